package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"hash"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// Author is who makes a change, and when.
type Author struct {
	Name string
	At   time.Time
}

// Tx is a change under way. It is valid inside Change's function only.
type Tx struct {
	ctx  context.Context
	sql  *sql.Tx
	by   Author
	head [sha256.Size]byte // hash of the newest entry
	seq  int64             // its number
	log  []entry           // entries not yet written

	index indexing // what the change makes findable

	statements map[string]*sql.Stmt // by their text
	failed     error                // the first statement that failed; nothing is kept then
}

// Change runs work in one transaction. When work returns an error or panics, or
// when any of its statements failed, nothing is kept, neither record nor log
// entry. A change must not start another one: the office has one writer.
func (o *Office) Change(ctx context.Context, by Author, work func(*Tx) error) error {
	if err := o.present(); err != nil {
		return err
	}
	inner, err := o.write.BeginTx(ctx, nil)
	if err != nil {
		return o.changeFault(ctx, err)
	}
	defer func() { _ = inner.Rollback() }() // says only that it is done, after a commit
	tx := &Tx{ctx: ctx, sql: inner, by: by, statements: map[string]*sql.Stmt{}}
	err = tx.readHead()
	if err == nil {
		err = work(tx)
	}
	if err == nil {
		err = tx.flushIndex()
	}
	if err == nil {
		err = tx.flushLog()
	}
	if err == nil {
		err = tx.failed // which work has overlooked
	}
	if err == nil {
		err = inner.Commit()
	}
	return o.changeFault(ctx, err)
}

// changeFault says why a change was not kept; a person who stopped it is told
// so, and not what the stop looked like inside.
func (o *Office) changeFault(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return storageFault(err, o.dir)
}

// exec runs a statement of the change, parsed once however often it is used.
func (tx *Tx) exec(statement string, values ...any) (sql.Result, error) {
	prepared, err := tx.prepared(statement) //nolint:sqlclosecheck // it ends with the transaction
	var result sql.Result
	if err == nil {
		result, err = prepared.ExecContext(tx.ctx, values...)
	}
	if err != nil && tx.failed == nil {
		tx.failed = err
	}
	return result, err
}

func (tx *Tx) readHead() error {
	var head []byte
	err := tx.sql.QueryRowContext(tx.ctx, `SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`).Scan(&tx.seq, &head)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil && len(head) != sha256.Size {
		return fault.New(fault.Damaged, "操作日志的最后一条已损坏，不能再保存。用最近的备份恢复")
	}
	copy(tx.head[:], head)
	return err
}

func (tx *Tx) insertOrgan(organ office.Organ) error {
	values := []any{organ.ID, string(organ.Level), organ.Name}
	if _, err := tx.exec(`INSERT INTO organ (one, id, level, name) VALUES (1, ?, ?, ?)`, values...); err != nil {
		return err
	}
	return tx.record("create", organ.ID, digestOf("organ", values), "")
}

// digestOf is the digest of a record as it is stored: its table and every
// column, each preceded by its length so that no two records look alike.
func digestOf(table string, values []any) [sha256.Size]byte {
	h := sha256.New()
	writeField(h, []byte(table))
	for _, v := range values {
		switch v := v.(type) {
		case string:
			writeField(h, []byte(v))
		case int64:
			writeField(h, binary.BigEndian.AppendUint64(nil, uint64(v)))
		case nil:
			h.Write([]byte{0xFF, 0xFF, 0xFF, 0xFF}) // no length: NULL is not ''
		default:
			h.Write([]byte{0xFF, 0xFF, 0xFF, 0xFE}) // no column of ours holds such a value
		}
	}
	return [sha256.Size]byte(h.Sum(nil))
}

func writeField(h hash.Hash, field []byte) {
	var length [4]byte
	binary.BigEndian.PutUint32(length[:], uint32(len(field)))
	h.Write(length[:])
	h.Write(field)
}

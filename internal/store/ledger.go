package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/oklog/ulid/v2"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Stored is a record as a ledger keeps it.
type Stored[T any] struct {
	// Key tells records apart when a workbook is imported again.
	Key string
	// Batch and Place say where the record came from; Batch may be empty.
	Batch, Place string
	Record       T
}

// Ledger is one of the office's registers. The package's variables
// Applications, Cases, Documents and Acts are the ledgers there are.
type Ledger[T any] struct {
	table   string
	columns []string             // those of the record, without its id
	id      func(*T) *string     // the record's id
	values  func(*T) []any       // as stored: string or int64, in the order of columns
	targets func(*T) []any       // where to scan the columns to
	found   func(*T) SearchEntry // what a record is found by; nil: its records are not searched
}

// NewID returns a new ULID: unique without asking anyone, so that offices can
// later be merged, and in the order of creation.
func NewID() string { return ulid.Make().String() }

// Add inserts new records and writes one log entry for each. Records without
// an id get one.
func (l *Ledger[T]) Add(tx *Tx, records []Stored[T]) error {
	columns := l.storedColumns()
	rows := make([][]any, 0, bulkRows)
	for i := range records {
		s := &records[i]
		if id := l.id(&s.Record); *id == "" {
			*id = NewID()
		}
		row := l.storedValues(s)
		if err := tx.record("add", *l.id(&s.Record), digestOf(l.table, row), ""); err != nil {
			return err
		}
		if l.found != nil {
			if err := tx.indexNew(l.found(&s.Record)); err != nil {
				return err
			}
		}
		if rows = append(rows, row); len(rows) == bulkRows || i == len(records)-1 {
			if err := tx.insertRows(l.table, columns, rows); err != nil {
				return err
			}
			rows = rows[:0]
		}
	}
	return nil
}

// Replace stores a changed record under its id, with detail as the log's word
// on what changed.
func (l *Ledger[T]) Replace(tx *Tx, s Stored[T], detail string) error {
	row := l.storedValues(&s)
	id := *l.id(&s.Record)
	statement := "UPDATE " + l.table + " SET " + strings.Join(l.storedColumns(), "=?,") + "=? WHERE id=?"
	result, err := tx.exec(statement, append(row[:len(row):len(row)], id)...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, fault.New(fault.NotFound, "要改的记录%s已经不在了，没有改动", id))
	}
	if l.found != nil {
		if err := tx.Index(l.found(&s.Record)); err != nil {
			return err
		}
	}
	return tx.record("replace", id, digestOf(l.table, row), detail)
}

// Find returns the records with the given keys.
func (l *Ledger[T]) Find(ctx context.Context, r Reader, keys []string) (map[string]Stored[T], error) {
	found := map[string]Stored[T]{}
	if empty, err := l.empty(ctx, r); err != nil || empty {
		return found, err
	}
	for len(keys) > 0 {
		n := min(len(keys), 1000)
		arguments := make([]any, n)
		for i, key := range keys[:n] {
			arguments[i] = key
		}
		keys = keys[n:]
		statement := "SELECT " + strings.Join(l.storedColumns(), ",") + " FROM " + l.table + " WHERE key IN (" + placeholders(n) + ")"
		err := each(ctx, r, statement, arguments, func(rows *sql.Rows) error {
			s, err := l.scan(rows)
			found[s.Key] = s
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (l *Ledger[T]) empty(ctx context.Context, r Reader) (bool, error) {
	empty := true
	err := each(ctx, r, "SELECT 1 FROM "+l.table+" LIMIT 1", nil, func(*sql.Rows) error {
		empty = false
		return nil
	})
	return empty, err
}

// Get returns the record with an id.
func (l *Ledger[T]) Get(ctx context.Context, r Reader, id string) (s Stored[T], found bool, err error) {
	statement := "SELECT " + strings.Join(l.storedColumns(), ",") + " FROM " + l.table + " WHERE id = ?"
	err = each(ctx, r, statement, []any{id}, func(rows *sql.Rows) error {
		found = true
		s, err = l.scan(rows)
		return err
	})
	return s, found, err
}

// recordsAtOnce is how many records are read before any of them is worked on,
// when that work uses the same connection.
const recordsAtOnce = 1000

// eachEntry calls see with what every record is found by, in the order of ids.
func (l *Ledger[T]) eachEntry(ctx context.Context, r Reader, see func(SearchEntry) error) error {
	statement := fmt.Sprintf("SELECT %s FROM %s WHERE id > ? ORDER BY id LIMIT %d", strings.Join(l.storedColumns(), ","), l.table, recordsAtOnce)
	for last := ""; ; {
		var some []T
		err := each(ctx, r, statement, []any{last}, func(rows *sql.Rows) error {
			s, err := l.scan(rows)
			some = append(some, s.Record)
			return err
		})
		if err != nil || len(some) == 0 {
			return err
		}
		for i := range some {
			if err := see(l.found(&some[i])); err != nil {
				return err
			}
		}
		last = *l.id(&some[len(some)-1])
	}
}

func (l *Ledger[T]) storedColumns() []string {
	return append([]string{"id", "key", "batch", "place"}, l.columns...)
}

// storedValues returns the row of s in the order of storedColumns.
func (l *Ledger[T]) storedValues(s *Stored[T]) []any {
	var batch any
	if s.Batch != "" {
		batch = s.Batch
	}
	row := make([]any, 0, 4+len(l.columns))
	row = append(row, *l.id(&s.Record), s.Key, batch, s.Place)
	return append(row, l.values(&s.Record)...)
}

func (l *Ledger[T]) scan(rows *sql.Rows) (s Stored[T], err error) {
	var batch sql.NullString
	targets := append([]any{l.id(&s.Record), &s.Key, &batch, &s.Place}, l.targets(&s.Record)...)
	err = rows.Scan(targets...)
	s.Batch = batch.String
	return s, err
}

// dateColumn scans a stored date.
type dateColumn struct{ date *workday.Date }

// Scan implements sql.Scanner.
func (c dateColumn) Scan(value any) error {
	text, _ := value.(string)
	return c.date.UnmarshalText([]byte(text))
}

// unread passes over a column that repeats what another one says.
type unread struct{}

// Scan implements sql.Scanner.
func (unread) Scan(any) error { return nil }

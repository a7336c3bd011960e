package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"zwgk/internal/fault"
)

// Register keeps records whole, as JSON in the column content, with the
// columns beside it that lists are filtered and sorted by. The package's
// variables Entries, Items, Revisions, Dossiers, Pieces, PieceTexts, Boxes,
// Closings, Appraisals and Transfers are the registers there are.
type Register[T any] struct {
	table   string
	label   string   // what a record is called in a message
	prefix  string   // what the log puts before the id, where another table has the same ids
	columns []string // those beside id and content
	id      func(*T) *string
	values  func(*T) []any // in the order of columns: string, int64 or nil
}

func (r *Register[T]) storedColumns() []string {
	return append(append([]string{"id"}, r.columns...), "content")
}

func (r *Register[T]) row(record *T) ([]any, error) {
	content, err := json.Marshal(record)
	if err != nil {
		return nil, err
	}
	row := append([]any{*r.id(record)}, r.values(record)...)
	return append(row, string(content)), nil
}

// Add stores a new record, which gets an id when it has none, and its log
// entry; detail is the log's word on it.
func (r *Register[T]) Add(tx *Tx, record *T, detail string) error {
	if id := r.id(record); *id == "" {
		*id = NewID()
	}
	row, err := r.row(record)
	if err != nil {
		return err
	}
	if err := tx.insertRows(r.table, r.storedColumns(), [][]any{row}); err != nil {
		return err
	}
	return tx.record("add", r.prefix+*r.id(record), digestOf(r.table, row), detail)
}

// Replace stores a changed record under its id; detail says what changed.
func (r *Register[T]) Replace(tx *Tx, record T, detail string) error {
	row, err := r.row(&record)
	if err != nil {
		return err
	}
	columns := r.storedColumns()
	statement := "UPDATE " + r.table + " SET " + strings.Join(columns[1:], "=?,") + "=? WHERE id=?"
	result, err := tx.exec(statement, append(row[1:len(row):len(row)], row[0])...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, fault.New(fault.NotFound, "要改的%s已经不在了，没有改动", r.label))
	}
	return tx.record("replace", r.prefix+*r.id(&record), digestOf(r.table, row), detail)
}

// Get returns the record with an id, or a NotFound fault.
func (r *Register[T]) Get(ctx context.Context, from Reader, id string) (record T, err error) {
	found, err := r.where(ctx, from, "WHERE id = ?", id)
	if err == nil && len(found) == 0 {
		err = fault.New(fault.NotFound, "找不到这件%s，可能已经被别人改过。回到清单再看", r.label)
	}
	if err != nil {
		return record, err
	}
	return found[0], nil
}

// where reads the records that a clause selects and orders.
func (r *Register[T]) where(ctx context.Context, from Reader, clause string, arguments ...any) ([]T, error) {
	var found []T
	err := each(ctx, from, "SELECT content FROM "+r.table+" "+clause, arguments, func(rows *sql.Rows) error {
		var content string
		if err := rows.Scan(&content); err != nil {
			return err
		}
		var record T
		if err := json.Unmarshal([]byte(content), &record); err != nil {
			return fault.Wrap(err, fault.Damaged, "有一件%s读不出来。用最近的备份恢复", r.label)
		}
		found = append(found, record)
		return nil
	})
	return found, err
}

// verified says how Verify looks at the register.
func (r *Register[T]) verified() verified {
	return verified{r.table, r.label, r.prefix, r.storedColumns()}
}

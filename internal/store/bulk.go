package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
)

// bulkRows is how many rows one INSERT carries: enough that the cost of a
// statement disappears, few enough to stay far below SQLite's limit of 32766
// parameters.
const bulkRows = 100

// insertRows inserts rows of equal length, bulkRows at a time.
func (tx *Tx) insertRows(table string, columns []string, rows [][]any) error {
	for chunk := range slices.Chunk(rows, bulkRows) {
		if _, err := tx.exec(insertStatement(table, columns, len(chunk)), slices.Concat(chunk...)...); err != nil {
			return err
		}
	}
	return nil
}

// prepared keeps the statements of a change, so that a long import parses each
// of them once. They end with the transaction.
func (tx *Tx) prepared(statement string) (*sql.Stmt, error) {
	if known := tx.statements[statement]; known != nil {
		return known, nil
	}
	prepared, err := tx.sql.PrepareContext(tx.ctx, statement)
	if err == nil {
		tx.statements[statement] = prepared
	}
	return prepared, err
}

func insertStatement(table string, columns []string, rows int) string {
	row := "(" + strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",") + ")"
	return "INSERT INTO " + table + " (" + strings.Join(columns, ",") + ") VALUES " +
		strings.TrimSuffix(strings.Repeat(row+",", rows), ",")
}

// Reader is what can be read from: an Office, one moment of it, or a change
// under way.
type Reader interface {
	query(ctx context.Context, statement string, arguments ...any) (*sql.Rows, error)
}

func (o *Office) query(ctx context.Context, statement string, arguments ...any) (*sql.Rows, error) {
	return o.read.QueryContext(ctx, statement, arguments...)
}

func (tx *Tx) query(_ context.Context, statement string, arguments ...any) (*sql.Rows, error) {
	return tx.sql.QueryContext(tx.ctx, statement, arguments...)
}

// moment reads from one state of the office, whoever writes meanwhile.
type moment struct{ sql *sql.Tx }

func (m moment) query(ctx context.Context, statement string, arguments ...any) (*sql.Rows, error) {
	return m.sql.QueryContext(ctx, statement, arguments...)
}

// look calls see with one state of the office.
func (o *Office) look(ctx context.Context, see func(Reader) error) error {
	tx, err := o.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return storageFault(err, o.dir)
	}
	defer func() { _ = tx.Rollback() }() // nothing was changed
	return see(moment{tx})
}

// each runs a query and calls scan for every row.
func each(ctx context.Context, r Reader, statement string, arguments []any, scan func(*sql.Rows) error) error {
	rows, err := r.query(ctx, statement, arguments...)
	if err != nil {
		return storageFault(err, "")
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return storageFault(err, "")
		}
	}
	return storageFault(rows.Err(), "")
}

// placeholders gives "?,?,?" for n arguments.
func placeholders(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"

	"zwgk/internal/fault"
)

//go:embed schema/*.sql
var schema embed.FS

// schemaVersion is the version that this program reads and writes; it is kept
// in SQLite's user_version. schema/000N.sql leads from version N-1 to N.
const schemaVersion = 6

// migrate brings a database to schemaVersion, each step in one transaction.
func migrate(ctx context.Context, db *sql.DB) error {
	var version int64
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return storageFault(err, "")
	}
	if err := checkVersion(version); err != nil {
		return err
	}
	for next := version + 1; next <= schemaVersion; next++ {
		script, err := schema.ReadFile(fmt.Sprintf("schema/%04d.sql", next))
		if err != nil {
			return err
		}
		if err := step(ctx, db, next, string(script)); err != nil {
			return err
		}
	}
	return nil
}

// step leads to version by a script, or leaves everything as it was.
func step(ctx context.Context, db *sql.DB, version int64, script string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return storageFault(err, "")
	}
	defer func() { _ = tx.Rollback() }() // says only that it is done, after a commit
	var now int64
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&now); err != nil {
		return storageFault(err, "")
	}
	if now >= version {
		return nil // another program was first
	}
	for _, statement := range []string{
		script,
		fmt.Sprintf("PRAGMA user_version = %d", version),
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fault.Wrap(err, fault.Storage, "资料升级到第%d版没有完成，已退回原样。把日志交给维护人员", version)
		}
	}
	return storageFault(tx.Commit(), "")
}

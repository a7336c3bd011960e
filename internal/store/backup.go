package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"modernc.org/sqlite"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// Facts are what a database comes to at one moment: what a backup says of
// itself, and what a restored office is compared with.
type Facts struct {
	Schema  int              `json:"schema"` // version of the tables
	Organ   office.Organ     `json:"organ"`
	Counts  map[string]int64 `json:"counts"`  // records by table; what is derived from them is not counted
	Entries int64            `json:"entries"` // of the log
	Head    string           `json:"head"`    // hash of the newest of them, hexadecimal
}

// CopyDatabase writes the database as it is at this moment to a new file, and
// says what it comes to. It is SQLite's own online copy, page by page, from a
// read of one moment: nobody waits, what is saved meanwhile is not in it, and a
// page that went bad is bad in the copy too, where a check finds it. tell may
// be nil; it hears of pages. Nothing is left behind when the copy fails.
//
// VACUUM INTO would give a smaller file where much was deleted, but takes a
// third longer, cannot say how far it is, and leaves no moment in which the
// counts could be taken.
func (o *Office) CopyDatabase(ctx context.Context, path string, tell func(done, all int)) (Facts, error) {
	conn, err := o.read.Conn(ctx)
	if err != nil {
		return Facts{}, o.changeFault(ctx, err)
	}
	defer func() { _ = conn.Close() }() // it goes back to the others
	facts, err := copyMoment(ctx, conn, path, tell)
	return facts, o.changeFault(ctx, err)
}

// copyMoment copies what a connection sees, held still.
func copyMoment(ctx context.Context, conn *sql.Conn, path string, tell func(done, all int)) (facts Facts, err error) {
	if exists(path) {
		return facts, fault.New(fault.Exists, "“%s”已经有了，不会覆盖。换一个名字", path)
	}
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return facts, err
	}
	defer func() {
		_, undone := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // nothing was changed
		err = errors.Join(err, undone)
		if err != nil {
			err = errors.Join(err, removeDatabase(path))
		}
	}()
	if facts, err = factsOf(ctx, connection{conn}); err != nil {
		return facts, err
	}
	err = conn.Raw(func(driver any) error { return copyPages(ctx, driver, path, tell) })
	return facts, err
}

// pagesAtOnce are 8 MB: a fraction of a second even on an old disk, after which
// a clerk who stops is heard.
const pagesAtOnce = 2048

func copyPages(ctx context.Context, driver any, path string, tell func(done, all int)) error {
	from, ok := driver.(interface {
		NewBackup(uri string) (*sqlite.Backup, error)
	})
	if !ok {
		return fmt.Errorf("%T copies nothing", driver)
	}
	// The copy counts only when it was looked at; until then it needs no journal.
	work, err := from.NewBackup(fileURI(path) + "?_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)")
	if err != nil {
		return err
	}
	for more := true; more && err == nil; {
		if err = ctx.Err(); err == nil {
			more, err = work.Step(pagesAtOnce)
		}
		if tell != nil && err == nil {
			tell(work.PageCount()-work.Remaining(), work.PageCount())
		}
	}
	if finishing := work.Finish(); err == nil {
		err = finishing
	}
	return err
}

// connection reads through one connection.
type connection struct{ sql *sql.Conn }

func (c connection) query(ctx context.Context, statement string, arguments ...any) (*sql.Rows, error) {
	return c.sql.QueryContext(ctx, statement, arguments...)
}

// factsOf counts every table but those that are derived from others. It reads a
// database of any version.
func factsOf(ctx context.Context, r Reader) (f Facts, err error) {
	const plain = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search*' AND name <> 'audit'`
	one := func(statement string, targets ...any) {
		if err == nil {
			err = each(ctx, r, statement, nil, func(rows *sql.Rows) error { return rows.Scan(targets...) })
		}
	}
	var head []byte
	one("PRAGMA user_version", &f.Schema)
	one("SELECT id, level, name FROM organ", &f.Organ.ID, &f.Organ.Level, &f.Organ.Name)
	one("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", &f.Entries, &head)
	if err != nil {
		return f, err
	}
	f.Head, f.Counts = hex.EncodeToString(head), map[string]int64{}
	var tables []string
	err = each(ctx, r, plain, nil, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		tables = append(tables, name)
		return err
	})
	for _, name := range tables {
		var n int64
		one(`SELECT count(*) FROM "`+name+`"`, &n)
		f.Counts[name] = n
	}
	return f, err
}

// BackupsFolder is where an office keeps copies of itself when nobody chose a
// better place.
func (o *Office) BackupsFolder() string { return filepath.Join(o.dir, backupsName) }

// DatabaseName is the file in an office's folder that holds its records.
const DatabaseName = databaseName

// syncFile brings a file to the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Newest gives number, hash and subject of the newest entry of the log.
func (o *Office) Newest(ctx context.Context) (seq int64, head, subject string, err error) {
	var hash []byte
	err = each(ctx, o, "SELECT seq, hash, subject FROM audit ORDER BY seq DESC LIMIT 1", nil, func(rows *sql.Rows) error {
		return rows.Scan(&seq, &hash, &subject)
	})
	return seq, hex.EncodeToString(hash), subject, err
}

// SettingSubject is what the log calls a setting.
func SettingSubject(name string) string { return "setting:" + name }

// SettingHistory gives every value that a setting ever had, oldest first, as the
// log tells it.
func (o *Office) SettingHistory(ctx context.Context, name string) ([]string, error) {
	var values []string
	err := each(ctx, o, "SELECT detail FROM audit WHERE subject = ? ORDER BY seq", []any{SettingSubject(name)}, func(rows *sql.Rows) error {
		var value string
		err := rows.Scan(&value)
		values = append(values, value)
		return err
	})
	return values, err
}

// Facts says what the office comes to now.
func (o *Office) Facts(ctx context.Context) (f Facts, err error) {
	err = o.look(ctx, func(r Reader) error {
		f, err = factsOf(ctx, r)
		return err
	})
	return f, err
}

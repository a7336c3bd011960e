package store

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/office"
)

// The fixtures in testdata/v000N are offices as version N left them: office.db.gz
// and the attachment. They are kept for ever, and never made again: what a later
// program cannot read in them, it cannot read in anyone's office. A new version
// brings its own, made by
//
//	ZWGK_TEST_FIXTURE=1 go test -run TestEveryVersionHasItsFixture ./internal/store
const writeFixture = "ZWGK_TEST_FIXTURE"

func fixture(version int) string { return filepath.Join("testdata", fmt.Sprintf("v%04d", version)) }

func TestEveryVersionHasItsFixture(t *testing.T) {
	for version := 1; version <= schemaVersion; version++ {
		packed := filepath.Join(fixture(version), databaseName+".gz")
		if _, err := os.Stat(packed); err != nil && os.Getenv(writeFixture) != "" {
			packFixture(t, officeOfVersion(t, version, 6), fixture(version))
		}
		if _, err := os.Stat(packed); err != nil {
			t.Errorf("version %d has no fixture: %v", version, err)
		}
	}
}

// officeOfVersion makes an office as a version had it: with its scripts, with
// records in every table that it has, and with their log.
func officeOfVersion(t *testing.T, version, size int) (dir string) {
	t.Helper()
	from := officeWithEverything(t, size)
	dir = filepath.Join(t.TempDir(), "单位")
	if err := os.CopyFS(filepath.Join(dir, filesName), os.DirFS(filepath.Join(from, filesName))); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", dataSource(filepath.Join(dir, databaseName)))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for v := 1; v <= version; v++ {
		script, err := schema.ReadFile(fmt.Sprintf("schema/%04d.sql", v))
		if err == nil {
			err = step(t.Context(), db, int64(v), string(script))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := fillFrom(t.Context(), db, filepath.Join(from, databaseName)); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	return dir
}

// officeWithEverything is an office of this version with size records of every
// kind, closed.
func officeWithEverything(t *testing.T, size int) (dir string) {
	t.Helper()
	o, _ := shelved(t, 6)
	m := newMaker(6)
	file, err := o.KeepFile(write(t, filepath.Join(t.TempDir(), "台账.xlsx"), "这是一个附件"))
	if err != nil {
		t.Fatal(err)
	}
	change(t, o, func(tx *Tx) error {
		batch := Batch{ID: "01BATCH", Ledger: "applications", Year: 2025, File: file}
		return errors.Join(tx.AddBatch(batch, "新增1"), m.add(size)(tx), m.register(size)(tx),
			tx.AddPerson(office.Person{ID: NewID(), Name: "陈晓梅", Role: office.Clerk, Active: true}), tx.Set("contact", `{"person":"陈晓梅"}`),
			tx.AddSignedReport(&SignedReport{ID: NewID(), Year: 2025, Content: `{"year":2025}`, Signer: "赵某", SignedOn: m.date()}))
	})
	withItems(t, o, size)
	if v := verify(t, o); !v.OK() {
		t.Fatal(v.Problems)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	return o.Dir()
}

// fillFrom copies the records of all tables that a database has from another one,
// and writes their log.
func fillFrom(ctx context.Context, db *sql.DB, from string) error {
	if _, err := db.ExecContext(ctx, "ATTACH ? AS other", from); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // says only that it is done, after a commit
	there, err := definitions(ctx, moment{tx})
	if err != nil {
		return err
	}
	// It forbids a new piece to have a number already.
	const trigger = "piece_unnumbered"
	_, definition, guarded := strings.Cut(there["trigger "+trigger], " ")
	if guarded {
		if _, err := tx.ExecContext(ctx, "DROP TRIGGER "+trigger); err != nil {
			return err
		}
	}
	log := &Tx{ctx: ctx, sql: tx, by: clerk, statements: map[string]*sql.Stmt{}}
	for _, table := range verifiedTables() {
		if there["table "+table.table] == "" {
			continue
		}
		if err := fillTable(log, table); err != nil {
			return fmt.Errorf("%s: %w", table.table, err)
		}
	}
	if err := log.flushLog(); err != nil {
		return err
	}
	if guarded {
		if _, err := tx.ExecContext(ctx, definition); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func fillTable(log *Tx, table verified) error {
	columns := strings.Join(table.columns, ",")
	if table.table == "organ" { // has a column that no record shows
		if _, err := log.sql.ExecContext(log.ctx, "INSERT INTO main.organ SELECT * FROM other.organ"); err != nil {
			return err
		}
	} else {
		names, err := columnsOf(log, table.table)
		if err == nil {
			_, err = log.sql.ExecContext(log.ctx, "INSERT INTO main."+table.table+" ("+names+") SELECT "+names+" FROM other."+table.table)
		}
		if err != nil {
			return err
		}
	}
	values, targets := make([]any, len(table.columns)), make([]any, len(table.columns))
	for i := range values {
		targets[i] = &values[i]
	}
	return each(log.ctx, log, "SELECT "+columns+" FROM main."+table.table, nil, func(rows *sql.Rows) error {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		id, _ := values[0].(string)
		log.seq++
		e := entry{seq: log.seq, at: "2026-01-14T09:00:00Z", actor: "李干事", action: "add", subject: table.prefix + id, digest: digestOf(table.table, values)}
		e.hash = e.chain(log.head)
		log.head = e.hash
		log.log = append(log.log, e)
		return nil
	})
}

func columnsOf(r Reader, table string) (string, error) {
	var names []string
	err := each(context.Background(), r, "SELECT name FROM pragma_table_info(?, 'main')", []any{table}, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		names = append(names, name)
		return err
	})
	return strings.Join(names, ","), err
}

func packFixture(t *testing.T, dir, to string) {
	t.Helper()
	if err := os.CopyFS(filepath.Join(to, filesName), os.DirFS(filepath.Join(dir, filesName))); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(dir, databaseName))
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(to, databaseName+".gz"))
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	_, err = z.Write(content)
	if err := errors.Join(err, z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// unpackFixture gives the office that a version left, and the digest of its
// database.
func unpackFixture(t *testing.T, version int) (dir string, database [sha256.Size]byte) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "单位")
	if err := os.CopyFS(filepath.Join(dir, filesName), os.DirFS(filepath.Join(fixture(version), filesName))); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(fixture(version), databaseName+".gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, databaseName), string(content))
	return dir, sha256.Sum256(content)
}

// childIn is child with a context of its own.
func childIn(ctx context.Context, t *testing.T, role, dir string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(ctx, self)
	c.Env = append(os.Environ(), childRole+"="+role, childOffice+"="+dir)
	return c
}

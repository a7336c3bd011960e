package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	_ "modernc.org/sqlite" // the driver: pure Go, so that every platform can be built without a C compiler
	sqlite3 "modernc.org/sqlite/lib"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

const (
	databaseName  = "office.db"
	filesName     = "files"
	backupsName   = "backups"
	applicationID = 0x5A57474B // "ZWGK" in the SQLite header: this file is ours
	readers       = 4
)

// Office is an open office folder. It is safe for concurrent use; Close it.
type Office struct {
	dir   string
	file  os.FileInfo // the database as it was opened
	read  *sql.DB
	write *sql.DB
	organ office.Organ

	counted atomic.Pointer[counting] // the newest census
}

// Create makes a new office in dir, which may be missing or hold other things,
// but no office and no remains of one.
func Create(ctx context.Context, dir string, organ office.Organ, by Author) (*Office, error) {
	if err := refuseRemains(dir); err != nil {
		return nil, err
	}
	for _, d := range []string{dir, filepath.Join(dir, filesName), filepath.Join(dir, backupsName)} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return nil, storageFault(err, dir)
		}
	}
	// The office appears under its name only when it is whole.
	unfinished := filepath.Join(dir, databaseName+".new")
	if err := removeDatabase(unfinished); err != nil {
		return nil, storageFault(err, dir)
	}
	if err := build(ctx, unfinished, organ, by); err != nil {
		return nil, errors.Join(err, removeDatabase(unfinished))
	}
	if err := os.Rename(unfinished, filepath.Join(dir, databaseName)); err != nil {
		return nil, storageFault(err, dir)
	}
	if err := syncFolder(dir); err != nil {
		return nil, storageFault(err, dir)
	}
	return Open(ctx, dir)
}

// refuseRemains looks for an office and for what is left of one. A journal
// without its database must not meet a new database: SQLite would replay it.
func refuseRemains(dir string) error {
	path := filepath.Join(dir, databaseName)
	if exists(path) {
		return fault.New(fault.Exists, "“%s”里已经有一个单位的资料，没有新建。换一个文件夹，或者直接打开它", dir)
	}
	remains := ""
	for _, name := range []string{filesName, backupsName} {
		if entries, err := os.ReadDir(filepath.Join(dir, name)); err == nil && len(entries) > 0 {
			remains = name
		}
	}
	for _, suffix := range []string{"-wal", "-journal"} {
		if exists(path + suffix) {
			remains = databaseName + suffix
		}
	}
	if remains != "" {
		return fault.New(fault.Exists, "“%s”里有原来的资料留下的%s，没有office.db，可能被移走了。没有新建；先找回office.db，或者换一个文件夹", dir, remains)
	}
	return nil
}

func build(ctx context.Context, path string, organ office.Organ, by Author) error {
	db, err := sql.Open("sqlite", dataSource(path))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if err := migrate(ctx, db); err != nil {
		return errors.Join(err, db.Close())
	}
	o := &Office{write: db}
	err = o.Change(ctx, by, func(tx *Tx) error { return tx.insertOrgan(organ) })
	return errors.Join(err, db.Close())
}

// Open opens the office in dir. A folder that holds no office is an error,
// never a new empty office.
func Open(ctx context.Context, dir string) (*Office, error) {
	path := filepath.Join(dir, databaseName)
	file, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.NotFound, "“%s”里没有单位资料（office.db），没有新建。核对文件夹：U盘是否插好，文件夹是否改了名", dir)
	}
	if err != nil {
		return nil, storageFault(err, dir)
	}
	if err := checkHeader(ctx, path); err != nil {
		return nil, err
	}
	// A connection that is made later must not make an empty office in the
	// folder of a stick that was pulled out meanwhile.
	source := dataSource(path) + "&mode=rw"
	write, err := sql.Open("sqlite", source)
	if err != nil {
		return nil, storageFault(err, dir)
	}
	write.SetMaxOpenConns(1)
	if err = copyBeforeMigrating(ctx, dir, write); err == nil {
		err = migrate(ctx, write)
	}
	if err != nil {
		if unwritable := tryWriting(dir); unwritable != nil {
			err = unwritable // SQLite cannot tell it from a missing folder
		}
		return nil, errors.Join(err, write.Close())
	}
	read, err := sql.Open("sqlite", source+"&_pragma=query_only(1)&_pragma=cache_size(-8000)") // reading along an index gains little from more
	if err != nil {
		return nil, errors.Join(storageFault(err, dir), write.Close())
	}
	read.SetMaxOpenConns(readers)
	o := &Office{dir: dir, file: file, read: read, write: write}
	if o.organ, err = o.readOrgan(ctx); err == nil {
		err = o.upToDate(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return o, nil
}

// tryWriting says what is wrong when nothing can be written in a folder.
func tryWriting(dir string) error {
	f, err := os.CreateTemp(dir, incoming+"*")
	if err != nil {
		return storageFault(err, dir)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// Close ends all use of the office.
func (o *Office) Close() error { return errors.Join(o.read.Close(), o.write.Close()) }

// present says whether the office still lies where it was opened. A folder that
// was renamed or unmounted under the program may still take what is written
// through open files, while what is copied by its name goes elsewhere: nothing
// is saved then.
func (o *Office) present() error {
	if o.file == nil {
		return nil // it is being made
	}
	file, err := os.Stat(filepath.Join(o.dir, databaseName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.Wrap(err, fault.Storage, "“%s”不在了，没有保存。插好U盘、把文件夹放回原处，再做一次，原有记录没有改动", o.dir)
	case err != nil:
		return storageFault(err, o.dir)
	case !os.SameFile(o.file, file):
		return fault.New(fault.Storage, "“%s”换过了，没有保存。关掉程序重新打开，再做一次，原有记录没有改动", o.dir)
	}
	return nil
}

// Organ returns the organ whose office this is.
func (o *Office) Organ() office.Organ { return o.organ }

// Dir returns the office's folder.
func (o *Office) Dir() string { return o.dir }

func (o *Office) readOrgan(ctx context.Context) (office.Organ, error) {
	var organ office.Organ
	err := o.read.QueryRowContext(ctx, `SELECT id, level, name FROM organ`).Scan(&organ.ID, &organ.Level, &organ.Name)
	if err != nil {
		return organ, fault.Wrap(err, fault.Damaged, "office.db里读不出单位名称，资料可能已损坏。不要再录入，用最近的备份恢复")
	}
	return organ, nil
}

// checkHeader looks at the file before it is opened for work, so that a
// foreign file gets a plain answer and nothing is changed. SQLite does the
// looking: a file that it has open in this process must not be opened and
// closed by anyone else, which would drop its locks. Damage is not judged here,
// since what another program is writing back just now looks torn.
func checkHeader(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return storageFault(err, filepath.Dir(path))
	}
	foreign := fault.New(fault.Unreadable, "“%s”不是本程序的资料文件，或者已经损坏。没有改动它；用最近的备份恢复", path)
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return foreign
	}
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=ro&immutable=1")
	if err != nil {
		return storageFault(err, filepath.Dir(path))
	}
	defer db.Close()
	var id, version int64
	if err = db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err == nil {
		err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	}
	switch code := sqliteCode(err); {
	case code == sqlite3.SQLITE_NOTADB:
		return foreign
	case code == sqlite3.SQLITE_CORRUPT:
		return nil
	case err != nil:
		return storageFault(err, filepath.Dir(path))
	case id != applicationID:
		return fault.New(fault.Unreadable, "“%s”是别的程序的数据库，没有打开。核对文件夹", path)
	case version < 1:
		return fault.New(fault.Damaged, "“%s”里没有版本号，资料已损坏。没有改动它；用最近的备份恢复", path)
	}
	return checkVersion(version)
}

func checkVersion(version int64) error {
	if version > schemaVersion {
		return fault.New(fault.TooNew, "这个单位的资料是用更新版本的程序保存的。请先升级程序，资料没有改动")
	}
	return nil
}

// dataSource is what the driver opens, with the settings of doc.go.
func dataSource(path string) string {
	return fileURI(path) + "?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=cache_size(-32000)&_pragma=foreign_keys(1)&_pragma=trusted_schema(0)&_txlock=immediate"
}

// fileURI builds SQLite's URI of a file. The path is escaped, since folders of
// users may contain “?”, “#” or “%”.
func fileURI(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath()
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func removeDatabase(path string) error {
	var problems []error
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			problems = append(problems, err)
		}
	}
	return errors.Join(problems...)
}

// syncFolder makes a rename durable where the system can do that.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, fs.ErrInvalid) {
		return fmt.Errorf("sync %s: %w", dir, err)
	}
	return nil
}

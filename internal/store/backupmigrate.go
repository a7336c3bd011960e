package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"zwgk/internal/fault"
)

// spareSpace is what a disk should have left beside a copy.
const spareSpace = 16 << 20

// copyBeforeMigrating puts a copy of a database of an earlier version into
// backups/ and looks at it, before the first step to the present one. Where it
// cannot be made, nothing is changed: the way back must be there first. A copy
// that an interrupted start has left serves again when it is of this state.
func copyBeforeMigrating(ctx context.Context, dir string, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return storageFault(err, dir)
	}
	defer func() { _ = conn.Close() }() // it goes back to the others
	facts := Facts{Schema: -1}
	err = each(ctx, connection{conn}, "PRAGMA user_version", nil, func(rows *sql.Rows) error { return rows.Scan(&facts.Schema) })
	if err != nil || facts.Schema >= schemaVersion || facts.Schema < 1 {
		return err
	}
	if facts, err = factsOf(ctx, connection{conn}); err != nil {
		return err
	}
	folder := filepath.Join(dir, backupsName)
	final := filepath.Join(folder, copyName(facts))
	if copyOf(ctx, final, facts) == nil {
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return notMigrated(err)
	}
	if err := spaceForCopy(dir, folder); err != nil {
		return err
	}
	return copyVerified(ctx, conn, final)
}

// copyName tells a copy by version and state of the office.
func copyName(f Facts) string {
	return fmt.Sprintf("升级前 第%d版 %s.db", f.Schema, f.Head[:min(8, len(f.Head))])
}

func spaceForCopy(dir, folder string) error {
	info, err := os.Stat(filepath.Join(dir, databaseName))
	if err != nil {
		return storageFault(err, dir)
	}
	need := uint64(info.Size()) + spareSpace
	if free, known := FreeSpace(folder); known && free < need {
		return fault.New(fault.Storage, "磁盘只剩%d MB，升级资料以前要先备份，需要%d MB，没有升级。腾出空间再打开，资料没有改动", free>>20, need>>20+1)
	}
	return nil
}

// copyVerified makes the copy under another name, looks at it and only then
// gives it its own.
func copyVerified(ctx context.Context, conn *sql.Conn, final string) error {
	unfinished, err := os.MkdirTemp(filepath.Dir(final), incoming+"*")
	if err != nil {
		return notMigrated(err)
	}
	defer os.RemoveAll(unfinished) //nolint:errcheck // a rest is harmless
	path := filepath.Join(unfinished, databaseName)
	facts, err := copyMoment(ctx, conn, path, nil)
	if err == nil {
		err = syncFile(path)
	}
	if err != nil {
		return notMigrated(err)
	}
	if err := copyOf(ctx, path, facts); err != nil {
		return notMigrated(err)
	}
	if err := os.Rename(path, final); err != nil {
		return notMigrated(err)
	}
	return notMigrated(syncFolder(filepath.Dir(final)))
}

// copyOf looks at a copy: whole, and what was copied.
func copyOf(ctx context.Context, path string, facts Facts) error {
	c, err := OpenCopy(ctx, path)
	if err != nil {
		return err
	}
	err = c.Sound(ctx)
	if err == nil && !c.Facts().Same(facts) {
		err = fault.New(fault.Damaged, "“%s”与资料不一样", path)
	}
	return errors.Join(err, c.Close())
}

func notMigrated(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	if fault.CodeOf(err) == fault.Damaged {
		return fault.Wrap(err, fault.Damaged, "office.db已损坏，没有升级，也没有改动它。用最近的备份恢复")
	}
	return fault.Wrap(err, fault.Storage, "升级资料以前的备份没有做成，没有升级：%s", fault.Sentence(storageFault(err, "")))
}

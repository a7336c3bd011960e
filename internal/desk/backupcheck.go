package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"zwgk/internal/fault"
	"zwgk/internal/parcel"
	"zwgk/internal/store"
)

// BackupCheck is what CheckBackup found in a backup that is whole.
type BackupCheck struct {
	Manifest *parcel.BackupManifest
	Found    *store.Verification // of its records, log and files
	Seal     string
}

// CheckBackup reads a backup from anywhere, without an office. The error says
// why it is not whole; what is wrong in a whole one was wrong in the office.
func CheckBackup(ctx context.Context, path, passphrase string, progress Progress) (BackupCheck, error) {
	r, err := parcel.OpenBackup(path, passphrase)
	if err != nil {
		return BackupCheck{}, err
	}
	defer r.Close()                                               //nolint:errcheck // it was only read
	work, err := checkingFolder(filepath.Dir(path), os.TempDir()) // beside the backup, which holds the same data, as long as it takes it
	if err != nil {
		return BackupCheck{}, err
	}
	defer os.RemoveAll(work) //nolint:errcheck // a copy that nobody needs
	checked, err := checkBackup(ctx, r, work, progress)
	if err != nil {
		return BackupCheck{}, err
	}
	return BackupCheck{checked.manifest, checked.found, checked.seal}, nil
}

// checkedBackup is a backup that is whole.
type checkedBackup struct {
	manifest *parcel.BackupManifest
	facts    store.Facts // of its database, counted anew
	found    *store.Verification
	seal     string
}

// checkBackup reads a backup to its end. Its database is taken out into a
// folder, opened and checked there while the attachments are still being
// hashed.
func checkBackup(ctx context.Context, r *parcel.BackupReader, work string, progress Progress) (*checkedBackup, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := &checker{ctx: ctx, manifest: r.Manifest(), path: filepath.Join(work, "checked.db"), sound: map[string]bool{}}
	for _, e := range c.manifest.Content {
		if digest, ok := e.Attachment(); ok {
			c.sound[digest] = true // or Read fails
		}
	}
	if err := spaceFor(work, c.manifest.Content[0].Size); err != nil {
		return nil, err
	}
	err := r.Read(ctx, c.take, func(done, all int64) { progress.tell(int(done>>10), int(all>>10)) })
	if err != nil {
		cancel()
	}
	c.checking.Wait()
	if err != nil {
		return nil, err
	}
	if c.failed != nil {
		return nil, c.failed
	}
	if parcelFacts := store.Facts(c.manifest.Facts); !c.facts.Same(parcelFacts) {
		return nil, fault.New(fault.Damaged, "备份里的资料与它的清单不符。换一份备份")
	}
	return &checkedBackup{manifest: c.manifest, facts: c.facts, found: c.found, seal: r.Seal()}, nil
}

// checker takes the database out of a backup and checks it.
type checker struct {
	ctx      context.Context // of one check
	manifest *parcel.BackupManifest
	path     string
	sound    map[string]bool

	checking sync.WaitGroup
	facts    store.Facts
	found    *store.Verification
	failed   error
}

func (c *checker) take(e parcel.BackupEntry) (parcel.Take, error) {
	if !e.IsDatabase() {
		return nil, nil
	}
	f, err := os.OpenFile(c.path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, cannotWrite(err, c.path)
	}
	return takenDatabase{f, c}, nil
}

type takenDatabase struct {
	*os.File
	c *checker
}

// Done begins to check a database that came out right.
func (d takenDatabase) Done(right bool) error {
	if err := d.File.Close(); err != nil {
		return cannotWrite(err, d.c.path)
	}
	if right {
		d.c.checking.Go(func() { d.c.failed = d.c.check() })
	}
	return nil
}

func (c *checker) check() error {
	copied, err := store.OpenCopy(c.ctx, c.path)
	if err != nil {
		return err
	}
	c.facts = copied.Facts()
	c.found, err = copied.Verify(c.ctx, c.sound)
	return errors.Join(err, copied.Close())
}

// Text tells what the check found, in lines.
func (c BackupCheck) Text() string {
	m := c.Manifest
	lines := []string{
		"备份完整：" + m.Facts.Organ.Name + "，" + m.Made.Local().Format("2006年1月2日 15:04") + "做的",
		"校验码 " + c.Seal,
		"日志校验码 " + m.Facts.Head,
	}
	lines = append(lines, countLines(m.Facts.Counts)...)
	for _, p := range c.Found.Problems {
		lines = append(lines, "做备份时就有的问题："+p)
	}
	return strings.Join(lines, "\n") + "\n"
}

package desk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/parcel"
	"zwgk/internal/store"
)

// RestoreOrder says what is restored and where.
type RestoreOrder struct {
	From       string // the backup
	To         string // a folder that is not there, or empty
	Passphrase string
}

// Restore makes an office of a backup in a new folder, compares it with what
// the backup says of itself, and gives the folder its name only when both are
// equal. Of a backup that is not whole nothing is written. One of an earlier
// version is brought to the present one.
func Restore(ctx context.Context, o RestoreOrder, progress Progress) (*RestoreReport, error) {
	to, err := emptyTarget(o.To)
	if err != nil {
		return nil, err
	}
	r, err := parcel.OpenBackup(o.From, o.Passphrase)
	if err != nil {
		return nil, err
	}
	defer r.Close()                            //nolint:errcheck // it was only read
	if err := sweepRestoring(to); err != nil { // before the room is measured, which they take up
		return nil, err
	}
	if err := spaceFor(filepath.Dir(to), spaceToRestore(r.Manifest())); err != nil {
		return nil, err
	}
	building, err := os.MkdirTemp(filepath.Dir(to), filepath.Base(to)+restoring+"*")
	if err != nil {
		return nil, cannotRestore(err, to)
	}
	defer os.RemoveAll(building) //nolint:errcheck // gone after the rename; a rest is under another name and harmless
	if err := takeOut(ctx, r, building, progress); err != nil {
		return nil, err
	}
	report, err := compareRestored(ctx, building, r)
	if err != nil {
		return nil, err
	}
	report.From, report.To = o.From, to
	if !report.Equal() {
		return report, fault.New(fault.Damaged, "恢复出来的资料与备份不一样，没有恢复。换一份备份")
	}
	return report, appear(building, to)
}

// restoring stands between the name of a place and some digits while an office is
// restored to it.
const restoring = ".restoring-"

// sweepRestoring removes what restores to the same place left that were killed.
// They are copies out of a backup, which nobody has worked in.
func sweepRestoring(to string) error {
	around, err := os.ReadDir(filepath.Dir(to))
	if err != nil {
		return cannotRestore(err, to)
	}
	for _, e := range around {
		digits, ours := strings.CutPrefix(e.Name(), filepath.Base(to)+restoring)
		if !ours || !e.IsDir() || digits == "" || strings.Trim(digits, "0123456789") != "" {
			continue
		}
		if err := os.RemoveAll(filepath.Join(filepath.Dir(to), e.Name())); err != nil {
			return cannotRestore(err, to)
		}
	}
	return nil
}

// emptyTarget refuses a folder in which anything is.
func emptyTarget(path string) (string, error) {
	if path == "" {
		return "", fault.New(fault.Usage, "没有写恢复到哪里。写一个新的文件夹")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", cannotRestore(err, path)
	}
	info, err := os.Lstat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return abs, cannotRestore(os.MkdirAll(filepath.Dir(abs), 0o755), path)
	case err != nil:
		return "", cannotRestore(err, path)
	case !info.IsDir():
		return "", fault.New(fault.Exists, "“%s”不是文件夹，没有恢复。写一个新的文件夹", path)
	}
	entries, err := os.ReadDir(abs)
	if err != nil {
		return "", cannotRestore(err, path)
	}
	if len(entries) > 0 {
		return "", fault.New(fault.Exists, "“%s”里已经有东西，没有恢复，也没有改动它。写一个新的文件夹", path)
	}
	return abs, nil
}

// spaceToRestore is what the backup holds, and its database once more for the
// index that is made anew in one of an earlier version.
func spaceToRestore(m *parcel.BackupManifest) int64 {
	const perFile = 4 << 10
	all := m.Content[0].Size
	for _, e := range m.Content {
		all += e.Size + perFile
	}
	return all
}

// appear gives the finished folder its name.
func appear(building, to string) error {
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) { // it is empty
		return cannotRestore(err, to)
	}
	if err := os.Chmod(building, 0o755); err != nil {
		return cannotRestore(err, to)
	}
	return cannotRestore(os.Rename(building, to), to)
}

func cannotRestore(err error, path string) error {
	if err == nil || fault.CodeOf(err) != "" || errors.Is(err, context.Canceled) {
		return err
	}
	return fault.Wrap(cannotWrite(err, path), fault.Storage, "“%s”写不进去，没有恢复。看磁盘是否已满、文件夹能不能写，或者换一个地方", path)
}

// takeOut writes what is in a backup into a folder.
func takeOut(ctx context.Context, r *parcel.BackupReader, folder string, progress Progress) error {
	for _, sub := range []string{"files", "backups"} {
		if err := os.MkdirAll(filepath.Join(folder, sub), 0o755); err != nil {
			return cannotRestore(err, folder)
		}
	}
	take := func(e parcel.BackupEntry) (parcel.Take, error) {
		if _, ok := e.Attachment(); !ok && !e.IsDatabase() {
			return nil, nil
		}
		// The reader lets no other name through than these two kinds.
		path := filepath.Join(folder, filepath.FromSlash(e.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, cannotRestore(err, folder)
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return nil, cannotRestore(err, folder)
		}
		return takenFile{f}, nil
	}
	return r.Read(ctx, take, func(done, all int64) { progress.tell(int(done>>10), int(all>>10)) })
}

// takenFile is a file that comes out of a backup.
type takenFile struct{ *os.File }

func (t takenFile) Write(p []byte) (int, error) {
	n, err := t.File.Write(p)
	return n, cannotRestore(err, t.Name())
}

// Done brings the file to the disk.
func (t takenFile) Done(right bool) error {
	var err error
	if right {
		err = t.Sync()
	}
	return cannotRestore(errors.Join(err, t.File.Close()), t.Name())
}

// compareRestored opens the new office as it will be opened every day, checks
// all of it, and counts what the backup has counted.
func compareRestored(ctx context.Context, folder string, r *parcel.BackupReader) (*RestoreReport, error) {
	o, err := store.Open(ctx, folder)
	if err != nil {
		return nil, err
	}
	found, err := o.Verify(ctx)
	var facts store.Facts
	if err == nil {
		facts, err = o.Facts(ctx)
	}
	if err = errors.Join(err, o.Close()); err != nil {
		return nil, err
	}
	m := r.Manifest()
	report := &RestoreReport{
		Made: m.Made, Program: m.Program, Encrypted: r.Sealed(), Seal: r.Seal(),
		Backup: store.Facts(m.Facts), Restored: facts, Found: found, Lacking: m.Lacking,
	}
	for _, e := range m.Content {
		if _, ok := e.Attachment(); ok {
			report.Attachments++
		}
	}
	return report, nil
}

// RestoreReport compares a restored office with its backup.
type RestoreReport struct {
	From, To    string
	Made        time.Time
	Program     string // that made the backup
	Encrypted   bool
	Seal        string
	Backup      store.Facts // as the backup says
	Restored    store.Facts // counted in the new office
	Attachments int         // in the backup
	Found       *store.Verification
	Lacking     []parcel.BackupLack // damaged in the office before the backup
}

// Equal reports whether everything that was in the backup is in the office.
func (r *RestoreReport) Equal() bool {
	b, n := r.Backup, r.Restored
	for table, count := range b.Counts {
		if n.Counts[table] != count {
			return false
		}
	}
	return b.Organ == n.Organ && b.Head == n.Head && b.Entries == n.Entries &&
		r.Found.Entries.All == int(b.Entries) && r.Found.Files.Good == r.Attachments && r.Found.Files.All == r.Attachments+len(r.Lacking)
}

// Flaws are what is wrong in the restored office and was wrong before.
func (r *RestoreReport) Flaws() []string { return r.Found.Problems }

// Text is the report for printing.
func (r *RestoreReport) Text() string {
	var b strings.Builder
	for _, line := range r.lines() {
		b.WriteString(line + "\n")
	}
	return b.String()
}

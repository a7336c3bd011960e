package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/parcel"
	"zwgk/internal/store"
)

// BackupOrder says where a backup goes. The zero value: into the folder of the
// settings, under a name of its own, not encrypted.
type BackupOrder struct {
	To         string // the file; a backup that is there is replaced
	Folder     string // where a file with a name of its own goes, when To is empty
	Passphrase string // "" for none
}

// Backup is a backup that was made, read again and compared.
type Backup struct {
	BackupRecord
	Facts       store.Facts
	Attachments int
	Flaws       []string // what is wrong in the office itself, and therefore in the backup
	Unrecorded  error    // why the office could not note that the backup was made
}

// BackupRecord is what the office notes of a backup, in its settings and so in
// its log.
type BackupRecord struct {
	Path      string    `json:"path"`
	Made      time.Time `json:"made"`
	Bytes     int64     `json:"bytes"`
	Entries   int64     `json:"entries"` // of the log
	Head      string    `json:"head"`    // hash of the newest of them
	Seal      string    `json:"seal"`    // digest of the whole backup
	Encrypted bool      `json:"encrypted"`
	SameDisk  bool      `json:"same_disk"` // as the office
	Sound     bool      `json:"sound"`     // nothing is wrong in the office either
}

// Backup writes everything that the office has into one file and reads it
// again: the database is opened elsewhere, its structure, log and records are
// checked, and every attachment is hashed. Only what came out equal gets its
// name and counts. Others go on working meanwhile; what they save from now on
// is not in it. Everybody may back up.
func (d *Desk) Backup(ctx context.Context, o BackupOrder, progress Progress) (Backup, error) {
	path, err := d.backupPath(ctx, o)
	if err != nil {
		return Backup{}, err
	}
	b := &backer{desk: d, path: path, passphrase: o.Passphrase, progress: progress}
	made, err := b.make(ctx)
	if err != nil {
		return Backup{}, err
	}
	made.Unrecorded = d.recordBackup(ctx, made.BackupRecord)
	return made, nil
}

// backupPath is where the backup will lie; its folder is made.
func (d *Desk) backupPath(ctx context.Context, o BackupOrder) (string, error) {
	path := o.To
	if path == "" {
		folder := o.Folder
		if folder == "" {
			settings, err := d.BackupSettings(ctx)
			if err != nil {
				return "", err
			}
			folder = settings.folder(d)
		}
		path = d.freeBackupName(folder, o.Passphrase != "")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", cannotWrite(err, path)
	}
	return abs, cannotWrite(os.MkdirAll(filepath.Dir(abs), 0o755), abs)
}

const backupStamp = "2006-01-02 150405"

// backupStem begins the names of this office's backups.
func (d *Desk) backupStem() string { return fileName(d.Organ().Name) + " 备份 " }

func (d *Desk) freeBackupName(folder string, encrypted bool) string {
	ending := ".zip"
	if encrypted {
		ending = ".zip.age"
	}
	stem := filepath.Join(folder, d.backupStem()+d.now().Format(backupStamp))
	for n := 1; ; n++ {
		path := stem + ending
		if n > 1 {
			path = fmt.Sprintf("%s（%d）%s", stem, n, ending)
		}
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// backer makes one backup.
type backer struct {
	desk       *Desk
	path       string
	passphrase string
	progress   Progress

	work   string          // a folder for copies of the database
	facts  store.Facts     // of the moment that is backed up
	files  []store.File    // that are part of the office then
	sound  map[string]bool // by digest: what went in and is right
	lack   []parcel.BackupLack
	all    int64 // bytes to write
	passed int64
}

func (b *backer) make(ctx context.Context) (Backup, error) {
	var err error
	if b.work, err = checkingFolder(b.desk.office.BackupsFolder(), filepath.Dir(b.path)); err != nil {
		return Backup{}, err
	}
	defer os.RemoveAll(b.work) //nolint:errcheck // a rest is removed by the next backup
	removeOld(filepath.Dir(b.path), b.unfinished)
	copied, err := b.copyDatabase(ctx)
	if err != nil {
		return Backup{}, err
	}
	w, err := parcel.NewBackup(b.path, b.passphrase, b.desk.now().UTC().Truncate(time.Second))
	if err != nil {
		return Backup{}, err
	}
	defer w.Discard()
	seal, err := b.write(ctx, w, copied)
	if err != nil {
		return Backup{}, err
	}
	if err := os.Remove(copied); err != nil {
		return Backup{}, cannotWrite(err, copied)
	}
	checked, err := b.reread(ctx, w.Unfinished(), seal)
	if err != nil {
		return Backup{}, err
	}
	if err := w.Publish(); err != nil {
		return Backup{}, err
	}
	return b.made(checked)
}

// unfinished tells what an interrupted backup of this office left beside its
// place.
func (b *backer) unfinished(name string) bool {
	return parcel.Unfinished(name) && (strings.HasPrefix(name, filepath.Base(b.path)) || strings.HasPrefix(name, b.desk.backupStem()))
}

// copyDatabase takes the database as it is now and learns what belongs to it.
func (b *backer) copyDatabase(ctx context.Context) (path string, err error) {
	size := sizeOnDisk(filepath.Join(b.desk.Folder(), store.DatabaseName))
	if err := spaceFor(b.work, size); err != nil {
		return "", err
	}
	path = filepath.Join(b.work, store.DatabaseName)
	if b.facts, err = b.desk.office.CopyDatabase(ctx, path, nil); err != nil {
		return "", err
	}
	c, err := store.OpenCopy(ctx, path)
	if err != nil {
		return "", err
	}
	b.files, err = c.Files(ctx)
	b.all = sizeOnDisk(path)
	for _, f := range b.files {
		b.all += f.Size
	}
	return path, errors.Join(err, c.Close())
}

func (b *backer) write(ctx context.Context, w *parcel.BackupWriter, database string) (seal string, err error) {
	const perFile = 1 << 10 // what a file takes beside its content
	if err := spaceFor(filepath.Dir(b.path), b.all+int64(len(b.files))*perFile); err != nil {
		return "", err
	}
	if err := w.AddDatabase(ctx, database, b.wrote); err != nil {
		return "", err
	}
	b.sound = map[string]bool{}
	for _, f := range b.files {
		ok, err := w.AddAttachment(ctx, f.Digest, b.desk.office.FilePath(f.Digest), b.wrote)
		if err != nil {
			return "", err
		}
		if b.sound[f.Digest] = ok; !ok {
			b.lack = append(b.lack, parcel.BackupLack{Digest: f.Digest, Name: f.Name})
		}
	}
	m := parcel.BackupManifest{Program: programVersion(), Facts: parcel.BackupFacts(b.facts), Lacking: b.lack}
	return w.Finish(ctx, m, readme(b.facts, len(b.files)))
}

// wrote hears of bytes. Writing is the first half of the work, reading again the
// second.
func (b *backer) wrote(bytes int64) {
	b.passed += bytes
	b.progress.tell(int(b.passed>>10), int(2*b.all>>10)+1)
}

// reread opens what was written and compares it with what was to be written.
func (b *backer) reread(ctx context.Context, path, seal string) (*checkedBackup, error) {
	r, err := parcel.OpenBackup(path, b.passphrase)
	if err != nil {
		return nil, writtenOtherwise(err)
	}
	checked, err := checkBackup(ctx, r, b.work, func(done, all int) { b.progress.tell(all+done, 2*all) })
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, writtenOtherwise(err)
	}
	if r.Seal() != seal || !checked.facts.Same(b.facts) {
		return nil, writtenOtherwise(fault.New(fault.Damaged, "条数或者校验码不同"))
	}
	return checked, nil
}

// writtenOtherwise says that a backup does not count.
func writtenOtherwise(err error) error {
	if fault.CodeOf(err) != fault.Damaged {
		return err
	}
	return fault.Wrap(err, fault.Storage, "备份写好以后读回来不一样，不能用，已经删掉：%s。换一个U盘或者硬盘再做一次", strings.TrimSuffix(fault.Sentence(err), "。换一份备份"))
}

func (b *backer) made(checked *checkedBackup) (Backup, error) {
	info, err := os.Stat(b.path)
	if err != nil {
		return Backup{}, cannotWrite(err, b.path)
	}
	return Backup{
		BackupRecord: BackupRecord{
			Path: b.path, Made: checked.manifest.Made, Bytes: info.Size(), Entries: b.facts.Entries, Head: b.facts.Head, Seal: checked.seal,
			Encrypted: b.passphrase != "", SameDisk: store.SameDisk(b.path, b.desk.Folder()), Sound: checked.found.OK(),
		},
		Facts: b.facts, Attachments: len(b.files) - len(b.lack), Flaws: checked.found.Problems,
	}, nil
}

// checkingName begins the names of folders in which databases are looked at.
const checkingName = ".checking-"

// checkingFolder makes a folder of the kind in the first place that takes it,
// and removes what an interrupted backup left there. It holds personal data, so
// it never lies in the system's folder for temporary files.
func checkingFolder(places ...string) (string, error) {
	var first error
	for _, place := range places {
		removeOld(place, func(name string) bool { return strings.HasPrefix(name, checkingName) })
		made, err := os.MkdirTemp(place, checkingName+"*")
		if err == nil {
			return made, nil
		}
		if first == nil {
			first = cannotWrite(err, place)
		}
	}
	return "", first
}

// removeOld removes what an interrupted backup left in a folder and no other can
// still be working in. What cannot be removed is tried again by the next one.
func removeOld(folder string, of func(name string) bool) {
	const longest = 24 * time.Hour
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && of(e.Name()) && time.Since(info.ModTime()) > longest {
			_ = os.RemoveAll(filepath.Join(folder, e.Name()))
		}
	}
}

// spareSpace is what a disk should have left beside a backup.
const spareSpace = 8 << 20

// spaceFor refuses when a disk has not so many bytes left.
func spaceFor(folder string, need int64) error {
	free, known := store.FreeSpace(folder)
	if need += spareSpace; known && free < uint64(need) {
		return fault.New(fault.Storage, "“%s”的磁盘只剩%s，备份要%s，没有开始。腾出空间，或者换一个U盘", folder, sizeWord(int64(free)), sizeWord(need))
	}
	return nil
}

// sizeWord writes a number of bytes for people.
func sizeWord(bytes int64) string {
	const mega, giga = 1 << 20, 1 << 30
	if bytes >= giga {
		return fmt.Sprintf("%.1f GB", float64(bytes)/giga)
	}
	return fmt.Sprintf("%d MB", (bytes+mega-1)/mega)
}

func sizeOnDisk(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// programVersion is what a backup says it was made by.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	version := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			version += " " + s.Value
		}
	}
	return version
}

// readme tells whoever finds the file what it is.
func readme(f store.Facts, files int) string {
	return strings.Join([]string{
		"这是“政务公开工作台”的备份，单位：" + f.Organ.Name,
		fmt.Sprintf("操作日志%d条，附件%d个，日志校验码%s", f.Entries, files, f.Head),
		"恢复：打开程序，选“从备份恢复”，选这个文件和一个新的空文件夹。",
		"没有程序时：office.db是SQLite数据库，files文件夹里是附件，文件名是它的SHA-256。",
		"里面有个人信息，不要交给无关的人。", "",
	}, "\r\n")
}

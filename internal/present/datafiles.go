package present

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
)

// BackupFile is a backup in the folder where they go.
type BackupFile struct {
	Path  string
	Cells [5]string // see BackupColumns
	Tone  Tone
	Seal  bool // it takes a passphrase to read
}

// BackupColumns are the heads of the list of backups.
func BackupColumns() [5]string {
	return [5]string{"什么时候", "文件", "加密", "大小", "核对"}
}

// The parts of a backup's name, as the desk gives it.
const (
	backupMark  = " 备份 "
	backupStamp = "2006-01-02 150405"
	plainEnding = ".zip"
	ageEnding   = ".zip.age"
)

// BackupEndings are how the names of backups end, for those who choose one.
func BackupEndings() []string { return []string{plainEnding, ".age"} }

// foundBackup is a file that calls itself a backup.
type foundBackup struct {
	path string
	made time.Time
	size int64
}

func (f foundBackup) sealed() bool { return strings.HasSuffix(f.path, ageEnding) }

// backupsIn lists the backups of a folder, the newest first. A folder that is
// not there has none.
func backupsIn(folder string) (found []foundBackup) {
	if folder == "" {
		return nil
	}
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		_, rest, named := strings.Cut(e.Name(), backupMark)
		if !named || !e.Type().IsRegular() || !strings.HasSuffix(rest, plainEnding) && !strings.HasSuffix(rest, ageEnding) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // gone meanwhile
		}
		f := foundBackup{path: filepath.Join(folder, e.Name()), made: info.ModTime(), size: info.Size()}
		if len(rest) >= len(backupStamp) {
			if at, err := time.ParseInLocation(backupStamp, rest[:len(backupStamp)], time.Local); err == nil {
				f.made = at
			}
		}
		found = append(found, f)
	}
	slices.SortStableFunc(found, func(a, b foundBackup) int { return b.made.Compare(a.made) })
	return found
}

// list makes the lines of what was found. A backup gets its name only once it
// was read again; the newest ones the office remembers by itself.
func (p *Backups) list(found []foundBackup) {
	m := &p.model
	m.Files, m.Searched = nil, "还没有选备份放在哪里"
	if m.Folder != "" {
		m.Searched = "“" + m.Folder + "”里没有备份"
	}
	for _, f := range found {
		word, tone := "做好时核对过", Plain
		if p.remembers(f) {
			word, tone = "已核对", Good
		}
		switch looked, ok := p.looked[f.path]; {
		case ok && looked == Good:
			word, tone = "刚核对，完整", Good
		case ok:
			word, tone = "不完整，不能用", Urgent
		}
		lock := "没有"
		if f.sealed() {
			lock = "加密"
		}
		cells := [5]string{momentOf(f.made), filepath.Base(f.path), lock, byteWords(f.size), word}
		m.Files = append(m.Files, BackupFile{f.path, cells, tone, f.sealed()})
	}
}

// remembers reports whether a file is one of the backups that the office knows
// to be sound, and still has its size.
func (p *Backups) remembers(f foundBackup) bool {
	for _, r := range []*desk.BackupRecord{p.status.Sound, p.status.Elsewhere} {
		if r != nil && r.Path == f.path && r.Bytes == f.size {
			return true
		}
	}
	return false
}

// CheckFile reads a backup from its beginning to its end; show gets what was
// found. It need not be one of the list.
func (p *Backups) CheckFile(path, passphrase string, show func(Outcome)) {
	var check desk.BackupCheck
	var refused error
	p.long("正在核对备份", "停下了，没有核对完", func(ctx context.Context, progress desk.Progress) (err error) {
		check, err = desk.CheckBackup(ctx, path, passphrase, progress)
		if damaged(err) {
			refused, err = err, nil
		}
		return err
	}, func() {
		out := checkOutcome(check, refused)
		p.looked[path] = out.Tone
		p.reload(func() { show(out) })
	})
}

// checkOutcome says what was found in a backup.
func checkOutcome(c desk.BackupCheck, refused error) Outcome {
	if refused != nil {
		return Outcome{Tone: Urgent, Line: sentenceOf(refused)}
	}
	f := c.Manifest.Facts
	out := Outcome{
		Tone: Good, Line: fmt.Sprintf("备份完整：%s，%s做的", f.Organ.Name, momentOf(c.Manifest.Made)),
		Facts: []RequestFact{
			{"操作日志", fmt.Sprintf("%s条", thousands(int(f.Entries)))}, {"附件", fmt.Sprintf("%s个", thousands(c.Found.Files.Good))},
			{"日志校验码", inGroups(f.Head)}, {"备份校验码", inGroups(c.Seal)},
		},
	}
	for _, problem := range c.Found.Problems {
		out.Notes = append(out.Notes, "做备份以前就有的："+problem)
	}
	return out
}

// damaged reports whether a backup itself is the reason why it cannot be read.
func damaged(err error) bool {
	return fault.CodeOf(err) == fault.Damaged || fault.CodeOf(err) == fault.Unreadable
}

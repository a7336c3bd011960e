package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

const (
	backupSettingsName = "backup_settings"
	backupsName        = "backups" // backupsMade: written after every backup, so that the log is their history
)

// BackupSettings is how the office backs up.
type BackupSettings struct {
	Folder  string `json:"folder"`   // "" for the office's own, which lies on the same disk
	OnClose bool   `json:"on_close"` // whenever somebody leaves and something has changed
	MaxAge  int    `json:"max_age"`  // days after which a backup is too old
	Days    int    `json:"days"`     // of automatic backups: how many days keep their last one
	Weeks   int    `json:"weeks"`
	Months  int    `json:"months"`
}

// usualBackups are the settings of an office that has not decided. A backup is
// made on closing only once there is a folder for it elsewhere.
func usualBackups() BackupSettings {
	return BackupSettings{OnClose: true, MaxAge: 7, Days: 7, Weeks: 5, Months: 12}
}

func (s BackupSettings) folder(d *Desk) string {
	if s.Folder == "" {
		return d.office.BackupsFolder()
	}
	return s.Folder
}

// BackupSettings returns how the office backs up.
func (d *Desk) BackupSettings(ctx context.Context) (BackupSettings, error) {
	text, err := d.office.Setting(ctx, backupSettingsName)
	settings := usualBackups()
	if err != nil || text == "" {
		return settings, err
	}
	if err := json.Unmarshal([]byte(text), &settings); err != nil {
		return settings, fault.Wrap(err, fault.Damaged, "备份的设置读不出来。用最近的备份恢复")
	}
	return settings, nil
}

// SetBackupSettings changes it.
func (d *Desk) SetBackupSettings(ctx context.Context, s BackupSettings) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	const most = 366
	switch {
	case s.MaxAge < 1 || s.MaxAge > most:
		return fault.New(fault.Invalid, "备份几天算太旧，写1到%d", most)
	case s.Days < 1 || s.Weeks < 0 || s.Months < 0 || s.Days > most || s.Weeks > most || s.Months > most:
		return fault.New(fault.Invalid, "保留的份数不对。按天至少留1份，按周、按月可以写0，都不超过%d", most)
	}
	if s.Folder = strings.TrimSpace(s.Folder); s.Folder != "" {
		if info, err := os.Stat(s.Folder); err != nil || !info.IsDir() {
			return fault.New(fault.NotFound, "没有“%s”这个文件夹。插好U盘，或者另选一个", s.Folder)
		}
		abs, err := filepath.Abs(s.Folder)
		if err != nil {
			return cannotWrite(err, s.Folder)
		}
		s.Folder = abs
	}
	return keepSetting(ctx, d, backupSettingsName, s)
}

// backupsMade is what the office remembers of its backups.
type backupsMade struct {
	Last      *BackupRecord `json:"last,omitempty"`
	Sound     *BackupRecord `json:"sound,omitempty"`     // the last with nothing wrong in it
	Elsewhere *BackupRecord `json:"elsewhere,omitempty"` // the last such on another disk
}

func (d *Desk) recordBackup(ctx context.Context, r BackupRecord) error {
	made, err := settingOf[backupsMade](ctx, d, backupsName)
	if err != nil {
		return err
	}
	made.Last = &r
	if r.Sound {
		made.Sound = &r
		if !r.SameDisk {
			made.Elsewhere = &r
		}
	}
	return keepSetting(ctx, d, backupsName, made)
}

// BackupStatus is how well the office is backed up.
type BackupStatus struct {
	Sound     *BackupRecord // the last verified backup with nothing wrong in it; nil for none
	Elsewhere *BackupRecord // the last of these on another disk; nil for none
	Days      int           // since Sound
	MaxAge    int
	TooOld    bool // or made on a day that is still to come
	SameDisk  bool // no verified backup on another disk that is not too old
	Gone      bool // its folder is there and the file is not, or has another size
	Flawed    bool // a later backup found something wrong in the office
}

// Red reports whether somebody has to do something.
func (s BackupStatus) Red() bool {
	return s.Sound == nil || s.TooOld || s.SameDisk || s.Gone || s.Flawed
}

// Sentence is the status in one line.
func (s BackupStatus) Sentence() string {
	switch {
	case s.Flawed:
		return "上次备份时发现资料有损坏。打开核对看一看，不要删原来的备份"
	case s.Sound == nil:
		return "还没有备份过。插上U盘备份一次"
	case s.Gone:
		return "上次的备份不见了。再备份一次"
	case s.TooOld:
		return fmt.Sprintf("上次备份是%s，超过%d天了。备份一次", s.Sound.Made.Local().Format("2006年1月2日"), s.MaxAge)
	case s.SameDisk:
		return "备份和资料在同一块硬盘上，硬盘坏了都没有了。备份到U盘或者移动硬盘"
	}
	return fmt.Sprintf("上次备份：%s，已核对", s.Sound.Made.Local().Format("2006年1月2日 15:04"))
}

// BackupStatus says how well the office is backed up.
func (d *Desk) BackupStatus(ctx context.Context) (BackupStatus, error) {
	settings, err := d.BackupSettings(ctx)
	if err != nil {
		return BackupStatus{}, err
	}
	made, err := settingOf[backupsMade](ctx, d, backupsName)
	if err != nil {
		return BackupStatus{}, err
	}
	s := BackupStatus{Sound: made.Sound, Elsewhere: made.Elsewhere, MaxAge: settings.MaxAge, Flawed: made.Last != nil && !made.Last.Sound}
	if s.Sound == nil {
		return s, nil
	}
	s.Days = d.daysSince(s.Sound.Made)
	old := func(r *BackupRecord) bool { n := d.daysSince(r.Made); return n > s.MaxAge || n < 0 }
	s.TooOld = old(s.Sound)
	s.SameDisk = s.Elsewhere == nil || old(s.Elsewhere)
	s.Gone = s.Sound.gone()
	return s, nil
}

// daysSince counts the midnights since a moment, by the office's clock.
func (d *Desk) daysSince(moment time.Time) int {
	day := func(t time.Time) time.Time {
		t = t.In(d.now().Location())
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(day(d.now()).Sub(day(moment)).Hours() / 24)
}

// gone reports whether the file is not there although its folder is. Of a stick
// that is not plugged in nothing is known.
func (r *BackupRecord) gone() bool {
	info, err := os.Stat(r.Path)
	if err == nil {
		return info.Size() != r.Bytes
	}
	_, folder := os.Stat(filepath.Dir(r.Path))
	return errors.Is(err, fs.ErrNotExist) && folder == nil
}

// BackupOnClose makes the automatic backup, if the office wants one and
// something has changed since the last, and removes those that are no longer
// kept. It returns nil when there was nothing to do.
func (d *Desk) BackupOnClose(ctx context.Context, progress Progress) (*Backup, error) {
	settings, err := d.BackupSettings(ctx)
	if err != nil || !settings.OnClose || settings.Folder == "" {
		return nil, err
	}
	if unchanged, err := d.unchangedSinceBackup(ctx); err != nil || unchanged {
		return nil, err
	}
	if info, err := os.Stat(settings.Folder); err != nil || !info.IsDir() {
		return nil, fault.New(fault.NotFound, "备份用的“%s”不在，这次没有备份。下次先插好U盘", settings.Folder)
	}
	made, err := d.Backup(ctx, BackupOrder{Folder: settings.Folder}, progress)
	if err != nil {
		return nil, err
	}
	return &made, d.removeOldBackups(ctx, settings)
}

// unchangedSinceBackup reports whether the log has nothing newer than the note
// of a sound backup that is still there.
func (d *Desk) unchangedSinceBackup(ctx context.Context) (bool, error) {
	made, err := settingOf[backupsMade](ctx, d, backupsName)
	if err != nil || made.Last == nil || !made.Last.Sound || made.Last.Encrypted {
		return false, err
	}
	seq, _, subject, err := d.office.Newest(ctx)
	same := seq == made.Last.Entries+1 && subject == store.SettingSubject(backupsName)
	_, there := os.Stat(made.Last.Path)
	return err == nil && same && there == nil && !made.Last.gone(), err
}

// removeOldBackups removes automatic backups that are no longer kept. Only files
// that this office's log knows are looked at: what lies beside them, and what a
// later state of the office has left there, stays.
func (d *Desk) removeOldBackups(ctx context.Context, s BackupSettings) error {
	history, err := d.office.SettingHistory(ctx, backupsName)
	if err != nil {
		return err
	}
	known := map[string]KeptBackup{}
	for _, text := range history {
		var made backupsMade
		if err := json.Unmarshal([]byte(text), &made); err != nil || made.Last == nil {
			continue // verify says what is wrong with the log
		}
		r := made.Last
		name := filepath.Base(r.Path)
		if filepath.Dir(r.Path) != filepath.Clean(s.Folder) || !strings.HasPrefix(name, d.backupStem()) {
			continue
		}
		if info, err := os.Lstat(r.Path); err == nil && info.Mode().IsRegular() {
			known[name] = KeptBackup{Name: name, Made: r.Made.In(d.now().Location()), Verified: r.Sound && info.Size() == r.Bytes}
		} else {
			delete(known, name)
		}
	}
	var all []KeptBackup
	for _, k := range known {
		all = append(all, k)
	}
	for _, name := range Outdated(all, s) {
		path := filepath.Join(s.Folder, name)
		if err := os.Remove(path); err != nil {
			return fault.Wrap(err, fault.Storage, "旧备份“%s”删不掉。看它是否正被打开", path)
		}
	}
	return nil
}

package present

import (
	"context"
	"fmt"
	"os"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// BackupDesk is what the page 备份与恢复 needs of the desk.
type BackupDesk interface {
	Today() workday.Date
	Organ() office.Organ
	Sitting() *office.Person
	Backup(ctx context.Context, o desk.BackupOrder, progress desk.Progress) (desk.Backup, error)
	BackupSettings(ctx context.Context) (desk.BackupSettings, error)
	SetBackupSettings(ctx context.Context, s desk.BackupSettings) error
	BackupStatus(ctx context.Context) (desk.BackupStatus, error)
	RecoverySheet(ctx context.Context, r desk.BackupRecord) (*paper.Document, *paper.FontSet, error)
	CheckAll(ctx context.Context, progress desk.Progress) (Wholeness, error)
	CheckAnchor(ctx context.Context, code string) (held bool, says string, err error)
	PrintedPath(name, ending string) string
	KeepPages(name string, document *paper.Document, fonts *paper.FontSet) (path string, err error)
	SavePages(path string, document *paper.Document, fonts *paper.FontSet) error
}

var _ BackupDesk = CheckedDesk{}

// BackupModel is the page 备份与恢复.
type BackupModel struct {
	Organ     string
	Safety    Safety
	Last      []RequestFact // of the last verified backup; nil: there is none
	Elsewhere string        // where the last one on another disk lies, when that is an older one
	Folder    string        // backups go there; "" while none was chosen
	Settings  BackupInput
	MayNot    string // why this person cannot change the settings
	Files     []BackupFile
	Searched  string      // what there being none means
	Made      *Outcome    // of the backup that was just made
	Whole     *Outcome    // of the check of everything; nil: none was made
	Reading   bool        // it is read in place of the page
	Paper     *PaperPages // nil: none is looked at
}

// Page says what is in sight, as the log calls it.
func (m BackupModel) Page() string {
	switch {
	case m.Paper != nil:
		return "paper"
	case m.Reading:
		return "whole"
	}
	return BackupPage
}

// Outcome is what came of a backup or a check.
type Outcome struct {
	Tone     Tone
	Line     string
	Facts    []RequestFact
	Problems []string
	Notes    []string
}

// BackupView shows the page.
type BackupView interface {
	WorkView[BackupModel]
	Backed() // there is another backup: what shows the status asks again
}

// Backups presents the page 备份与恢复.
type Backups struct {
	desk  BackupDesk
	run   Runner
	view  BackupView
	loads loads
	draws loads // of papers
	model BackupModel

	settings desk.BackupSettings
	status   desk.BackupStatus
	once     string          // a folder for backups that was not put into the settings
	looked   map[string]Tone // by path: backups that were checked while the page stands
}

// NewBackups returns the presenter of the page.
func NewBackups(d BackupDesk, run Runner, view BackupView) *Backups {
	return &Backups{desk: d, run: run, view: view, looked: map[string]Tone{}}
}

// Load reads how the office is backed up and what lies in the folder.
func (p *Backups) Load() { p.reload(nil) }

func (p *Backups) reload(then func()) {
	var settings desk.BackupSettings
	var status desk.BackupStatus
	var found []foundBackup
	p.loads.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if settings, err = p.desk.BackupSettings(ctx); err == nil {
			status, err = p.desk.BackupStatus(ctx)
		}
		if err == nil {
			found = backupsIn(p.folderOf(settings))
		}
		return err
	}, func() {
		p.settings, p.status = settings, status
		p.fill(found)
		p.view.Show(p.model)
		if then != nil {
			then()
		}
	})
}

func (p *Backups) folderOf(s desk.BackupSettings) string {
	if p.once != "" {
		return p.once
	}
	return s.Folder
}

// fill makes the model of what was read.
func (p *Backups) fill(found []foundBackup) {
	m := &p.model
	m.Organ, m.Safety, m.Folder = p.desk.Organ().Name, safety(p.status), p.folderOf(p.settings)
	m.Settings, m.MayNot = inputOf(p.settings), p.mayNot()
	m.Last, m.Elsewhere = nil, ""
	if s := p.status.Sound; s != nil {
		m.Last = backupFacts(s)
		if e := p.status.Elsewhere; e != nil && e.Path != s.Path {
			m.Elsewhere = fmt.Sprintf("另一块盘上最后一份是%s做的，在%s", dayOf(e.Made), e.Path)
		}
	}
	p.list(found)
}

// mayNot says why the person at the desk cannot change the settings.
func (p *Backups) mayNot() string {
	if s := p.desk.Sitting(); s != nil {
		return reasonOf(s.Role.Permit(office.ManageOffice))
	}
	return ""
}

// TakeFolder makes a folder the one where backups go. Who may not change the
// settings backs up there this time only. then may be nil.
func (p *Backups) TakeFolder(path string, then func()) {
	if p.mayNot() != "" {
		p.once = path
		p.reload(then)
		return
	}
	s := p.settings
	s.Folder = path
	p.keep(s, p.view.Fail, then)
}

// keep puts settings in force.
func (p *Backups) keep(s desk.BackupSettings, refuse func(sentence string), then func()) {
	p.run.Go(func(ctx context.Context) error { return p.desk.SetBackupSettings(ctx, s) }, func(err error) {
		if err != nil {
			tell(refuse, err)
			return
		}
		p.once = ""
		p.reload(then)
	})
}

// PassField is the field of a passphrase, AgainField that of its repetition.
const (
	PassField  = "pass"
	AgainField = "again"
)

// leastPassphrase is how long a passphrase must be at least. Whoever finds the
// stick has all the time in the world.
const leastPassphrase = 8

// BackUpSealed makes a backup that only a passphrase opens.
func (p *Backups) BackUpSealed(passphrase, again string, done func(wrong map[string]string)) {
	switch {
	case len([]rune(passphrase)) < leastPassphrase:
		done(map[string]string{PassField: fmt.Sprintf("口令太短。至少%d个字，几个不相干的词连着写最好记", leastPassphrase)})
	case passphrase != again:
		done(map[string]string{AgainField: "两遍写的不一样。再写一遍"})
	default:
		done(nil)
		p.BackUp(passphrase)
	}
}

// BackUp makes a backup in the chosen folder; with "" it is not encrypted.
func (p *Backups) BackUp(passphrase string) {
	folder := p.folderOf(p.settings)
	var made desk.Backup
	p.long("正在备份，备份好读回来核对", "停下了，没有留下备份", func(ctx context.Context, progress desk.Progress) (err error) {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return fault.New(fault.NotFound, "备份用的“%s”不在。插好U盘，或者另选一个文件夹", folder)
		}
		made, err = p.desk.Backup(ctx, desk.BackupOrder{Folder: folder, Passphrase: passphrase}, progress)
		return err
	}, func() {
		p.model.Made = backupOutcome(made)
		p.reload(func() {
			p.view.Say(p.model.Made.Line)
			p.view.Backed()
		})
	})
}

// backupOutcome says what a backup is good for.
func backupOutcome(made desk.Backup) *Outcome {
	records := int64(0)
	for table, n := range made.Facts.Counts {
		if table != "file" { // they are counted as attachments
			records += n
		}
	}
	out := &Outcome{Tone: Good, Problems: made.Flaws}
	out.Line = fmt.Sprintf("已核对：%s件记录、%s个附件与单位资料一致", thousands(int(records)), thousands(made.Attachments))
	if len(made.Flaws) > 0 {
		out.Tone = Urgent
		out.Line = fmt.Sprintf("备份写好了，但是单位资料里有%d处已经损坏。不要删以前的备份", len(made.Flaws))
	}
	if made.Unrecorded != nil {
		out.Notes = append(out.Notes, "备份是好的，可是没有记进操作日志："+strings.TrimSuffix(fault.Sentence(made.Unrecorded), "。"))
	}
	return out
}

func (p *Backups) long(title, stopped string, work func(ctx context.Context, progress desk.Progress) error, then func()) {
	labour{
		run: p.run, title: title, stopped: stopped, say: p.view.Say, wait: p.view.Wait, work: work, then: then,
		fail: func(err error) { tell(p.view.Fail, err) },
	}.begin()
}

// NeedsFolder reports whether nobody has said yet where backups go.
func (p *Backups) NeedsFolder() bool { return p.folderOf(p.settings) == "" }

// Close leaves what is open in place of the page.
func (p *Backups) Close() {
	p.draws.start() // what is still being drawn is not wanted any more
	p.model.Paper, p.model.Reading = nil, false
	p.view.Show(p.model)
}

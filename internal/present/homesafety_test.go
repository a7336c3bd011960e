package present_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
)

// savedDesk is a desk with a status of its backups.
type savedDesk struct {
	*desk.Desk
	status desk.BackupStatus
	wait   chan struct{} // the place of the backups does not answer before it is closed
}

func (d savedDesk) BackupStatus(context.Context) (desk.BackupStatus, error) {
	if d.wait != nil {
		<-d.wait
	}
	return d.status, nil
}

func (d savedDesk) Warnings(context.Context) ([]desk.Warning, error) {
	return []desk.Warning{{Kind: desk.OnNetwork, Sentence: "资料放在共享文件夹里", Todo: "移到这台电脑上"}}, nil
}

func TestTheBackupIsInSight(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	r := &desk.BackupRecord{Path: "E:", Made: time.Date(2026, 1, 12, 17, 30, 0, 0, time.Local)}
	for _, c := range []struct {
		status desk.BackupStatus
		tone   present.Tone
		line   string // in the status line
	}{
		{desk.BackupStatus{Sound: r, Elsewhere: r}, present.Good, "备份已核对：1月12日 17:30"},
		{desk.BackupStatus{}, present.Urgent, "还没有备份"},
		{desk.BackupStatus{Sound: r, TooOld: true}, present.Urgent, "备份太旧：2026年1月12日"},
		{desk.BackupStatus{Sound: r, SameDisk: true}, present.Urgent, "备份只在同一块硬盘上"},
		{desk.BackupStatus{Sound: r, Elsewhere: r, Gone: true}, present.Urgent, "上次的备份不见了"},
		{desk.BackupStatus{Sound: r, Elsewhere: r, Flawed: true}, present.Urgent, "备份时发现资料有损坏"},
	} {
		d := savedDesk{Desk: o.Desk, status: c.status}
		frame, home := &screen[present.ShellModel]{}, &screen[present.HomeModel]{}
		present.NewShell(d, present.Inline{}, frame, o.Folder()).Load()
		if got := frame.last().Backup; got != (present.Safety{Tone: c.tone, Line: c.line}) {
			t.Errorf("the status line says %+v, want %q", got, c.line)
		}
		present.NewHome(d, present.Inline{}, home).Load()
		m := home.last()
		if m.Backup == nil || m.Backup.Tone != c.tone || m.Backup.Line != c.status.Sentence() || len(m.Warnings) != 1 || !strings.HasPrefix(m.Warnings[0].Todo, "移到") {
			t.Errorf("首页 says %+v, %v", m.Backup, m.Warnings)
		}
	}
}

// TestTheFirstPageDoesNotWaitForAShareThatIsGone: what is due is shown all the
// same.
func TestTheFirstPageDoesNotWaitForAShareThatIsGone(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	wait := make(chan struct{})
	defer close(wait)
	home := &screen[present.HomeModel]{}
	present.NewHome(savedDesk{Desk: o.Desk, wait: wait}, present.Inline{}, home).Load()
	if m := home.last(); m.Backup != nil || len(m.Groups) != 3 {
		t.Errorf("%+v", m)
	}
}

package present_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
)

// dataScreen records what the page 备份与恢复 shows, says and waits for.
type dataScreen struct {
	screen[present.BackupModel]
	waits
	backed int
}

func (s *dataScreen) Backed() { s.backed++ }

// restoreScreen records what the page 从备份恢复 shows, says and waits for.
type restoreScreen struct {
	screen[present.RestoreModel]
	waits
}

// waits is what a screen says in passing and waits for.
type waits struct {
	said   []string
	titles []string
	steps  [][2]int
	over   int
	impede func(stop func()) // what the person does while work goes on
}

func (w *waits) Say(sentence string) { w.said = append(w.said, sentence) }

func (w *waits) Wait(title string, stop func()) present.Waiting {
	w.titles = append(w.titles, title)
	if w.impede != nil {
		w.impede(stop)
	}
	return w
}

func (w *waits) Set(done, of int) { w.steps = append(w.steps, [2]int{done, of}) }
func (w *waits) Finish()          { w.over++ }

// backupPage is 备份与恢复 of an office with a clerk at the desk.
func backupPage(t *testing.T) (*deskAt, *present.Backups, *dataScreen) {
	t.Helper()
	o := officeOf(t, office.Town, "2026-01-14")
	view := &dataScreen{}
	page := present.NewBackups(present.CheckedDesk{Desk: o.Desk}, present.Inline{}, view)
	page.Load()
	return o, page, view
}

// stick is a folder on what stands for another disk.
func stick(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "U盘")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestABackupIsMadeCheckedAndRestored(t *testing.T) {
	o, page, view := backupPage(t)
	if m := view.last(); m.Safety.Tone != present.Urgent || m.Last != nil || !page.NeedsFolder() || m.Searched != "还没有选备份放在哪里" {
		t.Fatalf("before the first: %+v", m)
	}
	dir := stick(t)
	page.TakeFolder(dir, func() { page.BackUp("") })
	m := view.last()
	if len(view.fails) > 0 || m.Made == nil || m.Made.Tone != present.Good || view.backed != 1 || view.over != 1 {
		t.Fatalf("backed up: %+v, %v", m.Made, view.fails)
	}
	if !strings.HasPrefix(m.Made.Line, "已核对：") || !strings.HasSuffix(m.Made.Line, "个附件与单位资料一致") || len(view.said) == 0 || len(view.steps) == 0 {
		t.Errorf("it says %q, %v, %d steps", m.Made.Line, view.said, len(view.steps))
	}
	if len(m.Files) != 1 || m.Files[0].Cells[4] != "已核对" || m.Files[0].Seal || m.Folder != dir {
		t.Fatalf("listed: %+v", m.Files)
	}
	var found present.Outcome
	page.CheckFile(m.Files[0].Path, "", func(out present.Outcome) { found = out })
	if found.Tone != present.Good || !strings.Contains(found.Line, o.Organ().Name) || view.last().Files[0].Cells[4] != "刚核对，完整" {
		t.Errorf("checked: %+v, %v", found, view.last().Files)
	}
	restored(t, o, m.Files[0].Path)
}

// restored restores a backup, looks at the comparison and opens the office.
func restored(t *testing.T, o *deskAt, from string) {
	t.Helper()
	view := &restoreScreen{}
	place := t.TempDir()
	page := present.NewRestore(present.Inline{}, view, o.Folder(), place, func() time.Time { return o.now })
	page.Begin(from)
	in := view.last().Input
	if in.From != from || in.To != filepath.Join(place, "政务公开 恢复 2026-01-14") {
		t.Fatalf("offered: %+v", in)
	}
	page.Restore(in, right(t))
	m := view.last()
	if len(view.fails) > 0 || m.Done == nil || m.Done.Tone != present.Good || m.Done.To != in.To || m.Page() != "restored" {
		t.Fatalf("restored: %+v, %v", m.Done, view.fails)
	}
	for _, row := range m.Done.Rows {
		if row[3] != "相同" {
			t.Errorf("%v", row)
		}
	}
	if next := page.NewFolder(place); next != in.To+"（2）" {
		t.Errorf("the next is offered in %s", next)
	}
	page.LookAtReport()
	var printed string
	page.PrintReport(func(path string) { printed = path })
	if m := view.last(); m.Paper == nil || len(m.Paper.Document.Pages) == 0 || !strings.HasPrefix(printed, in.To) {
		t.Fatalf("the report: %+v, printed to %q, %v", m.Paper, printed, view.fails)
	}
	if !page.Close() || page.Close() {
		t.Error("going back does not go back one page")
	}
	d, err := desk.Open(t.Context(), in.To, desk.Person{Name: "演示"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if v, err := d.Verify(t.Context()); err != nil || !v.OK() || d.Organ() != o.Organ() {
		t.Errorf("the restored office: %+v, %v", v, err)
	}
}

func TestAnEncryptedBackupTakesItsPassphrase(t *testing.T) {
	o, page, view := backupPage(t)
	for _, c := range []struct{ pass, again, field string }{
		{"短", "短", present.PassField}, {"晴天打谷 雨天修渠", "晴天打谷 雨天修路", present.AgainField},
	} {
		var wrong map[string]string
		page.BackUpSealed(c.pass, c.again, func(w map[string]string) { wrong = w })
		if wrong[c.field] == "" {
			t.Errorf("%q, %q: %v", c.pass, c.again, wrong)
		}
	}
	const words = "晴天打谷 雨天修渠"
	page.TakeFolder(stick(t), nil)
	page.BackUpSealed(words, words, right(t))
	m := view.last()
	if len(m.Files) != 1 || !m.Files[0].Seal || m.Made == nil {
		t.Fatalf("%+v, %v", m.Files, view.fails)
	}
	back := &restoreScreen{}
	restore := present.NewRestore(present.Inline{}, back, o.Folder(), t.TempDir(), time.Now)
	restore.Begin(m.Files[0].Path)
	in := back.last().Input
	if !back.last().Sealed {
		t.Error("it does not say that a passphrase is needed")
	}
	var wrong map[string]string
	restore.Restore(in, func(w map[string]string) { wrong = w })
	if wrong[present.PassField] == "" {
		t.Errorf("without the passphrase: %v", wrong)
	}
	in.Passphrase = "别的口令别的口令"
	restore.Restore(in, right(t))
	if len(back.fails) != 1 || back.last().Done != nil {
		t.Errorf("with another passphrase: %v", back.fails)
	}
	in.Passphrase = words
	restore.Restore(in, right(t))
	if m := back.last(); m.Done == nil || m.Done.Tone != present.Good || m.Input.Passphrase != "" {
		t.Errorf("with the passphrase: %+v, %v", m.Done, back.fails)
	}
}

func TestWhereNothingIsRestored(t *testing.T) {
	o, _, _ := backupPage(t)
	view := &restoreScreen{}
	page := present.NewRestore(present.Inline{}, view, o.Folder(), t.TempDir(), time.Now)
	page.Begin("")
	for _, c := range []struct{ from, to, field string }{
		{"", "x", present.FromField}, {"x.zip", " ", present.ToField}, {"x.zip", o.Folder(), present.ToField},
		{"x.zip", filepath.Join(o.Folder(), "files", "新"), present.ToField},
	} {
		var wrong map[string]string
		page.Restore(present.RestoreInput{From: c.from, To: c.to}, func(w map[string]string) { wrong = w })
		if wrong[c.field] == "" {
			t.Errorf("%+v: %v", c, wrong)
		}
	}
	to := filepath.Join(t.TempDir(), "新")
	page.Restore(present.RestoreInput{From: filepath.Join(o.Folder(), "office.db"), To: to}, right(t))
	if _, err := os.Stat(to); len(view.fails) != 1 || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what is no backup: %v, %v", view.fails, err)
	}
}

func TestATornBackupIsCalledSo(t *testing.T) {
	_, page, view := backupPage(t)
	page.TakeFolder(stick(t), func() { page.BackUp("") })
	path := view.last().Files[0].Path
	if err := os.Truncate(path, 2000); err != nil {
		t.Fatal(err)
	}
	var found present.Outcome
	page.CheckFile(path, "", func(out present.Outcome) { found = out })
	if f := view.last().Files[0]; found.Tone != present.Urgent || f.Tone != present.Urgent || f.Cells[4] != "不完整，不能用" {
		t.Errorf("%+v, %+v, %v", found, f, view.fails)
	}
}

func TestABackupThatIsStoppedLeavesNothing(t *testing.T) {
	_, page, view := backupPage(t)
	dir := stick(t)
	view.impede = func(stop func()) { stop() }
	page.TakeFolder(dir, func() { page.BackUp("") })
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 || len(view.said) != 1 || view.said[0] != "停下了，没有留下备份" || view.last().Made != nil {
		t.Errorf("%v, %v, said %v", left, err, view.said)
	}
	view.impede = nil
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	page.BackUp("")
	if _, err := os.Stat(dir); len(view.fails) != 1 || err == nil {
		t.Errorf("without the stick: %v", view.fails)
	}
}

func TestTheSettingsOfBackups(t *testing.T) {
	o, page, view := backupPage(t)
	in := view.last().Settings
	if in != (present.BackupInput{OnClose: true, MaxAge: "7", Days: "7", Weeks: "5", Months: "12"}) {
		t.Errorf("usual: %+v", in)
	}
	for field, change := range map[string]func(*present.BackupInput){
		present.AgeField: func(in *present.BackupInput) { in.MaxAge = "" }, present.KeepField: func(in *present.BackupInput) { in.Weeks = "" },
	} {
		bad := in
		change(&bad)
		var wrong map[string]string
		page.Keep(bad, func(w map[string]string) { wrong = w })
		if wrong[field] == "" {
			t.Errorf("%+v: %v", bad, wrong)
		}
	}
	bad := in
	bad.MaxAge = "0"
	page.Keep(bad, func(w map[string]string) {
		if w[present.AgeField] == "" {
			t.Errorf("no days: %v", w)
		}
	})
	in.OnClose, in.MaxAge = false, "30"
	page.Keep(in, right(t))
	if s, err := o.BackupSettings(t.Context()); err != nil || s.OnClose || s.MaxAge != 30 || view.last().Settings != in {
		t.Errorf("kept %+v, %v", s, err)
	}
}

func TestWhoMayNotChangeTheSettingsBacksUpAllTheSame(t *testing.T) {
	o, page, view := backupPage(t)
	leader, err := o.AddPerson(t.Context(), "方海", office.Leader, "")
	if err == nil {
		err = o.SitDown(t.Context(), leader.ID, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	page.Load()
	dir := stick(t)
	page.TakeFolder(dir, func() { page.BackUp("") })
	m := view.last()
	if m.MayNot == "" || len(m.Files) != 1 || m.Folder != dir || len(view.fails) > 0 {
		t.Errorf("%q, %+v, %v", m.MayNot, m.Files, view.fails)
	}
	if s, err := o.BackupSettings(t.Context()); err != nil || s.Folder != "" {
		t.Errorf("the settings were changed: %+v, %v", s, err)
	}
}

func TestTheWholeOfficeIsChecked(t *testing.T) {
	o, page, view := backupPage(t)
	page.CheckAll()
	if m := view.last(); m.Page() != "whole" || m.Whole.Tone != present.Good || len(m.Whole.Facts) != 5 {
		t.Fatalf("%+v, %v", m.Whole, view.fails)
	}
	page.Close()
	if view.last().Page() != present.BackupPage {
		t.Errorf("back leads to %s", view.last().Page())
	}
	code, err := o.HeadCode(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	held := false
	page.CheckAnchor("台账校验码 "+code, right(t), func(good bool, says string) { held = good && strings.HasPrefix(says, "相符") })
	if !held {
		t.Error("the log's own code is not held")
	}
	for _, bad := range []string{" ", "不是校验码"} {
		page.CheckAnchor(bad, func(wrong map[string]string) {
			if wrong[present.AnchorField] == "" {
				t.Errorf("%q: %v", bad, wrong)
			}
		}, func(bool, string) { t.Errorf("%q has a verdict", bad) })
	}
	page.LookAtSheet()
	if len(view.fails) != 1 {
		t.Errorf("a card without a backup: %v", view.fails)
	}
	page.TakeFolder(stick(t), func() { page.BackUp("") })
	page.LookAtSheet()
	printed := ""
	page.PrintPaper(func(path string) { printed = path })
	if m := view.last(); m.Page() != "paper" || len(m.Paper.Document.Pages) != 1 || printed == "" {
		t.Errorf("the card: %s %q, %v", m.Page(), printed, view.fails)
	}
}

// unsound is a desk whose check finds something.
type unsound struct{ present.BackupDesk }

func (unsound) CheckAll(context.Context, desk.Progress) (present.Wholeness, error) {
	return present.Wholeness{Records: [2]int{9, 10}, Entries: [2]int{20, 20}, Problems: []string{"公开事项“名单”与操作日志不符"}}, nil
}

func TestWhatIsWrongIsNamed(t *testing.T) {
	o, _, _ := backupPage(t)
	view := &dataScreen{}
	page := present.NewBackups(unsound{present.CheckedDesk{Desk: o.Desk}}, present.Inline{}, view)
	page.Load()
	page.CheckAll()
	m := view.last().Whole
	if m.Tone != present.Urgent || len(m.Problems) != 1 || m.Facts[0].Text != "10件，相符9件" {
		t.Errorf("%+v", m)
	}
}

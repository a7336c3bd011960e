package dataroom

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

// TestTheOfficeIsBackedUpAndRestoredByKeys: from the first backup to the window
// of the restored office, without the mouse.
func TestTheOfficeIsBackedUpAndRestoredByKeys(t *testing.T) {
	o := newCounter(t)
	dir := o.stick()
	o.open(theme.Standard)
	if o.Canvas.Focused() != fyne.Focusable(o.Button("立即备份")) {
		t.Fatal("the next step does not have the keyboard")
	}
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	m := o.page().model
	if m.Made == nil || m.Folder != dir || len(m.Files) != 1 || o.backed != 1 || len(o.fails) > 0 {
		t.Fatalf("backed up: %+v, %v", m, o.fails)
	}
	if o.Canvas.Focused() != fyne.Focusable(o.Button("立即备份")) {
		t.Error("the keyboard does not stay on the button")
	}
	o.Key(fyne.KeyF, fyne.KeyModifierControl)
	if o.Canvas.Focused() != fyne.Focusable(o.page().table) {
		t.Fatal("Ctrl+F does not lead to the list")
	}
	kittest.Press(o.page().table, fyne.KeyReturn)
	if o.stage.sight.Name != "restore" || o.Entry("备份文件").Text() != m.Files[0].Path {
		t.Fatalf("Enter leads to %s", o.stage.sight.Name)
	}
	to := filepath.Join(o.place, "新的")
	o.Entry("恢复到").SetText(to)
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if o.stage.sight.Name != "restored" || len(o.fails) > 0 {
		t.Fatalf("restored it shows %s, %v", o.stage.sight.Name, o.fails)
	}
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	if len(o.printed) != 1 || !strings.HasPrefix(o.printed[0], to) {
		t.Errorf("Ctrl+P prints %v", o.printed)
	}
	o.Escape()
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if len(o.opened) != 1 || o.opened[0] != to {
		t.Errorf("opened %v from %s", o.opened, o.stage.sight.Name)
	}
}

func TestBackIsOnePageBack(t *testing.T) {
	o := newCounter(t)
	o.stick()
	room := o.open(theme.Standard)
	o.Button("从备份恢复").Press()
	if o.Canvas.Focused() != o.Entry("备份文件").FocusTarget() {
		t.Error("the first field does not have the keyboard")
	}
	o.Entry("恢复到").SetText("写了一半")
	room.Enter() // from another room
	if o.stage.sight.Name != "restore" || o.Entry("恢复到").Text() != "写了一半" {
		t.Errorf("what was typed is gone: %s", o.stage.sight.Name)
	}
	o.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
	if o.stage.sight.Name != present.BackupPage {
		t.Fatalf("Alt+← leads to %s", o.stage.sight.Name)
	}
	o.Button("整体核对").Press()
	if o.stage.sight.Name != "whole" {
		t.Fatalf("the check leads to %s, %v", o.stage.sight.Name, o.fails)
	}
	o.Escape()
	if o.stage.sight.Name != present.BackupPage {
		t.Fatalf("Esc leads to %s", o.stage.sight.Name)
	}
	o.Escape() // there is nothing to go back to
	o.Button("立即备份").Press()
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	if o.stage.sight.Name != "paper" || o.Canvas.Focused() != fyne.Focusable(o.page().paper.pages) {
		t.Errorf("Ctrl+P leads to %s", o.stage.sight.Name)
	}
}

func TestAMistakeIsToldAtItsField(t *testing.T) {
	o := newCounter(t)
	o.stick()
	o.open(theme.Standard)
	o.Button("从备份恢复").Press()
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if row := o.page().restoring.form.Row(present.FromField); row.Error() == "" || o.Canvas.Focused() != o.Entry("备份文件").FocusTarget() {
		t.Errorf("without a file: %q", row.Error())
	}
	if o.page().restoring.form.Row(present.PassField).Visible() {
		t.Error("it asks for a passphrase that nothing needs")
	}
	o.Entry("备份文件").SetText("青石镇 备份.zip.age")
	if !o.page().restoring.form.Row(present.PassField).Visible() {
		t.Error("it does not ask for the passphrase")
	}
	o.Escape()
	o.Button("加密备份").Press()
	o.Entry("口令").SetText("短")
	o.Button("加密并备份").Press()
	if !kit.ModalOpen(o.Window.Canvas()) || len(o.page().model.Files) > 0 {
		t.Error("a short passphrase is taken")
	}
	o.Button("取消").Press()
	o.Entry("几天算太旧").SetText("0")
	o.Button("存备份设置").Press()
	if o.page().settings.form.Row(present.AgeField).Error() == "" {
		t.Error("no days are taken")
	}
}

// plainPage is another page of the room.
type plainPage struct {
	*Stage
	entered int
}

func (p *plainPage) Name() string { return "other" }
func (p *plainPage) Word() string { return "别的" }
func (p *plainPage) Enter() {
	p.entered++
	p.Show(func() Sight { return Sight{Name: "other", Body: container.NewStack(p.Button(kit.Main, "做事", nil))} })
}

func TestTheRoomIsAListOfPages(t *testing.T) {
	o := newCounter(t)
	o.stick()
	var other *plainPage
	room := o.open(theme.Standard, func(s *Stage) Page {
		other = &plainPage{Stage: s}
		return other
	})
	if room.tabs.AccessibilityLabel() != "备份与恢复" {
		t.Errorf("it begins with %s", room.tabs.AccessibilityLabel())
	}
	room.Open("other")
	if other.entered != 1 || room.tabs.AccessibilityLabel() != "别的" || o.Canvas.Focused() != fyne.Focusable(o.Button("做事")) {
		t.Errorf("entered %d times, the tab says %s", other.entered, room.tabs.AccessibilityLabel())
	}
	o.page().presenter.Load() // ends while the other page is in sight
	if _, ok := kittest.Find(o.Stage, func(b *kit.Button) bool { return b.AccessibilityLabel() == "立即备份" }); ok {
		t.Error("a page that is not turned to shows itself")
	}
	room.Open(present.BackupPage)
	o.Button("从备份恢复").Press()
	if kit.Holds(room.Content(), room.tabs) {
		t.Error("tabs stand over what is in place of a page")
	}
}

// TestRestoringAlone: with no office open, as on a new computer.
func TestRestoringAlone(t *testing.T) {
	o := newCounter(t)
	o.stick()
	o.open(theme.Standard)
	o.Button("立即备份").Press()
	backup := o.page().model.Files[0].Path
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		left := 0
		o.show(setting)
		alone := Alone(o.asks(), present.Inline{}, kittest.Drawn, Live{Place: o.place, Now: noon}, func() { left++ })
		o.Window.SetContent(alone.Content())
		o.Window.Resize(kittest.Small)
		alone.Start()
		o.Picture("alone")
		o.picks = backup
		o.Button("选备份").Press()
		o.picks = o.place
		o.Button("选位置").Press()
		if to := o.Entry("恢复到").Text(); o.Entry("备份文件").Text() != backup || filepath.Dir(to) != o.place {
			t.Fatalf("chosen %s, %s", o.Entry("备份文件").Text(), to)
		}
		o.Entry("恢复到").SetText(filepath.Join(t.TempDir(), "恢复"))
		o.Button("恢复并核对").Press()
		if alone.sight.Name != "restored" || len(o.fails) > 0 {
			t.Fatalf("%s, %v", alone.sight.Name, o.fails)
		}
		o.Button("返回").Press()
		if left != 1 {
			t.Error("the arrow does not lead back")
		}
	}
	if _, err := os.Stat(backup); err != nil {
		t.Error(err)
	}
}

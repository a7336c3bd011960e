package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/ui/theme"
)

// opener is a window with one focused button, from which dialogs are opened.
func opener(t *testing.T) (fyne.Canvas, *Button) {
	t.Helper()
	desk(t, theme.Standard)
	b := NewButton(Outlined, "退回", nil)
	w := window(t, theme.Standard, Row(0, b), 1366, 696)
	w.Canvas().Focus(b)
	return w.Canvas(), b
}

func TestConfirmKeys(t *testing.T) {
	c, b := opener(t)
	shell := 0
	c.SetOnTypedKey(func(*fyne.KeyEvent) { shell++ })
	done := 0
	d := Confirm(c, "退回石坳村财务公开榜", "村里会收到理由。", "退回", false, func() { done++ })
	if !ModalOpen(c) || c.Focused() != fyne.Focusable(d.MainButton()) {
		t.Fatal("the dialog is not open or the act not focused")
	}
	typeKeys(c, fyne.KeyEscape)
	if d.Open() || done != 0 || c.Focused() != fyne.Focusable(b) {
		t.Error("Esc must cancel and give the focus back")
	}
	d.Show(c)
	c.Unfocus()
	typeKeys(c, fyne.KeyReturn)
	if d.Open() || done != 1 || c.Focused() != fyne.Focusable(b) {
		t.Error("Enter must do the act, whatever has the focus")
	}
	if shell != 0 {
		t.Error("keys of the dialog reached the shell")
	}
	c.Unfocus()
	typeKeys(c, fyne.KeyEscape)
	if shell != 1 {
		t.Error("afterwards keys must reach the shell again")
	}
}

func TestDestroyingIsNeverTheDefault(t *testing.T) {
	c, _ := opener(t)
	done := false
	d := Confirm(c, "删掉草稿“冬季消防通知”？", "不能恢复。", "删掉", true, func() { done = true })
	c.Unfocus()
	typeKeys(c, fyne.KeyReturn)
	if done || !d.Open() {
		t.Fatal("Enter destroyed")
	}
	c.Focus(d.cancel)
	typeKeys(c, fyne.KeyReturn)
	if done || d.Open() {
		t.Error("取消 must close")
	}
	d.Show(c)
	test.Tap(d.MainButton())
	if !done {
		t.Error("the button itself must destroy")
	}
}

func TestFormDialogStaysOpenOnError(t *testing.T) {
	c, _ := opener(t)
	name, phone := NewEntry(""), NewEntry("")
	rows := []*FormRow{NewFormRow("姓名", "", name), NewFormRow("电话", "", phone)}
	d := AskForm(c, "登记送达", "登记", NewForm(rows...), func() bool {
		if phone.Text() == "" {
			rows[1].SetError("没有填。写11位手机号")
			return false
		}
		return true
	})
	if c.Focused() != name.FocusTarget() {
		t.Fatal("the first field has no focus")
	}
	height := d.layer.panel.Size().Height
	typeKeys(c, fyne.KeyReturn)
	if !d.Open() || c.Focused() != phone.FocusTarget() {
		t.Fatal("it must stay open, with the focus on the wrong field")
	}
	if d.layer.panel.Size().Height <= height {
		t.Error("the dialog does not make room for the error")
	}
	test.Type(phone.input, "1")
	typeKeys(c, fyne.KeyReturn)
	if d.Open() {
		t.Error("it must close now")
	}
	if w := d.layer.panel.Size().Width; w != 640 {
		t.Errorf("%.0f wide", w)
	}
}

func TestTabStaysInTheDialog(t *testing.T) {
	c, b := opener(t)
	Confirm(c, "退回", "理由。", "退回", false, func() {})
	for range 5 {
		c.FocusNext()
		if c.Focused() == fyne.Focusable(b) {
			t.Fatal("the focus left the dialog")
		}
	}
}

func TestTallDialogFitsTheWindow(t *testing.T) {
	c, _ := opener(t)
	rows := make([]*FormRow, 14)
	for i := range rows {
		rows[i] = NewFormRow("一行", "说明", NewEntry(""))
	}
	d := AskForm(c, "很长", "办", NewForm(rows...), func() bool { return true })
	if h := d.layer.panel.Size().Height; h > 696 {
		t.Errorf("%.0f high", h)
	}
}

func TestToast(t *testing.T) {
	desk(t, theme.Standard)
	clock := &hourglass{}
	toaster := NewToaster(clock.after)
	window(t, theme.Standard, toaster, 600, 400)
	undone := false
	toaster.Say("已退回", func() { undone = true })
	clock.turn(3 * time.Second)
	if toaster.Sentence() != "已退回" {
		t.Error("gone too early")
	}
	test.Tap(toaster.undo)
	if !undone || toaster.Sentence() != "" {
		t.Error("撤销 must undo and clear")
	}
	toaster.Say("甲", nil)
	toaster.Say("乙", nil)
	if toaster.Sentence() != "乙" {
		t.Error("the new sentence must replace the old one")
	}
	clock.turn(4 * time.Second)
	if toaster.Sentence() != "" {
		t.Error("it must go after four seconds")
	}
}

func TestProgress(t *testing.T) {
	c, b := opener(t)
	clock := &hourglass{}
	quick := StartProgress(c, clock.after, "正在导出", nil)
	quick.Finish()
	clock.turn(time.Second)
	if quick.Shown() {
		t.Error("short work must show nothing")
	}
	stopped := 0
	slow := StartProgress(c, clock.after, "正在导出", func() { stopped++ })
	clock.turn(300 * time.Millisecond)
	if !slow.Shown() {
		t.Fatal("long work must show")
	}
	slow.Set(3, 6, "页")
	if got := slow.bar.words(); got != "3页，共6页" {
		t.Errorf("words %q", got)
	}
	typeKeys(c, fyne.KeyEscape, fyne.KeyEscape)
	if stopped != 1 {
		t.Errorf("asked to stop %d times", stopped)
	}
	slow.Finish()
	if slow.Shown() || c.Focused() != fyne.Focusable(b) {
		t.Error("it must go and give the focus back")
	}
}

func TestColumnsStackInLargeType(t *testing.T) {
	for setting, below := range map[theme.Setting]bool{theme.Standard: false, theme.Large: true, theme.Extra: true} {
		desk(t, setting)
		left, right := Sheet(NewText("左", Reg(theme.Body))), Sheet(NewText("右", Reg(theme.Body)))
		window(t, setting, TwoColumns(left, right, Narrow), 1182, 600)
		driver := fyne.CurrentApp().Driver()
		l, r := driver.AbsolutePositionForObject(left), driver.AbsolutePositionForObject(right)
		if (r.Y > l.Y) != below || Stacked() != below {
			t.Errorf("setting %d: left at %v, right at %v", setting, l, r)
		}
		if !below && (right.Size().Width != Narrow || l.X != 20 || r.X+Narrow != 1182-20) {
			t.Errorf("left at %v, right at %v, %.0f wide", l, r, right.Size().Width)
		}
	}
}

package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/ui/theme"
)

func TestErrorReplacesHelpAndBack(t *testing.T) {
	desk(t, theme.Standard)
	e := NewEntry("11位")
	r := NewFormRow("联系电话", "手机或固定电话", e)
	window(t, theme.Standard, NewForm(r), 520, 200)
	before := HeightFor(r, 520)
	r.SetError("少一位。手机号是11位")
	if note, _ := r.note(); note.Text() != "少一位。手机号是11位" || !e.fault || r.Error() == "" {
		t.Error("the error is not shown")
	}
	r.SetError("")
	if note, _ := r.note(); note.Text() != "手机或固定电话" || e.fault || HeightFor(r, 520) != before {
		t.Error("the help does not come back")
	}
}

func TestFocusFault(t *testing.T) {
	desk(t, theme.Standard)
	first, second := NewEntry(""), NewEntry("")
	rows := []*FormRow{NewFormRow("甲", "", first), NewFormRow("乙", "", second)}
	form := NewForm(rows...)
	w := window(t, theme.Standard, form, 520, 200)
	if form.FocusFault() {
		t.Error("nothing is wrong yet")
	}
	rows[1].SetError("没有填。写全称")
	if !form.FocusFault() || w.Canvas().Focused() != second.FocusTarget() {
		t.Error("the focus is not on the wrong field")
	}
}

func TestFieldsNeverWiderThanTheLimit(t *testing.T) {
	desk(t, theme.Standard)
	e := NewEntry("")
	window(t, theme.Standard, NewForm(NewFormRow("甲", "", e)), 1300, 200)
	if e.Size().Width > fieldWidest {
		t.Errorf("the field is %.0f wide", e.Size().Width)
	}
}

func TestEntryLimits(t *testing.T) {
	desk(t, theme.Standard)
	e := NewDigits("", 4)
	w := window(t, theme.Standard, FixedWidth(e, 200), 300, 50)
	w.Canvas().Focus(e.FocusTarget())
	for _, r := range "0a4一17999" {
		e.input.TypedRune(r)
	}
	if e.Text() != "0417" {
		t.Errorf("typed: %q", e.Text())
	}
	e.SetText("")
	clip := test.NewClipboard()
	clip.SetContent("电话 5550112")
	e.input.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if e.Text() != "5550" {
		t.Errorf("pasted: %q", e.Text())
	}
	e.Undo()
	if e.Text() != "" {
		t.Errorf("pasting cannot be undone: %q", e.Text())
	}
}

func TestUndoOfChinese(t *testing.T) {
	desk(t, theme.Standard)
	e := NewEntry("")
	w := window(t, theme.Standard, FixedWidth(e, 200), 300, 50)
	w.Canvas().Focus(e.FocusTarget())
	for _, r := range "云溪县" {
		e.input.TypedRune(r)
	}
	typeKeys(w.Canvas(), fyne.KeyBackspace)
	for _, r := range "镇政府" {
		e.input.TypedRune(r)
	}
	full := e.Text()
	for range 10 {
		e.input.TypedShortcut(&fyne.ShortcutUndo{})
	}
	if e.Text() != "" {
		t.Errorf("all undone, %q is left", e.Text())
	}
	for range 10 {
		e.input.TypedShortcut(&fyne.ShortcutRedo{})
	}
	if e.Text() != full || full != "云溪镇政府" {
		t.Errorf("redone: %q, was %q", e.Text(), full)
	}
}

func TestEntryHandsShortcutsOn(t *testing.T) {
	desk(t, theme.Standard)
	e := NewEntry("")
	w := window(t, theme.Standard, FixedWidth(e, 200), 300, 50)
	room := &desktop.CustomShortcut{KeyName: fyne.Key1, Modifier: fyne.KeyModifierControl}
	var got []string
	e.Shortcuts = func(s fyne.Shortcut) bool {
		got = append(got, s.ShortcutName())
		return true
	}
	w.Canvas().Focus(e.FocusTarget())
	e.input.TypedShortcut(room)
	e.input.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt})
	e.input.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl})
	if len(got) != 2 || got[0] != room.ShortcutName() {
		t.Errorf("handed on: %v", got)
	}
	e.SetText("云溪县 青石镇")
	e.input.TypedShortcut(&fyne.ShortcutSelectAll{})
	if e.input.SelectedText() != "云溪县 青石镇" {
		t.Error("the field lost its own shortcuts")
	}
}

func TestEntryTellsWhenLeft(t *testing.T) {
	desk(t, theme.Standard)
	left := ""
	e := NewEntry("")
	e.OnLeave = func(text string) { left = text }
	w := window(t, theme.Standard, FixedWidth(e, 200), 300, 50)
	w.Canvas().Focus(e.FocusTarget())
	test.Type(e.input, "青石镇")
	w.Canvas().Unfocus()
	if left != "青石镇" {
		t.Errorf("left with %q", left)
	}
}

func TestSelectList(t *testing.T) {
	desk(t, theme.Standard)
	var told []int
	s := NewSelect([]string{"邮寄", "当面领取", "电子邮件"}, -1, "选一种", func(i int) { told = append(told, i) })
	w := window(t, theme.Standard, Column(8, FixedWidth(s, 200)), 400, 300)
	c := w.Canvas()
	c.Focus(s)
	typeKeys(c, fyne.KeySpace)
	if !s.Opened() {
		t.Fatal("space does not open the list")
	}
	typeKeys(c, fyne.KeyF5, fyne.KeyX, fyne.KeyLeft) // mean nothing to a list
	if !s.Opened() {
		t.Error("a key without a meaning closes the list")
	}
	typeKeys(c, fyne.KeyEscape)
	if s.Opened() || c.Focused() != fyne.Focusable(s) || s.Selected() != -1 {
		t.Error("Esc must close, choose nothing and give the focus back")
	}
	typeKeys(c, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.Selected() != 1 || s.Opened() || c.Focused() != fyne.Focusable(s) {
		t.Errorf("chose %d", s.Selected())
	}
	typeKeys(c, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyReturn)
	if s.Selected() != 2 || len(told) != 2 {
		t.Errorf("chose %d, told %v", s.Selected(), told)
	}
	test.Tap(s)
	test.TapCanvas(c, fyne.NewPos(390, 290))
	if s.Opened() {
		t.Error("a press outside must close")
	}
}

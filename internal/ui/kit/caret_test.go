package kit

import (
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// TestTheCaretIsWithinItsField types into fields of one and of several lines
// until their text scrolls.
func TestTheCaretIsWithinItsField(t *testing.T) {
	one, many := NewEntry(""), NewTextArea("", 3)
	w := window(t, theme.Standard, Column(theme.Gap4, one, many), 200, 300)
	moved := 0
	WatchCaret(func() { moved++ })
	t.Cleanup(func() { WatchCaret(func() {}) })
	if _, ok := CaretOn(w.Canvas()); ok {
		t.Error("a caret without a field")
	}
	driver := fyne.CurrentApp().Driver()
	for _, e := range []*Entry{one, many} {
		moved = 0
		e.Focus()
		begin, ok := CaretOn(w.Canvas())
		if !ok || moved == 0 {
			t.Fatalf("no caret (%v), told %d times", ok, moved)
		}
		at := driver.AbsolutePositionForObject(e)
		if begin.At.X < at.X || begin.At.X > at.X+20 || begin.At.Y < at.Y || begin.At.Y > at.Y+theme.ButtonHeight.Get()/2 {
			t.Errorf("the caret of a field at %v begins at %v", at, begin.At)
		}
		moved = 0
		for _, r := range strings.Repeat("政务公开", 30) {
			w.Canvas().Focused().TypedRune(r)
		}
		end, _ := CaretOn(w.Canvas())
		if moved == 0 || end.At.X <= begin.At.X {
			t.Errorf("the caret went from %v to %v, told %d times", begin.At, end.At, moved)
		}
		if lower := at.Y + e.Size().Height; end.At.X > at.X+e.Size().Width || end.At.Y+end.Height > lower || e == many && end.At.Y < lower-2*end.Height {
			t.Errorf("the caret of a field at %v, %v stands at %v", at, e.Size(), end.At)
		}
	}
}

// TestNoCaretIsToldOfSecrets keeps input methods away from what is not shown.
func TestNoCaretIsToldOfSecrets(t *testing.T) {
	open, secret, locked := NewEntry(""), NewPassword(""), NewEntry("")
	button := NewButton(Outlined, "保存", nil)
	locked.Disable()
	w := window(t, theme.Standard, Column(theme.Gap4, open, secret, locked, button), 300, 300)
	for _, c := range []struct {
		on   fyne.Focusable
		want bool
	}{{open.FocusTarget(), true}, {secret.FocusTarget(), false}, {locked.FocusTarget(), false}, {button, false}} {
		w.Canvas().Focus(c.on)
		if _, ok := CaretOn(w.Canvas()); ok != c.want {
			t.Errorf("%T: a caret is told: %v", c.on, ok)
		}
	}
}

// TestTheCaretMovesWithItsPage scrolls a page under the field that it was
// scrolled to.
func TestTheCaretMovesWithItsPage(t *testing.T) {
	e := NewEntry("")
	var rows []fyne.CanvasObject
	for range 20 {
		rows = append(rows, NewEntry(""))
	}
	page := NewScroll(Column(theme.Gap4, append(rows, e)...))
	w := window(t, theme.Standard, page, 300, 300)
	e.Focus()
	below, _ := CaretOn(w.Canvas())
	moved := 0
	WatchCaret(func() { moved++ })
	t.Cleanup(func() { WatchCaret(func() {}) })
	page.inner.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 100)})
	if now, _ := CaretOn(w.Canvas()); moved == 0 || math.Abs(float64(now.At.Y-below.At.Y)-100) > 0.1 {
		t.Errorf("the caret at %v is at %v when the page has gone down by 100, told %d times", below.At, now.At, moved)
	}
}

package grid

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/ui/theme"
)

var (
	_ fyne.Focusable         = (*DataTable)(nil)
	_ fyne.Shortcutable      = (*DataTable)(nil)
	_ fyne.Scrollable        = (*DataTable)(nil)
	_ fyne.DoubleTappable    = (*DataTable)(nil)
	_ fyne.SecondaryTappable = (*DataTable)(nil)
	_ desktop.Mouseable      = (*DataTable)(nil)
)

// FocusGained shows the ring.
func (t *DataTable) FocusGained() {
	t.focused = true
	slog.Debug("focus", "on", "列表")
	if t.current < 0 && t.Len() > 0 {
		t.moveTo(0)
	}
	t.draw()
}

// FocusLost hides the ring.
func (t *DataTable) FocusLost() {
	t.focused = false
	t.draw()
}

// TypedRune implements fyne.Focusable.
func (t *DataTable) TypedRune(rune) {}

// TypedShortcut hands shortcuts on.
func (t *DataTable) TypedShortcut(s fyne.Shortcut) {
	handShortcut(t, t.OnShortcut, s)
}

// TypedKey moves the current row, ticks and activates it.
func (t *DataTable) TypedKey(e *fyne.KeyEvent) {
	screen := max(int(t.bodyHeight()/float64(t.rowHeight()))-1, 1)
	switch e.Name {
	case fyne.KeyUp:
		t.moveTo(t.current - 1)
	case fyne.KeyDown:
		t.moveTo(t.current + 1)
	case fyne.KeyPageUp:
		t.moveTo(t.current - screen)
	case fyne.KeyPageDown:
		t.moveTo(t.current + screen)
	case fyne.KeyHome:
		t.moveTo(0)
	case fyne.KeyEnd:
		t.moveTo(t.Len() - 1)
	case fyne.KeyLeft:
		t.shift(t.left - scaled(80))
	case fyne.KeyRight:
		t.shift(t.left + scaled(80))
	case fyne.KeyReturn, fyne.KeyEnter:
		t.activate()
	case fyne.KeySpace:
		t.toggle(t.current)
	case fyne.KeyF8:
		t.sortNext()
	default:
		handKey(t, t.OnKey, e)
	}
}

func (t *DataTable) activate() {
	if t.current >= 0 && t.pages.isFailed(t.current) {
		t.retry()
		return
	}
	if i, row, ok := t.Selected(); ok && t.OnActivate != nil {
		t.OnActivate(i, row)
	}
}

func (t *DataTable) retry() {
	t.pages.retry()
	t.draw()
}

// MouseDown selects a row or presses a head. Shift ticks up to the row, Ctrl
// ticks it alone.
func (t *DataTable) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonSecondary {
		return
	}
	if e.Position.Y < t.headHeight() {
		t.pressHead(e.Position.X)
		return
	}
	i := t.rowAt(e.Position)
	switch {
	case i < 0:
	case t.pages.isFailed(i):
		t.retry()
	case t.multi && e.Modifier&fyne.KeyModifierShift != 0:
		t.tickRange(i)
	case t.multi && e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		t.moveTo(i)
		t.toggle(i)
	case t.multi && e.Position.X+t.left < theme.Gap5+scaled(tickRoom)-theme.Gap2:
		t.moveTo(i)
		t.toggle(i)
	default:
		t.moveTo(i)
		if at, row, ok := t.Selected(); ok && t.OnPress != nil {
			t.OnPress(at, row)
		}
	}
}

// MouseUp implements desktop.Mouseable.
func (t *DataTable) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped activates the row under the mouse.
func (t *DataTable) DoubleTapped(e *fyne.PointEvent) {
	if i := t.rowAt(e.Position); i >= 0 && i == t.current {
		t.activate()
	}
}

// TappedSecondary selects the row under the mouse and asks for its menu.
func (t *DataTable) TappedSecondary(e *fyne.PointEvent) {
	i := t.rowAt(e.Position)
	if i < 0 {
		return
	}
	t.moveTo(i)
	if _, row, ok := t.Selected(); ok && t.OnMenu != nil {
		t.OnMenu(i, row, e.AbsolutePosition)
	}
}

// Scrolled moves the rows with the wheel.
func (t *DataTable) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DX != 0 {
		t.left -= e.Scrolled.DX
	}
	t.scrollTo(t.top - float64(e.Scrolled.DY))
}

// rowAt returns the row at a place of the table, or -1.
func (t *DataTable) rowAt(p fyne.Position) int {
	y := p.Y - t.headHeight()
	if y < 0 {
		return -1
	}
	i := int((float64(y) + t.top) / float64(t.rowHeight()))
	if i >= t.Len() {
		return -1
	}
	return i
}

// pressHead sorts by the column under the mouse: upwards first, then turning.
func (t *DataTable) pressHead(x float32) {
	lanes, _ := t.lanes(t.Size().Width)
	for i, l := range lanes {
		if at := x + t.left; at < l.x-theme.Gap5/2 || at >= l.x+l.w+theme.Gap5/2 || !t.columns[i].Sortable {
			continue
		}
		t.SortBy(i)
		return
	}
}

// SortBy does what pressing a column's head does.
func (t *DataTable) SortBy(column int) {
	d := Ascending
	if t.sorted == column && t.direction == Ascending {
		d = Descending
	}
	t.SetSorted(column, d)
	if t.OnSort != nil {
		t.OnSort(column, d)
	}
}

// sortNext goes through all orders by keyboard: each column that sorts,
// upwards, then downwards.
func (t *DataTable) sortNext() {
	if t.sorted >= 0 && t.direction == Ascending {
		t.SortBy(t.sorted)
		return
	}
	for step := range len(t.columns) {
		if next := (t.sorted + 1 + step) % len(t.columns); t.columns[next].Sortable {
			t.SortBy(next)
			return
		}
	}
}

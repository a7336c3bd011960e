package grid

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/ui/theme"
)

var (
	_ fyne.Focusable      = (*Board)(nil)
	_ fyne.Shortcutable   = (*Board)(nil)
	_ fyne.Scrollable     = (*Board)(nil)
	_ fyne.DoubleTappable = (*Board)(nil)
	_ desktop.Mouseable   = (*Board)(nil)
)

// FocusGained shows the keyboard's place, at first on the first cell.
func (b *Board) FocusGained() {
	b.focused = true
	slog.Debug("focus", "on", "覆盖表")
	if b.row < 0 {
		b.moveTo(0, 0)
	}
	b.draw()
}

// FocusLost thins the ring. It stays: what stands beside the board may speak of
// its cell.
func (b *Board) FocusLost() {
	b.focused = false
	b.draw()
}

// TypedRune implements fyne.Focusable.
func (b *Board) TypedRune(rune) {}

// TypedShortcut hands shortcuts on.
func (b *Board) TypedShortcut(s fyne.Shortcut) { handShortcut(b, b.OnShortcut, s) }

// TypedKey moves from cell to cell and opens one.
func (b *Board) TypedKey(e *fyne.KeyEvent) {
	screen := max(int(b.bodyHeight()/float64(b.rowHeight()))-1, 1)
	switch e.Name {
	case fyne.KeyUp:
		b.moveTo(b.row-1, b.column)
	case fyne.KeyDown:
		b.moveTo(b.row+1, b.column)
	case fyne.KeyLeft:
		b.moveTo(b.row, b.column-1)
	case fyne.KeyRight:
		b.moveTo(b.row, b.column+1)
	case fyne.KeyPageUp:
		b.moveTo(b.row-screen, b.column)
	case fyne.KeyPageDown:
		b.moveTo(b.row+screen, b.column)
	case fyne.KeyHome:
		b.moveTo(0, b.column)
	case fyne.KeyEnd:
		b.moveTo(len(b.rows)-1, b.column)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.activate()
	default:
		handKey(b, b.OnKey, e)
	}
}

func (b *Board) activate() {
	if b.row >= 0 && b.column < len(b.rows[b.row].Cells) && b.OnOpen != nil {
		b.OnOpen(b.row, b.column)
	}
}

// MouseDown makes the cell under the mouse the current one.
func (b *Board) MouseDown(e *desktop.MouseEvent) {
	if row, column := b.at(e.Position); row >= 0 {
		b.moveTo(row, column)
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
}

// MouseUp implements desktop.Mouseable.
func (b *Board) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the cell under the mouse.
func (b *Board) DoubleTapped(e *fyne.PointEvent) {
	if row, column := b.at(e.Position); row >= 0 && row == b.row && column == b.column {
		b.activate()
	}
}

// Scrolled moves the rows with the wheel.
func (b *Board) Scrolled(e *fyne.ScrollEvent) {
	b.left -= e.Scrolled.DX
	b.scrollTo(b.top - float64(e.Scrolled.DY))
}

// at returns the cell at a place of the board; a name stands for the cell of
// its row that was current, -1, -1 is none.
func (b *Board) at(p fyne.Position) (row, column int) {
	name, cell := b.measure(b.Size().Width)
	y := p.Y - theme.TableHead.Get()
	row = int((float64(y) + b.top) / float64(b.rowHeight()))
	if y < 0 || row >= len(b.rows) {
		return -1, -1
	}
	if p.X < name {
		return row, max(b.column, 0)
	}
	return row, max(0, min(int((p.X-name+b.left)/cell), len(b.columns)-1))
}

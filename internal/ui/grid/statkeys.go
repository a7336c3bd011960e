package grid

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

var (
	_ fyne.Focusable    = (*StatTable)(nil)
	_ fyne.Shortcutable = (*StatTable)(nil)
)

// FocusGained shows the keyboard's place, at first on the first figure.
func (t *StatTable) FocusGained() {
	t.focused = true
	slog.Debug("focus", "on", "统计表")
	if t.cursor < 0 {
		t.cursor = t.edge(0, 1)
	}
	t.sheet.Refresh()
}

// FocusLost hides the keyboard's place.
func (t *StatTable) FocusLost() {
	t.focused = false
	t.sheet.Refresh()
}

// TypedRune implements fyne.Focusable.
func (t *StatTable) TypedRune(rune) {}

// TypedShortcut hands shortcuts on.
func (t *StatTable) TypedShortcut(s fyne.Shortcut) {
	handShortcut(t, t.OnShortcut, s)
}

// TypedKey moves between the figures and opens them.
func (t *StatTable) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.step(0, -1)
	case fyne.KeyRight:
		t.step(0, 1)
	case fyne.KeyUp:
		t.step(-1, 0)
	case fyne.KeyDown:
		t.step(1, 0)
	case fyne.KeyHome:
		t.jump(t.edge(0, 1))
	case fyne.KeyEnd:
		t.jump(t.edge(len(t.cells)-1, -1))
	case fyne.KeyPageDown:
		t.scrollBy(t.scroll.Size().Height - leading())
	case fyne.KeyPageUp:
		t.scrollBy(leading() - t.scroll.Size().Height)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.activate()
	default:
		handKey(t, t.OnKey, e)
	}
}

func (t *StatTable) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
}

func (t *StatTable) activate() {
	address := t.Current()
	if address == "" {
		return
	}
	t.opened = address
	t.reveal(t.cursor)
	t.sheet.Refresh()
	if t.OnOpen != nil {
		t.OnOpen(address)
	}
}

// edge returns the first figure from a cell on in a direction, or -1.
func (t *StatTable) edge(from, by int) int {
	for i := from; i >= 0 && i < len(t.cells); i += by {
		if t.cells[i].Address != "" {
			return i
		}
	}
	return -1
}

func (t *StatTable) jump(i int) {
	if i < 0 {
		return
	}
	t.cursor = i
	t.reveal(i)
	t.sheet.Refresh()
	if t.OnMove != nil {
		t.OnMove(t.Current())
	}
}

// step moves to the next figure of a direction. A row or column of labels is
// passed over; at the edge of the table the keyboard stays where it is.
func (t *StatTable) step(down, right int) {
	if t.cursor < 0 {
		t.jump(t.edge(0, 1))
		return
	}
	f, from := t.form, t.cells[t.cursor]
	rows, cols := len(f.rows)-1, len(f.columns)-1
	high, wide := cellSpan(from)
	row, col := from.Row, from.Col
	if down > 0 {
		row += high - 1
	}
	if right > 0 {
		col += wide - 1
	}
	for {
		row, col = row+down, col+right
		if row < 0 || col < 0 || row >= rows || col >= cols {
			return
		}
		i := f.owner[row*cols+col]
		if i >= 0 && down != 0 && t.cells[i].Address == "" {
			i = t.nearestInRow(row, col)
		}
		if i >= 0 && t.cells[i].Address != "" {
			t.jump(i)
			return
		}
	}
}

// nearestInRow finds the figure of a row nearest to a column: rows of table
// two have one, two or three figures.
func (t *StatTable) nearestInRow(row, col int) int {
	cols := len(t.form.columns) - 1
	for away := 1; away < cols; away++ {
		for _, c := range []int{col - away, col + away} {
			if c < 0 || c >= cols {
				continue
			}
			if i := t.form.owner[row*cols+c]; i >= 0 && t.cells[i].Address != "" {
				return i
			}
		}
	}
	return -1
}

func (t *StatTable) scrollBy(dy float32) {
	t.scrollTo(fyne.NewPos(t.scroll.offset.X, t.scroll.offset.Y+dy))
}

func (t *StatTable) scrollTo(at fyne.Position) {
	t.scroll.scrollTo(at)
}

// reveal scrolls as little as needed.
func (t *StatTable) reveal(i int) {
	const air = 16
	b, at, view := t.form.boxes[i], t.scroll.offset, t.scroll.Size()
	if view.Width == 0 {
		t.unseen = true
		return
	}
	at.X = min(max(at.X, b.x+b.w+air-view.Width), b.x-air)
	at.Y = min(max(at.Y, b.y+b.h+air-view.Height), b.y-air)
	t.scrollTo(at)
}

// MinSize leaves the size to whoever shows the table: it scrolls.
func (t *StatTable) MinSize() fyne.Size { return fyne.NewSize(scaled(240), scaled(120)) }

// CreateRenderer implements fyne.Widget.
func (t *StatTable) CreateRenderer() fyne.WidgetRenderer {
	paper := canvas.NewRectangle(theme.Surface)
	paper.StrokeColor, paper.StrokeWidth = theme.Rule, theme.Border
	return &statRenderer{table: t, paper: paper}
}

type statRenderer struct {
	table *StatTable
	paper *canvas.Rectangle
}

func (r *statRenderer) Layout(size fyne.Size) {
	r.paper.Resize(size)
	r.table.scroll.Move(fyne.NewPos(1, 1))
	r.table.scroll.Resize(size.SubtractWidthHeight(2, 2))
	if t := r.table; t.unseen && t.cursor >= 0 {
		t.unseen = false
		t.reveal(t.cursor)
	}
}
func (r *statRenderer) MinSize() fyne.Size { return r.table.MinSize() }
func (r *statRenderer) Refresh()           { r.table.scroll.Refresh(); r.paper.Refresh() }
func (r *statRenderer) Destroy()           {}
func (r *statRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.paper, r.table.scroll}
}

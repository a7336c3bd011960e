package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// picker is a focusable made of cells, one stop for Tab: arrow keys move
// among the cells, Enter or the mouse picks one.
type picker struct {
	focusable
	cells     []cell
	vertical  bool
	immediate bool // an arrow key picks at once
	at        int  // cell with the keyboard
	hover     int  // cell under the mouse, or -1
	pick      func(i int)
}

// cell is the place of one cell after layout.
type cell struct {
	pos    fyne.Position
	size   fyne.Size
	closed bool // cannot be picked
}

// resize makes room for n cells and forgets their places.
func (p *picker) resize(n int) {
	p.cells = make([]cell, n)
	p.at, p.hover = min(p.at, max(0, n-1)), -1
}

func (p *picker) cellAt(pos fyne.Position) int {
	for i, c := range p.cells {
		if pos.X >= c.pos.X && pos.X < c.pos.X+c.size.Width && pos.Y >= c.pos.Y && pos.Y < c.pos.Y+c.size.Height {
			return i
		}
	}
	return -1
}

func (p *picker) choose(i int) {
	if i < 0 || i >= len(p.cells) || p.cells[i].closed || p.Disabled() {
		return
	}
	p.at = i
	if p.pick != nil {
		p.pick(i)
	}
	p.self.Refresh()
}

// move goes to the next open cell in a direction, if there is one.
func (p *picker) move(step int) {
	for i := p.at + step; i >= 0 && i < len(p.cells); i += step {
		if !p.cells[i].closed {
			p.settle(i)
			return
		}
	}
}

// edge goes to the first open cell from one end.
func (p *picker) edge(from, step int) {
	for i := from; i >= 0 && i < len(p.cells); i += step {
		if !p.cells[i].closed {
			p.settle(i)
			return
		}
	}
}

func (p *picker) settle(i int) {
	if p.immediate {
		p.choose(i)
		return
	}
	p.at = i
	p.self.Refresh()
}

// TypedKey implements fyne.Focusable.
func (p *picker) TypedKey(key *fyne.KeyEvent) {
	p.byKey()
	back, forth := fyne.KeyLeft, fyne.KeyRight
	if p.vertical {
		back, forth = fyne.KeyUp, fyne.KeyDown
	}
	switch key.Name {
	case back:
		p.move(-1)
	case forth:
		p.move(1)
	case fyne.KeyHome:
		p.edge(0, 1)
	case fyne.KeyEnd:
		p.edge(len(p.cells)-1, -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.choose(p.at)
	default:
		passKey(p.self, key)
	}
}

// Tapped implements fyne.Tappable.
func (p *picker) Tapped(at *fyne.PointEvent) {
	p.takeFocus()
	p.choose(p.cellAt(at.Position))
}

// MouseDown implements desktop.Mouseable: the focus moves with the press.
func (p *picker) MouseDown(*desktop.MouseEvent) { p.takeFocus() }

// MouseUp implements desktop.Mouseable.
func (p *picker) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (p *picker) MouseIn(at *desktop.MouseEvent) { p.MouseMoved(at) }

// MouseMoved implements desktop.Hoverable.
func (p *picker) MouseMoved(at *desktop.MouseEvent) { p.hoverAt(p.cellAt(at.Position)) }

// MouseOut implements desktop.Hoverable.
func (p *picker) MouseOut() { p.hoverAt(-1) }

func (p *picker) hoverAt(i int) {
	if p.hover != i {
		p.hover = i
		p.self.Refresh()
	}
}

// hovered reports whether cell i is under the mouse and can be picked.
func (p *picker) hovered(i int) bool { return p.hover == i && !p.cells[i].closed && !p.Disabled() }

// ringAt places the ring around the cell with the keyboard and shows or hides
// it.
func (p *picker) ringAt(ring *box) {
	if p.at >= 0 && p.at < len(p.cells) {
		placeRing(ring, p.cells[p.at].pos, p.cells[p.at].size)
	}
	ring.show(p.ringVisible() && len(p.cells) > 0)
}

// AccessibilityRole implements fyne.Accessible.
func (p *picker) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// pane is the renderer of all widgets here: a fixed list of objects with
// functions that place and colour them.
type pane struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func()
}

var _ fyne.WidgetRenderer = (*pane)(nil)

func (p *pane) Layout(size fyne.Size)        { p.layout(size) }
func (p *pane) MinSize() fyne.Size           { return p.min() }
func (p *pane) Objects() []fyne.CanvasObject { return p.objects }
func (p *pane) Destroy()                     {}

func (p *pane) Refresh() {
	if p.refresh != nil {
		p.refresh()
	}
	for _, o := range p.objects {
		canvas.Refresh(o)
	}
}

// box is a filled rectangle with a border. The border is a second fill below
// the first, because the painters disagree on which side of an edge a stroke
// lies; and its straight parts are drawn once more on top, because the
// painter of the window softens all edges of a rectangle with round corners.
type box struct {
	outer  *canvas.Rectangle
	inner  *fyne.Container // fill, and the four straight edges
	fill   *canvas.Rectangle
	edges  [4]*canvas.Rectangle // top, bottom, left, right
	border float32
}

func newBox(fill, border color.NRGBA, width, radius float32) *box {
	b := &box{outer: canvas.NewRectangle(border), fill: canvas.NewRectangle(fill), inner: container.NewWithoutLayout()}
	b.inner.Objects = append(b.inner.Objects, b.fill)
	for i := range b.edges {
		b.edges[i] = canvas.NewRectangle(border)
		b.inner.Objects = append(b.inner.Objects, b.edges[i])
	}
	b.set(fill, border, width, radius)
	return b
}

func (b *box) set(fill, border color.NRGBA, width, radius float32) {
	b.fill.FillColor, b.outer.FillColor = fill, border
	b.outer.CornerRadius, b.fill.CornerRadius = radius, max(0, radius-width)
	for _, edge := range b.edges {
		edge.FillColor = border
	}
	b.border = width
	b.place(b.outer.Position(), b.outer.Size())
}

func (b *box) place(pos fyne.Position, size fyne.Size) {
	w, h, line, round := size.Width, size.Height, b.border, b.outer.CornerRadius
	put(b.outer, pos.X, pos.Y, w, h)
	put(b.inner, pos.X, pos.Y, w, h)
	put(b.fill, line, line, max(0, w-2*line), max(0, h-2*line))
	across, down := max(0, w-2*round), max(0, h-2*round)
	put(b.edges[0], round, 0, across, line)
	put(b.edges[1], round, h-line, across, line)
	put(b.edges[2], 0, round, line, down)
	put(b.edges[3], w-line, round, line, down)
}

func (b *box) show(visible bool) {
	setVisible(b.outer, visible)
	setVisible(b.inner, visible)
}

// newRing is the focus ring: 2 px of accent with a gap of 2, drawn outside of
// what has the focus.
func newRing() *box {
	r := newBox(theme.Surface, theme.Accent, theme.Strong, theme.ControlRadius+ringReach)
	r.show(false)
	return r
}

// ringReach is how far the ring stands out.
const ringReach = 2 * theme.Strong

func placeRing(r *box, pos fyne.Position, size fyne.Size) {
	r.place(pos.SubtractXY(ringReach, ringReach), size.AddWidthHeight(2*ringReach, 2*ringReach))
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// under returns the canvas that shows o, or nil.
func under(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// passKey hands a key that a widget does not know to whoever waits on the
// canvas: the open dialog, else the shell.
func passKey(o fyne.CanvasObject, key *fyne.KeyEvent) {
	c := under(o)
	if c == nil {
		return
	}
	if take := c.OnTypedKey(); take != nil {
		take(key)
	}
}

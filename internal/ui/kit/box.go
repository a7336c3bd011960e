package kit

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// newPlain is an area of one colour. Without a graphics card the toolkit
// stretches a picture over an area five times as fast as it fills a rectangle.
// That is seen where the area is a large part of the window.
func newPlain(c color.NRGBA) *canvas.Image {
	i := canvas.NewImageFromImage(pixel(c))
	i.ScaleMode = canvas.ImageScalePixels
	return i
}

func pixel(c color.NRGBA) image.Image {
	i := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	i.SetNRGBA(0, 0, c)
	return i
}

// box is a filled rectangle with a border. The border is a second fill below
// the first, because the painters disagree on which side of an edge a stroke
// lies; and its straight parts are drawn once more on top, because the
// painter of the window softens all edges of a rectangle with round corners.
//
// Of a large box outer and fill are only the upper end. The lower end is
// another pair, and most of what lies between them is plain.
type box struct {
	outer  *canvas.Rectangle
	inner  *fyne.Container // fill, and the four straight edges
	fill   *canvas.Rectangle
	large  *boxRest             // nil for a small box
	edges  [4]*canvas.Rectangle // top, bottom, left, right
	border float32
	pos    fyne.Position
	size   fyne.Size
}

// boxRest is what a large box has below its upper end.
type boxRest struct {
	outer, fill *canvas.Rectangle
	middle      *canvas.Image
	color       color.NRGBA // of the middle
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
	if b.large != nil {
		b.large.follow(b)
	}
	b.place(b.pos, b.size)
}

func (b *box) place(pos fyne.Position, size fyne.Size) {
	b.pos, b.size = pos, size
	w, h, line, round := size.Width, size.Height, b.border, b.outer.CornerRadius
	b.enlarge()
	end := h
	if b.large != nil {
		end = 2 * max(round, line)
		put(b.large.outer, 0, h-end, w, end)
		put(b.large.fill, line, h-end+line, w-2*line, end-2*line)
		put(b.large.middle, line, max(round, line), w-2*line, h-2*max(round, line))
	}
	put(b.outer, pos.X, pos.Y, w, end)
	put(b.inner, pos.X, pos.Y, w, h)
	put(b.fill, line, line, max(0, w-2*line), max(0, end-2*line))
	across, down := max(0, w-2*round), max(0, h-2*round)
	put(b.edges[0], round, 0, across, line)
	put(b.edges[1], round, h-line, across, line)
	put(b.edges[2], 0, round, line, down)
	put(b.edges[3], w-line, round, line, down)
}

// A box is large from this height and area on.
const (
	largeHeight = 64
	largeArea   = 20_000
)

// enlarge gives a box that has become large its other parts, and takes them
// from one that no longer is.
func (b *box) enlarge() {
	fill := b.colour()
	large := fill.A == 0xFF && b.size.Height >= largeHeight && b.size.Width*b.size.Height >= largeArea
	switch {
	case large && b.large == nil:
		b.large = &boxRest{outer: canvas.NewRectangle(nil), fill: canvas.NewRectangle(nil), middle: newPlain(fill), color: fill}
		b.large.follow(b)
		b.inner.Objects = slices.Insert(b.inner.Objects, 1, b.large.objects()...)
	case !large && b.large != nil:
		b.inner.Objects = slices.Delete(b.inner.Objects, 1, 1+len(b.large.objects()))
		b.large = nil
	}
}

func (r *boxRest) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.outer, r.fill, r.middle}
}

// follow gives the rest the look of the upper end.
func (r *boxRest) follow(b *box) {
	r.outer.FillColor, r.fill.FillColor = b.outer.FillColor, b.fill.FillColor
	r.outer.CornerRadius, r.fill.CornerRadius = b.outer.CornerRadius, b.fill.CornerRadius
	if fill := b.colour(); fill != r.color {
		r.color, r.middle.Image = fill, pixel(fill)
		r.middle.Refresh()
	}
}

func (b *box) colour() color.NRGBA {
	fill, _ := b.fill.FillColor.(color.NRGBA)
	return fill
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

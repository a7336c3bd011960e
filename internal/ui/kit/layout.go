package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// Flow is implemented by objects that are taller when they are narrower.
type Flow interface {
	HeightFor(width float32) float32
}

// flowLayout is Flow for the layout of a container.
type flowLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor returns the height that o needs in a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	switch f := o.(type) {
	case Flow:
		return f.HeightFor(width)
	case *fyne.Container:
		if l, ok := f.Layout.(flowLayout); ok {
			return l.heightFor(f.Objects, width)
		}
	}
	return o.MinSize().Height
}

// Column stacks objects at full width, gap apart, each as high as it needs.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap, grow: -1}, objects...)
}

// FillColumn is Column in which the object at index grow takes the height
// that is left.
func FillColumn(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap, grow: grow}, objects...)
}

type column struct {
	gap   float32
	grow  int     // index of what takes the rest; -1 for none
	width float32 // of the last layout: the height depends on it
}

func (l *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	rest := size.Height - l.heightFor(objects, size.Width)
	var y float32
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		height := HeightFor(o, size.Width)
		if i == l.grow { // it scrolls where there is less than it needs
			height = max(0, height+rest)
		}
		put(o, 0, y, size.Width, height)
		y += height + l.gap
	}
}

func (l *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var min fyne.Size
	for _, o := range objects {
		if o.Visible() {
			one := o.MinSize()
			min = fyne.NewSize(max(min.Width, one.Width), min.Height+one.Height+l.gap)
		}
	}
	if l.width > 0 {
		min.Height = l.heightFor(objects, l.width)
	} else {
		min.Height = max(0, min.Height-l.gap)
	}
	return min
}

func (l *column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var height float32
	for _, o := range objects {
		if o.Visible() {
			height += HeightFor(o, width) + l.gap
		}
	}
	return max(0, height-l.gap)
}

// Row puts objects side by side at their own width, gap apart, in the middle
// of the height.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, grow: -1}, objects...)
}

// FillRow is Row in which the object at index grow takes the width that is
// left, so that what follows stands at the right edge.
func FillRow(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, grow: grow}, objects...)
}

// TopRow is FillRow with all objects at the top.
func TopRow(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, grow: grow, top: true}, objects...)
}

// Gap is an empty object, for the growing place of a row or column.
func Gap() fyne.CanvasObject { return container.NewWithoutLayout() }

type row struct {
	gap   float32
	grow  int
	top   bool
	width float32
}

// widths gives every object its width in a row of the given width.
func (l *row) widths(objects []fyne.CanvasObject, width float32) []float32 {
	out, used := make([]float32, len(objects)), float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		used += l.gap
		if i != l.grow {
			out[i] = o.MinSize().Width
			used += out[i]
		}
	}
	if l.grow >= 0 && l.grow < len(objects) {
		out[l.grow] = max(0, width-used+l.gap)
	}
	return out
}

func (l *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	widths := l.widths(objects, size.Width)
	var x float32
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		height := min(HeightFor(o, widths[i]), size.Height)
		y := (size.Height-height)/2 - lift(o)
		if l.top {
			y = 0
		}
		put(o, x, y, widths[i], height)
		x += widths[i] + l.gap
	}
}

func (l *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var min fyne.Size
	for _, o := range objects {
		if o.Visible() {
			one := o.MinSize()
			min = fyne.NewSize(min.Width+one.Width+l.gap, max(min.Height, one.Height))
		}
	}
	min.Width = max(0, min.Width-l.gap)
	if l.width > 0 {
		min.Height = l.heightFor(objects, l.width)
	}
	return min
}

func (l *row) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var height float32
	widths := l.widths(objects, width)
	for i, o := range objects {
		if o.Visible() {
			height = max(height, HeightFor(o, widths[i]))
		}
	}
	return height
}

// Inset puts room around an object.
func Inset(o fyne.CanvasObject, top, right, bottom, left float32) *fyne.Container {
	return container.New(&inset{top, right, bottom, left}, o)
}

// Margin is Inset with the margin of a page on all sides.
func Margin(o fyne.CanvasObject) *fyne.Container {
	return Inset(o, theme.Gap5, theme.Gap5, theme.Gap5, theme.Gap5)
}

// inset lays out its last object; those before it fill the whole place.
type inset struct{ top, right, bottom, left float32 }

func (l *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	last := len(objects) - 1
	for _, o := range objects[:last] {
		put(o, 0, 0, size.Width, size.Height)
	}
	put(objects[last], l.left, l.top, size.Width-l.left-l.right, size.Height-l.top-l.bottom)
}

func (l *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[len(objects)-1].MinSize().AddWidthHeight(l.left+l.right, l.top+l.bottom)
}

func (l *inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[len(objects)-1], width-l.left-l.right) + l.top + l.bottom
}

// FixedWidth holds an object at one width, at the left.
func FixedWidth(o fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(&fixed{width: width}, o)
}

// AtLeast gives an object a smallest height: a table inside a page that
// scrolls as a whole.
func AtLeast(o fyne.CanvasObject, height float32) *fyne.Container {
	return container.New(&fixed{height: height}, o)
}

type fixed struct{ width, height float32 }

func (l *fixed) inner(width float32) float32 {
	if l.width > 0 {
		return l.width
	}
	return width
}

func (l *fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, l.inner(size.Width), size.Height)
}

func (l *fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	min := objects[0].MinSize()
	if l.width > 0 {
		min = fyne.NewSize(l.width, HeightFor(objects[0], l.width))
	}
	return fyne.NewSize(min.Width, max(min.Height, l.height))
}

func (l *fixed) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(l.height, HeightFor(objects[0], l.inner(width)))
}

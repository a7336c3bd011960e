package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// sheetLayout places a border box and the content inside it.
type sheetLayout struct {
	face *box
	inset
}

func (l *sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.face.place(fyne.Position{}, size)
	last := len(objects) - 1
	put(objects[last], l.left, l.top, size.Width-l.left-l.right, size.Height-l.top-l.bottom)
}

// edged is a white pane with a rule at the left.
type edged struct{}

func (edged) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, size.Height)
	put(objects[1], 0, 0, theme.Border, size.Height)
	put(objects[2], theme.Border, 0, size.Width-theme.Border, size.Height)
}

func (edged) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[2].MinSize().AddWidthHeight(theme.Border, 0)
}

func (edged) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[2], width-theme.Border)
}

// Scroll lets a page scroll up and down as a whole. It gives its content the
// height that it needs at the width at hand.
type Scroll struct {
	widget.BaseWidget
	inner *container.Scroll
}

// NewScroll is the one scroll of a page or pane.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{inner: container.NewVScroll(content)}
	s.inner.OnScrolled = func(fyne.Position) { caretMoved() }
	s.ExtendBaseWidget(s)
	return s
}

// SetContent replaces what scrolls and goes back to the top.
func (s *Scroll) SetContent(content fyne.CanvasObject) {
	s.inner.Content = content
	s.inner.Offset = fyne.Position{}
	s.Refresh()
}

// Offset is how far the content is scrolled.
func (s *Scroll) Offset() float32 { return s.inner.Offset.Y }

// ScrollTo scrolls so far.
func (s *Scroll) ScrollTo(y float32) { s.inner.ScrollToOffset(fyne.NewPos(0, max(0, y))) }

// Reveal scrolls until o, a part of the content, is in sight with some room.
func (s *Scroll) Reveal(o fyne.CanvasObject) { s.RevealPart(o, 0, o.Size().Height) }

// RevealPart is Reveal for a part of o: y below its top, and as high as height.
func (s *Scroll) RevealPart(o fyne.CanvasObject, y, height float32) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s).Y + y
	bottom := top + height + 2*theme.Gap5
	offset := s.inner.Offset
	switch {
	case top < theme.Gap5:
		offset.Y += top - theme.Gap5
	case bottom > s.Size().Height:
		offset.Y += bottom - s.Size().Height
	default:
		return
	}
	s.inner.ScrollToOffset(fyne.NewPos(0, max(0, offset.Y)))
}

// CreateRenderer implements fyne.Widget.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	p := &pane{objects: []fyne.CanvasObject{s.inner}}
	p.min = func() fyne.Size { return s.inner.MinSize() }
	p.layout = func(size fyne.Size) {
		if o := s.inner.Content; o != nil && size.Width > 0 {
			o.Resize(fyne.NewSize(size.Width, max(size.Height, HeightFor(o, size.Width))))
		}
		s.inner.Resize(size)
	}
	p.refresh = func() {
		p.layout(s.Size())
		s.inner.Refresh()
	}
	scrolls[s] = true
	return &scrollPane{p, s}
}

// bounded is a scroll that asks for the height of its content, so that it
// only scrolls where the window is too small.
type bounded struct {
	widget.BaseWidget
	inner   *Scroll
	content fyne.CanvasObject
}

// newBounded is a scroll with room for the focus rings of its content.
func newBounded(content fyne.CanvasObject) *bounded {
	room := ringReach
	b := &bounded{inner: NewScroll(Inset(content, room, room, room, room)), content: content}
	b.ExtendBaseWidget(b)
	return b
}

// HeightFor implements Flow.
func (b *bounded) HeightFor(width float32) float32 {
	return HeightFor(b.content, width) + 2*ringReach
}

// MinSize implements fyne.CanvasObject.
func (b *bounded) MinSize() fyne.Size { return fyne.NewSize(b.content.MinSize().Width, 0) }

// CreateRenderer implements fyne.Widget.
func (b *bounded) CreateRenderer() fyne.WidgetRenderer {
	p := &pane{objects: []fyne.CanvasObject{b.inner}, min: b.MinSize}
	p.layout = func(size fyne.Size) {
		put(b.inner, -ringReach, 0, size.Width+2*ringReach, size.Height)
	}
	p.refresh = func() { b.inner.Refresh() }
	return p
}

package kit

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// scrolls are the scrolls that are drawn somewhere. The toolkit knows no
// parents: what has got the keyboard looks here for the scroll it stands in.
var scrolls = map[*Scroll]bool{}

// scrollPane is the renderer of a scroll.
type scrollPane struct {
	*pane
	of *Scroll
}

// Destroy implements fyne.WidgetRenderer.
func (p *scrollPane) Destroy() { delete(scrolls, p.of) }

// revealFocused scrolls until what has got the keyboard can be seen: who tabs
// through a form must not type blind.
func revealFocused(o fyne.CanvasObject) {
	c := under(o)
	if c == nil {
		return
	}
	for s := range scrolls {
		if under(s) == c && s.outOfSight(o) && s.moves(o) {
			s.RevealPart(o, 0, min(o.Size().Height, s.Size().Height-2*theme.Gap5))
			return
		}
	}
}

// outOfSight reports whether o stands above or below what a scroll shows.
func (s *Scroll) outOfSight(o fyne.CanvasObject) bool {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s).Y
	return top < 0 || top+min(o.Size().Height, theme.ButtonHeight.Get()) > s.Size().Height
}

// moves reports whether o moves with the content: whether it is a part of it.
func (s *Scroll) moves(o fyne.CanvasObject) bool {
	if s.inner.Content == nil {
		return false
	}
	driver := fyne.CurrentApp().Driver()
	before, at := driver.AbsolutePositionForObject(o), s.inner.Content.Position()
	s.inner.Content.Move(at.AddXY(0, 1))
	after := driver.AbsolutePositionForObject(o)
	s.inner.Content.Move(at)
	return before != after
}

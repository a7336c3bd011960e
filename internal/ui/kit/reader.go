package kit

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// Reader is text to be read that is longer than the window: a stop of the
// keyboard at which arrows and page keys scroll. What can be pressed within is
// reached from there by Tab.
type Reader struct {
	focusable
	name   string
	scroll *Scroll
}

// NewReader is a reader; name is what a screen reader calls it.
func NewReader(name string) *Reader {
	r := &Reader{name: name, scroll: NewScroll(Gap())}
	r.extend(r)
	return r
}

// Read shows other content from its beginning.
func (r *Reader) Read(name string, content fyne.CanvasObject) {
	r.name = name
	r.scroll.SetContent(content)
}

// Offset is how far the text is scrolled, and ScrollTo scrolls so far.
func (r *Reader) Offset() float32 { return r.scroll.Offset() }

// ScrollTo scrolls so far.
func (r *Reader) ScrollTo(y float32) { r.scroll.ScrollTo(y) }

// Reveal scrolls until a part of the content is in sight.
func (r *Reader) Reveal(o fyne.CanvasObject) { r.scroll.Reveal(o) }

// TypedKey implements fyne.Focusable.
func (r *Reader) TypedKey(key *fyne.KeyEvent) {
	r.byKey()
	line, page := 3*Reg(theme.Body).LineHeight(), r.Size().Height-2*Reg(theme.Body).LineHeight()
	switch key.Name {
	case fyne.KeyUp:
		r.ScrollTo(r.Offset() - line)
	case fyne.KeyDown:
		r.ScrollTo(r.Offset() + line)
	case fyne.KeyPageUp:
		r.ScrollTo(r.Offset() - page)
	case fyne.KeyPageDown, fyne.KeySpace:
		r.ScrollTo(r.Offset() + page)
	case fyne.KeyHome:
		r.ScrollTo(0)
	case fyne.KeyEnd:
		r.scroll.inner.ScrollToBottom()
	default:
		passKey(r, key)
	}
}

// AccessibilityLabel implements fyne.Accessible.
func (r *Reader) AccessibilityLabel() string { return r.name }

// AccessibilityRole implements fyne.Accessible.
func (r *Reader) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// MinSize implements fyne.CanvasObject: it scrolls.
func (r *Reader) MinSize() fyne.Size { return fyne.NewSize(12*theme.Body.Size(), 0) }

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing()
	p := &pane{objects: []fyne.CanvasObject{ring.outer, ring.inner, r.scroll}, min: r.MinSize}
	p.layout = func(size fyne.Size) {
		ring.place(fyne.Position{}, size)
		put(r.scroll, theme.Strong, theme.Strong, size.Width-2*theme.Strong, size.Height-2*theme.Strong)
	}
	p.refresh = func() {
		ring.show(r.ringVisible())
		p.layout(r.Size())
	}
	p.refresh()
	return p
}

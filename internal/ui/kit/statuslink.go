package kit

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// statusLink is a remark of the status line that opens what it speaks of.
type statusLink struct {
	pressable
	item StatusItem
}

func newStatusLink(item StatusItem) *statusLink {
	l := &statusLink{}
	l.extend(l)
	l.set(item)
	return l
}

// set changes the remark; the keyboard stays on it.
func (l *statusLink) set(item StatusItem) {
	l.item, l.press = item, item.Press
	l.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (l *statusLink) AccessibilityLabel() string { return l.item.Text }

// AccessibilityRole implements fyne.Accessible.
func (l *statusLink) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// MinSize implements fyne.CanvasObject.
func (l *statusLink) MinSize() fyne.Size {
	return statusItem(l.item.Icon, l.item.Text, statusInk(l.item.Tone)).MinSize()
}

// CreateRenderer implements fyne.Widget.
func (l *statusLink) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing()
	var words *fyne.Container
	p := &pane{min: l.MinSize}
	p.layout = func(size fyne.Size) {
		ring.place(fyne.NewPos(-4, 0), size.AddWidthHeight(8, 0))
		put(words, 0, 0, size.Width, size.Height)
	}
	p.refresh = func() {
		ring.show(l.ringVisible())
		ink := statusInk(l.item.Tone)
		if l.hovered || l.down {
			ink = theme.Accent
		}
		words = statusItem(l.item.Icon, l.item.Text, ink)
		p.objects = []fyne.CanvasObject{ring.outer, ring.inner, words}
		p.layout(l.Size())
	}
	p.refresh()
	return p
}

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// StatusItem is one remark of the status line.
type StatusItem struct {
	Icon  string
	Text  string
	Tone  Tone   // Neutral, Done, or Late once a term has passed
	Press func() // opens what it speaks of; nil: it cannot be pressed
}

// StatusLine stands below everything: saved, backed up, where, and who. It
// has a widget of its own because it changes while a person works.
type StatusLine struct {
	widget.BaseWidget
	items  []StatusItem
	links  map[int]*statusLink // of the items that can be pressed, by place
	person string
}

// NewStatusLine is the line with its remarks and the person at the right.
func NewStatusLine(person string, items ...StatusItem) *StatusLine {
	s := &StatusLine{items: items, person: person, links: map[int]*statusLink{}}
	s.ExtendBaseWidget(s)
	return s
}

// SetItems replaces the remarks.
func (s *StatusLine) SetItems(items ...StatusItem) {
	s.items = items
	s.Refresh()
}

// SetPerson replaces who is at work.
func (s *StatusLine) SetPerson(person string) {
	s.person = person
	s.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (s *StatusLine) MinSize() fyne.Size {
	return fyne.NewSize(0, theme.StatusLine.Get())
}

func statusInk(t Tone) color.NRGBA {
	if t == Neutral {
		return theme.Ink2
	}
	return t.Ink()
}

// CreateRenderer implements fyne.Widget.
func (s *StatusLine) CreateRenderer() fyne.WidgetRenderer {
	face, rule := newPlain(theme.Surface), canvas.NewRectangle(theme.Rule)
	var left []fyne.CanvasObject
	var who fyne.CanvasObject
	p := &pane{min: s.MinSize}
	p.layout = func(size fyne.Size) {
		put(face, 0, 0, size.Width, size.Height)
		put(rule, 0, 0, size.Width, theme.Border)
		x, middle := theme.Gap4, (size.Height+theme.Border)/2
		end := putRight(who, size.Width-theme.Gap4, middle)
		for _, o := range left {
			// what finds no room is left out rather than printed over the person
			setVisible(o, x+o.MinSize().Width < end)
			putMiddle(o, x, middle)
			x += o.MinSize().Width + 24
		}
	}
	p.refresh = func() {
		left = nil
		p.objects = []fyne.CanvasObject{face, rule}
		for i, item := range s.items {
			left = append(left, s.part(i, item))
		}
		who = statusItem("user", s.person, theme.Ink2)
		p.objects = append(append(p.objects, left...), who)
		p.layout(s.Size())
	}
	p.refresh()
	return p
}

// part is how an item stands in the line.
func (s *StatusLine) part(i int, item StatusItem) fyne.CanvasObject {
	if item.Press == nil {
		return statusItem(item.Icon, item.Text, statusInk(item.Tone))
	}
	if s.links[i] == nil {
		s.links[i] = newStatusLink(item)
	} else {
		s.links[i].set(item)
	}
	return s.links[i]
}

func statusItem(icon, text string, ink color.NRGBA) *fyne.Container {
	return Row(6, readySmallIcon(icon, ink), NewText(text, Reg(theme.Small).In(ink)))
}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// Tabs chooses one of several views of the same thing; the chosen word is
// underlined. It only chooses: the screen shows the view.
type Tabs struct {
	picker
	words    []string
	selected int
}

// NewTabs is a line of tabs.
func NewTabs(words []string, selected int, chosen func(i int)) *Tabs {
	t := &Tabs{words: words, selected: selected}
	t.immediate, t.at = true, selected
	t.pick = func(i int) {
		if t.selected == i {
			return
		}
		t.selected = i
		if chosen != nil {
			chosen(i)
		}
	}
	t.resize(len(words))
	t.extend(t)
	return t
}

// Selected returns the index of the chosen tab.
func (t *Tabs) Selected() int { return t.selected }

// Select changes the tab without telling anybody.
func (t *Tabs) Select(i int) {
	t.selected, t.at = i, i
	t.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Tabs) AccessibilityLabel() string {
	if t.selected < 0 || t.selected >= len(t.words) {
		return ""
	}
	return t.words[t.selected]
}

const tabGap = 24

// MinSize implements fyne.CanvasObject.
func (t *Tabs) MinSize() fyne.Size {
	var width float32
	for _, word := range t.words {
		width += measure(word, Bold(theme.Body)).Width + tabGap
	}
	return fyne.NewSize(max(0, width-tabGap), theme.ButtonHeight.Get()+theme.Edge)
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	ring, rule := newRing(), canvas.NewRectangle(theme.Rule)
	line := canvas.NewRectangle(theme.Accent)
	var texts []*canvas.Text
	p := &pane{min: t.MinSize}
	p.layout = func(size fyne.Size) {
		put(rule, 0, size.Height-theme.Border, size.Width, theme.Border)
		var x float32
		for i, text := range texts {
			w := measure(t.words[i], Bold(theme.Body)).Width
			t.cells[i].pos, t.cells[i].size = fyne.NewPos(x, 0), fyne.NewSize(w, size.Height)
			putLine(text, x, 0, w, size.Height-theme.Edge)
			if i == t.selected {
				put(line, x, size.Height-theme.Edge, w, theme.Edge)
			}
			x += w + tabGap
		}
		t.ringAt(ring)
	}
	p.refresh = func() {
		texts = nil
		p.objects = []fyne.CanvasObject{rule, line, ring.outer, ring.inner}
		for i, word := range t.words {
			style := Reg(theme.Body).In(theme.Ink2)
			if i == t.selected {
				style = Bold(theme.Body).In(theme.Accent)
			} else if t.hovered(i) {
				style = Reg(theme.Body).In(theme.Accent)
			}
			texts = append(texts, NewText(word, style))
			p.objects = append(p.objects, texts[i])
		}
		p.layout(t.Size())
	}
	p.refresh()
	return p
}

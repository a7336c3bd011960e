package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// Segment chooses one of a few words that stand side by side. Arrow keys
// change the choice.
type Segment struct {
	picker
	words    []string
	selected int
	stretch  bool // the words share the width
}

// NewSegment is a segmented control; chosen is told which word the person
// picked.
func NewSegment(words []string, selected int, chosen func(i int)) *Segment {
	s := &Segment{words: words, selected: selected}
	s.immediate, s.at = true, selected
	s.pick = func(i int) {
		if s.selected == i {
			return
		}
		s.selected = i
		if chosen != nil {
			chosen(i)
		}
	}
	s.resize(len(words))
	s.extend(s)
	return s
}

// Stretch lets the words share the whole width.
func (s *Segment) Stretch() *Segment {
	s.stretch = true
	return s
}

// Selected returns the index of the chosen word.
func (s *Segment) Selected() int { return s.selected }

// Select changes the choice without telling anybody.
func (s *Segment) Select(i int) {
	s.selected, s.at = i, i
	s.Refresh()
}

// SetWords replaces the words, for instance their counts.
func (s *Segment) SetWords(words []string) {
	s.words = words
	s.resize(len(words))
	s.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (s *Segment) AccessibilityLabel() string {
	if s.selected < 0 || s.selected >= len(s.words) {
		return ""
	}
	return s.words[s.selected]
}

func (s *Segment) wordWidth(i int) float32 {
	return measure(s.words[i], Bold(theme.Second)).Width + 2*theme.Gap3
}

// MinSize implements fyne.CanvasObject.
func (s *Segment) MinSize() fyne.Size {
	var width, widest float32
	for i := range s.words {
		width += s.wordWidth(i)
		widest = max(widest, s.wordWidth(i))
	}
	return fyne.NewSize(width+2*theme.Border, theme.ButtonHeight.Get())
}

// CreateRenderer implements fyne.Widget.
func (s *Segment) CreateRenderer() fyne.WidgetRenderer {
	v := &segmentView{s: s, ring: newRing(), frame: newBox(theme.Surface, theme.Control, theme.Border, theme.ControlRadius)}
	v.pane = pane{min: s.MinSize, layout: v.layoutAll, refresh: v.redo}
	v.redo()
	return &v.pane
}

type segmentView struct {
	pane
	s     *Segment
	ring  *box
	frame *box
	tints []*canvas.Rectangle
	rules []*canvas.Rectangle
	texts []*canvas.Text
}

// redo makes one tint, rule and text to a word, and colours them.
func (v *segmentView) redo() {
	s := v.s
	v.tints, v.rules, v.texts = nil, nil, nil
	v.objects = []fyne.CanvasObject{v.ring.outer, v.ring.inner, v.frame.outer, v.frame.inner}
	for i, word := range s.words {
		tint, rule := canvas.NewRectangle(theme.Surface), canvas.NewRectangle(theme.Rule)
		text := NewText(word, Reg(theme.Second))
		switch {
		case i == s.selected:
			tint.FillColor = theme.Tint
			restyle(text, word, Bold(theme.Second).In(theme.Accent))
		case s.hovered(i):
			tint.FillColor = theme.Rail
		}
		inner := theme.ControlRadius - theme.Border
		if i == 0 {
			tint.TopLeftCornerRadius, tint.BottomLeftCornerRadius = inner, inner
		}
		if i == len(s.words)-1 {
			tint.TopRightCornerRadius, tint.BottomRightCornerRadius = inner, inner
		}
		setVisible(rule, i > 0)
		text.Alignment = fyne.TextAlignCenter
		v.tints, v.rules, v.texts = append(v.tints, tint), append(v.rules, rule), append(v.texts, text)
		v.objects = append(v.objects, tint, rule, text)
	}
	v.layoutAll(s.Size())
}

func (v *segmentView) layoutAll(size fyne.Size) {
	s := v.s
	if !s.stretch {
		size.Width = s.MinSize().Width
	}
	v.frame.place(fyne.Position{}, size)
	x, extra := theme.Border, float32(0)
	if s.stretch && len(s.words) > 0 {
		extra = max(0, size.Width-s.MinSize().Width) / float32(len(s.words))
	}
	for i := range s.words {
		w := s.wordWidth(i) + extra
		if s.stretch { // whole, or the last word lies over the border
			w = float32(int(w))
			if i == len(s.words)-1 {
				w = size.Width - theme.Border - x
			}
		}
		s.cells[i].pos, s.cells[i].size = fyne.NewPos(x, 0), fyne.NewSize(w, size.Height)
		put(v.tints[i], x, theme.Border, w, max(0, size.Height-2*theme.Border))
		put(v.rules[i], x, theme.Border, theme.Border, max(0, size.Height-2*theme.Border))
		putLine(v.texts[i], x, 0, w, size.Height)
		x += w
	}
	placeRing(v.ring, fyne.Position{}, size)
	v.ring.show(s.ringVisible())
}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// Select chooses one of a list of words that opens below it. Space, Enter or
// Down opens the list; arrow keys, Home and End move in it, Enter takes, Esc
// goes back.
type Select struct {
	pressable
	words       []string
	selected    int // -1 until one is chosen
	placeholder string
	fault       bool
	chosen      func(i int)
	layer       *overlay
}

// NewSelect is a choice from a list; selected may be -1, then the placeholder
// stands there.
func NewSelect(words []string, selected int, placeholder string, chosen func(i int)) *Select {
	s := &Select{words: words, selected: selected, placeholder: placeholder, chosen: chosen}
	s.press = s.open
	s.extend(s)
	return s
}

// Selected returns the index of the chosen word, or -1.
func (s *Select) Selected() int { return s.selected }

// Select changes the choice without telling anybody.
func (s *Select) Select(i int) {
	s.selected = i
	s.Refresh()
}

// SetWords replaces the list; nothing is chosen then.
func (s *Select) SetWords(words []string) {
	s.words, s.selected = words, -1
	s.Refresh()
}

// SetFault draws the field in red, or no longer.
func (s *Select) SetFault(fault bool) {
	s.fault = fault
	s.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (s *Select) AccessibilityLabel() string { return s.shown() }

// AccessibilityRole implements fyne.Accessible.
func (s *Select) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (s *Select) shown() string {
	if s.selected >= 0 && s.selected < len(s.words) {
		return s.words[s.selected]
	}
	return s.placeholder
}

// TypedKey implements fyne.Focusable.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyDown || key.Name == fyne.KeyUp {
		s.byKey()
		s.Press()
		return
	}
	s.pressable.TypedKey(key)
}

const selectPad = 11

// MinSize implements fyne.CanvasObject: the widest word fits.
func (s *Select) MinSize() fyne.Size {
	widest := measure(s.placeholder, Reg(theme.Body)).Width
	for _, word := range s.words {
		widest = max(widest, measure(word, Reg(theme.Body)).Width)
	}
	return fyne.NewSize(min(fieldWidest, widest+2*selectPad+theme.Gap2+theme.IconSize.Get()), theme.ButtonHeight.Get())
}

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	ring, face := newRing(), newBox(theme.Surface, theme.Control, theme.Border, theme.ControlRadius)
	text, arrow := canvas.NewText("", theme.Ink), NewIcon("chevron-down", theme.Ink2)
	p := &pane{objects: []fyne.CanvasObject{ring.outer, ring.inner, face.outer, face.inner, text, arrow}, min: s.MinSize}
	p.layout = func(size fyne.Size) {
		placeRing(ring, fyne.Position{}, size)
		face.place(fyne.Position{}, size)
		putMiddle(text, selectPad, size.Height/2)
		putRight(arrow, size.Width-selectPad, size.Height/2)
	}
	p.refresh = func() {
		fill, border, width, ink := theme.Surface, theme.Control, theme.Border, theme.Ink
		switch {
		case s.Disabled():
			fill, ink = theme.Rail, theme.Hint
		case s.hovered || s.down:
			fill = theme.Head
		}
		if s.selected < 0 {
			ink = theme.Hint
		}
		if s.fault {
			border, width = theme.Red, theme.Strong
		}
		face.set(fill, border, width, theme.ControlRadius)
		ring.show(s.ringVisible())
		restyle(text, s.shown(), Reg(theme.Body).In(ink))
		p.layout(s.Size())
	}
	p.refresh()
	return p
}

// Opened reports whether the list is open.
func (s *Select) Opened() bool { return s.layer != nil && s.layer.open }

func (s *Select) open() {
	c := under(s)
	if c == nil || s.Opened() || len(s.words) == 0 {
		return
	}
	list := newWordList(s.words, max(0, s.selected))
	s.layer = &overlay{canvas: c, outside: s.shut, keys: list.TypedKey}
	list.pick = func(i int) {
		s.shut()
		if i == s.selected {
			return
		}
		s.selected = i
		s.Refresh()
		if s.chosen != nil {
			s.chosen(i)
		}
	}
	list.leave = s.shut
	scroll := NewScroll(list)
	list.scroll = scroll
	s.layer.panel = sheet(scroll, theme.Gap1, 0)
	s.layer.place = s.placeList(list)
	s.layer.show()
	c.Focus(list)
	list.reveal()
}

func (s *Select) shut() {
	if s.layer != nil {
		s.layer.hide()
	}
}

// placeList puts the list below the field, or above it where there is more
// room.
func (s *Select) placeList(list *wordList) func(fyne.Size) (fyne.Position, fyne.Size) {
	return func(window fyne.Size) (fyne.Position, fyne.Size) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
		below := window.Height - at.Y - s.Size().Height - 2*theme.Gap2
		above := at.Y - 2*theme.Gap2
		height := list.MinSize().Height + 2*theme.Gap1 + 2*theme.Border
		width := max(s.Size().Width, list.MinSize().Width+2*theme.Border)
		x := max(0, min(at.X, window.Width-width-theme.Gap2))
		if height > below && above > below {
			height = min(height, above)
			return fyne.NewPos(x, at.Y-height-theme.Gap1), fyne.NewSize(width, height)
		}
		return fyne.NewPos(x, at.Y+s.Size().Height+theme.Gap1), fyne.NewSize(width, min(height, below))
	}
}

// wordList is the open list of a Select.
type wordList struct {
	picker
	words  []string
	chosen int
	leave  func()
	scroll *Scroll
}

func newWordList(words []string, at int) *wordList {
	l := &wordList{words: words, chosen: at}
	l.vertical = true
	l.resize(len(words))
	l.at = at
	l.extend(l)
	return l
}

// TypedKey implements fyne.Focusable. An open list takes every key: what waits
// on the canvas meanwhile is the list itself.
func (l *wordList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyTab:
		l.leave()
	case fyne.KeyPageDown:
		l.settle(min(len(l.words)-1, l.at+listPage))
	case fyne.KeyPageUp:
		l.settle(max(0, l.at-listPage))
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd:
		l.picker.TypedKey(key)
		tellFocus(l)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.picker.TypedKey(key)
	default:
		return
	}
	l.reveal()
}

const listPage = 8

// reveal scrolls to the word with the keyboard.
func (l *wordList) reveal() {
	row := theme.ButtonHeight.Get()
	top, seen := float32(l.at)*row, l.scroll.Size().Height
	offset := l.scroll.inner.Offset.Y
	offset = min(offset, top)
	offset = max(offset, top+row-seen)
	l.scroll.inner.ScrollToOffset(fyne.NewPos(0, max(0, offset)))
}

// AccessibilityLabel implements fyne.Accessible.
func (l *wordList) AccessibilityLabel() string { return l.words[l.at] }

// AcceptsTab implements fyne.Tabbable: Tab closes the list.
func (l *wordList) AcceptsTab() bool { return true }

// MinSize implements fyne.CanvasObject.
func (l *wordList) MinSize() fyne.Size {
	var widest float32
	for _, word := range l.words {
		widest = max(widest, measure(word, Bold(theme.Body)).Width)
	}
	return fyne.NewSize(widest+2*selectPad, float32(len(l.words))*theme.ButtonHeight.Get())
}

// CreateRenderer implements fyne.Widget.
func (l *wordList) CreateRenderer() fyne.WidgetRenderer {
	var washes []*canvas.Rectangle
	var texts []*canvas.Text
	p := &pane{min: l.MinSize}
	p.layout = func(size fyne.Size) {
		row := theme.ButtonHeight.Get()
		for i := range l.words {
			y := float32(i) * row
			l.cells[i].pos, l.cells[i].size = fyne.NewPos(0, y), fyne.NewSize(size.Width, row)
			put(washes[i], 0, y, size.Width, row)
			putMiddle(texts[i], selectPad, y+row/2)
		}
	}
	p.refresh = func() {
		washes, texts, p.objects = nil, nil, nil
		for i, word := range l.words {
			wash, style := canvas.NewRectangle(theme.Surface), Reg(theme.Body)
			if i == l.at || l.hovered(i) {
				wash.FillColor = theme.Tint
			}
			if i == l.chosen {
				style = Bold(theme.Body).In(theme.Accent)
			}
			washes, texts = append(washes, wash), append(texts, NewText(word, style))
			p.objects = append(p.objects, wash, texts[i])
		}
		p.layout(l.Size())
	}
	p.refresh()
	return p
}

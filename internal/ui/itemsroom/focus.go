package itemsroom

import (
	"slices"

	"fyne.io/fyne/v2"

	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// button is a button of the open item. They are all made anew when the screen
// is shown; the keyboard goes on to the one with the same words.
func (s *Screen) button(kind kit.Kind, words string, press func()) *kit.Button {
	b := kit.NewButton(kind, words, press)
	s.buttons = append(s.buttons, b)
	return b
}

// focused is where the keyboard was before the screen was shown anew.
type focused struct {
	words  string // of the button
	button bool
	tabs   bool
	draft  bool
}

func (s *Screen) focus() focused {
	now := s.asks.Canvas.Focused()
	f := focused{tabs: s.tabs != nil && now == fyne.Focusable(s.tabs), draft: s.draft != nil}
	if b, ok := now.(*kit.Button); ok && slices.Contains(s.buttons, b) {
		f.button, f.words = true, b.AccessibilityLabel()
	}
	return f
}

// refocus gives the keyboard to what has taken the place of what had it.
func (s *Screen) refocus(before focused) {
	switch {
	case s.model.Draft != nil && !before.draft:
		s.asks.Canvas.Focus(s.draft.form.FirstField())
	case before.tabs && s.tabs != nil:
		s.asks.Canvas.Focus(s.tabs)
	case before.button:
		s.asks.Canvas.Focus(s.heir(before.words))
	case before.draft && s.model.Draft == nil:
		s.asks.Canvas.Focus(s.heir(""))
	}
}

// heir is the button with the same words, else the next step, else the list.
func (s *Screen) heir(words string) fyne.Focusable {
	for _, b := range s.buttons {
		if b.AccessibilityLabel() == words && !b.Disabled() {
			return b
		}
	}
	if s.main != nil && !s.main.Disabled() {
		return s.main
	}
	return s.list.table
}

// markedText is a part of the text that knows where its current mark is.
type markedText interface {
	fyne.CanvasObject
	CurrentLine() (y float32, ok bool)
}

// revealFinding scrolls to the finding that is looked at, when it is another
// one than before. An item that has just been opened begins with its title.
func (s *Screen) revealFinding() {
	before, place := s.place, s.currentPlace()
	s.place = place
	if place == before || before.item != place.item || s.body == nil {
		return
	}
	for _, part := range s.marked {
		if y, ok := part.CurrentLine(); ok {
			s.body.RevealPart(part, y, kit.Reg(theme.Body).LineHeight())
			return
		}
	}
}

// looked is which finding of which item is looked at.
type looked struct{ item, place string }

func (s *Screen) currentPlace() looked {
	if s.model.Item == nil {
		return looked{}
	}
	at := looked{item: s.model.Item.ID}
	for _, g := range s.model.Item.Findings.Groups {
		if g.Current >= 0 {
			at.place = g.Places[g.Current].Place
		}
	}
	return at
}

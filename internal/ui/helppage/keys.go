package helppage

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/ui/kit"
)

// shortcuts gives the handbook its keys; the room that it covers takes its own
// again when the handbook is left.
func (s *Screen) shortcuts() {
	kit.RoomKeys(s.asks.Canvas, s.content,
		kit.RoomKey{Key: fyne.KeyF, Modifier: fyne.KeyModifierControl, Do: s.find},
		kit.RoomKey{Key: fyne.KeyP, Modifier: fyne.KeyModifierControl, Do: s.presenter.LookAtCard},
		kit.RoomKey{Key: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt, Do: s.back},
	)
	s.asks.Canvas.SetOnTypedKey(s.typed)
}

// typed takes the keys that nobody has use for: Esc goes back, and those that
// scroll scroll the page.
func (s *Screen) typed(key *fyne.KeyEvent) {
	if !s.InSight() || kit.ModalOpen(s.asks.Canvas) {
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		s.escape()
	case fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyUp, fyne.KeyDown:
		s.reader.TypedKey(key)
	}
}

// escape empties the search field while it is typed in, and else goes back.
func (s *Screen) escape() {
	if s.asks.Canvas.Focused() == s.search.FocusTarget() && s.search.Text() != "" {
		s.search.SetText("")
		return
	}
	s.back()
}

// back goes back within the handbook, and from where it was opened to the room.
func (s *Screen) back() {
	if !s.presenter.Back() {
		s.asks.Leave()
		return
	}
	if s.model.Words == "" && s.search.Text() != "" {
		s.search.SetText("")
	}
}

// find goes to the search field, with what is in it marked.
func (s *Screen) find() {
	s.search.Focus()
	s.search.SelectAll()
}

func printWord(pages int) string { return fmt.Sprintf("打印%d页", pages) }

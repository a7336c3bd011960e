package itemsroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
)

// shortcuts gives the room its keys. They are taken again each time the room
// is entered: another room may have given them another meaning.
func (s *Screen) shortcuts() {
	kit.RoomKeys(s.asks.Canvas, s.content,
		kit.RoomKey{Key: fyne.KeyN, Modifier: fyne.KeyModifierControl, Do: s.begin},
		kit.RoomKey{Key: fyne.KeyF, Modifier: fyne.KeyModifierControl, Do: s.find},
		kit.RoomKey{Key: fyne.KeyReturn, Modifier: fyne.KeyModifierControl, Do: s.next},
		kit.RoomKey{Key: fyne.KeyP, Modifier: fyne.KeyModifierControl, Do: s.printSlip},
		kit.RoomKey{Key: fyne.KeyDown, Modifier: fyne.KeyModifierAlt, Do: func() { s.presenter.NextFinding(1) }},
		kit.RoomKey{Key: fyne.KeyUp, Modifier: fyne.KeyModifierAlt, Do: func() { s.presenter.NextFinding(-1) }},
	)
}

// find goes to the search field, with what is in it marked.
func (s *Screen) find() {
	s.search.Focus()
	s.search.SelectAll()
}

// next presses the filled button.
func (s *Screen) next() {
	if s.main != nil {
		s.main.Press()
	}
}

// Place implements shell.Guided: of an open item it is the tab in sight, and of
// its text the findings while some are open.
func (s *Screen) Place() present.Place {
	page := ""
	switch m := s.model; {
	case m.Draft != nil:
		page = "draft"
	case m.Item != nil && m.Item.Tab == present.TextTab && m.Item.Findings.Open > 0:
		page = "findings"
	case m.Item != nil && m.Item.Tab == present.TextTab:
		page = "item"
	case m.Item != nil:
		page = tabNames[m.Item.Tab]
	}
	return present.PlaceIn(present.ItemsRoom, page)
}

// Resume implements shell.Guided.
func (s *Screen) Resume() { s.shortcuts() }

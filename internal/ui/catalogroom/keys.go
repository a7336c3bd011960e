package catalogroom

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
)

// shortcuts gives the room its keys. The last room that was entered has them.
func (s *Screen) shortcuts() {
	kit.RoomKeys(s.asks.Canvas, s.content,
		kit.RoomKey{Key: fyne.KeyF, Modifier: fyne.KeyModifierControl, Do: s.find},
		kit.RoomKey{Key: fyne.KeyN, Modifier: fyne.KeyModifierControl, Do: s.fresh},
		kit.RoomKey{Key: fyne.KeyP, Modifier: fyne.KeyModifierControl, Do: s.print},
		kit.RoomKey{Key: fyne.KeyS, Modifier: fyne.KeyModifierControl, Do: s.save},
		kit.RoomKey{Key: fyne.KeyReturn, Modifier: fyne.KeyModifierControl, Do: s.next},
		kit.RoomKey{Key: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt, Do: s.back},
	)
}

// find goes to the search field, with what is in it marked.
func (s *Screen) find() {
	if s.model.Entry != nil || s.model.Empty {
		return
	}
	if s.model.Tab != present.CatalogueEntries {
		s.presenter.Turn(present.CatalogueEntries)
	}
	s.search.Focus()
	s.search.SelectAll()
}

func (s *Screen) fresh() {
	if s.model.WhyNot == "" && s.model.Entry == nil {
		s.presenter.NewEntry()
	}
}

// next presses the filled button.
func (s *Screen) next() {
	if s.main != nil {
		s.main.Press()
	}
}

func (s *Screen) save() {
	if s.entry != nil {
		s.next()
	}
}

// back leaves the open entry.
func (s *Screen) back() {
	if s.entry != nil {
		s.entry.leave()
	}
}

// where names the page that is in sight.
func (s *Screen) where() string {
	switch m := s.model; {
	case m.Tab == present.CatalogueImport:
		return fmt.Sprint("import ", m.Trial != nil)
	case m.Entry != nil:
		return "entry " + m.Entry.Entry.ID
	case m.Empty:
		return "empty"
	case m.Tab == present.CatalogueCoverage && m.Board == nil:
		return "waiting"
	}
	return tabNames[s.model.Tab]
}

// refocus gives the keyboard to the list or the first field of a page that has
// come into sight.
func (s *Screen) refocus() {
	c := s.asks.Canvas
	before, now := s.at, s.where()
	s.at = now
	if before == now || kit.ModalOpen(c) || !kit.Holds(c.Content(), s.content) {
		return
	}
	switch {
	case s.entry != nil:
		c.Focus(s.entry.form.FirstField())
	case now == tabNames[present.CatalogueCoverage]:
		c.Focus(s.board.board)
	case now == tabNames[present.CatalogueEntries]:
		c.Focus(s.list.table)
	case s.trial != nil:
		c.Focus(s.trial.table)
	case s.main != nil:
		c.Focus(s.main)
	}
}

// Place implements shell.Guided.
func (s *Screen) Place() present.Place {
	page := tabNames[s.model.Tab]
	switch {
	case s.model.Tab == present.CatalogueImport:
		page = "trial"
	case s.model.Tab == present.CatalogueEntries && s.model.Entry != nil:
		page = "entry"
	}
	return present.PlaceIn(present.CatalogueRoom, page)
}

// Resume implements shell.Guided.
func (s *Screen) Resume() { s.shortcuts() }

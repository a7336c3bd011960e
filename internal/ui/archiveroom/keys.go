package archiveroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
)

// shortcuts gives the room its keys. They are taken again each time the room
// is entered: another room may have given them another meaning.
func (s *Screen) shortcuts() {
	kit.RoomKeys(s.asks.Canvas, s.content,
		kit.RoomKey{Key: fyne.KeyN, Modifier: fyne.KeyModifierControl, Do: func() { s.do(present.DoLoose) }},
		kit.RoomKey{Key: fyne.KeyF, Modifier: fyne.KeyModifierControl, Do: s.find},
		kit.RoomKey{Key: fyne.KeyReturn, Modifier: fyne.KeyModifierControl, Do: s.next},
		kit.RoomKey{Key: fyne.KeyP, Modifier: fyne.KeyModifierControl, Do: s.printWhatIsInSight},
		kit.RoomKey{Key: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt, Do: s.goBack},
	)
	if !kit.ModalOpen(s.asks.Canvas) {
		s.asks.Canvas.SetOnTypedKey(s.typed)
	}
}

// typed takes the keys that nobody has use for: Esc goes back one page, like
// the arrow. Where something was filled in it asks first.
func (s *Screen) typed(key *fyne.KeyEvent) {
	if key.Name != fyne.KeyEscape || !kit.Holds(s.asks.Canvas.Content(), s.content) || kit.ModalOpen(s.asks.Canvas) {
		return
	}
	switch {
	case s.page == "shelf" && s.model.Words != "":
		s.shelf.search.SetText("")
	case s.filledIn():
		kit.Confirm(s.asks.Canvas, "离开这一页", "填的还没有存，离开就没有了。", "离开", true, s.back)
	default:
		s.goBack()
	}
}

// filledIn reports whether something would be lost on the page in sight.
func (s *Screen) filledIn() bool {
	switch s.page {
	case "form":
		return s.form.typed()
	case "settings":
		return s.settings.typed()
	}
	return false
}

// printWhatIsInSight prints the paper that is looked at; of a box it turns to
// the catalogue.
func (s *Screen) printWhatIsInSight() {
	switch {
	case s.page == "paper":
		s.print()
	case s.page == "check":
		s.presenter.LookAt(s.model.Check.Print)
	case s.page == "pack":
		s.presenter.LookAt(s.model.Pack.List)
	case s.page == "shelf" && len(s.model.Prints) > 0:
		s.presenter.LookAt(s.model.Prints[0])
	case s.page == "shelf":
		s.do(present.DoPrints)
	}
}

// find goes to the search field, with what is in it marked.
func (s *Screen) find() {
	if s.page != "shelf" {
		return
	}
	s.shelf.search.Focus()
	s.shelf.search.SelectAll()
}

// next presses the filled button.
func (s *Screen) next() {
	if s.main != nil {
		s.main.Press()
	}
}

// goBack leaves the page for the one before it.
func (s *Screen) goBack() {
	if s.page != "shelf" {
		s.back()
	}
}

// refocus gives the keyboard to what has taken the place of what had it, and
// on a new page to what comes first there.
func (s *Screen) refocus(held, before string) {
	if kit.ModalOpen(s.asks.Canvas) {
		return
	}
	if s.page == before && (held == "" || kit.HoldAgain(s.asks.Canvas, s.buttons, held)) {
		return
	}
	if first := s.first(); first != nil {
		s.asks.Canvas.Focus(first)
	}
}

// first is what a page begins with.
func (s *Screen) first() fyne.Focusable {
	switch {
	case s.page == "shelf":
		return s.shelf.table
	case s.page == "form":
		return s.form.answered.FirstField()
	case s.page == "settings":
		return s.settings.table
	case s.ticks != nil && (s.page == "receiving" || s.page == "appraisal"):
		return s.ticks.table
	case s.page == "paper":
		return s.pages
	case s.main != nil && !s.main.Disabled():
		return s.main
	case len(s.buttons) > 0:
		return s.buttons[0]
	}
	return nil
}

// Place implements shell.Guided.
func (s *Screen) Place() present.Place { return present.PlaceIn(present.ArchiveRoom, s.page) }

// Resume implements shell.Guided.
func (s *Screen) Resume() { s.shortcuts() }

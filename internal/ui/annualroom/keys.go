package annualroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
)

// shortcuts gives the room its keys. They are taken again each time the room
// is entered: another room may have given them another meaning.
func (s *Screen) shortcuts() {
	kit.RoomKeys(s.asks.Canvas, s.content,
		kit.RoomKey{Key: fyne.KeyReturn, Modifier: fyne.KeyModifierControl, Do: s.next},
		kit.RoomKey{Key: fyne.KeyP, Modifier: fyne.KeyModifierControl, Do: s.printWhatIsInSight},
		kit.RoomKey{Key: fyne.KeyS, Modifier: fyne.KeyModifierControl, Do: s.keep},
		kit.RoomKey{Key: fyne.KeyI, Modifier: fyne.KeyModifierControl, Do: s.insertFigure},
		kit.RoomKey{Key: fyne.KeyDown, Modifier: fyne.KeyModifierAlt, Do: func() { s.nextPart(1) }},
		kit.RoomKey{Key: fyne.KeyUp, Modifier: fyne.KeyModifierAlt, Do: func() { s.nextPart(-1) }},
		kit.RoomKey{Key: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt, Do: s.goBack},
	)
	if !kit.ModalOpen(s.asks.Canvas) {
		s.asks.Canvas.SetOnTypedKey(s.typed)
	}
}

// typed takes the keys that nobody has use for: Esc goes back one page.
func (s *Screen) typed(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && kit.Holds(s.asks.Canvas.Content(), s.content) && !kit.ModalOpen(s.asks.Canvas) {
		s.goBack()
	}
}

// next presses the filled button.
func (s *Screen) next() {
	if s.main != nil && s.page != "finish" {
		s.main.Press()
	}
}

// goBack leaves what stands in place of a page.
func (s *Screen) goBack() {
	switch {
	case s.page == "slip":
		s.presenter.CloseSlip()
	case s.page == "columns":
		s.presenter.CloseColumns()
	case s.page == "books":
		s.presenter.CloseBooks()
	case s.page == "verify" && s.model.List != nil:
		s.presenter.CloseList()
	}
}

// printWhatIsInSight prints the pages that are looked at.
func (s *Screen) printWhatIsInSight() {
	if s.page == "slip" || s.page == "finish" {
		s.presenter.Print(s.asks.Print)
	}
}

// nextPart turns to the next part of the paper, or the one before.
func (s *Screen) nextPart(by int) {
	if s.page == "write" {
		s.presenter.NextPart(by)
	}
}

// refocus gives the keyboard to what has taken the place of what had it, and
// on a new page to what comes first there.
func (s *Screen) refocus(held, before string) {
	if kit.ModalOpen(s.asks.Canvas) || !kit.Holds(s.asks.Canvas.Content(), s.content) {
		return
	}
	if s.page == "write" && s.model.Line >= 0 {
		s.write.goToLine(s.model.Line)
		return
	}
	if s.page == before {
		if held != "" && !kit.HoldAgain(s.asks.Canvas, s.buttons, held) {
			s.asks.Canvas.Focus(s.heir())
		}
		return
	}
	switch s.page {
	case "write":
		s.asks.Canvas.Focus(s.write.list)
	case "slip":
		s.asks.Canvas.Focus(s.slip)
	case "columns":
		s.asks.Canvas.Focus(s.naming.first())
	case "books":
		s.asks.Canvas.Focus(s.buttons[0])
	}
}

// heir gets the keyboard when the button that had it is gone: the next step.
func (s *Screen) heir() fyne.Focusable {
	if s.write != nil {
		return s.write.list
	}
	if s.main != nil && !s.main.Disabled() {
		return s.main
	}
	return nil
}

// Place implements shell.Guided.
func (s *Screen) Place() present.Place {
	if s.county.inSight() {
		return present.PlaceIn(present.AnnualRoom, "county")
	}
	return present.PlaceIn(present.AnnualRoom, s.page)
}

// Resume implements shell.Guided.
func (s *Screen) Resume() {
	if s.county.inSight() {
		s.county.enter()
		return
	}
	s.shortcuts()
}

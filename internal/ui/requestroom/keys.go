package requestroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
)

// shortcuts gives the room its keys. They are taken again each time the room
// is entered: another room may have given them another meaning.
func (s *Screen) shortcuts() {
	kit.RoomKeys(s.asks.Canvas, s.content,
		kit.RoomKey{Key: fyne.KeyN, Modifier: fyne.KeyModifierControl, Do: s.presenter.Begin},
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
	case s.page == "register" && s.model.Words != "":
		s.register.search.SetText("")
	case s.filledIn():
		kit.Confirm(s.asks.Canvas, "离开这一页", "填的还没有存，离开就没有了。", "离开", true, s.back)
	default:
		s.goBack()
	}
}

// filledIn reports whether something would be lost on the page in sight.
func (s *Screen) filledIn() bool {
	switch s.page {
	case "registration":
		return s.intake.typed()
	case "letter":
		return s.letter.typed()
	case "texts":
		return s.texts.typed()
	}
	return false
}

// printWhatIsInSight prints the paper or the register that is looked at, and of
// a request the day-by-day sheet.
func (s *Screen) printWhatIsInSight() {
	switch s.page {
	case "paper", "period":
		s.print()
	case "request", "sheet":
		s.printSheet()
	}
}

// find goes to the search field of the register, with what is in it marked.
func (s *Screen) find() {
	if s.page != "register" {
		return
	}
	s.register.search.Focus()
	s.register.search.SelectAll()
}

// next presses the filled button.
func (s *Screen) next() {
	if s.main != nil {
		s.main.Press()
	}
}

// goBack leaves the page for the one before it.
func (s *Screen) goBack() {
	if s.page != "register" {
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
	case s.page == "register":
		return s.register.table
	case s.page == "registration":
		return s.intake.form.FirstField()
	case s.page == "letter" && s.letter.form.FirstField() != nil:
		return s.letter.form.FirstField()
	case s.page == "texts":
		return s.texts.form.FirstField()
	case s.page == "paper":
		return s.pages
	case s.page == "period":
		return s.period.kind
	case s.main != nil && !s.main.Disabled():
		return s.main
	case len(s.buttons) > 0:
		return s.buttons[0]
	}
	return nil
}

// mend shows what is wrong at its fields and scrolls to the first of them.
func mend(page fyne.CanvasObject, form kit.Answered, wrong map[string]string) {
	if !form.Wrong(wrong) {
		return
	}
	page.Refresh() // the sentences have made the form higher
	scroll := firstScroll(page)
	for _, row := range form.Rows() {
		if row.Error() != "" && row.Visible() && scroll != nil {
			scroll.Reveal(row)
			return
		}
	}
}

// firstScroll is the first part of a page that scrolls, nil when none does.
func firstScroll(o fyne.CanvasObject) *kit.Scroll {
	if s, ok := o.(*kit.Scroll); ok {
		return s
	}
	c, ok := o.(*fyne.Container)
	if !ok {
		return nil
	}
	for _, one := range c.Objects {
		if s := firstScroll(one); s != nil {
			return s
		}
	}
	return nil
}

// Place implements shell.Guided.
func (s *Screen) Place() present.Place { return present.PlaceIn(present.RequestsRoom, s.page) }

// Resume implements shell.Guided.
func (s *Screen) Resume() { s.shortcuts() }

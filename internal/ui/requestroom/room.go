// Package requestroom is the room 依申请公开: the register, and in its place the
// request that is open, the form of a new one, a letter that is written, or
// the day-by-day sheet of a term.
package requestroom

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/workday"
)

// Asks is what the room asks of the window.
type Asks struct {
	// Canvas is where the room stands, for its dialogs and keys.
	Canvas fyne.Canvas
	// File lets the person choose a file that ends in one of some ways.
	File func(title string, endings []string, chosen func(path string))
	// Print hands a finished file to the printer or the system's viewer.
	Print func(path string)
	// Fail shows what went wrong where the person is looking.
	Fail func(sentence string)
}

// Screen shows the room.
type Screen struct {
	asks      Asks
	draw      grid.Run
	presenter *present.Requests
	content   *fyne.Container
	toaster   *kit.Toaster
	model     present.RequestsModel

	saveAs   func(name string, chosen func(path string)) // asks where a file goes; nil: it goes to the printed papers
	register *registerPage
	intake   *intakePage       // kept while the form is the same
	letter   *letterPage       // kept while the same is asked for
	texts    *textsPage        // kept while the same version is edited
	period   *periodPage       // kept while it is in sight
	pages    *grid.PagePreview // of the paper in sight
	shown    any               // the document that is in the preview
	page     string            // what is in sight, as the log calls it
	main     *kit.Button       // the one filled button: the next step
	buttons  []*kit.Button
}

// New makes the room. draw makes the pictures of papers beside the window;
// papers may be nil.
func New(d present.RequestsDesk, papers present.RequestPapers, run present.Runner, draw grid.Run, asks Asks) *Screen {
	s := &Screen{asks: asks, draw: draw, content: container.NewStack(), toaster: kit.NewToaster(kit.Clock)}
	s.presenter = present.NewRequests(d, papers, run, s)
	s.register = newRegisterPage(s)
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return container.NewStack(s.content, s.toaster) }

// Enter loads the room afresh.
func (s *Screen) Enter() {
	s.shortcuts()
	s.presenter.Load()
}

// Saves lets the room ask where a file goes. Without it files go to the
// office's printed papers.
func (s *Screen) Saves(ask func(name string, chosen func(path string))) { s.saveAs = ask }

// Open turns to a request, for other rooms that lead here.
func (s *Screen) Open(id string) { s.presenter.Open(id) }

// Fail implements present.View.
func (s *Screen) Fail(sentence string) { s.asks.Fail(sentence) }

// Say implements present.RequestsView.
func (s *Screen) Say(sentence string) {
	slog.Info("said", "screen", "requests")
	s.toaster.Say(sentence, nil)
}

// Show implements present.View.
func (s *Screen) Show(m present.RequestsModel) {
	held := kit.HeldButton(s.asks.Canvas, s.buttons)
	s.model, s.main, s.buttons = m, nil, nil
	s.forget(m)
	s.register.show(m)
	before := s.page
	var page fyne.CanvasObject
	s.page, page = s.side()
	s.content.Objects = []fyne.CanvasObject{page}
	s.content.Refresh()
	s.refocus(held, before)
	s.tell()
}

// forget lets go of pages that are no longer in sight: the next one begins
// empty.
func (s *Screen) forget(m present.RequestsModel) {
	if m.Letter == nil {
		s.letter = nil
	}
	if m.Texts == nil {
		s.texts = nil
	}
	if m.Period == nil {
		s.period = nil
	}
	if m.Paper == nil && m.Period == nil {
		s.pages, s.shown = nil, nil
	}
}

// side makes what takes the place of the register, and says what it is.
func (s *Screen) side() (name string, page fyne.CanvasObject) {
	m := s.model
	switch {
	case m.Registration != nil:
		return "registration", s.intakeSide()
	case m.Request != nil && m.Letter != nil:
		return "letter", s.letterSide()
	case m.Request != nil && m.Paper != nil:
		return "paper", s.paperSide()
	case m.Request != nil && m.Sheet != nil:
		return "sheet", s.sheetSide()
	case m.Request != nil:
		return "request", s.requestSide()
	case m.Period != nil:
		return "period", s.periodSide()
	case m.Texts != nil:
		return "texts", s.textsSide()
	}
	return "register", s.register.page()
}

// tell writes to the log what is on the screen, without names.
func (s *Screen) tell() {
	m := s.model
	stage, due, acts, letter, problem := "", "", 0, "", false
	if r := m.Request; r != nil {
		stage, acts = string(r.Stage), len(r.Acts)
		if r.Clock != nil {
			due = r.Clock.Day.String()
		}
	}
	if m.Letter != nil {
		letter, problem = string(m.Letter.Code), m.Letter.Problem != ""
	}
	slog.Info("shown", "screen", "requests", "page", s.page, "segment", int(m.Segment), "open", m.Request != nil, "stage", stage, "last", due,
		"acts", acts, "letter", letter, "problem", problem)
}

// back is the button of the head that goes back one page.
func (s *Screen) back() { s.presenter.Close() }

// button is a button of the page in sight. They are all made anew when the
// screen is shown; the keyboard goes on to the one with the same words.
func (s *Screen) button(kind kit.Kind, words string, press func()) *kit.Button {
	b := kit.NewButton(kind, words, press)
	s.buttons = append(s.buttons, b)
	if kind == kit.Main {
		s.main = b
	}
	return b
}

// date is an entry of a date that knows the year's days off.
func (s *Screen) date() *grid.DateEntry {
	today := s.model.Today
	return grid.NewDateEntry(s.model.Calendar, func() workday.Date { return today })
}

// today is date with today's in it; it may not be emptied.
func (s *Screen) today() *grid.DateEntry {
	d := s.date()
	d.SetDate(s.model.Today)
	d.SetRequired(true)
	return d
}

// ask shows a form with a day. A day that cannot be read is told at its row
// before anything is done.
func (s *Screen) ask(form kit.Answered, on *grid.DateEntry, title, verb string, act func(done func(wrong map[string]string))) {
	form.Ask(s.asks.Canvas, title, verb, func(done func(map[string]string)) {
		if !on.Check() {
			done(map[string]string{present.MovedOnField: on.Error()})
			return
		}
		act(done)
	})
}

// scanEndings are what a scanner or a telephone makes of a paper, and what
// comes by mail.
var scanEndings = []string{".pdf", ".jpg", ".jpeg", ".png", ".docx", ".doc", ".wps", ".ofd", ".zip"}

// file is a field for a file.
func (s *Screen) file(title string) *kit.FileField {
	return kit.NewFileField(func(chosen func(string)) { s.asks.File(title, scanEndings, chosen) })
}

// note is text of a second line.
func note(text string) fyne.CanvasObject { return kit.NewWrapped(text, kit.Note()) }

// toneOf is the kit's tone for one of a presenter; plain is what Plain means
// here.
func toneOf(t present.Tone, plain kit.Tone) kit.Tone {
	switch t {
	case present.Good:
		return kit.Done
	case present.Caution:
		return kit.Review
	case present.Urgent:
		return kit.Must
	case present.Plain:
	}
	return plain
}

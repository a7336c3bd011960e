// Package archiveroom is the room 建档归档: the shelf with the spines of a year's
// boxes, the pieces of the box that is chosen, and in their place whatever is
// open: a piece that is written, the closing of a year, a check, a package, a
// paper, the settings.
package archiveroom

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
	// SaveAs asks where a file called name goes; nil: to the printed papers.
	SaveAs func(name string, chosen func(path string))
	// Print hands a finished file to the printer or the system's viewer.
	Print func(path string)
	// Open shows a file in the system's viewer.
	Open func(path string)
	// Fail shows what went wrong where the person is looking.
	Fail func(sentence string)
}

// Screen shows the room.
type Screen struct {
	asks      Asks
	draw      grid.Run
	presenter *present.Archive
	content   *fyne.Container
	toaster   *kit.Toaster
	model     present.ArchiveModel

	shelf    *shelfPage
	form     *formPage     // kept while the same piece is written
	settings *settingsPage // kept while the same is edited
	ticks    *tickPage     // kept while the same list is in sight
	pages    *grid.PagePreview
	shown    any         // the document that is in the preview
	virus    string      // what was written of the virus check last
	page     string      // what is in sight, as the log calls it
	main     *kit.Button // the one filled button: the next step
	buttons  []*kit.Button
}

// New makes the room. draw makes the pictures of papers beside the window.
func New(d present.ArchiveDesk, run present.Runner, draw grid.Run, asks Asks) *Screen {
	s := &Screen{asks: asks, draw: draw, content: container.NewStack(), toaster: kit.NewToaster(kit.Clock)}
	s.presenter = present.NewArchive(d, run, s)
	s.shelf = newShelfPage(s)
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return container.NewStack(s.content, s.toaster) }

// Enter loads the room afresh.
func (s *Screen) Enter() {
	s.shortcuts()
	s.presenter.Load()
}

// Fail implements present.View.
func (s *Screen) Fail(sentence string) {
	slog.Info("refused", "screen", "archive", "page", s.page)
	s.asks.Fail(sentence)
}

// Say implements present.ArchiveView.
func (s *Screen) Say(sentence string) {
	slog.Info("said", "screen", "archive")
	s.toaster.Say(sentence, nil)
}

// waiting is long work as kit shows it.
type waiting struct{ *kit.Progress }

// Set implements present.Waiting. What is counted differs from work to work, so
// that a person reads hundredths.
func (w waiting) Set(done, of int) {
	if of > 0 {
		w.Progress.Set(done*100/of, 100, "%")
	}
}

// Wait implements present.ArchiveView.
func (s *Screen) Wait(title string, stop func()) present.Waiting {
	return waiting{kit.StartProgress(s.asks.Canvas, kit.Clock, title, stop)}
}

// Show implements present.View.
func (s *Screen) Show(m present.ArchiveModel) {
	held := kit.HeldButton(s.asks.Canvas, s.buttons)
	s.model, s.main, s.buttons = m, nil, nil
	s.forget(m)
	s.shelf.show(m)
	before := s.page
	s.page = m.Page()
	s.content.Objects = []fyne.CanvasObject{s.side()}
	s.content.Refresh()
	s.refocus(held, before)
	s.tell()
}

// forget lets go of pages that are no longer in sight: the next one begins
// empty.
func (s *Screen) forget(m present.ArchiveModel) {
	if m.Form == nil {
		s.form = nil
	}
	if m.Settings == nil {
		s.settings = nil
	}
	if m.Receiving == nil && m.Appraisal == nil {
		s.ticks = nil
	}
	if m.Paper == nil {
		s.pages, s.shown = nil, nil
	}
}

// side makes what is in sight.
func (s *Screen) side() fyne.CanvasObject {
	sides := map[string]func() fyne.CanvasObject{
		"paper": s.paperSide, "form": s.formSide, "closing": s.closingSide, "receiving": s.receivingSide, "pack": s.packSide,
		"check": s.checkSide, "settings": s.settingsSide, "appraisal": s.appraisalSide,
	}
	if make, ok := sides[s.page]; ok {
		return make()
	}
	return s.shelf.page()
}

// tell writes to the log what is on the screen, without names.
func (s *Screen) tell() {
	m := s.model
	year, box, piece, problem := "", "", "", false
	if m.Year < len(m.Years) {
		year = m.Years[m.Year]
	}
	if m.Spine < len(m.Spines) {
		if box = m.Spines[m.Spine].Key; m.Spines[m.Spine].Box {
			box = m.Spines[m.Spine].Foot
		}
	}
	if m.Piece != nil {
		piece = m.Piece.Name
	}
	if m.Check != nil {
		problem = !m.Check.Good
	}
	slog.Info("shown", "screen", "archive", "page", s.page, "year", year, "box", box, "piece", piece, "pieces", m.Pieces, "waiting", m.Waiting,
		"pending", m.Pending, "closed", m.Closed, "problem", problem)
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

// head is the head of a page that stands in place of the shelf.
func (s *Screen) head(title, context string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewPageHead(kit.PageHead{Title: title, Context: context, Back: s.back, Actions: acts})
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

// row is a row of a form with the name by which a mistake in it is told.
func row(name, label, help string, field fyne.CanvasObject) kit.NamedRow {
	return kit.NamedRow{Name: name, FormRow: kit.NewFormRow(label, help, field)}
}

// entry is a field with a text in it.
func entry(text string, most int) *kit.Entry {
	e := kit.NewEntry("").Limit(most)
	e.SetText(text)
	return e
}

// note is text of a second line.
func note(text string) fyne.CanvasObject { return kit.NewWrapped(text, kit.Note()) }

// toneOf is the kit's tone for one of a presenter.
func toneOf(t present.Tone) kit.Tone {
	switch t {
	case present.Good:
		return kit.Done
	case present.Caution:
		return kit.Review
	case present.Urgent:
		return kit.Must
	case present.Plain:
	}
	return kit.Neutral
}

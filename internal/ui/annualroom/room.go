// Package annualroom is the room 年度报告: 取数, 核对, 撰写 and 成稿 of what an
// office writes about a year.
package annualroom

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/sheet"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/workday"
)

// Asks is what the room asks of the window around it.
type Asks struct {
	// Canvas is where the room stands, for its dialogs and keys.
	Canvas fyne.Canvas
	// Workbook lets the person choose an xlsx, csv or txt file for a ledger.
	Workbook func(kind sheet.Kind, chosen func(path string))
	// SaveAs lets the person say where a file goes.
	SaveAs func(name string, chosen func(path string))
	// SignOff asks for signer, date and, for a correction, the reason.
	SignOff func(correction bool, done func(signer string, on workday.Date, reason string))
	// Print hands a finished PDF to the printer or the system's viewer.
	Print func(path string)
	// Lay lays a paper on the desk for reading.
	Lay func(title string, content fyne.CanvasObject)
	// Files lets the person choose files, Folder a folder, that end in one of
	// endings or hold such.
	Files  func(title string, endings []string, chosen func(paths []string))
	Folder func(title string, endings []string, chosen func(path string))
	// Archive turns to the room 建档归档.
	Archive func()
	// Wait shows that something takes time, once it does, with a way to stop it.
	Wait func(title string, stop func()) (finish func())
	// Fail shows what went wrong where the person is looking.
	Fail func(sentence string)
}

// Screen shows the room.
type Screen struct {
	asks      Asks
	draw      grid.Run
	waits     *waiting
	presenter *present.Annual
	root      *fyne.Container // the room, or what stands in its place
	county    *countyPage     // 核对别人的报告
	content   *fyne.Container // the page
	toaster   *kit.Toaster
	model     present.AnnualModel
	page      string        // what is in sight, as the log calls it
	main      *kit.Button   // the one filled button: the next step
	buttons   []*kit.Button // of the page in sight

	preview *grid.PagePreview
	pages   *fyne.Container // says which page is in sight
	slip    *grid.PagePreview
	table   int             // of the three tables, the one in sight in 核对
	stat    *grid.StatTable // its widget
	statKey string          // which table the widget is of
	list    *recordsPage    // all records of a figure, when they are in sight
	folded  bool            // in 核对: what could not be judged is only counted
	write   *writePage      // 撰写, kept while it is in sight
	naming  *columnsPage    // 对应栏目, kept while the same file is in sight
}

// New makes the room for the report of a year. draw makes the preview's
// pictures beside the window.
func New(d Desk, run present.Runner, draw grid.Run, year int, asks Asks) *Screen {
	s := &Screen{asks: asks, draw: draw, waits: &waiting{run: run, wait: asks.Wait}, content: container.NewStack(), toaster: kit.NewToaster(kit.Clock), table: 1, folded: true}
	s.preview = grid.NewPagePreview(draw)
	s.preview.OnPage = func(page, pages int) { s.showPage(page, pages) }
	s.pages = container.NewStack()
	s.presenter = present.NewAnnual(d, s.waits, s, year)
	s.root, s.county = container.NewStack(s.content, s.toaster), newCountyPage(s, d, run)
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// say tells in passing what has been done.
func (s *Screen) say(sentence string) {
	slog.Info("said", "screen", "annual")
	s.toaster.Say(sentence, nil)
}

// Enter loads the year afresh.
func (s *Screen) Enter() {
	if s.county.inSight() {
		s.county.enter()
		return
	}
	s.shortcuts()
	s.presenter.Load()
}

// Fail implements present.View.
func (s *Screen) Fail(sentence string) { s.asks.Fail(sentence) }

// Show implements present.View.
func (s *Screen) Show(m present.AnnualModel) {
	changed := s.model.Document != m.Document
	listed, lists := s.model.List, m.List
	held, before := kit.HeldButton(s.asks.Canvas, s.buttons), s.page
	s.model, s.page = m, pageOf(m)
	if changed && m.Document != nil {
		s.preview.Replace(m.Document, m.Fonts)
	}
	if s.page == "write" {
		s.showWriting()
	} else {
		s.write = nil
		s.main, s.buttons = nil, nil
		s.content.Objects = []fyne.CanvasObject{s.whole()}
		s.content.Refresh()
	}
	switch {
	case lists != nil && lists != listed && m.Current == present.Verify:
		s.turnTo(s.list.table)
	case lists == nil && listed != nil && m.Current == present.Verify:
		s.list = nil
		s.turnTo(s.stat)
	default:
		s.refocus(held, before)
	}
	s.tell()
}

// pageOf names what is in sight for the log.
func pageOf(m present.AnnualModel) string {
	switch {
	case m.Current == present.Write:
		return "write"
	case m.Current == present.Verify:
		return "verify"
	case m.Current == present.Gather && m.Columns != nil:
		return "columns"
	case m.Current == present.Gather && m.Books != nil:
		return "books"
	case m.Current == present.Gather:
		return "gather"
	case m.Slip != nil:
		return "slip"
	}
	return "finish"
}

// whole is the page in sight, but for 撰写.
func (s *Screen) whole() fyne.CanvasObject {
	switch s.page {
	case "slip":
		return s.slipPage()
	case "columns":
		return s.namingColumns()
	case "books":
		return s.importedBooks()
	}
	top := container.NewVBox(s.head(), kit.NewYearSteps(s.steps(), s.goTo))
	bodies := map[string]func() fyne.CanvasObject{"verify": s.verify, "gather": s.gather, "finish": s.finish}
	return kit.Page(tight(top), bodies[s.page]())
}

// tell writes to the log what is on the screen, without names.
func (s *Screen) tell() {
	m := s.model
	opened, part, trial, asks, moved, edited := "", "", "", 0, 0, 0
	if m.Opened != nil {
		opened = string(m.Opened.Cell)
	}
	if m.Import != nil {
		trial = m.Import.Summary
	}
	if m.Write != nil {
		part, asks, moved, edited = m.Write.Part.Key, len(m.Write.Asks), m.Write.Moved, m.Write.Edited
	}
	slog.Info("shown", "screen", "annual", "step", int(m.Current), "page", s.page, "trial", trial, "opened", opened, "list", m.List != nil, "signed", m.Signed != nil,
		"paper", string(m.Paper), "part", part, "asks", asks, "edited", edited, "moved", moved, "findings", m.Tally.Errors+m.Tally.Warnings, "stale", m.Stale)
}

// tight stacks without the theme's padding between.
func tight(o *fyne.Container) fyne.CanvasObject { return kit.Column(0, o.Objects...) }

// button is a button of the page in sight. They are all made anew when the
// page is shown; the keyboard goes on to the one with the same words.
func (s *Screen) button(kind kit.Kind, words string, press func()) *kit.Button {
	b := kit.NewButton(kind, words, press)
	s.buttons = append(s.buttons, b)
	if kind == kit.Main {
		s.main = b
	}
	return b
}

func (s *Screen) head() fyne.CanvasObject {
	head := kit.PageHead{Title: s.model.Title, Context: s.model.Context}
	back := func(to present.Step, name string) *kit.Button {
		return s.button(kit.Outlined, "上一步："+name, func() { s.presenter.GoTo(to) }).WithIcon("arrow-left")
	}
	next := func(to present.Step, name string) *kit.Button {
		return s.button(kit.Main, "下一步："+name, func() { s.presenter.GoTo(to) })
	}
	switch s.model.Current {
	case present.Gather:
		if s.model.Import == nil {
			books := s.button(kit.Outlined, "导入过的", s.presenter.Books).WithIcon("undo-2")
			head.Actions = []fyne.CanvasObject{s.countyButton(), books, next(present.Verify, "核对")}
		}
	case present.Verify:
		again := s.button(kit.Outlined, "重新核对", s.presenter.Load).WithIcon("refresh-cw")
		head.Actions = []fyne.CanvasObject{again, next(present.Write, "撰写")}
	case present.Write:
		head.Actions = []fyne.CanvasObject{next(present.Finish, "成稿")}
	case present.Finish:
		head.Actions = []fyne.CanvasObject{back(present.Write, "撰写")}
	}
	return kit.NewPageHead(head)
}

// steps are those of the strip.
func (s *Screen) steps() (steps []kit.Step) {
	for _, step := range s.model.Steps {
		state := kit.StepLater
		switch {
		case step.Step == s.model.Current:
			state = kit.StepNow
		case step.Done:
			state = kit.StepDone
		}
		steps = append(steps, kit.Step{Name: step.Name, Result: step.Result, State: state})
	}
	return steps
}

// goTo turns to a step of the strip.
func (s *Screen) goTo(i int) {
	if i < len(s.model.Steps) {
		s.presenter.GoTo(s.model.Steps[i].Step)
	}
}

// body text of a side pane.
func note(text string) fyne.CanvasObject { return kit.NewWrapped(text, kit.Note()) }

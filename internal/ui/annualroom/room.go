// Package annualroom is the room 年度报告: 取数, 核对 and 成稿 of a year's report.
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
	// Workbook lets the person choose an xlsx file for a ledger.
	Workbook func(kind sheet.Kind, chosen func(path string))
	// SaveAs lets the person say where a file goes.
	SaveAs func(name string, chosen func(path string))
	// SignOff asks for signer, date and, for a correction, the reason.
	SignOff func(correction bool, done func(signer string, on workday.Date, reason string))
	// Print hands a finished PDF to the printer or the system's viewer.
	Print func(path string)
	// Lay lays a paper on the desk for reading.
	Lay func(title string, content fyne.CanvasObject)
	// Wait shows that something takes time, once it does, with a way to stop it.
	Wait func(title string, stop func()) (finish func())
	// Fail shows what went wrong where the person is looking.
	Fail func(sentence string)
}

// Screen shows the room.
type Screen struct {
	asks      Asks
	waits     *waiting
	presenter *present.Annual
	content   *fyne.Container // the page
	toaster   *kit.Toaster
	model     present.AnnualModel

	preview *grid.PagePreview
	pages   *fyne.Container // says which page is in sight
	table   int             // of the three tables, the one in sight in 核对
	stat    *grid.StatTable // its widget
	statKey string          // which table the widget is of
	list    *recordsPage    // all records of a figure, when they are in sight
}

// New makes the room for the report of a year. draw makes the preview's
// pictures beside the window.
func New(d present.AnnualDesk, run present.Runner, draw grid.Run, year int, asks Asks) *Screen {
	s := &Screen{asks: asks, waits: &waiting{run: run, wait: asks.Wait}, content: container.NewStack(), toaster: kit.NewToaster(kit.Clock), table: 1}
	s.preview = grid.NewPagePreview(draw)
	s.preview.OnPage = func(page, pages int) { s.showPage(page, pages) }
	s.pages = container.NewStack()
	s.presenter = present.NewAnnual(d, s.waits, s, year)
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return container.NewStack(s.content, s.toaster) }

// say tells in passing what has been done.
func (s *Screen) say(sentence string) {
	slog.Info("said", "screen", "annual")
	s.toaster.Say(sentence, nil)
}

// Enter loads the year afresh.
func (s *Screen) Enter() { s.presenter.Load() }

// Fail implements present.View.
func (s *Screen) Fail(sentence string) { s.asks.Fail(sentence) }

// Show implements present.View.
func (s *Screen) Show(m present.AnnualModel) {
	changed := s.model.Document != m.Document
	listed, lists := s.model.List, m.List
	s.model = m
	if changed && m.Document != nil {
		s.preview.Replace(m.Document, m.Fonts)
	}
	var body fyne.CanvasObject
	switch m.Current {
	case present.Verify:
		body = s.verify()
	case present.Finish:
		body = s.finish()
	case present.Gather:
		body = s.gather()
	}
	top := container.NewVBox(s.head(), s.steps())
	s.content.Objects = []fyne.CanvasObject{kit.Page(tight(top), body)}
	s.content.Refresh()
	switch {
	case lists != nil && lists != listed && m.Current == present.Verify:
		s.turnTo(s.list.table)
	case lists == nil && listed != nil && m.Current == present.Verify:
		s.list = nil
		s.turnTo(s.stat)
	}
	s.tell()
}

// tell writes to the log what is on the screen, without names.
func (s *Screen) tell() {
	m := s.model
	opened := ""
	if m.Opened != nil {
		opened = string(m.Opened.Cell)
	}
	trial := ""
	if m.Import != nil {
		trial = m.Import.Summary
	}
	slog.Info("shown", "screen", "annual", "step", int(m.Current), "trial", trial, "opened", opened, "list", m.List != nil, "signed", m.Signed != nil)
}

// tight stacks without the theme's padding between.
func tight(o *fyne.Container) fyne.CanvasObject { return kit.Column(0, o.Objects...) }

func (s *Screen) head() fyne.CanvasObject {
	head := kit.PageHead{Title: s.model.Title, Context: s.model.Context}
	back := func(to present.Step, name string) *kit.Button {
		return kit.NewButton(kit.Outlined, "上一步："+name, func() { s.presenter.GoTo(to) }).WithIcon("arrow-left")
	}
	next := func(to present.Step, name string) *kit.Button {
		return kit.NewButton(kit.Main, "下一步："+name, func() { s.presenter.GoTo(to) })
	}
	switch s.model.Current {
	case present.Gather:
		if s.model.Import == nil {
			head.Actions = []fyne.CanvasObject{next(present.Verify, "核对")}
		}
	case present.Verify:
		again := kit.NewButton(kit.Outlined, "重新核对", s.presenter.Load).WithIcon("refresh-cw")
		head.Actions = []fyne.CanvasObject{again, next(present.Finish, "成稿")}
	case present.Finish:
		head.Actions = []fyne.CanvasObject{back(present.Verify, "核对")}
	}
	return kit.NewPageHead(head)
}

func (s *Screen) steps() fyne.CanvasObject {
	var steps []kit.Step
	for i, step := range s.model.Steps {
		state := kit.StepLater
		switch {
		case present.Step(i) == s.model.Current:
			state = kit.StepNow
		case step.Done:
			state = kit.StepDone
		}
		steps = append(steps, kit.Step{Name: step.Name, Result: step.Result, State: state})
	}
	return kit.NewYearSteps(steps, func(i int) { s.presenter.GoTo(present.Step(i)) })
}

// body text of a side pane.
func note(text string) fyne.CanvasObject { return kit.NewWrapped(text, kit.Note()) }

// Package home is the room 首页: what is due, the earliest first.
package home

import (
	"log/slog"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Screen shows 首页.
type Screen struct {
	content   *fyne.Container
	presenter *present.Home
	report    func() // to the year's report
}

// New makes the screen; report leads to the room 年度报告.
func New(d present.HomeDesk, run present.Runner, report func()) *Screen {
	s := &Screen{content: container.NewStack(), report: report}
	s.presenter = present.NewHome(d, run, s)
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Enter loads what the screen shows.
func (s *Screen) Enter() { s.presenter.Load() }

// Fail implements present.View.
func (s *Screen) Fail(sentence string) {
	s.set(kit.PaddedSheet(kit.NewWrapped(sentence, kit.Reg(theme.Body).In(theme.Red))))
}

// Show implements present.View.
func (s *Screen) Show(m present.HomeModel) {
	slog.Info("shown", "screen", "home")
	head := kit.NewPageHead(kit.PageHead{Title: m.Date, Context: m.Context})
	var counts []kit.Count
	for _, c := range m.Counts {
		counts = append(counts, kit.Count{Icon: c.Icon, Name: c.Word, Tone: countTone(c.Tone), Count: c.Number, Unit: "件"})
	}
	var rows []fyne.CanvasObject
	for i, g := range m.Groups {
		rows = append(rows, s.group(g, i == 0)...)
	}
	board := kit.Sheet(kit.Column(0, rows...))
	page := kit.Column(theme.Gap4, kit.NewCountRibbon(counts, nil), board, kit.NewText(m.Searched, kit.Note()))
	if m.Report == nil {
		s.set(kit.Page(head, kit.NewScroll(kit.Margin(page))))
		return
	}
	s.set(kit.Page(head, kit.TwoColumns(page, s.card(m.Report), kit.Narrow)))
}

// card is the year's report. Its button is the filled one of the screen while
// there is something to be done: the rows of the board lead nowhere yet.
func (s *Screen) card(m *present.ReportCard) fyne.CanvasObject {
	var steps []kit.Step
	for i, name := range m.Steps {
		state := kit.StepLater
		switch {
		case i < m.Current:
			state = kit.StepDone
		case i == m.Current:
			state = kit.StepNow
		}
		steps = append(steps, kit.Step{Name: name, State: state})
	}
	kind := kit.Outlined
	if m.Waits {
		kind = kit.Main
	}
	return kit.PaddedSheet(kit.Column(theme.Gap3,
		kit.Column(2, kit.NewText(m.Title, kit.Bold(theme.Body)), kit.NewWrapped(m.Due, kit.Note())),
		kit.StepStrip(steps),
		kit.NewWrapped(m.Line, kit.Reg(theme.Second)),
		kit.Row(0, kit.NewButton(kind, m.Act, s.report)),
	))
}

func (s *Screen) set(o fyne.CanvasObject) {
	s.content.Objects = []fyne.CanvasObject{o}
	s.content.Refresh()
}

func (s *Screen) group(g present.DueGroup, first bool) []fyne.CanvasObject {
	tone := groupTone(g.Tone)
	if g.Total == 0 {
		tone = kit.Neutral
	}
	head := kit.NewGroupHead(kit.GroupHead{Icon: g.Icon, Tone: tone, Title: g.Title, Count: strconv.Itoa(g.Total), Note: g.Note, First: first})
	if g.Total == 0 {
		return []fyne.CanvasObject{head, kit.Nothing(g.None)}
	}
	rows := []fyne.CanvasObject{head}
	for _, r := range g.Rows {
		rows = append(rows, kit.NewDueRow(kit.Due{Date: r.Date, Left: r.Left, Tone: groupTone(r.Tone), Title: r.Title, Reason: r.Reason, Step: r.Step}))
	}
	return rows
}

func countTone(t present.Tone) kit.Tone {
	if t == present.Plain {
		return kit.Neutral
	}
	return groupTone(t)
}

func groupTone(t present.Tone) kit.Tone {
	switch t {
	case present.Urgent:
		return kit.Late
	case present.Caution:
		return kit.Soon
	case present.Good:
		return kit.Done
	case present.Plain:
	}
	return kit.Later
}

// Package home is the room 首页: what is due, the earliest first.
package home

import (
	"log/slog"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// stale is the age at which what was prepared is looked up again.
const stale = 10 * time.Second

// Screen shows 首页.
type Screen struct {
	content   *fyne.Container
	presenter *present.Home
	report    func() // to the year's report
	leads     func(present.Target)
	filled    bool      // the one filled button of the screen is given away
	prepared  time.Time // when Prepare was called
	desk      present.HomeDesk
}

// New makes the screen; report leads to the room 年度报告.
func New(d present.HomeDesk, run present.Runner, report func()) *Screen {
	s := &Screen{content: container.NewStack(), desk: d, report: report}
	s.presenter = present.NewHome(d, run, s)
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Prepare begins to load what the screen shows, before it is entered.
func (s *Screen) Prepare() {
	s.prepared = time.Now()
	s.presenter.Load()
}

// Enter loads what the screen shows, unless that was just begun and nobody has
// signed on since: what waits for whom depends on the person.
func (s *Screen) Enter() {
	fresh := time.Since(s.prepared) < stale && s.desk.Sitting() == nil
	s.prepared = time.Time{}
	if !fresh {
		s.presenter.Load()
	}
}

// Fail implements present.View.
func (s *Screen) Fail(sentence string) {
	s.set(kit.PaddedSheet(kit.NewWrapped(sentence, kit.Reg(theme.Body).In(theme.Red))))
}

// Leads sets where a row or a figure leads to.
func (s *Screen) Leads(to func(present.Target)) { s.leads = to }

// Show implements present.View.
func (s *Screen) Show(m present.HomeModel) {
	slog.Info("shown", "screen", "home", "mine", mineOf(m), "warnings", len(m.Warnings), "safe", m.Backup != nil && m.Backup.Tone == present.Good)
	s.filled = false
	head := kit.NewPageHead(kit.PageHead{Title: m.Date, Context: m.Context})
	var rows []fyne.CanvasObject
	for i, g := range m.Groups {
		rows = append(rows, s.group(g, i == 0)...)
	}
	board := kit.Sheet(kit.Column(0, rows...))
	parts := []fyne.CanvasObject{s.ribbon(m.Counts), board, kit.NewText(m.Searched, kit.Note())}
	if len(m.Warnings) > 0 {
		parts = append([]fyne.CanvasObject{warnings(m.Warnings)}, parts...)
	}
	page := kit.Column(theme.Gap4, parts...)
	side := s.side(m)
	if side == nil {
		s.set(kit.Page(head, kit.NewScroll(kit.Margin(page))))
		return
	}
	s.set(kit.Page(head, kit.TwoColumns(page, side, kit.Narrow)))
}

// mineOf is how many items wait for the person at the desk.
func mineOf(m present.HomeModel) int {
	for _, c := range m.Counts {
		if c.Opens != nil && c.Opens.Mine {
			return c.Number
		}
	}
	return 0
}

// ribbon shows the figures; those that have a list open it.
func (s *Screen) ribbon(figures []present.Count) fyne.CanvasObject {
	var counts []kit.Count
	for _, c := range figures {
		counts = append(counts, kit.Count{Icon: c.Icon, Name: c.Word, Tone: countTone(c.Tone), Count: c.Number, Unit: "件", Still: c.Opens == nil})
	}
	if s.leads == nil {
		return kit.NewCountRibbon(counts, nil)
	}
	return kit.NewCountRibbon(counts, func(i int) {
		if to := figures[i].Opens; to != nil {
			s.leads(*to)
		}
	})
}

func (s *Screen) set(o fyne.CanvasObject) {
	s.content.Objects = []fyne.CanvasObject{o}
	if s.content.Size().IsZero() {
		return // it is laid out when it comes into the window
	}
	o.Resize(s.content.Size()) // all of it is new: refreshing would lay it out once more
	canvas.Refresh(s.content)
	kit.Settle(fyne.CurrentApp().Driver().CanvasForObject(s.content))
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
		due := kit.Due{Date: r.Date, Left: r.Left, Tone: groupTone(r.Tone), Title: r.Title, Reason: r.Reason, Step: r.Step}
		if r.Opens != nil && s.leads != nil {
			due.Act = s.act(r)
		}
		rows = append(rows, kit.NewDueRow(due))
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

// act is the button of a row. The first that waits for the person at the desk
// is the filled one of the screen.
func (s *Screen) act(r present.DueRow) *kit.Button {
	kind := kit.Outlined
	if r.Mine && !s.filled {
		kind, s.filled = kit.Main, true
	}
	to := *r.Opens
	return kit.NewButton(kind, r.Act, func() { s.leads(to) })
}

package requestroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// periodPage is the register, or the statistics, of a month or a year. It stays
// while the room is left and entered again, so that the choices keep the
// keyboard.
type periodPage struct {
	screen      *Screen
	kind        *kit.Segment
	year, month *kit.Select
	named       *kit.Check
	pages       *grid.PagePreview
}

func newPeriodPage(s *Screen, m *present.PeriodModel) *periodPage {
	p := &periodPage{screen: s, pages: grid.NewPagePreview(s.draw)}
	again := func(int) { s.presenter.ChoosePeriod(p.choice()) }
	p.kind = kit.NewSegment([]string{"登记簿", "统计表"}, 0, again)
	p.year, p.month = kit.NewSelect(m.Years, m.Choice.Year, "", again), kit.NewSelect(m.Months, m.Choice.Month, "", again)
	p.named = kit.NewCheck("写申请人（看的人和时间会记下来）", m.Choice.Named, func(bool) { again(0) })
	return p
}

func (p *periodPage) choice() present.PeriodChoice {
	return present.PeriodChoice{Statistics: p.kind.Selected() == 1, Year: p.year.Selected(), Month: p.month.Selected(), Named: p.named.On()}
}

// periodSide is the page as it stands in the window.
func (s *Screen) periodSide() fyne.CanvasObject {
	m := s.model.Period
	if s.period == nil {
		s.period = newPeriodPage(s, m)
	}
	p := s.period
	if m.Choice.Statistics {
		p.kind.Select(1)
	} else {
		p.kind.Select(0)
	}
	p.year.Select(m.Choice.Year)
	p.month.Select(m.Choice.Month)
	if s.shown != m.Document && m.Document != nil {
		s.shown = m.Document
		p.pages.SetDocument(m.Document, m.Fonts)
		fit := grid.WholePage
		if m.Choice.Statistics { // 35 rows: as a whole page they could not be read
			fit = grid.FitWidth
		}
		p.pages.SetFit(fit)
	}
	var acts []fyne.CanvasObject
	if !m.Choice.Statistics {
		acts = append(acts, s.button(kit.Outlined, "存Excel台账", func() { s.place(m.Sheet, ".xlsx", s.presenter.ExportPeriod) }).WithIcon("file-spreadsheet"))
	}
	if m.Document != nil {
		acts = append(acts, s.button(kit.Outlined, "存PDF", func() { s.place(m.Name, ".pdf", s.presenter.SavePaper) }).WithIcon("file-down"),
			s.button(kit.Main, "打印", s.print).WithIcon("printer"))
	}
	head := kit.NewPageHead(kit.PageHead{Title: "登记簿和统计表", Context: m.Word, Back: s.back, Actions: acts})
	chooser := []fyne.CanvasObject{p.kind, p.year, p.month}
	if m.Names && !m.Choice.Statistics {
		chooser = append(chooser, p.named)
	}
	rows := []fyne.CanvasObject{kit.Row(theme.Gap3, chooser...)}
	for _, words := range m.Notes {
		rows = append(rows, kit.StateLine(kit.Review, words+"。"))
	}
	var below fyne.CanvasObject = p.pages
	if m.Document == nil {
		below = kit.Empty(m.Word+"排不出来", m.Empty, nil)
	}
	top := kit.Inset(kit.Column(theme.Gap2, rows...), theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4)
	return kit.Page(head, kit.Margin(kit.Sheet(kit.FillColumn(0, 2, top, kit.Divider(), below))))
}

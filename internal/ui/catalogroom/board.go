package catalogroom

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/catalog"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// boardPage is the coverage of the catalogue in a year.
type boardPage struct {
	screen  *Screen
	board   *grid.Board
	year    *kit.Select
	group   *kit.Segment
	domain  *kit.Select
	open    *kit.Check
	summary *fyne.Container
	chosen  *fyne.Container // the current cell in full
	page    *fyne.Container
	content fyne.CanvasObject
	model   *present.BoardModel
}

func newBoardPage(s *Screen) *boardPage {
	p := &boardPage{screen: s, board: grid.NewBoard("事项"), summary: container.NewStack(), chosen: container.NewStack()}
	p.year = kit.NewSelect(nil, -1, "", s.presenter.ChooseYear)
	p.group = kit.NewSegment([]string{"半年", "季度", "每月", "常年", "随时和其他"}, 0, s.presenter.ChooseGroup)
	p.domain = kit.NewSelect(nil, -1, "全部领域", s.presenter.ChooseDomain)
	p.open = kit.NewCheck("只看还没公开的", false, s.presenter.OnlyOpen)
	p.board.OnMove = p.choose
	p.board.OnOpen = p.press
	p.page = kit.FillColumn(0, 1, p.summary, p.board, p.chosen)
	p.content = kit.Margin(kit.Sheet(p.page))
	return p
}

// choices are what the board is restricted to, for the line of the tabs.
func (p *boardPage) choices() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.FixedWidth(p.year, theme.Pick(110, 125, 145)), kit.FixedWidth(p.domain, theme.Pick(190, 210, 240)),
		kit.NewButton(kit.Outlined, "截止日", p.screen.days).WithIcon("calendar"),
	}
}

// cellTones are the look of a cell.
var cellTones = map[catalog.State]kit.Tone{
	catalog.Published: kit.Done, catalog.Late: kit.Review, catalog.DueNow: kit.Soon,
	catalog.Missing: kit.Late, catalog.NotYet: kit.Later, catalog.NotApplicable: kit.Idle,
}

func (p *boardPage) show(m present.CatalogueModel) fyne.CanvasObject {
	if m.Board == nil {
		return kit.Margin(kit.Sheet(kit.Gap()))
	}
	fresh := p.model == nil || p.model.Group != m.Board.Group || p.model.Year != m.Board.Year
	p.model = m.Board
	p.year.SetWords(p.model.Years)
	p.year.Select(p.screen.yearAt())
	p.group.SetWords(p.model.Groups)
	p.group.Select(p.model.Group)
	p.domain.SetWords(m.List.Domains)
	p.domain.Select(m.List.Domain)
	p.open.Set(p.model.Open)
	p.summary.Objects = []fyne.CanvasObject{p.summed()}
	rows := make([]grid.BoardRow, len(p.model.Rows))
	for i, r := range p.model.Rows {
		rows[i].Title = r.Name
		for _, c := range r.Cells {
			rows[i].Cells = append(rows[i].Cells, grid.BoardCell{Tone: cellTones[c.State], Word: c.Word, Note: c.When})
		}
	}
	p.board.SetEmpty(kit.Empty(p.model.Searched, "这样的事项没有，或者都已经公开。换一个周期或领域看。", nil))
	p.board.SetRows(p.model.Columns, rows)
	if row, _ := p.board.Current(); row < 0 || fresh {
		p.board.Select(p.firstOpen())
	}
	p.choose(p.board.Current())
	return p.content
}

// firstOpen is the first cell that has to be published and is not, or the first
// of all.
func (p *boardPage) firstOpen() (row, column int) {
	for _, state := range []catalog.State{catalog.DueNow, catalog.Missing} {
		for i, r := range p.model.Rows {
			for n, c := range r.Cells {
				if c.State == state {
					return i, n
				}
			}
		}
	}
	return 0, 0
}

func (s *Screen) yearAt() int {
	for i, word := range s.model.Board.Years {
		if word == fmt.Sprintf("%d年", s.model.Board.Year) {
			return i
		}
	}
	return -1
}

// summed is the cadences to choose from, the year in numbers, and what the
// half-year still lacks.
func (p *boardPage) summed() fyne.CanvasObject {
	m := p.model
	var counts []fyne.CanvasObject
	for _, c := range m.Counts {
		if c.State != catalog.NotApplicable {
			counts = append(counts, kit.State(cellTones[c.State], fmt.Sprintf("%s %d", c.Word, c.Count)))
		}
	}
	parts := []fyne.CanvasObject{
		kit.FillRow(theme.Gap3, 2, p.group, p.open, kit.Gap()),
		kit.Row(theme.Gap4, counts...),
	}
	if !kit.Stacked() {
		words := append([]fyne.CanvasObject{kit.NewText(m.Done, kit.Bold(theme.Body)), kit.Row(theme.Gap4, counts...), kit.Gap()}, kit.NewText(m.DaysLine, kit.Note()))
		parts = []fyne.CanvasObject{parts[0], kit.FillRow(theme.Gap5, 2, words...)}
	}
	if m.Half != "" {
		line := kit.StateLine(kit.Soon, m.Half)
		if slices.Contains(p.screen.asks.Papers, present.HalfYearPaper) {
			list := kit.NewButton(kit.Outlined, "打印清单", func() { p.screen.asks.Print(present.HalfYearPaper) }).WithIcon("printer")
			line = kit.FillRow(theme.Gap3, 0, line, list)
		}
		parts = append(parts, line)
	}
	return kit.Inset(kit.Column(theme.Gap2, parts...), theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5)
}

// choose shows the current cell below the board, and what can be done about it.
func (p *boardPage) choose(row, column int) {
	p.chosen.Objects = nil
	if p.model != nil && row >= 0 && row < len(p.model.Rows) && column < len(p.model.Rows[row].Cells) {
		p.chosen.Objects = []fyne.CanvasObject{p.inFull(p.model.Rows[row], column)}
	}
	p.chosen.Refresh()
	p.page.Refresh()
}

func (p *boardPage) inFull(row present.BoardRow, column int) fyne.CanvasObject {
	cell := row.Cells[column]
	line := kit.FillRow(theme.Gap4, 0, kit.Column(2, kit.NewWrapped(row.Name, kit.Bold(theme.Body)), kit.StateLine(cellTones[cell.State], cell.Line)))
	var act *kit.Button
	press := func() { p.press(p.board.Current()) }
	switch {
	case cell.Posted && p.screen.asks.Item != nil:
		act = kit.NewButton(kit.Outlined, "打开这一件", press)
	case !cell.Posted && p.screen.asks.Draft != nil:
		act = kit.NewButton(kit.Outlined, "拟公开事项", press).WithIcon("pencil")
	}
	if act != nil {
		line = kit.FillRow(theme.Gap4, 0, line, act)
	}
	return kit.Column(0, kit.Divider(), kit.Inset(line, theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5))
}

// press opens the item behind a cell, or drafts the one that is missing.
func (p *boardPage) press(row, column int) {
	p.screen.presenter.Press(row, column, func(item string) {
		if p.screen.asks.Item != nil {
			p.screen.asks.Item(item)
		}
	}, func(entry, period string) {
		if p.screen.asks.Draft != nil {
			p.screen.asks.Draft(entry, period)
		}
	})
}

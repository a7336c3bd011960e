package requestroom

import (
	"fmt"
	"log/slog"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// registerPage is the register with what chooses among its lines.
type registerPage struct {
	screen  *Screen
	search  *kit.Entry
	segment *kit.Segment
	table   *grid.DataTable
	source  *lineSource
	asked   string // what the list was asked for: with something else it starts anew
}

func newRegisterPage(s *Screen) *registerPage {
	p := &registerPage{screen: s, source: &lineSource{}, table: grid.NewCardList()}
	p.table.OnActivate = func(_ int, row grid.Row) { s.presenter.Open(row.Key) }
	p.table.OnPress = func(_ int, row grid.Row) { s.presenter.Open(row.Key) }
	p.segment = kit.NewSegment([]string{"在办", "快到期", "超期", "等申请人", "已办结", "全部"}, 0, func(i int) {
		s.presenter.Choose(present.RequestSegment(i))
	})
	p.search = kit.NewSearch("查找", "Ctrl+F").Named("查找").Submit(s.presenter.Find)
	p.search.OnChanged = func(text string) {
		if text == "" && s.model.Words != "" {
			s.presenter.Find("")
		}
	}
	return p
}

// show takes over the model. The row with the keyboard stays while the same
// is asked for.
func (p *registerPage) show(m present.RequestsModel) {
	p.segment.SetWords(m.Segments)
	p.segment.Select(int(m.Segment))
	if m.List == nil || m.List == p.source.list {
		return
	}
	p.source.list = m.List
	p.table.SetEmpty(kit.Empty(m.List.Searched, m.List.Means, nil))
	if asked := fmt.Sprint(m.Segment, m.Words); asked != p.asked {
		p.asked = asked
		p.table.SetSource(p.source)
		return
	}
	p.table.Reload()
}

// page is the register as it stands in the window.
func (p *registerPage) page() fyne.CanvasObject {
	s := p.screen
	var acts []fyne.CanvasObject
	if s.model.Papers {
		acts = append(acts, s.button(kit.Outlined, "文书文本", s.presenter.ShowTexts).WithIcon("file-text"),
			s.button(kit.Outlined, "登记簿和统计表", s.presenter.ShowPeriod).WithIcon("table"))
	}
	acts = append(acts, s.button(kit.Main, "登记申请", s.presenter.Begin).WithIcon("plus"))
	head := kit.NewPageHead(kit.PageHead{Title: "依申请公开", Context: s.model.Context, Search: p.search, Actions: acts})
	chooser := []fyne.CanvasObject{kit.Row(0, p.segment)}
	if s.model.Words != "" {
		chooser = append(chooser, note("查找“"+s.model.Words+"”。清空查找的字，回到登记簿。"))
	}
	sheet := kit.Sheet(kit.FillColumn(0, 2, kit.Inset(kit.Column(theme.Gap2, chooser...), theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4), kit.Divider(), p.table))
	return kit.Page(head, kit.Margin(sheet))
}

// lineSource gives the rows of whatever list is in sight.
type lineSource struct{ list *present.RequestList }

// Len implements grid.Source.
func (l *lineSource) Len() int { return l.list.Len() }

// Page implements grid.Source.
func (l *lineSource) Page(offset, n int, done func([]grid.Row, error)) {
	l.list.Page(offset, n, func(lines []present.RequestLine, err error) {
		rows := make([]grid.Row, len(lines))
		for i, line := range lines {
			rows[i] = rowOf(line)
		}
		done(rows, err)
		slog.Debug("listed", "screen", "requests", "lines", len(rows))
	})
}

// rowOf is a line of the register; a last day has the calendar, the clock or
// the sign of a pause.
func rowOf(l present.RequestLine) grid.Row {
	row := grid.Row{Key: l.ID, Cells: []string{l.Subject, l.Line, l.Left}}
	switch {
	case l.Tone == present.Urgent:
		row.Severity, row.Late = grid.Bad, true
	case l.Paused:
		row.Severity, row.Icon = grid.Ask, "pause"
	case l.Tone == present.Caution:
		row.Severity, row.Icon = grid.Ask, "clock"
	case l.Timed:
		row.Icon = "calendar"
	case l.Tone == present.Good:
		row.Severity = grid.Good
	}
	return row
}

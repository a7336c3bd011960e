package annualroom

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// verify is 核对: a table as on paper; at the right the records of the opened
// figure, then the findings.
func (s *Screen) verify() fyne.CanvasObject {
	m := s.model
	if m.List != nil {
		return kit.SidePane(s.allRecords(), s.side(), kit.Wide)
	}
	tables := annual.Edition2021().Tables
	if m.Opened != nil {
		s.table = tableOf(m.Opened.Cell)
	}
	pick := kit.NewSegment([]string{"表二", "表三", "表四"}, s.table, func(i int) {
		s.table = i
		s.Show(s.model)
	})
	table := s.statTable(tables[s.table])
	marks := map[string]grid.Mark{}
	for a, severity := range m.Marks {
		switch severity {
		case annual.Error:
			marks[string(a)] = grid.Wrong
		case annual.Warning:
			marks[string(a)] = grid.Warning
		case annual.Unjudged:
		}
	}
	table.SetMarks(marks)
	if m.Opened != nil {
		table.Open(string(m.Opened.Cell))
	}
	tone := kit.Done
	if !m.Holds {
		tone = kit.Must
	}
	foot := kit.Inset(kit.FillRow(theme.Gap4, 0, kit.StateLine(tone, m.Identity), pick), theme.Gap2, 0, 0, 0)
	left := kit.Margin(container.NewBorder(nil, foot, nil, nil, table))
	return kit.SidePane(left, s.side(), kit.Wide)
}

func (s *Screen) side() fyne.CanvasObject {
	return kit.Column(0, append(s.records(), s.findings()...)...)
}

// statTable is the table in sight. The same widget is kept while the table is
// the same, so that its place and the keyboard stay.
func (s *Screen) statTable(t annual.Table) *grid.StatTable {
	cells := grid.Describe(annual.Edition2021(), t.Key, s.model.Report.Figures)
	if s.stat == nil || s.statKey != t.Key {
		s.stat, s.statKey = grid.NewStatTable(t.Title, grid.Widths(t.Key), cells), t.Key
		s.stat.OnOpen = func(address string) { s.presenter.Open(annual.Address(address)) }
		return s.stat
	}
	s.stat.SetCells(cells)
	return s.stat
}

func tableOf(cell annual.Address) int {
	table, _, _ := cell.Split()
	for i, t := range annual.Edition2021().Tables {
		if t.Key == table {
			return i
		}
	}
	return 1
}

func (s *Screen) records() []fyne.CanvasObject {
	opened := s.model.Opened
	if opened == nil {
		return []fyne.CanvasObject{
			kit.NewGroupHead(kit.GroupHead{Tone: kit.Neutral, Title: "数字是怎么来的"}),
			kit.Inset(note("在左边的表里按一个数字，这里列出它背后的记录。"), theme.Gap3, theme.Gap4, theme.Gap4, theme.Gap4),
		}
	}
	title := kit.NewWrapped(opened.Title, kit.Bold(theme.Body))
	head := kit.TopRow(theme.Gap4, 0, title, kit.NewText(opened.Total, kit.Note()))
	rows := []fyne.CanvasObject{kit.Inset(head, theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4), kit.Divider()}
	if len(opened.Rows) == 0 {
		rows = append(rows, kit.Inset(note("没有这样的记录。"), theme.Gap3, theme.Gap4, theme.Gap4, theme.Gap4))
	}
	for _, r := range opened.Rows {
		open := s.button(kit.Outlined, "打开", func() { s.read(r) })
		rows = append(rows, kit.NewRecordRow(kit.Record{Number: r.Number, Title: r.Title, Line: r.Line, Act: open}))
	}
	if opened.More > 0 {
		all := s.button(kit.Outlined, "看全部", s.presenter.ShowAll)
		rest := kit.FillRow(theme.Gap4, 0, note(fmt.Sprintf("还有%d条没有列出。", opened.More)), all)
		rows = append(rows, kit.Inset(rest, theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4))
	}
	return rows
}

// showRecord lays a record open.
func (s *Screen) showRecord(row present.RecordRow, fields []desk.Field) {
	var rows []kit.KeyValue
	for _, f := range fields {
		rows = append(rows, kit.KeyValue{Key: f.Label, Value: f.Value})
	}
	s.asks.Lay(strings.TrimSpace(row.Number+"　"+row.Title), kit.KeyValues(rows...))
}

func (s *Screen) findings() []fyne.CanvasObject {
	m := s.model
	counts := fmt.Sprintf("要改%d　请核对%d　通过%d", m.Tally.Errors, m.Tally.Warnings, m.Tally.Passed)
	rows := []fyne.CanvasObject{kit.NewGroupHead(kit.GroupHead{Tone: kit.Neutral, Title: "核对", Note: counts})}
	if len(m.Findings) == 0 {
		rows = append(rows, kit.Nothing(fmt.Sprintf("核对了%d项，都通过", m.Tally.Passed)))
	}
	for _, f := range m.Findings {
		rows = append(rows, s.finding(f))
	}
	if m.Signed != nil {
		for _, d := range m.Signed.Differences {
			rows = append(rows, kit.NewFindingRow(kit.Finding{Title: "定稿以后有改动", Tone: kit.Review, Tag: "请核对", Where: d}))
		}
	}
	return append(rows, s.unjudged()...)
}

// unjudged is what could not be judged and why, folded at the end.
func (s *Screen) unjudged() []fyne.CanvasObject {
	all := s.model.Unjudged
	if len(all) == 0 {
		return nil
	}
	words := "看是哪几项"
	if !s.folded {
		words = "收起"
	}
	turn := s.button(kit.Outlined, words, func() {
		s.folded = !s.folded
		s.Show(s.model)
	})
	line := kit.FillRow(theme.Gap4, 0, kit.StateLine(kit.Idle, fmt.Sprintf("未判断%d项：缺材料，没有下结论", len(all))), turn)
	rows := []fyne.CanvasObject{kit.Inset(line, theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4), kit.Divider()}
	if s.folded {
		return rows
	}
	for _, f := range all {
		rows = append(rows, s.finding(f))
	}
	return rows
}

func (s *Screen) finding(f present.FindingRow) fyne.CanvasObject {
	tone, tag := findingTone(f.Severity)
	row := kit.Finding{Title: f.Title, Tone: tone, Tag: tag, Where: strings.TrimSpace(f.Place + "　" + f.Basis)}
	switch {
	case f.Part != "":
		row.Acts = []*kit.Button{s.button(kit.Outlined, "改这一段", func() { s.presenter.OpenFinding(f) })}
	case strings.Count(string(f.Where), ".") == 2: // a cell of a table
		row.Acts = []*kit.Button{s.button(kit.Outlined, "看这一格", func() { s.presenter.OpenFinding(f) })}
	}
	return kit.NewFindingRow(row)
}

package requestroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// sheetSide is the day-by-day sheet: a line for every day, and below it the
// sum that they add up to.
func (s *Screen) sheetSide() fyne.CanvasObject {
	m := s.model.Sheet
	counting := s.button(kit.Outlined, "怎样计算", s.counting)
	if locked := s.presenter.CountingLocked(); locked != "" {
		counting.Lock(locked)
	}
	acts := []fyne.CanvasObject{counting}
	if s.model.Request.Printable {
		acts = append(acts, s.button(kit.Main, "打印计算表", s.printSheet).WithIcon("printer"))
	}
	head := kit.NewPageHead(kit.PageHead{Title: "逐日计算表", Context: s.model.Request.Title, Back: s.back, Actions: acts})
	table := grid.NewDataTable([]grid.Column{
		{Title: m.Columns[0], Width: 112}, {Title: m.Columns[1], Width: 60}, {Title: m.Columns[2], Width: 84}, {Title: m.Columns[3], Kind: grid.State},
	})
	table.SetSource(daySource(m.Rows))
	foot := []fyne.CanvasObject{kit.NewWrapped(m.Sum, kit.Bold(theme.Body))}
	for _, line := range m.Sources {
		foot = append(foot, note(line))
	}
	if m.Estimated != "" {
		foot = append([]fyne.CanvasObject{kit.StateLine(kit.Review, m.Estimated)}, foot...)
	}
	sheet := kit.Sheet(kit.FillColumn(0, 0, table, kit.Divider(), kit.Inset(kit.Column(2, foot...), theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5)))
	return kit.Page(head, kit.Margin(sheet))
}

// daySource gives the days of the sheet.
type daySource []present.DaySheetRow

// Len implements grid.Source.
func (d daySource) Len() int { return len(d) }

// Page implements grid.Source.
func (d daySource) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := offset; i < min(offset+n, len(d)); i++ {
		day := d[i]
		row := grid.Row{Key: day.Cells[0], Cells: day.Cells, Severity: grid.Good}
		switch {
		case day.Last:
			row.Severity, row.Icon, row.Late = grid.Bad, "calendar", true
		case day.Paused:
			row.Severity, row.Icon = grid.Ask, "pause"
		case day.Off:
			row.Severity = grid.Quiet
		}
		rows = append(rows, row)
	}
	done(rows, nil)
}

// printSheet lays the day-by-day sheet on the desk; its button prints it.
func (s *Screen) printSheet() {
	s.presenter.Preview(present.DaySheetPaper, func(p present.PaperPages, name string) { s.lay(p, p.Word, name) })
}

// counting asks how the office reads what the law leaves open. It counts for
// every request.
func (s *Screen) counting() {
	s.presenter.AskCounting(func(now present.Counting) {
		var rows []kit.NamedRow
		var choices []*kit.Segment
		at := []int{now.SentDay, now.AnswerDay, now.Reasons, now.Payment}
		for n, r := range present.CountingRows() {
			choices = append(choices, kit.NewSegment(r.Choices, at[n], nil))
			name := ""
			if n == 0 {
				name = present.CountingField
			}
			rows = append(rows, row(name, r.Name, r.Help, choices[n]))
		}
		kit.NewAnswered(rows...).Ask(s.asks.Canvas, "期限怎样计算，在办的都照改", "改算法", func(done func(map[string]string)) {
			s.presenter.SetCounting(present.Counting{
				SentDay: choices[0].Selected(), AnswerDay: choices[1].Selected(), Reasons: choices[2].Selected(), Payment: choices[3].Selected(),
			}, done)
		})
	})
}

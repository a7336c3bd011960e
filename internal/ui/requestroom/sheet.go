package requestroom

import (
	"fmt"

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
	var acts []fyne.CanvasObject
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

// previewHeight is how much of a page is in sight before it is printed.
const previewHeight float32 = 400

// printSheet lays the day-by-day sheet on the desk; its button prints it.
func (s *Screen) printSheet() {
	if s.model.Request == nil {
		return
	}
	s.presenter.Preview(present.DaySheetPaper, "逐日计算表", func(p present.PaperPages) {
		pages := grid.NewPagePreview(s.draw)
		pages.SetDocument(p.Document, p.Fonts)
		pages.SetFit(grid.WholePage)
		_, count := pages.Page()
		dialog := &kit.Dialog{Title: p.Word, Main: fmt.Sprintf("打印%d页", count), Cancel: "关上", Wide: true, Content: kit.AtLeast(pages, previewHeight)}
		dialog.OnMain = func() bool {
			s.presenter.Print(p.Kind, s.asks.Print)
			return true
		}
		dialog.Show(s.asks.Canvas)
	})
}

package form

import (
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/paper"
)

// cellStyle is the type of the report's tables: 五号 Song, small enough that
// table three keeps to one page.
func cellStyle() paper.CellStyle {
	return paper.CellStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: 10 * paper.Point}, Align: paper.AlignCenter}
}

func leftStyle() *paper.CellStyle {
	s := cellStyle()
	s.Align = paper.AlignLeft
	return &s
}

// narrowStyle is that of columns of figures.
func narrowStyle() paper.CellStyle {
	s := cellStyle()
	s.PadX = paper.Pt(2)
	return s
}

func cell(text string) paper.Cell { return paper.Cell{Text: text} }

// layout sets a table of the report on the page.
func layout(t *annual.Table, figures annual.Figures) *paper.Table {
	printed := t.Print(figures)
	var table paper.Table
	switch t.Key {
	case annual.Table2:
		table = disclosedTable(printed)
	case annual.Table3:
		table = applicationsTable(printed)
	default:
		table = casesTable(printed)
	}
	table.KeepTogether = true
	return &table
}

// rowsOf gives rows to the page; set says how each cell looks.
func rowsOf(rows [][]annual.PrintedCell, set func(annual.PrintedCell) paper.Cell) []paper.Row {
	out := make([]paper.Row, len(rows))
	for i, row := range rows {
		for _, c := range row {
			placed := set(c)
			placed.RowSpan, placed.ColSpan = c.Rows, c.Cols
			out[i].Cells = append(out[i].Cells, placed)
		}
	}
	return out
}

// disclosedTable is table two; its heads stay with the rows under them.
func disclosedTable(printed annual.Printed) paper.Table {
	table := paper.Table{
		Columns: []paper.Column{{Share: 1}, {Share: 1}, {Share: 1}, {Share: 1}},
		Style:   cellStyle(), MinRow: paper.Pt(24),
		Rows: rowsOf(printed.Rows, func(c annual.PrintedCell) paper.Cell { return cell(c.Text) }),
	}
	for i, row := range printed.Rows {
		table.Rows[i].KeepWithNext = row[len(row)-1].Kind == annual.ColumnHead
	}
	return table
}

// applicantWidths are the columns of figures of table three, in points.
var applicantWidths = []float64{34, 32, 32, 32, 32, 32, 36}

// applicationsTable is table three; the first of its label columns is set
// vertically.
func applicationsTable(printed annual.Printed) paper.Table {
	narrow := narrowStyle()
	columns := []paper.Column{{Width: paper.Pt(20)}, {Width: paper.Pt(50)}, {Share: 1, Style: leftStyle()}}
	for _, width := range applicantWidths {
		columns = append(columns, paper.Column{Width: paper.Pt(width), Style: &narrow})
	}
	return paper.Table{
		Columns: columns, Style: cellStyle(), HeadStyle: &narrow, MinRow: paper.Pt(17.5),
		Head: rowsOf(printed.Head, columnHead),
		Rows: rowsOf(printed.Rows, applicationsCell),
	}
}

func applicationsCell(c annual.PrintedCell) paper.Cell {
	switch {
	case c.Kind == annual.GroupLabel && c.Level == 0:
		vertical := cellStyle()
		vertical.Vertical = true
		return paper.Cell{Text: c.Text, Style: &vertical}
	case c.Kind == annual.GroupLabel:
		return paper.Cell{Text: strings.Replace(c.Text, "）", "）"+paper.BreakHint, 1), Style: leftStyle()}
	case c.Kind == annual.RowLabel:
		return paper.Cell{Text: c.Text, Style: leftStyle()}
	}
	return cell(c.Text)
}

// columnHead breaks the heads of narrow columns where their words meet.
func columnHead(c annual.PrintedCell) paper.Cell {
	head, rest := annual.SplitLabel(c.Text)
	if rest == "" {
		return cell(head)
	}
	return cell(head + paper.BreakHint + rest)
}

// casesTable is table four.
func casesTable(printed annual.Printed) paper.Table {
	return paper.Table{
		Columns: make([]paper.Column, printed.Columns), Style: narrowStyle(), MinRow: paper.Pt(22),
		Head: rowsOf(printed.Head, columnHead),
		Rows: rowsOf(printed.Rows, func(c annual.PrintedCell) paper.Cell { return cell(c.Text) }),
	}
}

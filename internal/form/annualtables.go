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

func cell(text string) paper.Cell { return paper.Cell{Text: text} }

// figuresOf returns the cells of a row's columns.
func figuresOf(t *annual.Table, row annual.Row, figures annual.Figures) []paper.Cell {
	cells := make([]paper.Cell, len(row.Columns))
	for i, c := range row.Columns {
		cells[i] = cell(figures[annual.At(t.Key, row.Key, c.Key)].Format(c.Unit))
	}
	return cells
}

// disclosedTable is table two: for each item of article 20 a banner, the
// heading of its columns, and its rows.
func disclosedTable(t *annual.Table, figures annual.Figures) *paper.Table {
	const width = 4
	table := &paper.Table{
		Columns: []paper.Column{{Share: 1}, {Share: 1}, {Share: 1}, {Share: 1}},
		Style:   cellStyle(), MinRow: paper.Pt(24), KeepTogether: true,
	}
	item := ""
	for _, row := range t.Rows {
		span := (width - 1) / len(row.Columns)
		if row.Label[0] != item {
			item = row.Label[0]
			heads := []paper.Cell{cell(annual.ContentHead)}
			for _, c := range row.Columns {
				heads = append(heads, paper.Cell{Text: c.Label, ColSpan: span})
			}
			table.Rows = append(table.Rows,
				paper.Row{Cells: []paper.Cell{{Text: item, ColSpan: width}}, KeepWithNext: true},
				paper.Row{Cells: heads, KeepWithNext: true})
		}
		cells := []paper.Cell{cell(row.Name())}
		for _, c := range figuresOf(t, row, figures) {
			c.ColSpan = span
			cells = append(cells, c)
		}
		table.Rows = append(table.Rows, paper.Row{Cells: cells})
	}
	return table
}

// applicationsTable is table three: three label columns, of which the first is
// set vertically, and seven columns of figures under a head of three rows.
func applicationsTable(t *annual.Table, figures annual.Figures) *paper.Table {
	narrow := cellStyle()
	narrow.PadX = paper.Pt(2)
	columns := []paper.Column{{Width: paper.Pt(20)}, {Width: paper.Pt(50)}, {Share: 1, Style: leftStyle()}}
	for _, width := range []float64{34, 32, 32, 32, 32, 32, 36} {
		columns = append(columns, paper.Column{Width: paper.Pt(width), Style: &narrow})
	}
	table := &paper.Table{
		Columns: columns, Style: cellStyle(), HeadStyle: &narrow,
		MinRow: paper.Pt(17.5), KeepTogether: true,
		Head: applicationsHead(t.Rows[0].Columns),
	}
	for i, row := range t.Rows {
		table.Rows = append(table.Rows, paper.Row{Cells: append(labels(t.Rows, i), figuresOf(t, row, figures)...)})
	}
	return table
}

func applicationsHead(columns []annual.Column) []paper.Row {
	last := len(columns) - 1
	second := []paper.Cell{{Text: hinted(columns[0].Label), RowSpan: 2}, {Text: annual.OrganisationsHead, ColSpan: last - 1}, {Text: columns[last].Label, RowSpan: 2}}
	var third []paper.Cell
	for _, c := range columns[1:last] {
		third = append(third, cell(hinted(c.Label)))
	}
	return []paper.Row{
		{Cells: []paper.Cell{{Text: annual.IdentityHead, ColSpan: 3, RowSpan: 3}, {Text: annual.ApplicantsHead, ColSpan: len(columns)}}},
		{Cells: second},
		{Cells: third},
	}
}

// hinted breaks the headings of narrow columns where their words meet.
func hinted(label string) string {
	head, rest := annual.SplitLabel(label)
	if rest == "" {
		return head
	}
	return head + paper.BreakHint + rest
}

// labels returns the label cells of row i. A label that stands over several
// rows is a merged cell in the first of them; one without labels below it
// spans the label columns that are left.
func labels(rows []annual.Row, i int) []paper.Cell {
	const levels = 3
	var cells []paper.Cell
	label := rows[i].Label
	for level, text := range label {
		if i > 0 && rows[i-1].Shares(rows[i], level) {
			continue // covered from above
		}
		c := paper.Cell{Text: text, RowSpan: 1}
		for i+c.RowSpan < len(rows) && level < len(label)-1 && rows[i].Shares(rows[i+c.RowSpan], level) {
			c.RowSpan++
		}
		if level == len(label)-1 {
			c.ColSpan, c.Style = levels-level, leftStyle()
		}
		if level == 0 && len(label) > 1 {
			vertical := cellStyle()
			vertical.Vertical = true
			c.Style = &vertical
		}
		if level == 1 && len(label) > 2 {
			c.Text = strings.Replace(text, "）", "）"+paper.BreakHint, 1)
			c.Style = leftStyle()
		}
		cells = append(cells, c)
	}
	return cells
}

// casesTable is table four: fifteen columns under a head of three rows, and
// one row of figures.
func casesTable(t *annual.Table, figures annual.Figures) *paper.Table {
	style := cellStyle()
	style.PadX = paper.Pt(2)
	table := &paper.Table{Style: style, MinRow: paper.Pt(22), KeepTogether: true}
	review, direct, after := t.Rows[0], t.Rows[1], t.Rows[2]
	heads := func(columns []annual.Column, rows int) []paper.Cell {
		var cells []paper.Cell
		for _, c := range columns {
			cells = append(cells, paper.Cell{Text: hinted(c.Label), RowSpan: rows})
		}
		return cells
	}
	n := len(review.Columns)
	table.Head = []paper.Row{
		{Cells: []paper.Cell{{Text: review.Name(), ColSpan: n}, {Text: direct.Label[0], ColSpan: 2 * n}}},
		{Cells: append(heads(review.Columns, 2), paper.Cell{Text: direct.Name(), ColSpan: n}, paper.Cell{Text: after.Name(), ColSpan: n})},
		{Cells: append(heads(direct.Columns, 1), heads(after.Columns, 1)...)},
	}
	var values []paper.Cell
	for _, row := range t.Rows {
		values = append(values, figuresOf(t, row, figures)...)
	}
	table.Rows = []paper.Row{{Cells: values}}
	table.Columns = make([]paper.Column, len(values))
	return table
}

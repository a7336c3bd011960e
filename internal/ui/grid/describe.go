package grid

import (
	"strings"

	"zwgk/internal/annual"
)

// Describe lays out a table of the annual report cell by cell, as package form
// prints it. Every figure has its address in the report as Address. An unknown
// table has no cells.
func Describe(e *annual.Edition, tableKey string, figures annual.Figures) []StatCell {
	t := e.Table(tableKey)
	if t == nil {
		return nil
	}
	d := &describer{table: t, figures: figures}
	switch tableKey {
	case annual.Table2:
		d.disclosed()
	case annual.Table3:
		d.applications()
	case annual.Table4:
		d.cases()
	}
	return d.cells
}

// Widths returns the widths of a table's columns at standard type, for
// NewStatTable.
func Widths(tableKey string) []float32 {
	switch tableKey {
	case annual.Table2:
		return []float32{167, 168, 168, 168}
	case annual.Table3:
		return []float32{32, 84, 234, 44, 44, 44, 50, 50, 44, 44}
	case annual.Table4:
		widths := make([]float32, 15)
		for i := range widths {
			widths[i] = 44
		}
		return widths
	}
	return nil
}

type describer struct {
	table   *annual.Table
	figures annual.Figures
	cells   []StatCell
}

func (d *describer) head(text string, row, col, rows, cols int) *StatCell {
	d.cells = append(d.cells, StatCell{Text: text, Row: row, Col: col, RowSpan: rows, ColSpan: cols, Head: true})
	return &d.cells[len(d.cells)-1]
}

func (d *describer) figure(row annual.Row, column annual.Column, at, col, cols int) {
	address := annual.At(d.table.Key, row.Key, column.Key)
	d.cells = append(d.cells, StatCell{
		Text: d.figures[address].Format(column.Unit), Row: at, Col: col, RowSpan: 1, ColSpan: cols, Address: string(address),
	})
}

// disclosed is table two: a banner for each item of article 20, the heads of
// its columns, its rows.
func (d *describer) disclosed() {
	const columns = 4
	item, at := "", 0
	for _, row := range d.table.Rows {
		span := (columns - 1) / len(row.Columns)
		if row.Label[0] != item {
			item = row.Label[0]
			d.head(item, at, 0, 1, columns)
			d.head(annual.ContentHead, at+1, 0, 1, 1)
			for i, c := range row.Columns {
				d.head(c.Label, at+1, 1+i*span, 1, span)
			}
			d.fill(at+1, 1+len(row.Columns)*span, columns)
			at += 2
		}
		d.head(row.Name(), at, 0, 1, 1)
		for i, c := range row.Columns {
			d.figure(row, c, at, 1+i*span, span)
		}
		d.fill(at, 1+len(row.Columns)*span, columns)
		at++
	}
}

// fill closes a row with empty cells: a form of before 2021 has rows with
// fewer columns than the table.
func (d *describer) fill(row, from, columns int) {
	for ; from < columns; from++ {
		d.head("", row, from, 1, 1)
	}
}

const labelColumns, headRows = 3, 3

// applications is table three: labels in three columns, a head of three rows.
func (d *describer) applications() {
	columns := d.table.Rows[0].Columns
	last := len(columns) - 1
	d.head(strings.Replace(annual.IdentityHead, "，", "，"+string(hint), 1), 0, 0, headRows, labelColumns)
	d.head(annual.ApplicantsHead, 0, labelColumns, 1, len(columns))
	d.head(columns[0].Label, 1, labelColumns, 2, 1)
	d.head(annual.OrganisationsHead, 1, labelColumns+1, 1, last-1)
	for i, c := range columns[1:last] {
		d.head(hinted(c.Label), 2, labelColumns+1+i, 1, 1)
	}
	d.head(columns[last].Label, 1, labelColumns+last, 2, 1)
	for i, row := range d.table.Rows {
		d.labels(i)
		for j, c := range row.Columns {
			d.figure(row, c, headRows+i, labelColumns+j, 1)
		}
	}
}

// labels are the label cells that begin in row i. A label over several rows
// stands in the first of them; one with none below it takes the columns left.
func (d *describer) labels(i int) {
	rows, label := d.table.Rows, d.table.Rows[i].Label
	last := len(label) - 1
	for level, text := range label {
		if i > 0 && rows[i-1].Shares(rows[i], level) {
			continue
		}
		high := 1
		for i+high < len(rows) && level < last && rows[i].Shares(rows[i+high], level) {
			high++
		}
		wide := 1
		if level == last {
			wide = labelColumns - level
		}
		c := d.head(text, headRows+i, level, high, wide)
		c.Align = Left
		if level == 0 && last > 0 {
			c.Vertical, c.Align = true, Centre
		}
		if level == 1 && last > 1 {
			c.Text = strings.Replace(text, "）", "）"+string(hint), 1)
		}
	}
}

// cases is table four: one row of figures under a head of three rows.
func (d *describer) cases() {
	review, direct, after := d.table.Rows[0], d.table.Rows[1], d.table.Rows[2]
	n := len(review.Columns)
	d.head(review.Name(), 0, 0, 1, n)
	d.head(direct.Label[0], 0, n, 1, 2*n)
	for i, c := range review.Columns {
		d.head(hinted(c.Label), 1, i, 2, 1)
	}
	d.head(direct.Name(), 1, n, 1, n)
	d.head(after.Name(), 1, 2*n, 1, n)
	for k, row := range d.table.Rows {
		for i, c := range row.Columns {
			if k > 0 {
				d.head(hinted(c.Label), 2, k*n+i, 1, 1)
			}
		}
	}
	for k, row := range d.table.Rows {
		for i, c := range row.Columns {
			d.figure(row, c, headRows, k*n+i, 1)
		}
	}
}

// hinted marks where the head of a narrow column is best broken.
func hinted(label string) string {
	head, rest := annual.SplitLabel(label)
	if rest == "" {
		return head
	}
	return head + string(hint) + rest
}

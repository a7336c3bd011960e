package annual

// Printed is a table as the form prints it, with its figures. It is laid out
// here once, so that page, word processor, workbook and web page cannot differ.
//
// Rows are filled as in HTML: each cell takes the next free place, and places
// covered by a cell from above are not listed again.
type Printed struct {
	Columns int
	Head    [][]PrintedCell // words over columns; they are repeated where the table goes over pages
	Rows    [][]PrintedCell
}

// PrintedCell is a cell of a printed table.
type PrintedCell struct {
	Kind       PrintedKind
	Text       string
	Rows, Cols int // how many it covers, at least 1
	Level      int // of a label, from 0: how many labels it stands under
	// Value and Unit are those of a FigureCell; Text is the Value as it is
	// printed.
	Value Value
	Unit  Unit
}

// PrintedKind says what stands in a cell.
type PrintedKind uint8

// The kinds.
const (
	ColumnHead PrintedKind = iota // over columns: 申请人情况, 自然人, 第二十条第（一）项
	GroupLabel                    // beside several rows: （三）不予公开
	RowLabel                      // beside its row: 1.属于国家秘密
	FigureCell
)

// Print lays the table out with figures.
func (t *Table) Print(figures Figures) Printed {
	switch t.Key {
	case Table2:
		return t.printDisclosed(figures)
	case Table3:
		return t.printApplications(figures)
	}
	return t.printCases(figures)
}

func head(text string, rows, cols int) PrintedCell {
	return PrintedCell{Kind: ColumnHead, Text: text, Rows: rows, Cols: cols}
}

// heads are the labels of a row's columns.
func (r Row) heads(rows int) []PrintedCell {
	var cells []PrintedCell
	for _, c := range r.Columns {
		cells = append(cells, head(c.Label, rows, 1))
	}
	return cells
}

// figureCells are the figures of a row.
func (t *Table) figureCells(row Row, figures Figures) []PrintedCell {
	cells := make([]PrintedCell, len(row.Columns))
	for i, c := range row.Columns {
		v := figures[At(t.Key, row.Key, c.Key)]
		cells[i] = PrintedCell{Kind: FigureCell, Text: v.Format(c.Unit), Rows: 1, Cols: 1, Value: v, Unit: c.Unit}
	}
	return cells
}

// printDisclosed is table two: for each item of article 20 a banner, the heads
// of its columns, and its rows.
func (t *Table) printDisclosed(figures Figures) Printed {
	const columns = 4
	out := Printed{Columns: columns}
	item := ""
	for _, row := range t.Rows {
		if row.Label[0] != item {
			item = row.Label[0]
			out.Rows = append(out.Rows,
				[]PrintedCell{head(item, 1, columns)},
				append([]PrintedCell{head(ContentHead, 1, 1)}, spread(row.heads(1), columns-1)...))
		}
		name := PrintedCell{Kind: RowLabel, Text: row.Name(), Rows: 1, Cols: 1, Level: 1}
		out.Rows = append(out.Rows, append([]PrintedCell{name}, spread(t.figureCells(row, figures), columns-1)...))
	}
	return out
}

// spread lets cells cover columns in equal parts; the last has what is left.
func spread(cells []PrintedCell, columns int) []PrintedCell {
	part := columns / len(cells)
	for i := range cells {
		cells[i].Cols = part
	}
	cells[len(cells)-1].Cols = columns - part*(len(cells)-1)
	return cells
}

// labelLevels is the number of label columns of table three.
const labelLevels = 3

// printApplications is table three: three label columns, and seven of figures
// under a head of three rows.
func (t *Table) printApplications(figures Figures) Printed {
	columns := t.Rows[0].heads(1)
	last := len(columns) - 1
	second := []PrintedCell{columns[0], head(OrganisationsHead, 1, last-1), columns[last]}
	second[0].Rows, second[2].Rows = 2, 2
	out := Printed{
		Columns: labelLevels + len(columns),
		Head: [][]PrintedCell{
			{head(IdentityHead, 3, labelLevels), head(ApplicantsHead, 1, len(columns))},
			second,
			columns[1:last],
		},
	}
	for i, row := range t.Rows {
		out.Rows = append(out.Rows, append(t.labels(i), t.figureCells(row, figures)...))
	}
	return out
}

// labels are the label cells that begin in row i. A label over several rows is
// one cell in the first of them; the row's own label covers the label columns
// that are left.
func (t *Table) labels(i int) []PrintedCell {
	var cells []PrintedCell
	row := t.Rows[i]
	own := len(row.Label) - 1
	for level, text := range row.Label {
		if i > 0 && t.Rows[i-1].Shares(row, level) {
			continue // covered from above
		}
		c := PrintedCell{Kind: GroupLabel, Text: text, Rows: 1, Cols: 1, Level: level}
		if level == own {
			c.Kind, c.Cols = RowLabel, labelLevels-level
		}
		for i+c.Rows < len(t.Rows) && row.Shares(t.Rows[i+c.Rows], level) {
			c.Rows++
		}
		cells = append(cells, c)
	}
	return cells
}

// printCases is table four: fifteen columns under a head of three rows, and one
// row of figures.
func (t *Table) printCases(figures Figures) Printed {
	review, direct, after := t.Rows[0], t.Rows[1], t.Rows[2]
	n := len(review.Columns)
	out := Printed{
		Columns: 3 * n,
		Head: [][]PrintedCell{
			{head(review.Name(), 1, n), head(direct.Label[0], 1, 2*n)},
			append(review.heads(2), head(direct.Name(), 1, n), head(after.Name(), 1, n)),
			append(direct.heads(1), after.heads(1)...),
		},
	}
	var values []PrintedCell
	for _, row := range t.Rows {
		values = append(values, t.figureCells(row, figures)...)
	}
	out.Rows = [][]PrintedCell{values}
	return out
}

// Places gives every cell with the row, counted from the first of the head, and
// the column where it begins.
func (p Printed) Places(yield func(row, column int, c PrintedCell)) {
	taken := make([]int, p.Columns) // how many rows from above still cover a column
	rows := append(append([][]PrintedCell{}, p.Head...), p.Rows...)
	for row, cells := range rows {
		column := 0
		for _, c := range cells {
			for column < p.Columns && taken[column] > 0 {
				column++
			}
			for i := column; i < min(column+c.Cols, p.Columns); i++ {
				taken[i] = c.Rows
			}
			yield(row, column, c)
			column += c.Cols
		}
		for i := range taken {
			taken[i] = max(taken[i]-1, 0)
		}
	}
}

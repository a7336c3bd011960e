package word

const cellPad = 4 // left and right of a cell's text, in points

func (t *Table) write(w *body) {
	if len(t.Columns) == 0 {
		return
	}
	w.size = t.Size
	defer func() { w.size = 0 }()
	widths := t.widths(w.width)
	w.WriteString(`<w:tbl><w:tblPr>`)
	if t.AtFoot {
		w.WriteString(`<w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="center" w:tblpYSpec="bottom"/>`)
	}
	w.printf(`<w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`, w.width)
	t.writeRules(w)
	pad := t.Pad
	if pad <= 0 {
		pad = cellPad
	}
	w.printf(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="%[1]d" w:type="dxa"/><w:right w:w="%[1]d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`, twips(pad*20))
	for _, width := range widths {
		w.printf(`<w:gridCol w:w="%d"/>`, width)
	}
	w.WriteString("</w:tblGrid>\n")
	rows := rowWriter{w, widths, t.Together}
	rows.write(t.Head, true, len(t.Rows) == 0)
	rows.write(t.Rows, false, true)
	w.WriteString("</w:tbl>\n")
}

// writeRules writes the lines between cells: half a point; of a 版记 a point at
// its edges and three quarters between its rows.
func (t *Table) writeRules(w *body) {
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		kind, eighths := "single", 4
		switch {
		case !t.AtFoot:
		case side == "top" || side == "bottom":
			eighths = 8
		case side == "insideH":
			eighths = 6
		default:
			kind, eighths = "nil", 0
		}
		w.printf(`<w:%s w:val="%s" w:sz="%d" w:space="0" w:color="000000"/>`, side, kind, eighths)
	}
}

// widths shares out the width of the text block, exactly.
func (t *Table) widths(whole int) []int {
	sum := 0.0
	for _, c := range t.Columns {
		sum += max(c, 0)
	}
	out := make([]int, len(t.Columns))
	left, done := 0, 0.0
	for i, c := range t.Columns {
		done += max(c, 0)
		right := whole * (i + 1) / len(t.Columns) // all widths 0: equal parts
		if sum > 0 {
			right = twips(float64(whole) * done / sum)
		}
		out[i], left = max(right-left, 1), right
	}
	return out
}

// place is a cell in the grid: where it begins and how many columns it covers.
type place struct {
	cell  Cell
	cols  int
	below bool // it covers the place from a row above
	spans bool // over several rows
}

// places lays the rows' cells out on the grid.
func places(rows []Row, columns int) [][]place {
	grid := make([][]place, len(rows))
	taken := make([]struct {
		rows, cols int
		cell       Cell
	}, columns) // by the column where a cell from above begins
	for r, row := range rows {
		next := 0
		for col := 0; col < columns; {
			if above := &taken[col]; above.rows > 0 {
				above.rows--
				grid[r] = append(grid[r], place{above.cell, above.cols, true, true})
				col += above.cols
				continue
			}
			var c Cell
			if next < len(row.Cells) {
				c = row.Cells[next]
			}
			next++
			cols := 1
			for cols < c.ColSpan && col+cols < columns && taken[col+cols].rows == 0 {
				cols++
			}
			down := min(max(c.RowSpan, 1), len(rows)-r) - 1
			taken[col].rows, taken[col].cols, taken[col].cell = down, cols, c
			grid[r] = append(grid[r], place{c, cols, false, down > 0})
			col += cols
		}
	}
	return grid
}

// rowWriter writes the rows of a table.
type rowWriter struct {
	*body
	widths   []int
	together bool // every row but the last stays on the page of the next
}

// write writes the head or the body of the table; last says that nothing
// comes after.
func (w rowWriter) write(rows []Row, head, last bool) {
	for r, line := range places(rows, len(w.widths)) {
		keep := w.together && !(last && r == len(rows)-1)
		w.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if h := rows[r].Height; h > 0 {
			w.printf(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, twips(h*20))
		}
		if head {
			w.WriteString(`<w:tblHeader/>`)
		}
		w.WriteString(`</w:trPr>`)
		col := 0
		for _, p := range line {
			width := 0
			for _, part := range w.widths[col : col+p.cols] {
				width += part
			}
			col += p.cols
			p.write(w.body, width, head, keep)
		}
		w.WriteString("</w:tr>\n")
	}
}

func (p place) write(w *body, width int, head, keep bool) {
	w.printf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if p.cols > 1 {
		w.printf(`<w:gridSpan w:val="%d"/>`, p.cols)
	}
	switch {
	case p.below:
		w.WriteString(`<w:vMerge/>`)
	case p.spans:
		w.WriteString(`<w:vMerge w:val="restart"/>`)
	}
	if p.cell.Vertical {
		w.WriteString(`<w:textDirection w:val="tbRlV"/>`)
	}
	w.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
	style := p.cell.Style
	switch {
	case style == "" && head:
		style = CellHead
	case style == "":
		style = CellCentre
	}
	content := Paragraph{Style: style, KeepWithNext: keep}
	if !p.below && p.cell.Text != "" {
		content.Runs = []Run{{Text: p.cell.Text}}
	}
	content.write(w)
	w.WriteString(`</w:tc>`)
}

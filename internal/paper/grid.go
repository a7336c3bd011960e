package paper

import "fmt"

// grid is a table with its cells in place and their texts set.
type grid struct {
	t          *Table
	edges      []Length
	head, body *section
	lost       []Missing
}

// section is the head or the body of a table.
type section struct {
	cols    int
	cells   []cellBox
	owner   []int32  // row-major: which cell covers the place
	heights []Length // of each row, for the cells of that row alone
	spans   []int32  // the cells of more than one row, by number of rows
	keep    []bool   // the row stays with the next
}

// cellBox is a cell in its place.
type cellBox struct {
	row, col, rows, cols int
	style                CellStyle
	block                *Block
	flows                bool // its lines run over the rows it covers, one a row
}

// newGrid places and sets the cells of t in the given width. Rows higher than
// a page of pageHeight are divided into rows of one line.
func newGrid(fonts *FontSet, t *Table, width, pageHeight Length) (*grid, error) {
	if t.Width > 0 {
		width = min(t.Width, width)
	}
	if len(t.Columns) == 0 {
		return nil, fmt.Errorf("paper: a table without columns")
	}
	g := &grid{t: t, edges: t.edges(width)}
	s := setter{fonts: fonts, grid: g, limit: pageHeight, memo: map[cellKey]*Block{}}
	var err error
	if g.head, err = s.section(t.Head, t.HeadStyle, "head"); err != nil {
		return nil, err
	}
	if g.headHeight() <= pageHeight*2/3 {
		s.limit -= g.headHeight()
	}
	if g.body, err = s.section(t.Rows, nil, "body"); err != nil {
		return nil, err
	}
	g.lost = s.lost
	if g.headHeight() > pageHeight*2/3 { // a head like that cannot repeat
		g.body, g.head = s.join(g.head, g.body), &section{cols: len(t.Columns)}
	}
	g.body.divide(s.limit)
	return g, nil
}

func (g *grid) rows() int       { return len(g.head.heights) + len(g.body.heights) }
func (g *grid) width() Length   { return g.edges[len(g.edges)-1] }
func (s *section) rows() int    { return len(s.heights) }
func (c *cellBox) end() int     { return c.row + c.rows }
func (c *cellBox) need() Length { return c.block.Height() + 2*c.style.padY() }
func (g *grid) headHeight() Length {
	return sum(g.head.fit(0, g.head.rows()))
}

func sum(lengths []Length) (total Length) {
	for _, l := range lengths {
		total += l
	}
	return total
}

// setter makes the sections of a grid. Equal texts are set once.
type setter struct {
	fonts *FontSet
	grid  *grid
	limit Length // height of the page for the body
	memo  map[cellKey]*Block
	lost  []Missing
}

type cellKey struct {
	text  string
	style CellStyle
	width Length
}

// section places rows and sets their cells.
func (s *setter) section(rows []Row, style *CellStyle, name string) (*section, error) {
	out := &section{cols: len(s.grid.t.Columns), keep: make([]bool, len(rows))}
	out.owner = make([]int32, len(rows)*out.cols)
	for i := range out.owner {
		out.owner[i] = -1
	}
	out.heights = make([]Length, len(rows))
	for r, row := range rows {
		out.keep[r] = row.KeepWithNext
		out.heights[r] = orElse(row.MinHeight, s.grid.t.MinRow)
		col := 0
		for i, cell := range row.Cells {
			for col < out.cols && out.owner[r*out.cols+col] >= 0 {
				col++
			}
			if col == out.cols {
				return nil, fmt.Errorf("paper: %s row %d of a table: no place for cell %d (%q) in %d columns", name, r, i, cell.Text, out.cols)
			}
			s.put(out, r, col, cell, style)
		}
		for ; col < out.cols; col++ {
			if out.owner[r*out.cols+col] < 0 {
				s.put(out, r, col, Cell{}, style)
			}
		}
	}
	out.sortSpans()
	return out, nil
}

// put places one cell. A span stops at the edge of the section and before
// another cell.
func (s *setter) put(out *section, row, col int, cell Cell, style *CellStyle) {
	c := cellBox{row: row, col: col, rows: min(max(cell.RowSpan, 1), out.rows()-row), cols: 1}
	for c.cols < cell.ColSpan && col+c.cols < out.cols && out.owner[row*out.cols+col+c.cols] < 0 {
		c.cols++
	}
	index := int32(len(out.cells))
	for r := row; r < row+c.rows; r++ {
		for k := col; k < col+c.cols; k++ {
			out.owner[r*out.cols+k] = index
		}
	}
	c.style = s.style(cell, col, style)
	c.block = s.set(cell.Text, c.style, s.grid.edges[col+c.cols]-s.grid.edges[col])
	if c.rows == 1 || c.need() > s.limit { // no page is high enough: it will be divided
		out.heights[row] = max(out.heights[row], c.need())
	}
	out.cells = append(out.cells, c)
}

func (s *setter) style(cell Cell, col int, section *CellStyle) CellStyle {
	for _, candidate := range [...]*CellStyle{cell.Style, section, s.grid.t.Columns[col].Style} {
		if candidate != nil {
			return *candidate
		}
	}
	return s.grid.t.Style
}

func (s *setter) set(text string, style CellStyle, width Length) *Block {
	key := cellKey{text, style, width}
	if b := s.memo[key]; b != nil {
		return b
	}
	b := setCell(s.fonts, text, style, width)
	s.lost = append(s.lost, b.Missing...)
	s.memo[key] = b
	return b
}

// join makes one section of two, for a head that does not repeat.
func (s *setter) join(a, b *section) *section {
	shiftRows, shiftCells := a.rows(), int32(len(a.cells))
	a.heights = append(a.heights, b.heights...)
	a.keep = append(a.keep, b.keep...)
	for _, o := range b.owner {
		a.owner = append(a.owner, o+shiftCells)
	}
	for _, c := range b.cells {
		c.row += shiftRows
		a.cells = append(a.cells, c)
	}
	a.sortSpans()
	return a
}

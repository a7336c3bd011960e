package sheet

import (
	"bytes"
	"context"

	"zwgk/internal/fault"
)

// maxRow and maxColumn are the ends of an xlsx sheet.
const (
	maxRow    = 1 << 20
	maxColumn = 1 << 14
)

type cellKind uint8

const (
	blank cellKind = iota
	textCell
	numberCell
	boolCell
	errorCell // a formula that shows #N/A and the like
	dateCell  // ISO 8601 text, which a few programs write
)

// cell is the content of one cell. Text is cleaned; a number is as the file
// writes it, which may be 4936.4371000000001 or 1.2E+17.
type cell struct {
	text   string
	style  int
	kind   cellKind
	filled bool // taken over from the top of a merged range
}

// row is one row of a sheet; cells has no gaps and ends with the last cell
// that is not blank. It is valid until the next call of grid.next.
type row struct {
	number int // from 1
	cells  []cell
}

func (r *row) at(column int) *cell {
	if column < 0 || column >= len(r.cells) {
		return &noCell
	}
	return &r.cells[column]
}

var noCell cell

// grid delivers the rows of one sheet that are not blank, in order.
type grid struct {
	w       *workbook
	name    string
	s       scanner
	last    int // number of the row read last
	scratch []byte
	spare   []cell
	merges  []merge
	pending int // merges[pending:] begin below the rows seen so far
	active  []filling
}

// openGrid unpacks a sheet and moves to its first row.
func (w *workbook) openGrid(ctx context.Context, p sheetPart) (*grid, error) {
	b, err := w.unpack(ctx, p.part, w.buf)
	if err != nil {
		return nil, err
	}
	w.buf = b
	g := &grid{w: w, name: p.name, s: scanner{b: b}, spare: make([]cell, 0, w.limits.Columns)}
	for t := g.s.next(); ; t = g.s.next() {
		switch {
		case g.s.doctype:
			return nil, fault.New(fault.Unreadable, "“%s”这张表的写法不正常，可能被人改动过。把内容复制到新建的表里再导入", p.name)
		case t.kind == brokenXML || t.kind == endOfPart:
			return nil, damaged(errDamaged, "“"+p.name+"”这张表")
		case string(t.name) != "sheetData":
		case t.kind == emptyTag:
			g.s.i = len(b)
			return g, nil
		case t.kind == openTag:
			return g, g.readMerges()
		}
	}
}

// parseRef reads "K35" as column 10 and row 35; -1 and 0 when it is none.
func parseRef(ref []byte) (column, row int) {
	column = 0
	i := 0
	for ; i < len(ref) && i < 4 && ref[i]|0x20 >= 'a' && ref[i]|0x20 <= 'z'; i++ {
		column = column*26 + int(ref[i]|0x20-'a') + 1
	}
	row = atoi(ref[i:])
	if i == 0 || column > maxColumn || row < 1 || row > maxRow {
		return -1, 0
	}
	return column - 1, row
}

// next reads the next row that holds anything into r.
func (g *grid) next(r *row) (bool, error) {
	for {
		t := g.s.next()
		switch {
		case g.s.doctype || t.kind == brokenXML:
			return false, damaged(errDamaged, "“"+g.name+"”这张表")
		case t.kind == endOfPart, t.kind == closeTag && string(t.name) == "sheetData":
			return false, nil
		case string(t.name) != "row" || t.kind == closeTag:
			continue
		}
		number := g.last + 1
		if v := t.attr("r"); v != nil {
			number = atoi(v)
		}
		if number <= g.last || number > maxRow {
			return false, damaged(errDamaged, "“"+g.name+"”这张表")
		}
		g.last = number
		r.number, r.cells = number, g.spare[:0]
		if t.kind == emptyTag {
			continue
		}
		if err := g.readCells(r); err != nil {
			return false, err
		}
		if len(r.cells) > 0 {
			g.fill(r)
			return true, nil
		}
	}
}

// readCells reads the cells of a row up to its end tag.
func (g *grid) readCells(r *row) error {
	column, count := -1, 0
	for {
		t := g.s.next()
		switch {
		case t.kind == endOfPart || t.kind == brokenXML:
			return damaged(errDamaged, "“"+g.name+"”这张表")
		case t.kind == closeTag && string(t.name) == "row":
			return nil
		case string(t.name) != "c" || t.kind == closeTag:
			continue
		}
		column = columnOf(t, r.number, column+1)
		if count++; count > maxColumn || column < 0 {
			return damaged(errDamaged, "“"+g.name+"”这张表")
		}
		if t.kind == emptyTag {
			continue
		}
		c, err := g.readCell(t)
		if err != nil {
			return err
		}
		if c.kind == blank {
			continue
		}
		if g.beyond(r.number, column) {
			return fault.New(fault.TooLarge, "“%s”第%d行%s列还有内容，超出%d行、%d列。台账到不了那里，删掉那里的内容再导入",
				g.name, r.number, columnName(column), g.w.limits.Rows, g.w.limits.Columns)
		}
		for len(r.cells) < column {
			r.cells = append(r.cells, cell{})
		}
		r.cells = append(r.cells, c)
	}
}

// beyond reports whether a cell lies outside what a ledger may cover.
func (g *grid) beyond(row, column int) bool {
	return row > g.w.limits.Rows || column >= g.w.limits.Columns
}

// columnOf gives the column of a cell: what its reference says, else the next;
// -1 when the reference is not of this row, goes backwards or too far.
func columnOf(t token, number, next int) int {
	column := next
	if ref := t.attr("r"); ref != nil {
		at, row := parseRef(ref)
		if row != number {
			return -1
		}
		column = at
	}
	if column < next || column >= maxColumn {
		return -1
	}
	return column
}

// readCell reads the value of the cell that t opens.
func (g *grid) readCell(t token) (cell, error) {
	c := cell{style: max(t.attrInt("s"), 0)}
	kind := t.attr("t")
	g.scratch = g.scratch[:0]
	inValue := false
	for {
		t := g.s.next()
		switch t.kind {
		case endOfPart, brokenXML:
			return c, damaged(errDamaged, "“"+g.name+"”这张表")
		case charData:
			if inValue {
				g.scratch = appendDecoded(g.scratch, t.text)
			}
		case rawText:
			if inValue {
				g.scratch = append(g.scratch, t.text...)
			}
		case openTag:
			inValue = string(t.name) == "v"
			if string(t.name) == "is" {
				text, ok := richText(&g.s, "is", g.scratch)
				if !ok {
					return c, damaged(errDamaged, "“"+g.name+"”这张表")
				}
				g.scratch = text
			}
		case closeTag:
			inValue = false
			if string(t.name) == "c" {
				g.setValue(&c, kind)
				return c, nil
			}
		default:
		}
	}
}

// setValue turns the bytes of a cell into its content.
func (g *grid) setValue(c *cell, kind []byte) {
	v := g.scratch
	switch string(kind) {
	case "s":
		if i := atoi(bytes.TrimSpace(v)); i >= 0 && i < len(g.w.strings) {
			c.kind, c.text = textCell, g.w.strings[i]
		}
	case "str", "inlineStr":
		c.kind, c.text = textCell, g.w.cellText(v)
	case "b":
		c.kind, c.text = boolCell, "否"
		if string(bytes.TrimSpace(v)) == "1" {
			c.text = "是"
		}
	case "e":
		c.kind, c.text = errorCell, g.w.cellText(v)
	case "d":
		c.kind, c.text = dateCell, g.w.cellText(v)
	default:
		c.kind, c.text = numberCell, g.w.cellText(v)
	}
	if c.text == "" {
		c.kind = blank
	}
}

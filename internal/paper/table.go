package paper

// Table is a ruled table. Its rows are filled as in HTML: each cell takes the
// next free place of its row, and places covered by a cell from above are not
// listed again. Places left over are empty cells.
//
// A table runs over as many pages as it needs. Its head repeats on each; a
// row is not split unless it is taller than a page; a merged cell that
// crosses the end of a page is closed there and goes on, with its text
// repeated, on the next.
type Table struct {
	Columns []Column
	Head    []Row // repeated at the top of every page
	Rows    []Row
	Width   Length // 0 means the width of the text block; narrower tables are centred

	Style     CellStyle  // of every cell that has no style of its own
	HeadStyle *CellStyle // of the cells in Head; nil means Style
	MinRow    Length     // least height of a row

	Inside  Length // width of the rules between cells; 0 means 0.5 pt
	Outside Length // width of the frame; 0 means Inside
	Unruled bool   // no rules at all

	// KeepTogether starts the table on a new page rather than split it, when
	// it fits on one page.
	KeepTogether bool

	// KeepWithNext keeps the last rows (the last and those that stay with it)
	// on the page of what follows the table, when the table is divided: the
	// signatures below an account stand on the page of its sums.
	KeepWithNext bool
}

// Column is a column's width: fixed, or else a share of what the fixed
// columns leave (a Share of 0 counts as 1). Fixed widths that do not fit are
// reduced in proportion.
type Column struct {
	Width Length
	Share int
	Style *CellStyle // of the column's body cells; nil means the table's
}

// Row is a row of cells.
type Row struct {
	Cells        []Cell
	MinHeight    Length // 0 means the table's MinRow
	KeepWithNext bool   // on one page with the row below
}

// Cell is one cell. A span of 0 counts as 1; spans are cut at the edge of
// their part of the table (head or body). Text may hold newlines and
// BreakHints.
type Cell struct {
	Text             string
	RowSpan, ColSpan int
	Style            *CellStyle // nil means the column's, else the table's
}

// VAlign is the place of a text between the upper and the lower rule.
type VAlign uint8

// The vertical alignments.
const (
	Middle VAlign = iota
	Top
	Bottom
)

// CellStyle says how a cell's text is set. Centred text of several lines is
// broken into about equal lines. When a word or number is wider than the
// cell, the padding and then the type become smaller (to half, at most) rather
// than the number being cut in two; likewise (by a seventh, at most) when a piece
// between BreakHints does not fit.
type CellStyle struct {
	TextStyle
	Align      Align
	VAlign     VAlign
	Leading    Length // 0 means 1.3 times Size
	PadX, PadY Length // space between text and rules; 0 means 3 pt and 2 pt
	Vertical   bool   // one character to a line, as in a narrow label column
	Shade      Shade  // background; the zero value is none
}

// Shade is a grey background: 0 is white, 255 black.
type Shade uint8

func (s CellStyle) padX() Length { return orElse(s.PadX, 3*Point) }
func (s CellStyle) padY() Length { return orElse(s.PadY, 2*Point) }

func orElse(l, standard Length) Length {
	if l == 0 {
		return standard
	}
	return l
}

func (t *Table) inside() Length  { return orElse(t.Inside, Point/2) }
func (t *Table) outside() Length { return orElse(t.Outside, t.inside()) }

// edges returns the left edges of the columns and the right edge of the last,
// from 0 to width.
func (t *Table) edges(width Length) []Length {
	var fixed, shares Length
	for _, c := range t.Columns {
		if c.Width > 0 {
			fixed += c.Width
		} else {
			shares += Length(max(c.Share, 1))
		}
	}
	scaled := fixed > width || fixed > 0 && shares == 0
	free := max(width-fixed, 0)
	edges := make([]Length, 1, len(t.Columns)+1)
	var f, s Length // what the columns so far have taken
	for _, c := range t.Columns {
		switch {
		case c.Width > 0:
			f += c.Width
		default:
			s += Length(max(c.Share, 1))
		}
		x := f
		if scaled {
			x = f * width / fixed
		}
		if shares > 0 {
			x += s * free / shares
		}
		edges = append(edges, x)
	}
	return edges
}

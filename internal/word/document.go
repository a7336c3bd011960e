package word

import "time"

// Document is what the file holds.
type Document struct {
	Meta    Meta
	Page    Page // the zero Page is GBT9704
	Numbers Numbering
	Blocks  []Block
}

// Meta is the file's own description.
type Meta struct {
	Title, Author, Subject string
	Created                time.Time // equal input must give an equal value
}

// Page is the sheet and its margins, in millimetres.
type Page struct {
	Width, Height            float64
	Top, Right, Bottom, Left float64
}

// GBT9704 is the page of GB/T 9704-2012 §5.1: A4, 37 mm above and 28 mm left,
// with a text block of 156 by 225 mm.
func GBT9704() Page {
	return Page{Width: 210, Height: 297, Top: 37, Right: 26, Bottom: 35, Left: 28}
}

// Landscape returns the page on its side, with the binding edge at the top.
func (p Page) Landscape() Page {
	return Page{Width: p.Height, Height: p.Width, Top: p.Left, Right: p.Top, Bottom: p.Right, Left: p.Bottom}
}

// Numbering is where the page number stands.
type Numbering uint8

// The ways to number pages.
const (
	NumberOutside Numbering = iota // odd pages right, even pages left, one character from the edge
	NumberCentre
	NumberNone
)

// Block is a Paragraph, a *Table or a PageBreak.
type Block interface{ write(w *body) }

// Paragraph is one paragraph. A newline in its text starts a new line.
type Paragraph struct {
	Style Style
	Runs  []Run

	// What deviates from the style; 0 leaves the style alone.
	Right        float64 // indent at the right, in characters of 三号
	Before       float64 // empty lines of 28.95 points above
	KeepWithNext bool    // on the page of the next paragraph
}

// Run is a stretch of text. Its Face is that of the paragraph's style unless one
// is named; As sets it like another style, as a heading that is run into the
// text below it is.
type Run struct {
	Text string
	Face Face
	As   Style
}

// Text is a paragraph of one run.
func Text(style Style, text string) Paragraph {
	return Paragraph{Style: style, Runs: []Run{{Text: text}}}
}

// PageBreak starts a new page.
type PageBreak struct{}

// Table is a ruled table over the whole width of the text block. Its rows are
// filled as in HTML: each cell takes the next free place, and places covered by
// a cell from above are not listed again. Places left over are empty.
type Table struct {
	Columns []float64 // relative widths
	Head    []Row     // repeated at the top of every page
	Rows    []Row

	Size     float64 // of the type in points; 0 is that of the cells' styles
	Pad      float64 // left and right of a cell's text in points; 0 is 4
	Together bool    // on one page, when it fits there
	// AtFoot puts the table at the foot of its page, ruled only above, between
	// and below its rows, as a 版记 is (GB/T 9704-2012 §7.4).
	AtFoot bool
}

// Row is a row of cells. It is not split over pages.
type Row struct {
	Cells  []Cell
	Height float64 // least height in points; 0 for none
}

// Cell is one cell. A span of 0 counts as 1; spans are cut at the edge of their
// part of the table.
type Cell struct {
	Text             string
	Style            Style // "" is CellCentre, in the head CellHead
	RowSpan, ColSpan int
	Vertical         bool // one character to a line, as in a narrow label column
}

package pdfin

import (
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"unicode"

	"zwgk/internal/fault"
)

// Line is a line of text on a page, from left to right.
type Line []Piece

// Piece is text without a gap. X and Y are its top left corner in millimetres
// from the page's own, as the page is seen; Width and Height its extent.
type Piece struct {
	X, Y, Width, Height float64
	String              string
}

// String joins the pieces with spaces.
func (l Line) String() string {
	var words []string
	for _, p := range l {
		words = append(words, p.String)
	}
	return strings.Join(words, " ")
}

// Text returns the text of a page, counted from 0, line by line from top to
// bottom; the cells of a table's row come one after another. Pages in columns
// come row by row too. A page that is a picture has none.
func (d *Document) Text(ctx context.Context, page int) (string, error) {
	lines, err := d.Lines(ctx, page)
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(line.String())
		b.WriteByte('\n')
	}
	return b.String(), err
}

// Lines is Text with the places of the words.
func (d *Document) Lines(ctx context.Context, page int) ([]Line, error) {
	var chars []char
	err := d.onPage(ctx, page, func(c *caller, handle uint64) error {
		view := d.sizes[page].view(c, handle)
		words := uint64(c.pointer("FPDFText_LoadPage", handle))
		if words == 0 {
			return d.badPage(page, c.err)
		}
		count := c.int("FPDFText_CountChars", words)
		if count > d.limits.Chars {
			return fault.New(fault.TooLarge, "“%s”的第%d页有%d个字，超过%d个，没有读。核对它是不是正常的文件", d.name, page+1, count, d.limits.Chars)
		}
		at := c.alloc(16)
		for i := range max(count, 0) {
			if i%256 == 0 && c.late() {
				break
			}
			if one, ok := readChar(c, words, i, at, view); ok {
				chars = append(chars, one)
			}
		}
		c.free(at)
		c.raw("FPDFText_ClosePage", words)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return arrange(gather(chars)), nil
}

// char is one character on the page as it is seen, in millimetres; r is ' '
// for every kind of space, whose place means nothing.
type char struct {
	r                        rune
	left, top, right, bottom float64
}

func (c char) height() float64 { return c.bottom - c.top }

// view maps the page's own coordinates to the page as it is seen: x' = a·x +
// c·y + e, y' = b·x + d·y + f.
type view struct{ a, b, c, d, e, f float64 }

// view asks where the origin and two unit vectors of a page go. Device
// coordinates are whole numbers: the page is taken for 1000 to a millimetre.
func (s Size) view(c *caller, page uint64) view {
	const fine, unit = 1000, 100
	at := c.alloc(8)
	place := func(x, y float64) (float64, float64) {
		c.ask("FPDF_PageToDevice", page, 0, 0, uint64(uint32(s.Width*fine)), uint64(uint32(s.Height*fine)), 0,
			math.Float64bits(x), math.Float64bits(y), uint64(at), uint64(at+4))
		out := c.bytes(at, 8)
		return float64(int32(binary.LittleEndian.Uint32(out))) / fine, float64(int32(binary.LittleEndian.Uint32(out[4:]))) / fine
	}
	var v view
	v.e, v.f = place(0, 0)
	x, y := place(unit, 0)
	v.a, v.b = (x-v.e)/unit, (y-v.f)/unit
	x, y = place(0, unit)
	v.c, v.d = (x-v.e)/unit, (y-v.f)/unit
	c.free(at)
	return v
}

func (v view) apply(x, y float64) (float64, float64) {
	return v.a*x + v.c*y + v.e, v.b*x + v.d*y + v.f
}

// readChar reads character i; ok is false for what takes no place on paper and
// for the line breaks and spaces that PDFium adds.
func readChar(c *caller, words uint64, i int, at uint32, v view) (_ char, ok bool) {
	r := rune(c.ask("FPDFText_GetUnicode", words, uint64(i)))
	if c.ask("FPDFText_IsGenerated", words, uint64(i)) == 1 || !unicode.IsSpace(r) && !shown(r) {
		return char{}, false
	}
	if unicode.IsSpace(r) {
		return char{r: ' '}, true
	}
	if c.ask("FPDFText_GetLooseCharBox", words, uint64(i), uint64(at)) == 0 {
		return char{}, false
	}
	box := c.bytes(at, 16) // FS_RECTF: left, top, right, bottom
	x1, y1 := v.apply(float32At(box, 0), float32At(box, 1))
	x2, y2 := v.apply(float32At(box, 2), float32At(box, 3))
	one := char{r: r, left: min(x1, x2), right: max(x1, x2), top: min(y1, y2), bottom: max(y1, y2)}
	return one, one.height() > 0 && !math.IsNaN(one.left+one.right+one.top+one.bottom) && !math.IsInf(one.left+one.right+one.top+one.bottom, 0)
}

func shown(r rune) bool {
	return r != unicode.ReplacementChar && r&0xFFFE != 0xFFFE && unicode.IsGraphic(r)
}

// gather joins characters that follow each other on a line into pieces, up to
// a space or a gap of a third of the character's height.
func gather(chars []char) []Piece {
	var pieces []Piece
	var last char
	for _, c := range chars {
		if c.r == ' ' {
			last = char{}
			continue
		}
		gap := 0.35 * min(c.height(), last.height())
		if n := len(pieces); n > 0 && overlap(last.top, last.bottom, c.top, c.bottom) > 0.6 && c.left-last.right < gap && last.right-c.left < 2*gap {
			p := &pieces[n-1]
			bottom := max(p.Y+p.Height, c.bottom)
			p.Y = min(p.Y, c.top)
			p.Height, p.Width = bottom-p.Y, max(p.Width, c.right-p.X)
			p.String += string(c.r)
		} else {
			pieces = append(pieces, Piece{X: c.left, Y: c.top, Width: c.right - c.left, Height: c.height(), String: string(c.r)})
		}
		last = c
	}
	return pieces
}

// overlap is the part of the shorter of two heights that both share.
func overlap(top1, bottom1, top2, bottom2 float64) float64 {
	shorter := min(bottom1-top1, bottom2-top2)
	if shorter <= 0 {
		return 0
	}
	return (min(bottom1, bottom2) - max(top1, top2)) / shorter
}

// arrange sorts pieces into lines: what shares most of its height with the
// first piece of a line stands on it.
func arrange(pieces []Piece) []Line {
	slices.SortStableFunc(pieces, func(a, b Piece) int {
		return cmp.Or(cmp.Compare(a.Y+a.Height/2, b.Y+b.Height/2), cmp.Compare(a.X, b.X))
	})
	var lines []Line
	for _, p := range pieces {
		if n := len(lines); n > 0 {
			first := lines[n-1][0]
			if overlap(first.Y, first.Y+first.Height, p.Y, p.Y+p.Height) > 0.5 {
				lines[n-1] = append(lines[n-1], p)
				continue
			}
		}
		lines = append(lines, Line{p})
	}
	for _, line := range lines {
		slices.SortStableFunc(line, func(a, b Piece) int { return cmp.Compare(a.X, b.X) })
	}
	return lines
}

package bind

import (
	"unicode/utf8"

	"zwgk/internal/paper"
)

// box is a rectangle on a page.
type box struct{ x, y, w, h paper.Length }

// grown returns the box with a border around it.
func (b box) grown(by paper.Length) box { return box{b.x - by, b.y - by, b.w + 2*by, b.h + 2*by} }

// cell is the side of the squares in which a ground is measured.
var cell = paper.MM(1)

// ground tells where a page has something printed on it.
type ground struct {
	columns, rows int
	used          []bool
}

func newGround(width, height paper.Length) *ground {
	g := &ground{columns: int((width + cell - 1) / cell), rows: int((height + cell - 1) / cell)}
	g.used = make([]bool, g.columns*g.rows)
	return g
}

// each calls do for the cells that b touches, until do returns false. Cells
// outside the page are passed over.
func (g *ground) each(b box, do func(used *bool) bool) {
	for y := max(0, int(b.y/cell)); y < g.rows && paper.Length(y)*cell < b.y+b.h; y++ {
		for x := max(0, int(b.x/cell)); x < g.columns && paper.Length(x)*cell < b.x+b.w; x++ {
			if !do(&g.used[y*g.columns+x]) {
				return
			}
		}
	}
}

func (g *ground) mark(b box) {
	g.each(b, func(used *bool) bool { *used = true; return true })
}

// free reports whether b lies on the page and nothing is printed there.
func (g *ground) free(b box) bool {
	if b.x < 0 || b.y < 0 || b.x+b.w > paper.Length(g.columns)*cell || b.y+b.h > paper.Length(g.rows)*cell {
		return false
	}
	free := true
	g.each(b, func(used *bool) bool { free = !*used; return free })
	return free
}

// groundOf finds out what the marks of a page cover. A picture covers its box.
func groundOf(page *paper.Page, fonts *paper.FontSet) *ground {
	g := newGround(page.Width, page.Height)
	for _, m := range page.Marks {
		switch m := m.(type) {
		case paper.Text:
			g.mark(textBox(m, fonts))
		case paper.Line:
			b := box{min(m.X1, m.X2), min(m.Y1, m.Y2), max(m.X1, m.X2) - min(m.X1, m.X2), max(m.Y1, m.Y2) - min(m.Y1, m.Y2)}
			g.mark(b.grown(m.Width / 2))
		case paper.Rect:
			g.rect(m)
		case paper.Picture:
			g.mark(box{m.X, m.Y, m.W, m.H})
		}
	}
	return g
}

// rect marks a box's border, and what is inside when it is filled.
func (g *ground) rect(r paper.Rect) {
	if r.Fill.A > 0 {
		g.mark(box{r.X, r.Y, r.W, r.H})
		return
	}
	if r.StrokeWidth == 0 || r.Stroke.A == 0 {
		return
	}
	for _, side := range []box{{r.X, r.Y, r.W, 0}, {r.X, r.Y + r.H, r.W, 0}, {r.X, r.Y, 0, r.H}, {r.X + r.W, r.Y, 0, r.H}} {
		g.mark(side.grown(max(r.StrokeWidth/2, 1)))
	}
}

// textBox is the room of a run, from the top of its characters to the foot of
// those that hang below the line.
func textBox(t paper.Text, fonts *paper.FontSet) box {
	width := t.Tracking * paper.Length(utf8.RuneCountInString(t.String))
	if font := fonts.Font(t.Face); font != nil {
		for _, r := range t.String {
			width += font.Advance(r, t.Size)
		}
	}
	return box{t.X, t.Y - t.Size*9/10, width, t.Size * 11 / 10}
}

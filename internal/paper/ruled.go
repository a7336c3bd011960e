package paper

import "image/color"

// part draws the head and the body rows from..to with the given heights, the
// top left corner at 0, 0.
func (g *grid) part(from, to int, heights []Length) (marks []Mark, height Length) {
	v := &view{grid: g, from: from}
	headRows := g.head.rows()
	v.tops = append(v.tops, 0)
	for _, h := range append(g.head.fit(0, headRows), heights...) {
		height += h
		v.tops = append(v.tops, height)
	}
	for i := range g.head.cells {
		v.cell(&g.head.cells[i], 0, headRows, 0)
	}
	seen := map[int32]bool{}
	for _, o := range g.body.owner[from*g.body.cols : to*g.body.cols] {
		if !seen[o] {
			seen[o] = true
			v.cell(&g.body.cells[o], from, to, headRows)
		}
	}
	marks = append(v.shades, v.texts...)
	if !g.t.Unruled {
		marks = append(marks, v.rules()...)
	}
	return marks, height
}

// view is a stretch of the table as it stands on one page.
type view struct {
	*grid
	from          int
	tops          []Length // of the rows on the page, and the bottom of the last
	shades, texts []Mark
}

// cell draws the part of c within its section's rows from..to, which start at
// row offset of the page.
func (v *view) cell(c *cellBox, from, to, offset int) {
	a, b := max(c.row, from), min(c.end(), to)
	if a >= b {
		return
	}
	x, right := v.edges[c.col], v.edges[c.col+c.cols]
	top, bottom := v.tops[a-from+offset], v.tops[b-from+offset]
	if c.style.Shade > 0 {
		grey := 255 - uint8(c.style.Shade)
		v.shades = append(v.shades, Rect{X: x, Y: top, W: right - x, H: bottom - top, Fill: color.NRGBA{grey, grey, grey, 255}})
	}
	if c.flows {
		for i := a; i < b && i-c.row < len(c.block.lines); i++ {
			low := v.tops[i-from+offset+1]
			if i == b-1 || i-c.row == len(c.block.lines)-1 {
				low -= flowPad
			}
			v.texts = c.block.appendLine(v.texts, i-c.row, x, low-c.block.Leading)
		}
		return
	}
	height := c.block.Height()
	y := top + (bottom-top-height)/2
	switch c.style.VAlign {
	case Top:
		y = top + c.style.padY()
	case Bottom:
		y = bottom - c.style.padY() - height
	}
	v.texts = append(v.texts, c.block.Marks(x, y)...)
}

// owner names the cell at a place of the page; places outside have none.
func (v *view) owner(row, col int) int32 {
	cols, headRows := v.head.cols, v.head.rows()
	switch {
	case row < 0 || row >= len(v.tops)-1 || col < 0 || col >= cols:
		return -1
	case row < headRows:
		return v.head.owner[row*cols+col]
	}
	return v.body.owner[(row-headRows+v.from)*cols+col] + int32(len(v.head.cells))
}

// rules returns every border once, in pieces as long as they go.
func (v *view) rules() []Mark {
	var out []Mark
	rows, cols := len(v.tops)-1, len(v.edges)-1
	inside, outside := v.t.inside(), v.t.outside()
	for r := 0; r <= rows; r++ {
		width, over := inside, Length(0)
		if r == 0 || r == rows { // the frame's corners are square
			width, over = outside, outside/2
		}
		for c := 0; c < cols; {
			to := c
			for to < cols && v.owner(r-1, to) != v.owner(r, to) {
				to++
			}
			if to > c {
				out = append(out, Line{X1: v.edges[c] - over, Y1: v.tops[r], X2: v.edges[to] + over, Y2: v.tops[r], Width: width, Color: Black})
			}
			c = max(to, c+1)
		}
	}
	for c := 0; c <= cols; c++ {
		width := inside
		if c == 0 || c == cols {
			width = outside
		}
		for r := 0; r < rows; {
			to := r
			for to < rows && v.owner(to, c-1) != v.owner(to, c) {
				to++
			}
			if to > r {
				out = append(out, Line{X1: v.edges[c], Y1: v.tops[r], X2: v.edges[c], Y2: v.tops[to], Width: width, Color: Black})
			}
			r = max(to, r+1)
		}
	}
	return out
}

package paper

import (
	"slices"
)

func (s *section) sortSpans() {
	s.spans = s.spans[:0]
	for i := range s.cells {
		if s.cells[i].rows > 1 {
			s.spans = append(s.spans, int32(i))
		}
	}
	slices.SortStableFunc(s.spans, func(a, b int32) int { return s.cells[a].rows - s.cells[b].rows })
}

// fit returns the heights of rows from..to when they stand on one page: every
// merged cell, cut to these rows, has room for its text.
func (s *section) fit(from, to int) []Length {
	heights := slices.Clone(s.heights[from:to])
	if from == to {
		return heights
	}
	s.padFlow(heights, from, to)
	for _, i := range s.spans {
		c := &s.cells[i]
		a, b := max(c.row, from), min(c.end(), to)
		if a >= b || c.flows {
			continue
		}
		lack := c.need() - sum(heights[a-from:b-from])
		if lack <= 0 {
			continue
		}
		n := Length(b - a)
		for r := range n { // equal parts, exact in sum
			heights[Length(a-from)+r] += lack*(r+1)/n - lack*r/n
		}
	}
	return heights
}

// flowPad is the space between a rule and the first or last line of a text
// that flows over pages.
const flowPad = 2 * Point

// padFlow makes room for flowPad where the page cuts a flowing text.
func (s *section) padFlow(heights []Length, from, to int) {
	cut := func(at int) bool {
		return slices.ContainsFunc(s.spans, func(i int32) bool {
			c := &s.cells[i]
			return c.flows && c.row < at && at < c.end()
		})
	}
	if cut(from) {
		heights[0] += flowPad
	}
	if cut(to) {
		heights[to-from-1] += flowPad
	}
}

// least returns the height of the rows that must stand together at the start
// from row from.
func (s *section) least(from int) Length {
	to := from + 1
	for to < s.rows() && s.keep[to-1] {
		to++
	}
	return sum(s.fit(from, to))
}

// lastGroup returns the first of the rows that stand together at the end.
func (s *section) lastGroup() int {
	from := s.rows() - 1
	for from > 0 && s.keep[from-1] {
		from--
	}
	return from
}

// breakAt returns the row before which the page ends when rows from row from
// have room: as many as fit, but rather not where a merged cell would be too
// small for its text on either page, nor after a row that stays with the next.
func (s *section) breakAt(from int, room Length) int {
	to, h := from, Length(0)
	for to < s.rows() && h+s.heights[to] <= room {
		h += s.heights[to]
		to++
	}
	for to > from+1 && sum(s.fit(from, to)) > room {
		to--
	}
	if to <= from {
		return from + 1
	}
	if to == s.rows() {
		return to
	}
	for t := to; t > from+(to-from)/2; t-- {
		if s.goodBreak(from, t) {
			return t
		}
	}
	for t := to; t > from; t-- {
		if !s.keep[t-1] {
			return t
		}
	}
	return to
}

func (s *section) goodBreak(from, at int) bool {
	if s.keep[at-1] {
		return false
	}
	for _, i := range s.spans {
		c := &s.cells[i]
		if c.row >= at || c.end() <= at || c.flows {
			continue
		}
		above, below := sum(s.heights[max(c.row, from):at]), sum(s.heights[at:c.end()])
		if above < c.need() || below < c.need() {
			return false
		}
	}
	return true
}

// divide replaces every row higher than a page by rows of one line. The cells
// that make it so high flow over these rows, the others cover them all.
func (s *section) divide(pageHeight Length) {
	for r := s.rows() - 1; r >= 0; r-- {
		if s.heights[r] > pageHeight {
			s.divideRow(r, pageHeight)
		}
	}
	s.sortSpans()
}

func (s *section) divideRow(r int, pageHeight Length) {
	lines, leading := 1, Length(0)
	for i := range s.cells {
		c := &s.cells[i]
		if c.row != r {
			continue
		}
		// Short texts are repeated on every page, like labels.
		if c.flows = c.need() > pageHeight/3 && (c.rows == 1 || c.need() > pageHeight); c.flows {
			lines, leading = max(lines, len(c.block.lines)), max(leading, c.block.Leading)
		}
	}
	more := lines - 1
	if more == 0 { // nothing to divide: only a great least height
		return
	}
	for i := range s.cells {
		switch c := &s.cells[i]; {
		case c.row > r:
			c.row += more
		case c.end() > r:
			c.rows += more
		}
	}
	heights := slices.Repeat([]Length{leading}, lines)
	heights[0] += flowPad
	heights[more] += flowPad
	s.heights = slices.Replace(s.heights, r, r+1, heights...)
	keep := make([]bool, lines)
	keep[0], keep[more] = true, s.keep[r]
	s.keep = slices.Replace(s.keep, r, r+1, keep...)
	row := slices.Clone(s.owner[r*s.cols : (r+1)*s.cols])
	s.owner = slices.Insert(s.owner, r*s.cols, slices.Repeat(row, more)...)
}

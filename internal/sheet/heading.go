package sheet

import (
	"slices"
	"strconv"
	"strings"
)

// headingWithin is how many rows that are not blank may stand before and in
// the heading: title, 填报单位, date and explanations.
const headingWithin = 24

// found is a heading that was found in a sheet.
type found struct {
	top, bottom int // index in the rows looked at
	columns     [fieldCount]int
	labels      []string // heading of every column as written, two rows joined by /
	upper       []string
	lower       []string
	known       []bool // columns that are read, or known and not needed
	fields      int    // how many fields it names
}

// findHeading looks for the row, or pair of rows, that names most fields. A
// pair has to name more than a single row does, unless merged ranges bind its
// rows together.
//
// A heading that the clerk has said something of (mappings) goes before all.
func findHeading(rows []row, merges []merge, s *schema, mappings []Mapping) (found, bool) {
	texts := make([][]string, len(rows))
	for i := range rows {
		texts[i] = headingTexts(&rows[i], merges)
	}
	var best found
	for i := range rows {
		f := matchHeading(texts[i], nil, s)
		f.top, f.bottom = i, i
		if m, ok := mappingFor(f.labels, mappings); ok {
			f.apply(m, s)
			return f, f.fields > 0
		}
		if f.fields > best.fields {
			best = f
		}
	}
	for i := range len(rows) - 1 {
		lower := &rows[i+1]
		if lower.number != rows[i].number+1 || !lowerRow(lower) {
			continue
		}
		f := matchHeading(texts[i], texts[i+1], s)
		f.top, f.bottom = i, i+1
		if m, ok := mappingFor(f.labels, mappings); ok {
			f.apply(m, s)
			return f, f.fields > 0
		}
		if f.fields > best.fields || f.fields == best.fields && best.top == i && bound(merges, rows[i].number) {
			best = f
		}
	}
	return best, best.fields >= 2
}

// bound reports whether a range is merged over exactly this row and the next.
func bound(merges []merge, number int) bool {
	return slices.ContainsFunc(merges, func(m merge) bool { return m.top == number && m.bottom == number+1 })
}

// lowerRow reports whether a row can be the lower row of a heading: words only.
func lowerRow(r *row) bool {
	for i := range r.cells {
		c := &r.cells[i]
		if c.filled {
			continue
		}
		if c.kind == numberCell || c.kind == dateCell || c.kind == textCell && isDateLike(c.text) {
			return false
		}
	}
	return true
}

// headingTexts gives the text over every column, merged ranges spread out.
func headingTexts(r *row, merges []merge) []string {
	texts := make([]string, len(r.cells))
	for i := range r.cells {
		if len(r.cells[i].text) <= maxHeading {
			texts[i] = r.cells[i].text
		}
	}
	for _, m := range merges {
		if r.number < m.top || r.number > m.bottom || m.left >= len(texts) || texts[m.left] == "" {
			continue
		}
		for c := m.left + 1; c <= m.right && c < maxHeadingColumns; c++ {
			for len(texts) <= c {
				texts = append(texts, "")
			}
			texts[c] = texts[m.left]
		}
	}
	return texts
}

const (
	maxHeadingColumns = 256
	maxHeading        = 240 // bytes; what is longer explains, and heads nothing
)

// matchHeading names the fields of a heading of one row (lower is nil) or two.
func matchHeading(upper, lower []string, s *schema) found {
	width := max(len(upper), len(lower))
	f := found{labels: make([]string, width), known: make([]bool, width), upper: upper, lower: lower}
	ranks := [fieldCount]int{}
	for i := range f.columns {
		f.columns[i] = -1
	}
	parent := ""
	for c := range width {
		var up, low string
		if c < len(upper) {
			up = upper[c]
		}
		if c < len(lower) {
			low = lower[c]
		}
		// Without merged ranges, a blank upper cell beside 补正 belongs to 补正.
		if up != "" {
			parent = up
		} else if low != "" {
			up = parent
		}
		f.labels[c] = joinLabel(up, low)
		h, ok := s.lookup(up, low)
		if !ok {
			continue
		}
		f.known[c] = true
		at := h.spec.field
		if f.columns[at] < 0 || h.rank < ranks[at] {
			if f.columns[at] >= 0 {
				f.known[f.columns[at]] = at == fieldSerial
			} else if at != fieldSerial {
				f.fields++
			}
			f.columns[at], ranks[at] = c, h.rank
		} else {
			f.known[c] = at == fieldSerial
		}
	}
	return f
}

func joinLabel(up, low string) string {
	switch {
	case low == "" || low == up:
		return up
	case up == "":
		return low
	}
	return up + "/" + low
}

// lookup finds the column that a heading names: joined (补正 + 告知日期), else
// by its lower word alone, which counts for less.
func (s *schema) lookup(up, low string) (heading, bool) {
	parent, child := headingKey(up), headingKey(low)
	if child == "" || child == parent {
		h, ok := s.words[parent]
		return h, ok
	}
	joined := parent + child
	if parent != "" && strings.HasPrefix(child, parent) {
		joined = child
	}
	if h, ok := s.words[joined]; ok {
		if h.weak {
			return heading{}, false
		}
		return h, true
	}
	h, ok := s.words[child]
	if !ok {
		return heading{}, false
	}
	if h.weak && !slices.ContainsFunc(h.spec.under, func(w string) bool { return strings.Contains(parent, w) }) {
		return heading{}, false
	}
	h.rank += 50
	return h, true
}

// missing names the required columns that a heading lacks.
func (s *schema) missing(f found) []string {
	var names []string
	for i := range s.columns {
		if c := &s.columns[i]; c.required && f.columns[c.field] < 0 {
			names = append(names, c.name)
		}
	}
	if len(s.choice) > 0 && !slices.ContainsFunc(s.choice, func(x field) bool { return f.columns[x] >= 0 }) {
		var choice []string
		for _, x := range s.choice {
			choice = append(choice, s.spec(x).name)
		}
		names = append(names, strings.Join(choice, "或"))
	}
	return names
}

// present lists the headings of f as written, for sentences.
func (f found) present() []string {
	var out []string
	for _, l := range f.labels {
		if l != "" && !slices.Contains(out, l) {
			out = append(out, clip(l))
		}
	}
	return out
}

// isColumnNumbers reports a row that only counts the columns (1, 2, 3 …), as
// printed forms have it under the heading.
func isColumnNumbers(r *row) bool {
	next := 0
	for i := range r.cells {
		c := &r.cells[i]
		if c.kind == blank {
			continue
		}
		n, err := strconv.Atoi(strings.Trim(fold(c.text), "()[] "))
		if err != nil || n != max(next, 1) {
			return false
		}
		next = n + 1
	}
	return next >= 5
}

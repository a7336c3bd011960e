package sheet

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
)

// maxMerges bounds the merged ranges that are looked at.
const maxMerges = 100_000

// merge is a merged range, from 1 for rows and from 0 for columns.
type merge struct{ top, bottom, left, right int }

// mergesFrom returns the ranges that begin in the given row; merges is sorted.
func mergesFrom(merges []merge, number int) []merge {
	from := sort.Search(len(merges), func(i int) bool { return merges[i].top >= number })
	to := from
	for to < len(merges) && merges[to].top == number {
		to++
	}
	return merges[from:to]
}

type filling struct {
	merge
	from cell
}

// readMerges reads the merged ranges, which stand behind the cells.
func (g *grid) readMerges() error {
	behind := bytes.LastIndex(g.s.b, []byte("sheetData>"))
	if behind < g.s.i {
		return damaged(errDamaged, "“"+g.name+"”这张表")
	}
	s := scanner{b: g.s.b[behind+len("sheetData>"):]}
	for t := s.next(); t.kind != endOfPart && t.kind != brokenXML; t = s.next() {
		if string(t.name) != "mergeCell" || t.kind == closeTag {
			if string(t.name) == "mergeCells" && t.kind == closeTag {
				break
			}
			continue
		}
		if m, ok := parseRange(t.attr("ref")); ok && len(g.merges) < maxMerges {
			g.merges = append(g.merges, m)
		}
	}
	slices.SortStableFunc(g.merges, func(a, b merge) int { return cmp.Compare(a.top, b.top) })
	return nil
}

// parseRange reads "D2:E2".
func parseRange(ref []byte) (merge, bool) {
	a, b, ok := bytes.Cut(ref, []byte(":"))
	left, top := parseRef(a)
	right, bottom := parseRef(b)
	return merge{top, bottom, left, right},
		ok && top > 0 && bottom >= top && left >= 0 && right >= left
}

// fill copies the value at the top of a range that is merged downwards into
// the rows below: one date, or one applicant, written once for several rows.
func (g *grid) fill(r *row) {
	for ; g.pending < len(g.merges) && g.merges[g.pending].top <= r.number; g.pending++ {
		m := g.merges[g.pending]
		if m.top < r.number || m.bottom == m.top || r.at(m.left).kind == blank {
			continue
		}
		// Ranges of one column follow each other, so there is one for each.
		g.active = slices.DeleteFunc(g.active, func(f filling) bool { return f.left == m.left })
		g.active = append(g.active, filling{m, *r.at(m.left)})
	}
	for _, f := range g.active {
		if f.top == r.number || f.bottom < r.number || r.at(f.left).kind != blank {
			continue
		}
		for len(r.cells) <= f.left {
			r.cells = append(r.cells, cell{})
		}
		r.cells[f.left] = f.from
		r.cells[f.left].filled = true
	}
}

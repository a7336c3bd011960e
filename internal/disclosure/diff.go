package disclosure

import "strings"

// Piece is a stretch of text that two revisions share, or that one of them
// has alone.
type Piece struct {
	Change PieceChange
	Text   string
}

// PieceChange says which revision a piece belongs to.
type PieceChange int

// The changes.
const (
	Kept PieceChange = iota
	Removed
	Inserted
)

// Line is a paragraph of a comparison.
type Line struct {
	Change PieceChange // Kept when any of its text is kept
	Pieces []Piece
}

// Compare puts two texts beside each other, paragraph by paragraph, and marks
// inside a changed paragraph what is different.
func Compare(before, after string) []Line {
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	var lines []Line
	for _, run := range align(old, now) {
		switch {
		case run.kept:
			for _, text := range old[run.oldFrom:run.oldTo] {
				lines = append(lines, Line{Kept, []Piece{{Kept, text}}})
			}
		default:
			lines = append(lines, changed(old[run.oldFrom:run.oldTo], now[run.nowFrom:run.nowTo])...)
		}
	}
	return lines
}

// changed pairs paragraphs that were rewritten; what is left over was removed
// or inserted whole.
func changed(old, now []string) []Line {
	var lines []Line
	for n := 0; n < len(old) || n < len(now); n++ {
		switch {
		case n >= len(old):
			lines = append(lines, Line{Inserted, []Piece{{Inserted, now[n]}}})
		case n >= len(now):
			lines = append(lines, Line{Removed, []Piece{{Removed, old[n]}}})
		default:
			lines = append(lines, rewritten(old[n], now[n])...)
		}
	}
	return lines
}

// rewritten marks what differs between two paragraphs; two that have little in
// common are told as one removed and one inserted.
func rewritten(old, now string) []Line {
	var pieces []Piece
	kept := 0
	a, b := strings.Split(old, ""), strings.Split(now, "")
	for _, run := range align(a, b) {
		if run.kept {
			pieces = append(pieces, Piece{Kept, strings.Join(a[run.oldFrom:run.oldTo], "")})
			kept += run.oldTo - run.oldFrom
			continue
		}
		if run.oldTo > run.oldFrom {
			pieces = append(pieces, Piece{Removed, strings.Join(a[run.oldFrom:run.oldTo], "")})
		}
		if run.nowTo > run.nowFrom {
			pieces = append(pieces, Piece{Inserted, strings.Join(b[run.nowFrom:run.nowTo], "")})
		}
	}
	if 3*kept < max(len(a), len(b)) {
		return []Line{{Removed, []Piece{{Removed, old}}}, {Inserted, []Piece{{Inserted, now}}}}
	}
	return []Line{{Kept, pieces}}
}

// run is a stretch that two sequences share, or where they differ.
type run struct {
	kept                           bool
	oldFrom, oldTo, nowFrom, nowTo int
}

// largest bounds the table of align; beyond it the middle is told as rewritten.
const largest = 4_000_000

// align finds the longest common subsequence of two sequences as runs. Equal
// ends are taken off first, so that the table covers the middle only.
func align(a, b []string) []run {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var runs runs
	runs.keep(0, 0, head)
	runs.middle(a[head:len(a)-tail], b[head:len(b)-tail], head)
	runs.keep(len(a)-tail, len(b)-tail, tail)
	return runs
}

type runs []run

func (r *runs) keep(a, b, n int) {
	if n == 0 {
		return
	}
	if last := len(*r) - 1; last >= 0 && (*r)[last].kept {
		(*r)[last].oldTo, (*r)[last].nowTo = a+n, b+n
		return
	}
	*r = append(*r, run{true, a, a + n, b, b + n})
}

func (r *runs) differ(a, aTo, b, bTo int) {
	if a == aTo && b == bTo {
		return
	}
	if last := len(*r) - 1; last >= 0 && !(*r)[last].kept {
		(*r)[last].oldTo, (*r)[last].nowTo = aTo, bTo
		return
	}
	*r = append(*r, run{false, a, aTo, b, bTo})
}

func (r *runs) middle(a, b []string, at int) {
	if len(a)*len(b) > largest || len(a) == 0 || len(b) == 0 {
		r.differ(at, at+len(a), at, at+len(b))
		return
	}
	// length[i][j] is the longest common subsequence of a[i:] and b[j:].
	length := make([][]int32, len(a)+1)
	for i := range length {
		length[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			r.keep(at+i, at+j, 1)
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			r.differ(at+i, at+i+1, at+j, at+j)
			i++
		default:
			r.differ(at+i, at+i, at+j, at+j+1)
			j++
		}
	}
	r.differ(at+i, at+len(a), at+j, at+len(b))
}

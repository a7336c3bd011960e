package paper

import "slices"

// maxStretch is the widest gap, as a part of the size (one maxStretch-th), that
// justification may open. A line that would need more stays as it is.
const maxStretch = 2

// placer puts the boxes of one line at their positions.
type placer struct {
	*prose
	line textLine
	x    []Length // origin of each box, from the line's start; one more for the end
}

// place returns the line's marks on baseline 0, with X from the left end of a
// line of the given measure.
func (p *prose) place(l textLine, measure Length, align Align) []Text {
	q := &placer{prose: p, line: l, x: make([]Length, l.end-l.from+1)}
	width := q.advance()
	switch {
	case l.end == l.from:
		return nil
	case align == AlignCenter:
		q.shift((measure - width + p.tail(l)) / 2)
	case align == AlignRight:
		q.shift(measure - width + p.tail(l))
	case align == AlignJustify && !l.final && width < measure:
		q.stretch(measure - width)
	}
	q.dashes()
	return q.marks()
}

// tail is the tracking after the last drawn character, which is not seen.
func (p *prose) tail(l textLine) Length {
	return p.styles[p.boxes[l.end-1].style].Tracking
}

// advance sets natural positions, less what is squeezed out, and returns the
// width.
func (q *placer) advance() Length {
	l := q.line
	var slack Length
	if l.squeeze > 0 {
		slack = q.slack(l.from, l.end)
	}
	var x Length
	for i := l.from; i < l.end; i++ {
		adv := q.boxes[i].adv
		var cut Length
		if slack > 0 { // rounded up: the line must not be too long
			cut = (q.give(i, l.from, l.end)*l.squeeze + slack - 1) / slack
		}
		q.x[i-l.from] = x
		if q.boxes[i].class == opening {
			q.x[i-l.from] -= cut // its blank half is the left one
		}
		x += adv - cut
	}
	q.x[l.end-l.from] = x
	return x
}

func (q *placer) shift(d Length) {
	for i := range q.x {
		q.x[i] += d
	}
}

// gap reports whether space may be put before box i: beside a full-width
// character or after a space, never inside a token.
func (q *placer) gap(i int) bool {
	return i > q.line.from && !q.boxes[i].inner && q.boxes[i].class != space &&
		(q.wide(i) || q.wide(i-1) || q.boxes[i-1].class == space)
}

// stretch distributes free evenly over the gaps.
func (q *placer) stretch(free Length) {
	var gaps Length
	for i := q.line.from; i < q.line.end; i++ {
		if q.gap(i) {
			gaps++
		}
	}
	if gaps == 0 || free/gaps > q.size(q.line.from)/maxStretch {
		return
	}
	each, x := free/gaps, Length(0)
	for i := q.line.from; i < q.line.end; i++ {
		if q.gap(i) {
			x += each
		}
		q.x[i-q.line.from] += x
	}
	q.x[q.line.end-q.line.from] += x
}

// dashes closes up each run of —— into one stroke in the middle of its
// squares.
func (q *placer) dashes() {
	l := q.line
	for i := l.from; i < l.end; i++ {
		n := 1
		for q.boxes[i].r == '—' && i+n < l.end && q.boxes[i+n].r == '—' {
			n++
		}
		if n == 1 {
			continue
		}
		size := q.size(i)
		left, right, _ := q.fonts.fonts[q.boxes[i].face].ink('—', size)
		step := min(q.boxes[i].adv, right-left-size/100)
		cells := q.boxes[i].adv * Length(n)
		x := q.x[i-l.from] + (cells-step*Length(n-1)-(right-left))/2 - left
		for k := range n {
			q.x[i-l.from+k] = x + step*Length(k)
		}
		i += n - 1
	}
}

// marks gathers the boxes into as few Text marks as their faces and gaps
// allow. A token is never divided between two marks of one face.
func (q *placer) marks() []Text {
	var out []Text
	for i := q.line.from; i < q.line.end; {
		if q.boxes[i].class == dropped {
			i++
			continue
		}
		end, tracking := q.run(i)
		b, s := q.boxes[i], q.styles[q.boxes[i].style]
		out = append(out, Text{X: q.x[i-q.line.from], Face: b.face, Size: s.Size, Tracking: tracking, Color: s.Color, String: q.text(i, end)})
		i = end
	}
	return slices.Clip(out)
}

// run returns the end of the longest run from box i that one mark can draw,
// and its tracking.
func (q *placer) run(i int) (end int, tracking Length) {
	tracking = q.styles[q.boxes[i].style].Tracking
	if q.sameFont(i, i+1) {
		tracking = q.after(i)
	}
	end = q.token(i, tracking)
	for q.sameFont(end-1, end) && q.after(end-1) == tracking {
		next := q.token(end, tracking)
		if q.sameFont(next-1, next) && q.boxes[next].inner {
			break // its inner gaps differ
		}
		end = next
	}
	return end, tracking
}

// token returns the end of the part of the token at box i that has the given
// tracking.
func (q *placer) token(i int, tracking Length) int {
	end := i + 1
	for q.sameFont(end-1, end) && q.boxes[end].inner && q.after(end-1) == tracking {
		end++
	}
	return end
}

// after is the space between box i's glyph and the next.
func (q *placer) after(i int) Length {
	at := i - q.line.from
	return q.x[at+1] - q.x[at] - q.boxes[i].glyph
}

// sameFont reports whether box k stands in the line and can share a mark with
// box i.
func (q *placer) sameFont(i, k int) bool {
	if k >= q.line.end || q.boxes[k].class == dropped {
		return false
	}
	a, b := q.boxes[i], q.boxes[k]
	return a.face == b.face && (a.style == b.style || sameInk(q.styles[a.style], q.styles[b.style]))
}

func sameInk(a, b TextStyle) bool { return a.Size == b.Size && a.Color == b.Color }

package paper

// shortText is how many characters a text may have for its lines to be made
// equal: titles and labels, not paragraphs.
const shortText = 200

// linesFor breaks the text as its alignment asks: at the hints when there are
// any, about equally long when centred, and greedily otherwise.
func (p *prose) linesFor(align Align, first, rest Length) []textLine {
	if p.hinted {
		p.obeyHints(min(first, rest))
	}
	lines := p.breakLines(first, rest)
	if align != AlignCenter || p.hinted || p.lines || len(lines) < 2 || len(p.boxes) > shortText {
		return lines
	}
	return p.balance(lines, first, rest)
}

// obeyHints forbids every break but the hinted ones, except in pieces that
// are wider than the measure.
func (p *prose) obeyHints(measure Length) {
	for from := 0; from < len(p.boxes); {
		to := from + 1
		for to < len(p.boxes) && !p.boxes[to].hint {
			to++
		}
		if p.width(from, to) <= measure {
			for i := from + 1; i < to; i++ {
				p.boxes[i].brk = false
			}
		}
		if from > 0 {
			p.boxes[from].brk = true
		}
		from = to
	}
}

// balance finds the narrowest measure (rest) that needs no more lines than the given
// ones, so that no line is much shorter than the others.
func (p *prose) balance(lines []textLine, first, rest Length) []textLine {
	n := len(lines)
	low, high := p.widestGroup(), rest
	for high-low > Point/4 {
		mid := (low + high) / 2
		try := p.breakLines(min(first, mid), mid)
		if len(try) > n {
			low = mid
			continue
		}
		high, lines = mid, try
	}
	return lines
}

// widestGroup returns the width of the widest piece without a break.
func (p *prose) widestGroup() Length {
	var widest, w Length
	for _, b := range p.boxes {
		if b.brk || b.class == newline {
			w = 0
		}
		w += b.adv
		widest = max(widest, w)
	}
	return widest
}

// widestPiece returns the width of the widest piece between hints or newlines.
func (p *prose) widestPiece() Length {
	var widest, w Length
	for _, b := range p.boxes {
		if b.hint || b.class == newline {
			w = 0
		}
		w += b.adv
		widest = max(widest, w)
	}
	return widest
}

// noOrphan breaks a label again, a little narrower, when its last line would
// hold a single character.
func (p *prose) noOrphan(lines []textLine, measure Length) []textLine {
	short := func(lines []textLine) bool {
		l := lines[len(lines)-1]
		return p.width(l.from, l.end) < 2*p.size(l.from)*9/10
	}
	if len(lines) < 2 || p.hinted || p.lines || len(p.boxes) > shortText || !short(lines) {
		return lines
	}
	for _, chars := range [...]Length{1, 2, 3} {
		m := measure - chars*p.size(0)
		if m < p.widestGroup() {
			break
		}
		if try := p.breakLines(m, m); len(try) == len(lines) && !short(try) {
			return try
		}
	}
	return lines
}

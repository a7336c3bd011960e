package paper

// textLine is a line of a prose: the boxes from..to, of which those up to end
// are drawn (the rest are spaces and the newline).
type textLine struct {
	from, to, end int
	squeeze       Length // to be taken out of the punctuation
	final         bool   // last of its paragraph or before a forced newline
}

// breaker walks over a prose once.
type breaker struct {
	*prose
	first, rest Length // measures of the first and the other lines
	lines       []textLine
	start       int    // first box of the current line
	used        Length // width of the current line
	last        int    // latest possible break in the current line; start when none
}

// breakLines breaks the text into lines no wider than first and rest. An
// empty text is one empty line.
func (p *prose) breakLines(first, rest Length) []textLine {
	b := &breaker{prose: p, first: first, rest: rest}
	if rest > 0 && len(p.boxes) > 0 {
		b.lines = make([]textLine, 0, int(p.width(0, len(p.boxes))/rest)+4)
	}
	for i := 0; i < len(p.boxes); {
		i = b.step(i)
	}
	if b.start < len(p.boxes) || len(b.lines) == 0 {
		b.emit(len(p.boxes), 0, true)
	}
	return b.lines
}

func (b *breaker) measure() Length {
	if len(b.lines) == 0 {
		return b.first
	}
	return b.rest
}

// step takes box i into the current line or closes the line; it returns the
// box to go on with.
func (b *breaker) step(i int) int {
	x := &b.boxes[i]
	switch x.class {
	case newline:
		b.emit(i+1, 0, true)
		return i + 1
	case space:
		b.used += x.adv
		return i + 1
	}
	if x.brk && i > b.start {
		b.last = i
	}
	if b.used+x.adv <= b.measure() {
		b.used += x.adv
		return i + 1
	}
	to, squeeze := b.overflow(i)
	if squeeze > 0 { // what hangs after the mark belongs to this line
		for to < len(b.boxes) && b.boxes[to].class == space {
			to++
		}
		if to < len(b.boxes) && b.boxes[to].class == newline {
			b.emit(to+1, squeeze, true)
			return b.start
		}
	}
	b.emit(to, squeeze, false)
	return to
}

// overflow decides where the line ends when box i does not fit: marks that may
// not start a line are squeezed in when the line's punctuation gives enough
// (推入); else the group they belong to goes to the next line (推出); a group
// longer than a line is cut.
func (b *breaker) overflow(i int) (to int, squeeze Length) {
	if b.boxes[i].class == closing && !b.boxes[i].inner {
		end := i + 1
		for end < len(b.boxes) && b.boxes[end].class == closing && !b.boxes[end].brk {
			end++
		}
		over := b.used + b.width(i, end) - b.measure()
		fits := end == len(b.boxes) || b.boxes[end].brk || b.boxes[end].class == newline || b.boxes[end].class == space
		if fits && over <= b.slack(b.start, end) {
			return end, over
		}
	}
	if b.last > b.start {
		return b.last, 0
	}
	return b.cut(i), 0
}

// cut returns where to break a group that is longer than the line: at the
// latest place that leaves no mark on the wrong side, else simply at i.
func (b *breaker) cut(i int) int {
	for k := i; k > b.start; k-- {
		if b.boxes[k].class != closing && b.boxes[k].class != space && b.boxes[k-1].class != opening && !(b.boxes[k].inner && b.boxes[k].class != letter) {
			return k
		}
	}
	return max(i, b.start+1)
}

func (b *breaker) emit(to int, squeeze Length, final bool) {
	end := to
	for end > b.start && (b.boxes[end-1].class == space || b.boxes[end-1].class == newline) {
		end--
	}
	b.lines = append(b.lines, textLine{b.start, to, end, squeeze, final || to == len(b.boxes)})
	b.start, b.last, b.used = to, to, 0
}

// slack is how much may be squeezed out of the punctuation of boxes from..to.
func (p *prose) slack(from, to int) Length {
	var sum Length
	for i := from; i < to; i++ {
		sum += p.give(i, from, to)
	}
	return sum
}

// give is how much box i may lose in the line from..to: a quarter of its
// square, half at the end of the line and beside another mark; nothing at the
// start of the line, so that left edges stay true.
func (p *prose) give(i, from, to int) Length {
	if !p.squeezable(i) || i == from && p.boxes[i].class == opening {
		return 0
	}
	r, size := p.boxes[i].r, p.size(i)
	switch {
	case r == '？' || r == '！':
		return size / 4 // their ink stands nearer the middle
	case p.boxes[i].class == opening && p.squeezable(i-1),
		p.boxes[i].class == closing && (i == to-1 || p.boxes[i+1].class == closing && p.squeezable(i+1)):
		return size / 2
	}
	return size / 4
}

// squeezable reports whether box i is a full-width mark with a blank half.
func (p *prose) squeezable(i int) bool {
	return !p.boxes[i].inner && isSqueezable(p.boxes[i].r) && p.wide(i)
}

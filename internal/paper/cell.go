package paper

// setCell sets the text of a cell in a place of the given width, rules
// included.
func setCell(fonts *FontSet, text string, style CellStyle, width Length) *Block {
	ps := ParagraphStyle{TextStyle: style.TextStyle, Align: style.Align, Leading: style.Leading}
	pad := style.padX()
	if style.Vertical {
		pad = min(pad, Point)
	}
	p := newProse(fonts, []Span{{text, ps.TextStyle}})
	if widest := p.widestToMeet(width - 2*pad); widest > width-2*pad {
		pad = max(min(pad, Point*3/2), (width-widest)/2) // first less padding, then smaller type
		if room := width - 2*pad; widest > room && room > 0 {
			ps.Size = max(ps.Size*room/widest/100*100, ps.Size/2)
			p = newProse(fonts, []Span{{text, ps.TextStyle}})
		}
	}
	inner := max(width-2*pad, ps.Size)
	b := &Block{Width: width, Leading: ps.leading(), Missing: p.missing}
	if style.Leading == 0 {
		b.Leading = style.Size * 13 / 10
	}
	if style.Vertical {
		b.setVertical(p, style, width)
		return b
	}
	lines := p.linesFor(style.Align, inner, inner)
	if style.Align == AlignLeft || style.Align == AlignRight {
		lines = p.noOrphan(lines, inner)
	}
	for _, l := range lines {
		b.addLine(p, l, pad, inner, ps)
	}
	return b
}

// widestToMeet returns the width that should fit on a line of the given width:
// that of the widest word or number, or of the widest piece between hints when
// that is not far too wide.
func (p *prose) widestToMeet(width Length) Length {
	widest := p.widestToken()
	if p.hinted {
		if piece := p.widestPiece(); piece <= width*23/20 {
			widest = max(widest, piece)
		}
	}
	return widest
}

// setVertical sets one character to a line. A mark that may not start a line
// stands to the right of its character, which stays in the column of the
// others as far as the width has room for the mark.
func (b *Block) setVertical(p *prose, style CellStyle, width Length) {
	for from := 0; from < len(p.boxes); {
		to := from + 1
		for to < len(p.boxes) && (!p.boxes[to].brk || p.boxes[to].inner) && p.boxes[to].class != newline {
			to++
		}
		if p.boxes[from].class == newline {
			from++
			continue
		}
		l := textLine{from: from, to: to, end: to, final: true}
		for l.end > from && (p.boxes[l.end-1].class == space || p.boxes[l.end-1].class == newline) {
			l.end--
		}
		x := (width - p.width(from, l.end)) / 2
		if last := l.end - 1; l.end-from == 2 && p.wide(from) && isSqueezable(p.boxes[last].r) {
			size := p.size(from)
			_, ink, _ := p.fonts.fonts[p.boxes[last].face].ink(p.boxes[last].r, size)
			x = (width - size) / 2
			if over := x + size + ink - (width - Point); over > 0 {
				x -= over
			}
		}
		b.addLine(p, l, x, width, ParagraphStyle{TextStyle: style.TextStyle, Align: AlignLeft})
		from = to
	}
	if len(b.lines) == 0 {
		b.lines = []blockLine{{}}
	}
}

package paper

// Block is a text set to a width: its lines and their marks. It does not
// change once it is made.
type Block struct {
	Width   Length
	Leading Length // height of one line
	Missing []Missing

	lines []blockLine
}

type blockLine struct {
	text  string
	marks []Text // X from the block's left, Y from the line's top
	short bool   // less than a quarter of the measure
}

// Set breaks text into lines of the given width and places its characters.
// The block's first line starts at its top: spaces before and after a
// paragraph are left to the flow.
func (s *FontSet) Set(text string, style ParagraphStyle, width Length) *Block {
	return s.SetSpans([]Span{{Text: text}}, style, width)
}

// SetSpans is Set for a paragraph of mixed styles.
func (s *FontSet) SetSpans(spans []Span, style ParagraphStyle, width Length) *Block {
	style = style.onGrid(width)
	left, right := style.chars(style.Left), style.chars(style.Right)
	first := style.chars(style.First)
	rest := width - left - right
	p := newProse(s, complete(spans, style))
	b := &Block{Width: width, Leading: style.leading(), Missing: p.missing}
	for i, l := range p.linesFor(style.Align, rest-first, rest) {
		x, measure := left, rest
		if i == 0 {
			x, measure = left+first, rest-first
		}
		b.addLine(p, l, x, measure, style)
	}
	return b
}

// complete gives every span its style.
func complete(spans []Span, style ParagraphStyle) []Span {
	out := make([]Span, len(spans))
	for i, s := range spans {
		if s.Size == 0 {
			s.TextStyle = style.TextStyle
		}
		if style.Grid > 0 {
			s.Tracking = style.Tracking
		}
		out[i] = s
	}
	return out
}

func (b *Block) addLine(p *prose, l textLine, x, measure Length, style ParagraphStyle) {
	marks := p.place(l, measure, style.Align)
	base := baseline(b.Leading, style.Size)
	for i := range marks {
		marks[i].X += x
		marks[i].Y = base
	}
	b.lines = append(b.lines, blockLine{p.text(l.from, l.to), marks, p.width(l.from, l.end)*4 < measure})
}

// baseline returns how far below the top of a line its text stands: the em
// square is in the middle of the line.
func baseline(leading, size Length) Length {
	return (leading-size)/2 + size*ascent/1000
}

// Height is the height of all lines.
func (b *Block) Height() Length { return b.Leading * Length(len(b.lines)) }

// Lines returns the text of every line, with the spaces that hang over its
// end. Together they are the whole text.
func (b *Block) Lines() []string {
	out := make([]string, len(b.lines))
	for i, l := range b.lines {
		out[i] = l.text
	}
	return out
}

// Marks returns the block's marks with its top left corner at x, y.
func (b *Block) Marks(x, y Length) []Mark {
	var out []Mark
	for i := range b.lines {
		out = b.appendLine(out, i, x, y+b.Leading*Length(i))
	}
	return out
}

// appendLine adds line i with its top at y.
func (b *Block) appendLine(out []Mark, i int, x, y Length) []Mark {
	for _, t := range b.lines[i].marks {
		t.X += x
		t.Y += y
		out = append(out, t)
	}
	return out
}

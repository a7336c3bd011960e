package paper

import (
	"strings"
)

// Flow composes blocks onto pages. Add the blocks in reading order, then ask
// for the Document. A Flow is for one goroutine.
type Flow struct {
	fonts *FontSet
	style PageStyle
	items []item
	lost  []Missing
	err   error
}

// item is the smallest thing that is placed on a page whole: a line, a space,
// a group of marks; or a table, which divides itself.
type item struct {
	height   Length
	block    *Block // with line: one line of it
	line     int
	dx       Length
	marks    []Mark // from the top left corner of the item
	table    *grid
	keep     bool // on the page of the next item
	space    bool // dropped at the top of a page
	turn     bool // starts a new page
	bookmark *Bookmark
}

// NewFlow returns an empty flow onto pages of the given style.
func NewFlow(fonts *FontSet, style PageStyle) *Flow {
	return &Flow{fonts: fonts, style: style}
}

// Style returns the flow's page style.
func (f *Flow) Style() PageStyle { return f.style }

// Fonts returns the flow's fonts.
func (f *Flow) Fonts() *FontSet { return f.fonts }

// Heading adds a heading and its bookmark; level 0 is the outermost of the
// outline. A heading stays on the page of what follows it.
func (f *Flow) Heading(level int, text string, style ParagraphStyle) {
	style.KeepWithNext, style.KeepTogether = true, true
	start := len(f.items)
	f.Paragraph(text, style)
	title := strings.NewReplacer(BreakHint, "", "\n", "").Replace(text)
	for i := start; i < len(f.items); i++ {
		if !f.items[i].space {
			f.items[i].bookmark = &Bookmark{Title: title, Level: level}
			return
		}
	}
}

// Paragraph adds one paragraph. A newline in text starts a new line without
// indent; an empty text is an empty line.
func (f *Flow) Paragraph(text string, style ParagraphStyle) {
	f.Spans(style, Span{Text: text})
}

// Spans adds a paragraph of mixed styles.
func (f *Flow) Spans(style ParagraphStyle, spans ...Span) {
	if style.Leading == 0 {
		style.Leading = f.style.Leading
	}
	b := f.fonts.SetSpans(spans, style, f.style.BlockWidth)
	f.lost = append(f.lost, b.Missing...)
	f.gap(style.Before, false)
	n := len(b.lines)
	for i := range b.lines {
		f.items = append(f.items, item{height: b.Leading, block: b, line: i, keep: f.keeps(b, i, style)})
	}
	if n > 0 && style.After > 0 {
		f.gap(style.After, style.KeepWithNext)
	}
}

// keeps reports whether line i of b must stay on the page of the next line.
func (f *Flow) keeps(b *Block, i int, style ParagraphStyle) bool {
	n := len(b.lines)
	if i == n-1 {
		return style.KeepWithNext
	}
	widow := b.lines[n-1].short && i >= n-f.style.Widows
	return style.KeepTogether || i < f.style.Orphans-1 || widow
}

// Paragraphs adds a text as a person typed it: every non-empty line is a
// paragraph, and indents typed as spaces are taken off.
func (f *Flow) Paragraphs(text string, style ParagraphStyle) {
	for line := range strings.SplitSeq(tidy.Replace(text), "\n") {
		if line = strings.Trim(line, " \u3000\u00a0"); line != "" {
			f.Paragraph(line, style)
		}
	}
}

// Space adds empty space. It is dropped at the top of a page, except the
// first.
func (f *Flow) Space(height Length) { f.gap(height, false) }

func (f *Flow) gap(height Length, keep bool) {
	if height > 0 {
		f.items = append(f.items, item{height: height, space: true, keep: keep})
	}
}

// Marks adds marks of the caller's own, placed from the left edge of the text
// block and the top of the item: a red line, a picture, a frame.
func (f *Flow) Marks(height Length, marks ...Mark) {
	f.items = append(f.items, item{height: height, marks: marks})
}

// NewPage ends the page; what follows starts on the next. At the top of a
// page it does nothing.
func (f *Flow) NewPage() { f.items = append(f.items, item{turn: true}) }

// Table adds a table. The table must not be changed afterwards. Between two
// tables without anything between them half a line is left free.
func (f *Flow) Table(t *Table) {
	g, err := newGrid(f.fonts, t, f.style.BlockWidth, f.style.BlockHeight)
	if err != nil && f.err == nil {
		f.err = err
	}
	if err == nil && g.rows() > 0 {
		f.lost = append(f.lost, g.lost...)
		if n := len(f.items); n > 0 && f.items[n-1].table != nil {
			f.gap(f.style.Leading/2, false)
		}
		f.items = append(f.items, item{table: g, dx: (f.style.BlockWidth - g.width()) / 2})
	}
}

// Signature adds the organ's name and the date of the paper: the date with
// four characters' space to its right, the name centred above it
// (GB/T 9704-2012 §7.3.5). A name too long for that moves both to the left,
// two characters from the edge. They stay on one page with the last two lines
// before them. Size and face are those of style.
func (f *Flow) Signature(organ, date string, style ParagraphStyle) {
	style = style.onGrid(f.style.BlockWidth)
	if style.Leading == 0 {
		style.Leading = f.style.Leading
	}
	f.bind()
	f.gap(f.style.SignatureGap, true)
	plain := ParagraphStyle{TextStyle: style.TextStyle, Leading: style.Leading}
	name, day := f.fonts.Set(organ, plain, f.style.BlockWidth), f.fonts.Set(date, plain, f.style.BlockWidth)
	f.lost = append(append(f.lost, name.Missing...), day.Missing...)
	nameWidth, dayWidth := f.fonts.Advance(organ, plain.TextStyle), f.fonts.Advance(date, plain.TextStyle)
	centre := min(f.style.BlockWidth-style.chars(4)-dayWidth/2, f.style.BlockWidth-style.chars(2)-nameWidth/2)
	f.line(name, max(centre-nameWidth/2, 0), true)
	f.line(day, centre-dayWidth/2, false)
}

// bind keeps the last two lines of the text so far with what follows.
func (f *Flow) bind() {
	lines := 0
	for i := len(f.items) - 1; i >= 0 && lines < 2; i-- {
		it := &f.items[i]
		if it.turn || it.table != nil {
			return
		}
		it.keep = true
		if !it.space {
			lines++
		}
	}
}

func (f *Flow) line(b *Block, dx Length, keep bool) {
	for i := range b.lines {
		f.items = append(f.items, item{height: b.Leading, block: b, line: i, dx: dx, keep: keep || i < len(b.lines)-1})
	}
}

package form

import (
	"image/color"
	"strings"
	"unicode"

	"zwgk/internal/paper"
)

// plate is a run of sheets on which every text has its measured place: covers,
// labels and stamps, which are cut out or pasted and so know no flow.
type plate struct {
	fonts *paper.FontSet
	pages []paper.Page
	said  *paper.Flow // of what was set, never shown: it finds what no font has
}

func newPlate(fonts *paper.FontSet) *plate {
	return &plate{fonts: fonts, said: paper.NewFlow(fonts, kept(""))}
}

// sheet begins a sheet.
func (p *plate) sheet(width, height paper.Length) {
	p.pages = append(p.pages, paper.Page{Width: width, Height: height})
}

// add draws on the sheet begun last.
func (p *plate) add(marks ...paper.Mark) {
	page := &p.pages[len(p.pages)-1]
	page.Marks = append(page.Marks, marks...)
}

// set sets a text and remembers it.
func (p *plate) set(text string, style paper.ParagraphStyle, width paper.Length) *paper.Block {
	p.said.Paragraph(text, style)
	return p.fonts.Set(text, style, width)
}

// centred sets a text into the middle of a box, in the largest of the sizes in
// which it fits.
func (p *plate) centred(text string, style paper.ParagraphStyle, box area, sizes ...paper.Length) {
	style.Size = sizes[0]
	p.said.Paragraph(text, style)
	b := fitted(p.fonts, text, style, box, sizes)
	p.add(b.Marks(box.x, box.y+(box.h-b.Height())/2)...)
}

// document is what was drawn; like Flow.Document it is complete even when a
// character is missing.
func (p *plate) document(m paper.Meta) (*paper.Document, error) {
	_, lost := p.said.Document(m)
	return &paper.Document{Meta: m, Pages: p.pages}, lost
}

// area is a box on a sheet.
type area struct{ x, y, w, h paper.Length }

func (a area) inset(d paper.Length) area { return area{a.x + d, a.y + d, a.w - 2*d, a.h - 2*d} }

// frame is the outline of the area.
func (a area) frame(width paper.Length) paper.Rect {
	r := frame(a.x, a.y, a.w, a.h)
	r.StrokeWidth = width
	return r
}

// fitted sets a text in the largest of the sizes in which it stands in a box
// with no number torn; what is too long for the smallest is cut with ……
func fitted(fonts *paper.FontSet, text string, style paper.ParagraphStyle, box area, sizes []paper.Length) *paper.Block {
	style.Align = paper.AlignCenter
	for _, size := range sizes {
		style.Size, style.Leading = size, size*13/10
		if widestOf(fonts, strings.FieldsFunc(text, notPartOfNumber), style.TextStyle) > box.w {
			continue
		}
		if b := fonts.Set(text, style, box.w); b.Height() <= box.h {
			return b
		}
	}
	for runes := []rune(text); len(runes) > 0; runes = runes[:len(runes)-(len(runes)+15)/16] {
		if b := fonts.Set(string(runes)+"……", style, box.w); b.Height() <= box.h {
			return b
		}
	}
	return fonts.Set("", style, box.w)
}

// notPartOfNumber reports whether r stands between words and numbers that must
// not be torn.
func notPartOfNumber(r rune) bool { return r > 0x2000 || unicode.IsSpace(r) }

// widestOf is the width of the widest of some texts.
func widestOf(fonts *paper.FontSet, texts []string, style paper.TextStyle) (widest paper.Length) {
	for _, text := range texts {
		widest = max(widest, fonts.Advance(text, style))
	}
	return widest
}

// cutInk is the grey of lines to cut along: seen, and not taken for a rule.
var cutInk = color.NRGBA{R: 0x80, G: 0x80, B: 0x80, A: 0xFF}

func cutStroke(x1, y1, x2, y2 paper.Length) paper.Mark {
	return paper.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: paper.Pt(0.4), Color: cutInk}
}

// Strokes to cut along stand outside what is cut out.
var (
	cutGap  = paper.MM(1)
	cutLong = paper.MM(5)
)

// cutMarks are such strokes at the corners of an area.
func cutMarks(a area) []paper.Mark {
	return append(upCuts(a.x, a), append(upCuts(a.x+a.w, a), sideCuts(a)...)...)
}

// upCuts continue the upright line at x above and below an area.
func upCuts(x paper.Length, a area) []paper.Mark {
	low := a.y + a.h + cutGap
	return []paper.Mark{cutStroke(x, a.y-cutGap-cutLong, x, a.y-cutGap), cutStroke(x, low, x, low+cutLong)}
}

// sideCuts continue the upper and the lower edge of an area to both sides.
func sideCuts(a area) (marks []paper.Mark) {
	right := a.x + a.w + cutGap
	for _, y := range []paper.Length{a.y, a.y + a.h} {
		marks = append(marks, cutStroke(a.x-cutGap-cutLong, y, a.x-cutGap, y), cutStroke(right, y, right+cutLong, y))
	}
	return marks
}

// rule is a black line to write on or to stand below a name.
func rule(x1, x2, y, width paper.Length) paper.Mark {
	return paper.Line{X1: x1, Y1: y, X2: x2, Y2: y, Width: width, Color: paper.Black}
}

// plateNote tells beside a label how it is printed and cut.
func plateNote() paper.ParagraphStyle {
	return paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size5Small, Color: color.NRGBA{R: 0x50, G: 0x50, B: 0x50, A: 0xFF}}, Leading: paper.Size5Small * 15 / 10}
}

// note sets such a text.
func (p *plate) note(text string, x, y, width paper.Length) {
	p.add(p.set(text, plateNote(), width).Marks(x, y)...)
}

// coverLine is a label of a cover with what is written behind it, on a rule.
type coverLine struct{ label, value string }

// coverLines sets labels of even width with their values ruled, from y down, and
// returns where they end. A value has three lines at most, and smaller type when
// it is longer.
func (p *plate) coverLines(lines []coverLine, x, y, width, size paper.Length) paper.Length {
	const longestLabel, most = 6, 3 // 机构（问题）; lines
	leading := size * 13 / 10
	label := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: size}, Leading: leading}
	plain, labels := label, longestLabel*size
	from := x + labels + size
	for _, l := range lines {
		label.Tracking = 0
		if n := paper.Length(length(l.label)); n > 1 && n < longestLabel {
			label.Tracking = (labels - n*size) / (n - 1)
		}
		p.said.Paragraph(l.value, plain)
		value := fitted(p.fonts, l.value, plain, area{w: x + width - from, h: most * leading}, []paper.Length{size, size * 3 / 4, size / 2})
		low := y + value.Height()
		p.add(p.set(l.label, label, 2*labels).Marks(x, low-leading)...)
		p.add(value.Marks(from, y)...)
		p.add(rule(from, x+width, low+paper.Pt(1), paper.Pt(0.7)))
		y = low + size*11/10
	}
	return y
}

// phrased lets a text of a cover part between its phrases, and nowhere else as
// long as they fit.
func phrased(text string) string {
	runes, from := []rune(text), 0
	var b strings.Builder
	for _, at := range partings(text) {
		b.WriteString(string(runes[from:at]) + paper.BreakHint)
		from = at
	}
	return b.String() + string(runes[from:])
}

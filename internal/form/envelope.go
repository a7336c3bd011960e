package form

import (
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// EnvelopeSize is the size of an envelope.
type EnvelopeSize uint8

// The envelopes of GB/T 1416 that offices use for letters. DL is the zero value.
const (
	EnvelopeDL EnvelopeSize = iota // 220 × 110 mm
	EnvelopeC5                     // 229 × 162 mm
)

// Envelope is what stands on an envelope.
type Envelope struct {
	Size      EnvelopeSize
	Organ     office.Organ // who sends it
	Address   string       // of the organ
	Postcode  string       // of the organ
	To        string       // who gets it, with 收
	ToAddress string
	ToCode    string // 邮政编码; figures that are missing leave their box
	Printed   bool   // the envelope has its boxes already
}

// envelopeMargin keeps clear of what printers cannot reach.
const envelopeMargin = 12 // mm

// postcodeFigures is the length of a 邮政编码.
const postcodeFigures = 6

// envelopeSizes are the sizes of type of the address, from large to small: an
// envelope has one page.
var envelopeSizes = points(15, 12, 10.5, 9)

// EnvelopePaper lays out an envelope as a page of its own size: the addressee's
// postcode in boxes at the upper left, the place of the stamp at the upper
// right, the addressee in the middle, the organ at the lower right.
func EnvelopePaper(e Envelope, fonts *paper.FontSet) (*paper.Document, error) {
	var doc *paper.Document
	var err error
	for _, size := range envelopeSizes {
		doc, err = e.layOut(size, fonts)
		if doc == nil || len(doc.Pages) == 1 {
			break
		}
	}
	return doc, err
}

func (e Envelope) layOut(size paper.Length, fonts *paper.FontSet) (*paper.Document, error) {
	style := e.page()
	flow := paper.NewFlow(fonts, style)
	boxes := paper.MM(16)
	flow.Marks(boxes, e.top(fonts, style.BlockWidth)...)
	flow.Space(e.upper())
	left := style.BlockHeight - boxes - e.upper()
	add := func(text string, p paper.ParagraphStyle) {
		if text != "" {
			flow.Paragraph(text, p)
		}
	}
	to := envelopeLine(size)
	to.Left, to.Right = 3, 2
	name := envelopeLine(size * 6 / 5)
	name.Left, name.Right = 5, 2
	from := envelopeLine(size * 4 / 5)
	from.Align = paper.AlignRight
	sender := nonEmpty(e.Organ.Name, e.Address, after("邮政编码：", e.Postcode))
	for _, line := range sender {
		left -= fonts.Set(line, from, style.BlockWidth).Height()
	}
	for _, block := range []*paper.Block{fonts.Set(e.ToAddress, to, style.BlockWidth), fonts.Set(e.To, name, style.BlockWidth)} {
		left -= block.Height()
	}
	add(e.ToAddress, to)
	add(e.To, name)
	flow.Space(left)
	for _, line := range sender {
		flow.Paragraph(line, from)
	}
	return flow.Document(meta("信封："+e.To, "信封", e.Organ, workday.Date{}))
}

func (e Envelope) page() paper.PageStyle {
	width, height := paper.MM(220), paper.MM(110)
	if e.Size == EnvelopeC5 {
		width, height = paper.MM(229), paper.MM(162)
	}
	style := page(width, height, envelopeMargin, envelopeMargin, envelopeMargin, envelopeMargin)
	style.Numbers = paper.NumberNone
	return style
}

// upper is the space between the boxes and the address.
func (e Envelope) upper() paper.Length {
	if e.Size == EnvelopeC5 {
		return paper.MM(26)
	}
	return paper.MM(9)
}

// top are the postcode and the place of the stamp.
func (e Envelope) top(fonts *paper.FontSet, width paper.Length) []paper.Mark {
	const box, high, gap = 7, 8, 2 // mm
	var marks []paper.Mark
	figure := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size3}, Align: paper.AlignCenter, Leading: paper.MM(high)}
	figures := strings.Map(onlyFigures, e.ToCode)
	for i := range postcodeFigures {
		x := paper.MM(float64(i * (box + gap)))
		if !e.Printed {
			marks = append(marks, frame(x, 0, paper.MM(box), paper.MM(high)))
		}
		if i < len(figures) {
			marks = append(marks, fonts.Set(figures[i:i+1], figure, paper.MM(box)).Marks(x, 0)...)
		}
	}
	if e.Printed {
		return marks
	}
	const stamp = 16 // mm
	small := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size5Small}, Align: paper.AlignCenter, Leading: paper.MM(5)}
	x := width - paper.MM(stamp)
	marks = append(marks, frame(x, 0, paper.MM(stamp), paper.MM(stamp)))
	return append(marks, fonts.Set("贴\n邮　票\n处", small, paper.MM(stamp)).Marks(x, paper.MM(0.5))...)
}

func onlyFigures(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

func frame(x, y, w, h paper.Length) paper.Rect {
	return paper.Rect{X: x, Y: y, W: w, H: h, Stroke: paper.Black, StrokeWidth: paper.Pt(0.6)}
}

// envelopeLine is a line of an address.
func envelopeLine(size paper.Length) paper.ParagraphStyle {
	return paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: size}, Leading: size * 16 / 10}
}

// nonEmpty returns the texts that say something.
func nonEmpty(texts ...string) []string {
	var kept []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			kept = append(kept, t)
		}
	}
	return kept
}

// after writes a text behind its label, nothing when there is no text.
func after(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}

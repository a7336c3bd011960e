package paper

import (
	"fmt"
	"strconv"
)

// PageStyle is the geometry of a paper.
type PageStyle struct {
	Width, Height           Length // the sheet
	Top, Left               Length // margins above and left of the text block
	BlockWidth, BlockHeight Length // the text block (版心)
	Leading                 Length // of paragraphs that have none of their own

	// Orphans and Widows are how many lines of a paragraph must at least
	// stand at the foot and at the head of a page. A last line at the head of
	// a page counts as a widow only when it is short.
	Orphans, Widows int

	SignatureGap Length // empty space above the signature, room for the seal

	Numbers     Numbering
	NumberStyle TextStyle
	NumberGap   Length // from the text block down to the dashes of the number
	FirstNumber int    // number of the first page; 0 means 1

	// Foot stands at the left below the text block of every page, in
	// NumberStyle, with the page number on the same line.
	Foot string
}

// Numbering is where the page number stands.
type Numbering uint8

// The ways to number pages.
const (
	NumberOutside Numbering = iota // odd pages right, even pages left, one character from the edge
	NumberCentre
	NumberNone
	NumberOfTotal // 第1页 共3页, in the middle, or at the right beside a Foot; a single page has none
)

// GBT9704 is the page of 党政机关公文格式 GB/T 9704-2012: A4, margins of 37 mm
// above and 28 mm left (§5.1), a text block of 156 by 225 mm with 22 lines
// (§5.2), page numbers in 四号 half-width digits between dashes, 7 mm below
// the text block (§7.5). Like office word processing in China it fills its 22
// lines: only a short last line is not left alone at the head of a page.
func GBT9704() PageStyle {
	return PageStyle{
		Width: A4Width, Height: A4Height, Top: MM(37), Left: MM(28),
		BlockWidth: MM(156), BlockHeight: MM(225), Leading: Leading3,
		Orphans: 1, Widows: 2, SignatureGap: 2 * Leading3,
		NumberStyle: TextStyle{Face: Song, Size: Size4}, NumberGap: MM(7),
	}
}

// Landscape returns the style turned for wide tables: A4 on its side, the text
// block's sides exchanged, the binding edge at the top.
func (s PageStyle) Landscape() PageStyle {
	s.Width, s.Height = s.Height, s.Width
	s.BlockWidth, s.BlockHeight = s.BlockHeight, s.BlockWidth
	s.Top, s.Left = s.Left, s.Width-s.BlockWidth-s.Top
	return s
}

// below returns the marks under the text block of page index of total: foot
// and page number.
func (s PageStyle) below(fonts *FontSet, index, total int) []Mark {
	if s.Numbers != NumberOfTotal {
		return append(s.foot(fonts, s.Foot, AlignLeft), s.number(fonts, index)...)
	}
	marks, align := s.foot(fonts, s.Foot, AlignLeft), AlignCenter
	if len(marks) > 0 {
		align = AlignRight
	}
	if total == 1 {
		return marks
	}
	n := max(s.FirstNumber, 1) + index
	return append(marks, s.foot(fonts, fmt.Sprintf("第%d页　共%d页", n, max(s.FirstNumber, 1)+total-1), align)...)
}

// foot returns the marks of one line under the text block.
func (s PageStyle) foot(fonts *FontSet, text string, align Align) []Mark {
	if text == "" {
		return nil
	}
	style := ParagraphStyle{TextStyle: s.NumberStyle, Leading: s.NumberStyle.Size, Align: align}
	return fonts.Set(text, style, s.BlockWidth).Marks(s.Left, s.Top+s.BlockHeight+s.NumberGap)
}

// number returns the marks of the page number; index counts from 0.
func (s PageStyle) number(fonts *FontSet, index int) []Mark {
	if s.Numbers == NumberNone {
		return nil
	}
	n := max(s.FirstNumber, 1) + index
	style := ParagraphStyle{TextStyle: s.NumberStyle, Leading: s.NumberStyle.Size}
	align, indent := AlignCenter, Length(0)
	if s.Numbers == NumberOutside {
		indent = s.NumberStyle.Size
		align = AlignRight
		if n%2 == 0 {
			align = AlignLeft
		}
	}
	style.Align = align
	b := fonts.Set("— "+strconv.Itoa(n)+" —", style, s.BlockWidth-2*indent)
	// The dash, not the line of text, is 7 mm below the text block.
	face, _ := fonts.Resolve(s.NumberStyle.Face, '—')
	_, _, top := fonts.fonts[face].ink('—', s.NumberStyle.Size)
	y := s.Top + s.BlockHeight + s.NumberGap + top - baseline(b.Leading, s.NumberStyle.Size)
	return b.Marks(s.Left+indent, y)
}

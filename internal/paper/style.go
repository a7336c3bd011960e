package paper

import "image/color"

// Sizes of type by their office names.
const (
	Size2      = 22 * Point    // 二号
	Size3      = 16 * Point    // 三号
	Size3Small = 15 * Point    // 小三
	Size4      = 14 * Point    // 四号
	Size4Small = 12 * Point    // 小四
	Size5      = 10500         // 五号, 10.5 points
	Size5Small = 9 * Point     // 小五
	Leading3   = Length(28950) // baseline to baseline of 三号 text: 22 lines fill 225 mm
)

// TextStyle says how characters look.
type TextStyle struct {
	Face     Face
	Size     Length
	Tracking Length      // added after every character; may be negative
	Color    color.NRGBA // the zero value means Black
}

// Span is a stretch of text in one style, for paragraphs that mix faces
// (a 楷体 heading run into its 仿宋 text). A zero Size takes the paragraph's
// whole TextStyle.
type Span struct {
	Text string
	TextStyle
}

// Align is the horizontal place of lines between the edges.
type Align uint8

// The alignments. AlignJustify stretches every line but the last between Han
// characters; words and numbers keep their shape. AlignCenter also makes the
// lines of a short text about equally long.
const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
	AlignJustify
)

// BreakHint inside a text is a preferred place to break: a text that does not
// fit on one line is broken there and nowhere else, as long as the pieces fit.
// It is a Unicode noncharacter, so no text from outside can contain it, and
// it is never drawn.
const BreakHint = "\uFDD0"

// ParagraphStyle says how a paragraph is set. Indents are in characters of
// the paragraph's own size, as GB/T 9704 counts them (左空二字 is 2).
type ParagraphStyle struct {
	TextStyle
	Align   Align
	Leading Length // baseline to baseline; 0 means 1.3 times Size

	// Grid, when not 0, sets so many full-width characters to the measure by
	// changing Tracking: 28 characters of 16 pt in 156 mm take −0.207 pt
	// (GB/T 9704-2012 §5.2.3).
	Grid int

	Left, Right float64 // indent of every line
	First       float64 // further indent of the first line; negative hangs it out

	Before, After Length // space around the paragraph; dropped at the top of a page
	KeepTogether  bool   // all lines on one page
	KeepWithNext  bool   // the last line stays on the page of what follows
}

// leading returns the distance of baselines.
func (s ParagraphStyle) leading() Length {
	if s.Leading > 0 {
		return s.Leading
	}
	return s.Size * 13 / 10
}

// onGrid returns the style with the tracking that Grid asks for in measure.
func (s ParagraphStyle) onGrid(measure Length) ParagraphStyle {
	if s.Grid > 0 {
		s.Tracking = floorDiv(measure, Length(s.Grid)) - s.Size
	}
	return s
}

// chars converts an indent in characters.
func (s ParagraphStyle) chars(n float64) Length {
	return Length(n * float64(s.Size+s.Tracking))
}

func floorDiv(a, b Length) Length {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// BodyStyle is 正文: 三号仿宋, 28 characters to a line, first line indented by
// two (GB/T 9704-2012 §7.3.3).
func BodyStyle() ParagraphStyle {
	return ParagraphStyle{
		TextStyle: TextStyle{Face: FangSong, Size: Size3},
		Align:     AlignJustify, Leading: Leading3, Grid: 28, First: 2,
	}
}

// TitleStyle is 标题: 二号小标宋, centred (GB/T 9704-2012 §7.3.1).
func TitleStyle() ParagraphStyle {
	return ParagraphStyle{
		TextStyle: TextStyle{Face: SongBold, Size: Size2},
		Align:     AlignCenter, Leading: 35 * Point, KeepWithNext: true, KeepTogether: true,
	}
}

// HeadingStyle is the layer of 正文 by its number: 1 is 一、 in 黑体, 2 is （一）
// in 楷体, deeper ones are set like the body (GB/T 9704-2012 §7.3.3).
func HeadingStyle(layer int) ParagraphStyle {
	s := BodyStyle()
	s.Align, s.KeepWithNext, s.KeepTogether = AlignLeft, true, true
	switch layer {
	case 1:
		s.Face = Hei
	case 2:
		s.Face = Kai
	}
	return s
}

// Package ink holds what the two drawers of a display list, paper/pdf and
// paper/raster, must do alike so that the preview is the print: which pages
// they refuse, how a colour becomes opaque, how a picture file is read.
//
// It draws nothing and lays nothing out.
package ink

import (
	"errors"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
)

// maxSide is the longest page side that PDF readers accept: 14 400 points,
// 200 inches (PDF Reference 1.4, appendix H, implementation note 16 to /MediaBox).
const maxSide = 14400 * paper.Point

// maxListed bounds how many characters an error names.
const maxListed = 20

// Opaque returns c as it looks on white paper. PDF/A-1 knows no transparency
// (ISO 19005-1, 6.4), so a half transparent colour is mixed with the paper and
// not with what lies below it.
func Opaque(c color.NRGBA) color.RGBA {
	mix := func(v uint8) uint8 {
		return uint8((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255)
	}
	return color.RGBA{R: mix(c.R), G: mix(c.G), B: mix(c.B), A: 0xFF}
}

// Check tells whether a page can be drawn with the given fonts. number counts
// from 1 and is used in messages. A character that cannot be shown is a
// fault.Font that names it; what only a programming mistake can cause is a
// plain error.
func Check(p *paper.Page, number int, fonts *paper.FontSet) error {
	if p.Width <= 0 || p.Height <= 0 || p.Width > maxSide || p.Height > maxSide {
		return fmt.Errorf("page %d: impossible size %v × %v", number, p.Width, p.Height)
	}
	var bad []rune
	for i, m := range p.Marks {
		if err := checkMark(m, fonts, &bad); err != nil {
			return fmt.Errorf("page %d, mark %d: %w", number, i, err)
		}
	}
	if len(bad) > 0 {
		return fault.New(fault.Font, "第%d页有打印不出来的字符：%s。请在原文里改掉这些字符，或者装上生僻字补充字体再试", number, Names(bad))
	}
	return nil
}

func checkMark(m paper.Mark, fonts *paper.FontSet, bad *[]rune) error {
	switch m := m.(type) {
	case paper.Text:
		return checkText(m, fonts, bad)
	case paper.Line:
		return checkStroke(m.Width, m.Color, m.X1, m.Y1, m.X2, m.Y2)
	case paper.Rect:
		return checkRect(m)
	case paper.Picture:
		if m.W <= 0 || m.H <= 0 {
			return errors.New("picture without an area")
		}
		return checkPositions(m.X, m.Y, m.W, m.H)
	default:
		return fmt.Errorf("unknown mark %T", m)
	}
}

func checkText(t paper.Text, fonts *paper.FontSet, bad *[]rune) error {
	switch {
	case t.Size <= 0:
		return errors.New("text without a size")
	case t.Color.A == 0:
		return errors.New("text without a colour")
	}
	font := fonts.Font(t.Face)
	if font == nil {
		return fault.New(fault.Font, "缺少第%d号字体的文件，不能打印。重新安装程序或补上字体文件", int(t.Face))
	}
	for _, r := range Runes(t.String) {
		if (!Printable(r) || !font.Has(r)) && !slices.Contains(*bad, r) {
			*bad = append(*bad, r)
		}
	}
	return checkPositions(t.X, t.Y, t.Size, t.Tracking)
}

func checkStroke(width paper.Length, c color.NRGBA, positions ...paper.Length) error {
	if width < 0 || c.A == 0 {
		return errors.New("line without a colour or with a negative width")
	}
	return checkPositions(append(positions, width)...)
}

func checkRect(r paper.Rect) error {
	if r.W < 0 || r.H < 0 || r.StrokeWidth < 0 {
		return errors.New("rectangle with a negative extent")
	}
	return checkPositions(r.X, r.Y, r.W, r.H, r.StrokeWidth)
}

// checkPositions keeps numbers within what PDF readers must support: ±32 767
// (PDF Reference 1.4, appendix C; ISO 19005-1, 6.1.12).
func checkPositions(lengths ...paper.Length) error {
	for _, l := range lengths {
		if l > maxSide || l < -maxSide {
			return fmt.Errorf("position or size %v is far outside every page", l)
		}
	}
	return nil
}

// Runes returns the characters of s. Bytes that are not UTF-8 become single
// invalid runes (-1), which are never Printable; a genuine U+FFFD stays one.
func Runes(s string) []rune {
	runes := make([]rune, 0, len(s)/2)
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 {
			r = -1
		}
		runes = append(runes, r)
		s = s[n:]
	}
	return runes
}

// Printable reports whether r may stand in a text at all, whatever the font.
// Control characters and NUL have no shape; format characters (bidi controls,
// zero width joiners, the soft hyphen) and line separators change what is
// shown or read without being seen, so that paper and extracted text would no
// longer be the same text.
func Printable(r rune) bool {
	return Storable(r) && !unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}

// Storable reports whether r may stand in the document's own catalogue
// (title, bookmarks): PDF strings could hold more, but XML 1.0, and so the XMP
// packet which must agree with them, cannot.
func Storable(r rune) bool {
	switch {
	case !utf8.ValidRune(r), unicode.Is(unicode.Cc, r):
		return false
	default: // noncharacters: U+FDD0–FDEF and the last two of every plane
		return r&0xFFFE != 0xFFFE && (r < 0xFDD0 || r > 0xFDEF)
	}
}

// Names lists characters for a message: with their shape when they have one,
// by number alone when they do not.
func Names(chars []rune) string {
	var names []string
	for i, r := range chars {
		switch {
		case i == maxListed:
			return strings.Join(names, "、") + fmt.Sprintf("等%d个", len(chars))
		case r < 0:
			names = append(names, "无法识别的字节")
		case Printable(r):
			names = append(names, fmt.Sprintf("%c（U+%04X）", r, r))
		default:
			names = append(names, fmt.Sprintf("U+%04X", r))
		}
	}
	return strings.Join(names, "、")
}

package paper

import (
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// ascent is the part of the em square above the baseline, in thousandths: the
// Han square of all faces in use stands from 0.12 em below to 0.88 em above.
const ascent = 880

// ink returns the outline of r at size: where it begins and ends to the right
// of its origin, and how far it reaches above the baseline.
func (f *Font) ink(r rune, size Length) (left, right, top Length) {
	f.mu.Lock()
	defer f.mu.Unlock()
	index, err := f.sfnt.GlyphIndex(&f.buf, r)
	if err != nil {
		return 0, 0, 0
	}
	b, _, err := f.sfnt.GlyphBounds(&f.buf, index, fixed.Int26_6(f.upem<<6), font.HintingNone)
	if err != nil {
		return 0, 0, 0
	}
	scale := func(x fixed.Int26_6) Length { return Length(x) * size / (64 * Length(f.upem)) }
	return scale(b.Min.X), scale(b.Max.X), -scale(b.Min.Y)
}

// Advance returns the width of text in style on one line: the advances of the
// faces that will show it, with tracking after every character.
func (s *FontSet) Advance(text string, style TextStyle) Length {
	p := newProse(s, []Span{{text, style}})
	return p.width(0, len(p.boxes))
}

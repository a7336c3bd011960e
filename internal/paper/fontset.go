package paper

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"zwgk/internal/fault"
)

// Font is one loaded TrueType file: its bytes, coverage and advances. It is
// safe for concurrent use.
type Font struct {
	face Face
	data []byte
	sfnt *sfnt.Font
	upem int64

	mu     sync.Mutex
	buf    sfnt.Buffer
	glyphs map[rune]glyph
}

type glyph struct {
	index   sfnt.GlyphIndex // 0: the font has no such character
	advance int64           // font units
}

// LoadFont reads a single TrueType file with glyf outlines. Collections
// (.ttc) and CFF outlines are refused: the PDF writer cannot embed them.
func LoadFont(face Face, data []byte) (*Font, error) {
	if len(data) < 4 || string(data[:4]) != "\x00\x01\x00\x00" {
		return nil, fault.New(fault.Font, "字体文件不是单个TrueType字体（.ttf），不能用来打印。换一个字体文件")
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, fault.Wrap(err, fault.Font, "字体文件已损坏，不能用来打印。重新安装程序或换一个字体文件")
	}
	return &Font{face: face, data: data, sfnt: parsed, upem: int64(parsed.UnitsPerEm()), glyphs: map[rune]glyph{}}, nil
}

// Data returns the font file. The caller must not change it.
func (f *Font) Data() []byte { return f.data }

// SFNT returns the parsed font, for drawing outlines.
func (f *Font) SFNT() *sfnt.Font { return f.sfnt }

// UnitsPerEm returns the font's design units to one em.
func (f *Font) UnitsPerEm() int64 { return f.upem }

// Glyph returns r's glyph index and its advance in font units; index 0 means
// that the font lacks r.
func (f *Font) Glyph(r rune) (index uint16, advance int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	g, known := f.glyphs[r]
	if !known {
		g = f.lookUp(r)
		f.glyphs[r] = g
	}
	return uint16(g.index), g.advance
}

func (f *Font) lookUp(r rune) glyph {
	index, err := f.sfnt.GlyphIndex(&f.buf, r)
	if err != nil || index == 0 {
		return glyph{}
	}
	ppem := fixed.Int26_6(f.upem << 6) // at upem pixels an advance is whole font units
	advance, err := f.sfnt.GlyphAdvance(&f.buf, index, ppem, font.HintingNone)
	if err != nil {
		return glyph{}
	}
	return glyph{index, int64(advance.Round())}
}

// Has reports whether the font has a glyph for r.
func (f *Font) Has(r rune) bool {
	index, _ := f.Glyph(r)
	return index != 0
}

// Advance returns r's width at the given size, rounded to a Length.
func (f *Font) Advance(r rune, size Length) Length {
	_, units := f.Glyph(r)
	return Length((units*int64(size) + f.upem/2) / f.upem)
}

// FontSet is the faces at hand. Song must be among them: it is the last
// resort for every character but the rarest.
type FontSet struct{ fonts map[Face]*Font }

// NewFontSet collects fonts.
func NewFontSet(fonts ...*Font) (*FontSet, error) {
	s := &FontSet{fonts: map[Face]*Font{}}
	for _, f := range fonts {
		s.fonts[f.face] = f
	}
	if s.fonts[Song] == nil {
		return nil, fault.New(fault.Font, "缺少宋体字体文件，不能排版。重新安装程序")
	}
	return s, nil
}

// Font returns the font of a face, or nil when it is not at hand.
func (s *FontSet) Font(face Face) *Font { return s.fonts[face] }

// Resolve returns the face that will show r when face was asked for: the face
// itself, else 宋, 楷, and the supplement for rare characters. ok is false
// when no font at hand has r.
func (s *FontSet) Resolve(face Face, r rune) (_ Face, ok bool) {
	if face == FangSong && r < 0x80 {
		face = Song // 仿宋 fonts draw Latin letters and digits without serifs
	}
	for _, candidate := range [...]Face{face, Song, Kai, Rare} {
		if f := s.fonts[candidate]; f != nil && f.Has(r) {
			return candidate, true
		}
	}
	return face, false
}

// Unprintable returns the characters of texts that no font at hand has, once
// each, in order of first appearance.
func (s *FontSet) Unprintable(texts ...string) []rune {
	var missing []rune
	for _, r := range strings.Join(texts, "") {
		if _, ok := s.Resolve(Song, r); !ok && !slices.Contains(missing, r) && r != '\n' {
			missing = append(missing, r)
		}
	}
	return missing
}

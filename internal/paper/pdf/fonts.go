package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/image/font/sfnt"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
)

// The PDF library writes every character as the two bytes of a code point up
// to U+FFFF and cannot write any other. So no text is ever given to it as it
// is: each face of a document numbers the characters it shows, in Unicode
// order, and text is written in these private codes. What a code means stands
// in the face's ToUnicode map, which is exact for every character, U+20000 and
// beyond included.
//
// Codes leave a gap after each block: the library's width tables cost cubic
// time in the length of a run of consecutive codes.
const (
	firstCode = 0x0100
	lastCode  = 0xD7FF // below the surrogates, which are no characters to the library
	codeBlock = 64
)

// codeOf returns the private code of a face's i-th character; its glyph in
// the embedded font is i+1.
func codeOf(i int) int { return firstCode + i + i/codeBlock }

// typeface is a face as one document uses it.
type typeface struct {
	key   string // its name inside the PDF library
	font  *paper.Font
	runes []rune // the characters shown, ascending
	codes map[rune]rune
	cut   *cut
}

// typefaces collects what each face of the document shows and cuts the fonts.
// Faces that the document does not use cost nothing. The result is ordered by
// face, so that equal documents give equal files.
func typefaces(doc *paper.Document, fonts *paper.FontSet) (map[paper.Face]*typeface, []*typeface, error) {
	used := map[paper.Face]map[rune]rune{}
	for i := range doc.Pages {
		for _, m := range doc.Pages[i].Marks {
			if t, isText := m.(paper.Text); isText {
				if used[t.Face] == nil {
					used[t.Face] = map[rune]rune{}
				}
				collect(used[t.Face], t.String)
			}
		}
	}
	byFace := map[paper.Face]*typeface{}
	var ordered []*typeface
	for _, face := range slices.Sorted(maps.Keys(used)) {
		if len(used[face]) == 0 {
			continue
		}
		t := &typeface{key: "f" + strconv.Itoa(int(face)), font: fonts.Font(face), codes: used[face]}
		if err := t.prepare(); err != nil {
			return nil, nil, err
		}
		byFace[face] = t
		ordered = append(ordered, t)
	}
	return byFace, ordered, nil
}

func collect(used map[rune]rune, s string) {
	for _, r := range s {
		used[r] = 0
	}
}

// prepare gives every character its code and cuts the font.
func (t *typeface) prepare() error {
	t.runes = slices.Sorted(maps.Keys(t.codes))
	if codeOf(len(t.runes)-1) > lastCode {
		return fault.New(fault.TooLarge, "一份文件里同一字体用了%d个不同的字，超过上限。请分成几份打印", len(t.runes))
	}
	glyphs := make([]uint16, len(t.runes))
	for i, r := range t.runes {
		t.codes[r] = rune(codeOf(i))
		if glyphs[i], _ = t.font.Glyph(r); glyphs[i] == 0 { // ink.Check has seen to it
			return fmt.Errorf("font %s lacks U+%04X", t.key, r)
		}
	}
	var err error
	t.cut, err = cutFont(t.font.Data(), glyphs)
	return err
}

// skeleton is the font file given to the PDF library.
func (t *typeface) skeleton() []byte {
	codes := make([]uint16, len(t.runes))
	for i := range codes {
		codes[i] = uint16(codeOf(i))
	}
	return t.cut.skeleton(codes)
}

// encode rewrites a text in the face's codes.
func (t *typeface) encode(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		b.WriteRune(t.codes[r])
	}
	return b.String()
}

// name returns the font's PostScript name behind a tag of six capitals, which
// marks a subset (PDF Reference 1.4, 5.5.3). The tag is drawn from the
// embedded font's digest: different subsets never share a name.
func (t *typeface) name(program []byte) string {
	sum := sha256.Sum256(program)
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	full, err := t.font.SFNT().Name(nil, sfnt.NameIDPostScript)
	plain := strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, full)
	if err != nil || plain == "" {
		plain = "Font" + t.key
	}
	return string(tag[:]) + "+" + plain[:min(len(plain), 63)]
}

// defaultWidth is /DW: a full-width character, by far the most frequent.
const defaultWidth = 1000

// maxArray is how many elements an array may have (PDF Reference 1.4,
// appendix C; ISO 19005-1, 6.1.12).
const maxArray = 8191

// widths writes /W: runs of characters as wide as each other, "first last
// width". Characters of the default width are left out; codes in the gaps
// are never shown and may fall into a run.
func (t *typeface) widths() (string, error) {
	var b strings.Builder
	elements := 0
	for i := 0; i < len(t.runes); {
		first, width := i, t.cut.width(i+1)
		for i++; i < len(t.runes) && t.cut.width(i+1) == width; i++ {
		}
		if width != defaultWidth {
			fmt.Fprintf(&b, "%d %d %s\n", codeOf(first), codeOf(i-1), number(width))
			elements += 3
		}
	}
	if elements > maxArray {
		return "", fault.New(fault.TooLarge, "字体里宽窄不同的字太多，无法打印。换一个字体文件，或分成几份打印")
	}
	return "[" + b.String() + "]", nil
}

// number writes v with at most three decimals, as PDF writes reals.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// toUnicode writes the CMap that tells readers which character each code is
// (PDF Reference 1.4, 5.9.2; at most 100 entries a block: Adobe Technical
// Note 5014).
func (t *typeface) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for start := 0; start < len(t.runes); start += 100 {
		block := t.runes[start:min(start+100, len(t.runes))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for i, r := range block {
			fmt.Fprintf(&b, "<%04X> <%X>\n", codeOf(start+i), utf16BE(string(r)))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// cidSet has a bit for every CID in the embedded font, the highest bit of the
// first byte being CID 0 (PDF Reference 1.4, table 5.18; ISO 19005-1, 6.3.5).
func (t *typeface) cidSet() []byte {
	bits := make([]byte, codeOf(len(t.runes)-1)/8+1)
	bits[0] = 0x80 // .notdef
	for i := range t.runes {
		code := codeOf(i)
		bits[code/8] |= 0x80 >> (code % 8)
	}
	return bits
}

// cidToGID maps each code to its glyph in the embedded font, two bytes a code
// (PDF Reference 1.4, table 5.13).
func (t *typeface) cidToGID() []byte {
	m := make([]byte, 2*codeOf(len(t.runes)-1)+2)
	for i := range t.runes {
		code, glyph := codeOf(i), i+1
		m[2*code], m[2*code+1] = byte(glyph>>8), byte(glyph)
	}
	return m
}

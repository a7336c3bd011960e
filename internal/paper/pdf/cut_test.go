package pdf

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/resources"
)

func songData(t testing.TB) []byte {
	t.Helper()
	data, err := fs.ReadFile(resources.Fonts(), "song.ttf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestCutKeepsOutlines compares every glyph of a cut with the font it came
// from, for each of the fonts at hand.
func TestCutKeepsOutlines(t *testing.T) {
	kai, err := fs.ReadFile(resources.Fonts(), "kai.ttf")
	if err != nil {
		t.Fatal(err)
	}
	fang, err := os.ReadFile("../../../resources/fonts/separate/fangsong.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"song": songData(t), "kai": kai, "fangsong": fang} {
		source, err := paper.LoadFont(paper.Song, data)
		if err != nil {
			t.Fatal(err)
		}
		var wanted []uint16
		for r := rune(' '); r < 0x3000; r++ {
			if gid, _ := source.Glyph(r); gid != 0 {
				wanted = append(wanted, gid, gid) // twice: two characters may share a glyph
			}
		}
		c, err := cutFont(data, wanted)
		if err != nil {
			t.Fatal(err)
		}
		codes := make([]uint16, len(wanted))
		for i := range codes {
			codes[i] = uint16(codeOf(i))
		}
		full := c.metricTables()
		for tag, table := range readBack(t, c.program()) {
			full[tag] = table
		}
		for _, tag := range []string{"cmap", "name", "post", "OS/2"} {
			if table := readBack(t, c.skeleton(codes))[tag]; table != nil {
				full[tag] = table
			}
		}
		result, err := sfnt.Parse(assemble(full))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		t.Logf("%s: %d glyphs wanted, %d kept", name, len(wanted), c.glyphs())
		for i, gid := range wanted {
			compareGlyphs(t, source.SFNT(), sfnt.GlyphIndex(gid), result, rune(codes[i]), sfnt.GlyphIndex(i+1))
		}
	}
}

func readBack(t *testing.T, data []byte) tables {
	t.Helper()
	if sum := checksum(data); sum != 0xB1B0AFBA {
		t.Errorf("file checksum %#x", sum)
	}
	parsed, err := readTables(data)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func compareGlyphs(t *testing.T, a *sfnt.Font, i sfnt.GlyphIndex, b *sfnt.Font, code rune, j sfnt.GlyphIndex) {
	t.Helper()
	var x, y sfnt.Buffer
	if got, err := b.GlyphIndex(&y, code); err != nil || got != j {
		t.Fatalf("code %#x leads to glyph %d, want %d (%v)", code, got, j, err)
	}
	size := fixed.Int26_6(1000 << 6)
	left, errA := a.LoadGlyph(&x, i, size, nil)
	right, errB := b.LoadGlyph(&y, j, size, nil)
	if errA != nil || errB != nil || len(left) != len(right) {
		t.Fatalf("glyph %d: %v, %v", i, errA, errB)
	}
	for k := range left {
		if left[k] != right[k] {
			t.Fatalf("glyph %d differs", i)
		}
	}
}

// composite makes a font of three glyphs whose second and third are made of
// each other and of the first: a loop that a damaged font may have.
func composite() []byte {
	part := func(of uint16, more bool) []byte {
		flags := uint16(argsAreWords)
		if more {
			flags |= moreParts
		}
		b := binary.BigEndian.AppendUint16(nil, flags)
		b = binary.BigEndian.AppendUint16(b, of)
		return append(b, 0, 0, 0, 0)
	}
	head := append([]byte{0xFF, 0xFF}, make([]byte, 8)...)
	one := append(append(bytes.Clone(head), part(2, true)...), part(0, false)...)
	two := append(append(bytes.Clone(head), part(1, true)...), part(3, false)...)
	simple := append([]byte{0, 0}, make([]byte, 10)...)
	t := tables{"head": make([]byte, 54), "hhea": make([]byte, 36), "maxp": make([]byte, 6), "hmtx": make([]byte, 16)}
	binary.BigEndian.PutUint16(t["head"][18:], 1000)
	binary.BigEndian.PutUint16(t["head"][50:], 1)
	binary.BigEndian.PutUint16(t["hhea"][34:], 4)
	offset := uint32(0)
	for _, glyph := range [][]byte{simple, one, two, simple} {
		t["loca"] = binary.BigEndian.AppendUint32(t["loca"], offset)
		t["glyf"] = append(t["glyf"], glyph...)
		offset += uint32(len(glyph))
	}
	t["loca"] = binary.BigEndian.AppendUint32(t["loca"], offset)
	return assemble(t)
}

func TestCompositePartsAreKeptAndRenumbered(t *testing.T) {
	c, err := cutFont(composite(), []uint16{2})
	if err != nil {
		t.Fatal(err)
	}
	if c.glyphs() != 4 { // .notdef, 2, and its parts 1 and 3
		t.Fatalf("%d glyphs", c.glyphs())
	}
	at := c.offsets[1] + compositeStart
	if first, second := c.outlines[at+3], c.outlines[at+11]; first != 2 || second != 3 {
		t.Errorf("parts are %d and %d, want 2 and 3", first, second)
	}
}

func TestUnfitFontsAreRefused(t *testing.T) {
	song := songData(t)
	forbidden := bytes.Clone(song)
	parsed, err := readTables(forbidden)
	if err != nil {
		t.Fatal(err)
	}
	parsed["OS/2"][9] = 2 // the slice is the file's own
	for name, data := range map[string][]byte{
		"cff":        append([]byte("OTTO"), song[4:]...),
		"collection": append([]byte("ttcf"), song[4:]...),
		"garbage":    []byte(strings.Repeat("garbage ", 100)),
		"empty":      nil,
		"cut off":    song[:len(song)/2],
		"header":     song[:40],
		"forbidden":  forbidden,
	} {
		_, cutErr := cutFont(data, []uint16{1})
		if fault.CodeOf(cutErr) != fault.Font {
			t.Errorf("%s: cutFont: %v", name, cutErr)
		}
		if name == "cff" || name == "collection" || name == "garbage" || name == "empty" {
			if _, err := paper.LoadFont(paper.Song, data); fault.CodeOf(err) != fault.Font {
				t.Errorf("%s: LoadFont: %v", name, err)
			}
		}
	}
	if _, err := cutFont(song, []uint16{0xFFF0}); fault.CodeOf(err) != fault.Font {
		t.Errorf("glyph beyond the last: %v", err)
	}
}

// TestDamagedFontsNeverPanic changes bytes of the font's directory and small
// tables at random.
func TestDamagedFontsNeverPanic(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		data := composite()
		for range 1 + random.IntN(4) {
			data[random.IntN(len(data))] = byte(random.IntN(256))
		}
		if c, err := cutFont(data, []uint16{1, 2}); err == nil {
			c.program()
			c.skeleton([]uint16{0x100, 0x101})
		}
	}
}

func TestCodesLeaveGapsAndRoom(t *testing.T) {
	run, last := 0, 0
	for i := range 30_000 {
		code := codeOf(i)
		if code > lastCode {
			t.Fatalf("character %d has no code", i)
		}
		if run++; code != last+1 {
			run = 1
		}
		if run > codeBlock || code <= last {
			t.Fatalf("code %#x after %#x, run of %d", code, last, run)
		}
		last = code
	}
}

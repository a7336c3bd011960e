package pdf

import (
	"encoding/binary"
	"maps"
	"slices"
)

// program returns the font file that the PDF embeds: the tables that PDF asks
// of a TrueType font reached by glyph number, and no others (PDF Reference
// 1.4, 5.8 "Embedded font programs").
func (c *cut) program() []byte {
	t := c.metricTables()
	t["glyf"] = c.outlines
	t["loca"] = make([]byte, 4*len(c.offsets))
	for i, offset := range c.offsets {
		binary.BigEndian.PutUint32(t["loca"][4*i:], offset)
	}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} { // hints, when the font has them
		if table := c.source[tag]; len(table) > 0 {
			t[tag] = table
		}
	}
	return assemble(t)
}

// skeleton returns a font file with the cut's metrics, blank glyphs and a
// character map from the codes of firstGlyph, firstGlyph+1, … on: all that
// the PDF library has to know about the font. The real program takes the
// place of what the library embeds.
func (c *cut) skeleton(codes []uint16) []byte {
	t := c.metricTables()
	t["glyf"] = nil
	t["loca"] = make([]byte, 4*len(c.offsets))
	t["cmap"] = characterMap(codes)
	t["name"] = []byte{0, 0, 0, 0, 0, 6} // format 0, no names
	t["post"] = make([]byte, 32)
	copy(t["post"], []byte{0, 3, 0, 0})
	if post := c.source["post"]; len(post) >= 16 {
		copy(t["post"][4:16], post[4:16]) // slant, underline, fixed pitch
	}
	if os2 := c.source["OS/2"]; len(os2) >= 96 {
		t["OS/2"] = os2
	}
	return assemble(t)
}

func (c *cut) metricTables() tables {
	t := tables{"hmtx": c.metrics}
	for _, tag := range []string{"head", "hhea", "maxp"} {
		t[tag] = slices.Clone(c.source[tag])
	}
	binary.BigEndian.PutUint32(t["head"][8:], 0)  // checkSumAdjustment: set by assemble
	binary.BigEndian.PutUint16(t["head"][50:], 1) // loca in 32 bits
	binary.BigEndian.PutUint16(t["hhea"][34:], uint16(c.glyphs()))
	binary.BigEndian.PutUint16(t["maxp"][4:], uint16(c.glyphs()))
	return t
}

// characterMap writes a cmap with one format 4 subtable (Windows, Unicode
// BMP) that sends codes[0] to glyph 1, codes[1] to glyph 2 and so on. codes
// ascend; each run of consecutive codes is one segment.
func characterMap(codes []uint16) []byte {
	type segment struct{ first, last, delta uint16 }
	var segments []segment
	for i, code := range codes {
		if n := len(segments); n > 0 && segments[n-1].last+1 == code {
			segments[n-1].last = code
			continue
		}
		segments = append(segments, segment{code, code, uint16(i+1) - code})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1}) // the closing segment maps to .notdef
	n := uint16(len(segments))
	search, selector := uint16(2), uint16(0)
	for search*2 <= 2*n {
		search, selector = search*2, selector+1
	}
	words := []uint16{0, 1, 3, 1, 0, 12, 4, 16 + 8*n, 0, 2 * n, search, selector, 2*n - search}
	for _, s := range segments {
		words = append(words, s.last)
	}
	words = append(words, 0)
	for _, s := range segments {
		words = append(words, s.first)
	}
	for _, s := range segments {
		words = append(words, s.delta)
	}
	words = append(words, make([]uint16, n)...) // idRangeOffset: none
	var table []byte
	for _, w := range words {
		table = binary.BigEndian.AppendUint16(table, w)
	}
	return table
}

// assemble joins tables into a font file, with checksums.
func assemble(t tables) []byte {
	tags := slices.Sorted(maps.Keys(t))
	n := len(tags)
	search, selector := 16, 0
	for search*2 <= 16*n {
		search, selector = search*2, selector+1
	}
	file := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, search, selector, 16*n - search} {
		file = binary.BigEndian.AppendUint16(file, uint16(v))
	}
	offset, headAt := 12+16*n, 0
	for _, tag := range tags {
		if tag == "head" {
			headAt = offset
		}
		file = append(file, tag...)
		file = binary.BigEndian.AppendUint32(file, checksum(t[tag]))
		file = binary.BigEndian.AppendUint32(file, uint32(offset))
		file = binary.BigEndian.AppendUint32(file, uint32(len(t[tag])))
		offset += (len(t[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		file = append(file, t[tag]...)
		for len(file)%4 != 0 {
			file = append(file, 0)
		}
	}
	binary.BigEndian.PutUint32(file[headAt+8:], 0xB1B0AFBA-checksum(file))
	return file
}

// checksum adds up 32-bit words; a short last one counts as padded with zeros.
func checksum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var last [4]byte
	copy(last[:], data)
	return sum + binary.BigEndian.Uint32(last[:])
}

package pdf

import (
	"encoding/binary"
	"slices"

	"zwgk/internal/fault"
)

// A cut is a TrueType font reduced to the glyphs of one document, renumbered
// from 0 without gaps: .notdef, the wanted glyphs in the order asked for, then
// whatever these are composed of.
//
// Cutting before the PDF library sees the font keeps its slow parts small and
// its writes away from bytes that other documents share. Table layouts are
// those of the OpenType specification 1.9.
type cut struct {
	source   tables
	upem     int
	metrics  []byte   // hmtx: 4 bytes a glyph
	offsets  []uint32 // loca: one more than glyphs
	outlines []byte   // glyf
}

// tables maps a table's tag to its bytes, which are shared and never changed.
type tables map[string][]byte

var errFontDamaged = fault.New(fault.Font, "字体文件已损坏，不能用来打印。重新安装程序或换一个字体文件")

// readTables splits a font file. Every table that cutting reads is present
// and long enough afterwards.
func readTables(data []byte) (tables, error) {
	if len(data) < 12 || binary.BigEndian.Uint32(data) != 0x00010000 {
		return nil, fault.New(fault.Font, "字体文件不是单个TrueType字体（.ttf），不能用来打印。换一个字体文件")
	}
	t := tables{}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errFontDamaged
	}
	for i := range n {
		record := data[12+16*i:]
		start := uint64(binary.BigEndian.Uint32(record[8:]))
		end := start + uint64(binary.BigEndian.Uint32(record[12:]))
		if end > uint64(len(data)) {
			return nil, errFontDamaged
		}
		t[string(record[:4])] = data[start:end:end]
	}
	least := map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 0}
	for tag, size := range least {
		if table, found := t[tag]; !found || len(table) < size {
			return nil, errFontDamaged
		}
	}
	return t, nil
}

// mayEmbed refuses fonts whose owner forbids embedding or subsetting (OS/2
// fsType; ISO 19005-1, 6.3.1 asks for fonts that may legally be embedded).
func (t tables) mayEmbed() error {
	os2 := t["OS/2"]
	if len(os2) < 10 {
		return nil
	}
	fsType := binary.BigEndian.Uint16(os2[8:])
	if fsType&0x000F == 0x0002 || fsType&0x0300 != 0 {
		return fault.New(fault.Font, "字体的授权不允许嵌入文件，不能用来打印。换一个字体文件")
	}
	return nil
}

// cutFont keeps the glyphs with the given indices.
func cutFont(data []byte, wanted []uint16) (*cut, error) {
	t, err := readTables(data)
	if err != nil {
		return nil, err
	}
	if err := t.mayEmbed(); err != nil {
		return nil, err
	}
	c := &cut{source: t, upem: int(binary.BigEndian.Uint16(t["head"][18:])), offsets: []uint32{0}}
	if c.upem == 0 {
		return nil, errFontDamaged
	}
	job := cutting{cut: c, order: append([]uint16{0}, wanted...), place: map[uint16]uint16{}}
	for i, gid := range wanted {
		job.place[gid] = uint16(i + 1)
	}
	job.place[0] = 0
	for i := 0; i < len(job.order); i++ { // order grows: parts of composites
		if len(job.order) > 0xFFFF {
			return nil, errFontDamaged
		}
		if err := job.keep(job.order[i]); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// cutting is the work of building a cut.
type cutting struct {
	cut   *cut
	order []uint16          // old glyph indices, in the order of the new ones
	place map[uint16]uint16 // old index → new index
}

func (j *cutting) keep(gid uint16) error {
	outline, err := j.cut.source.outline(gid)
	if err != nil {
		return err
	}
	if len(outline) >= 10 && int16(binary.BigEndian.Uint16(outline)) < 0 {
		outline = slices.Clone(outline)
		if err := j.renumberParts(outline); err != nil {
			return err
		}
	}
	metric, err := j.cut.source.metric(gid)
	if err != nil {
		return err
	}
	c := j.cut
	c.metrics = append(c.metrics, metric[:]...)
	c.outlines = append(c.outlines, outline...)
	for len(c.outlines)%4 != 0 {
		c.outlines = append(c.outlines, 0)
	}
	c.offsets = append(c.offsets, uint32(len(c.outlines)))
	return nil
}

// Flags of a composite glyph's part (OpenType, glyf table).
const (
	argsAreWords   = 1 << 0
	haveScale      = 1 << 3
	moreParts      = 1 << 5
	haveTwoScales  = 1 << 6
	haveTwoByTwo   = 1 << 7
	compositeStart = 10 // after the contour count and the bounding box
)

func (j *cutting) renumberParts(outline []byte) error {
	for pos, flags := compositeStart, uint16(moreParts); flags&moreParts != 0; {
		if pos+4 > len(outline) {
			return errFontDamaged
		}
		flags = binary.BigEndian.Uint16(outline[pos:])
		part := binary.BigEndian.Uint16(outline[pos+2:])
		if _, known := j.place[part]; !known {
			j.place[part] = uint16(len(j.order))
			j.order = append(j.order, part)
		}
		binary.BigEndian.PutUint16(outline[pos+2:], j.place[part])
		pos += 4 + argumentBytes(flags)
	}
	return nil
}

func argumentBytes(flags uint16) int {
	n := 2
	if flags&argsAreWords != 0 {
		n = 4
	}
	switch {
	case flags&haveScale != 0:
		n += 2
	case flags&haveTwoScales != 0:
		n += 4
	case flags&haveTwoByTwo != 0:
		n += 8
	}
	return n
}

// outline returns a glyph's description, empty for a blank glyph.
func (t tables) outline(gid uint16) ([]byte, error) {
	loca, glyf, i := t["loca"], t["glyf"], int(gid)
	var start, end int
	switch long := binary.BigEndian.Uint16(t["head"][50:]) != 0; {
	case long && len(loca) >= 4*i+8:
		start, end = int(binary.BigEndian.Uint32(loca[4*i:])), int(binary.BigEndian.Uint32(loca[4*i+4:]))
	case !long && len(loca) >= 2*i+4:
		start, end = 2*int(binary.BigEndian.Uint16(loca[2*i:])), 2*int(binary.BigEndian.Uint16(loca[2*i+2:]))
	default:
		return nil, errFontDamaged
	}
	if start > end || end > len(glyf) {
		return nil, errFontDamaged
	}
	return glyf[start:end:end], nil
}

// metric returns a glyph's advance and left side bearing, as stored.
func (t tables) metric(gid uint16) (m [4]byte, err error) {
	hmtx, i := t["hmtx"], int(gid)
	full := int(binary.BigEndian.Uint16(t["hhea"][34:]))
	if full == 0 || len(hmtx) < 4*full {
		return m, errFontDamaged
	}
	if i < full {
		return [4]byte(hmtx[4*i:]), nil
	}
	copy(m[:2], hmtx[4*(full-1):])
	if at := 4*full + 2*(i-full); at+2 <= len(hmtx) {
		copy(m[2:], hmtx[at:])
	}
	return m, nil
}

// glyphs returns how many glyphs the cut holds.
func (c *cut) glyphs() int { return len(c.offsets) - 1 }

// width returns a glyph's advance in thousandths of an em, as /W counts.
func (c *cut) width(glyph int) float64 {
	return float64(binary.BigEndian.Uint16(c.metrics[4*glyph:])) * 1000 / float64(c.upem)
}

package photo

import (
	"encoding/binary"
	"io"
	"strings"
	"time"
)

// exif is the little of EXIF that an evidence photo needs.
type exif struct {
	orientation int // 1 to 8
	taken       time.Time
	located     bool
}

// The tags that are read (Exif 2.32, JEITA CP-3451).
const (
	tagOrientation = 0x0112
	tagExifFolder  = 0x8769
	tagGPSFolder   = 0x8825
	tagTaken       = 0x9003 // DateTimeOriginal
	tagDigitized   = 0x9004 // DateTimeDigitized
)

const (
	typeShort = 3
	typeLong  = 4

	maxEntries = 512 // in one folder; cameras write a few dozen
	takenForm  = "2006:01:02 15:04:05"
)

// exifFile is EXIF under the byte order it declares. Folders (IFDs) are
// visited by name and never followed, so no file can send the reader round.
type exifFile struct {
	data  io.ReaderAt
	order binary.ByteOrder
}

// entry is one tag: 12 bytes, of which the last 4 are the value or where it is.
type entry struct {
	tag, kind uint16
	count     uint32
	value     [4]byte
}

// readExif reads EXIF that begins with its byte order. What cannot be read is
// simply not known: a photo is no worse for it.
func readExif(data io.ReaderAt) exif {
	known := exif{orientation: 1}
	f := exifFile{data: data}
	start, ok := f.bytes(0, 8)
	if !ok {
		return known
	}
	switch string(start[:4]) {
	case "II*\x00":
		f.order = binary.LittleEndian
	case "MM\x00*":
		f.order = binary.BigEndian
	default:
		return known
	}
	for _, e := range f.folder(f.order.Uint32(start[4:])) {
		switch {
		case e.tag == tagOrientation && e.kind == typeShort:
			if turn := int(f.order.Uint16(e.value[:])); turn >= 1 && turn <= 8 {
				known.orientation = turn
			}
		case e.tag == tagGPSFolder && e.kind == typeLong:
			known.located = len(f.folder(f.order.Uint32(e.value[:]))) > 0
		case e.tag == tagExifFolder && e.kind == typeLong:
			known.taken = f.taken(f.order.Uint32(e.value[:]))
		}
	}
	return known
}

// taken reads when the photo was taken. The date on which the file was last
// changed (0x0132) proves nothing about a posting and is not read.
func (f exifFile) taken(folder uint32) time.Time {
	var digitized time.Time
	for _, e := range f.folder(folder) {
		if e.tag != tagTaken && e.tag != tagDigitized || e.count < uint32(len(takenForm)) {
			continue
		}
		text, ok := f.bytes(f.order.Uint32(e.value[:]), len(takenForm))
		if !ok {
			continue
		}
		when, err := time.Parse(takenForm, strings.TrimSpace(string(text)))
		switch {
		case err != nil:
		case e.tag == tagTaken:
			return when
		default:
			digitized = when
		}
	}
	return digitized
}

// folder reads the entries of a folder, as many as are there.
func (f exifFile) folder(at uint32) []entry {
	counted, ok := f.bytes(at, 2)
	if !ok {
		return nil
	}
	var entries []entry
	for i := range min(int(f.order.Uint16(counted)), maxEntries) {
		raw, ok := f.bytes(at+2+uint32(12*i), 12)
		if !ok {
			break
		}
		e := entry{tag: f.order.Uint16(raw), kind: f.order.Uint16(raw[2:]), count: f.order.Uint32(raw[4:])}
		copy(e.value[:], raw[8:])
		entries = append(entries, e)
	}
	return entries
}

// bytes reads n bytes at an offset, which may point anywhere.
func (f exifFile) bytes(at uint32, n int) ([]byte, bool) {
	b := make([]byte, n)
	read, _ := f.data.ReadAt(b, int64(at))
	return b, read == n
}

package photo

import (
	"bytes"
	"encoding/binary"
	"testing"
	"time"
)

// Whatever the bytes, reading ends, and what it says is possible.
func FuzzReadExif(f *testing.F) {
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		whole := exifBytes(order, 6, "2026:03:05 08:30:00")
		f.Add(whole)
		for cut := range whole {
			f.Add(whole[:cut])
		}
	}
	f.Add([]byte("II*\x00\x08\x00\x00\x00\xff\xff"))
	f.Add([]byte("MM\x00*\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		known := readExif(bytes.NewReader(data))
		if known.orientation < 1 || known.orientation > 8 {
			t.Errorf("orientation %d", known.orientation)
		}
		if year := known.taken.Year(); year < 0 || year > 9999 {
			t.Errorf("taken in %d", year)
		}
	})
}

func TestWhatExifSays(t *testing.T) {
	morning := time.Date(2026, 3, 5, 8, 30, 0, 0, time.UTC)
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		for _, c := range []struct {
			orientation uint16
			clock       string
			want        exif
		}{
			{6, "2026:03:05 08:30:00", exif{6, morning, true}},
			{1, "0000:00:00 00:00:00", exif{1, time.Time{}, true}},
			{8, "    :  :     :  :  ", exif{8, time.Time{}, true}},
			{0, "2026:02:30 08:30:00", exif{1, time.Time{}, true}},
			{9, "2026-03-05 08:30:00", exif{1, time.Time{}, true}},
			{3, "1970:01:01 00:00:00", exif{3, time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), true}},
		} {
			if got := readExif(bytes.NewReader(exifBytes(order, c.orientation, c.clock))); got != c.want {
				t.Errorf("%v, %d, %q: %+v, want %+v", order, c.orientation, c.clock, got, c.want)
			}
		}
	}
}

// TestADigitizedDateServesWithoutATakenOne: the date on which the file was
// last changed does not.
func TestADigitizedDateServesWithoutATakenOne(t *testing.T) {
	whole := exifBytes(binary.LittleEndian, 1, "2026:03:05 08:30:00")
	retag := func(tag uint16) exif {
		old, renamed := binary.LittleEndian.AppendUint16(nil, tagTaken), binary.LittleEndian.AppendUint16(nil, tag)
		return readExif(bytes.NewReader(bytes.Replace(whole, old, renamed, 1)))
	}
	if retag(tagDigitized).taken.IsZero() {
		t.Error("the date of digitizing is not read")
	}
	if known := retag(0x0132); !known.taken.IsZero() {
		t.Errorf("the date of the last change is taken for that of the photo: %v", known.taken)
	}
}

// exifBytes is EXIF with an orientation, a camera, a date and a place.
func exifBytes(order binary.AppendByteOrder, orientation uint16, clock string) []byte {
	const main, inner, gps, texts = 8, 8 + 2 + 4*12 + 4, 8 + 2 + 4*12 + 4 + 2 + 12 + 4, 8 + 2 + 4*12 + 4 + 2*(2+12+4)
	b := []byte("II*\x00")
	if order.AppendUint16(nil, 1)[0] == 0 {
		b = []byte("MM\x00*")
	}
	tag := func(tag, kind uint16, count, value uint32) {
		b = order.AppendUint16(order.AppendUint16(b, tag), kind)
		b = order.AppendUint32(order.AppendUint32(b, count), value)
	}
	next := func() { b = order.AppendUint32(b, 0) }
	b = order.AppendUint32(b, main)
	b = order.AppendUint16(b, 4)
	tag(0x010F, 2, 12, texts+20)
	b = order.AppendUint16(order.AppendUint16(b, tagOrientation), typeShort)
	b = order.AppendUint16(order.AppendUint16(order.AppendUint32(b, 1), orientation), 0)
	tag(tagExifFolder, typeLong, 1, inner)
	tag(tagGPSFolder, typeLong, 1, gps)
	next()
	b = order.AppendUint16(b, 1)
	tag(tagTaken, 2, 20, texts)
	next()
	b = order.AppendUint16(b, 1)
	tag(2, 5, 3, texts+32) // GPSLatitude
	next()
	b = append(b, clock+"\x00"...)
	b = append(b, "LeakedCam 9\x00"...)
	for _, part := range []uint32{29, 1, 35, 1, 123456, 10000} {
		b = order.AppendUint32(b, part)
	}
	return b
}

// ExifBytes lends the builder to the tests outside the package.
var ExifBytes = exifBytes

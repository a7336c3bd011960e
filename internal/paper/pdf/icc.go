package pdf

import (
	"encoding/binary"
	"math"
)

// sRGBProfile makes the colour profile that says what the document's RGB and
// grey values mean (ISO 19005-1, 6.2.2): a version 2.1 display profile after
// ICC.1:1998-09 with the primaries and the tone curve of IEC 61966-2-1.
//
// Writing it takes fewer lines than shipping and licensing somebody's file.
func sRGBProfile() []byte {
	curve := toneCurve()
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", description("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", xyz(0.9642, 1, 0.8249)}, // D50, the profile connection space's white
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	start := 128 + 4 + 12*len(tags)
	curveAt := -1
	for _, tag := range tags {
		at := start + len(body)
		switch isCurve := tag.name[1:] == "TRC"; {
		case isCurve && curveAt >= 0: // the three curves are one
			at = curveAt
		default:
			if isCurve {
				curveAt = at
			}
			body = append(body, tag.data...)
			body = append(body, make([]byte, (4-len(body)%4)%4)...)
		}
		table = append(table, tag.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(len(tag.data)))
	}
	return append(append(profileHeader(start+len(body)), table...), body...)
}

func profileHeader(size int) []byte {
	h := make([]byte, 128)
	binary.BigEndian.PutUint32(h, uint32(size))
	binary.BigEndian.PutUint32(h[8:], 0x02100000) // version 2.1
	copy(h[12:], "mntrRGB XYZ ")
	binary.BigEndian.PutUint16(h[24:], 1998) // year, month, day of the standard, not of today
	binary.BigEndian.PutUint16(h[26:], 9)
	binary.BigEndian.PutUint16(h[28:], 1)
	copy(h[36:], "acsp")
	copy(h[68:], xyz(0.9642, 1, 0.8249)[8:]) // illuminant: D50
	return h
}

// xyz writes an XYZType element; numbers are s15Fixed16.
func xyz(values ...float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

// toneCurve writes the sRGB transfer function as a table of 1024 steps.
func toneCurve() []byte {
	const steps = 1024
	b := []byte("curv\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}

// description writes a textDescriptionType element: ASCII text, and empty
// Unicode and Macintosh forms.
func description(text string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(text)+1))
	b = append(b, text...)
	return append(b, make([]byte, 1+8+3+67)...)
}

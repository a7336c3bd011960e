package photo

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"math"
)

// Markers of JPEG (ITU-T T.81, table B.1).
const (
	markerStartOfScan = 0xDA
	markerEnd         = 0xD9
	markerEXIF        = 0xE1 // APP1
	markerJFIF        = 0xE0 // APP0
	markerAdobe       = 0xEE // APP14
)

var exifTitle = []byte("Exif\x00\x00")

// jpegHead walks the segments up to the first scan.
func jpegHead(file io.ReaderAt, size int64) head {
	// A block of 8×8 pixels takes a bit or more, a byte 8 blocks at most.
	h := head{exif: exif{orientation: 1}, pixelsPerByte: 8 * 64}
	in := bufio.NewReaderSize(io.NewSectionReader(file, 2, math.MaxInt64-2), 1<<16)
	var frame jpegFrame
	for {
		marker, body, ok := nextSegment(in)
		if !ok || marker == markerStartOfScan || marker == markerEnd {
			h.perPixel = frame.perPixel()
			return h
		}
		switch {
		case marker == markerEXIF && bytes.HasPrefix(body, exifTitle):
			h.exif = readExif(bytes.NewReader(body[len(exifTitle):]))
		case marker == markerJFIF:
			frame.jfif = true
		case marker == markerAdobe && len(body) >= 12 && string(body[:5]) == "Adobe":
			frame.untransformed = body[11] == 0
		case marker >= 0xC0 && marker <= 0xC2:
			frame.progressive = marker == 0xC2
			frame.read(body)
		}
	}
}

// nextSegment reads one segment: its marker and what it carries.
func nextSegment(in *bufio.Reader) (marker byte, body []byte, ok bool) {
	for marker == 0 || marker == 0xFF { // the marker itself after fill bytes
		b, err := in.ReadByte()
		if err != nil {
			return 0, nil, false
		}
		marker = b
	}
	var length [2]byte
	if marker == markerEnd {
		return marker, nil, true
	}
	if _, err := io.ReadFull(in, length[:]); err != nil {
		return 0, nil, false
	}
	n := int(binary.BigEndian.Uint16(length[:])) - 2
	if n < 0 {
		return 0, nil, false
	}
	body = make([]byte, n)
	_, err := io.ReadFull(in, body)
	return marker, body, err == nil
}

// jpegFrame is what decides how much memory a JPEG takes.
type jpegFrame struct {
	progressive, jfif, untransformed bool
	components                       int
	planes                           float64 // samples for each pixel
	namedRGB                         bool
}

// read reads a frame header (SOF0, SOF1, SOF2).
func (f *jpegFrame) read(body []byte) {
	if len(body) < 6 || len(body) < 6+3*int(body[5]) {
		return
	}
	f.components = int(body[5])
	most, sum, names := 0, 0, ""
	for i := range f.components {
		sampling := int(body[6+3*i+1]>>4) * int(body[6+3*i+1]&15)
		most, sum = max(most, sampling), sum+sampling
		names += string(rune(body[6+3*i]))
	}
	f.planes, f.namedRGB = float64(sum)/float64(max(most, 1)), names == "RGB"
}

// perPixel is the memory the standard library's decoder takes: a byte a
// sample; for a progressive photo four more, since every coefficient is held
// until the last scan; and the copies made for RGB and for print colours.
func (f *jpegFrame) perPixel() float64 {
	perPixel := f.planes
	if f.progressive {
		perPixel *= 5
	}
	switch {
	case f.components == 3 && !f.jfif && (f.untransformed || f.namedRGB):
		perPixel += 4
	case f.components == 4:
		perPixel += 8
	}
	return perPixel
}

// pngHead walks the chunks up to the first with pixels.
func pngHead(file io.ReaderAt, size int64) head {
	h := head{exif: exif{orientation: 1}, perPixel: 8}
	for at := int64(8); at < size; {
		var start [8]byte
		if _, err := file.ReadAt(start[:], at); err != nil {
			return h
		}
		length, body := int64(binary.BigEndian.Uint32(start[:4])), at+8
		switch string(start[4:]) {
		case "IHDR":
			h.perPixel, h.pixelsPerByte = pngWeight(file, body)
		case "eXIf":
			h.exif = readExif(io.NewSectionReader(file, body, length))
		case "IDAT", "IEND":
			return h
		}
		at = body + length + 4 // and the checksum
	}
	return h
}

// pngWeight reads depth, colour and interlacing from the header chunk. Deflate
// makes at most 1032 bytes of one (RFC 1951: 258 bytes for two bits).
func pngWeight(file io.ReaderAt, at int64) (perPixel float64, pixelsPerByte int64) {
	const deflate = 1032
	var ihdr [13]byte
	if _, err := file.ReadAt(ihdr[:], at); err != nil {
		return 16, 0
	}
	depth, colour, interlaced := int(ihdr[8]), ihdr[9], ihdr[12] != 0
	samples := map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
	perPixel = 4 // transparency turns grey into colour
	if depth == 16 {
		perPixel = 8
	}
	if colour == 3 || colour == 0 && depth < 8 {
		perPixel = 1
	}
	if interlaced {
		perPixel *= 2 // each pass is a picture of its own
	}
	return perPixel, deflate * 8 / int64(max(samples*depth, 1))
}

// webpHead walks the chunks of the file; EXIF comes after the picture.
func webpHead(file io.ReaderAt, size int64) head {
	h := head{exif: exif{orientation: 1}, perPixel: 3} // samples, transparency
	for at := int64(12); at < size; {
		var start [8]byte
		if _, err := file.ReadAt(start[:], at); err != nil {
			return h
		}
		length, body := int64(binary.LittleEndian.Uint32(start[4:])), at+8
		switch string(start[:4]) {
		case "VP8L":
			h.perPixel = 16 // the picture and its transforms, each with room to grow
		case "ALPH":
			h.perPixel = 18 // transparency is packed as a lossless picture
		case "EXIF":
			h.exif = readExif(webpExif(file, body, length))
		}
		at = body + length + length%2
	}
	return h
}

// webpExif skips the title that some programs put in front.
func webpExif(file io.ReaderAt, at, length int64) io.ReaderAt {
	title := make([]byte, len(exifTitle))
	if _, err := file.ReadAt(title, at); err == nil && bytes.Equal(title, exifTitle) {
		at, length = at+int64(len(exifTitle)), length-int64(len(exifTitle))
	}
	return io.NewSectionReader(file, at, max(length, 0))
}

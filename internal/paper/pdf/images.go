package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"zwgk/internal/paper/ink"
)

// images collects a document's pictures, each once, in order of first use.
//
// The library is passed by: its PNG reader makes soft masks, which PDF/A-1
// forbids (ISO 19005-1, 6.4), fails on 16 bits, and writes images in random
// order. Here a picture is read, flattened on white paper and packed again;
// only the picture survives, not what a camera or an editor wrote beside it
// (place, owner, previews, earlier versions).
type images struct {
	byDigest map[[sha256.Size]byte]int
	list     []picture
}

// picture is an image as the file holds it. An indexed image has a palette,
// whose object number takes the place of the one %d in main's dictionary.
type picture struct {
	main    object
	palette *object
}

func newImages() *images { return &images{byDigest: map[[sha256.Size]byte]int{}} }

// use returns the resource name of a picture file.
func (s *images) use(data []byte) (string, error) {
	digest := sha256.Sum256(data)
	i, known := s.byDigest[digest]
	if !known {
		p, err := readPicture(data)
		if err != nil {
			return "", err
		}
		i = len(s.list)
		s.list = append(s.list, p)
		s.byDigest[digest] = i
	}
	return fmt.Sprintf("Im%d", i+1), nil
}

func readPicture(data []byte) (picture, error) {
	img, format, err := ink.Decode(data)
	if err != nil {
		return picture{}, err
	}
	if space := jpegSpace(img); format == "jpeg" && space != "" {
		if bare, ok := bareJPEG(data); ok {
			return picture{main: imageObject(img, 8, space, "/Filter /DCTDecode ", bare)}, nil
		}
	}
	if format == "png" && isPlainPNG(data, img) {
		return pngPicture(data, img)
	}
	return packPNG(ink.Flatten(img))
}

// isPlainPNG reports whether a PNG file that has been decoded holds its rows as
// a PDF file would: opaque, a colour of 8 bits, grey of 8 bits or a palette,
// and not interlaced. Such rows, checked by decoding them, need no packing
// again: the picture of a page takes a third of a second.
func isPlainPNG(data []byte, img image.Image) bool {
	const depthAt, interlaceAt = 8 + 8 + 8, 8 + 8 + 12 // in the header chunk, which comes first
	if len(data) <= interlaceAt || data[interlaceAt] != 0 {
		return false
	}
	switch img := img.(type) {
	case *image.Gray:
		return data[depthAt] == 8
	case *image.Paletted:
		return img.Opaque()
	}
	return false
}

// jpegSpace names the colour space of JPEG images that readers of PDF show as
// they are; "" for the others (CMYK, RGB without conversion).
func jpegSpace(img image.Image) string {
	switch img.(type) {
	case *image.Gray:
		return "/DeviceGray"
	case *image.YCbCr:
		return "/DeviceRGB"
	}
	return ""
}

func imageObject(img image.Image, bits int, space, filter string, data []byte) object {
	return plain(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent %d %s",
		img.Bounds().Dx(), img.Bounds().Dy(), space, bits, filter), data)
}

// packPNG packs an opaque image the way PNG does, whose compressed rows PDF
// takes over unchanged (Predictor 15: PDF Reference 1.4, 3.3.3).
func packPNG(img image.Image) (picture, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := encoder.Encode(&b, img); err != nil {
		return picture{}, fmt.Errorf("pdf: pack picture: %w", err)
	}
	return pngPicture(b.Bytes(), img)
}

// pngPicture takes over the rows of a PNG file that holds an opaque image.
func pngPicture(data []byte, img image.Image) (picture, error) {
	bits, rows, err := readPNG(data)
	if err != nil {
		return picture{}, err
	}
	colors, space, palette := 3, "/DeviceRGB", (*object)(nil)
	switch img := img.(type) {
	case *image.Gray:
		colors, space = 1, "/DeviceGray"
	case *image.Paletted:
		colors, space = 1, fmt.Sprintf("[/Indexed /DeviceRGB %d %%d 0 R]", len(img.Palette)-1)
		o := plain("", rgbBytes(img.Palette))
		palette = &o
	}
	filter := fmt.Sprintf("/Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d>> ",
		colors, bits, img.Bounds().Dx())
	return picture{main: imageObject(img, bits, space, filter, rows), palette: palette}, nil
}

func rgbBytes(p color.Palette) []byte {
	var b []byte
	for _, c := range p {
		rgb, _ := color.RGBAModel.Convert(c).(color.RGBA)
		b = append(b, rgb.R, rgb.G, rgb.B)
	}
	return b
}

// readPNG returns the bit depth and the compressed rows of a file that
// image/png has written or read (PNG specification, chunk layout).
func readPNG(data []byte) (bits int, rows []byte, err error) {
	for rest := data[8:]; len(rest) >= 12; {
		size := int(binary.BigEndian.Uint32(rest))
		if size > len(rest)-12 {
			break
		}
		body := rest[8 : 8+size]
		switch string(rest[4:8]) {
		case "IHDR":
			bits = int(body[8])
		case "IDAT":
			rows = append(rows, body...)
		case "IEND":
			return bits, rows, nil
		}
		rest = rest[12+size:]
	}
	return 0, nil, errUnexpected("no complete PNG file")
}

// JPEG markers (ITU-T T.81, table B.1).
const (
	markerSOI   = 0xD8
	markerEOI   = 0xD9
	markerSOS   = 0xDA
	markerAPP0  = 0xE0
	markerAPP14 = 0xEE // Adobe: says how colours are coded, must stay
	markerAPP15 = 0xEF
	markerCOM   = 0xFE
)

// bareJPEG copies a JPEG file without application segments, comments and
// whatever follows the end of the image. ok is false when the file is not laid
// out by the book; the caller then packs the decoded image.
func bareJPEG(data []byte) (bare []byte, ok bool) {
	if len(data) < 4 || data[0] != 0xFF || data[1] != markerSOI {
		return nil, false
	}
	bare = append(bare, data[:2]...)
	for rest := data[2:]; len(rest) >= 4 && rest[0] == 0xFF; {
		marker := rest[1]
		if marker == markerEOI {
			break
		}
		size := 2 + int(binary.BigEndian.Uint16(rest[2:]))
		if size > len(rest) {
			return nil, false
		}
		if marker == markerSOS {
			size += entropyLength(rest[size:])
		}
		if !isExtra(marker) {
			bare = append(bare, rest[:size]...)
		}
		rest = rest[size:]
		if len(rest) >= 2 && rest[0] == 0xFF && rest[1] == markerEOI {
			bare = append(bare, rest[:2]...)
			if len(bare) == len(data) { // nothing was left out: no second copy
				bare = data
			}
			_, err := jpeg.DecodeConfig(bytes.NewReader(bare))
			return bare, err == nil
		}
	}
	return nil, false
}

func isExtra(marker byte) bool {
	return marker == markerCOM || marker >= markerAPP0 && marker <= markerAPP15 && marker != markerAPP14
}

// entropyLength returns how many bytes of coded image precede the next marker.
// FF 00 is a data byte and FF D0–D7 are restarts inside the data.
func entropyLength(data []byte) int {
	for i := 0; i+1 < len(data); i++ {
		next := data[i+1]
		if data[i] == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7) {
			return i
		}
	}
	return len(data)
}

package photo_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"zwgk/internal/photo"
)

// sceneColour is the colour of a corner of the scene, whichever side is named
// first.
func sceneColour(corner string) color.RGBA {
	switch corner {
	case "topleft", "lefttop":
		return color.RGBA{200, 30, 30, 255}
	case "topright", "righttop":
		return color.RGBA{30, 160, 30, 255}
	case "bottomleft", "leftbottom":
		return color.RGBA{30, 30, 200, 255}
	}
	return color.RGBA{220, 220, 60, 255}
}

// corners is a scene with a colour in each corner.
func corners(w, h int) *image.RGBA {
	scene := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			corner := "top"
			if y >= h/2 {
				corner = "bottom"
			}
			if x < w/2 {
				corner += "left"
			} else {
				corner += "right"
			}
			scene.SetRGBA(x, y, sceneColour(corner))
		}
	}
	return scene
}

type encoded struct {
	format photo.Format
	bytes  []byte
}

// encodings is a scene in every format that can be written here.
func encodings(t testing.TB, scene *image.RGBA) []encoded {
	t.Helper()
	var g, b, tf bytes.Buffer
	palette := color.Palette{sceneColour("topleft"), sceneColour("topright"), sceneColour("bottomleft"), sceneColour("bottomright")}
	paletted := image.NewPaletted(scene.Rect, palette)
	for y := range scene.Rect.Dy() {
		for x := range scene.Rect.Dx() {
			paletted.Set(x, y, scene.At(x, y))
		}
	}
	for _, err := range []error{
		gif.Encode(&g, paletted, nil), bmp.Encode(&b, scene), tiff.Encode(&tf, scene, &tiff.Options{Compression: tiff.Deflate}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return []encoded{
		{photo.JPEG, encodeJPEG(t, scene)}, {photo.PNG, encodePNG(t, scene)},
		{photo.GIF, g.Bytes()}, {photo.BMP, b.Bytes()}, {photo.TIFF, tf.Bytes()},
	}
}

func encodeJPEG(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodePNG(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lossyWebP and losslessWebP are one pixel each; nothing here writes WebP.
func lossyWebP(t testing.TB) []byte {
	return decode64(t, "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
}

func losslessWebP(t testing.TB) []byte {
	return decode64(t, "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
}

func decode64(t testing.TB, s string) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// withWebPChunk adds a chunk behind the picture of a simple WebP.
func withWebPChunk(file []byte, name, body string) []byte {
	file = append(bytes.Clone(file), name...)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(body)))
	file = append(file, body...)
	if len(body)%2 == 1 {
		file = append(file, 0)
	}
	binary.LittleEndian.PutUint32(file[4:], uint32(len(file)-8))
	return file
}

func segment(marker byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(body)+2)), body...)
}

// withSegments puts segments behind the start of a JPEG.
func withSegments(file []byte, segments ...[]byte) []byte {
	return bytes.Join(append([][]byte{file[:2]}, append(segments, file[2:])...), nil)
}

// markers lists the segments of a JPEG up to the scan, and sees that nothing
// comes after the end.
func markers(t *testing.T, file []byte) []byte {
	t.Helper()
	var seen []byte
	for at := 2; ; {
		if at+4 > len(file) || file[at] != 0xFF {
			t.Fatalf("no segment at %d", at)
		}
		seen = append(seen, file[at+1])
		if file[at+1] == 0xDA {
			break
		}
		at += 2 + int(binary.BigEndian.Uint16(file[at+2:]))
	}
	if bytes.Index(file, []byte{0xFF, 0xD9}) != len(file)-2 {
		t.Error("something comes after the end of the picture")
	}
	return seen
}

func pngChunk(name, body string) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	chunk = append(append(chunk, name...), body...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}

// bombPNG is a head that promises w×h pixels, and hardly a byte behind it.
func bombPNG(w, h uint32, depth, colour byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	head = append(head, depth, colour, 0, 0, 0)
	return append(append([]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", string(head))...), pngChunk("IDAT", "\x78\x9c")...)
}

// frameHeader finds the frame header of a JPEG written here.
func frameHeader(file []byte) int { return bytes.Index(file, []byte{0xFF, 0xC0, 0, 17, 8}) }

// resized changes what the head of a JPEG promises.
func resized(file []byte, w, h uint16) []byte {
	file = bytes.Clone(file)
	at := frameHeader(file)
	binary.BigEndian.PutUint16(file[at+5:], h)
	binary.BigEndian.PutUint16(file[at+7:], w)
	return file
}

// progressive changes the kind of frame a JPEG promises.
func progressive(file []byte) []byte {
	file = bytes.Clone(file)
	file[frameHeader(file)+1] = 0xC2
	return file
}

// flatJPEG is a grey JPEG of any size, made without drawing it: in the standard
// tables a block like the one before is the bits 00 1010 for brightness and
// 00 00 for colour, and a unit of 16×16 pixels is four of one and two of the other.
func flatJPEG(t testing.TB, w, h uint16) []byte {
	t.Helper()
	small := encodeJPEG(t, corners(16, 16))
	scan := bytes.Index(small, []byte{0xFF, 0xDA})
	file := resized(small, w, h)[:scan+2+int(binary.BigEndian.Uint16(small[scan+2:]))]
	const unit, bits = uint64(0b001010_001010_001010_001010_0000_0000), 32
	units := (int(w) + 15) / 16 * ((int(h) + 15) / 16)
	body := binary.BigEndian.AppendUint32(nil, uint32(unit))
	if len(body)*8 != bits {
		t.Fatal("a unit is four bytes")
	}
	return append(append(file, bytes.Repeat(body, units)...), 0xFF, 0xD9)
}

// keep writes a file for one test.
func keep(t testing.TB, name string, file []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func readBack(t *testing.T, file []byte) photo.Info {
	t.Helper()
	info, err := photo.Read(keep(t, "copy.jpg", file))
	if err != nil {
		t.Fatal(err)
	}
	return info
}

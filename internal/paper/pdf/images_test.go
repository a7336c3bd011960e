package pdf_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/pdf/pdftest"
)

func pictureDocument(t testing.TB) *paper.Document {
	files := pictures(t)
	p := blank()
	for i, name := range slices.Sorted(maps.Keys(files)) {
		for column := range 2 { // every picture twice
			p.Marks = append(p.Marks, paper.Picture{
				X: paper.Pt(60 + 200*float64(column)), Y: paper.Pt(60 + 90*float64(i)), W: paper.Pt(120), H: paper.Pt(80), Data: files[name],
			})
		}
	}
	return document(p, p)
}

func TestPicturesAreStoredOnceAndOpaque(t *testing.T) {
	path := write(t, pictureDocument(t))
	f := pdftest.Open(t, path)
	images := 0
	for n, o := range f.Objects {
		if strings.Contains(o.Dict, "/Subtype /Image") {
			images++
			if strings.Contains(o.Dict, "/SMask") || strings.Contains(o.Dict, "/BitsPerComponent 16") {
				t.Errorf("object %d: %s", n, o.Dict)
			}
		}
	}
	if images != len(pictures(t)) {
		t.Errorf("%d images for %d different pictures", images, len(pictures(t)))
	}
	if placed := bytes.Count(f.Objects[4].Stream, []byte(" Do Q")); placed != 2*images {
		t.Errorf("%d pictures on the page, want %d", placed, 2*images)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte(secret)) {
		t.Error("the file keeps what the camera wrote beside the picture")
	}
}

func TestBadPicturesAreRefused(t *testing.T) {
	good := pictures(t)["alpha.png"]
	huge := bytes.Clone(good)
	copy(huge[16:], []byte{0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0}) // 100 000 × 100 000
	jpeg := pictures(t)["colour.jpeg"]
	for name, c := range map[string]struct {
		data []byte
		code fault.Code
	}{
		"empty":         {nil, fault.Unreadable},
		"text":          {[]byte("no picture"), fault.Unreadable},
		"cut off png":   {good[:len(good)/2], fault.Unreadable},
		"cut off jpeg":  {jpeg[:len(jpeg)/2], fault.Unreadable},
		"bad checksum":  {huge, fault.Unreadable},
		"gif signature": {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00"), fault.Unreadable},
	} {
		p := blank()
		p.Marks = []paper.Mark{paper.Picture{W: 1000, H: 1000, Data: c.data}}
		if err := pdf.Write(&bytes.Buffer{}, document(p), fontSet(t)); fault.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestFlatPicturesAreNotPackedAgain: the rows of an opaque PNG with a palette go
// into the file as they come.
func TestFlatPicturesAreNotPackedAgain(t *testing.T) {
	flat := image.NewPaletted(image.Rect(0, 0, 300, 200), color.Palette{color.White, color.Black, color.NRGBA{R: 255, A: 255}})
	for i := range flat.Pix {
		flat.Pix[i] = uint8(i / 97 % 3)
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.NoCompression} // nobody else packs like this
	if err := encoder.Encode(&file, flat); err != nil {
		t.Fatal(err)
	}
	p := blank()
	p.Marks = []paper.Mark{paper.Picture{X: 1000, Y: 1000, W: 300_000, H: 200_000, Data: file.Bytes()}}
	path := write(t, document(p))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	start := bytes.Index(file.Bytes(), []byte("IDAT")) + 4
	size := int(binary.BigEndian.Uint32(file.Bytes()[start-8:]))
	if !bytes.Contains(data, file.Bytes()[start:start+size]) {
		t.Error("the picture was packed again")
	}
	pdftest.Validate(t, path)
}

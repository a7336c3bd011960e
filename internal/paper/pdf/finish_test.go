package pdf

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"zwgk/internal/paper"
)

// libraryOutput returns what the library writes for a small document, and
// what finish needs beside it.
func libraryOutput(t testing.TB) ([]byte, *paper.Document, []*typeface, *images) {
	t.Helper()
	font, err := paper.LoadFont(paper.Song, songData(t))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := paper.NewFontSet(font)
	if err != nil {
		t.Fatal(err)
	}
	doc := &paper.Document{Pages: []paper.Page{
		{Width: paper.A4Width, Height: paper.A4Height, Marks: []paper.Mark{
			paper.Text{X: 1000, Y: 20000, Size: 12000, Color: paper.Black, String: "公开"},
		}},
		{Width: paper.A4Height, Height: paper.A4Width},
	}}
	byFace, faces, err := typefaces(doc, fonts)
	if err != nil {
		t.Fatal(err)
	}
	p := &painter{faces: byFace, images: newImages()}
	raw, err := p.paint(doc, faces)
	if err != nil {
		t.Fatal(err)
	}
	return raw, doc, faces, p.images
}

// TestEveryAssumptionIsChecked changes the library's output the way another
// version might, keeping offsets: each change must be refused.
func TestEveryAssumptionIsChecked(t *testing.T) {
	raw, doc, faces, pictures := libraryOutput(t)
	if _, err := finish(raw, doc, faces, pictures); err != nil {
		t.Fatal(err)
	}
	for _, change := range []struct{ old, new string }{
		{"\nstartxref\n", "\nstartxreF\n"},
		{"xref\n0 ", "xref\n1 "},
		{" 00000 n \n", " 00001 n \n"},
		{"%%EOF\n", "%%EOF\r"},
		{"3 0 obj\n", "9 0 obj\n"},
		{"endobj\n", "endobJ\n"},
		{"\nendstream\n", "\nendstreaM\n"},
		{"<</Type /Page\n", "<</Typo /Page\n"},
		{"<</Type /Pages\n", "<</Typo /Pages\n"},
		{"/Resources 2 0 R", "/Resources 3 0 R"},
		{"/Contents 4 0 R>>", "/Contents 5 0 R>>"},
		{"/Subtype /Type0", "/Subtype /Type1"},
		{"/Subtype /CIDFontType2", "/Subtype /CIDFontType0"},
		{" obj\n<</Registry (Adobe)\n/Ordering (UCS)", " obj\n<</Registry (Adobe)\n/Ordering (UCX)"},
		{"/Type /FontDescriptor", "/Type /Fontdescriptor"},
		{"/FontFile2 ", "/FontFile3 "},
		{"/XObject <<\n>>", "/XObject <<\n<>"},
		{"/F", "/G"},
		{"/Type /Catalog", "/Type /Katalog"},
		{"<<\n/Producer ", "<<\n/Producor "},
	} {
		changed := bytes.Replace(raw, []byte(change.old), []byte(change.new), 1)
		if change.old == "/F" { // the font's name in the resources
			at := bytes.Index(raw, []byte("/Font <<\n/F"))
			changed = bytes.Clone(raw)
			changed[at+len("/Font <<\n/")] = 'G'
		}
		if bytes.Equal(changed, raw) {
			t.Errorf("%q does not occur in the library's output", change.old)
		}
		if _, err := finish(changed, doc, faces, pictures); err == nil {
			t.Errorf("%q → %q was accepted", change.old, change.new)
		}
	}
	if _, err := finish(raw, &paper.Document{Pages: doc.Pages[:1]}, faces, pictures); err == nil {
		t.Error("a page too many was accepted")
	}
	if _, err := finish(raw, doc, nil, pictures); err == nil {
		t.Error("a font too many was accepted")
	}
}

func TestDamagedOutputNeverPanics(t *testing.T) {
	raw, doc, faces, pictures := libraryOutput(t)
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		data := bytes.Clone(raw)
		tail := max(0, len(data)-1200) // the tables, where damage matters most
		for range 1 + random.IntN(3) {
			data[tail+random.IntN(len(data)-tail)] = byte(random.IntN(256))
		}
		if random.IntN(4) == 0 {
			data = data[:random.IntN(len(data))]
		}
		_, err := finish(data, doc, faces, pictures)
		_ = err // accepted or refused: only a panic is wrong here
	}
}

func TestDatesOfInfoAndXMPAgree(t *testing.T) {
	for _, c := range []struct {
		zone     int
		pdf, xmp string
	}{
		{8 * 3600, "D:20250131093005+08'00'", "2025-01-31T09:30:05+08:00"},
		{0, "D:20250131093005+00'00'", "2025-01-31T09:30:05+00:00"},
		{-(3*3600 + 30*60), "D:20250131093005-03'30'", "2025-01-31T09:30:05-03:30"},
		{8*3600 + 5*60 + 43, "D:20250131012422+00'00'", "2025-01-31T01:24:22+00:00"},
	} {
		at := time.Date(2025, 1, 31, 9, 30, 5, 0, time.FixedZone("", c.zone))
		if pdfDate(at) != c.pdf || xmpDate(at) != c.xmp {
			t.Errorf("zone %d: %s, %s", c.zone, pdfDate(at), xmpDate(at))
		}
	}
	if o := info(paper.Meta{}); strings.Contains(o.dict, "Date") {
		t.Errorf("a document without a date got one: %s", o.dict)
	}
}

func TestColourProfileIsWellFormed(t *testing.T) {
	p := sRGBProfile()
	if int(binary.BigEndian.Uint32(p)) != len(p) || string(p[36:40]) != "acsp" {
		t.Fatalf("size %d or signature %q wrong", binary.BigEndian.Uint32(p), p[36:40])
	}
	tags := int(binary.BigEndian.Uint32(p[128:]))
	if tags != 9 {
		t.Fatalf("%d tags", tags)
	}
	for i := range tags {
		record := p[132+12*i:]
		start, size := binary.BigEndian.Uint32(record[4:]), binary.BigEndian.Uint32(record[8:])
		if start%4 != 0 || int(start+size) > len(p) {
			t.Errorf("tag %s lies at %d+%d of %d", record[:4], start, size, len(p))
		}
	}
}

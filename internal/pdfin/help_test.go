package pdfin_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"unicode/utf16"

	"zwgk/internal/fault"
	"zwgk/internal/pdfin"
)

// cacheDir keeps the compiled reader for the engines of all tests: compiling
// it takes seconds.
var cacheDir string

func TestMain(m *testing.M) {
	var err error
	if cacheDir, err = os.MkdirTemp("", "pdfin"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = engine().Close(context.Background())
	_ = os.RemoveAll(cacheDir)
	os.Exit(code)
}

// engine is the one of all tests that ask for no limits of their own.
var engine = sync.OnceValue(func() *pdfin.Engine {
	return pdfin.New(cacheDir, pdfin.Limits{Bytes: 8 << 20, Pages: 300, Pixels: 12_000_000})
})

// object is the body of a PDF object; its number is its place in the list.
type object string

// assemble writes objects as a PDF file; object 1 is the catalog.
func assemble(objects ...object) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func stream(content string) object {
	return object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
}

// chinese is one page that names a Chinese font and does not contain it. The
// page may be turned.
func chinese(turn int, content string) []byte {
	return assemble(
		"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
		object(fmt.Sprintf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>", turn)),
		stream(content),
		"<</Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R]>>",
		"<</Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>> /DW 1000 /FontDescriptor 7 0 R>>",
		"<</Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 95>>",
	)
}

// show is the operator that shows Chinese text at a place, size 16.
func show(x, y int, s string) string {
	var codes string
	for _, unit := range utf16.Encode([]rune(s)) {
		codes += fmt.Sprintf("%04X", unit)
	}
	return fmt.Sprintf("BT /F1 16 Tf %d %d Td <%s> Tj ET\n", x, y, codes)
}

func opened(t testing.TB, data []byte) *pdfin.Document {
	t.Helper()
	d, err := engine().OpenBytes(context.Background(), "来文.pdf", data)
	if err != nil {
		t.Fatalf("%v (%s)", err, fault.Sentence(err))
	}
	t.Cleanup(d.Close)
	return d
}

package bind

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/pdfin"
	"zwgk/resources"
)

// reader is shared: compiling it takes seconds.
var reader = sync.OnceValue(func() *pdfin.Engine { return pdfin.New("", pdfin.Limits{}) })

var loadFonts = sync.OnceValues(func() (*paper.FontSet, error) {
	var fonts []*paper.Font
	for file, face := range map[string]paper.Face{
		"song.ttf": paper.Song, "song-bold.ttf": paper.SongBold, "hei.ttf": paper.Hei, "kai.ttf": paper.Kai,
	} {
		data, err := fs.ReadFile(resources.Fonts(), file)
		if err != nil {
			return nil, err
		}
		font, err := paper.LoadFont(face, data)
		if err != nil {
			return nil, err
		}
		fonts = append(fonts, font)
	}
	return paper.NewFontSet(fonts...)
})

func binder(t testing.TB) *Binder {
	t.Helper()
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return &Binder{Reader: reader(), Fonts: fonts}
}

// own is a paper of ours with a title and about so many lines.
func own(t testing.TB, title string, lines int) *paper.Document {
	t.Helper()
	flow := paper.NewFlow(binder(t).Fonts, paper.GBT9704())
	flow.Paragraph(title, paper.TitleStyle())
	body := paper.BodyStyle()
	for i := range lines {
		flow.Paragraph(fmt.Sprintf("第%d条　乡镇人民政府应当主动公开本级政府信息。", i+1), body)
	}
	doc, err := flow.Document(paper.Meta{Title: title})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// foreign is a PDF file of so many pages by others, which names a font that it
// does not contain.
func foreign(pages int, text string) []byte {
	var codes, kids strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&codes, "%04X", unit)
	}
	content := fmt.Sprintf("BT /F1 22 Tf 150 740 Td <%s> Tj ET\n1 0 0 RG 2 w 80 730 m 515 730 l S\n", codes.String())
	for line := range 24 {
		content += fmt.Sprintf("BT /F1 16 Tf 80 %d Td <%s> Tj ET\n", 690-25*line, codes.String())
	}
	for range pages {
		kids.WriteString("3 0 R ")
	}
	return assemble("<</Type /Catalog /Pages 2 0 R>>", fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", kids.String(), pages),
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content),
		"<</Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R]>>",
		"<</Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>> /DW 1000 /FontDescriptor 7 0 R>>",
		"<</Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 95>>")
}

func assemble(objects ...string) []byte {
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

// noise is a picture like a photo: nothing in it is flat.
func noise(width, height int) image.Image {
	random := rand.New(rand.NewPCG(1, 2))
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			v := uint8(40 + 150*y/height + random.IntN(40))
			picture.SetRGBA(x, y, color.RGBA{R: v, G: v / 2, B: uint8(255 * x / width), A: 255})
		}
	}
	return picture
}

func jpegFile(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// file keeps data the way attachments are kept, under a name of no meaning.
func file(t testing.TB, name string, data []byte) Part {
	t.Helper()
	path := filepath.Join(t.TempDir(), "3f9a")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return Part{Title: strings.TrimSuffix(name, filepath.Ext(name)), Name: name, Path: path}
}

func bind(t testing.TB, piece Piece) ([]byte, Result) {
	t.Helper()
	var b bytes.Buffer
	result, err := binder(t).Bind(context.Background(), &b, piece)
	if err != nil {
		t.Fatalf("%v (%s)", err, fault.Sentence(err))
	}
	return b.Bytes(), result
}

package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/resources"
)

// The documents that the tests write and the helpers that make them.

var faceFiles = map[paper.Face]string{
	paper.Song: "song.ttf", paper.SongBold: "song-bold.ttf", paper.Hei: "hei.ttf", paper.Kai: "kai.ttf",
}

var loadFonts = sync.OnceValues(func() (*paper.FontSet, error) {
	var fonts []*paper.Font
	for face, name := range faceFiles {
		data, err := fs.ReadFile(resources.Fonts(), name)
		if err != nil {
			return nil, err
		}
		font, err := paper.LoadFont(face, data)
		if err != nil {
			return nil, err
		}
		fonts = append(fonts, font)
	}
	data, err := os.ReadFile("../../../resources/fonts/separate/fangsong.ttf")
	if err != nil {
		return nil, err
	}
	font, err := paper.LoadFont(paper.FangSong, data)
	if err != nil {
		return nil, err
	}
	return paper.NewFontSet(append(fonts, font)...)
})

func fontSet(t testing.TB) *paper.FontSet {
	t.Helper()
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

var created = time.Date(2025, 1, 31, 9, 30, 5, 0, time.FixedZone("CST", 8*3600))

// document wraps pages with a complete description.
func document(pages ...paper.Page) *paper.Document {
	return &paper.Document{
		Meta: paper.Meta{
			Title:   "2024年政府信息公开工作年度报告",
			Author:  "某县某镇人民政府",
			Subject: "年度报告 <&> \"引号\"",
			Created: created,
		},
		Pages: pages,
	}
}

func blank() paper.Page { return paper.Page{Width: paper.A4Width, Height: paper.A4Height} }

// lines sets each text on a line of its own, in black, on as many pages as
// it takes.
func lines(face paper.Face, size float64, texts ...string) []paper.Page {
	var pages []paper.Page
	var y paper.Length
	for _, text := range texts {
		if y += paper.Pt(size * 1.5); len(pages) == 0 || y > paper.A4Height-paper.Pt(40) {
			pages, y = append(pages, blank()), paper.Pt(60)
		}
		p := &pages[len(pages)-1]
		p.Marks = append(p.Marks, paper.Text{X: paper.Pt(40), Y: y, Face: face, Size: paper.Pt(size), Color: paper.Black, String: text})
	}
	return pages
}

// standard returns the 8105 characters of 通用规范汉字表 that face has.
func standard(fonts *paper.FontSet, face paper.Face) []rune {
	_, table, _ := strings.Cut(resources.GeneralStandardCharacters, "\n")
	var chars []rune
	for _, r := range strings.Join(strings.Fields(table), "") {
		if fonts.Font(face).Has(r) {
			chars = append(chars, r)
		}
	}
	return chars
}

// rows cuts characters into strings of n.
func rows(chars []rune, n int) []string {
	var out []string
	for len(chars) > n {
		out, chars = append(out, string(chars[:n])), chars[n:]
	}
	return append(out, string(chars))
}

const sentence = "根据《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条，现发布2024年度报告，共收到申请128件，比上年增长3.5%。"

// report makes n pages of text in five faces, with a table on each.
func report(n int) *paper.Document {
	doc := document()
	for i := range n {
		p := blank()
		text := func(face paper.Face, size float64, x, y paper.Length, s string) {
			p.Marks = append(p.Marks, paper.Text{X: x, Y: y, Face: face, Size: paper.Pt(size), Tracking: -210, Color: paper.Black, String: s})
		}
		text(paper.SongBold, 22, paper.Pt(100), paper.Pt(80), "政府信息公开工作年度报告")
		text(paper.Hei, 16, paper.Pt(80), paper.Pt(120), "一、总体情况")
		text(paper.Kai, 16, paper.Pt(80), paper.Pt(150), "（一）主动公开")
		for line := range 14 {
			y := paper.Pt(180 + 28.95*float64(line))
			runes := []rune(sentence)
			text(paper.FangSong, 16, paper.Pt(80), y, string(runes[:28]))
		}
		table(&p, paper.Pt(80), paper.Pt(600), text)
		doc.Outline = append(doc.Outline, paper.Bookmark{Title: "一、总体情况", Page: i, Y: paper.Pt(104)})
		doc.Pages = append(doc.Pages, p)
	}
	return doc
}

func table(p *paper.Page, left, top paper.Length, text func(paper.Face, float64, paper.Length, paper.Length, string)) {
	const rowCount, columnCount = 8, 6
	rowHeight, columnWidth := paper.Pt(22), paper.Pt(72)
	p.Marks = append(p.Marks, paper.Rect{X: left, Y: top, W: columnCount * columnWidth, H: rowHeight, Fill: color.NRGBA{R: 230, G: 236, B: 245, A: 255}})
	for row := range paper.Length(rowCount + 1) {
		y := top + row*rowHeight
		p.Marks = append(p.Marks, paper.Line{X1: left, Y1: y, X2: left + columnCount*columnWidth, Y2: y, Width: 500, Color: paper.Black})
	}
	for column := range paper.Length(columnCount + 1) {
		x := left + column*columnWidth
		p.Marks = append(p.Marks, paper.Line{X1: x, Y1: top, X2: x, Y2: top + rowCount*rowHeight, Width: 500, Color: paper.Black})
	}
	for row := range paper.Length(rowCount) {
		for column := range paper.Length(columnCount) {
			text(paper.Song, 10.5, left+column*columnWidth+paper.Pt(6), top+row*rowHeight+paper.Pt(15), "商业企业12件")
		}
	}
}

// pictures makes one file of every kind that people paste.
func pictures(t testing.TB) map[string][]byte {
	t.Helper()
	box := image.Rect(0, 0, 48, 32)
	alpha, deep, grey := image.NewNRGBA(box), image.NewNRGBA64(box), image.NewGray(box)
	two := image.NewPaletted(box, color.Palette{color.White, color.Black})
	sheer := image.NewPaletted(box, color.Palette{color.Transparent, color.NRGBA{R: 200, A: 255}})
	for y := range box.Dy() {
		for x := range box.Dx() {
			alpha.SetNRGBA(x, y, color.NRGBA{R: 220, G: 20, B: 60, A: uint8(5 * x)})
			deep.SetNRGBA64(x, y, color.NRGBA64{R: uint16(x * 1300), G: uint16(y * 2000), B: 0x1234, A: 0xFFFF})
			grey.SetGray(x, y, color.Gray{Y: uint8(x * 5)})
			two.SetColorIndex(x, y, uint8((x/4+y/4)%2))
			sheer.SetColorIndex(x, y, uint8((x/8+y/8)%2))
		}
	}
	files := map[string][]byte{}
	for name, img := range map[string]image.Image{"alpha": alpha, "16 bit": deep, "grey": grey, "two colours": two, "clear palette": sheer} {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		files[name+".png"] = b.Bytes()
	}
	for name, img := range map[string]image.Image{"colour": deep, "grey": grey} {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, nil); err != nil {
			t.Fatal(err)
		}
		files[name+".jpeg"] = withComment(b.Bytes())
	}
	return files
}

const secret = "GPS 30.12 N 120.08 E"

// withComment puts what a camera adds (place, preview) into a JPEG file, and
// more behind its end.
func withComment(jpegFile []byte) []byte {
	exif := append([]byte{0xFF, 0xE1, 0, byte(2 + 6 + len(secret))}, "Exif\x00\x00"+secret...)
	out := append(append(append([]byte{}, jpegFile[:2]...), exif...), jpegFile[2:]...)
	return append(out, secret...)
}

// write writes doc into a file and returns its path.
func write(t testing.TB, doc *paper.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, fontSet(t)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), strings.ReplaceAll(t.Name(), "/", "-")+".pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/paper/ink"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/pdf/pdftest"
)

// faces lists the faces at hand and how much of 通用规范汉字表 each must have.
var faces = []struct {
	name        string
	face        paper.Face
	all, beyond int // characters; of these beyond U+FFFF
}{
	{"song", paper.Song, 8105, 196},
	{"songbold", paper.SongBold, 8105, 196},
	{"hei", paper.Hei, 8105, 196},
	{"kai", paper.Kai, 8105, 196},
	{"fangsong", paper.FangSong, 6638, 0},
}

func TestEveryStandardCharacterComesBack(t *testing.T) {
	fonts := fontSet(t)
	for _, f := range faces {
		t.Run(f.name, func(t *testing.T) {
			chars := standard(fonts, f.face)
			beyond := 0
			for _, r := range chars {
				if r > 0xFFFF {
					beyond++
				}
			}
			if len(chars) != f.all || beyond != f.beyond {
				t.Errorf("the font has %d characters, %d beyond U+FFFF; want %d and %d", len(chars), beyond, f.all, f.beyond)
			}
			texts := rows(chars, 40)
			path := write(t, document(lines(f.face, 12, texts...)...))
			if runs := pdftest.Runs(t, path); !slices.Equal(runs, texts) {
				t.Error("runs differ from what was written")
			}
			if got := pdftest.Squeeze(pdftest.Text(t, path)); got != string(chars) {
				t.Errorf("pdftotext gives back %d characters of %d", len([]rune(got)), len(chars))
			}
			if f.face != paper.Song {
				return
			}
			if got, ok := pdftest.PDFBoxText(t, path); ok && pdftest.Squeeze(got) != string(chars) {
				t.Errorf("PDFBox gives back %d characters of %d", len([]rune(pdftest.Squeeze(got))), len(chars))
			}
		})
	}
}

// TestEverySignComesBack covers what the fonts have beside 通用规范汉字表: signs,
// digits, Latin, the rest of GB 2312, each between two characters.
func TestEverySignComesBack(t *testing.T) {
	fonts := fontSet(t)
	for _, f := range faces {
		t.Run(f.name, func(t *testing.T) {
			listed := map[rune]bool{}
			for _, r := range standard(fonts, f.face) {
				listed[r] = true
			}
			var texts []string
			for r := rune('!'); r < 0x30000; r++ {
				if !listed[r] && fonts.Font(f.face).Has(r) && ink.Printable(r) && !unicode.IsSpace(r) {
					texts = append(texts, "文"+string(r)+"字")
				}
			}
			texts = rows([]rune(strings.Join(texts, "")), 45)
			path := write(t, document(lines(f.face, 10.5, texts...)...))
			if runs := pdftest.Runs(t, path); !slices.Equal(runs, texts) {
				t.Error("runs differ from what was written")
			}
			got := strings.Fields(pdftest.Text(t, path))
			for i, text := range texts {
				if i >= len(got) || got[i] != text {
					t.Fatalf("line %d: %q became %q", i, text, got[min(i, len(got)-1)])
				}
			}
		})
	}
}

// corpus is one document of every kind.
func corpus(t testing.TB) map[string]*paper.Document {
	t.Helper()
	fonts := fontSet(t)
	docs := map[string]*paper.Document{"report": report(6)}
	for _, f := range faces {
		docs["chars-"+f.name] = document(lines(f.face, 12, rows(standard(fonts, f.face), 40)...)...)
	}
	docs["signs"] = document(lines(paper.Song, 16, `)(\%`, `%%EOF`, "endstream endobj", `\051<</Type>>`, "㎡℃①Ⅳ㈠〔2021〕30号")...)
	docs["pictures"] = pictureDocument(t)
	docs["bookmarks"] = bookmarkDocument()
	docs["bare"] = &paper.Document{Pages: []paper.Page{blank()}}
	docs["empty text"] = document(lines(paper.Kai, 12, "", "字", " ")...)
	docs["tracking"] = document(trackingPage())
	for name, title := range map[string]string{
		"brackets": `)(\%<>[]{}/&`, "spaces": "  标 题  ", "long": strings.Repeat("长𠮷", 5000),
		"emoji": "报告😀𠮷\ue000", "bidi": "报告\u202e\u2067\u200b", "xml": "]]></rdf:li><!--&amp;", "dots": "…",
	} {
		d := document(lines(paper.Song, 12, "标题")...)
		d.Meta.Title, d.Meta.Author, d.Meta.Subject = title, title, title
		d.Outline = []paper.Bookmark{{Title: title}}
		docs["title "+name] = d
	}
	utc := document(lines(paper.Hei, 12, "时区")...)
	utc.Meta.Created = time.Date(1900, 1, 1, 0, 0, 0, 0, time.FixedZone("LMT", 8*3600+5*60+43))
	docs["local mean time"] = utc
	half := document(lines(paper.Hei, 12, "时区")...)
	half.Meta.Created = time.Date(2025, 6, 1, 0, 0, 0, 0, time.FixedZone("", -(3*3600+30*60)))
	docs["half hour zone"] = half
	return docs
}

func TestArchivalFiles(t *testing.T) {
	docs := corpus(t)
	var paths []string
	dir := t.TempDir()
	for name, doc := range docs {
		var b bytes.Buffer
		if err := pdf.Write(&b, doc, fontSet(t)); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		path := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".pdf")
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
		for _, forbidden := range []string{"/EmbeddedFiles", "/Group", "/SMask", "/JavaScript", "/Encrypt", "/utf8f", "2000-01-01"} {
			if bytes.Contains(b.Bytes(), []byte(forbidden)) {
				t.Errorf("%s: file contains %s", name, forbidden)
			}
		}
		if !bytes.HasPrefix(b.Bytes(), []byte("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")) {
			t.Errorf("%s: header is %q", name, b.Bytes()[:16])
		}
		if f := pdftest.Open(t, path); !strings.Contains(f.Trailer, "/ID [<") {
			t.Errorf("%s: trailer without /ID: %s", name, f.Trailer)
		}
	}
	slices.Sort(paths)
	pdftest.Validate(t, paths...)
}

func TestEqualDocumentsGiveEqualBytes(t *testing.T) {
	fonts := fontSet(t)
	for name, doc := range corpus(t) {
		if strings.HasPrefix(name, "chars-") && name != "chars-fangsong" {
			continue // slow under the race detector, and nothing new
		}
		results := make([]bytes.Buffer, 3)
		var group sync.WaitGroup
		for i := range results {
			group.Go(func() {
				if err := pdf.Write(&results[i], doc, fonts); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for i := range results {
			if !bytes.Equal(results[0].Bytes(), results[i].Bytes()) {
				t.Errorf("%s: files differ", name)
			}
		}
	}
	one, other := write(t, report(1)), report(1)
	other.Meta.Title += "。"
	if trailer(t, one) == trailer(t, write(t, other)) {
		t.Error("different documents have the same /ID")
	}
}

func trailer(t *testing.T, path string) string {
	t.Helper()
	_, id, _ := strings.Cut(pdftest.Open(t, path).Trailer, "/ID")
	return id
}

func trackingPage() paper.Page {
	p := blank()
	for i, tracking := range []float64{0, -0.21, -1, 0.4, 1, 2, 4, 16, 0} {
		p.Marks = append(p.Marks, paper.Text{
			X: paper.Pt(60), Y: paper.Pt(60 + 24*float64(i)), Face: paper.Song, Size: paper.Pt(16),
			Tracking: paper.Pt(tracking), Color: paper.Black, String: "政府信息公开2024年𬭼𫖮",
		})
	}
	return p
}

func TestLetterSpacingDoesNotBreakWords(t *testing.T) {
	path := write(t, document(trackingPage()))
	for i, line := range strings.Split(strings.TrimSpace(pdftest.Text(t, path)), "\n") {
		if line = strings.Trim(line, "\f"); line != "政府信息公开2024年𬭼𫖮" {
			t.Errorf("line %d reads %q", i, line)
		}
	}
	for _, want := range []string{"-0.21 Tc\n", "16 Tc\n", "0 Tc\n"} {
		if content := string(pdftest.Open(t, path).Objects[4].Stream); !strings.Contains(content, want) {
			t.Errorf("content has no %q", want)
		}
	}
}

func TestLandscapeAmongPortrait(t *testing.T) {
	wide := paper.Page{Width: paper.A4Height, Height: paper.A4Width}
	wide.Marks = []paper.Mark{paper.Text{X: paper.Pt(700), Y: paper.Pt(500), Face: paper.Hei, Size: paper.Pt(16), Color: paper.Black, String: "横页"}}
	odd := paper.Page{Width: paper.MM(148), Height: paper.MM(210)}
	pages := lines(paper.Hei, 16, "竖页")
	doc := document(pages[0], wide, pages[0], odd)
	for i := range doc.Pages {
		doc.Outline = append(doc.Outline, paper.Bookmark{Title: "页", Page: i, Y: paper.Pt(100)})
	}
	f := pdftest.Open(t, write(t, doc))
	for n, want := range map[int]string{5: "/MediaBox [0 0 841.89 595.28]", 9: "/MediaBox [0 0 419.53 595.28]"} {
		if !strings.Contains(f.Objects[n].Dict, want) {
			t.Errorf("page object %d: %s", n, f.Objects[n].Dict)
		}
	}
	var all strings.Builder
	for _, o := range f.Objects {
		all.WriteString(o.Dict)
	}
	for _, want := range []string{"[3 0 R /XYZ 0 741.89 null]", "[5 0 R /XYZ 0 495.276 null]", "[9 0 R /XYZ 0 495.276 null]"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no destination %s", want)
		}
	}
	if content := string(f.Objects[6].Stream); !strings.Contains(content, "700.00 95.28 Td") {
		t.Errorf("text on the wide page is not where it belongs:\n%q", content)
	}
}

func bookmarkDocument() *paper.Document {
	doc := document(lines(paper.Song, 12, rows([]rune(strings.Repeat("正文", 900)), 30)...)...)
	doc.Outline = []paper.Bookmark{
		{Title: "一、𠮷𬭼总体情况（）\\", Level: 0, Page: 0, Y: paper.Pt(100)},
		{Title: "（一）", Level: 1, Page: 0, Y: paper.Pt(200)},
		{Title: "跳级", Level: 5, Page: 0, Y: paper.Pt(300)},
		{Title: "（二）", Level: 1, Page: 1},
		{Title: "二、😀", Level: 0, Page: 1},
	}
	return doc
}

func TestBookmarks(t *testing.T) {
	f := pdftest.Open(t, write(t, bookmarkDocument()))
	root := slices.IndexFunc(f.Objects, func(o pdftest.Object) bool { return strings.Contains(o.Dict, "/Type /Outlines") })
	if root < 0 {
		t.Fatal("no outline")
	}
	ref := func(key string, n int) string { return fmt.Sprintf("/%s %d 0 R ", key, root+n) }
	for n, wants := range [][]string{
		{ref("First", 1), ref("Last", 5), "/Count 5"},
		{"<FEFF4E003001D842DFB7D872DF7C", ref("Parent", 0), ref("Next", 5), ref("First", 2), ref("Last", 4), "/Count 3"},
		{ref("Parent", 1), ref("Next", 4), ref("First", 3), ref("Last", 3), "/Count 1"},
		{ref("Parent", 2)},
		{ref("Parent", 1), ref("Prev", 2)},
		{ref("Parent", 0), ref("Prev", 1), "D83DDE00"},
	} {
		for _, want := range wants {
			if !strings.Contains(f.Objects[root+n].Dict, want) {
				t.Errorf("entry %d lacks %q: %s", n, want, f.Objects[root+n].Dict)
			}
		}
	}
}

// TestTextThatIsNotPlain is drill T9: what cannot be printed as it is must be
// named, everything else must come back unchanged.
func TestTextThatIsNotPlain(t *testing.T) {
	for _, text := range []string{`)`, `(`, `\`, `%`, `\)`, `%PDF-1.4`, ") Tj ET endstream endobj", strings.Repeat("长", 10_000), "𬭼𫖮", "<b>&amp;"} {
		path := write(t, document(lines(paper.Song, 12, text)...))
		if runs := pdftest.Runs(t, path); len(runs) != 1 || runs[0] != text {
			t.Errorf("%.20q was written as %.60q", text, runs)
		}
		if got := strings.TrimSpace(pdftest.Text(t, path)); len(text) < 1000 && got != text {
			t.Errorf("%.20q reads %.60q", text, got)
		}
	}
	for text, named := range map[string]string{
		"a\x00b": "U+0000", "a\u202eb": "U+202E", "a\u2066b": "U+2066", "a\u200bb": "U+200B", "a\ufeffb": "U+FEFF", "a\u00adb": "U+00AD",
		"a\nb": "U+000A", "a\tb": "U+0009", "a\x7fb": "U+007F", "a\u2028b": "U+2028", "😀": "😀（U+1F600）", "\ue000": "U+E000",
		"\uffff": "U+FFFF", "a\xffb": "无法识别的字节", "\ufffd": "U+FFFD", "𠮷字": "𠮷（U+20BB7）", "字\ufe0f": "U+FE0F",
	} {
		err := pdf.Write(&bytes.Buffer{}, document(lines(paper.Song, 12, text)...), fontSet(t))
		if fault.CodeOf(err) != fault.Font || !strings.Contains(fault.Sentence(err), named) || !strings.Contains(fault.Sentence(err), "第1页") {
			t.Errorf("%q: want a fault that names %s, got %v", text, named, err)
		}
	}
}

func TestTitlesThatAreNotPlain(t *testing.T) {
	for _, title := range []string{"a\x00b", "a\x1bb", "a\nb", "a\x7f", "\ufffe", "\U0001ffff", "a\xffb"} {
		for _, change := range []func(*paper.Document){
			func(d *paper.Document) { d.Meta.Title = title },
			func(d *paper.Document) { d.Meta.Author = title },
			func(d *paper.Document) { d.Meta.Subject = title },
			func(d *paper.Document) { d.Outline = []paper.Bookmark{{Title: title}} },
		} {
			doc := document(blank())
			change(doc)
			if err := pdf.Write(&bytes.Buffer{}, doc, fontSet(t)); fault.CodeOf(err) != fault.Invalid {
				t.Errorf("%q: %v", title, err)
			}
		}
	}
	long := document(blank())
	long.Meta.Title = strings.Repeat("长", 40_000)
	if err := pdf.Write(&bytes.Buffer{}, long, fontSet(t)); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("long title: %v", err)
	}
}

func TestMistakesAreErrors(t *testing.T) {
	text := paper.Text{X: 1, Y: 1, Face: paper.Song, Size: 12000, Color: paper.Black, String: "字"}
	with := func(change func(*paper.Text)) paper.Mark { m := text; change(&m); return m }
	for name, m := range map[string]paper.Mark{
		"no colour":    with(func(t *paper.Text) { t.Color = color.NRGBA{} }),
		"no size":      with(func(t *paper.Text) { t.Size = 0 }),
		"no such face": with(func(t *paper.Text) { t.Face = 99 }),
		"face missing": with(func(t *paper.Text) { t.Face = paper.Rare }),
		"far away":     with(func(t *paper.Text) { t.X = paper.Pt(1e6) }),
		"endless":      with(func(t *paper.Text) { t.String = strings.Repeat("字", 16_001) }),
		"line":         paper.Line{Width: -1, Color: paper.Black},
		"rect":         paper.Rect{W: -1},
		"no area":      paper.Picture{Data: []byte("x")},
		"no image":     paper.Picture{W: 1, H: 1, Data: []byte("x")},
		"nil":          nil,
	} {
		p := blank()
		p.Marks = []paper.Mark{m}
		if err := pdf.Write(&bytes.Buffer{}, document(p), fontSet(t)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for name, doc := range map[string]*paper.Document{
		"no pages":      document(),
		"too many":      document(make([]paper.Page, 8192)...),
		"no paper":      document(paper.Page{}),
		"bookmark":      {Pages: []paper.Page{blank()}, Outline: []paper.Bookmark{{Title: "x", Page: 1}}},
		"far future":    {Pages: []paper.Page{blank()}, Meta: paper.Meta{Created: time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)}},
		"unknown level": {Pages: []paper.Page{blank()}, Outline: []paper.Bookmark{{Title: "x", Level: -1}}},
	} {
		if err := pdf.Write(&bytes.Buffer{}, doc, fontSet(t)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriterErrorsArePassedOn(t *testing.T) {
	if err := pdf.Write(full{}, document(blank()), fontSet(t)); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v", err)
	}
}

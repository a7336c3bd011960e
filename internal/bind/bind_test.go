package bind

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/pdfin"
	"zwgk/internal/word"
	"zwgk/internal/word/wordtest"
)

var stampOf2026 = Stamp{Fonds: "0194", Year: "2026", Number: "0001", Section: "党政办公室", Retention: "30年"}

// request is the piece of a request: our own letter, what came in, a photo, and
// a table.
func request(t testing.TB) Piece {
	reply := own(t, "答复书", 40)
	reply.Outline = []paper.Bookmark{{Title: "第二页", Page: 1}}
	return Piece{
		Meta: paper.Meta{Title: "王某申请公开宅基地审批结果一案", Author: "青石镇人民政府"},
		Parts: []Part{
			{Title: "答复书", Own: reply},
			file(t, "来文.pdf", foreign(2, "关于公开政府信息的通知")),
			file(t, "现场照片.jpg", jpegFile(t, noise(640, 480))),
			file(t, "名单.xlsx", []byte("PK\x03\x04")),
		},
		Stamp: &stampOf2026,
	}
}

// saved writes a copy to a file for the validators.
func saved(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// reopened reads a copy with the reader of foreign files.
func reopened(t testing.TB, data []byte) *pdfin.Document {
	t.Helper()
	d, err := reader().OpenBytes(context.Background(), "副本.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func TestPieceBecomesOneArchivalFile(t *testing.T) {
	data, result := bind(t, request(t))
	for i, want := range []Placed{
		{Title: "答复书", First: 1, Pages: 2, How: Drawn}, {Title: "来文", First: 3, Pages: 2, How: Pictured},
		{Title: "现场照片", First: 5, Pages: 1, How: Pictured}, {Title: "名单", How: Beside},
	} {
		got := result.Parts[i]
		if why := got.Why; why == "" || strings.Contains(why, "3f9a") {
			t.Errorf("%s: reason %q", got.Title, why)
		}
		if got.Why = ""; got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	if result.Pages != 5 || result.Numbered != 5 || result.Unstamped != "" {
		t.Errorf("%d pages, %d of them numbered; %s", result.Pages, result.Numbered, result.Unstamped)
	}
	if why := result.Parts[1].Why; !strings.Contains(why, "SimSun") || !strings.Contains(why, "300点") {
		t.Errorf("pictured pages are told as %q", why)
	}
	path := saved(t, data)
	pdftest.Validate(t, path)
	said := pdftest.Squeeze(pdftest.Text(t, path))
	for _, want := range []string{"019420260001", "党政办公室30年5", "关于公开政府信息的通知", "第40条"} {
		if !strings.Contains(said, want) {
			t.Errorf("the copy does not say %q", want)
		}
	}
	for _, title := range []string{"答复书", "第二页", "来文", "现场照片"} {
		if !bytes.Contains(data, []byte(hexTitle(title))) {
			t.Errorf("no bookmark %q", title)
		}
	}
	if bytes.Contains(data, []byte(hexTitle("名单"))) {
		t.Error("a bookmark leads to a file that is not there")
	}
}

// hexTitle is a bookmark's title as the file has it.
func hexTitle(s string) string {
	var b strings.Builder
	b.WriteString("/Title <FEFF")
	for _, r := range s {
		const digits = "0123456789ABCDEF"
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(digits[r>>shift&15])
		}
	}
	return b.String() + ">"
}

func TestEqualPiecesGiveEqualBytes(t *testing.T) {
	piece := request(t)
	one, _ := bind(t, piece)
	other, _ := bind(t, piece)
	if !bytes.Equal(one, other) {
		t.Error("two copies of one piece differ")
	}
}

// TestNumbersStandInTheCorners: §7.8, fronts at the right, backs at the left,
// through the whole piece.
func TestNumbersStandInTheCorners(t *testing.T) {
	data, _ := bind(t, request(t))
	d := reopened(t, data)
	for i, size := range d.Pages() {
		lines, err := d.Lines(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		want := string(rune('1' + i))
		found := false
		for _, piece := range lines[0] {
			right := size.Width - piece.X - piece.Width
			if piece.String == want && piece.Y < 15 && (i%2 == 0 && right < 25 || i%2 == 1 && piece.X < 25) {
				found = true
			}
		}
		if !found {
			t.Errorf("page %d has no number in its corner: %v", i+1, lines[0])
		}
	}
}

func TestBlankPagesAreNotCounted(t *testing.T) {
	doc := own(t, "通知", 3)
	doc.Pages = append(doc.Pages, paper.Page{Width: paper.A4Width, Height: paper.A4Height})
	piece := Piece{Parts: []Part{{Title: "通知", Own: doc}, {Title: "附件", Own: own(t, "附件", 3)}}, Stamp: &stampOf2026}
	data, result := bind(t, piece)
	if result.Pages != 3 || result.Numbered != 2 {
		t.Errorf("%d pages, %d numbered", result.Pages, result.Numbered)
	}
	d := reopened(t, data)
	for page, want := range []string{"1", "", "2"} {
		text, err := d.Text(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		if first, _, _ := strings.Cut(text, "\n"); !strings.HasSuffix(first, want) || want == "" && text != "" {
			t.Errorf("page %d says %q", page+1, text)
		}
	}
}

// TestPicturedPageKeepsPlaces: the unseen words lie under the seen ones.
func TestPicturedPageKeepsPlaces(t *testing.T) {
	source := foreign(1, "关于公开政府信息的通知")
	data, _ := bind(t, Piece{Parts: []Part{file(t, "来文.pdf", source)}})
	before, err := reopened(t, source).Lines(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	after, err := reopened(t, data).Lines(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	after = after[1:] // the number
	if len(before) != len(after) {
		t.Fatalf("%d lines became %d", len(before), len(after))
	}
	for i := range before {
		a, b := before[i][0], after[i][0]
		if a.String != b.String || abs(a.X-b.X) > 1 || abs(a.Y-b.Y) > 2 || abs(a.Width-b.Width) > 2 {
			t.Errorf("line %d: %+v became %+v", i, a, b)
		}
	}
}

func abs(v float64) float64 { return max(v, -v) }

func TestFilesThatStayBeside(t *testing.T) {
	locked, err := os.ReadFile("../pdfin/testdata/password.pdf")
	if err != nil {
		t.Fatal(err)
	}
	letter := Part{Title: "答复书", Own: own(t, "答复书", 2)}
	for name, c := range map[string]struct {
		part Part
		says string
	}{
		"table":         {file(t, "名单.xlsx", []byte("PK\x03\x04")), "“名单.xlsx”不是PDF文件、照片或扫描件"},
		"empty":         {file(t, "空.pdf", nil), "“空.pdf”不是PDF文件"},
		"password":      {file(t, "密.pdf", locked), "“密.pdf”设了打开密码"},
		"broken PDF":    {file(t, "坏.pdf", []byte("%PDF-1.4\n坏了")), "“坏.pdf”不是完好的PDF"},
		"broken photo":  {file(t, "照片.jpg", jpegFile(t, noise(64, 48))[:200]), "“照片.jpg”打不开"},
		"several scans": {file(t, "扫描.tif", tiff(2)), "“扫描.tif”里有好几页"},
		"huge page":     {file(t, "图纸.pdf", bytes.Replace(foreign(1, "图"), []byte("595.28 841.89"), []byte("99999 99999"), 1)), "“图纸.pdf”的第1页"},
	} {
		_, result := bind(t, Piece{Parts: []Part{letter, c.part}})
		got := result.Parts[1]
		if got.How != Beside || got.First != 0 || got.Pages != 0 || result.Pages != 1 || !strings.Contains(got.Why, c.says) || !strings.Contains(got.Why, "原文件另存") {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// tiff is the skeleton of a TIFF file of so many pages.
func tiff(pages int) []byte {
	data := []byte("II*\x00\x08\x00\x00\x00")
	for i := range pages {
		next := byte(0)
		if i+1 < pages {
			next = byte(len(data) + 6)
		}
		data = append(data, 0, 0, next, 0, 0, 0)
	}
	return append(data, make([]byte, 32)...)
}

func TestOnePageOfTIFFIsNoSeveral(t *testing.T) {
	part := file(t, "扫描.tif", tiff(1))
	if kind, err := kindOf(&part); kind != pictureFile || err != nil {
		t.Errorf("kind %d (%v)", kind, err)
	}
}

func TestPiecesThatCannotBeBound(t *testing.T) {
	gone := Part{Title: "附件", Name: "附件.pdf", Path: filepath.Join(t.TempDir(), "gone")}
	for name, c := range map[string]struct {
		parts []Part
		code  fault.Code
	}{
		"nothing":     {nil, fault.Invalid},
		"only beside": {[]Part{file(t, "名单.xlsx", []byte("PK"))}, fault.Invalid},
		"file gone":   {[]Part{{Title: "答复书", Own: own(t, "答复书", 2)}, gone}, fault.NotFound},
	} {
		var b bytes.Buffer
		if _, err := binder(t).Bind(t.Context(), &b, Piece{Parts: c.parts}); fault.CodeOf(err) != c.code || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes written", name, err, b.Len())
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := binder(t).Bind(ctx, &bytes.Buffer{}, request(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestPapersOfOthersAsTheyCome binds what LibreOffice prints: fonts embedded,
// tables, pages on their side.
func TestPapersOfOthersAsTheyCome(t *testing.T) {
	table := &word.Table{Columns: []float64{1, 3, 2}, Head: []word.Row{{Cells: []word.Cell{{Text: "序号"}, {Text: "户主"}, {Text: "金额"}}}}}
	for range 12 {
		table.Rows = append(table.Rows, word.Row{Cells: []word.Cell{{Text: "7"}, {Text: "张桂芳"}, {Text: "3,200.00"}}})
	}
	path := filepath.Join(t.TempDir(), "补贴名单.docx")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	err = word.Write(out, word.Document{Blocks: []word.Block{word.Text(word.Title, "补贴发放名单"), word.Text(word.Body, "现将名单公示如下。"), table}})
	if closing := out.Close(); err != nil || closing != nil {
		t.Fatal(err, closing)
	}
	printed := wordtest.PDFs(t, path)
	if printed == nil {
		return
	}
	data, result := bind(t, Piece{Parts: []Part{{Title: "名单", Name: "补贴名单.pdf", Path: printed[0]}}, Stamp: &stampOf2026})
	if got := result.Parts[0]; got.How != Pictured || strings.Contains(got.Why, "字体") {
		t.Errorf("taken as %+v", got)
	}
	copied := saved(t, data)
	pdftest.Validate(t, copied)
	for _, want := range []string{"补贴发放名单", "张桂芳", "3,200.00"} {
		if !strings.Contains(pdftest.Squeeze(pdftest.Text(t, copied)), want) {
			t.Errorf("%q cannot be found in the copy", want)
		}
	}
}

func BenchmarkBind20Pages(b *testing.B) {
	piece := Piece{Parts: []Part{
		{Title: "答复书", Own: own(b, "答复书", 100)}, // five pages
		file(b, "来文.pdf", foreign(10, "关于公开政府信息的通知")),
	}, Stamp: &stampOf2026}
	photo := jpegFile(b, noise(1600, 1200))
	for range 5 {
		piece.Parts = append(piece.Parts, file(b, "现场照片.jpg", photo))
	}
	_, result := bind(b, piece) // compiles the reader
	b.ReportAllocs()
	for b.Loop() {
		bind(b, piece)
	}
	b.ReportMetric(float64(result.Pages), "pages")
}

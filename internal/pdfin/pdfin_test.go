package pdfin_test

import (
	"context"
	"fmt"
	"image"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/pdfin"
	"zwgk/resources"
)

// letter draws its title last, as programs that fill in forms do.
var letter = show(100, 700, "关于公开政府信息的通知") + show(100, 660, "第二行") + show(300, 660, "右边") + show(100, 740, "题目")

const letterText = "题目\n关于公开政府信息的通知\n第二行 右边\n"

func TestTextComesInReadingOrder(t *testing.T) {
	turned := map[int]string{ // how a line has to be written to stand upright on a turned page
		0: "", 90: "0 1 -1 0 595 0 cm\n", 180: "-1 0 0 -1 595 842 cm\n", 270: "0 -1 1 0 0 842 cm\n",
	}
	for turn, matrix := range turned {
		content := letter
		if turn == 90 || turn == 270 { // the upright page is 842 wide and 595 high
			content = strings.NewReplacer(" 700 Td", " 500 Td", " 660 Td", " 460 Td", " 740 Td", " 540 Td").Replace(letter)
		}
		d := opened(t, chinese(turn, matrix+content))
		got, err := d.Text(t.Context(), 0)
		if err != nil || got != letterText {
			t.Errorf("turned %d: %q (%v)", turn, got, err)
		}
	}
}

func TestPlacesAreMillimetresOfThePageAsSeen(t *testing.T) {
	d := opened(t, chinese(0, show(72, 842-72, "一二")))
	if size := d.Pages()[0]; math.Abs(size.Width-595/72.*25.4) > 0.01 || math.Abs(size.Height-842/72.*25.4) > 0.01 {
		t.Errorf("page of %v", size)
	}
	lines, err := d.Lines(t.Context(), 0)
	if err != nil || len(lines) != 1 || len(lines[0]) != 1 {
		t.Fatalf("%v (%v)", lines, err)
	}
	p := lines[0][0] // two characters of 16 points, one inch from left and top
	if math.Abs(p.X-25.4) > 0.1 || math.Abs(p.Width-2*16/72.*25.4) > 0.1 || p.Y > 25.4 || p.Y+p.Height < 25.4 {
		t.Errorf("piece at %+v", p)
	}
	wide := opened(t, chinese(90, ""))
	if size := wide.Pages()[0]; size.Width < size.Height {
		t.Errorf("a page turned on its side is %v", size)
	}
}

func TestRenderShowsWhatIsPrinted(t *testing.T) {
	d := opened(t, chinese(0, "1 0 0 rg 72 698 72 72 re f\n"))
	picture, err := d.Render(t.Context(), 0, 72)
	if err != nil {
		t.Fatal(err)
	}
	if picture.Rect != image.Rect(0, 0, 595, 842) {
		t.Fatalf("picture of %v", picture.Rect)
	}
	for at, want := range map[image.Point][3]byte{{10, 10}: {255, 255, 255}, {100, 100}: {255, 0, 0}, {70, 100}: {255, 255, 255}} {
		if got := picture.RGBAAt(at.X, at.Y); [3]byte{got.R, got.G, got.B} != want || got.A != 255 {
			t.Errorf("at %v: %v, want %v", at, got, want)
		}
	}
}

// TestAbsentChineseIsDrawn: a page whose font is not in the file must not come
// out empty.
func TestAbsentChineseIsDrawn(t *testing.T) {
	d := opened(t, chinese(0, show(100, 700, "国")))
	missing, err := d.MissingFonts(t.Context(), 0)
	if err != nil || len(missing) != 1 || missing[0] != "SimSun" {
		t.Errorf("missing %q (%v)", missing, err)
	}
	picture, err := d.Render(t.Context(), 0, 144)
	if err != nil {
		t.Fatal(err)
	}
	ink := 0
	for i := 0; i < len(picture.Pix); i += 4 {
		if picture.Pix[i] < 128 {
			ink++
		}
	}
	if ink < 150 || ink > 700 { // of the 32 × 32 pixels of the character
		t.Errorf("%d dark pixels", ink)
	}
}

func TestEmbeddedFontIsNotMissing(t *testing.T) {
	song, err := fs.ReadFile(resources.Fonts(), "song.ttf")
	if err != nil {
		t.Fatal(err)
	}
	d := opened(t, assemble(
		"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
		stream("BT /F1 16 Tf 100 700 Td <00400041> Tj ET"),
		"<</Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R]>>",
		"<</Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /DW 1000 /CIDToGIDMap /Identity /FontDescriptor 7 0 R>>",
		"<</Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 95 /FontFile2 8 0 R>>",
		stream(string(song)),
	))
	if missing, err := d.MissingFonts(t.Context(), 0); err != nil || len(missing) != 0 {
		t.Errorf("missing %q (%v)", missing, err)
	}
}

func TestEqualFilesGiveEqualPages(t *testing.T) {
	draw := func() *image.RGBA {
		picture, err := opened(t, chinese(0, letter)).Render(t.Context(), 0, 100)
		if err != nil {
			t.Fatal(err)
		}
		return picture
	}
	one, other := draw(), draw()
	for i := range one.Pix {
		if one.Pix[i] != other.Pix[i] {
			t.Fatalf("byte %d differs", i)
		}
	}
}

func TestFilesOnDisk(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "来文.pdf")
	if err := os.WriteFile(path, chinese(0, letter), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := engine().Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if got, err := d.Text(t.Context(), 0); got != letterText {
		t.Errorf("%q (%v)", got, err)
	}
	for name, code := range map[string]fault.Code{filepath.Join(folder, "没有.pdf"): fault.NotFound, folder: fault.Unreadable} {
		if _, err := engine().Open(t.Context(), name); fault.CodeOf(err) != code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSeveralAtOnce: one engine, several documents, and several readers of one.
func TestSeveralAtOnce(t *testing.T) {
	shared := opened(t, chinese(0, letter))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			d, err := engine().OpenBytes(t.Context(), "来文.pdf", chinese(0, letter))
			if err != nil {
				t.Error(err)
				return
			}
			defer d.Close()
			for _, one := range []*pdfin.Document{d, shared} {
				if got, err := one.Text(t.Context(), 0); got != letterText {
					t.Errorf("%q (%v)", got, err)
				}
			}
		})
	}
	group.Wait()
}

func TestEngineKeepsWhatItCompiled(t *testing.T) {
	opened(t, chinese(0, "")) // makes sure that the folder has been filled
	if entries, err := os.ReadDir(cacheDir); err != nil || len(entries) == 0 {
		t.Errorf("nothing kept: %v", err)
	}
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	e := pdfin.New(blocked, pdfin.Limits{}) // no folder can be made there
	d, err := e.OpenBytes(t.Context(), "来文.pdf", chinese(0, letter))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := d.Text(t.Context(), 0); err == nil {
		t.Error("a document outlives its engine")
	}
	d.Close()
}

func BenchmarkRender300(b *testing.B) {
	d := opened(b, chinese(0, strings.Repeat(letter, 10)))
	for b.Loop() {
		if _, err := d.Render(context.Background(), 0, 300); err == nil {
			continue
		}
		b.Fatal("not drawn")
	}
}

func BenchmarkText(b *testing.B) {
	var page strings.Builder
	for line := range 30 {
		page.WriteString(show(60, 800-25*line, strings.Repeat(fmt.Sprintf("第%02d行的公开信息", line), 3)))
	}
	d := opened(b, chinese(0, page.String()))
	for b.Loop() {
		if _, err := d.Text(context.Background(), 0); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	data := chinese(0, letter)
	opened(b, data)
	for b.Loop() {
		opened(b, data).Close()
	}
}

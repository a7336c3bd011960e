package raster_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/paper/raster"
	"zwgk/resources"
)

var loadFonts = sync.OnceValues(func() (*paper.FontSet, error) {
	var fonts []*paper.Font
	for face, name := range map[paper.Face]string{
		paper.Song: "song.ttf", paper.SongBold: "song-bold.ttf", paper.Hei: "hei.ttf", paper.Kai: "kai.ttf",
	} {
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
	return paper.NewFontSet(fonts...)
})

func fontSet(t testing.TB) *paper.FontSet {
	t.Helper()
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func chequers(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 16, 16))
	for i := range 256 {
		if (i/16/4+i/4)%2 == 0 {
			img.SetNRGBA(i%16, i/16, color.NRGBA{R: 180, A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sample is a page with everything on it.
func sample(t testing.TB) paper.Page {
	p := paper.Page{Width: paper.A4Width, Height: paper.A4Height}
	y := 80.0
	for _, face := range []paper.Face{paper.SongBold, paper.Hei, paper.Kai, paper.Song} {
		for _, size := range []float64{22, 16, 12, 10.5, 9} {
			p.Marks = append(p.Marks, paper.Text{
				X: paper.Pt(70), Y: paper.Pt(y), Face: face, Size: paper.Pt(size), Tracking: paper.Pt(-0.21),
				Color: paper.Black, String: "政府信息公开年度报告2024年128件，𬭼Gg",
			})
			y += size * 1.6
		}
	}
	left, top := paper.Pt(70), paper.Pt(y)
	p.Marks = append(p.Marks, paper.Rect{X: left, Y: top, W: paper.Pt(400), H: paper.Pt(20), Fill: color.NRGBA{B: 255, A: 40}})
	for row := range paper.Length(8) {
		lineY := top + row*paper.Pt(20)
		p.Marks = append(p.Marks,
			paper.Line{X1: left, Y1: lineY, X2: left + paper.Pt(400), Y2: lineY, Width: 500, Color: paper.Black},
			paper.Text{X: left + paper.Pt(5), Y: lineY + paper.Pt(14), Face: paper.Song, Size: paper.Pt(10.5), Color: paper.Black, String: "商业企业 科研机构 12"})
	}
	for column := range paper.Length(5) {
		x := left + column*paper.Pt(100)
		p.Marks = append(p.Marks, paper.Line{X1: x, Y1: top, X2: x, Y2: top + paper.Pt(140), Width: 500, Color: paper.Black})
	}
	p.Marks = append(p.Marks,
		paper.Rect{X: left, Y: top + paper.Pt(160), W: paper.Pt(60), H: paper.Pt(60), StrokeWidth: paper.Pt(2), Stroke: color.NRGBA{R: 200, A: 255}},
		paper.Line{X1: left + paper.Pt(80), Y1: top + paper.Pt(160), X2: left + paper.Pt(140), Y2: top + paper.Pt(220), Width: paper.Pt(3), Color: paper.Black},
		paper.Picture{X: left + paper.Pt(160), Y: top + paper.Pt(160), W: paper.Pt(60), H: paper.Pt(60), Data: chequers(t)})
	return p
}

// darkness returns how dark each square of side pixels is, 0 to 1.
func darkness(img image.Image, side int) [][]float64 {
	b := img.Bounds()
	cells := make([][]float64, b.Dy()/side)
	for row := range cells {
		cells[row] = make([]float64, b.Dx()/side)
		for column := range cells[row] {
			sum := 0
			for i := range side * side {
				grey, _ := color.GrayModel.Convert(img.At(b.Min.X+column*side+i%side, b.Min.Y+row*side+i/side)).(color.Gray)
				sum += 255 - int(grey.Y)
			}
			cells[row][column] = float64(sum) / float64(255*side*side)
		}
	}
	return cells
}

// TestPreviewIsThePrint compares this package's picture of a page with
// poppler's picture of the PDF of the same page.
func TestPreviewIsThePrint(t *testing.T) {
	page := sample(t)
	wide := paper.Page{Width: page.Height, Height: page.Width, Marks: page.Marks[:12]}
	for name, p := range map[string]paper.Page{"upright": page, "wide": wide} {
		for _, dpi := range []float64{96, 150} {
			ours, err := raster.Page(p, fontSet(t), dpi)
			if err != nil {
				t.Fatal(err)
			}
			if dark := darkness(ours, 1000*int(dpi)/150); dark[0][0] < 0.01 || dark[0][0] > 0.3 {
				t.Errorf("%s: implausible ink %v", name, dark)
			}
			theirs := poppler(t, p, dpi)
			if theirs == nil {
				continue
			}
			if dx, dy := ours.Bounds().Dx()-theirs.Bounds().Dx(), ours.Bounds().Dy()-theirs.Bounds().Dy(); dx < -1 || dx > 1 || dy < -1 || dy > 1 {
				t.Errorf("%s at %v dpi: sizes differ: %v and %v", name, dpi, ours.Bounds(), theirs.Bounds())
			}
			compare(t, name, darkness(ours, 16), darkness(theirs, 16))
		}
	}
}

func compare(t *testing.T, name string, a, b [][]float64) {
	t.Helper()
	var sum, worst, inkA, inkB float64
	n := 0
	for row := range min(len(a), len(b)) {
		for column := range min(len(a[row]), len(b[row])) {
			difference := math.Abs(a[row][column] - b[row][column])
			sum, worst, n = sum+difference, math.Max(worst, difference), n+1
			inkA, inkB = inkA+a[row][column], inkB+b[row][column]
		}
	}
	t.Logf("%s: mean difference %.4f, worst %.3f, ink %.1f and %.1f", name, sum/float64(n), worst, inkA, inkB)
	if sum/float64(n) > 0.01 || worst > 0.15 || math.Abs(inkA-inkB)/inkB > 0.1 {
		t.Errorf("%s: preview and PDF differ: mean %.4f, worst %.3f, ink %.1f and %.1f", name, sum/float64(n), worst, inkA, inkB)
	}
}

// poppler draws a page by way of its PDF, nil without pdftoppm.
func poppler(t *testing.T, p paper.Page, dpi float64) image.Image {
	t.Helper()
	tool := pdftest.Tool(t, "pdftoppm")
	if tool == "" {
		return nil
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, &paper.Document{Pages: []paper.Page{p}}, fontSet(t)); err != nil {
		t.Fatal(err)
	}
	base := filepath.Join(t.TempDir(), "page")
	if err := os.WriteFile(base+".pdf", b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	resolution := strconv.FormatFloat(dpi, 'f', -1, 64)
	if out, err := exec.Command(tool, "-r", resolution, "-png", "-singlefile", base+".pdf", base).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	f, err := os.Open(base + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func at(img *image.RGBA, x, y int) color.RGBA { return img.RGBAAt(x, y) }

// TestRulesAreCrisp: a rule covers whole pixels, at least one, wherever it is.
func TestRulesAreCrisp(t *testing.T) {
	for _, dpi := range []float64{72, 96, 100, 150} {
		for offset := range paper.Length(10) {
			p := paper.Page{Width: paper.Pt(100), Height: paper.Pt(100), Marks: []paper.Mark{
				paper.Line{X1: 0, Y1: 50000 + 100*offset, X2: paper.Pt(100), Y2: 50000 + 100*offset, Width: 250, Color: paper.Black},
				paper.Line{X1: 50000 + 100*offset, Y1: 0, X2: 50000 + 100*offset, Y2: paper.Pt(100), Width: paper.Pt(1.5), Color: paper.Black},
			}}
			img, err := raster.Page(p, fontSet(t), dpi)
			if err != nil {
				t.Fatal(err)
			}
			level, upright := 0, 0
			for i := range img.Bounds().Dx() {
				for _, c := range []color.RGBA{at(img, 5, i), at(img, i, 5)} {
					if c.R != 0 && c.R != 255 {
						t.Fatalf("%v dpi, offset %d: soft edge %v", dpi, offset, c)
					}
				}
				level += int(255-at(img, 5, i).R) / 255
				upright += int(255-at(img, i, 5).R) / 255
			}
			if want := int(math.Round(1.5 * dpi / 72)); level != 1 || upright != want {
				t.Errorf("%v dpi, offset %d: rules of %d and %d pixels, want 1 and %d", dpi, offset, level, upright, want)
			}
		}
	}
}

func TestBoxesAndPictures(t *testing.T) {
	p := paper.Page{Width: paper.Pt(100), Height: paper.Pt(100), Marks: []paper.Mark{
		paper.Rect{X: paper.Pt(10), Y: paper.Pt(10), W: paper.Pt(20), H: paper.Pt(20), Fill: color.NRGBA{G: 255, A: 255}, Stroke: paper.Black, StrokeWidth: paper.Pt(2)},
		paper.Rect{X: paper.Pt(50), Y: paper.Pt(50), W: paper.Pt(40), H: paper.Pt(40), Fill: color.NRGBA{B: 255, A: 255}},
		paper.Picture{X: paper.Pt(54), Y: paper.Pt(54), W: paper.Pt(32), H: paper.Pt(32), Data: chequers(t)},
		paper.Rect{X: paper.Pt(90), Y: paper.Pt(-10), W: paper.Pt(40), H: paper.Pt(20), Fill: color.NRGBA{R: 255, A: 255}}, // beyond the edge
		paper.Text{X: paper.Pt(-6), Y: paper.Pt(100), Face: paper.Hei, Size: paper.Pt(12), Color: paper.Black, String: "边"},
	}}
	img, err := raster.Page(p, fontSet(t), 72)
	if err != nil {
		t.Fatal(err)
	}
	for point, want := range map[image.Point]color.RGBA{
		{X: 20, Y: 20}: {G: 255, A: 255}, {X: 10, Y: 20}: {A: 255}, {X: 20, Y: 29}: {A: 255}, {X: 5, Y: 5}: {R: 255, G: 255, B: 255, A: 255},
		{X: 52, Y: 52}: {B: 255, A: 255}, {X: 56, Y: 56}: {R: 180, A: 255},
		{X: 64, Y: 56}: {R: 255, G: 255, B: 255, A: 255}, // transparent in the file: white, as in the PDF, not blue
		{X: 95, Y: 5}:  {R: 255, A: 255},
	} {
		if got := at(img, point.X, point.Y); got != want {
			t.Errorf("%v is %v, want %v", point, got, want)
		}
	}
}

func TestStackJoinsPagesOfDifferentSizes(t *testing.T) {
	upright := sample(t)
	wide := paper.Page{Width: upright.Height, Height: upright.Width}
	img, err := raster.Stack(&paper.Document{Pages: []paper.Page{upright, wide, upright}}, fontSet(t), 72)
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size != image.Pt(842, 2*842+595+2*12) {
		t.Errorf("size is %v", size)
	}
	alone, err := raster.Page(upright, fontSet(t), 72)
	if err != nil {
		t.Fatal(err)
	}
	left := (842 - 595) / 2
	for _, top := range []int{0, 842 + 12 + 595 + 12} {
		part, _ := img.SubImage(image.Rect(left, top, left+595, top+842)).(*image.RGBA)
		for y := range 842 {
			if !bytes.Equal(part.Pix[y*part.Stride:y*part.Stride+595*4], alone.Pix[y*alone.Stride:y*alone.Stride+595*4]) {
				t.Fatalf("page at %d differs from the page alone in row %d", top, y)
			}
		}
	}
}

func TestRendererIsSafeForConcurrentUse(t *testing.T) {
	renderer, err := raster.NewRenderer(fontSet(t), 96)
	if err != nil {
		t.Fatal(err)
	}
	page := sample(t)
	var group sync.WaitGroup
	images := make([]*image.RGBA, 6)
	for i := range images {
		group.Go(func() {
			var err error
			if images[i], err = renderer.Page(&page, 1); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	for _, img := range images {
		if !bytes.Equal(img.Pix, images[0].Pix) {
			t.Error("pictures of the same page differ")
		}
	}
}

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	page := func(m paper.Mark) paper.Page {
		return paper.Page{Width: paper.A4Width, Height: paper.A4Height, Marks: []paper.Mark{m}}
	}
	text := paper.Text{Face: paper.Song, Size: paper.Pt(12), Color: paper.Black}
	for s, code := range map[string]fault.Code{"𠮷": fault.Font, "\u202e": fault.Font, "a\nb": fault.Font, "公开": ""} {
		text.String = s
		if _, err := raster.Page(page(text), fontSet(t), 96); fault.CodeOf(err) != code {
			t.Errorf("%q: %v", s, err)
		}
	}
	if _, err := raster.Page(page(paper.Picture{W: 1, H: 1}), fontSet(t), 96); fault.CodeOf(err) != fault.Unreadable {
		t.Errorf("picture: %v", err)
	}
	vast := paper.Text{Face: paper.Song, Size: 14400 * paper.Point, Color: paper.Black, String: "公"}
	if _, err := raster.Page(paper.Page{Width: 1000, Height: 1000, Marks: []paper.Mark{vast}}, fontSet(t), 2400); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("vast glyph: %v", err)
	}
	if _, err := raster.Stack(&paper.Document{Pages: make([]paper.Page, 3)}, fontSet(t), 96); err == nil {
		t.Error("pages without a size were drawn")
	}
	for _, dpi := range []float64{0, -1, 1e9, math.NaN(), math.Inf(1)} {
		if _, err := raster.Page(page(nil), fontSet(t), dpi); err == nil {
			t.Errorf("%v dpi was accepted", dpi)
		}
	}
	long := &paper.Document{}
	for range 200 {
		long.Pages = append(long.Pages, sample(t))
	}
	if _, err := raster.Stack(long, fontSet(t), 150); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("long document: %v", err)
	}
}

// BenchmarkPage draws a page nobody has drawn before.
func BenchmarkPage(b *testing.B) {
	page, fonts := sample(b), fontSet(b)
	for b.Loop() {
		if _, err := raster.Page(page, fonts, 100); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPageAgain draws a page whose glyphs are known.
func BenchmarkPageAgain(b *testing.B) {
	renderer, err := raster.NewRenderer(fontSet(b), 100)
	if err != nil {
		b.Fatal(err)
	}
	page := sample(b)
	for b.Loop() {
		if _, err := renderer.Page(&page, 1); err != nil {
			b.Fatal(err)
		}
	}
}

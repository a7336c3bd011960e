package paper_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"zwgk/internal/paper"
)

// picture draws a page at dpi: a small, plain painter for tests only, so that
// they can look at ink and not just at the numbers they check. What is to be
// drawn is chosen by keep.
func picture(t testing.TB, p paper.Page, dpi float64, keep func(paper.Mark) bool) *image.Gray {
	k := dpi / 72000
	img := image.NewGray(image.Rect(0, 0, int(math.Ceil(float64(p.Width)*k)), int(math.Ceil(float64(p.Height)*k))))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	for _, m := range p.Marks {
		if !keep(m) {
			continue
		}
		switch m := m.(type) {
		case paper.Text:
			drawText(t, img, m, k)
		case paper.Line:
			h := m.Width / 2
			x1, x2 := m.X1, m.X2
			y1, y2 := m.Y1, m.Y2
			if y1 == y2 {
				y1, y2 = y1-h, y2+h
			} else {
				x1, x2 = x1-h, x2+h
			}
			fill(img, k, x1, y1, x2, y2, color.Black)
		case paper.Rect:
			fill(img, k, m.X, m.Y, m.X+m.W, m.Y+m.H, m.Fill)
		}
	}
	return img
}

func fill(img *image.Gray, k float64, x1, y1, x2, y2 paper.Length, c color.Color) {
	path{{x1, y1}, {x2, y1}, {x2, y2}, {x1, y2}}.draw(img, k, c)
}

type path [][2]paper.Length

func (p path) draw(img *image.Gray, k float64, c color.Color) {
	box := image.Rect(int(float64(p[0][0])*k)-1, int(float64(p[0][1])*k)-1, int(float64(p[2][0])*k)+2, int(float64(p[2][1])*k)+2).Intersect(img.Bounds())
	if box.Empty() {
		return
	}
	v := vector.NewRasterizer(box.Dx(), box.Dy())
	for i, q := range p {
		x, y := float32(float64(q[0])*k)-float32(box.Min.X), float32(float64(q[1])*k)-float32(box.Min.Y)
		if i == 0 {
			v.MoveTo(x, y)
		} else {
			v.LineTo(x, y)
		}
	}
	v.ClosePath()
	v.Draw(img, box, image.NewUniform(c), image.Point{})
}

func drawText(t testing.TB, img *image.Gray, m paper.Text, k float64) {
	f := fonts(t).Font(m.Face)
	var buf sfnt.Buffer
	x := m.X
	for _, r := range m.String {
		drawGlyph(t, img, f, &buf, r, float64(x)*k, float64(m.Y)*k, float64(m.Size)*k)
		x += f.Advance(r, m.Size) + m.Tracking
	}
}

func drawGlyph(t testing.TB, img *image.Gray, f *paper.Font, buf *sfnt.Buffer, r rune, x, y, size float64) {
	index, _ := f.Glyph(r)
	segments, err := f.SFNT().LoadGlyph(buf, sfnt.GlyphIndex(index), fixed.Int26_6(size*64), nil)
	if err != nil {
		t.Fatal(err)
	}
	box := image.Rect(int(x-size), int(y-1.5*size), int(x+2*size), int(y+size)).Intersect(img.Bounds())
	v := vector.NewRasterizer(box.Dx(), box.Dy())
	at := func(p fixed.Point26_6) (float32, float32) {
		return float32(x) - float32(box.Min.X) + float32(p.X)/64, float32(y) - float32(box.Min.Y) + float32(p.Y)/64
	}
	for _, s := range segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			v.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			v.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			v.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			v.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	v.Draw(img, box, image.Black, image.Point{})
}

func all(paper.Mark) bool { return true }

// show writes the pages of doc as pictures into the folder that
// ZWGK_PAPER_PICTURES names, for a person to look at; else it does nothing.
func show(t testing.TB, name string, doc *paper.Document) {
	t.Helper()
	folder := os.Getenv("ZWGK_PAPER_PICTURES")
	dpi := 110.0
	if os.Getenv("ZWGK_PAPER_DPI") == "220" {
		dpi = 220
	}
	if folder == "" {
		return
	}
	for i, p := range doc.Pages {
		f, err := os.Create(filepath.Join(folder, fmt.Sprintf("%s-%d.png", name, i+1)))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, picture(t, p, dpi, all)); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnnualReport(t *testing.T) {
	doc := annualReport(t)
	show(t, "annual", doc)
	if len(doc.Pages) != 4 || len(doc.Outline) != 8 {
		t.Errorf("%d pages, %d bookmarks", len(doc.Pages), len(doc.Outline))
	}
	for i, p := range doc.Pages {
		img := picture(t, p, 60, all)
		// Nothing is drawn in the margins but the page number.
		for _, margin := range []image.Rectangle{mm(0, 0, 210, 36, 60), mm(0, 0, 27, 297, 60), mm(185, 0, 210, 297, 60), mm(0, 263, 210, 266, 60), mm(0, 273, 210, 297, 60)} {
			if dark(img, margin) {
				t.Errorf("page %d: ink in the margin %v", i+1, margin)
			}
		}
		if !dark(img, mm(28, 266, 184, 273, 60)) {
			t.Errorf("page %d: no page number", i+1)
		}
	}
}

func mm(x1, y1, x2, y2, dpi float64) image.Rectangle {
	k := dpi / 25.4
	return image.Rect(int(x1*k), int(y1*k), int(x2*k), int(y2*k))
}

func dark(img *image.Gray, r image.Rectangle) bool {
	r = r.Intersect(img.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if img.GrayAt(x, y).Y < 128 {
				return true
			}
		}
	}
	return false
}

package paper_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"zwgk/internal/paper"
)

func newFlow(t testing.TB) *paper.Flow { return paper.NewFlow(fonts(t), paper.GBT9704()) }

func finish(t testing.TB, f *paper.Flow) *paper.Document {
	t.Helper()
	doc, err := f.Document(paper.Meta{Title: "试"})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// rows gives the text of a page line by line, without the page number.
func rows(p paper.Page) []string {
	var out []string
	var y paper.Length
	for _, m := range texts(p) {
		if m.Y > paper.MM(262)+paper.Point {
			continue
		}
		if m.Y != y {
			out = append(out, "")
			y = m.Y
		}
		out[len(out)-1] += m.String
	}
	return out
}

func TestPageHolds22LinesOf28Characters(t *testing.T) {
	f := newFlow(t)
	style := paper.BodyStyle()
	style.First = 0
	f.Paragraph(strings.Repeat("公", 22*28*2), style)
	doc := finish(t, f)
	if len(doc.Pages) != 2 {
		t.Fatalf("%d pages, want 2", len(doc.Pages))
	}
	for _, p := range doc.Pages {
		r := rows(p)
		if len(r) != 22 || len([]rune(r[0])) != 28 {
			t.Errorf("%d lines of %d characters", len(r), len([]rune(r[0])))
		}
		first, last := texts(p)[0], texts(p)[21]
		if last.Y-first.Y != 21*paper.Leading3 || first.X != paper.MM(28) || first.Y < paper.MM(37) || last.Y > paper.MM(262) {
			t.Errorf("lines stand from %v to %v, left %v", first.Y, last.Y, first.X)
		}
	}
}

func TestPageNumbers(t *testing.T) {
	f := newFlow(t)
	for i := range 3 {
		f.NewPage()
		f.Paragraph(fmt.Sprint("第", i+1), paper.BodyStyle())
	}
	doc := finish(t, f)
	if len(doc.Pages) != 3 {
		t.Fatalf("%d pages", len(doc.Pages))
	}
	for i, p := range doc.Pages {
		all := texts(p)
		m := all[len(all)-1]
		if m.String != fmt.Sprintf("— %d —", i+1) || m.Size != 14*paper.Point || m.Face != paper.Song {
			t.Errorf("page %d: number %q", i+1, m.String)
		}
		l := m.X - paper.MM(28)
		r := paper.MM(184) - m.X - width(t, m)
		if odd := i%2 == 0; odd && !near(r, paper.Size4) || !odd && !near(l, paper.Size4) {
			t.Errorf("page %d: number %v from the left edge and %v from the right", i+1, l, r)
		}
		// The dash of 宋体 stands 0.293 em above the baseline.
		if dash := m.Y - m.Size*293/1000 - paper.MM(262); dash < paper.MM(6.9) || dash > paper.MM(7.1) {
			t.Errorf("page %d: dash %v below the text block, want 7 mm", i+1, dash)
		}
	}
}

func TestOtherNumberings(t *testing.T) {
	style := paper.GBT9704()
	style.Numbers, style.FirstNumber = paper.NumberCentre, 9
	f := paper.NewFlow(fonts(t), style)
	f.Paragraph("公开", paper.BodyStyle())
	m := texts(finish(t, f).Pages[0])[1]
	if m.String != "— 9 —" || !near(m.X+width(t, m)/2, paper.MM(106)) {
		t.Errorf("got %q, centre %v", m.String, m.X+width(t, m)/2)
	}
	style.Numbers = paper.NumberNone
	f = paper.NewFlow(fonts(t), style)
	f.Paragraph("公开", paper.BodyStyle())
	if n := len(texts(finish(t, f).Pages[0])); n != 1 {
		t.Errorf("%d texts on a page without number", n)
	}
}

// Whatever stands before it, a heading is never the last line of a page.
func TestHeadingStaysWithItsText(t *testing.T) {
	for n := range 30 {
		f := newFlow(t)
		for range n {
			f.Paragraph("公开", paper.BodyStyle())
		}
		f.Heading(0, "一、总体情况", paper.HeadingStyle(1))
		f.Heading(1, "（一）主动公开", paper.HeadingStyle(2))
		f.Paragraph(strings.Repeat("信息", 40), paper.BodyStyle())
		doc := finish(t, f)
		for _, p := range doc.Pages {
			r := rows(p)
			if last := r[len(r)-1]; strings.Contains(last, "、总体") || strings.Contains(last, "（一）") {
				t.Errorf("%d lines before: page ends with %q", n, last)
			}
		}
		if len(doc.Outline) != 2 || doc.Outline[1].Title != "（一）主动公开" || doc.Outline[1].Level != 1 || doc.Outline[0].Page != doc.Outline[1].Page {
			t.Errorf("outline %v", doc.Outline)
		}
		b := doc.Outline[0]
		if page := doc.Pages[b.Page]; b.Y < paper.MM(37) || b.Y > paper.MM(262) || !strings.Contains(said(page), b.Title) {
			t.Errorf("bookmark %v", b)
		}
	}
}

// A short last line does not stand alone at the head of a page; a long one may.
func TestWidows(t *testing.T) {
	for tail, want := range map[int]int{2: 21, 20: 22} {
		f := newFlow(t)
		style := paper.BodyStyle()
		style.First = 0
		f.Paragraph(strings.Repeat("公", 22*28+tail), style)
		if r := rows(finish(t, f).Pages[0]); len(r) != want {
			t.Errorf("last line of %d characters: %d lines on the first page, want %d", tail, len(r), want)
		}
	}
}

func TestOrphans(t *testing.T) {
	style := paper.GBT9704()
	style.Orphans = 2
	f := paper.NewFlow(fonts(t), style)
	for range 21 {
		f.Paragraph("前", paper.BodyStyle())
	}
	f.Paragraph(strings.Repeat("公", 100), paper.BodyStyle())
	if r := rows(finish(t, f).Pages[0]); len(r) != 21 {
		t.Errorf("%d lines on the first page, want 21", len(r))
	}
}

func TestParagraphsFromATextArea(t *testing.T) {
	f := newFlow(t)
	f.Paragraphs("　　一段。\r\n\r\n  二段。\n", paper.BodyStyle())
	all := texts(finish(t, f).Pages[0])
	if len(all) != 3 || all[0].String != "一段。" || all[1].String != "二段。" || all[0].X != all[1].X || all[0].X < paper.MM(28)+paper.Pt(31) {
		t.Errorf("got %v", all)
	}
}

func TestSpaceAndOwnMarks(t *testing.T) {
	f := newFlow(t)
	f.Space(paper.MM(35))
	f.Marks(paper.MM(4), paper.Line{X2: paper.MM(156), Y1: paper.MM(4), Y2: paper.MM(4), Width: paper.Point, Color: paper.Black},
		paper.Rect{W: paper.MM(10), H: paper.MM(3)}, paper.Picture{W: paper.MM(10), H: paper.MM(3)}, paper.Text{String: "公", Size: paper.Size3, Color: paper.Black})
	f.NewPage()
	f.Space(paper.MM(35))
	f.Paragraph("公开", paper.BodyStyle())
	doc := finish(t, f)
	want := paper.Line{X1: paper.MM(28), X2: paper.MM(28) + paper.MM(156), Y1: paper.MM(37) + paper.MM(39), Y2: paper.MM(37) + paper.MM(39), Width: paper.Point, Color: paper.Black}
	if got := doc.Pages[0].Marks[0].(paper.Line); !near(got.Y1, want.Y1) || !near(got.X1, want.X1) || !near(got.X2, want.X2) {
		t.Errorf("got %v, want %v", got, want)
	}
	if y := texts(doc.Pages[1])[0].Y; y > paper.MM(37)+paper.Leading3 {
		t.Errorf("space at the head of a page was kept: text at %v", y)
	}
}

func TestEmptyFlow(t *testing.T) {
	f := newFlow(t)
	f.NewPage()
	f.Table(&paper.Table{Columns: make([]paper.Column, 1)})
	f.NewPage()
	if doc := finish(t, f); len(doc.Pages) != 1 {
		t.Errorf("%d pages, want one", len(doc.Pages))
	}
}

func TestNoEmptyPageAtTheEnd(t *testing.T) {
	f := newFlow(t)
	f.Paragraph("公开", paper.BodyStyle())
	f.NewPage()
	f.NewPage()
	if doc := finish(t, f); len(doc.Pages) != 1 {
		t.Errorf("%d pages, want one", len(doc.Pages))
	}
}

// Text kept together that is longer than a page is divided all the same.
func TestTooMuchToKeepTogether(t *testing.T) {
	f := newFlow(t)
	style := paper.BodyStyle()
	style.KeepTogether = true
	f.Paragraph("前", paper.BodyStyle())
	f.Paragraph(strings.Repeat("公", 28*30), style)
	doc := finish(t, f)
	if len(doc.Pages) != 2 || len(rows(doc.Pages[0])) != 22 {
		t.Errorf("%d pages, %d lines on the first", len(doc.Pages), len(rows(doc.Pages[0])))
	}
}

func TestLandscape(t *testing.T) {
	s := paper.GBT9704().Landscape()
	if s.Width != paper.A4Height || s.BlockWidth != paper.MM(225) || s.Top != paper.MM(28) || !near(s.Left, paper.MM(35)) {
		t.Errorf("got %+v", s)
	}
}

// mixed is a long document of everything, made from a seed.
func mixed(t testing.TB, seed uint64) *paper.Document {
	rnd := rand.New(rand.NewPCG(seed, 1))
	f := newFlow(t)
	for i := range 60 {
		switch rnd.IntN(6) {
		case 0:
			f.Heading(rnd.IntN(3), fmt.Sprintf("第%d节", i), paper.HeadingStyle(1+rnd.IntN(3)))
		case 1:
			tab, _ := randomTable(rnd)
			f.Table(tab)
		case 2:
			f.Space(paper.Pt(float64(rnd.IntN(60))))
		default:
			style := paper.BodyStyle()
			style.Align = paper.Align(rnd.IntN(4))
			style.After = paper.Pt(float64(rnd.IntN(10)))
			f.Paragraph(prose(rnd, rnd.IntN(300)), style)
		}
	}
	f.Signature("青石镇人民政府", "2026年1月19日", paper.BodyStyle())
	return finish(t, f)
}

func TestEverythingStaysOnThePage(t *testing.T) {
	for seed := range uint64(12) {
		doc := mixed(t, seed)
		for n, p := range doc.Pages {
			for _, m := range texts(p) {
				l, r := ink(t, m)
				number := m.Y > paper.MM(262)+paper.Point && strings.HasPrefix(m.String, "— ")
				if l < body.x1 || r > body.x2 || m.Y-m.Size*84/100 < body.y1 || m.Y > body.y2 && !number {
					t.Errorf("seed %d page %d: %q at %v, %v leaves the text block", seed, n+1, m.String, m.X, m.Y)
				}
			}
		}
	}
}

func TestEqualInputGivesEqualPages(t *testing.T) {
	if !reflect.DeepEqual(annualReport(t), annualReport(t)) || !reflect.DeepEqual(mixed(t, 3), mixed(t, 3)) {
		t.Error("two runs differ")
	}
	f := newFlow(t)
	f.Paragraphs(general, paper.BodyStyle())
	f.Table(tableThree())
	if !reflect.DeepEqual(finish(t, f), finish(t, f)) {
		t.Error("a second call gives another document")
	}
}

package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/paper"
)

// rects are the boxes of a page with at least the given size.
func rects(page paper.Page, w, h float64) []paper.Rect {
	var out []paper.Rect
	for _, m := range page.Marks {
		if r, ok := m.(paper.Rect); ok && r.W == paper.MM(w) && r.H == paper.MM(h) {
			out = append(out, r)
		}
	}
	return out
}

// TestStampSheet: every stamp is 45 by 16 mm, in its place from the one asked for
// on, sheet after sheet, and stamps do not touch.
func TestStampSheet(t *testing.T) {
	fonts := loadFonts(t)
	for _, c := range []struct{ stamps, start, sheets, first int }{
		{1, 0, 1, 1}, {56, 1, 1, 56}, {57, 1, 2, 56}, {60, 6, 2, 51}, {1, 56, 1, 1}, {2, 56, 2, 1}, {0, 3, 1, 0},
	} {
		doc, err := form.StampSheetPaper(form.StampSheet{Organ: town, Stamps: stamps(byUnit(), c.stamps), Start: c.start}, fonts)
		if err != nil {
			t.Fatal(err)
		}
		total := 0
		for _, page := range doc.Pages {
			frames := rects(page, 45, 16)
			total += len(frames)
			for i, a := range frames {
				for _, b := range frames[:i] {
					if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
						t.Errorf("%+v: two stamps overlap", c)
					}
				}
				if a.X < 0 || a.X+a.W > page.Width || a.Y+a.H > page.Height {
					t.Errorf("%+v: a stamp stands beside the sheet", c)
				}
			}
		}
		if total != c.stamps || len(doc.Pages) != c.sheets || len(rects(doc.Pages[0], 45, 16)) != c.first {
			t.Errorf("%+v: %d stamps on %d sheets, %d on the first", c, total, len(doc.Pages), len(rects(doc.Pages[0], 45, 16)))
		}
	}
}

// TestStampHasSixBoxes in the order of DA/T 22-2015, and no captions.
func TestStampHasSixBoxes(t *testing.T) {
	fonts := loadFonts(t)
	p := archived(byUnit(), 12)[11]
	for _, c := range []struct {
		scheme archive.Scheme
		unit   string
		lines  []string
	}{
		{byUnit(), "DZB", []string{"0417 2025 0012", "党政办公室 30年 40"}},
		{byUnit(), "XYZ", []string{"0417 2025 0012", "XYZ 30年 40"}},
		{archive.Scheme{Fonds: "0417"}, "", []string{"0417 2025 0012", "30年 40"}},
		{archive.Scheme{}, "", []string{"2025 0012", "30年 40"}},
	} {
		p.Unit = c.unit
		doc, err := form.StampSheetPaper(form.StampSheet{Stamps: []form.ArchiveStamp{form.StampOf(c.scheme, p)}}, fonts)
		if err != nil {
			t.Fatal(err)
		}
		// The texts of a row stand in the middle of boxes 8 mm high, whatever their size.
		var rows [2][]string
		all := runs(doc.Pages[0])
		slices.SortFunc(all, func(a, b paper.Text) int { return int(a.X - b.X) })
		frame := rects(doc.Pages[0], 45, 16)[0]
		for _, run := range all {
			row := 0
			if run.Y > frame.Y+frame.H/2 {
				row = 1
			}
			rows[row] = append(rows[row], run.String)
		}
		if got := []string{strings.Join(rows[0], " "), strings.Join(rows[1], " ")}; !slices.Equal(got, c.lines) {
			t.Errorf("the stamp says %q, want %q", got, c.lines)
		}
	}
}

// TestStampGrids: a sheet that was bought, and what cannot be.
func TestStampGrids(t *testing.T) {
	fonts := loadFonts(t)
	for name, c := range map[string]struct {
		sheet form.StampSheet
		says  string
	}{
		"a place after the last": {form.StampSheet{Start: 57}, "只有56个位置"},
		"too wide":               {form.StampSheet{Grid: form.StampGrid{Across: 5, Down: 1}}, "横225.0毫米"},
		"too high":               {form.StampSheet{Grid: form.StampGrid{Across: 1, Down: 18, Top: 10}}, "竖298.0毫米"},
		"none down":              {form.StampSheet{Grid: form.StampGrid{Across: 2}}, "至少是1"},
		"a negative gap":         {form.StampSheet{Grid: form.StampGrid{Across: 2, Down: 2, GapX: -1}}, "不能是负数"},
		"exactly full":           {form.StampSheet{Grid: form.StampGrid{Across: 4, Down: 18, Left: 15, Top: 4.5, GapX: 5}, Start: 72}, ""},
	} {
		_, err := form.StampSheetPaper(c.sheet, fonts)
		if c.says == "" && err == nil {
			continue
		}
		if fault.CodeOf(err) != fault.Invalid || c.says == "" || !strings.Contains(fault.Sentence(err), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSpines: each box has its entries once, on a label as wide as the box is
// thick; on A3 the label has the height of the box.
func TestSpines(t *testing.T) {
	fonts := loadFonts(t)
	for _, sheet := range []form.Sheet{form.A4, form.A3} {
		l := labels(byUnit(), sheet)
		doc, err := form.BoxSpines(l, fonts)
		if err != nil {
			t.Fatal(err)
		}
		high := map[form.Sheet]float64{form.A4: 297 - 18 - 3, form.A3: 310 - 3}[sheet]
		found := map[archive.Thickness]int{}
		for _, page := range doc.Pages {
			for _, thick := range []archive.Thickness{20, 30, 40, 50} {
				found[thick] += len(rects(page, float64(thick)-3, high)) // ruled 1.5 mm inside the label
			}
		}
		if want := map[archive.Thickness]int{20: 4, 30: 3, 40: 1, 50: 1}; fmt.Sprint(found) != fmt.Sprint(want) {
			t.Errorf("sheet %d: spines %v, want %v", sheet, found, want)
		}
		text := said(doc)
		for words, times := range map[string]int{"全宗号": 9, "年度": 9, "保管期限": 9, "起止件号": 9, "盒号": 9, "0039至0076": 1, "永久": 1} {
			if got := strings.Count(text, words); got != times {
				t.Errorf("sheet %d: %s stands %d times, want %d", sheet, words, got, times)
			}
		}
		if note := strings.Contains(text, "上下各空6.5毫米"); note != (sheet == form.A4) {
			t.Errorf("sheet %d: the note of A4 stands: %v", sheet, note)
		}
	}
}

// TestSpineThickness: other boxes than the standard's are refused by number.
func TestSpineThickness(t *testing.T) {
	for _, thick := range []archive.Thickness{0, 25, 60, -20} {
		l := form.BoxLabels{Boxes: []archive.Box{{Number: 3, Thickness: thick}}}
		if _, err := form.BoxSpines(l, loadFonts(t)); fault.CodeOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), "第3盒") {
			t.Errorf("%d mm: %v", thick, err)
		}
	}
}

// TestBoxCover: the name of the fonds alone, a double line below it.
func TestBoxCover(t *testing.T) {
	for _, sheet := range []form.Sheet{form.A4, form.A3} {
		doc, err := form.BoxCover(labels(byUnit(), sheet), loadFonts(t))
		if err != nil {
			t.Fatal(err)
		}
		page := doc.Pages[0]
		var name paper.Text
		for _, run := range runs(page) {
			if run.String == "青石镇人民政府" {
				name = run
			}
		}
		var below []paper.Length
		for _, m := range page.Marks {
			if line, ok := m.(paper.Line); ok && line.Color == paper.Black && line.Y1 == line.Y2 {
				below = append(below, line.Y1)
			}
		}
		if len(below) != 2 || name.Y == 0 || below[0] <= name.Y || below[1]-below[0] != paper.MM(1.8) {
			t.Errorf("sheet %d: the name stands at %v, lines at %v", sheet, name.Y, below)
		}
	}
}

// TestCataloguePageCost: a page of 5,000 lines takes no more room than one of 50.
// (Time is measured by BenchmarkPieceCatalogue.)
func TestCataloguePageCost(t *testing.T) {
	fonts := loadFonts(t)
	perPage := func(rows int) float64 {
		c, pages := catalogue(byUnit(), rows), 0
		allocs := testing.AllocsPerRun(1, func() {
			doc, err := form.PieceCataloguePaper(c, fonts)
			if err != nil {
				t.Fatal(err)
			}
			pages = len(doc.Pages)
		})
		return allocs / float64(pages)
	}
	if few, many := perPage(50), perPage(5000); many > few*11/10 {
		t.Errorf("%.0f allocations per page of 5,000 lines, %.0f of 50", many, few)
	}
}

func BenchmarkPieceCatalogue(b *testing.B) {
	fonts := loadFonts(b)
	for _, rows := range []int{50, 5000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			c, pages := catalogue(byUnit(), rows), 0
			for b.Loop() {
				doc, err := form.PieceCataloguePaper(c, fonts)
				if err != nil {
					b.Fatal(err)
				}
				pages = len(doc.Pages)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*pages), "ns/page")
			b.ReportMetric(float64(pages), "pages")
		})
	}
}

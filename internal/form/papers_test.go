package form_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/pdf/pdftest"
)

var update = flag.Bool("update", false, "write the papers' lines to testdata anew")

// lay lays a sample out.
func lay(t testing.TB, s paperSample, fonts *paper.FontSet) *paper.Document {
	t.Helper()
	doc, err := s.make(fonts)
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	return doc
}

// TestPapersAreArchivalAndReadBack: every paper is valid PDF/A, the same
// bytes each time, and a machine reads from it what was put in.
func TestPapersAreArchivalAndReadBack(t *testing.T) {
	fonts := loadFonts(t)
	folder := t.TempDir()
	var paths []string
	for _, s := range samples() {
		var first, second bytes.Buffer
		doc := lay(t, s, fonts)
		if err := pdf.Write(&first, doc, fonts); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		if err := pdf.Write(&second, lay(t, s, fonts), fonts); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: the same paper gave two different files", s.name)
		}
		path := filepath.Join(folder, s.name+".pdf")
		if err := os.WriteFile(path, first.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
		text := pdftest.Squeeze(pdftest.Text(t, path))
		for _, page := range doc.Pages {
			for _, run := range runs(page) {
				if want := pdftest.Squeeze(run.String); !strings.Contains(text, want) {
					t.Errorf("%s: the file does not read back %q", s.name, want)
				}
			}
		}
	}
	pdftest.Validate(t, paths...)
}

func runs(page paper.Page) []paper.Text {
	var out []paper.Text
	for _, mark := range page.Marks {
		if text, ok := mark.(paper.Text); ok {
			out = append(out, text)
		}
	}
	return out
}

// linesOf is the text of a page, a line for each height, from left to right.
func linesOf(page paper.Page) []string {
	all := runs(page)
	slices.SortStableFunc(all, func(a, b paper.Text) int {
		if a.Y != b.Y {
			return int(a.Y - b.Y)
		}
		return int(a.X - b.X)
	})
	var lines []string
	for i, run := range all {
		if i == 0 || all[i-1].Y != run.Y {
			lines = append(lines, run.String)
			continue
		}
		lines[len(lines)-1] += " " + run.String
	}
	return lines
}

// said is all text of a document without spaces, in the order of drawing.
func said(doc *paper.Document) string {
	var b strings.Builder
	for _, page := range doc.Pages {
		for _, run := range runs(page) {
			b.WriteString(run.String)
		}
	}
	return pdftest.Squeeze(b.String())
}

// TestPapersStandAsTheyDid compares the lines of every page with testdata.
// After a change that is meant, look at the gallery, then run with -update.
func TestPapersStandAsTheyDid(t *testing.T) {
	fonts := loadFonts(t)
	for _, s := range samples() {
		if strings.HasSuffix(s.name, "-300") {
			continue // its rows are counted elsewhere
		}
		var b strings.Builder
		for i, page := range lay(t, s, fonts).Pages {
			fmt.Fprintf(&b, "== %d: %.0f × %.0f ==\n%s\n", i+1, page.Width.Points(), page.Height.Points(), strings.Join(linesOf(page), "\n"))
		}
		path := filepath.Join("testdata", s.name+".txt")
		if *update {
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s: the paper stands otherwise than in %s:\n%s", s.name, path, b.String())
		}
	}
}

// TestNoLineBeginsWithAMark: 禁则 on every paper.
func TestNoLineBeginsWithAMark(t *testing.T) {
	fonts := loadFonts(t)
	for _, s := range samples() {
		for i, page := range lay(t, s, fonts).Pages {
			all := runs(page)
			for _, run := range all {
				if !strings.ContainsAny(string([]rune(run.String)[:1]), "，。、；：？！）》」』”’〕】") {
					continue
				}
				if !slices.ContainsFunc(all, func(before paper.Text) bool { return endsAt(fonts, before, run) }) {
					t.Errorf("%s page %d: a line begins %q", s.name, i+1, run.String)
				}
			}
		}
	}
}

// endsAt reports whether a run ends where another begins, on the same line.
func endsAt(fonts *paper.FontSet, before, run paper.Text) bool {
	end := before.X + fonts.Advance(before.String, paper.TextStyle{Face: before.Face, Size: before.Size, Tracking: before.Tracking})
	return before.Y == run.Y && before.X < run.X && abs(end-run.X) < run.Size
}

// TestEverythingStaysOnThePage: no ink in the outer margin.
func TestEverythingStaysOnThePage(t *testing.T) {
	fonts := loadFonts(t)
	margin := paper.MM(10)
	for _, s := range samples() {
		for i, page := range lay(t, s, fonts).Pages {
			for _, run := range runs(page) {
				end := run.X + fonts.Advance(run.String, paper.TextStyle{Face: run.Face, Size: run.Size, Tracking: run.Tracking})
				if run.X < margin || end > page.Width-margin || run.Y < margin || run.Y > page.Height-margin {
					t.Errorf("%s page %d: %q stands at %.0f to %.0f, %.0f", s.name, i+1, run.String, run.X.Points(), end.Points(), run.Y.Points())
				}
			}
		}
	}
}

// TestLongSheet: the rows of a sheet of 300 stand once each, in order, under
// heads on every page, and the sums on the last.
func TestLongSheet(t *testing.T) {
	fonts := loadFonts(t)
	for _, sheet := range []form.Sheet{form.A4, form.A3} {
		doc, err := form.PostedSheet(accountBoard(sheet, 300), fonts)
		if err != nil {
			t.Fatal(err)
		}
		next := 1
		for i, page := range doc.Pages {
			lines := linesOf(page)
			all := strings.Join(lines, "\n")
			for _, want := range []string{"资金来源", fmt.Sprintf("第%d页　共%d页", i+1, len(doc.Pages))} {
				if !strings.Contains(all, want) {
					t.Errorf("page %d has no %s", i+1, want)
				}
			}
			for _, line := range lines {
				if strings.HasPrefix(line, fmt.Sprintf("%d %d月", next, 7+(next-1)%3)) {
					next++
				}
			}
			if last := i == len(doc.Pages)-1; last != strings.Contains(all, "本期结余") || last != strings.Contains(all, "报账员") {
				t.Errorf("page %d of %d: the sums or the signatures do not stand on the last page", i+1, len(doc.Pages))
			}
		}
		if next != 301 {
			t.Errorf("row %d is missing", next)
		}
		if sheet == form.A3 && len(doc.Pages) > 14 {
			t.Errorf("%d sheets of A3 for 300 rows", len(doc.Pages))
		}
	}
}

// TestTypeIsAsLargeAsFits: a short list hangs in large type; nothing on a
// board is smaller than 12 points.
func TestTypeIsAsLargeAsFits(t *testing.T) {
	fonts := loadFonts(t)
	size := func(doc *paper.Document, words string) paper.Length {
		for _, run := range runs(doc.Pages[0]) {
			if strings.HasPrefix(run.String, words) {
				return run.Size
			}
		}
		t.Fatalf("no %q on the page", words)
		return 0
	}
	for _, c := range []struct {
		board    form.Board
		words    string
		at, most float64 // pages
	}{
		{roll(form.A3), "欧阳修文", 22, 1},
		{roll(form.A4), "欧阳修文", 14, 1},
		{accountBoard(form.A3, 12), "承包户", 16, 1},
		{accountBoard(form.A3, 40), "承包户", 16, 4},
		{accountBoard(form.A4, 12), "承包户", 12, 2},
	} {
		doc, err := form.PostedSheet(c.board, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if got := size(doc, c.words); got < paper.Pt(c.at) || float64(len(doc.Pages)) > c.most {
			t.Errorf("%s: %.1f points on %d pages, want %.0f on %.0f", c.board.Revision.Title, got.Points(), len(doc.Pages), c.at, c.most)
		}
		for _, page := range doc.Pages {
			for _, run := range runs(page) {
				if run.Size < 12*paper.Point {
					t.Errorf("%q is in %.1f points", run.String, run.Size.Points())
				}
			}
		}
	}
}

func TestWideSheetsAreTurned(t *testing.T) {
	fonts := loadFonts(t)
	for columns, turned := range map[int]bool{1: false, 6: false, 7: true, 20: true} {
		table := disclosure.Table{Header: slices.Repeat([]string{"金额"}, columns), Rows: [][]string{slices.Repeat([]string{"1,234.50"}, columns)}}
		for _, sheet := range []form.Sheet{form.A4, form.A3} {
			doc, err := form.PostedSheet(form.Board{Sheet: sheet, Organ: village, Revision: disclosure.Revision{Title: "公开榜", Tables: []disclosure.Table{table}}}, fonts)
			if err != nil {
				t.Fatal(err)
			}
			if page := doc.Pages[0]; (page.Width > page.Height) != turned {
				t.Errorf("%d columns: %.0f × %.0f", columns, page.Width.Points(), page.Height.Points())
			}
			if got := strings.Count(said(doc), "1,234.50"); got != columns {
				t.Errorf("%d of %d numbers stand whole", got, columns)
			}
		}
	}
}

// TestAmountsStandEven: amounts written in several ways are printed in one,
// masked ones as they are.
func TestAmountsStandEven(t *testing.T) {
	table := disclosure.Table{Header: []string{"项目", "金额"}, Amounts: []int{1}, Rows: [][]string{{"甲", "1200"}, {"乙", "1,200.5"}, {"丙", "***"}}}
	doc, err := form.PostedSheet(form.Board{Organ: village, Revision: disclosure.Revision{Title: "公开榜", Tables: []disclosure.Table{table}}}, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1,200.00", "1,200.50", "***"} {
		if !strings.Contains(said(doc), want) {
			t.Errorf("no %s on the sheet", want)
		}
	}
}

// TestSlipKeepsToOnePage, and when it cannot, its heads go on.
func TestSlipKeepsToOnePage(t *testing.T) {
	fonts := loadFonts(t)
	for _, s := range samples()[:3] {
		if doc := lay(t, s, fonts); len(doc.Pages) != 1 {
			t.Errorf("%s: %d pages", s.name, len(doc.Pages))
		}
	}
	i := item()
	for n := range i.Opinions {
		i.Opinions[n].Text = strings.Repeat("意见很长，写了许多。", 49)
	}
	doc, err := form.ReviewSlip(form.Slip{Organ: town, Item: i, Revision: textRevision(), Code: code}, fonts)
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) < 2 {
		t.Fatal("2000 characters of opinions on one page")
	}
	for n, page := range doc.Pages[1:] {
		all := strings.Join(linesOf(page), "\n")
		if !strings.Contains(all, "环节") || !strings.Contains(all, code) {
			t.Errorf("page %d has no heads or no code", n+2)
		}
	}
}

// TestSlipShowsEachStep: who passed it, what was said, and room for the rest.
func TestSlipShowsEachStep(t *testing.T) {
	i := item()
	i.Publications = []disclosure.Publication{{Revision: 1, Channel: catalog.NoticeBoard, Place: "东河村公示栏", On: day("2026-11-20"), By: disclosure.Who{Name: "孙丽"}}}
	i.Opinions = append(i.Opinions, disclosure.Opinion{At: 4, Verdict: disclosure.Returned, Text: "退回", Revision: 1}) // what is returned no longer stands
	doc, err := form.ReviewSlip(form.Slip{Organ: town, Item: i, Revision: textRevision()}, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	text := said(doc)
	for _, want := range []string{"签发", "东河村公示栏", "□能公开", "条例第二十条第（十一）项"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s on the slip", want)
		}
	}
	for _, gone := range []string{"票据齐全", "退回"} {
		if strings.Contains(text, gone) {
			t.Errorf("%s still stands on the slip", gone)
		}
	}
}

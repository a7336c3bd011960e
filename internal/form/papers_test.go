package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/form"
	"zwgk/internal/paper"
)

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

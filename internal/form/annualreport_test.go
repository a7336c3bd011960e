package form_test

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
	"zwgk/resources"
)

func loadFonts(t testing.TB) *paper.FontSet {
	t.Helper()
	var loaded []*paper.Font
	for face, name := range map[paper.Face]string{paper.Song: "song.ttf", paper.SongBold: "song-bold.ttf", paper.Hei: "hei.ttf", paper.Kai: "kai.ttf"} {
		data, err := fs.ReadFile(resources.Fonts(), name)
		if err != nil {
			t.Fatal(err)
		}
		font, err := paper.LoadFont(face, data)
		if err != nil {
			t.Fatal(err)
		}
		loaded = append(loaded, font)
	}
	data, err := os.ReadFile("../../resources/fonts/separate/fangsong.ttf")
	if err != nil {
		t.Fatal(err)
	}
	fang, err := paper.LoadFont(paper.FangSong, data)
	if err != nil {
		t.Fatal(err)
	}
	set, err := paper.NewFontSet(append(loaded, fang)...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// sample is a report in which every cell has a number of its own, so that a
// number out of place cannot go unseen.
func sample(name string) *annual.Report {
	figures := annual.Figures{}
	n := int64(1000)
	for a, c := range annual.Edition2021().Cells {
		n++
		figures[a] = annual.Count(n)
		if c.Unit == annual.Amount {
			figures[a] = annual.Count(59_237_244_900)
		}
	}
	organ := office.Organ{Level: office.City, Name: name}
	return writing.Compose(writing.AnnualReport, &writing.Facts{Organ: organ, Year: 2025, Figures: figures}, nil).Report(workday.MustDate("2026-01-20"))
}

func write(t *testing.T, r *annual.Report, fonts *paper.FontSet) (path string, data []byte) {
	t.Helper()
	document, err := form.AnnualReport(r, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, document, fonts); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, b.Bytes()
}

func TestReportIsArchivalAndReadsBack(t *testing.T) {
	fonts := loadFonts(t)
	report := sample("某市人民政府")
	path, first := write(t, report, fonts)
	if _, second := write(t, report, loadFonts(t)); !bytes.Equal(first, second) {
		t.Error("the same report gave two different files")
	}
	pdftest.Validate(t, path)
	text := pdftest.Squeeze(pdftest.Text(t, path))
	for _, want := range wanted(report) {
		if !strings.Contains(text, pdftest.Squeeze(want)) {
			t.Errorf("the file does not read back %q", want)
		}
	}
}

// wanted is everything that a report must show: title, text, headings, the
// words and the figures of its tables.
func wanted(r *annual.Report) []string {
	words := []string{r.Title, r.Organ, r.Issued.Chinese(), "申请人情况", "法人或其他组织", "信息内容"}
	for _, paragraph := range strings.Split(r.Preamble, "\n") {
		words = append(words, phrases(paragraph)...)
	}
	for _, s := range r.Sections {
		words = append(words, s.Heading)
		words = append(words, phrases(s.Text)...)
	}
	for _, table := range r.Edition().Tables {
		for _, row := range table.Rows {
			words = append(words, phrases(row.Name())...)
			for _, column := range row.Columns {
				words = append(words, r.Figures[annual.At(table.Key, row.Key, column.Key)].Format(column.Unit))
			}
		}
	}
	return words
}

// phrases cuts a text into pieces short enough to stay on one line, which is
// all that the order of a page's text promises.
func phrases(text string) []string {
	var out []string
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，。；、：（）《》“”〈〉〔〕\n", r) }) {
		for runes := []rune(clause); len(runes) > 0; runes = runes[min(4, len(runes)):] {
			out = append(out, string(runes[:min(4, len(runes))]))
		}
	}
	return out
}

// TestEveryFigureStandsInItsCell finds each number on the page under its
// column and beside its row: the same x for a column, the same y for a row.
func TestEveryFigureStandsInItsCell(t *testing.T) {
	fonts := loadFonts(t)
	report := sample("某市人民政府")
	document, err := form.AnnualReport(report, fonts)
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]paper.Text{}
	for _, text := range pageWith(document, "申请人情况") {
		at[text.String] = text
	}
	table := annual.Edition2021().Table(annual.Table3)
	for i, row := range table.Rows {
		left := paper.Length(0)
		for j, column := range row.Columns {
			figure := at[report.Figures[annual.At(table.Key, row.Key, column.Key)].Format(annual.Pieces)]
			above := at[report.Figures[annual.At(table.Key, table.Rows[0].Key, column.Key)].Format(annual.Pieces)]
			beside := at[report.Figures[annual.At(table.Key, row.Key, row.Columns[0].Key)].Format(annual.Pieces)]
			if figure.String == "" || figure.X <= left || abs(figure.X-above.X) > paper.Point || figure.Y != beside.Y {
				t.Fatalf("row %d column %d: figure %q at %d,%d stands out of its cell", i, j, figure.String, figure.X, figure.Y)
			}
			left = figure.X
		}
	}
}

// pageWith returns the runs of the page on which a run begins with words.
func pageWith(document *paper.Document, words string) []paper.Text {
	for _, page := range document.Pages {
		var runs []paper.Text
		found := false
		for _, mark := range page.Marks {
			if text, ok := mark.(paper.Text); ok {
				runs = append(runs, text)
				found = found || strings.HasPrefix(text.String, words)
			}
		}
		if found {
			return runs
		}
	}
	return nil
}

func abs(l paper.Length) paper.Length { return max(l, -l) }

// TestTableThreeKeepsToOnePage: the office signs one sheet for it.
func TestTableThreeKeepsToOnePage(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	fonts := loadFonts(t)
	for _, scale := range []int64{1, 10, 1000, 100_000, 10_000_000} {
		report := sample("某市人民政府")
		for a := range report.Figures {
			report.Figures[a] = annual.Count(r.Int64N(scale))
		}
		document, err := form.AnnualReport(report, fonts)
		if err != nil {
			t.Fatal(err)
		}
		pages := 0
		for _, page := range document.Pages {
			for _, mark := range page.Marks {
				if text, ok := mark.(paper.Text); ok && strings.HasPrefix(text.String, "申请人情况") {
					pages++
				}
			}
		}
		if pages != 1 {
			t.Errorf("with figures below %d table three stands on %d pages", scale, pages)
		}
	}
}

// TestOutlineLeadsToTheSections and carries their very headings.
func TestOutlineLeadsToTheSections(t *testing.T) {
	document, err := form.AnnualReport(sample("青石镇人民政府"), loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	want := append([]string{"青石镇2025年政府信息公开工作年度报告"}, annual.Headings()...)
	if len(document.Outline) != len(want) {
		t.Fatalf("%d bookmarks, want %d", len(document.Outline), len(want))
	}
	for i, bookmark := range document.Outline {
		if bookmark.Title != want[i] {
			t.Errorf("bookmark %d is %q, want %q", i, bookmark.Title, want[i])
		}
	}
}

// TestUnprintableNameIsSaid: a character that no font has is named, never
// printed as a blank.
func TestUnprintableNameIsSaid(t *testing.T) {
	_, err := form.AnnualReport(sample("\U0002A6A5镇人民政府"), loadFonts(t))
	if err == nil || !strings.Contains(err.Error(), "\U0002A6A5") {
		t.Errorf("error %v does not name the character", err)
	}
}

func BenchmarkAnnualReport(b *testing.B) {
	fonts := loadFonts(b)
	report := sample("某市人民政府")
	for b.Loop() {
		document, err := form.AnnualReport(report, fonts)
		if err != nil {
			b.Fatal(err)
		}
		var out bytes.Buffer
		if err := pdf.Write(&out, document, fonts); err != nil {
			b.Fatal(err)
		}
	}
}

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

	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/pdf/pdftest"
)

var update = flag.Bool("update", false, "write the papers' lines to testdata anew")

// family is the papers of a room, made afresh whenever they are asked for.
type family struct {
	name   string // before the names of its files in testdata
	papers func(testing.TB) []paperSample
}

// families are all papers that the house rules below hold for.
func families() []family {
	return []family{
		{"", func(testing.TB) []paperSample { return samples() }},
		{"request-", requestSamples},
		{"archive-", func(testing.TB) []paperSample { return archiveSamples() }},
	}
}

// eachPaper lays every paper of every family out.
func eachPaper(t *testing.T, look func(t *testing.T, file string, doc *paper.Document, fonts *paper.FontSet)) {
	fonts := loadFonts(t)
	for _, f := range families() {
		for _, s := range f.papers(t) {
			look(t, f.name+s.name, lay(t, s, fonts), fonts)
		}
	}
}

// lay lays a sample out.
func lay(t testing.TB, s paperSample, fonts *paper.FontSet) *paper.Document {
	t.Helper()
	doc, err := s.make(fonts)
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	return doc
}

// TestPapersAreArchivalAndReadBack: every paper is valid PDF/A, the same bytes
// each time, and a machine reads from it what was put in.
func TestPapersAreArchivalAndReadBack(t *testing.T) {
	fonts, folder := loadFonts(t), t.TempDir()
	var paths []string
	for _, f := range families() {
		again := f.papers(t)
		for i, s := range f.papers(t) {
			doc := lay(t, s, fonts)
			first, second := written(t, doc, fonts), written(t, lay(t, again[i], fonts), fonts)
			if !bytes.Equal(first, second) {
				t.Errorf("%s: the same paper gave two different files", s.name)
			}
			path := filepath.Join(folder, f.name+s.name+".pdf")
			if err := os.WriteFile(path, first, 0o600); err != nil {
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
	}
	pdftest.Validate(t, paths...)
}

func written(t testing.TB, doc *paper.Document, fonts *paper.FontSet) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, fonts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPapersStandAsTheyDid compares the lines of every page with testdata.
// After a change that is meant, look at the gallery, then run with -update. Of
// answers a few stand for the others, which differ from them in words only.
func TestPapersStandAsTheyDid(t *testing.T) {
	kept := []string{"request-reply-N04", "request-reply-N12", "request-reply-N20"}
	eachPaper(t, func(t *testing.T, file string, doc *paper.Document, _ *paper.FontSet) {
		if strings.HasSuffix(file, "-300") || strings.HasPrefix(file, "request-reply-") && !slices.Contains(kept, file) {
			return // the rows of 300 are counted elsewhere
		}
		var b strings.Builder
		for i, page := range doc.Pages {
			fmt.Fprintf(&b, "== %d: %.0f × %.0f ==\n%s\n", i+1, page.Width.Points(), page.Height.Points(), strings.Join(linesOf(page), "\n"))
		}
		path := filepath.Join("testdata", file+".txt")
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
			t.Errorf("the paper stands otherwise than in %s:\n%s", path, b.String())
		}
	})
}

// TestNoLineBeginsWithAMark: 禁则 holds on every paper.
func TestNoLineBeginsWithAMark(t *testing.T) {
	eachPaper(t, func(t *testing.T, file string, doc *paper.Document, fonts *paper.FontSet) {
		for i, page := range doc.Pages {
			all := runs(page)
			for _, run := range all {
				mark := strings.ContainsAny(string([]rune(run.String)[:1]), "，。、；：？！）》」』”’〕】］")
				if mark && !slices.ContainsFunc(all, func(before paper.Text) bool { return endsAt(fonts, before, run) }) {
					t.Errorf("%s page %d: a line begins %q", file, i+1, run.String)
				}
			}
		}
	})
}

// endsAt reports whether a run ends where another begins, on the same line.
func endsAt(fonts *paper.FontSet, before, run paper.Text) bool {
	end := before.X + fonts.Advance(before.String, paper.TextStyle{Face: before.Face, Size: before.Size, Tracking: before.Tracking})
	return before.Y == run.Y && before.X < run.X && abs(end-run.X) < run.Size
}

// TestEverythingStaysOnThePage: no ink in the outer margin.
func TestEverythingStaysOnThePage(t *testing.T) {
	margin := paper.MM(10)
	eachPaper(t, func(t *testing.T, file string, doc *paper.Document, fonts *paper.FontSet) {
		for i, page := range doc.Pages {
			for _, run := range runs(page) {
				end := run.X + fonts.Advance(run.String, paper.TextStyle{Face: run.Face, Size: run.Size, Tracking: run.Tracking})
				if run.X < margin || end > page.Width-margin || run.Y < margin || run.Y > page.Height-margin {
					t.Errorf("%s page %d: %q stands at %.0f to %.0f, %.0f", file, i+1, run.String, run.X.Points(), end.Points(), run.Y.Points())
				}
			}
		}
	})
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

package form

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"zwgk/internal/annual"
	"zwgk/internal/word"
)

//go:embed look/annualreport.gohtml
var webTemplate string

//go:embed look/annualreport.css
var webStyle string

var parsedPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Parse(webTemplate))
})

// AnnualReportPage writes a report as one web page that needs nothing besides
// itself: no script, nothing loaded from elsewhere. It has the texts and tables
// of AnnualReport in the same order. The page is well-formed XML too, for
// systems of websites that are strict.
func AnnualReportPage(w io.Writer, r *annual.Report) error {
	page := webPage{
		Title: oneLine(r.Title), Organ: oneLine(r.Organ), Issued: r.Issued.Chinese(),
		Style: template.CSS(webStyle), Preamble: webText(r.Preamble),
	}
	edition := r.Edition()
	for _, s := range r.Sections {
		section := webSection{Heading: oneLine(s.Heading), Text: webText(s.Text)}
		if t := tableUnder(edition, s.Heading); t != nil {
			section.ID, section.Table = t.Key, newWebTable(t, r.Figures)
		}
		page.Sections = append(page.Sections, section)
	}
	if err := parsedPage().Execute(w, page); err != nil {
		return fmt.Errorf("form: annual report as a page: %w", err)
	}
	return nil
}

// webPage is what the template needs.
type webPage struct {
	Title, Organ, Issued string
	Style                template.CSS
	Preamble             []webPassage
	Sections             []webSection
}

type webSection struct {
	ID, Heading string
	Text        []webPassage
	Table       *webTable
}

// webPassage is a passage; Whole says that it is a heading and nothing else.
type webPassage struct {
	Head, Rest string
	Whole      bool
}

type webTable struct {
	Key        string
	Head, Rows [][]webCell
}

// webCell is a cell. Scope says for which cells a head stands, those of its
// columns or rows however many they are; it is empty for a figure.
type webCell struct {
	annual.PrintedCell
	Scope string
	Rest  string // of the text, behind the place where it may break
	Down  bool   // set vertically
}

func oneLine(s string) string { return strings.Join(strings.Fields(word.Clean(s)), " ") }

func webText(text string) []webPassage {
	var out []webPassage
	for _, p := range passages(word.Clean(text)) {
		out = append(out, webPassage{p.head, p.rest, p.head != "" && p.rest == ""})
	}
	return out
}

func newWebTable(t *annual.Table, figures annual.Figures) *webTable {
	printed := t.Print(figures)
	return &webTable{t.Key, webRows(printed.Head), webRows(printed.Rows)}
}

func webRows(rows [][]annual.PrintedCell) [][]webCell {
	out := make([][]webCell, len(rows))
	for i, row := range rows {
		for _, c := range row {
			out[i] = append(out[i], newWebCell(c))
		}
	}
	return out
}

func newWebCell(c annual.PrintedCell) webCell {
	out := webCell{PrintedCell: c, Scope: scope(c), Down: c.Kind == annual.GroupLabel && c.Level == 0}
	out.Text = oneLine(c.Text)
	switch {
	case c.Kind == annual.ColumnHead:
		out.Text, out.Rest = annual.SplitLabel(out.Text)
	case c.Kind == annual.GroupLabel && c.Level > 0:
		if number, words, found := strings.Cut(out.Text, "）"); found {
			out.Text, out.Rest = number+"）", words
		}
	}
	return out
}

func scope(c annual.PrintedCell) string {
	switch c.Kind {
	case annual.ColumnHead:
		return "col"
	case annual.GroupLabel, annual.RowLabel:
		return "row"
	case annual.FigureCell:
	}
	return ""
}

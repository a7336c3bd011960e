package form_test

import (
	"encoding/xml"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zwgk/internal/annual"
)

// webText is a page that was read.
type webText struct {
	words  []string   // every text, in order
	texts  []string   // of headings and paragraphs
	tables [][]webRow // a row is its cells
}

type webRow []webCell

type webCell struct {
	name, scope, text string
	rows, cols        int
}

// webReport reads a page, and that it loads and runs nothing.
func webReport(t *testing.T, data []byte) *webText {
	t.Helper()
	if !strings.HasPrefix(string(data), "<!DOCTYPE html>\n<html lang=\"zh-CN\">") {
		t.Errorf("the page begins %.60s", data)
	}
	page, open := &webText{}, []string{}
	for token := range tokens(t, data) {
		switch token := token.(type) {
		case xml.StartElement:
			page.start(t, token)
			open = append(open, token.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			page.text(string(token), open)
		}
	}
	return page
}

// harmless are the elements that the page may have, with their attributes.
var harmless = map[string]string{
	"html": "lang", "head": "", "meta": "charset name content", "title": "", "style": "", "body": "", "article": "", "section": "class", "footer": "",
	"h1": "", "h2": "id", "h3": "", "p": "", "b": "", "wbr": "", "div": "class", "table": "class aria-labelledby", "thead": "", "tbody": "", "tr": "",
	"th": "scope class rowspan colspan", "td": "rowspan colspan",
}

func (p *webText) start(t *testing.T, e xml.StartElement) {
	t.Helper()
	allowed, known := harmless[e.Name.Local]
	attributes := map[string]string{}
	for _, a := range e.Attr {
		attributes[a.Name.Local] = a.Value
		known = known && slices.Contains(strings.Fields(allowed), a.Name.Local)
	}
	if !known {
		t.Errorf("the page has %s %v", e.Name.Local, slices.Collect(maps.Keys(attributes)))
	}
	span := func(name string) int {
		n, err := strconv.Atoi(attributes[name])
		if err != nil {
			return 1
		}
		return n
	}
	last := len(p.tables) - 1
	switch e.Name.Local {
	case "h1", "h2", "h3", "p":
		p.texts = append(p.texts, "")
	case "table":
		p.tables = append(p.tables, nil)
	case "tr":
		p.tables[last] = append(p.tables[last], nil)
	case "th", "td":
		row := &p.tables[last][len(p.tables[last])-1]
		*row = append(*row, webCell{e.Name.Local, attributes["scope"], "", span("rowspan"), span("colspan")})
	}
}

func (p *webText) text(text string, open []string) {
	if !slices.Contains(open, "body") {
		return
	}
	if n := len(p.tables) - 1; slices.Contains(open, "th") || slices.Contains(open, "td") {
		row := p.tables[n][len(p.tables[n])-1]
		row[len(row)-1].text += text
	} else if n := len(p.texts) - 1; slices.ContainsFunc(open, func(e string) bool { return e == "p" || len(e) == 2 && e[0] == 'h' }) {
		p.texts[n] += text
	} else if strings.TrimSpace(text) != "" {
		p.texts = append(p.texts, "outside: "+text)
	}
	p.words = append(p.words, text)
}

// same compares the page with the report: its texts, and its tables cell by
// cell with the form's.
func (p *webText) same(t *testing.T, r *annual.Report) {
	t.Helper()
	want := []string{r.Title, r.Preamble}
	for _, s := range r.Sections {
		want = append(want, s.Heading)
		if s.Text != "" {
			want = append(want, strings.Split(s.Text, "\n")...)
		}
	}
	want = append(want, r.Organ, r.Issued.Chinese())
	if !slices.Equal(p.texts, want) {
		t.Errorf("the page says\n%s\nwant\n%s", strings.Join(p.texts, "\n"), strings.Join(want, "\n"))
	}
	scopes := map[annual.PrintedKind]string{annual.ColumnHead: "th col", annual.GroupLabel: "th row", annual.RowLabel: "th row", annual.FigureCell: "td "}
	for i, table := range annual.Edition2021().Tables {
		printed := table.Print(r.Figures)
		rows := append(slices.Clone(printed.Head), printed.Rows...)
		if len(p.tables) != 3 || len(p.tables[i]) != len(rows) {
			t.Fatalf("the page has %d tables", len(p.tables))
		}
		for n, row := range rows {
			for k, c := range row {
				if got := p.tables[i][n][k]; got.text != c.Text || got.rows != c.Rows || got.cols != c.Cols || got.name+" "+got.scope != scopes[c.Kind] {
					t.Errorf("%s row %d cell %d is %+v, want %+v", table.Key, n, k, got, c)
				}
			}
		}
	}
}

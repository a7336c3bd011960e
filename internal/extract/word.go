package extract

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// wordParts are the parts of a docx file that hold words, and what a person
// calls them.
var wordParts = []struct{ prefix, called string }{
	{"word/document", ""}, {"word/header", "页眉"}, {"word/footer", "页脚"}, {"word/footnotes", "脚注"}, {"word/endnotes", "尾注"}, {"word/comments", "批注"},
}

// readWord reads the body of a docx file, its tables, headers, footers, notes
// and comments, and the words deleted with 修订 on: until the change is accepted
// anyone who opens the file can bring them back.
func readWord(ctx context.Context, data []byte, limits Limits) (*Document, error) {
	p, err := openParts(data, limits)
	if err != nil {
		return nil, err
	}
	if p.files["word/document.xml"] == nil {
		return nil, damaged(fmt.Errorf("no word/document.xml"))
	}
	names := make([]string, 0, len(p.files))
	for name := range p.files {
		names = append(names, name)
	}
	slices.Sort(names)
	d := &Document{}
	tables := 0
	for _, part := range wordParts {
		for _, name := range names {
			if !strings.HasPrefix(name, part.prefix) || !strings.HasSuffix(name, ".xml") {
				continue
			}
			w := wordReader{doc: d, called: part.called, tables: &tables}
			if err := p.walk(ctx, name, &w); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}

// wordReader puts paragraphs together from their runs.
type wordReader struct {
	doc    *Document
	called string // of the part, "" for the body
	number int    // paragraphs with words so far, outside of tables
	tables *int

	inText  bool
	erased  bool // in words that were deleted
	deleted strings.Builder
	passed  int // depth of elements that are not read
	open    []*strings.Builder
	grid    []*wordTable
}

// wordTable is a table under way; a table in a cell is a table of its own.
type wordTable struct {
	table Table
	line  int
	row   []string
	cell  strings.Builder
}

// unread elements hold what is no text of the page: field codes,
// the second copy of a text box that is kept for old programs, and tab stops.
func unread(name string) bool {
	return name == "instrText" || name == "Fallback" || name == "moveFrom" || name == "tabs"
}

func (w *wordReader) start(name string, _ func(string) string) {
	if w.passed > 0 || unread(name) {
		if unread(name) {
			w.passed++
		}
		return
	}
	switch name {
	case "p":
		w.open = append(w.open, &strings.Builder{})
	case "t":
		w.inText = true
	case "delText":
		w.erased = true
	case "tab", "br", "cr":
		w.write(map[string]string{"tab": "\t", "br": "\n", "cr": "\n"}[name])
	case "noBreakHyphen":
		w.write("-")
	case "tbl":
		*w.tables++
		number := *w.tables
		w.grid = append(w.grid, &wordTable{table: Table{at: func(line, col int) string {
			return fmt.Sprintf("表%d", number) + lineAndColumn(line, col)
		}}})
	case "tr":
		if t := w.top(); t != nil {
			t.line++
			t.row = nil
		}
	case "tc":
		if t := w.top(); t != nil {
			t.cell.Reset()
		}
	}
}

func (w *wordReader) top() *wordTable {
	if len(w.grid) == 0 {
		return nil
	}
	return w.grid[len(w.grid)-1]
}

func (w *wordReader) write(s string) {
	if n := len(w.open); n > 0 {
		w.open[n-1].WriteString(s)
	}
}

func (w *wordReader) text(s string) {
	switch {
	case w.passed > 0:
	case w.inText:
		w.write(s)
	case w.erased:
		w.deleted.WriteString(s)
	}
}

func (w *wordReader) end(name string) {
	if w.passed > 0 {
		if unread(name) {
			w.passed--
		}
		return
	}
	switch name {
	case "t":
		w.inText = false
	case "delText":
		w.erased = false
	case "p":
		w.paragraph()
	case "tc":
		if t := w.top(); t != nil {
			t.row = append(t.row, strings.TrimSpace(t.cell.String()))
		}
	case "tr":
		if t := w.top(); t != nil {
			t.table.add(t.line, t.row)
		}
	case "tbl":
		if t := w.top(); t != nil {
			w.doc.Tables = append(w.doc.Tables, t.table)
			w.grid = w.grid[:len(w.grid)-1]
		}
	}
}

// paragraph ends the paragraph under way.
func (w *wordReader) paragraph() {
	n := len(w.open) - 1
	if n < 0 {
		return
	}
	text := w.open[n].String()
	w.open = w.open[:n]
	if w.deleted.Len() > 0 {
		where := fmt.Sprintf("%s第%d段附近删去的字", w.called, w.number+1)
		w.doc.Passages = append(w.doc.Passages, Passage{where, w.deleted.String()})
		w.deleted.Reset()
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	if t := w.top(); t != nil {
		if t.cell.Len() > 0 {
			t.cell.WriteByte('\n')
		}
		t.cell.WriteString(text)
		return
	}
	w.number++
	where := fmt.Sprintf("%s第%d段", w.called, w.number)
	w.doc.Passages = append(w.doc.Passages, Passage{where, text})
}

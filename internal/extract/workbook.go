package extract

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"
)

// readWorkbook reads all sheets of an xlsx file, hidden ones too, and the
// comments.
func readWorkbook(ctx context.Context, data []byte, limits Limits) (*Document, error) {
	p, err := openParts(data, limits)
	if err != nil {
		return nil, err
	}
	book := bookReader{}
	if err := p.walk(ctx, "xl/workbook.xml", &book); err != nil {
		return nil, err
	}
	targets, err := p.relations(ctx, "xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	strings := textTable{}
	for _, r := range targets {
		if r.kind == "sharedStrings" && p.files[r.target] != nil {
			if err := p.walk(ctx, r.target, &strings); err != nil {
				return nil, err
			}
		}
	}
	d := &Document{}
	for _, s := range book.sheets {
		for _, r := range targets {
			if r.id == s.relation && r.kind == "worksheet" {
				if err := p.readSheet(ctx, d, s.name, r.target, strings.texts); err != nil {
					return nil, err
				}
			}
		}
	}
	return d, nil
}

func (p *parts) readSheet(ctx context.Context, d *Document, name, part string, texts []string) error {
	g := gridReader{texts: texts, table: Table{at: func(line, col int) string {
		return name + "!" + columnName(col) + strconv.Itoa(line)
	}}}
	if err := p.walk(ctx, part, &g); err != nil {
		return err
	}
	d.Tables = append(d.Tables, g.table)
	for _, edge := range g.edges {
		d.Passages = append(d.Passages, Passage{name + "的页眉页脚", edge})
	}
	related, err := p.relations(ctx, part)
	if err != nil {
		return err
	}
	for _, r := range related {
		if r.kind != "comments" && r.kind != "drawing" && r.kind != "threadedComment" || p.files[r.target] == nil {
			continue
		}
		n := noteReader{sheet: name}
		if err := p.walk(ctx, r.target, &n); err != nil {
			return err
		}
		d.Passages = append(d.Passages, n.passages...)
	}
	return nil
}

// relation is a part that belongs to another one.
type relation struct{ id, kind, target string }

type relationReader struct {
	dir  string
	list []relation
}

func (r *relationReader) start(name string, attr func(string) string) {
	if name != "Relationship" {
		return
	}
	target := strings.ReplaceAll(attr("Target"), `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = r.dir + target
	}
	kind := attr("Type")
	r.list = append(r.list, relation{attr("Id"), kind[strings.LastIndexByte(kind, '/')+1:], strings.TrimPrefix(path.Clean(target), "/")})
}
func (r *relationReader) text(string) {}
func (r *relationReader) end(string)  {}

func (p *parts) relations(ctx context.Context, part string) ([]relation, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	if p.files[name] == nil {
		return nil, nil
	}
	r := relationReader{dir: dir}
	err := p.walk(ctx, name, &r)
	return r.list, err
}

type bookReader struct {
	sheets []struct{ name, relation string }
}

func (b *bookReader) start(name string, attr func(string) string) {
	if name == "sheet" {
		b.sheets = append(b.sheets, struct{ name, relation string }{attr("name"), attr("id")})
	}
}
func (b *bookReader) text(string) {}
func (b *bookReader) end(string)  {}

// textTable reads the shared texts; a text in several formats is one text, and
// the pinyin above it is none.
type textTable struct {
	texts   []string
	current strings.Builder
	inText  bool
	aside   int
}

func (t *textTable) start(name string, _ func(string) string) {
	switch name {
	case "si":
		t.current.Reset()
	case "rPh":
		t.aside++
	case "t":
		t.inText = t.aside == 0
	}
}

func (t *textTable) text(s string) {
	if t.inText {
		t.current.WriteString(s)
	}
}

func (t *textTable) end(name string) {
	switch name {
	case "si":
		t.texts = append(t.texts, t.current.String())
	case "rPh":
		t.aside--
	case "t":
		t.inText = false
	}
}

// gridReader reads the cells of a sheet.
type gridReader struct {
	texts []string
	table Table
	edges []string // headers and footers

	line, col int
	cells     []string
	kind      string
	value     strings.Builder
	inValue   bool
	aside     int
}

// maxColumns is the width of an xlsx sheet.
const maxColumns = 1 << 14

func (g *gridReader) start(name string, attr func(string) string) {
	switch name {
	case "row":
		g.line++
		if n, err := strconv.Atoi(attr("r")); err == nil && n > 0 {
			g.line = n
		}
		g.cells, g.col = nil, -1
	case "c":
		g.col++
		if col, ok := columnOf(attr("r")); ok {
			g.col = col
		}
		g.kind = attr("t")
		g.value.Reset()
	case "rPh":
		g.aside++
	case "v", "t":
		g.inValue = g.aside == 0
	case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
		g.value.Reset()
		g.inValue = true
	}
}

func (g *gridReader) text(s string) {
	if g.inValue {
		g.value.WriteString(s)
	}
}

func (g *gridReader) end(name string) {
	switch name {
	case "v", "t":
		g.inValue = false
	case "rPh":
		g.aside--
	case "c":
		g.put(g.read())
	case "row":
		if slices.ContainsFunc(g.cells, func(c string) bool { return c != "" }) {
			g.table.add(g.line, g.cells)
		}
	case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
		g.inValue = false
		if s := g.value.String(); s != "" {
			g.edges = append(g.edges, s)
		}
	}
}

// read gives the words of the cell that ends.
func (g *gridReader) read() string {
	value := g.value.String()
	switch g.kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(g.texts) {
			return g.texts[i]
		}
		return ""
	case "", "n":
		return number(strings.TrimSpace(value))
	}
	return value
}

func (g *gridReader) put(value string) {
	if value == "" || g.col < 0 || g.col >= maxColumns {
		return
	}
	for len(g.cells) <= g.col {
		g.cells = append(g.cells, "")
	}
	g.cells[g.col] = value
}

// columnOf reads the column of a reference such as C5.
func columnOf(ref string) (int, bool) {
	col := 0
	for i := 0; i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	return col - 1, col > 0 && col <= maxColumns
}

// noteReader reads comments with their cells, and the words of drawings.
type noteReader struct {
	sheet    string
	passages []Passage
	where    string
	current  strings.Builder
	inText   bool
}

func (n *noteReader) start(name string, attr func(string) string) {
	switch name {
	case "comment", "threadedComment":
		n.where = n.sheet + "!" + attr("ref") + "的批注"
		n.current.Reset()
	case "sp", "txBody":
		n.where = n.sheet + "里的文本框"
		n.current.Reset()
	case "t":
		n.inText = true
	case "text":
		n.inText = strings.HasSuffix(n.where, "的批注")
	}
}

func (n *noteReader) text(s string) {
	if n.inText {
		n.current.WriteString(s)
	}
}

func (n *noteReader) end(name string) {
	switch name {
	case "t":
		n.inText = false
	case "text", "txBody", "comment":
		n.inText = false
		if s := n.current.String(); s != "" {
			n.passages = append(n.passages, Passage{n.where, s})
			n.current.Reset()
		}
	}
}

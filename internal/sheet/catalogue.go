package sheet

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

// Catalogue is a 公开目录 as a file holds it.
type Catalogue struct {
	Title   string               `json:"title,omitempty"` // first line above the heading
	Entries []Row[catalog.Entry] `json:"entries,omitempty"`
	// Fields are the columns that the file has; catalog.Compare takes them, so
	// that what the file does not speak of stays as it is.
	Fields []catalog.Field `json:"fields"`
	Tiers  []catalog.Tier  `json:"tiers,omitempty"` // the heads under 公开层级, in their order
	Sheets []SheetSummary  `json:"sheets"`

	// Problems are what rows were refused for.
	Problems []Problem `json:"problems,omitempty"`
	// Notes are worth a look and refuse nothing: lines passed over, columns not
	// read, marks not understood, a 领域 taken from a title.
	Notes []Problem `json:"notes,omitempty"`
	// Unlisted counts problems and notes beyond the first 10,000 of each.
	Unlisted int `json:"unlisted,omitempty"`
}

// Records returns the entries without the rows that they were read from.
func (c *Catalogue) Records() []catalog.Entry {
	entries := make([]catalog.Entry, len(c.Entries))
	for i, e := range c.Entries {
		entries[i] = e.Record
	}
	return entries
}

func (c *Catalogue) problem(p Problem) { c.Problems = c.list(c.Problems, p) }

func (c *Catalogue) note(p Problem) { c.Notes = c.list(c.Notes, p) }

func (c *Catalogue) list(to []Problem, p Problem) []Problem {
	if len(to) >= maxListed {
		c.Unlisted++
		return to
	}
	return append(to, p)
}

// ReadCatalogue reads the 公开目录 in the xlsx file at path: the county layouts
// of the 标准目录 and the village layouts, with headings of one or two rows that
// may stand again for every 领域. Entries are numbered in the order of the file
// and have an id only when this program wrote it there.
//
// The error is a fault when the file as a whole is refused. What is wrong with
// single rows is in Problems, what was passed over or guessed in Notes. It stops
// with ctx's error when ctx ends.
func ReadCatalogue(ctx context.Context, path string, limits Limits) (*Catalogue, error) {
	limits = limits.withDefaults()
	f, size, err := openFile(path, limits)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	z, err := openZip(f, size)
	if err != nil {
		return nil, err
	}
	w, err := openWorkbookWith(ctx, z, limits, true)
	if err != nil {
		return nil, err
	}
	c := &Catalogue{}
	rows := 0
	for _, p := range w.sheets {
		n, err := readCatalogueSheet(ctx, c, w, p)
		if err != nil {
			return nil, err
		}
		if rows += n; rows > limits.Rows {
			return nil, fault.New(fault.TooLarge, "各表加起来超过%d行。分成几个文件", limits.Rows)
		}
	}
	return c, c.refusal()
}

func readCatalogueSheet(ctx context.Context, c *Catalogue, w *workbook, p sheetPart) (int, error) {
	c.Sheets = append(c.Sheets, SheetSummary{Name: p.name})
	summary := &c.Sheets[len(c.Sheets)-1]
	if p.part == "" {
		summary.Passed = "不是表格（图表页之类），没有读"
		return 0, nil
	}
	g, err := w.openGrid(ctx, p)
	if err != nil {
		return 0, err
	}
	rows, err := allRows(ctx, g)
	if err != nil {
		return 0, err
	}
	if len(rows) == 0 {
		summary.Passed = "空表，没有内容"
		return 0, nil
	}
	t := &catalogueTable{out: c, summary: summary, w: w, rows: rows, merges: g.merges, words: map[string]bool{}}
	t.read()
	return len(rows), ctx.Err()
}

func allRows(ctx context.Context, g *grid) ([]row, error) {
	var rows []row
	var r row
	for {
		ok, err := g.next(&r)
		if err != nil || !ok {
			return rows, err
		}
		rows = append(rows, row{r.number, slices.Clone(r.cells)})
		if len(rows)%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}

// refusal says why a file holds no catalogue, or nil.
func (c *Catalogue) refusal() error {
	var why []string
	for _, s := range c.Sheets {
		if s.Passed == "" {
			if len(c.Entries) == 0 && len(c.Problems) == 0 {
				return fault.New(fault.Invalid, "“%s”表头下面没有公开事项，没有可以导入的", s.Name)
			}
			return nil
		}
		why = append(why, "“"+s.Name+"”"+s.Passed)
	}
	return fault.New(fault.Invalid, "%s", strings.Join(why[:min(len(why), 3)], "；"))
}

// catalogueTable reads one sheet.
type catalogueTable struct {
	out     *Catalogue
	summary *SheetSummary
	w       *workbook
	rows    []row
	merges  []merge
	words   map[string]bool // texts that are heads of columns

	head     *catalogueHead // nil above the first heading
	domain   string         // 领域 of the rows that follow, from a banner or the title
	village  bool           // the title speaks of 村务
	category string         // 一级事项 of the row above
	fresh    bool           // no row under the heading in force yet
	serials  int            // rows with nothing but a number
	serialAt int            // the first of them
	row      *row
	notes    []Problem // on the row in hand
}

func (t *catalogueTable) read() {
	for i := 0; i < len(t.rows); i++ {
		t.row = &t.rows[i]
		if head, height := t.headingAt(i); head != nil {
			if t.head == nil {
				t.begin(head, t.rows[:i])
			}
			t.enter(head)
			i += height - 1
			continue
		}
		switch {
		case t.head == nil:
		case t.fresh && isColumnNumbers(t.row):
			t.fresh = false
		case t.banner(i) || t.passOver():
		default:
			t.take()
			t.fresh = false
		}
	}
	if t.head == nil {
		t.summary.Passed = "没有找到公开目录的表头（要有公开事项、公开内容、公开时限等栏）"
	}
	if t.serials > 0 {
		t.noteAt(t.serialAt, "", "从这一行起有"+strconv.Itoa(t.serials)+"行只有序号，没有公开事项，没有导入")
	}
}

// begin takes the lines above the first heading.
func (t *catalogueTable) begin(head *catalogueHead, above []row) {
	t.summary.Heading = t.row.number
	var titles []string
	for i := range above {
		if text := firstText(&above[i]); text != "" {
			titles = append(titles, text)
		}
	}
	if len(titles) > 0 && t.out.Title == "" {
		t.out.Title = titles[0]
	}
	t.village = isVillageTitle(t.summary.Name + strings.Join(titles, ""))
	if head.has(columnDomain) {
		return
	}
	t.domainOfTitles(titles)
}

// domainOfTitles takes the 领域 from the line nearest to the heading that names
// one, else from the tab.
func (t *catalogueTable) domainOfTitles(titles []string) {
	slices.Reverse(titles)
	for _, title := range append(titles, t.summary.Name) {
		domain, sure, ok := domainOf(title)
		if !ok && title == t.summary.Name && slices.Contains(knownDomains, title) {
			domain, ok = title, true
		}
		if !ok {
			continue
		}
		if t.domain = domain; !sure {
			t.noteAt(t.summary.Heading, title, "领域按标题读作“"+clip(domain)+"”。不对的话导入后改")
		}
		return
	}
}

// enter makes head the heading of the rows that follow.
func (t *catalogueTable) enter(head *catalogueHead) {
	t.head, t.fresh, t.category = head, true, ""
	fields := head.fields()
	for _, f := range catalog.Fields() { // in their order, each once
		if slices.Contains(fields, f) && !slices.Contains(t.out.Fields, f) {
			t.out.Fields = append(t.out.Fields, f)
		}
	}
	if t.domain != "" && !slices.Contains(t.out.Fields, catalog.FieldDomain) {
		t.out.Fields = append(t.out.Fields, catalog.FieldDomain)
	}
	for _, c := range head.columns {
		if c.kind == columnTier && !slices.Contains(t.out.Tiers, c.tier) {
			t.out.Tiers = append(t.out.Tiers, c.tier)
		}
	}
	if len(head.unread) > 0 {
		t.noteAt(t.row.number, "", "这些栏没有导入："+quoteAll(head.unread))
	}
	if head.requirement {
		t.noteAt(t.row.number, "", "“公开要求”一栏导入为公开时限，里面的依据要自己分到公开依据")
	}
}

func (t *catalogueTable) noteAt(number int, value, sentence string) {
	t.out.note(Problem{Place: Place{Sheet: t.summary.Name, Row: number}, Value: clip(value), Sentence: sentence})
}

// noteCell says something about a cell of the row in hand; it is kept when the
// row is taken.
func (t *catalogueTable) noteCell(column int, value, sentence string) {
	t.notes = append(t.notes, Problem{
		Place: Place{Sheet: t.summary.Name, Row: t.row.number, Column: columnName(column)}, Value: clip(value), Sentence: sentence})
}

func (t *catalogueTable) refuse(column int, value, sentence string) {
	p := Problem{Place: Place{Sheet: t.summary.Name, Row: t.row.number}, Value: clip(value), Sentence: sentence}
	if column >= 0 {
		p.Column = columnName(column)
	}
	t.out.problem(p)
}

package sheet

import (
	"context"
	"fmt"
	"slices"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// table reads the rows under the heading of one sheet after another. It knows
// which rows are records; what a record is, the four takers know.
type table struct {
	kind    Kind
	schema  *schema
	year    int
	w       *workbook
	ledger  *Ledger
	taker   taker
	summary *SheetSummary
	head    found
	row     *row

	bad      bool      // the row in hand has a problem
	notes    []Problem // notes on the row in hand
	serials  int       // rows with nothing but a number
	serialAt int       // the first of them
	first    bool      // no row under the heading seen yet
	lines    int       // rows handled in all sheets

	textDates   map[string]dateValue
	numberDates map[string]dateValue
	headings    map[string]bool // texts that are headings of this kind of ledger
	mappings    []Mapping       // what the clerk has said of headings
}

// taker makes records of rows.
type taker interface {
	begin(t *table, titles []string) string // "" or why the sheet is refused
	take(t *table)
	end(t *table)
}

func newTable(kind Kind, year int, w *workbook, ledger *Ledger) *table {
	t := &table{kind: kind, schema: schemas[kind], year: year, w: w, ledger: ledger,
		textDates: map[string]dateValue{}, numberDates: map[string]dateValue{}, headings: map[string]bool{}}
	switch kind {
	case Applications:
		t.taker = newApplicationTaker()
	case Cases:
		t.taker = newCaseTaker()
	case Documents:
		t.taker = newDocumentTaker()
	case Counts:
		t.taker = &countTaker{}
	}
	return t
}

// rows delivers the rows of one sheet that are not blank, in order.
type rows interface {
	next(r *row) (bool, error)
}

// openRows moves to the first row of a sheet.
func (w *workbook) openRows(ctx context.Context, p sheetPart) (rows, []merge, error) {
	if p.part == textPart {
		return newTextRows(w), nil, nil
	}
	g, err := w.openGrid(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	return g, g.merges, nil
}

// readSheet reads one sheet. Its summary says why when it is passed over.
func (t *table) readSheet(ctx context.Context, p sheetPart) error {
	t.ledger.Sheets = append(t.ledger.Sheets, SheetSummary{Name: p.name})
	t.summary = &t.ledger.Sheets[len(t.ledger.Sheets)-1]
	if p.part == "" {
		t.summary.Passed = "不是表格（图表页之类），没有读"
		return nil
	}
	g, merges, err := t.w.openRows(ctx, p)
	if err != nil {
		return err
	}
	first, err := firstRows(g)
	if err != nil {
		return err
	}
	if !t.findTable(first, merges) {
		return nil
	}
	t.first, t.serials = true, 0
	for i := t.head.bottom + 1; i < len(first); i++ {
		t.handle(&first[i], merges)
	}
	var r row
	for n := 0; ; n++ {
		if n%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		ok, err := g.next(&r)
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		t.handle(&r, merges)
		if t.lines++; t.lines > t.w.limits.Rows {
			return fault.New(fault.TooLarge, "各表加起来超过%d行。按年份分成几个文件", t.w.limits.Rows)
		}
	}
	t.taker.end(t)
	t.noteSerials()
	return nil
}

// firstRows copies the rows among which the heading has to be.
func firstRows(g rows) ([]row, error) {
	var first []row
	var r row
	for len(first) < headingWithin {
		ok, err := g.next(&r)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		first = append(first, row{r.number, slices.Clone(r.cells)})
	}
	return first, nil
}

// cell returns the cell of field f in the row in hand.
func (t *table) cell(f field) *cell { return t.row.at(t.head.columns[f]) }

func (t *table) has(f field) bool { return t.head.columns[f] >= 0 }

func (t *table) place(f field) Place {
	p := Place{Sheet: t.summary.Name, Row: t.row.number}
	if f == wholeRow {
		return p
	}
	if c := t.head.columns[f]; c >= 0 {
		p.Column = columnName(c)
	}
	return p
}

// refuse records a problem with the row in hand.
func (t *table) refuse(f field, value, sentence string) {
	if !t.bad {
		t.bad = true
		t.summary.Refused++
	}
	t.ledger.problem(Problem{Place: t.place(f), Value: clip(value), Sentence: sentence})
}

// hopeless reports that the row is refused and that no further problem would
// be listed, so that looking for more is only work.
func (t *table) hopeless() bool { return t.bad && len(t.ledger.Problems) >= maxListed }

// note records something about the row in hand, kept when the row is taken.
func (t *table) note(f field, value, sentence string) {
	t.notes = append(t.notes, Problem{Place: t.place(f), Value: clip(value), Sentence: sentence})
}

// noteLine records that a line was passed over.
func (t *table) noteLine(sentence string) {
	t.ledger.note(Problem{Place: Place{Sheet: t.summary.Name, Row: t.row.number},
		Value: clip(t.firstText()), Sentence: sentence})
}

// dateOf reads the date of field f; every way of writing is read only once.
func (t *table) dateOf(c *cell) dateValue {
	if c.kind == blank {
		return dateValue{}
	}
	if len(c.text) > maxDate {
		return readDate(c, t.year, t.w.date1904)
	}
	cache := t.textDates
	if c.kind != textCell {
		cache = t.numberDates
	}
	v, ok := cache[c.text]
	if !ok {
		v = readDate(c, t.year, t.w.date1904)
		if len(cache) < 1<<16 {
			cache[c.text] = v
		}
	}
	return v
}

func (t *table) date(f field) workday.Date {
	c := t.cell(f)
	v := t.dateOf(c)
	if v.fault != "" {
		t.refuse(f, c.text, v.fault)
	}
	if v.note != "" {
		t.note(f, c.text, v.note)
	}
	return v.date
}

// text reads field f as text. A number loses its exponent, a number that the
// sheet shows as a date becomes that date.
func (t *table) text(f field) string {
	c := t.cell(f)
	switch c.kind {
	case errorCell:
		t.refuse(f, c.text, fmt.Sprintf("这一格显示出错值“%s”。改成正确的内容，没有的话删掉", clip(c.text)))
		return ""
	case numberCell:
		if t.w.isDateStyle(c.style) {
			if v := numberDate(c.text, t.w.date1904); v.fault == "" {
				return v.date.String()
			}
		}
		return shortest(c.text)
	default:
		return c.text
	}
}

// code reads field f as a number of a document or register: 无 and / are none.
func (t *table) code(f field) string {
	s := t.text(f)
	if noValue(s) {
		return ""
	}
	return s
}

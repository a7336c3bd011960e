package paper_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/paper"
)

// render flows one table.
func render(t testing.TB, tab *paper.Table) *paper.Document {
	t.Helper()
	flow := paper.NewFlow(fonts(t), paper.GBT9704())
	flow.Table(tab)
	doc, err := flow.Document(paper.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

type area struct {
	x1, y1, x2, y2 paper.Length
	what           string
}

func (a area) meets(b area) bool { return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2 }

// body is the text block of GB/T 9704 with room for half a rule.
var body = area{paper.MM(28) - paper.Point, paper.MM(37) - paper.Point, paper.MM(184) + paper.Point, paper.MM(262) + paper.Point, "text block"}

// checkTable checks what a careful reader sees: no text touches a rule or
// another text, nothing leaves the text block, no rule is drawn twice, and
// every text stands in a closed box.
func checkTable(t testing.TB, p paper.Page) {
	t.Helper()
	inks, rules := inkOf(t, p), lines(p)
	for i, a := range inks {
		if a.x1 < body.x1 || a.x2 > body.x2 || a.y1 < body.y1 {
			t.Errorf("%q leaves the text block: %v", a.what, a)
		}
		if !boxed(a, rules) {
			t.Errorf("%q stands in no closed box", a.what)
		}
		for _, b := range inks[:i] {
			if a.meets(b) {
				t.Errorf("%q and %q overlap", a.what, b.what)
			}
		}
	}
	for i, l := range rules {
		checkRule(t, l, inks)
		for _, m := range rules[:i] {
			if twice(l, m) {
				t.Errorf("rules %v and %v lie on each other", l, m)
			}
		}
	}
}

// inkOf returns where the texts of a page stand, without the page number.
func inkOf(t testing.TB, p paper.Page) []area {
	var out []area
	for _, m := range texts(p) {
		l, r := ink(t, m)
		if a := (area{l, m.Y - m.Size*84/100, r, m.Y + m.Size*8/100, m.String}); a.y2 <= body.y2 {
			out = append(out, a)
		}
	}
	return out
}

func checkRule(t testing.TB, l paper.Line, inks []area) {
	t.Helper()
	h := l.Width / 2
	a := area{l.X1 - h, l.Y1 - h, l.X2 + h, l.Y2 + h, "rule"}
	if a.x1 < body.x1-h || a.x2 > body.x2+h || a.y1 < body.y1-h || a.y2 > body.y2+h {
		t.Errorf("a rule leaves the text block: %v", l)
	}
	for _, b := range inks {
		if a.meets(b) {
			t.Errorf("%q touches a rule", b.what)
		}
	}
}

func twice(a, b paper.Line) bool {
	if a.Y1 == a.Y2 {
		return b.Y1 == b.Y2 && a.Y1 == b.Y1 && a.X1 < b.X2-paper.Point && b.X1 < a.X2-paper.Point
	}
	return b.X1 == b.X2 && a.X1 == b.X1 && a.Y1 < b.Y2 && b.Y1 < a.Y2
}

// boxed reports whether there is a rule in all four directions of a.
func boxed(a area, rules []paper.Line) bool {
	x, y := (a.x1+a.x2)/2, (a.y1+a.y2)/2
	var up, down, left, right bool
	for _, l := range rules {
		if l.Y1 == l.Y2 && l.X1 <= x && x <= l.X2 {
			up, down = up || l.Y1 < y, down || l.Y1 > y
		}
		if l.X1 == l.X2 && l.Y1 <= y && y <= l.Y2 {
			left, right = left || l.X1 < x, right || l.X1 > x
		}
	}
	return up && down && left && right
}

func TestAnnualTables(t *testing.T) {
	for name, tab := range map[string]*paper.Table{"two": tableTwo(), "three": tableThree(), "four": tableFour()} {
		for _, row := range []float64{18, 25} { // on one page, and on two
			tab.MinRow = paper.Pt(row)
			doc := render(t, tab)
			show(t, fmt.Sprintf("table-%s-%v", name, row), doc)
			for _, p := range doc.Pages {
				checkTable(t, p)
			}
			if two := name == "three" && row == 25; two != (len(doc.Pages) == 2) {
				t.Errorf("table %s with rows of %v pt: %d pages", name, row, len(doc.Pages))
			}
		}
	}
}

// randomTable has unique texts, so that each can be found again.
func randomTable(rnd *rand.Rand) (tab *paper.Table, all []string) {
	cols, rows := 2+rnd.IntN(7), 3+rnd.IntN(90)
	tab = &paper.Table{Style: cellStyle(paper.Align(rnd.IntN(3))), KeepTogether: rnd.IntN(4) == 0, MinRow: paper.Pt(float64(rnd.IntN(25)))}
	if rnd.IntN(3) == 0 {
		tab.Outside = paper.Pt(1.5)
	}
	for range cols {
		tab.Columns = append(tab.Columns, paper.Column{Share: 1 + rnd.IntN(3)})
	}
	for h := range rnd.IntN(3) {
		tab.Head = append(tab.Head, paper.Row{Cells: []paper.Cell{{Text: fmt.Sprintf("表头%d", h), ColSpan: 1 + rnd.IntN(cols)}}})
	}
	busy := make([]int, cols)
	for r := range rows {
		var row paper.Row
		row.KeepWithNext = rnd.IntN(10) == 0
		for c := 0; c < cols; {
			if busy[c] > 0 {
				c++
				continue
			}
			free := c
			for free < cols && busy[free] == 0 {
				free++
			}
			cell := paper.Cell{ColSpan: 1 + rnd.IntN(min(2, free-c)), RowSpan: 1}
			if rnd.IntN(6) == 0 {
				cell.RowSpan = 1 + rnd.IntN(30)
			}
			if r > 0 || cell.RowSpan == 1 {
				cell.Text = fmt.Sprintf("甲%d之%d乙", r, c) + strings.Repeat("字", rnd.IntN(12))
				all = append(all, cell.Text)
			}
			for k := c; k < c+cell.ColSpan; k++ {
				busy[k] = cell.RowSpan
			}
			row.Cells = append(row.Cells, cell)
			c += cell.ColSpan
		}
		for c := range busy {
			busy[c]--
		}
		tab.Rows = append(tab.Rows, row)
	}
	return tab, all
}

func TestRandomTables(t *testing.T) {
	rnd := rand.New(rand.NewPCG(20, 25))
	for range 150 {
		tab, all := randomTable(rnd)
		doc := render(t, tab)
		whole := ""
		for i, p := range doc.Pages {
			checkTable(t, p)
			for h, row := range tab.Head {
				if n := strings.Count(said(p), row.Cells[0].Text); n != 1 {
					t.Errorf("head row %d stands %d times on page %d", h, n, i+1)
				}
			}
			whole += said(p)
		}
		checkAllSaid(t, tab, all, whole)
		if t.Failed() {
			show(t, "random", doc)
			return
		}
	}
}

// checkAllSaid checks that cells of one row stand once, merged cells at least
// once.
func checkAllSaid(t *testing.T, tab *paper.Table, all []string, whole string) {
	t.Helper()
	merged := map[string]bool{}
	for _, r := range tab.Rows {
		for _, c := range r.Cells {
			merged[c.Text] = c.RowSpan > 1
		}
	}
	for _, s := range all {
		n := strings.Count(whole, strings.TrimRight(s, "字"))
		if n == 0 || n > 1 && !merged[s] {
			t.Errorf("%q stands %d times (merged: %v)", s, n, merged[s])
		}
	}
}

func TestColumnWidths(t *testing.T) {
	for _, c := range []struct {
		name    string
		columns []paper.Column
		want    []paper.Length // edges from the left of the text block
	}{
		{"shares", []paper.Column{{Share: 1}, {Share: 3}}, []paper.Length{0, 110551, 442205}},
		{"fixed and shares", []paper.Column{{Width: paper.Pt(42.205)}, {}, {}}, []paper.Length{0, 42205, 242205, 442205}},
		{"fixed too wide", []paper.Column{{Width: paper.Pt(600)}, {Width: paper.Pt(600)}}, []paper.Length{0, 221102, 442205}},
		{"fixed only", []paper.Column{{Width: paper.Pt(100)}, {Width: paper.Pt(100)}}, []paper.Length{0, 221102, 442205}},
	} {
		tab := &paper.Table{Columns: c.columns, Rows: []paper.Row{{}}, Style: cellStyle(0)}
		var got []paper.Length
		for _, l := range lines(render(t, tab).Pages[0]) {
			if l.X1 == l.X2 {
				got = append(got, l.X1-paper.MM(28))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: edges %v, want %v", c.name, got, c.want)
		}
	}
}

func TestNarrowTableIsCentred(t *testing.T) {
	tab := &paper.Table{Columns: make([]paper.Column, 1), Width: paper.MM(100), Rows: []paper.Row{{}}, Style: cellStyle(0)}
	l := lines(render(t, tab).Pages[0])[0]
	if left, right := l.X1-paper.MM(28), paper.MM(184)-l.X2; !near(left, right) || !near(left, paper.MM(28)-paper.Point/4) {
		t.Errorf("margins %v and %v", left, right)
	}
}

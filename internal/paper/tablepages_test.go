package paper_test

import (
	"fmt"
	"strings"
	"testing"

	"zwgk/internal/paper"
)

// labelled is a table of n rows whose first column is one merged label.
func labelled(n int, vertical bool) *paper.Table {
	label := cellStyle(paper.AlignCenter)
	label.Vertical = vertical
	t := &paper.Table{
		Columns: []paper.Column{{Width: paper.Pt(21)}, {Share: 1}},
		Head:    []paper.Row{{Cells: cells("类", "事项")}},
		Style:   cellStyle(paper.AlignLeft), MinRow: paper.Pt(20),
	}
	for i := range n {
		row := cells(fmt.Sprintf("事项%d。", i))
		if i == 0 {
			row = append([]paper.Cell{{Text: "本年度办理结果", RowSpan: n, Style: &label}}, row...)
		}
		t.Rows = append(t.Rows, paper.Row{Cells: row})
	}
	return t
}

// A merged label is repeated on each page, closed and with room to stand.
func TestMergedCellGoesOnWithItsLabel(t *testing.T) {
	for _, vertical := range []bool{true, false} {
		for n := 30; n < 70; n += 3 {
			doc := render(t, labelled(n, vertical))
			for i, p := range doc.Pages {
				checkTable(t, p)
				if s := strings.ReplaceAll(said(p), "—", ""); !strings.Contains(s, "果") || !strings.Contains(s, "本") || !strings.Contains(s, "类事项") {
					t.Errorf("%d rows: page %d lacks label or head: %s", n, i+1, s)
				}
			}
			if n == 30 && len(doc.Pages) != 1 || n > 40 && len(doc.Pages) < 2 {
				t.Errorf("%d rows on %d pages", n, len(doc.Pages))
			}
		}
	}
}

// A label that needs more height than its rows makes them higher.
func TestLabelMakesRowsHigher(t *testing.T) {
	p := render(t, labelled(2, true)).Pages[0]
	checkTable(t, p)
	var rows []paper.Length
	for _, l := range lines(p) {
		if l.Y1 == l.Y2 {
			rows = append(rows, l.Y1)
		}
	}
	a, b := rows[2]-rows[1], rows[3]-rows[2]
	if !near(a, b) || a+b < 7*13*paper.Point {
		t.Errorf("rows of %v and %v", a, b)
	}
}

func TestRowsStayWhole(t *testing.T) {
	tab := &paper.Table{Columns: make([]paper.Column, 2), Style: cellStyle(paper.AlignLeft)}
	for i := range 12 {
		tab.Rows = append(tab.Rows, paper.Row{Cells: cells(fmt.Sprintf("起%d", i), strings.Repeat("甲", 140)+fmt.Sprintf("止%d。", i))})
	}
	for n, p := range render(t, tab).Pages {
		checkTable(t, p)
		s := said(p)
		for i := range 12 {
			if strings.Contains(s, fmt.Sprintf("起%d甲", i)) != strings.Contains(s, fmt.Sprintf("止%d。", i)) {
				t.Errorf("row %d is divided on page %d", i, n+1)
			}
		}
	}
}

// A row higher than a page is divided between lines; its label is repeated.
func TestRowTallerThanAPage(t *testing.T) {
	tab := &paper.Table{
		Columns: []paper.Column{{Width: paper.Pt(60)}, {Share: 1}, {Width: paper.Pt(60)}}, Head: []paper.Row{{Cells: cells("表头", "内容", "备注")}},
		Style: cellStyle(paper.AlignLeft),
	}
	var long strings.Builder
	for i := range 400 {
		fmt.Fprintf(&long, "第%d句，公开政府信息。", i)
	}
	tab.Rows = []paper.Row{
		{Cells: []paper.Cell{{Text: "前", RowSpan: 2}, {Text: "甲"}, {Text: "乙"}}},
		{Cells: cells(long.String(), "注一")},
		{Cells: cells("标签", "后一", "后二")},
	}
	doc := render(t, tab)
	show(t, "tall", doc)
	whole := ""
	for _, p := range doc.Pages {
		checkTable(t, p)
		s := said(p)
		if !strings.Contains(s, "前") && !strings.Contains(s, "标签") || !strings.Contains(s, "注一") && !strings.Contains(s, "后二") {
			t.Errorf("a page without its labels: %.40s", s)
		}
		for _, m := range texts(p) {
			if m.String != "内容" && m.X > paper.MM(28)+paper.Pt(60) && m.X < paper.MM(184)-paper.Pt(60) {
				whole += m.String
			}
		}
	}
	for i := range 400 {
		if n := strings.Count(whole, fmt.Sprintf("第%d句", i)); n != 1 {
			t.Errorf("sentence %d stands %d times", i, n)
		}
	}
	if len(doc.Pages) < 3 {
		t.Errorf("only %d pages", len(doc.Pages))
	}
}

func TestKeepTogether(t *testing.T) {
	for _, keep := range []bool{false, true} {
		tab := labelled(20, true)
		tab.KeepTogether = keep
		flow := paper.NewFlow(fonts(t), paper.GBT9704())
		for range 14 {
			flow.Paragraph("公开", paper.BodyStyle())
		}
		flow.Heading(1, "二、表", paper.HeadingStyle(1))
		flow.Table(tab)
		doc, err := flow.Document(paper.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Pages) != 2 {
			t.Fatalf("%d pages", len(doc.Pages))
		}
		if onFirst := len(lines(doc.Pages[0])) > 0; onFirst == keep {
			t.Errorf("keep together %v: rules on the first page %v", keep, onFirst)
		}
		if doc.Outline[0].Page == 0 == keep {
			t.Errorf("keep together %v: heading on page %d", keep, doc.Outline[0].Page)
		}
	}
}

func TestKeepRowWithNext(t *testing.T) {
	for n := 20; n < 40; n++ {
		tab := &paper.Table{Columns: make([]paper.Column, 1), Style: cellStyle(0), MinRow: paper.Pt(20)}
		for i := range n {
			tab.Rows = append(tab.Rows, paper.Row{Cells: cells(fmt.Sprintf("行%d", i))})
		}
		tab.Rows = append(tab.Rows, paper.Row{Cells: cells("通栏"), KeepWithNext: true}, paper.Row{Cells: cells("表头"), KeepWithNext: true}, paper.Row{Cells: cells("数据")})
		for _, p := range render(t, tab).Pages {
			if s := said(p); strings.Contains(s, "通栏") != strings.Contains(s, "数据") {
				t.Errorf("%d rows: the banner is parted from its data: %s", n, s)
			}
		}
	}
}

func TestWideNumberShrinks(t *testing.T) {
	tab := &paper.Table{Columns: []paper.Column{{Width: paper.Pt(30)}, {Share: 1}}, Rows: []paper.Row{{Cells: cells("1,234,567", "数")}}, Style: cellStyle(paper.AlignCenter)}
	p := render(t, tab).Pages[0]
	checkTable(t, p)
	if m := texts(p)[0]; m.String != "1,234,567" || m.Size >= paper.Size5 || m.Size < 6*paper.Point {
		t.Errorf("got %q at %v", m.String, m.Size)
	}
}

func TestCellAlignment(t *testing.T) {
	for valign, want := range map[paper.VAlign]paper.Length{paper.Top: 2 * paper.Point, paper.Middle: (paper.Pt(60) - 13650) / 2, paper.Bottom: paper.Pt(58) - 13650} {
		style := cellStyle(paper.AlignCenter)
		style.VAlign = valign
		style.Shade = 30
		tab := &paper.Table{Columns: make([]paper.Column, 1), MinRow: paper.Pt(60), Rows: []paper.Row{{Cells: cells("公开")}}, Style: style, Outside: paper.Point}
		p := render(t, tab).Pages[0]
		m := texts(p)[0]
		top := m.Y - paper.MM(37) - (13650-paper.Size5)/2 - paper.Size5*88/100
		if !near(top, want) || !near(m.X+width(t, m)/2, paper.MM(28+78)) {
			t.Errorf("valign %d: text starts %v below the rule, want %v; centre %v", valign, top, want, m.X+width(t, m)/2)
		}
		r, ok := p.Marks[0].(paper.Rect)
		if !ok || r.Fill.R != 225 || r.H != paper.Pt(60) {
			t.Errorf("no shade: %v", p.Marks[0])
		}
	}
}

func TestVerticalText(t *testing.T) {
	style := cellStyle(paper.AlignCenter)
	style.Vertical = true
	tab := &paper.Table{Columns: []paper.Column{{Width: paper.Pt(21)}, {Share: 1}}, Rows: []paper.Row{{Cells: []paper.Cell{{Text: "三、本年度\n2025", Style: &style}, {Text: "甲"}}}}, Style: cellStyle(0)}
	p := render(t, tab).Pages[0]
	checkTable(t, p)
	var got []string
	for _, m := range texts(p) {
		got = append(got, m.String)
	}
	if s := strings.Join(got, "|"); !strings.HasPrefix(s, "三、|本|年|度|2025|甲") {
		t.Errorf("got %s", s)
	}
	if a, b := texts(p)[0].X, texts(p)[1].X; a != b {
		t.Errorf("三 stands at %v, 本 at %v", a, b)
	}
}

func TestTableMistakes(t *testing.T) {
	for name, tab := range map[string]*paper.Table{
		"no columns":     {Rows: []paper.Row{{}}},
		"too many cells": {Columns: make([]paper.Column, 2), Rows: []paper.Row{{Cells: cells("1", "2", "3")}}, Style: cellStyle(0)},
		"no place under a merged cell": {Columns: make([]paper.Column, 1), Style: cellStyle(0),
			Rows: []paper.Row{{Cells: []paper.Cell{{RowSpan: 2}}}, {Cells: cells("x")}}},
	} {
		flow := paper.NewFlow(fonts(t), paper.GBT9704())
		flow.Table(tab)
		if _, err := flow.Document(paper.Meta{}); err == nil || !strings.Contains(err.Error(), "table") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestUnruledTable(t *testing.T) {
	tab := tableTwo()
	tab.Unruled = true
	if l := lines(render(t, tab).Pages[0]); len(l) != 0 {
		t.Errorf("%d rules", len(l))
	}
}

// A head that would fill the page is printed once.
func TestHugeHead(t *testing.T) {
	tab := &paper.Table{Columns: make([]paper.Column, 2), Style: cellStyle(0), MinRow: paper.Pt(20)}
	for i := range 25 {
		tab.Head = append(tab.Head, paper.Row{Cells: cells(fmt.Sprintf("头%d", i))})
	}
	for i := range 40 {
		tab.Rows = append(tab.Rows, paper.Row{Cells: cells(fmt.Sprintf("行%d", i))})
	}
	doc := render(t, tab)
	whole := ""
	for _, p := range doc.Pages {
		checkTable(t, p)
		whole += said(p)
	}
	if strings.Count(whole, "头24") != 1 || strings.Count(whole, "行39") != 1 || len(doc.Pages) != 3 {
		t.Errorf("%d pages: %s", len(doc.Pages), whole)
	}
}

// A heading goes with its table even when both together are higher than a page.
func TestHeadingStaysWithATableAsHighAsThePage(t *testing.T) {
	tab := labelled(30, true) // 31 rows of 20 pt: a page has room for 31
	tab.KeepTogether = true
	flow := paper.NewFlow(fonts(t), paper.GBT9704())
	flow.Heading(0, "二、表", paper.HeadingStyle(1))
	flow.Table(tab)
	doc, err := flow.Document(paper.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != 2 || len(lines(doc.Pages[0])) == 0 {
		t.Errorf("%d pages, %d rules on the first", len(doc.Pages), len(lines(doc.Pages[0])))
	}
}

// A merged cell whose text no page can hold is divided, too.
func TestMergedCellTallerThanAPage(t *testing.T) {
	tab := &paper.Table{Columns: []paper.Column{{Width: paper.Pt(60)}, {Share: 1}}, Style: cellStyle(paper.AlignLeft)}
	tab.Rows = []paper.Row{
		{Cells: []paper.Cell{{Text: "一行"}, {Text: strings.Repeat("公开政府信息。", 400) + "完了", RowSpan: 2}}},
		{Cells: cells("二行")},
		{Cells: cells("三行", "末")},
	}
	doc := render(t, tab)
	whole := ""
	for _, p := range doc.Pages {
		checkTable(t, p)
		whole += said(p)
	}
	if strings.Count(whole, "完了") != 1 || strings.Count(whole, "公") < 400 || strings.Count(whole, "二行") != 1 || len(doc.Pages) < 2 {
		t.Errorf("%d pages, text incomplete", len(doc.Pages))
	}
}

func TestTablesDoNotTouch(t *testing.T) {
	flow := paper.NewFlow(fonts(t), paper.GBT9704())
	flow.Table(tableFour())
	flow.Table(tableFour())
	doc, err := flow.Document(paper.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	checkTable(t, doc.Pages[0])
}

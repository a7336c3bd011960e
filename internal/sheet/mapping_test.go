package sheet

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

// own is a ledger with the words of one office.
func own() cells {
	return cells{
		{"某镇信息公开来件情况一览"},
		{"甲", "日期", "来的人", "人的种类", "想要什么", "给没给", "日期"},
		{"1", "2024-03-01", "张某", "自然人", "低保名单", "予以公开", "2024-03-15"},
		{"2", "2024-03-05", "李某", "自然人", "宅基地", "在办", ""},
	}
}

func chosen() map[string]string {
	return map[string]string{
		"甲": "登记编号", "日期": "收到日期", "来的人": "申请人", "人的种类": "申请人类别", "想要什么": "申请内容", "给没给": "办理结果", "日期（G栏）": "答复日期",
	}
}

// A heading whose words nobody knows is shown with what stands under it, is
// told once what it is, and is read by itself from then on.
func TestAHeadingIsExplainedOnce(t *testing.T) {
	path := workbookFile(t, own())
	if _, err := Read(t.Context(), path, Applications, 2024, Limits{}); fault.CodeOf(err) != fault.Invalid {
		t.Fatalf("read without being told: %v", err)
	}
	layout, err := ReadLayout(t.Context(), path, Applications, Limits{}, nil)
	if err != nil || layout.Row != 2 || len(layout.Columns) != 7 {
		t.Fatalf("%+v %v", layout, err)
	}
	if c := layout.Columns[6]; c.Heading != "日期（G栏）" || !slices.Equal(c.Sample, []string{"2024-03-15"}) {
		t.Errorf("%+v", c)
	}
	m, err := layout.Mapping(chosen())
	if err != nil {
		t.Fatal(err)
	}
	known := Remember(nil, m)
	l, err := ReadAs(t.Context(), path, Applications, 2024, Limits{}, MappingsOf(known, Applications))
	if err != nil || len(l.Problems) > 0 || len(l.Applications) != 2 {
		t.Fatalf("%+v %v", l, err)
	}
	if a := l.Applications[0].Record; a.Number != "1" || a.Received.String() != "2024-03-01" || a.Applicant != "张某" || a.Closed.String() != "2024-03-15" {
		t.Errorf("%+v", a)
	}
	again, err := ReadLayout(t.Context(), path, Applications, Limits{}, known)
	if err != nil || again.Columns[0].Column != "登记编号" {
		t.Errorf("%+v %v", again.Columns, err)
	}
}

// What is said of one heading leaves others as they were.
func TestAMappingIsForItsOwnHeading(t *testing.T) {
	layout, err := ReadLayout(t.Context(), workbookFile(t, own()), Applications, Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	m, err := layout.Mapping(chosen())
	if err != nil {
		t.Fatal(err)
	}
	rows := flat(10)
	path := workbookFile(t, rows)
	want := mustRead(t, path, Applications, 2024)
	got, err := ReadAs(t.Context(), path, Applications, 2024, Limits{}, []Mapping{m})
	if err != nil || !reflect.DeepEqual(want.Applications, got.Applications) {
		t.Errorf("another ledger is read otherwise: %v", err)
	}
	other := m
	other.Columns = maps.Clone(m.Columns)
	other.Columns["甲"] = ""
	known := Remember(Remember(nil, m), other)
	if len(known) != 1 || known[0].Columns["甲"] != "" {
		t.Errorf("%+v", known)
	}
}

// A known heading can be overruled: what the program took for one column is
// another.
func TestTheClerkOverrulesTheWords(t *testing.T) {
	rows := cells{
		{"登记编号", "收到日期", "申请人类别", "办理结果", "答复日期", "办结日期"},
		{"1", "2024-03-01", "自然人", "予以公开", "2024-03-10", "2024-03-12"},
	}
	path := workbookFile(t, rows)
	layout, err := ReadLayout(t.Context(), path, Applications, Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	choice := map[string]string{}
	for _, c := range layout.Columns {
		choice[c.Heading] = c.Column
	}
	choice["答复日期"], choice["办结日期"] = "", "答复日期"
	m, err := layout.Mapping(choice)
	if err != nil {
		t.Fatal(err)
	}
	l, err := ReadAs(t.Context(), path, Applications, 2024, Limits{}, []Mapping{m})
	if err != nil || len(l.Applications) != 1 || l.Applications[0].Record.Closed.String() != "2024-03-12" {
		t.Errorf("%+v %v", l, err)
	}
}

func TestChoicesThatCannotBe(t *testing.T) {
	layout, err := ReadLayout(t.Context(), workbookFile(t, own()), Applications, Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(map[string]string)
		says   string
	}{
		"a required column is missing": {func(m map[string]string) { m["日期"] = "" }, "收到日期"},
		"two columns are one":          {func(m map[string]string) { m["来的人"] = "申请内容" }, "只留一栏"},
		"no such column":               {func(m map[string]string) { m["来的人"] = "身高" }, "没有“身高”"},
	} {
		choice := chosen()
		c.change(choice)
		if _, err := layout.Mapping(choice); err == nil || !strings.Contains(fault.Sentence(err), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

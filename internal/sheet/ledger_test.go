package sheet

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// twoRows is the merged heading of the ledgers that offices keep.
var twoRows = cells{
	{"序号", "登记编号", "收到日期", "申请人", nil, "收到渠道", "申请内容", "获取方式", "补正", nil, "办理结果", "答复文号", "答复日期", "备注"},
	{nil, nil, nil, "姓名或名称", "类别", nil, nil, nil, "告知日期", "补正日期"},
}

func twoRowMerges(top int) []string {
	m := []string{fmt.Sprintf("D%d:E%d", top, top), fmt.Sprintf("I%d:J%d", top, top)}
	for _, c := range []string{"A", "B", "C", "F", "G", "H", "K", "L", "M", "N"} {
		m = append(m, fmt.Sprintf("%s%d:%s%d", c, top, c, top+1))
	}
	return m
}

// untidy makes n rows as real ledgers have them: dates in every form, several
// words for one outcome, blanks for open applications.
func untidy(n int) (rows cells, open int) {
	closings := []string{"予以公开", "同意公开", "不予公开（四类过程性信息）", "不予公开：过程性信息", "信息不存在", "信访投诉举报类", "其他处理（其他）",
		"逾期未补正，不再处理", "部分公开", "不予公开（危及“三安全一稳定”）", "申请人撤回"}
	opens := []any{"在办", nil, "正在办理", " "}
	kinds := []string{"自然人", "公民", "个人", "企业", "公司（商业企业）", "律师事务所", "社会公益组织（基金会）"}
	for i := range n {
		date := func(month, day int) any {
			forms := len(writings)
			if i%(forms+1) == forms {
				return 45292 + (month-1)*30 + day // a true date
			}
			return writings[i%(forms+1)](2024, month, day)
		}
		r := []any{i + 1, fmt.Sprintf("SQ2024-%04d", i+1), date(1+i%9, 1+i%28), "张某", kinds[i%len(kinds)], "信函", "申请公开低保对象认定依据\n（本村）", "纸质",
			nil, nil, nil, nil, nil, nil}
		if i%7 == 3 {
			open++
			r[10] = opens[i%len(opens)]
		} else {
			r[10], r[11], r[12] = closings[i%len(closings)], fmt.Sprintf("公复〔2024〕%d号", i+1), date(10+i%3, 1+i%28)
		}
		rows = append(rows, r)
	}
	return rows, open
}

func TestUntidyLedger(t *testing.T) {
	body, open := untidy(500)
	rows := cells{{"2024年政府信息公开申请登记台账"}, {"填报单位：某镇", nil, nil, "填报日期：2025年1月8日"}, {}}
	rows = append(rows, twoRows...)
	rows = append(rows, body[:250]...)
	rows = append(rows, []any{}, twoRows[0], twoRows[1])
	rows = append(rows, body[250:]...)
	rows = append(rows, []any{501}, []any{502}, []any{}, []any{"合计", nil, 500}, []any{"填表人：甲", nil, nil, "审核人：乙"})
	l := mustRead(t, workbookFile(t, rows, append(twoRowMerges(4), "A1:N1")...), Applications, 2024)
	if len(l.Problems) > 0 {
		t.Fatalf("problems:\n%s", sentences(l.Problems))
	}
	got := openOnes(l)
	if len(l.Applications) != 500 || got != open {
		t.Fatalf("%d applications, %d open; want 500, %d", len(l.Applications), got, open)
	}
	if s := l.Sheets[0]; s.Heading != 4 || s.Rows != 500 || s.Refused != 0 || s.Passed != "" {
		t.Errorf("summary %+v", s)
	}
	want := request.Application{Number: "SQ2024-0001", Received: workday.MustDate("2024-01-01"), Applicant: "张某", Kind: request.NaturalPerson,
		Channel: request.Mail, Subject: "申请公开低保对象认定依据 （本村）", Delivery: "纸质", Outcome: request.Granted,
		ReplyNumber: "公复〔2024〕1号", Closed: workday.MustDate("2024-10-01")}
	if first := l.Applications[0]; first.Record != want || first.Place().String() != "登记台账 第6行" {
		t.Errorf("first row: %+v, want %+v", first, want)
	}
	for _, want := range []string{"有2行只有序号", "第512行：这一行是表尾或合计", "第513行：这一行是表尾或合计"} {
		if !strings.Contains(sentences(l.Notes), want) {
			t.Errorf("no note with %q in\n%s", want, sentences(l.Notes))
		}
	}
}

func openOnes(l *Ledger) int {
	n := 0
	for _, a := range l.Applications {
		if a.Record.Open() {
			n++
		}
	}
	return n
}

var oneRow = []any{"登记编号", "收到日期", "申请人", "类别", "申请内容", "办理结果", "答复日期"}

func TestProblemsAreLocated(t *testing.T) {
	ok := []any{"1号", "2024.3.5", "甲", "自然人", "内容", "予以公开", "2024.3.20"}
	with := func(column int, v any) []any {
		r := append([]any{}, ok...)
		r[0], r[column] = fmt.Sprintf("%v-%v", column, v), v
		return r
	}
	for _, c := range []struct {
		row    []any
		column string
		want   string
	}{
		{with(1, "2024-02-30"), "B", "没有这一天"}, {with(1, nil), "B", "没有收到日期"}, {with(3, nil), "D", "没有申请人类别"}, {with(3, "法人"), "D", "五种"},
		{with(5, "不予公开"), "F", "八种"}, {with(5, "转办"), "F", "非本机关公开"}, {with(5, nil), "F", "写了答复日期"}, {with(6, nil), "G", "没有答复日期"},
		{with(6, "2024.1.1"), "G", "早于收到日期"}, {with(6, "24.3.20"), "G", "只有两位"},
	} {
		l := mustRead(t, workbookFile(t, cells{oneRow, ok, c.row}), Applications, 2024)
		if len(l.Applications) != 1 || len(l.Problems) != 1 {
			t.Errorf("%v: %d rows, problems %s", c.row, len(l.Applications), sentences(l.Problems))
			continue
		}
		p := l.Problems[0]
		if p.Sheet != "登记台账" || p.Row != 3 || p.Column != c.column || !strings.Contains(p.Sentence, c.want) {
			t.Errorf("%v: %s, want column %s and %q", c.row, p, c.column, c.want)
		}
		if l.Sheets[0].Rows != 2 || l.Sheets[0].Refused != 1 {
			t.Errorf("%v: summary %+v", c.row, l.Sheets[0])
		}
	}
}

func TestRowHasAllItsProblems(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{oneRow, {"1", "昨天", "甲", "法人", "内容", "不予公开", "24.3.1"}}), Applications, 2024)
	if len(l.Problems) != 4 || l.Sheets[0].Refused != 1 {
		t.Errorf("%d problems, %+v:\n%s", len(l.Problems), l.Sheets[0], sentences(l.Problems))
	}
}

func TestPlaceString(t *testing.T) {
	if s := (Place{"登记台账", 35, "K"}).String(); s != "登记台账 第35行K列" {
		t.Error(s)
	}
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := columnName(n); got != want {
			t.Errorf("column %d is %s, want %s", n, got, want)
		}
	}
}

func TestNotes(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{oneRow,
		{"1", "2025.1.5", "甲", "自然人", "内容", "在办", nil}, {"2", "3月5日", "甲", "自然人", "内容", "予以公开", "2024.3.20"},
		{"3", "2022.3.5", "甲", "自然人", "内容", "予以公开", "2022.3.20"}, {"4", "2024.12.20", "甲", "自然人", "内容", "予以公开", "2025.1.3"},
		{nil, "2024.12.20", "甲", "自然人", "内容", "在办", nil}}), Applications, 2024)
	all := sentences(l.Notes)
	for _, want := range []string{"第2行B列：收到日期2025-01-05在2024年以后", "第3行B列：“3月5日”没有写年份，按2024年读", "第4行G列：2022-03-20已经答复",
		"第5行G列：答复日期2025-01-03在2024年以后", "第6行A列：没有登记编号"} {
		if !strings.Contains(all, want) {
			t.Errorf("no note with %q in\n%s", want, all)
		}
	}
	if len(l.Applications) != 5 || len(l.Problems) != 0 {
		t.Errorf("%d rows, problems %s", len(l.Applications), sentences(l.Problems))
	}
}

func TestYearOfTitle(t *testing.T) {
	row := []any{"1", "2024.3.5", "甲", "自然人", "内容", "在办", nil}
	for title, refused := range map[string]bool{
		"2024年台账": true, "二〇二四年度登记台账": true, "2024年1-12月台账": true, "２０２４年台账": true, "登记台账": false, "2025年台账": false, "2024年至2025年台账": false,
		"填报日期：2024年12月31日": false, "根据2019年修订的条例登记": false, "（国办公开办函〔2021〕30号）": false,
	} {
		_, err := Read(t.Context(), workbookFile(t, cells{{title}, {}, oneRow, row}), Applications, 2025, Limits{})
		if (err != nil) != refused {
			t.Errorf("%s: %v", title, err)
		}
		if refused && (fault.CodeOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), "用 --year 2024")) {
			t.Errorf("%s: %v", title, err)
		}
	}
}

func TestSeveralSheets(t *testing.T) {
	row := func(n string) []any { return []any{n, "2024.3.5", "甲", "自然人", "内容", "在办", nil} }
	l := mustRead(t, sheetsFile(t, map[string]cells{
		"上半年": {oneRow, row("1")}, "下半年": {oneRow, row("2"), row("1")}, "空": {}, "说明": {{"这里写说明"}}, "2023年": {oneRow, row("3")},
		"缺栏": {{"登记编号", "申请人", "申请内容", "收到日期"}, row("4")},
	}), Applications, 2024)
	passed := map[string]string{}
	for _, s := range l.Sheets {
		passed[s.Name] = s.Passed
	}
	for name, want := range map[string]string{"空": "空表", "说明": "没有找到", "2023年": "用 --year 2023", "缺栏": "缺少“申请人类别”、“办理结果”、“答复日期”"} {
		if !strings.Contains(passed[name], want) {
			t.Errorf("%s: %q, want %q", name, passed[name], want)
		}
	}
	if passed["上半年"] != "" || passed["下半年"] != "" || len(l.Applications) != 3 {
		t.Errorf("%d rows, %v", len(l.Applications), passed)
	}
	if !strings.Contains(sentences(l.Problems), "缺栏 第1行：表头里缺少") || len(l.Problems) != 1 {
		t.Errorf("problems:\n%s", sentences(l.Problems))
	}
}

func TestWholeFileRefused(t *testing.T) {
	for name, c := range map[string]struct {
		rows cells
		want string
	}{
		"missing columns": {cells{{"登记编号", "申请人", "申请内容", "收到日期", "特别栏"}, {"1"}}, "现有的表头是“登记编号”、“申请人”、“申请内容”、“收到日期”、“特别栏”"},
		"other ledger":    {cells{{"案件类型", "起诉方式", "案号", "收到日期", "审理结果"}, {"行政复议", nil, "1", "2024.1.1", "维持"}}, "像复议诉讼台账，是的话按 cases 导入"},
		"no heading":      {cells{{"甲", "乙"}, {"丙"}}, "没有找到依申请公开登记台账的表头"},
		"no rows":         {cells{{"2024年"}, oneRow}, "没有登记内容"},
	} {
		_, err := Read(t.Context(), workbookFile(t, c.rows), Applications, 2024, Limits{})
		if fault.CodeOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestMergedBody(t *testing.T) {
	rows := cells{oneRow,
		{"1", "2024.3.5", "甲", "自然人", "内容一", "予以公开", "2024.3.20"}, {"2", nil, nil, nil, "内容二", "部分公开", "2024.3.21"},
		{nil, nil, nil, nil, nil, "信息不存在", "2024.3.22"}}
	l := mustRead(t, workbookFile(t, rows, "A3:A4", "B2:B4", "C2:C4", "D2:D4", "E3:E4"), Applications, 2024)
	if len(l.Applications) != 2 || l.Applications[1].Record.Applicant != "甲" || l.Applications[1].Record.Received.String() != "2024-03-05" {
		t.Errorf("%+v", l.Applications)
	}
	if len(l.Problems) != 1 || !strings.Contains(l.Problems[0].String(), "第4行：这一行与上一行的单元格合并") {
		t.Errorf("problems:\n%s", sentences(l.Problems))
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, workbookFile(t, cells{oneRow}), Applications, 2024, Limits{}); err == nil || fault.CodeOf(err) != "" {
		t.Errorf("cancelled reading returned %v", err)
	}
}

func TestParseKind(t *testing.T) {
	for _, k := range Kinds() {
		if got, err := ParseKind(string(k)); got != k || err != nil || k.Label() == string(k) {
			t.Errorf("%s: %s %v", k, got, err)
		}
	}
	if _, err := ParseKind("台账"); fault.CodeOf(err) != fault.Usage {
		t.Error(err)
	}
}

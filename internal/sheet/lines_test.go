package sheet

import (
	"strings"
	"testing"
)

// Lines under the heading that are no records are passed over with a note.
func TestOtherLines(t *testing.T) {
	row := func(n string) []any { return []any{n, "2024.3.5", "甲", "自然人", "内容", "在办", nil} }
	l := mustRead(t, workbookFile(t, cells{oneRow, {"一、上年结转"}, row("1"), {"第二季度情况"}, row("2"), {nil, nil, nil, nil, nil, nil, nil, nil, "旁注"},
		{"审核人：乙", nil, "负责人：丙"}, {"注：本表按月更新"}, {"总计", 2}}, "A4:G4"), Applications, 2024)
	if len(l.Applications) != 2 || len(l.Problems) > 0 {
		t.Fatalf("%+v\n%s", l.Applications, sentences(l.Problems))
	}
	for _, want := range []string{"第2行：这一行是小标题", "第4行：这一行是小标题", "第6行：这一行没有登记内容", "第7行：这一行是表尾", "第8行：这一行是表尾", "第9行：这一行是表尾"} {
		if !strings.Contains(sentences(l.Notes), want) {
			t.Errorf("no note with %q in\n%s", want, sentences(l.Notes))
		}
	}
}

// A row that was begun and not finished is a problem, not a line to pass over.
func TestUnfinishedRow(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{oneRow, {"1", nil, "甲"}, {nil, nil, nil, nil, "只有内容"}}), Applications, 2024)
	if len(l.Applications) != 0 || l.Sheets[0].Refused != 2 {
		t.Errorf("%+v\n%s", l.Sheets, sentences(l.Problems))
	}
}

// Cells of other types than text and number.
func TestOddCells(t *testing.T) {
	head := `<row r="1"><c t="str"><v>登记编号</v></c><c t="str"><v>收到日期</v></c><c t="str"><v>类别</v></c><c t="str"><v>申请内容</v></c><c t="str"><v>办理结果</v></c><c t="str"><v>答复日期</v></c></row>`
	line := func(n, number, received, subject string) string {
		return `<row r="` + n + `">` + number + received + `<c t="str"><v>自然人</v></c>` + subject + `</row>`
	}
	text, serial := `<c t="str"><v>内容</v></c>`, `<c><v>45356</v></c>`
	l := mustRead(t, handmade(`<worksheet><sheetData>`+head+
		line("2", `<c t="e"><v>#REF!</v></c>`, serial, text)+
		line("3", `<c t="str"><v>2</v></c>`, `<c t="e"><v>#N/A</v></c>`, text)+
		line("4", `<c t="str"><v>3</v></c>`, `<c t="b"><v>1</v></c>`, text)+
		line("5", `<c t="str"><v>4</v></c>`, `<c t="d"><v>2024-03-05T00:00:00Z</v></c>`, `<c t="b"><v>0</v></c>`)+
		line("6", `<c><v>123456789012345680</v></c>`, serial, `<c><v>1E+25</v></c>`)+
		`</sheetData></worksheet>`, `<sst/>`).file(t), Applications, 2024)
	for _, want := range []string{"第2行A列：这一格显示出错值“#REF!”", "第3行B列：日期这一格显示出错值", "第4行B列：日期这一格是“是”"} {
		if !strings.Contains(sentences(l.Problems), want) {
			t.Errorf("no problem with %q in\n%s", want, sentences(l.Problems))
		}
	}
	if len(l.Applications) != 2 || l.Applications[0].Record.Received.String() != "2024-03-05" || l.Applications[0].Record.Subject != "否" ||
		l.Applications[1].Record.Number != "123456789012345680" {
		t.Errorf("%+v", l.Applications)
	}
}

func TestCountsSumsOfMonths(t *testing.T) {
	rows := cells{{"月份", "单位", "行政许可"}, {"1月", "甲站", 1}, {nil, "乙站", 2}, {nil, "小计", 4}, {"2月", "甲站", 1}, {nil, "乙站", "二"}, {nil, "小计", 9}, {"累计", nil, 10}}
	l := mustRead(t, workbookFile(t, rows, "A2:A4", "A5:A7"), Counts, 2024)
	if len(l.Acts) != 3 || !strings.Contains(sentences(l.Problems), "第6行C列：行政许可“二”不是数") || len(l.Problems) != 1 {
		t.Errorf("%+v\n%s", l.Acts, sentences(l.Problems))
	}
	if !strings.Contains(sentences(l.Notes), "第4行：有的行没有读成，合计没有核对") {
		t.Error(sentences(l.Notes))
	}
	rows[5][2] = 2
	l = mustRead(t, workbookFile(t, rows, "A2:A4", "A5:A7"), Counts, 2024)
	for _, want := range []string{"第4行C列：合计的行政许可写的是4件，各行加起来是3件", "第7行C列：合计的行政许可写的是9件，各行加起来是3件"} {
		if !strings.Contains(sentences(l.Problems), want) {
			t.Errorf("no problem with %q in\n%s", want, sentences(l.Problems))
		}
	}
	if len(l.Acts) != 4 || len(l.Problems) != 2 {
		t.Errorf("%+v\n%s", l.Acts, sentences(l.Problems))
	}
}

func TestCaseYears(t *testing.T) {
	head := []any{"案件类型", "案号", "收到日期", "审理结果", "审结日期"}
	l := mustRead(t, workbookFile(t, cells{head, {"行政复议", "1", "2025.3.5", "维持", nil}, {"行政复议", "2", "2024.3.5", "维持", "2024.1.5"}, {"行政复议", "3", nil, "维持"},
		{"行政复议", "4", "2024.12.5", "维持", "2025.1.5"}, {nil, "5", "2024.12.5", nil}, {"行政复议", "6", "2025.3.5", nil}}), Cases, 2024)
	for _, want := range []string{"第2行C列：审结早于收到日期", "第3行E列：审结早于收到日期", "第4行C列：没有收到日期", "第6行A列：没有写明是行政复议还是行政诉讼"} {
		if !strings.Contains(sentences(l.Problems), want) {
			t.Errorf("no problem with %q in\n%s", want, sentences(l.Problems))
		}
	}
	if len(l.Cases) != 2 || l.Cases[0].Record.ConcludedYear != 2025 || !strings.Contains(sentences(l.Notes), "第7行C列：收到日期2025-03-05在2024年以后") {
		t.Errorf("%+v\n%s", l.Cases, sentences(l.Notes))
	}
}

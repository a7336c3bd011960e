package sheet

import (
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/request"
)

func TestCasesLedger(t *testing.T) {
	head := []any{"案件类型", "起诉方式", "案号", "收到日期", "审理结果", "审结日期", "备注"}
	l := mustRead(t, workbookFile(t, cells{{"2024年复议诉讼台账"}, head,
		{"行政复议", nil, "1号", "2024.3.5", "维持", nil, "附卷"}, {"行政诉讼", "复议后起诉", "2号", "2023.3.5", "撤销", "2024.5.1"},
		{"行政诉讼", nil, "3号", "2024.3.5", "维持"}, {"行政复议", nil, "4号", "2024.3.5", nil, "2024.6.1"}, {"行政复议", nil, "5号", "2024.3.5", "驳回"},
		{"行政复议", nil, "6号", "2024.3.5", "尚未审结"}, {"行政复议", nil, "6号", "2024.7.5", "尚未审结"}}), Cases, 2024)
	if len(l.Cases) != 4 {
		t.Fatalf("%+v\n%s", l.Cases, sentences(l.Problems))
	}
	if c := l.Cases[0].Record; c.Kind != request.Reconsideration || c.Result != request.Upheld || c.ConcludedYear != 2024 || !c.Concluded.IsZero() || c.Note != "附卷" {
		t.Errorf("%+v", c)
	}
	if c := l.Cases[1].Record; c.Kind != request.LitigationAfterReconsideration || c.Result != request.Overturned || c.Concluded.String() != "2024-05-01" || c.ConcludedYear != 2024 {
		t.Errorf("%+v", c)
	}
	for _, want := range []string{"第5行B列：诉讼没有写明", "第6行E列：写了审结日期，没有审理结果", "第7行E列：“驳回”有两种可能"} {
		if !strings.Contains(sentences(l.Problems), want) {
			t.Errorf("no problem with %q in\n%s", want, sentences(l.Problems))
		}
	}
}

func TestDocumentsLedger(t *testing.T) {
	head := []any{"文件类别", "文件名称", "文号", "成文日期", "有效性", "废止日期"}
	l := mustRead(t, workbookFile(t, cells{head,
		{"规章", "甲办法", "1号", "2020.3.5", "有效"}, {"行政规范性文件", "乙办法", "2号", "2020.3.5", "废止", "2024.5.1"},
		{"行政规范性文件", "丙办法", "3号", "2020.3.5", "废止"}, {"行政规范性文件", "丁办法", "4号", "2020.3.5", "有效", "2024.5.1"},
		{"行政规范性文件", "戊办法", "5号", "2020.3.5", "有效", "2025.5.1"}, {"通知", "己", "6号", "2020.3.5", "有效"}, {"规章", nil, "7号", "2020.3.5", "有效"},
		{"规章", "庚办法", "8号", "2020.3.5", nil}, {"规章", "辛办法", "9号", nil, "有效"}, {"规章", "壬办法", "10号", "2020.3.5", "废止", "2019.1.1"}}), Documents, 2024)
	if len(l.Documents) != 3 || l.Documents[0].Record.Kind != disclosure.Regulation || l.Documents[1].Record.Abolished.String() != "2024-05-01" ||
		l.Documents[2].Record.Abolished.String() != "2025-05-01" {
		t.Errorf("%+v", l.Documents)
	}
	for _, want := range []string{"第4行F列：有效性写的是“废止”，没有废止日期", "第5行E列：有效性写的是“有效”，又有废止日期2024-05-01", "第7行A列：文件类别“通知”不认识",
		"第8行B列：没有文件名称", "第9行E列：没有写明是否有效", "第10行D列：没有成文日期", "第11行F列：废止日期2019-01-01早于"} {
		if !strings.Contains(sentences(l.Problems), want) {
			t.Errorf("no problem with %q in\n%s", want, sentences(l.Problems))
		}
	}
}

func TestDocumentsWithoutKind(t *testing.T) {
	rows := cells{{"2024年行政规范性文件台账"}, {"文件名称", "成文日期", "有效性"}, {"甲办法", "2024.3.5", "有效"}}
	l := mustRead(t, workbookFile(t, rows), Documents, 2024)
	if len(l.Documents) != 1 || l.Documents[0].Record.Kind != disclosure.NormativeDocument || len(l.Notes) != 1 {
		t.Errorf("%+v\n%s", l.Documents, sentences(l.Notes))
	}
	rows[0] = []any{"2024年文件台账"}
	if _, err := Read(t.Context(), workbookFile(t, rows), Documents, 2024, Limits{}); fault.CodeOf(err) != fault.Invalid {
		t.Error(err)
	}
}

var countHead = []any{"月份", "行政许可（件）", "行政处罚（件）", "行政强制（件）", "行政事业性收费（万元）"}

func TestCountsLedger(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{{"2024年行政行为按月统计表"}, countHead,
		{"1月", 3, 2, 0, 4936.4371}, {"二月", "1,000", "２", nil, "0.000001"}, {45352, 1, 1, 1, nil}, {"第一季度", 5, 5, 5, 5}, {"4月", nil, nil, nil, nil},
		{"合计", 1004, 5, 1, 4936.437101}}), Counts, 2024)
	if len(l.Problems) > 0 || len(l.Acts) != 10 {
		t.Fatalf("%d acts, problems:\n%s", len(l.Acts), sentences(l.Problems))
	}
	if a := l.Acts[3].Record; a.Kind != annual.Charges || a.Month != 1 || a.Quantity != 4936437100 || a.Year != 2024 {
		t.Errorf("%+v", a)
	}
	if a := l.Acts[7].Record; a.Month != 3 {
		t.Errorf("a month that became a date: %+v", a)
	}
	for _, want := range []string{"第6行A列：季度数、小计", "第7行：这一行没有填数", "第8行：这一行是合计，与各行之和相符"} {
		if !strings.Contains(sentences(l.Notes), want) {
			t.Errorf("no note with %q in\n%s", want, sentences(l.Notes))
		}
	}
}

func TestCountsProblems(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{countHead, {"1月", 3.5, 2, 0, 1}, {"2月", 1, 2, 0, "三万"}, {"13月", 1, 1, 1, 1}, {nil, 1, 1, 1, 1}, {"2023年3月", 1, 1, 1, 1},
		{"4月", 1, 1, 1, 1}, {"4月", 1, 1, 1, 1}, {"5月", -1, 1, 1, 1}}), Counts, 2024)
	for _, want := range []string{"第2行B列：行政许可“3.5”不是整数", "第3行E列：行政事业性收费“三万”不是金额", "第4行A列：月份“13月”不认识", "第5行A列：没有写月份",
		"第6行A列：月份写的是“2023年3月”", "第8行A列：4月行政许可已经在登记台账 第7行写过", "第9行B列：数量是负数"} {
		if !strings.Contains(sentences(l.Problems), want) {
			t.Errorf("no problem with %q in\n%s", want, sentences(l.Problems))
		}
	}
	if len(l.Acts) != 4 {
		t.Errorf("%+v", l.Acts)
	}
}

func TestCountsTotalMismatch(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{countHead, {"1月", 3, 2, 0, 1.5}, {"2月", 3, 2, 0, 1.5}, {"全年", 7, 4, 0, 3.1}}), Counts, 2024)
	for _, want := range []string{"第4行B列：合计的行政许可写的是7件，各行加起来是6件", "第4行E列：合计的行政事业性收费写的是3.1万元，各行加起来是3万元"} {
		if !strings.Contains(sentences(l.Problems), want) {
			t.Errorf("no problem with %q in\n%s", want, sentences(l.Problems))
		}
	}
}

func TestCountsByStation(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{{"单位", "月份", "行政许可", "行政处罚", "备注"}, {"甲站", "1月", 1, 2, "补报"}, {"乙站", "1月", 3, 4}, {"小计", nil, 4, 6}, {"甲站", "2月", 1, 1},
		{"合计", nil, 5, 7}}), Counts, 2024)
	if len(l.Problems) > 0 || len(l.Acts) != 6 || l.Acts[0].Record.Note != "甲站；补报" || l.Acts[2].Record.Note != "乙站" {
		t.Errorf("%+v\n%s", l.Acts, sentences(l.Problems))
	}
}

func TestCountsOfYear(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{countHead, {"全年", 7, 4, 0, 3.1}}), Counts, 2024)
	if len(l.Acts) != 4 || l.Acts[0].Record.Month != 0 || l.Sheets[0].Rows != 1 {
		t.Errorf("%+v", l)
	}
	l = mustRead(t, workbookFile(t, cells{countHead, {"第一季度", 7, 4, 0, 3.1}}), Counts, 2024)
	if len(l.Acts) != 0 || !strings.Contains(sentences(l.Problems), "按季度或分段填的数不能导入") {
		t.Errorf("%+v", l)
	}
	l = mustRead(t, sheetsFile(t, map[string]cells{"3月": {{"单位", "行政许可", "行政处罚"}, {"甲站", 1, 2}}, "4月": {{"单位", "行政许可", "行政处罚"}, {"甲站", 1, 2}}}), Counts, 2024)
	if len(l.Acts) != 4 || l.Acts[0].Record.Month+l.Acts[2].Record.Month != 7 {
		t.Errorf("%+v\n%s", l.Acts, sentences(l.Problems))
	}
}

func TestCountsUnits(t *testing.T) {
	head := func(charge string) cells {
		return cells{{"单位：件、万元"}, {"月份", "行政许可", charge}, {"1月", 1, 12.5}}
	}
	for charge, want := range map[string]int64{"行政事业性收费(元)": 1250, "行政事业性收费（单位：万元）": 12500000, "行政事业性收费": 12500000} {
		l := mustRead(t, workbookFile(t, head(charge)), Counts, 2024)
		if len(l.Acts) != 2 || l.Acts[1].Record.Quantity != want {
			t.Errorf("%s: %+v\n%s", charge, l.Acts, sentences(l.Problems))
		}
	}
	for _, rows := range []cells{head("行政事业性收费（亿元）"), head("行政事业性收费")[1:]} {
		if _, err := Read(t.Context(), workbookFile(t, rows), Counts, 2024, Limits{}); !strings.Contains(fault.Sentence(err), "没有写明金额单位") {
			t.Errorf("%v: %v", rows[0], err)
		}
	}
}

package sheet_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/annual"
	"zwgk/internal/sheet"
)

func TestCountyCheckWorkbook(t *testing.T) {
	report := func(organ string) *annual.Document {
		figures := annual.Figures{}
		for a := range annual.Edition2021().Cells {
			figures[a] = annual.Count(3)
		}
		figures["table2.charges.amount_10k_yuan"] = annual.Count(63_656_000)
		return annual.DocumentOf(&annual.Report{Organ: organ, Level: "town", Year: 2025, Form: "2021", Figures: figures})
	}
	first, second := report("青石镇"), report("白石镇")
	delete(second.Figures, "table3.new_received.total")
	c := sheet.CountyCheck{
		Reports: []sheet.CheckedReport{
			{File: "甲.docx", Document: first, Findings: annual.CheckDocument(first, annual.Context{})},
			{File: "乙.docx", Document: second, Findings: annual.CheckDocument(second, annual.Context{})},
		},
		Unread: []sheet.UnreadFile{{File: "丙.doc", Reason: "是旧格式"}},
		Listed: 3, Missing: []string{"黑石镇"},
		Total: annual.RollUp("合计", "", 2025, []*annual.Report{first.Report, second.Report}),
	}
	path := filepath.Join(t.TempDir(), "核对.xlsx")
	if err := sheet.WriteCountyCheck(path, c); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	if got, want := book.GetSheetList(), []string{"总表", "问题", "各单位数", "汇总表二", "汇总表三", "汇总表四", "缺报"}; !slices.Equal(got, want) {
		t.Fatalf("sheets %v, want %v", got, want)
	}
	for _, want := range []struct{ sheet, row string }{
		{"总表", "青石镇 2025"}, {"总表", "丙.doc：是旧格式"}, {"缺报", "1 黑石镇"},
		{"汇总表二", "第二十条第（八）项 行政事业性收费 本年收费金额（单位：万元） 127.312 0"},
		{"汇总表三", "一、本年新收政府信息公开申请数量 6 6 6 6 6 6 3 1"},
		{"汇总表四", "行政复议 6 6 6 6 6 0"},
		{"问题", "青石镇 2025 要改 REG0"},
	} {
		rows, err := book.GetRows(want.sheet)
		if err != nil || !slices.ContainsFunc(rows, func(row []string) bool {
			return strings.HasPrefix(strings.TrimSpace(strings.Join(row, " ")), want.row)
		}) {
			t.Errorf("%s has no row %q (%v):\n%v", want.sheet, want.row, err, rows)
		}
	}
	if err := sheet.WriteCountyCheck(filepath.Join(t.TempDir(), "没有", "核对.xlsx"), c); err == nil {
		t.Error("written where there is no folder")
	}
}

package sheet_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/sheet"
	"zwgk/internal/workday"
)

// TestARegisterOfItemsComesBack as it was written, formulas and rare
// characters and all.
func TestARegisterOfItemsComesBack(t *testing.T) {
	want := []sheet.ItemLine{
		{Number: "青石镇/2026-00001", Title: "=1+1", Summary: "第一行\n第二行", Formed: workday.MustDate("2026-03-02"), Attribute: "主动公开", State: "公开中"},
		{Number: "012345678901234567", Title: "𠮷家沟䶮户公示", Document: "青政发〔2026〕3号", Posted: workday.MustDate("2026-03-20")},
		{Title: "@cmd|' /C calc'!A0 _x000D_"},
	}
	var file bytes.Buffer
	err := sheet.WriteItems(&file, "2026年公开信息登记表", func(yield func(sheet.ItemLine) error) error {
		for _, l := range want {
			if err := yield(l); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "登记表.xlsx")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	ledger, err := sheet.ReadItems(t.Context(), path, sheet.Limits{})
	if err != nil || len(ledger.Problems) > 0 {
		t.Fatal(err, ledger.Problems)
	}
	var got []sheet.ItemLine
	for _, r := range ledger.Rows {
		got = append(got, r.Record)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestRegistersAsOfficesKeepThem: other words in the heading, the heading
// again on a second sheet, dates as people write them, and what is wrong.
func TestRegistersAsOfficesKeepThem(t *testing.T) {
	book := excelize.NewFile()
	rows := [][]any{
		{"××局门户网站公开信息登记表"},
		{"填写单位：××局", "", "", "登记时间：2026.3"},
		{"序号", "信息编号", "信息标题", "内容概述", "生成日期", "公开方式"},
		{1, "A1", "防汛预案", "全文", "2026年3月2日", "主动公开"},
		{2, "A2", "", "没有标题", "2026.3.3", "主动公开"},
		{3, "A3", "日期写错的", "", "二月三十", "主动公开"},
		{4, "A4", "数字日期的", "", 46084, "依申请公开"},
		{"合计", "", "4件"},
	}
	for n, r := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, n+1)
		if err := book.SetSheetRow("Sheet1", cell, &r); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	ledger, err := sheet.ReadItems(t.Context(), path, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(ledger.Rows) != 2 || ledger.Rows[0].Record.Title != "防汛预案" || ledger.Rows[0].Record.Formed.String() != "2026-03-02" || ledger.Rows[1].Record.Formed.IsZero() {
		t.Errorf("rows %+v", ledger.Rows)
	}
	if len(ledger.Problems) != 2 || ledger.Problems[0].Row != 5 || !strings.Contains(ledger.Problems[0].Sentence, "信息名称") || ledger.Problems[1].Row != 6 {
		t.Errorf("problems %+v", ledger.Problems)
	}
	empty := filepath.Join(t.TempDir(), "b.xlsx")
	if err := excelize.NewFile().SaveAs(empty); err != nil {
		t.Fatal(err)
	}
	if _, err := sheet.ReadItems(t.Context(), empty, sheet.Limits{}); err == nil || !strings.Contains(err.Error(), "表头") {
		t.Errorf("an empty workbook: %v", err)
	}
}

package form_test

import (
	"strings"
	"testing"

	"zwgk/internal/form"
	"zwgk/internal/paper/pdf/pdftest"
)

func TestQuickCard(t *testing.T) {
	card := form.QuickCard{
		Organ: town, On: day("2026-11-22"), Help: "在哪里都按F1。",
		Keys: []form.CardKey{{Keys: "F1", Does: "手册"}, {Keys: "Ctrl+P", Does: "打印"}, {Keys: "Ctrl+1", Does: "首页"}},
		Jobs: []form.CardJob{{Name: "登记申请", Steps: []string{"打开登记簿。", "写收到日期。"}}, {Name: "备份", Steps: []string{"插上U盘。"}}, {Name: "归档", Steps: []string{"整理。"}}},
	}
	document, err := form.QuickCardSheet(card, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(document.Pages) != 1 {
		t.Errorf("%d pages", len(document.Pages))
	}
	text := said(document)
	for _, want := range []string{
		"青石镇人民政府", "印于2026年11月22日", "F1", "首页", "登记申请", "1. 打开登记簿。", "2. 写收到日期。", "归档", "在哪里都按F1。",
		"主动公开", "20个工作日", "告知补正", "7个工作日", "15个工作日", "条例第三十三条", "60日", "6个月", "行政诉讼法第四十六条",
	} {
		if !strings.Contains(text, pdftest.Squeeze(want)) {
			t.Errorf("%q is not on the card:\n%s", want, text)
		}
	}
}

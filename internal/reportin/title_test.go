package reportin_test

import (
	"bytes"
	"testing"

	"zwgk/internal/word"
)

// TestTitlesOfTwoLines: the organ's name over the year is a title; an organ's
// name over a title that has it already is a line of its own.
func TestTitlesOfTwoLines(t *testing.T) {
	for lines, want := range map[[2]string]string{
		{"某某经济技术开发区管理委员会", "2025年政府信息公开工作年度报告"}:  "某某经济技术开发区管理委员会2025年政府信息公开工作年度报告",
		{"青石镇2025年政府信息公开工作", "年度报告"}:             "青石镇2025年政府信息公开工作年度报告",
		{"青石镇人民政府", "青石镇2025年政府信息公开工作年度报告"}:      "青石镇2025年政府信息公开工作年度报告",
		{"发布日期：2026-01-20", "2025年政府信息公开工作年度报告"}: "2025年政府信息公开工作年度报告",
	} {
		d := word.Document{Blocks: []word.Block{word.Text(word.Title, lines[0]), word.Text(word.Title, lines[1]), word.Text(word.Heading1, "一、总体情况"), word.Text(word.Body, "2025年没有收到申请。")}}
		if got := read(t, "年报.docx", docxOf(t, d)); got.Title != want {
			t.Errorf("%v is read as %q", lines, got.Title)
		}
	}
}

func docxOf(t *testing.T, d word.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := word.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

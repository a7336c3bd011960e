package sheet_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/sheet"
)

// TestTheClerksOwnWorkbookComesBackMarked: red where a cell was refused, the
// sentence as its comment, everything else as it was.
func TestTheClerksOwnWorkbookComesBackMarked(t *testing.T) {
	source, target := filepath.Join(t.TempDir(), "台账.xlsx"), filepath.Join(t.TempDir(), "标红.xlsx")
	book := excelize.NewFile()
	for i, row := range [][]any{
		{"登记编号", "收到日期", "申请人", "申请人类别", "申请内容", "办理结果", "答复日期"},
		{"1号", "2025-02-30", "张某", "自然人", "道路", "予以公开", "2025-03-01"},
		{"2号", "2025-02-03", "李某", "自然人", "桥梁", "不予公开", "2025-03-01"},
		{"3号", "2025-02-03", "王某", "自然人", "水渠", "予以公开", "2025-03-01"},
	} {
		if err := book.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SaveAs(source); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	ledger, err := sheet.Read(t.Context(), source, sheet.Applications, 2025, sheet.Limits{})
	if err != nil || len(ledger.Problems) != 2 {
		t.Fatalf("problems %v, error %v", ledger.Problems, err)
	}
	if err := sheet.Mark(source, target, ledger.Problems); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(source); err != nil || string(after) != string(before) {
		t.Errorf("the clerk's own file was changed (%v)", err)
	}
	marked, err := excelize.OpenFile(target)
	if err != nil {
		t.Fatal(err)
	}
	comments, err := marked.GetComments("Sheet1")
	if err != nil || len(comments) != 2 {
		t.Fatalf("%d comments (%v)", len(comments), err)
	}
	for _, c := range comments {
		if c.Cell != "B2" && c.Cell != "F3" {
			t.Errorf("comment at %s", c.Cell)
		}
		if id, err := marked.GetCellStyle("Sheet1", c.Cell); err != nil || id == 0 {
			t.Errorf("%s has no colour (%v)", c.Cell, err)
		}
		if want := map[string]string{"B2": "2025-02-30", "F3": "不予公开"}[c.Cell]; !strings.Contains(c.Text, want) {
			t.Errorf("%s: comment %q does not name %q", c.Cell, c.Text, want)
		}
	}
	if value, err := marked.GetCellValue("Sheet1", "E4"); err != nil || value != "水渠" {
		t.Errorf("E4 is %q (%v)", value, err)
	}
}

//go:build e2e

package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/desk"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// TestFirstStartToPrintedReport is the first day of a clerk, by keyboard: the
// office is set up, four ledgers are imported, the figures checked, the report
// saved and signed off.
func TestFirstStartToPrintedReport(t *testing.T) {
	home := t.TempDir()
	office := filepath.Join(home, "office")
	d := start(t, home)
	d.ready()

	d.shown("setup", step(0))
	d.write(office)
	d.key("Return")
	d.shown("setup", step(1))
	d.tab("单位全称")
	d.write("青石镇人民政府")
	d.shoot("08-setup")
	d.key("Return")
	d.shown("setup", step(2))
	d.write("陈晓梅")
	d.key("Return")
	d.shown("setup", step(3))
	d.press("建好，开始使用")
	d.shown("home")
	d.shoot("01-home-empty")

	d.enter(present.AnnualRoom)
	d.shown("annual", step(0))
	for i, ledger := range ledgers(t, home) {
		for range i + 1 {
			d.tab("选文件")
		}
		d.key("Return")
		d.asked("位置")
		d.write(ledger)
		d.key("Return")
		trial := d.shown("annual", func(l told) bool { return l.Trial != "" })
		if !strings.Contains(trial.Trial, "不能导入0") {
			d.shoot("failed")
			t.Fatalf("%s: %s", filepath.Base(ledger), trial.Trial)
		}
		if i == 0 {
			d.shoot("04-annual-import")
		}
		d.press("导入")
		d.shown("annual", func(l told) bool { return l.Trial == "" })
		d.shown("annual", func(l told) bool { return l.Trial == "" })
	}
	d.shoot("04-annual-gather")

	d.press("下一步：核对")
	d.shown("annual", step(1))
	d.tab("统计表")
	d.key("Return")
	d.shown("annual", func(l told) bool { return l.Opened == "table3.new_received.natural_person" })
	d.shoot("04-annual-check")
	d.press("下一步：撰写")
	d.shown("annual", step(2))
	d.press("下一步：成稿")
	d.shown("annual", step(3))
	d.shoot("05-annual-final")

	pdf := filepath.Join(home, "report.pdf")
	d.press("存为PDF")
	d.asked("位置")
	d.write(pdf)
	d.key("Return")
	d.await("the toast", func(l told) bool { return l.Msg == "said" })
	d.painted()
	d.shoot("05-annual-saved")
	pdftest.Validate(t, pdf)
	text := pdftest.Squeeze(pdftest.Text(t, pdf))
	for _, want := range []string{"青石镇", "年政府信息公开工作年度报告", "申请人情况"} {
		if !strings.Contains(text, want) {
			t.Errorf("the saved report does not show %q", want)
		}
	}

	d.press("登记签发")
	d.asked("签发人")
	d.write("马文华")
	d.shoot("05-annual-sign")
	d.press("登记并定稿")
	d.shown("annual", func(l told) bool { return l.Signed })
	d.shoot("05-annual-signed")
	d.key("ctrl+slash")
	d.asked("知道了")
	d.shoot("keys")
	d.key("Escape")
	d.enter(present.SettingsRoom)
	d.shown("settings")
	d.shoot("settings")

	inside, err := desk.Open(t.Context(), office, desk.Person{Name: "核对"})
	if err != nil {
		t.Fatal(err)
	}
	defer inside.Close()
	if v, err := inside.Verify(t.Context()); err != nil || !v.OK() || v.Files.All != 4 {
		t.Errorf("the office after the day: %+v (%v)", v, err)
	}
	if _, err := os.Stat(filepath.Join(office, "logs", "zwgk.log")); err != nil {
		t.Error(err)
	}
}

// ledgers writes four small workbooks, the way offices keep them.
func ledgers(t *testing.T, dir string) []string {
	t.Helper()
	year := present.ReportYear(workday.DateOf(time.Now()))
	y := strconv.Itoa(year)
	books := []struct {
		name string
		rows [][]any
	}{
		{"applications.xlsx", [][]any{
			{y + "年政府信息公开申请登记台账"},
			{"序号", "登记编号", "收到日期", "申请人", "申请人类别", "申请内容", "办理结果", "答复文号", "答复日期"},
			{1, "SQ-001", y + ".3.18", "周某", "自然人", "村道加宽工程施工图", "予以公开", "青公复1号", y + "年4月2日"},
			{2, "SQ-002", y + "-06-09", "某公司", "商业企业", "2019年退耕还林验收底册", "信息不存在", "青公复2号", y + "/6/24"},
			{3, "SQ-003", y + "1220", "吴某", "自然人", "宅基地审批材料", "在办", "", ""},
		}},
		{"cases.xlsx", [][]any{{"案件类型", "起诉方式", "案号", "收到日期", "审理结果"}, {"行政复议", "", "〔" + y + "〕1号", y + "-07-01", "维持"}}},
		{"documents.xlsx", [][]any{{"文件类别", "文件名称", "文号", "成文日期", "有效性", "废止日期"}, {"行政规范性文件", "河道管理规定", "青政规〔" + y + "〕1号", y + "-05-06", "有效", ""}}},
		{"counts.xlsx", [][]any{{"月份", "行政许可（件）", "行政处罚（件）", "行政强制（件）", "行政事业性收费（万元）"}, {"1月", 3, 0, 0, 1.25}, {"2月", 5, 1, 0, 0}}},
	}
	var paths []string
	for _, b := range books {
		book := excelize.NewFile()
		for i, row := range b.rows {
			if err := book.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
		path := filepath.Join(dir, b.name)
		if err := book.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

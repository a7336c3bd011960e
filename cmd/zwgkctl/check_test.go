package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// reportsOf writes reports of the demo town into a folder: the names of the
// files and the years.
func reportsOf(t *testing.T, files map[string]string) string {
	t.Helper()
	office, folder := demoOffice(t), t.TempDir()
	for name, year := range files {
		expect(t, exitOK, "report", "--office", office, "--year", year, "--date", "2026-01-20", "--out", filepath.Join(folder, name))
	}
	return folder
}

// renamed copies a report file with another organ's name in it.
func renamed(t *testing.T, folder, from, to, organ string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, from))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(data), "青石镇", organ)
	if text == string(data) {
		t.Fatalf("%s does not name 青石镇", from)
	}
	put(t, folder, to, text)
}

func put(t *testing.T, folder, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCheckOfAFolder(t *testing.T) {
	folder := reportsOf(t, map[string]string{"青石镇.json": "2025"})
	renamed(t, folder, "青石镇.json", "白石镇.json", "白石镇")
	data, err := os.ReadFile(filepath.Join(folder, "青石镇.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "街道"), 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, folder, filepath.Join("街道", "黑石街道.json"), strings.ReplaceAll(strings.Replace(string(data), `"total": `, `"total": 9`, 1), "青石镇人民政府", "黑石街道办事处"))
	put(t, folder, "旧.doc", "x")
	put(t, folder, "~$青石镇.docx", "x")
	put(t, folder, "照片.jpg", "x")
	list := textFile(t, "名单.txt", "单位名称\n青石镇人民政府\n白石镇\n黑石街道办事处\n红石乡\n")
	book := filepath.Join(t.TempDir(), "核对.xlsx")
	s := expect(t, exitFindings, "check", "--offices", list, "--out", book, folder)
	for _, want := range []string{
		"青石镇人民政府\t2025\t0\t", "白石镇人民政府\t2025\t0\t", "黑石街道办事处\t2025\t", "读不出来\t\t\t\t\t旧.doc：", "没有报告\t\t\t\t\t红石乡\n",
		"2025年度3份合计", "共3份：", "读不出来1份；名单4个单位，没有报告1个",
	} {
		if !strings.Contains(s.out, want) {
			t.Errorf("no %q in\n%s", want, s.out)
		}
	}
	if strings.Contains(s.out, "~$") || strings.Contains(s.out, "照片") || strings.Contains(s.out, "\n要改 ") {
		t.Errorf("what does not belong there:\n%s", s.out)
	}
	if !strings.Contains(s.err, "已读4/4") {
		t.Errorf("no progress: %q", s.err)
	}
	opened, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = opened.Close() }()
	if rows, err := opened.GetRows("总表"); err != nil || len(rows) != 5 {
		t.Errorf("%d rows in the workbook, error %v", len(rows), err)
	}
	if all := expect(t, exitFindings, "check", folder).out; !strings.Contains(all, "要改 T3-") {
		t.Errorf("without a workbook the findings are not listed:\n%s", all)
	}
}

func TestCheckOfASoundFolder(t *testing.T) {
	folder := reportsOf(t, map[string]string{"年报.json": "2025"})
	list := textFile(t, "名单.csv", "序号,单位\n1,青石镇\n")
	expect(t, exitOK, "check", "--offices", list, folder)
}

// Last year's report in the same folder is found by itself, and each organ is
// added up once.
func TestCheckPairsTheYears(t *testing.T) {
	folder := reportsOf(t, map[string]string{"今年.json": "2025", "上年.json": "2024"})
	renamed(t, folder, "今年.json", "又一份.json", "青石镇 ")
	s := call(t, "check", "--json", folder)
	var found []located
	if err := json.Unmarshal([]byte(s.out), &found); err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Year == 2025 && strings.Contains(f.Message, "没有上年报告") {
			t.Errorf("%s of %s does not know last year's report", f.Rule, f.File)
		}
	}
	if text := call(t, "check", folder).out; !strings.Contains(text, "汇总只计一份") {
		t.Errorf("a report in two files is not said to be one:\n%s", text)
	}
	expect(t, exitUsage, "check", "--previous", textFile(t, "两份.json", `[{"year":2024},{"year":2023}]`), folder)
}

// acrossYears are the rules that need last year's report: data carries it, a
// PDF does not.
var acrossYears = []string{"CARRY", "INFORCE", "YEAR-JUMP", "LAST-YEAR-COPY"}

// TestCheckReadsOurPDF: the report of the demo town as a PDF gives the findings
// that its data gives.
func TestCheckReadsOurPDF(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir()) // where the compiled reader is kept
	folder := reportsOf(t, map[string]string{"年报.json": "2025", "年报.pdf": "2025"})
	expectChinese(t, expect(t, exitFailed, "check", textFile(t, "扫描.pdf", "x")).err)
	of := func(name string) string {
		var found []located
		if err := json.Unmarshal([]byte(expect(t, exitOK, "check", "--json", filepath.Join(folder, name)).out), &found); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, f := range found {
			if !slices.Contains(acrossYears, f.Rule) {
				b.WriteString(string(f.Severity) + " " + f.Rule + " " + f.Message + "\n")
			}
		}
		return b.String()
	}
	if pdf, data := of("年报.pdf"), of("年报.json"); pdf != data {
		t.Errorf("the PDF gives\n%sits data gives\n%s", pdf, data)
	}
}

func TestCheckOfTheTextOfAPDF(t *testing.T) {
	s := expect(t, exitOK, "check", filepath.Join("..", "..", "internal", "reportin", "testdata", "pdf-layout.txt"))
	if !strings.Contains(s.out, "青石镇2025年度：核对35项规则，要改0处") || !strings.Contains(s.out, "未判断 LABEL：") {
		t.Errorf("says\n%s", s.out)
	}
}

func TestCheckFindsWhatIsWrongInText(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "internal", "reportin", "testdata", "pdf-raw.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for old, c := range map[string]struct{ changed, rule string }{
		"〔2021〕30号":     {"〔2019〕60号", "BASIS"},
		"收到政府信息公开申请13件": {"收到政府信息公开申请15件", "NARR-TABLE"},
		"2025年1月1日":     {"2024年1月1日", "PERIOD"},
		"2026年1月20日":    {"2025年1月20日", "DATE"},
		"六、其他需要报告的事项":   {"六、其他事项", "HEADING"},
	} {
		text := strings.Replace(string(data), old, c.changed, 1)
		if text == string(data) {
			t.Fatalf("nothing to change: %s", old)
		}
		if s := expect(t, exitFindings, "check", textFile(t, "年报.txt", text)); !strings.Contains(s.out, "要改 "+c.rule+"：") {
			t.Errorf("%s: no %s in\n%s", c.changed, c.rule, s.out)
		}
	}
}

func TestCheckCallsThatAreWrong(t *testing.T) {
	folder := reportsOf(t, map[string]string{"年报.json": "2025"})
	report := filepath.Join(folder, "年报.json")
	for _, c := range []struct {
		code int
		args []string
	}{
		{exitUsage, []string{"check"}},
		{exitUsage, []string{"check", "--out", "结果.docx", report}},
		{exitUsage, []string{"check", "--due", "月底", report}},
		{exitFailed, []string{"check", t.TempDir()}},
		{exitFailed, []string{"check", "--offices", filepath.Join(folder, "没有.txt"), folder}},
		{exitFailed, []string{"check", "--offices", textFile(t, "空.txt", "\n"), folder}},
		{exitFailed, []string{"check", "--out", filepath.Join(folder, "没有", "结果.xlsx"), report}},
		{exitFailed, []string{"check", textFile(t, "旧.doc", "x")}},
	} {
		s := expect(t, c.code, c.args...)
		expectChinese(t, s.err)
	}
	if s := expect(t, exitOK, "check", "--due", "2026-01-10", report); !strings.Contains(s.out, "晚于2026年1月10日") {
		t.Errorf("the due date is not used:\n%s", s.out)
	}
}

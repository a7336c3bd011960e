//go:build e2e

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/paper/pdf/pdftest"
)

// program is the built program; the test drives it as a person would, from
// outside.
const program = "../../bin/zwgkctl"

// do runs the program and returns what it said; the exit code must be code.
func do(t *testing.T, code int, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput()
	got := 0
	if exit, failed := err.(*exec.ExitError); failed { //nolint:errorlint // straight from Run
		got = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	if got != code {
		t.Fatalf("%s ended with %d, want %d:\n%s", strings.Join(args, " "), got, code, out)
	}
	return string(out)
}

// TestFromNothingToThePrintedReport is the first day of a new user.
func TestFromNothingToThePrintedReport(t *testing.T) {
	dir := t.TempDir()
	office, pdf, file := filepath.Join(dir, "青石镇 资料"), filepath.Join(dir, "年报.pdf"), filepath.Join(dir, "年报.json")
	do(t, exitOK, "demo", "--office", office)
	do(t, exitOK, "report", "--office", office, "--year", "2025", "--date", "2026-01-20", "--out", pdf)
	do(t, exitOK, "report", "--office", office, "--year", "2025", "--date", "2026-01-20", "--out", file)
	do(t, exitOK, "report", "--office", office, "--year", "2025", "--date", "2026-01-20", "--out", filepath.Join(dir, "年报.png"))
	do(t, exitOK, "check", file)
	do(t, exitOK, "verify", "--office", office)
	do(t, exitFailed, "demo", "--office", office)
	do(t, exitUsage, "report", "--office", office)
	pdftest.Validate(t, pdf)
	if text := pdftest.Squeeze(pdftest.Text(t, pdf)); !strings.Contains(text, "青石镇2025年政府信息公开工作年度报告") {
		t.Error("the printed report does not show its title")
	}
	first, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	do(t, exitOK, "report", "--office", office, "--year", "2025", "--date", "2026-01-20", "--out", pdf)
	if second, err := os.ReadFile(pdf); err != nil || string(first) != string(second) {
		t.Errorf("the same report gave another file (%v)", err)
	}
}

// TestLedgersBehindPublishedReports imports the four ledgers of an office and
// expects the very tables that it published. ZWGK_CASES names the folder with
// the cases; without it there is none to try.
func TestLedgersBehindPublishedReports(t *testing.T) {
	folder := os.Getenv("ZWGK_CASES")
	if folder == "" {
		t.Log("ZWGK_CASES names no folder of cases")
		return
	}
	data, err := os.ReadFile(filepath.Join(folder, "published-reports.json"))
	if err != nil {
		t.Fatal(err)
	}
	reports, err := annual.ReadReports(data)
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	tried := 0
	for i, published := range reports {
		ledgers := filepath.Join(folder, "ledgers", cases[i].ID)
		if _, err := os.Stat(ledgers); err != nil {
			continue
		}
		tried++
		t.Run(cases[i].ID, func(t *testing.T) { compare(t, ledgers, published) })
	}
	if tried == 0 {
		t.Error("no ledgers among the cases")
	}
}

func compare(t *testing.T, ledgers string, published *annual.Report) {
	dir := t.TempDir()
	office, file := filepath.Join(dir, "office"), filepath.Join(dir, "report.json")
	year := strconv.Itoa(published.Year)
	do(t, exitOK, "init", "--office", office, "--kind", published.Level, "--name", "某市人民政府")
	for kind, name := range map[string]string{"applications": "依申请公开登记台账", "cases": "复议诉讼台账", "documents": "规范性文件台账", "counts": "行政行为统计台账"} {
		book := filepath.Join(ledgers, name+".xlsx")
		do(t, exitOK, "import", "--office", office, "--kind", kind, "--year", year, "--dry-run", book)
		do(t, exitOK, "import", "--office", office, "--kind", kind, "--year", year, book)
		if again := do(t, exitOK, "import", "--office", office, "--kind", kind, "--year", year, book); !strings.Contains(again, "新增0，补充0") {
			t.Errorf("importing %s twice adds something: %s", name, again)
		}
	}
	do(t, exitOK, "report", "--office", office, "--year", year, "--out", file)
	reports, err := readReports(file)
	if err != nil {
		t.Fatal(err)
	}
	ours := reports[0]
	for a, c := range annual.Edition2021().Cells {
		if ours.Get(a) != published.Get(a) {
			t.Errorf("%s: %s, published %s", a, ours.Get(a).Format(c.Unit), published.Get(a).Format(c.Unit))
		}
	}
	for _, a := range []annual.Address{"table3.granted.natural_person", "table3.result_total.total", "table4.reconsideration.upheld", "table2.normative_documents.in_force"} {
		listed, err := exec.CommandContext(t.Context(), program, "records", "--office", office, "--year", year, "--cell", string(a)).Output()
		if lines := strings.Count(string(listed), "\n"); err != nil || int64(lines) != ours.Get(a).Number {
			t.Errorf("%s: %d records for the number %d (%v)", a, lines, ours.Get(a).Number, err)
		}
	}
	do(t, exitOK, "verify", "--office", office)
}

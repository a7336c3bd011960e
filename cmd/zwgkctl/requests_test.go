package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// The register from the terminal: imported, listed with what is due, written
// out, and imported again with nothing new.
func TestTheRegisterFromTheTerminal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "青石镇")
	expect(t, exitOK, "init", "--office", dir, "--kind", "town", "--name", "青石镇人民政府")
	book := register(t,
		[]string{"SQ2025-1", "2025-03-03", "自然人", "村级公路建设资金", "予以公开", "2025-03-20"},
		[]string{"SQ2025-2", "2025-12-01", "商业企业", "环评批复", "", ""})
	expect(t, exitOK, "import", "--office", dir, "--kind", "applications", "--year", "2025", book)

	all := strings.Split(strings.TrimSpace(expect(t, exitOK, "requests", "--office", dir).out), "\n")
	if len(all) != 2 || !strings.HasPrefix(all[0], "SQ2025-2\t公开申请\t审核中\t2025-12-01\t2025-12-29\t-") || !strings.HasSuffix(all[1], "\t\t\t村级公路建设资金") {
		t.Errorf("%q", all)
	}
	var open []struct {
		Number, Due, Phase string
		Left               int
	}
	if err := json.Unmarshal([]byte(expect(t, exitOK, "requests", "--office", dir, "--open", "--json").out), &open); err != nil {
		t.Fatal(err)
	}
	if len(open) != 1 || open[0].Due != "2025-12-29" || open[0].Phase != "overdue" || open[0].Left >= 0 {
		t.Errorf("%+v", open)
	}
	if none := expect(t, exitOK, "requests", "--office", dir, "--year", "2024").out; none != "" {
		t.Errorf("of another year: %q", none)
	}

	written := filepath.Join(t.TempDir(), "台账.xlsx")
	expect(t, exitOK, "requests", "--office", dir, "--export", written)
	again := expect(t, exitOK, "import", "--office", dir, "--kind", "applications", "--year", "2025", "--json", written)
	var report struct{ Added, Updated, Skipped, Refused int }
	if err := json.Unmarshal([]byte(again.out), &report); err != nil || report.Skipped != 2 || report.Added+report.Updated+report.Refused != 0 {
		t.Errorf("%+v %v", report, err)
	}
	expect(t, exitUsage, "requests", "--office", dir, "--export", written, "--json")
	expect(t, exitUsage, "requests", "--office", dir, "--export", "台账.doc")
	expect(t, exitOK, "verify", "--office", dir)
}

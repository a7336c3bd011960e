package desk

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
)

func writeLedger(t *testing.T, s *staffed, year int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "导出.xlsx")
	s.done(s.ExportRequests(t.Context(), path, year))
	return path
}

// The register that was written reads back as an import that changes nothing,
// whatever stands in it: random cases of every outcome, and words that a
// spreadsheet would take for a formula.
func TestTheWrittenRegisterImportsBackUnchanged(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-11-20")
	m := newMill(t, s.Desk, 7)
	s.done(s.office.Change(ctx, s.author(), func(tx *store.Tx) error {
		for n := range 150 {
			if _, err := m.grind(ctx, tx, n); err != nil {
				return err
			}
		}
		return nil
	}))
	for _, hostile := range []string{"=HYPERLINK(\"http://example.cn\",\"x\")", "+86 电话", "-1", "@SUM(A1)", "_x000D_", "两\n行", "<b>&\"'"} {
		r := registration(t, "2026-03-02", hostile)
		r.Note, r.Delivery, r.Applicant = hostile, "当面", "王秀兰"+hostile
		s.register(r)
	}
	of := func(matter request.Matter) Registration {
		r := registration(t, "2026-03-02", "咨询一件事")
		r.Matter = matter
		return r
	}
	s.register(of(request.Enquiry))
	for year := 2022; year <= 2026; year++ {
		path := writeLedger(t, s, year)
		report := must[*ImportReport](t)(s.Import(ctx, ImportOrder{File: path, Kind: sheet.Applications, Year: year, DryRun: true}))
		for _, row := range report.Rows {
			if row.Action != Skipped {
				t.Errorf("%d %s: %s, %s", year, row.Place, row.Action, row.Reason)
			}
		}
		if len(report.Rows) == 0 {
			t.Errorf("%d: nothing was written", year)
		}
	}
	book, err := excelize.OpenFile(writeLedger(t, s, 2026))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	grid, err := book.GetRows("依申请公开登记台账")
	if err != nil || !strings.Contains(strings.Join(grid[1], " "), "证件号码") {
		t.Errorf("heading %v, %v", grid[1], err)
	}
	for r, line := range grid {
		for c := range line {
			cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if formula, _ := book.GetCellFormula("依申请公开登记台账", cell); formula != "" {
				t.Errorf("%s is the formula %s", cell, formula)
			}
		}
	}
}

// Who may not see the applicants gets a register that names nobody; who may,
// leaves a word in the log.
func TestTheWrittenRegisterNamesNobodyToOthers(t *testing.T) {
	s := requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	s.register(registration(t, "2026-03-02", "王秀兰家的宅基地"))
	before := audited(t, s)
	content := func() string {
		t.Helper()
		book, err := excelize.OpenFile(writeLedger(t, s, 0))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		grid, err := book.GetRows("依申请公开登记台账")
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, line := range grid {
			all = append(all, line...)
		}
		return strings.Join(all, "|")
	}
	says(t, "the clerk's", content(), "王秀兰|", madeUpID, "青石镇河东村1组")
	if audited(t, s) == before {
		t.Error("the log does not say that it was written")
	}
	for _, role := range []office.Role{office.Section, office.Deputy, office.Supervisor} {
		s.sit(role)
		if all := content(); strings.Contains(all, "王秀兰") || strings.Contains(all, madeUpID) || strings.Contains(all, "证件") || !strings.Contains(all, "青石镇依申请〔2026〕1号") {
			t.Errorf("%s: %s", role.Label(), all)
		}
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	path := filepath.Join(t.TempDir(), "停.xlsx")
	if err := s.ExportRequests(stopped, path, 0); err == nil {
		t.Error("written although it was stopped")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a part of it was left")
	}
	refused(t, "as something else", s.ExportRequests(t.Context(), "台账.txt", 0), ".xlsx")
}

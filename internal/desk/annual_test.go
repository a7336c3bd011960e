package desk

import (
	"errors"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/office"
)

func TestWhichReportsThereAre(t *testing.T) {
	for _, c := range []struct {
		level office.Level
		year  int
		code  fault.Code
	}{
		{office.Village, 2025, fault.NotAllowed},
		{office.Town, 2020, fault.Usage},
		{office.Town, 2021, ""},
		{office.Town, 2025, ""},
		{office.Town, 2026, ""}, // the year that runs, for a look
		{office.Town, 2027, fault.Usage},
		{office.Town, 0, fault.Usage},
		{office.City, 2025, ""},
	} {
		d := deskOf(t, c.level)
		report, err := d.AnnualReport(t.Context(), c.year, d.Today(), nil)
		if fault.CodeOf(err) != c.code {
			t.Errorf("%s %d: %v, want %q", c.level, c.year, err, c.code)
		}
		if err == nil && (report.Year != c.year || report.Organ != d.Organ().Name || annual.HasErrors(annual.Check(report))) {
			t.Errorf("%s %d: %+v", c.level, c.year, annual.Check(report))
		}
		_, err = d.CellRecords(t.Context(), c.year, "table3.new_received.total", func(annual.Entry) error { return nil })
		if fault.CodeOf(err) != c.code {
			t.Errorf("records of %s %d: %v, want %q", c.level, c.year, err, c.code)
		}
	}
}

func TestThePreviousReportIsThatOfTheYearBefore(t *testing.T) {
	d := deskOf(t, office.Town)
	for year, code := range map[int]fault.Code{2024: "", 2025: fault.Usage, 2023: fault.Usage, 2026: fault.Usage} {
		previous := &annual.Report{Year: year}
		report, err := d.AnnualReport(t.Context(), 2025, d.Today(), previous)
		if fault.CodeOf(err) != code || (err == nil && report.Previous != previous) {
			t.Errorf("%d: %v", year, err)
		}
	}
}

func TestCellsThatTheReportDoesNotHave(t *testing.T) {
	d := deskOf(t, office.Town)
	for _, cell := range []annual.Address{"", "table3", "table3.granted", "table3.granted.nobody", "table1.a.b", "table3.granted.total.x", "table3.other.total"} {
		_, err := d.CellRecords(t.Context(), 2025, cell, func(annual.Entry) error { return nil })
		if fault.CodeOf(err) != fault.Usage || !strings.Contains(fault.Sentence(err), "“"+string(cell)+"”") {
			t.Errorf("%q: %v", cell, err)
		}
	}
}

// Every number of the demo's report opens to its records.
func TestEveryNumberOpens(t *testing.T) {
	d := demo(t, 300)
	report, err := d.AnnualReport(t.Context(), DemoYear, d.Today(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for a, column := range annual.Edition2021().Cells {
		var records, sum int64
		value, err := d.CellRecords(t.Context(), DemoYear, a, func(e annual.Entry) error {
			records++
			sum += e.Quantity
			return nil
		})
		listed := records
		if s, _ := annual.Select(a, DemoYear); s.Sums {
			listed = sum
		}
		if err != nil || value != report.Get(a) || listed != value.Number {
			t.Errorf("%s: %s on paper, %s with the list of %d (%v)", a, report.Get(a).Format(column.Unit), value.Format(column.Unit), listed, err)
		}
	}
}

func TestAListCanBeStopped(t *testing.T) {
	d, enough := demo(t, 50), errors.New("enough")
	seen := 0
	_, err := d.CellRecords(t.Context(), DemoYear, "table3.new_received.total", func(annual.Entry) error {
		if seen++; seen == 3 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || seen != 3 {
		t.Errorf("%d seen, %v", seen, err)
	}
}

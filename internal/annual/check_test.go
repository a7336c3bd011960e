package annual_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/proving/trials"
	"zwgk/internal/request"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// randomCensus is a random year of an office: every record in some class.
func randomCensus(r *rand.Rand, year int) annual.Census {
	census := annual.Census{}
	add := func(l annual.Ledger, kind, result string, begun, ended int, quantity int64) {
		census[l] = append(census[l], annual.Group{
			Class: annual.Class{Kind: kind, Result: result, Begun: begun, Ended: ended}, Records: int64(1 + r.IntN(40)), Quantity: quantity,
		})
	}
	for range 120 {
		kind := request.ApplicantKinds()[r.IntN(6)]
		begun := year - 1 + r.IntN(3)
		if r.IntN(4) == 0 {
			add(annual.Applications, string(kind), "", begun, 0, 0)
		} else {
			add(annual.Applications, string(kind), string(request.Outcomes()[r.IntN(21)]), begun, begun+r.IntN(2), 0)
		}
		caseKind := request.CaseKinds()[r.IntN(3)]
		if r.IntN(4) == 0 {
			add(annual.Cases, string(caseKind), "", begun, 0, 0)
		} else {
			add(annual.Cases, string(caseKind), string(request.CaseResults()[r.IntN(3)]), begun, begun+r.IntN(2), 0)
		}
	}
	for range 40 {
		kind := []string{"regulations", "normative_documents"}[r.IntN(2)]
		begun := year - 4 + r.IntN(6)
		add(annual.Documents, kind, "", begun, []int{0, 0, begun + r.IntN(4)}[r.IntN(3)], 0)
		add(annual.Acts, string(annual.ActKinds()[r.IntN(4)]), "", year-1+r.IntN(3), 0, r.Int64N(1_000_000))
	}
	return census
}

func draft(census annual.Census, year int) *annual.Report {
	organ := office.Organ{Level: office.City, Name: "某市人民政府"}
	return writing.Compose(writing.AnnualReport, &writing.Facts{Organ: organ, Year: year, Figures: annual.Tabulate(census, year)}, nil).Report(workday.MustDate("2026-01-20"))
}

// TestTablesFromRecordsHoldEveryIdentity: whatever the records are, tables
// that were tallied from them break no rule, also across two years.
func TestTablesFromRecordsHoldEveryIdentity(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range trials.Of(300, 10_000) {
		census := randomCensus(r, 2024)
		report := draft(census, 2024)
		report.Previous = draft(census, 2023)
		if findings := annual.Check(report); len(findings) > 0 {
			t.Fatalf("findings in tables tallied from records: %+v", findings[0])
		}
	}
}

// brokenBy says, independently of the rules, which of them must break when a
// single cell is one off: the equations as the form prints them.
func brokenBy(a annual.Address) []string {
	table, row, column := a.Split()
	var rules []string
	switch table {
	case annual.Table3:
		switch row {
		case annual.NewReceived, annual.CarriedForward:
			rules = append(rules, "T3-MAIN")
		case annual.CarriedOver:
			rules = append(rules, "T3-MAIN", "CARRY")
		case annual.ResultTotal:
			rules = append(rules, "T3-MAIN", "T3-SUM")
		default:
			rules = append(rules, "T3-SUM")
		}
		rules = append(rules, "T3-ROW")
	case annual.Table4:
		rules = append(rules, "T4-SUM")
	case annual.Table2:
		if row == "regulations" || row == "normative_documents" {
			rules = append(rules, "INFORCE")
		}
	}
	_ = column
	slices.Sort(rules)
	return rules
}

// TestEverySingleWrongCellIsFound changes each cell of a sound report by one,
// up and down, and expects exactly the identities it takes part in.
func TestEverySingleWrongCellIsFound(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	cells := 0
	for range trials.Of(10, 100) {
		census := randomCensus(r, 2024)
		sound := draft(census, 2024)
		sound.Previous = draft(census, 2023)
		for a := range annual.Edition2021().Cells {
			for _, step := range []int64{1, -1} {
				wrong := *sound
				wrong.Figures = maps.Clone(sound.Figures)
				wrong.Figures[a] = annual.Count(sound.Figures[a].Number + step)
				want := brokenBy(a)
				if wrong.Figures[a].Number < 0 {
					want = append(want, "CELL")
				}
				slices.Sort(want)
				if got := rulesOf(annual.Check(&wrong)); !slices.Equal(got, want) {
					t.Fatalf("%s changed by %d: rules %v, want %v", a, step, got, want)
				}
				cells++
			}
		}
	}
	if cells < 10*2*(10+175+15) {
		t.Fatalf("only %d changes tried", cells)
	}
}

func rulesOf(findings []annual.Finding) []string {
	var rules []string
	for _, f := range findings {
		if !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	slices.Sort(rules)
	return rules
}

func TestWhatStandsInACell(t *testing.T) {
	const at = "table3.granted.natural_person"
	for _, c := range []struct {
		name, cell string
		rule       string
		says       string
	}{
		{"a number", `0`, "", ""},
		{"a blank", `""`, "CELL", "空白"},
		{"a stroke", `"/"`, "CELL", "“/”"},
		{"a unit in the cell", `"3件"`, "CELL", "“3件”"},
		{"a negative number", `-1`, "CELL", "-1"},
		{"a fraction", `1.5`, "CELL", "1.5"},
		{"a signed number", `"+19"`, "CELL", "+19"},
	} {
		report := readOne(t, reportWith(at, c.cell))
		found := false
		for _, f := range annual.Check(report) {
			if f.Severity == annual.Error && f.Where == at {
				found = true
				if f.Rule != c.rule || !strings.Contains(f.Message, c.says) || f.Basis == "" {
					t.Errorf("%s: finding %+v, want rule %s saying %q", c.name, f, c.rule, c.says)
				}
			}
		}
		if found != (c.rule != "") {
			t.Errorf("%s: error found is %v, want %v", c.name, found, c.rule != "")
		}
	}
}

// reportWith is a report of zeros with one cell set.
func reportWith(at annual.Address, cell string) string {
	rows := map[string][]string{}
	for a := range annual.Edition2021().Cells {
		table, row, column := a.Split()
		value := "0"
		if a == at {
			value = cell
		}
		rows[table+"."+row] = append(rows[table+"."+row], fmt.Sprintf("%q:%s", column, value))
	}
	tables := map[string][]string{}
	for key, cells := range rows {
		table, row, _ := strings.Cut(key, ".")
		tables[table] = append(tables[table], fmt.Sprintf("%q:{%s}", row, strings.Join(cells, ",")))
	}
	var parts []string
	for table, rows := range tables {
		parts = append(parts, fmt.Sprintf("%q:{%s}", table, strings.Join(rows, ",")))
	}
	return `{"year":2024,"form":"2021","level":"town",` + strings.Join(parts, ",") + `}`
}

func readOne(t *testing.T, text string) *annual.Report {
	t.Helper()
	reports, err := annual.ReadReports([]byte(text))
	if err != nil || len(reports) != 1 {
		t.Fatalf("ReadReports: %d reports, error %v", len(reports), err)
	}
	return reports[0]
}

func TestOnlyCitiesHaveRegulations(t *testing.T) {
	for level, wrong := range map[string]bool{
		"village": true, "town": true, "street": true, "county": true,
		"city": false, "province": false, "department": false, "": false,
	} {
		report := readOne(t, reportWith("table2.regulations.in_force", "6"))
		report.Level = level
		if got := slices.Contains(rulesOf(annual.Check(report)), "REG0"); got != wrong {
			t.Errorf("level %q: REG0 %v, want %v", level, got, wrong)
		}
	}
}

func TestFormsBelongToTheirYears(t *testing.T) {
	for _, c := range []struct {
		year  int
		form  string
		wrong bool
	}{{2019, "2019", false}, {2020, "2019", false}, {2021, "2021", false}, {2025, "2021", false}, {2022, "2019", true}, {2020, "2021", true}} {
		report := &annual.Report{Year: c.year, Form: c.form, Figures: annual.Figures{}}
		if got := slices.Contains(rulesOf(annual.Check(report)), "FORM-YEAR"); got != c.wrong {
			t.Errorf("%d with form %s: FORM-YEAR %v, want %v", c.year, c.form, got, c.wrong)
		}
	}
}

// TestOldTableThreeInANewReport: the form of 2019 has one row for 其他处理; the
// sums are then taken over that row, and the form itself is the finding.
func TestOldTableThreeInANewReport(t *testing.T) {
	text := strings.NewReplacer(`"other_no_correction"`, `"other"`).Replace(reportWith("table4.reconsideration.total", "1"))
	report := readOne(t, text)
	for a := range report.Figures {
		if _, row, _ := a.Split(); row == "other_fee_unpaid" || row == "other_misc" {
			delete(report.Figures, a)
		}
	}
	if got := rulesOf(annual.Check(report)); !slices.Equal(got, []string{"FORM-YEAR", "T4-SUM"}) {
		t.Errorf("rules %v, want FORM-YEAR and T4-SUM", got)
	}
}

// TestMissingFiguresAreNotJudged: a report of which only a part is visible
// gives no error, and says how much was not judged.
func TestMissingFiguresAreNotJudged(t *testing.T) {
	report := readOne(t, `{"year":2023,"form":"2021","level":"town","table3":{"new_received":{"natural_person":1,"total":1},"granted":null}}`)
	findings := annual.Check(report)
	if annual.HasErrors(findings) {
		t.Errorf("errors in what is not visible: %+v", findings)
	}
	for _, rule := range []string{"CELL", "T3-MAIN", "T3-SUM", "T3-ROW", "T4-SUM"} {
		if !slices.ContainsFunc(findings, func(f annual.Finding) bool { return f.Rule == rule && f.Severity == annual.Unjudged }) {
			t.Errorf("%s does not say that it was not judged", rule)
		}
	}
}

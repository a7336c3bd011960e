package catalog_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

var day = workday.MustDate

// TestThePeriodsOfAYear: 7月15日 and 1月15日 for the halves, the 15th of the month
// after for quarters and months.
func TestThePeriodsOfAYear(t *testing.T) {
	for _, c := range []struct {
		cadence             catalog.Cadence
		at                  int
		id, name, from, due string
	}{
		{catalog.HalfYearly, 0, "2026-H1", "2026年上半年", "2026-01-01", "2026-07-15"},
		{catalog.HalfYearly, 1, "2026-H2", "2026年下半年", "2026-07-01", "2027-01-15"},
		{catalog.Quarterly, 2, "2026-Q3", "2026年第三季度", "2026-07-01", "2026-10-15"},
		{catalog.Quarterly, 3, "2026-Q4", "2026年第四季度", "2026-10-01", "2027-01-15"},
		{catalog.Monthly, 1, "2026-02", "2026年2月", "2026-02-01", "2026-03-15"},
		{catalog.Monthly, 11, "2026-12", "2026年12月", "2026-12-01", "2027-01-15"},
	} {
		p := catalog.Periods(c.cadence, 2026, catalog.DefaultRules())[c.at]
		if p.ID != c.id || p.Name != c.name || p.From.String() != c.from || p.Due.String() != c.due {
			t.Errorf("%+v", p)
		}
	}
}

// TestPeriodsTileTheYear: every day is in exactly one period, and is over
// before the period is due.
func TestPeriodsTileTheYear(t *testing.T) {
	for range 300 {
		year := 1950 + rand.IntN(240)
		rules := catalog.Rules{HalfDay: 1 + rand.IntN(28), QuarterDay: 1 + rand.IntN(28), MonthDay: 1 + rand.IntN(28)}
		for _, c := range catalog.Cadences() {
			periods := catalog.Periods(c, year, rules)
			if len(periods) > 0 != c.Periodic() {
				t.Fatalf("%s has %d periods", c, len(periods))
			}
			next := workday.Date{Year: year, Month: 1, Day: 1}
			for _, p := range periods {
				if p.From != next || p.To.Before(p.From) || !p.Due.After(p.To) || p.To.DaysUntil(p.Due) > 28 {
					t.Fatalf("%d %s: %+v, want from %s", year, c, p, next)
				}
				next = p.To.AddDays(1)
			}
			if c.Periodic() && next.String() != (workday.Date{Year: year + 1, Month: 1, Day: 1}).String() {
				t.Fatalf("%d %s ends before %s", year, c, next)
			}
		}
	}
}

func TestTheRulesAndNamesOfCadences(t *testing.T) {
	for _, r := range []catalog.Rules{{0, 15, 15}, {15, 29, 15}, {15, 15, -1}} {
		if fault.CodeOf(r.Validate()) != fault.Invalid {
			t.Errorf("%+v passes", r)
		}
	}
	if err := catalog.DefaultRules().Validate(); err != nil {
		t.Error(err)
	}
	for _, c := range catalog.Cadences() {
		for _, name := range []string{string(c), c.Label(), strings.TrimSuffix(c.Label(), "公开")} {
			if got, err := catalog.ParseCadence(name); err != nil || got != c || c.Explain() == "" {
				t.Errorf("%s: %s %v", name, got, err)
			}
		}
	}
	if _, err := catalog.ParseCadence("偶尔"); fault.CodeOf(err) != fault.Invalid {
		t.Error(err)
	}
}

func TestSuggestingACadence(t *testing.T) {
	for text, want := range map[string]catalog.Cadence{
		"每季度的首个月20日": catalog.Quarterly, "每季度至少公布一次": catalog.Quarterly, "每月5日前": catalog.Monthly, "半年": catalog.HalfYearly, "长期公开": catalog.Permanent,
		"常年": catalog.Permanent, "及时公开": catalog.AnyTime, "随时公布": catalog.AnyTime, "信息形成或者变更之日起20个工作日内": catalog.AnyTime, "决定前预公开、决定后及时": catalog.Preview,
		"项目竣工后": catalog.Staged, "按当地规定": "", "": "",
	} {
		got, seen := catalog.SuggestCadence(text)
		if got != want || (seen != "") != (want != "") || !strings.Contains(text, seen) {
			t.Errorf("%s: %q by %q, want %q", text, got, seen, want)
		}
	}
}

func entryWith(id, domain string, c catalog.Cadence) catalog.Entry {
	return catalog.Entry{ID: id, Domain: domain, Category1: id, Cadence: c}
}

// TestCoverageOfAYear follows one entry of each cadence through 2026.
func TestCoverageOfAYear(t *testing.T) {
	entries := []catalog.Entry{entryWith("half", "甲", catalog.HalfYearly), entryWith("quarter", "甲", catalog.Quarterly), entryWith("perm", "乙", catalog.Permanent),
		entryWith("event", "乙", catalog.AnyTime), {ID: "old", Category1: "old", Cadence: catalog.HalfYearly, Retired: true}}
	published := []catalog.Publication{
		{EntryID: "half", On: day("2026-07-10"), Period: "2026-H1"}, {EntryID: "quarter", On: day("2026-04-20"), Period: "2026-Q1"}, {EntryID: "quarter", On: day("2026-07-03")},
		{EntryID: "quarter", On: day("2026-01-10")}, // for 2025
		{EntryID: "perm", On: day("2024-03-01")}, {EntryID: "event", On: day("2026-05-01")}, {EntryID: "stranger", On: day("2026-05-01")},
	}
	states := func(today string) string {
		var b strings.Builder
		for _, row := range catalog.Cover(entries, published, 2026, day(today), catalog.DefaultRules()).Rows {
			for _, c := range row.Cells {
				b.WriteString(c.State.Label() + " ")
			}
			b.WriteString("/ ")
		}
		return strings.TrimSpace(b.String())
	}
	for today, want := range map[string]string{
		"2025-12-31": "未到期 未到期 / 未到期 未到期 未到期 未到期 / 已公开 / 不适用 / 不适用 不适用 /",
		"2026-07-01": "应公开 未到期 / 迟公开 应公开 未到期 未到期 / 已公开 / 不适用 / 不适用 不适用 /",
		"2026-11-22": "已公开 未到期 / 迟公开 已公开 未公开 未到期 / 已公开 / 已公开 / 不适用 不适用 /",
		"2027-01-16": "已公开 未公开 / 迟公开 已公开 未公开 未公开 / 已公开 / 已公开 / 不适用 不适用 /",
	} {
		if today == "2026-07-01" {
			want = strings.Replace(want, "已公开 / 不适用 /", "已公开 / 已公开 /", 1)
		}
		if got := states(today); got != want {
			t.Errorf("%s: %s, want %s", today, got, want)
		}
	}
	// On 1 July the list of what the half-year still lacks (handbook 13.5, case 3).
	board := catalog.Cover(entries, published, 2026, day("2026-07-01"), catalog.DefaultRules())
	var names []string
	for _, r := range board.Outstanding() {
		names = append(names, r.Entry.ID+" "+r.Cells[0].Period.ID+" "+r.Cells[0].Period.Due.String())
	}
	if !slices.Equal(names, []string{"half 2026-H1 2026-07-15", "quarter 2026-Q2 2026-07-15"}) {
		t.Errorf("outstanding: %v", names)
	}
	if board.Counts.Done() != 60 || (catalog.Tally{}).Done() != 100 {
		t.Errorf("done %d%%", board.Counts.Done())
	}
}

// TestCoverageAddsUp: over random catalogues, every cell has one state, the
// counts agree with the cells and with the domains, and time only moves a cell
// on: what is published stays so, what is missing was due.
func TestCoverageAddsUp(t *testing.T) {
	cadences := append(catalog.Cadences(), "")
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		var entries []catalog.Entry
		var published []catalog.Publication
		for i := range 1 + r.IntN(12) {
			e := entryWith(string(rune('a'+i)), string('甲'+rune(r.IntN(3))), cadences[r.IntN(len(cadences))])
			e.Retired = r.IntN(6) == 0
			entries = append(entries, e)
			for range r.IntN(5) {
				published = append(published, catalog.Publication{EntryID: e.ID, On: day("2025-11-01").AddDays(r.IntN(480))})
			}
		}
		today := day("2025-12-01").AddDays(r.IntN(450))
		a := catalog.Cover(entries, published, 2026, today, catalog.DefaultRules())
		b := catalog.Cover(entries, published, 2026, today.AddDays(1), catalog.DefaultRules())
		cells, sum := 0, 0
		for i, row := range a.Rows {
			cells += len(row.Cells)
			for j, c := range row.Cells {
				was, is := c.State, b.Rows[i].Cells[j].State
				if was.Label() == "" || (was == catalog.Published || was == catalog.Late) && is != was || is == catalog.Missing && was != catalog.Missing && was != catalog.DueNow && was != catalog.NotYet ||
					was == catalog.Missing && is != catalog.Missing && is != catalog.Late && is != catalog.Published {
					t.Fatalf("seed %d: %s turned from %s to %s", seed, c.Period.ID, was, is)
				}
			}
		}
		for _, d := range a.Domains {
			sum += d.Tally.Total()
		}
		if cells != a.Counts.Total() || sum != cells {
			t.Fatalf("seed %d: %d cells, counted %d, by domain %d", seed, cells, a.Counts.Total(), sum)
		}
	}
}

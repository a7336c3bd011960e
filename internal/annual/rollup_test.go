package annual_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"zwgk/internal/annual"
)

// TestSumsHoldTheIdentities: the identities hold for a county because they
// hold for each of its offices.
func TestSumsHoldTheIdentities(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	var reports []*annual.Report
	for range 40 {
		reports = append(reports, draft(randomCensus(r, 2024), 2024))
	}
	sum := annual.RollUp("某县", "city", 2024, reports)
	if sum.Reports != 40 || len(sum.Lacking) != 0 {
		t.Errorf("%d reports, %d cells lacking", sum.Reports, len(sum.Lacking))
	}
	if findings := sum.Check(); len(findings) > 0 {
		t.Errorf("findings in sums: %+v", findings[0])
	}
	for a := range annual.Edition2021().Cells {
		var want int64
		for _, r := range reports {
			want += r.Get(a).Number
		}
		if sum.Report.Get(a) != annual.Count(want) {
			t.Errorf("%s is %d, want %d", a, sum.Report.Get(a).Number, want)
		}
	}
}

// TestSumsSayWhatTheyLack: a blank cell in one report is not counted as 0, and
// the sum is not judged.
func TestSumsSayWhatTheyLack(t *testing.T) {
	const at = "table3.granted.total"
	whole, part, old := sound().Report, sound().Report, sound().Report
	part.Figures[at] = annual.Value{State: annual.Blank}
	old.Year = 2023
	sum := annual.RollUp("某县", "county", 2024, []*annual.Report{whole, part, old})
	if sum.Reports != 2 || sum.Lacking[at] != 1 || sum.Report.Get(at) != annual.Count(2) {
		t.Errorf("%d reports, %d lack %s, the sum is %d", sum.Reports, sum.Lacking[at], at, sum.Report.Get(at).Number)
	}
	if findings := sum.Check(); annual.HasErrors(findings) {
		t.Errorf("an error in a sum that lacks a report: %+v", findings)
	}
}

func TestSameOrgan(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"青石镇人民政府", "青石镇", true}, {"甲县青石镇", "青石镇人民政府", true}, {"白石街道办事处", "白石街道", true},
		{"青石镇", "白石镇", false}, {"", "青石镇", false}, {"甲县青石镇", "乙县青石镇", false}, {"大青石镇", "青石乡", false},
	} {
		if got := annual.SameOrgan(c.a, c.b); got != c.want {
			t.Errorf("SameOrgan(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// TestOrgansAreFoundAsTheyAreCompared: the index gives what going through all
// entries with SameOrgan gives.
func TestOrgansAreFoundAsTheyAreCompared(t *testing.T) {
	names := []string{"", "青石镇", "青石镇人民政府", "甲县青石镇", "甲县 青石镇人民政府", "乙县青石镇", "石镇", "大青石镇", "青石乡", "青石街道办事处", "甲县", "政府"}
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var organs annual.Organs
		var added []string
		for range r.IntN(8) {
			name := names[r.IntN(len(names))]
			organs.Add(name, len(added))
			added = append(added, name)
		}
		for _, wanted := range names {
			at := slices.IndexFunc(added, func(name string) bool { return annual.SameOrgan(name, wanted) })
			if entry, ok := organs.Find(wanted); ok != (at >= 0) || ok && entry != at {
				t.Fatalf("%q in %q: found %d %v, compared %d", wanted, added, entry, ok, at)
			}
		}
	}
}

package desk

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// kept reads "2026-03-02 17" or "2026-03-02 17 x" for one that is not verified.
func keptBackups(t *testing.T, lines ...string) []KeptBackup {
	t.Helper()
	var all []KeptBackup
	for _, l := range lines {
		text, bad := strings.CutSuffix(l, " x")
		made, err := time.Parse("2006-01-02 15", text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, KeptBackup{Name: l, Made: made, Verified: !bad})
	}
	return all
}

func TestOutdated(t *testing.T) {
	cases := map[string]struct {
		days, weeks, months int
		all, outdated       []string
	}{
		"nothing":                                       {7, 5, 12, nil, nil},
		"one":                                           {7, 5, 12, []string{"2026-03-02 17"}, nil},
		"the last of each day":                          {2, 0, 0, []string{"2026-03-02 08", "2026-03-02 17", "2026-03-03 09"}, []string{"2026-03-02 08"}},
		"the newest days that have one":                 {2, 0, 0, []string{"2026-01-05 17", "2026-02-02 17", "2026-03-02 17"}, []string{"2026-01-05 17"}},
		"the last of each week, from Monday":            {1, 2, 0, []string{"2026-03-01 17", "2026-03-02 17", "2026-03-08 17", "2026-03-09 17"}, []string{"2026-03-02 17", "2026-03-01 17"}},
		"the last of each month":                        {1, 0, 3, []string{"2025-11-30 17", "2025-12-31 17", "2026-01-30 17", "2026-01-31 17", "2026-02-01 17"}, []string{"2026-01-30 17", "2025-11-30 17"}},
		"a week over the turn of the year":              {1, 1, 0, []string{"2026-12-28 17", "2027-01-03 17"}, []string{"2026-12-28 17"}},
		"the newest stays, verified or not":             {1, 0, 0, []string{"2026-03-02 17", "2026-03-03 17 x"}, nil},
		"the only verified one stays":                   {1, 0, 0, []string{"2026-03-02 17", "2026-03-03 17 x", "2026-03-04 17 x", "2026-03-05 17 x"}, nil},
		"what is not verified goes once a newer one is": {7, 5, 12, []string{"2026-03-02 17 x", "2026-03-03 17"}, []string{"2026-03-02 17 x"}},
		"what is not verified takes no place":           {1, 0, 0, []string{"2026-03-02 17", "2026-03-02 18 x"}, nil},
	}
	for name, c := range cases {
		got := Outdated(keptBackups(t, c.all...), BackupSettings{Days: c.days, Weeks: c.weeks, Months: c.months})
		if !slices.Equal(got, c.outdated) {
			t.Errorf("%s: %q, want %q", name, got, c.outdated)
		}
	}
}

// Whatever there is: what is verified never becomes less than one, the newest
// stays, and doing it every day keeps a bounded number that reaches back a year.
func TestKeepingEveryDay(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 711))
	s := usualBackups()
	var all []KeptBackup
	start := time.Date(2024, 1, 1, 17, 0, 0, 0, time.UTC)
	for day := range 800 {
		made := start.AddDate(0, 0, day)
		if random.IntN(5) == 0 {
			continue // nobody worked
		}
		all = append(all, KeptBackup{Name: fmt.Sprint(day), Made: made, Verified: random.IntN(10) > 0})
		had := slices.ContainsFunc(all, func(b KeptBackup) bool { return b.Verified })
		out := Outdated(all, s)
		newest := all[len(all)-1].Name
		all = slices.DeleteFunc(all, func(b KeptBackup) bool { return slices.Contains(out, b.Name) })
		if had && !slices.ContainsFunc(all, func(b KeptBackup) bool { return b.Verified }) || all[len(all)-1].Name != newest {
			t.Fatalf("day %d: %v went", day, out)
		}
		if most := s.Days + s.Weeks + s.Months + 5; len(all) > most {
			t.Fatalf("day %d: %d are kept", day, len(all))
		}
		if day > 400 && made.Sub(all[0].Made) < 300*24*time.Hour {
			t.Fatalf("day %d: the oldest is of %v", day, all[0].Made)
		}
	}
}

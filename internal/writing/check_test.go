package writing_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/writing"
)

// ledgers is how many random years are drafted and checked.
const ledgers = 1000

// TestOurOwnDraftPassesEveryCheck: whatever the records of a year are, nothing
// in the report that is drafted from them is to be put right or looked at.
func TestOurOwnDraftPassesEveryCheck(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	for i := range ledgers {
		f := randomFacts(r, theYear)
		if i == 0 {
			f = quiet()
		}
		passes(t, writing.Compose(writing.AnnualReport, f, nil).Report(issued))
	}
}

// TestTheDraftBesideLastYears: with last year's report at hand, drafted from
// the same ledgers, what remains to be looked at are the records themselves and
// what was alike in both years.
func TestTheDraftBesideLastYears(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for range ledgers / 4 {
		before, f := randomFacts(r, theYear-1), randomFacts(r, theYear)
		before.Organ = f.Organ
		census := randomLedger(r, f.Organ, theYear)
		before.Figures, f.Figures = annual.Tabulate(census, theYear-1), annual.Tabulate(census, theYear)
		f.Previous = writing.Compose(writing.AnnualReport, before, nil).Report(issued)
		passes(t, writing.Compose(writing.AnnualReport, f, nil).Report(issued), "YEAR-JUMP", "LAST-YEAR-COPY")
	}
}

// passes holds that no rule but some has anything to say of a report.
func passes(t *testing.T, report *annual.Report, except ...string) {
	t.Helper()
	for _, finding := range annual.CheckDocument(annual.DocumentOf(report), annual.Context{}) {
		if finding.Severity != annual.Unjudged && !slices.Contains(except, finding.Rule) {
			t.Fatalf("%s %s: %s (%s)\n%s", finding.Severity, finding.Rule, finding.Message, finding.Quote, print(report))
		}
	}
}

func print(r *annual.Report) string {
	var b strings.Builder
	b.WriteString(r.Title + "\n" + r.Preamble + "\n")
	for _, s := range r.Sections {
		b.WriteString(s.Heading + "\n" + s.Text + "\n")
	}
	return b.String()
}

package present

import (
	"slices"

	"zwgk/internal/catalog"
	"zwgk/internal/workday"
)

// periodsOf are the periods of an entry's cadence that have begun, this year's
// and last year's, the newest first; none for an entry that has no periods.
func periodsOf(e *catalog.Entry, rules catalog.Rules, today workday.Date) []catalog.Period {
	if e == nil {
		return nil
	}
	var begun []catalog.Period
	for _, year := range []int{today.Year - 1, today.Year} {
		for _, p := range catalog.Periods(e.Cadence, year, rules) {
			if !p.From.After(today) {
				begun = append(begun, p)
			}
		}
	}
	slices.Reverse(begun)
	return begun
}

// usualPeriod is what is published now: the period that is over and not yet
// late, else the one under way.
func usualPeriod(periods []catalog.Period, today workday.Date) string {
	for _, p := range periods {
		if p.To.Before(today) && !p.Due.Before(today) {
			return p.ID
		}
	}
	if len(periods) > 0 {
		return periods[0].ID
	}
	return ""
}

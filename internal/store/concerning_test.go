package store

import (
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/request"
)

// Concerning is the definition of the report, counted another way.
func TestConcerningIsWhatTheCensusCounts(t *testing.T) {
	for seed := range uint64(4) {
		o, m := newOffice(t), newMaker(seed)
		fill(t, o, m, 50*int(seed))
		change(t, o, func(tx *Tx) error { // the edges of years
			var edges []Stored[request.Application]
			for n := range 60 {
				a := m.application()
				a.Record.ID = NewID()
				a.Record.Received.Month, a.Record.Received.Day = time.January, 1
				if n%2 == 0 {
					a.Record.Received.Month, a.Record.Received.Day = time.December, 31
				}
				edges = append(edges, a)
			}
			return Applications.Add(tx, edges)
		})
		census, err := o.Census(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for year := 2017; year <= 2029; year++ {
			numbers, err := o.Concerning(t.Context(), year)
			if err != nil {
				t.Fatal(err)
			}
			for ledger, n := range numbers {
				if want := census.Count(annual.Concerning(ledger, year)); n != want {
					t.Errorf("%s %d: %d, the census counts %d", ledger, year, n, want)
				}
			}
			if len(numbers) != 4 {
				t.Errorf("%d ledgers", len(numbers))
			}
		}
	}
}

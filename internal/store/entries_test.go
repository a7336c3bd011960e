package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/request"
)

func entries(t *testing.T, o *Office, s annual.Selection) (all []annual.Entry) {
	t.Helper()
	err := o.Entries(t.Context(), s, func(e annual.Entry) error {
		all = append(all, e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// in gives entries, which stand in the order of the ledger, another order.
func in(order annual.Order, entries []annual.Entry) []annual.Entry {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b annual.Entry) int {
		switch order.By {
		case annual.ByNumber:
			return cmp.Compare(a.Number, b.Number)
		case annual.ByTitle:
			return cmp.Compare(a.Title, b.Title)
		case annual.ByBegun:
			return a.Begun.Compare(b.Begun)
		case annual.ByEnded:
			return a.Ended.Compare(b.Ended)
		case annual.ByLedger:
		}
		return 0
	})
	if order.Descending {
		slices.Reverse(sorted)
	}
	return sorted
}

// A page is a part of the whole list, whatever is selected, however it is
// sorted and wherever the page lies.
func TestAnyPageIsAPartOfTheList(t *testing.T) {
	o, m := newOffice(t), newMaker(5)
	r := fill(t, o, m, 300)
	ledgers := slices.Sorted(maps.Keys(views))
	for range 300 {
		s := m.selection(oneOf(m, ledgers), r)
		switch m.IntN(6) {
		case 0:
			s = annual.All(s.Ledger)
		case 1:
			s = annual.Concerning(s.Ledger, 2024)
		}
		all := entries(t, o, s)
		for range 6 {
			order := annual.Order{By: annual.Field(m.IntN(5)), Descending: m.IntN(2) == 0}
			if m.IntN(2) == 0 {
				order = annual.Order{}
			}
			offset, n := m.IntN(len(all)+20)-5, m.IntN(60)
			page, err := o.EntriesPage(t.Context(), s, order, offset, n)
			if err != nil {
				t.Fatal(err)
			}
			from := min(max(offset, 0), len(all))
			want := in(order, all)[from:min(from+n, len(all))]
			if page.Records != int64(len(all)) || !slices.Equal(page.Entries, want) {
				t.Fatalf("%+v %+v from %d, %d rows:\n%d of %d: %v\nwant of %d: %v", s, order, offset, n, len(page.Entries), page.Records, page.Entries, len(all), want)
			}
		}
	}
}

// Paging from the first row to the last meets every record once.
func TestPagesMakeUpTheList(t *testing.T) {
	o := newOffice(t)
	fill(t, o, newMaker(6), 250)
	for _, order := range []annual.Order{{}, {Descending: true}, {By: annual.ByTitle}, {By: annual.ByEnded, Descending: true}} {
		var read []annual.Entry
		for offset := 0; offset < 250; offset += 17 {
			page, err := o.EntriesPage(t.Context(), annual.All(annual.Applications), order, offset, 17)
			if err != nil {
				t.Fatal(err)
			}
			read = append(read, page.Entries...)
		}
		if want := in(order, entries(t, o, annual.All(annual.Applications))); !slices.Equal(read, want) {
			t.Errorf("%+v: the pages have %d records, the list %d", order, len(read), len(want))
		}
	}
}

func TestThePageCountsWhatHasBeenAddedSince(t *testing.T) {
	o, m := newOffice(t), newMaker(7)
	other := reopen(t, o.Dir())
	for i, by := range []*Office{o, other, o} {
		change(t, by, func(tx *Tx) error { return Applications.Add(tx, several(10, m.application)) })
		page, err := o.EntriesPage(t.Context(), annual.All(annual.Applications), annual.Order{}, 0, 100)
		if want := 10 * (i + 1); err != nil || page.Records != int64(want) || len(page.Entries) != want {
			t.Errorf("%d of %d records, want %d (%v)", len(page.Entries), page.Records, want, err)
		}
	}
}

// The first and the last page of the whole ledger walk along the index of
// keys: nothing is sorted but the rows of the page.
func TestAPageAtTheEndSortsNothing(t *testing.T) {
	o := newOffice(t)
	change(t, o, func(tx *Tx) error {
		return Applications.Add(tx, []Stored[request.Application]{newMaker(8).application()})
	})
	for _, offset := range []int64{0, 999_960} {
		statement, arguments := pageStatement(annual.All(annual.Applications), annual.Order{}, stretch{offset, 40, 1_000_000, 1_000_000})
		var plan []string
		rows, err := o.read.Query("EXPLAIN QUERY PLAN "+statement, arguments...)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var id, parent, unused int
			var does string
			if err := rows.Scan(&id, &parent, &unused, &does); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, does)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		walk := slices.IndexFunc(plan, func(s string) bool {
			return strings.Contains(s, "SCAN application USING COVERING INDEX application_key")
		})
		if walk < 0 || strings.Contains(fmt.Sprint(plan[:walk+1]), "TEMP B-TREE") || strings.Contains(plan[walk+1], "TEMP B-TREE") {
			t.Errorf("from %d: %q", offset, plan)
		}
	}
}

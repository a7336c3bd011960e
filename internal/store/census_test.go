package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/request"
)

// counted is what counting knows of a record, by its id.
type counted struct {
	annual.Class
	quantity int64
}

// register is an office's ledgers as Go records.
type register map[annual.Ledger]map[string]counted

func (r register) put(l annual.Ledger, id string, kind, result string, begun, ended int, quantity int64) {
	if r[l] == nil {
		r[l] = map[string]counted{}
	}
	r[l][id] = counted{annual.Class{Kind: kind, Result: result, Begun: begun, Ended: ended}, quantity}
}

// count is the definition of a cell: the records that match.
func (r register) count(s annual.Selection) (number int64, ids []string) {
	for id, c := range r[s.Ledger] {
		if s.Match(c.Class) {
			ids = append(ids, id)
			if s.Sums {
				number += c.quantity
			} else {
				number++
			}
		}
	}
	slices.Sort(ids)
	return number, ids
}

func fill(t *testing.T, o *Office, m *maker, n int) register {
	t.Helper()
	r := register{}
	change(t, o, func(tx *Tx) error {
		for range n {
			a, c, d, act := m.application(), m.legalCase(), m.document(), m.act()
			a.Record.ID, c.Record.ID, d.Record.ID, act.Record.ID = NewID(), NewID(), NewID(), NewID()
			class := annual.ClassOf(a.Record)
			r.put(annual.Applications, a.Record.ID, class.Kind, class.Result, class.Begun, class.Ended, 0)
			r.put(annual.Cases, c.Record.ID, string(c.Record.Kind), string(c.Record.Result), c.Record.Received.Year, c.Record.ConcludedYear, 0)
			r.put(annual.Documents, d.Record.ID, string(d.Record.Kind), "", d.Record.Made.Year, d.Record.Abolished.Year, 0)
			r.put(annual.Acts, act.Record.ID, string(act.Record.Kind), "", act.Record.Year, act.Record.Year, act.Record.Quantity)
			err := Applications.Add(tx, []Stored[request.Application]{a})
			if err == nil {
				err = Cases.Add(tx, []Stored[request.Case]{c})
			}
			if err == nil {
				err = Documents.Add(tx, []Stored[disclosure.Document]{d})
			}
			if err == nil {
				err = Acts.Add(tx, []Stored[annual.Act]{act})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return r
}

// expect holds the number, the list behind it and the definition together.
func (r register) expect(t *testing.T, o *Office, census annual.Census, what string, s annual.Selection) {
	t.Helper()
	want, ids := r.count(s)
	if got := census.Count(s); got != want {
		t.Errorf("%s: the census counts %d, there are %d", what, got, want)
	}
	var listed []string
	var sum int64
	err := o.Entries(t.Context(), s, func(e annual.Entry) error {
		listed = append(listed, e.ID)
		sum += e.Quantity
		c := r[s.Ledger][e.ID]
		if e.Ledger != s.Ledger || e.Kind != c.Kind || e.Result != c.Result || e.Quantity != c.quantity {
			t.Errorf("%s: the list shows %+v for %+v", what, e, c)
		}
		return nil
	})
	slices.Sort(listed)
	if err != nil || !slices.Equal(listed, ids) {
		t.Errorf("%s: the list has %d records, there are %d (%v)", what, len(listed), len(ids), err)
	}
	if s.Sums && sum != want {
		t.Errorf("%s: the list adds up to %d, not %d", what, sum, want)
	}
}

// Every number of every report is the number of its records.
func TestEveryCellCountsItsRecords(t *testing.T) {
	for seed := range uint64(2) {
		o := newOffice(t)
		r := fill(t, o, newMaker(seed), 400)
		census, err := o.Census(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for year := 2021; year <= 2026; year++ {
			for a := range annual.Edition2021().Cells {
				s, ok := annual.Select(a, year)
				if !ok {
					t.Fatalf("%s has no definition", a)
				}
				r.expect(t, o, census, fmt.Sprint(year, " ", a), s)
			}
		}
	}
}

// The same holds for any selection that a form of later years may bring.
func TestAnySelectionCountsItsRecords(t *testing.T) {
	o, m := newOffice(t), newMaker(21)
	r := fill(t, o, m, 300)
	census, err := o.Census(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ledgers := slices.Sorted(maps.Keys(views))
	for range 400 {
		s := m.selection(oneOf(m, ledgers), r)
		r.expect(t, o, census, fmt.Sprintf("%+v", s), s)
	}
}

func (m *maker) selection(l annual.Ledger, r register) annual.Selection {
	kinds, results := map[string]bool{"没有的": true}, map[string]bool{"": true}
	for _, c := range r[l] {
		kinds[c.Kind], results[c.Result] = true, true
	}
	some := func(from map[string]bool) (chosen []string) {
		for _, value := range slices.Sorted(maps.Keys(from)) {
			if m.IntN(2) == 0 {
				chosen = append(chosen, value)
			}
		}
		return chosen
	}
	years := func() annual.Years {
		y := annual.Years{OrNever: m.IntN(2) == 0}
		if m.IntN(2) == 0 {
			y.From = 2019 + m.IntN(8)
		}
		if m.IntN(2) == 0 {
			y.To = 2019 + m.IntN(8)
		}
		return y
	}
	s := annual.Selection{Ledger: l, Begun: years(), Ended: years(), Sums: l == annual.Acts}
	if m.IntN(3) > 0 {
		s.Kinds = some(kinds)
	}
	if m.IntN(3) > 0 {
		s.Results = some(results)
	}
	return s
}

func TestEntriesSayWhereARecordCameFrom(t *testing.T) {
	o, kept := officeWithFiles(t, "台账")
	change(t, o, func(tx *Tx) error {
		if err := tx.AddBatch(Batch{ID: "01B", Ledger: "applications", Year: 2025, File: kept[0]}, ""); err != nil {
			return err
		}
		fromFile, byHand := newMaker(1).application(), newMaker(2).application()
		fromFile.Batch, byHand.Place = "01B", ""
		return Applications.Add(tx, []Stored[request.Application]{fromFile, byHand})
	})
	var sources []string
	everything := annual.Selection{Ledger: annual.Applications, Begun: annual.Years{OrNever: true}, Ended: annual.Years{OrNever: true}}
	err := o.Entries(t.Context(), everything, func(e annual.Entry) error {
		sources = append(sources, e.Source)
		return nil
	})
	if err != nil || strings.Join(sources, "|") != "附件 台账.xlsx 登记台账 第4行|" {
		t.Errorf("%q, %v", sources, err)
	}
}

// Counting a million records goes over the index alone.
func TestTheCensusReadsOnlyIndexes(t *testing.T) {
	o := newOffice(t)
	for _, ledger := range []annual.Ledger{annual.Applications, annual.Cases, annual.Documents} {
		rows, err := o.read.Query("EXPLAIN QUERY PLAN " + censusStatement(views[ledger], everything))
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
			if !strings.Contains(does, "USING COVERING INDEX") {
				t.Errorf("%s: %s", ledger, does)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/request"
)

// dossier makes a dossier of an application, or of a matter that is none.
func (m *maker) dossier(a request.Application) request.Dossier {
	d := request.DossierOf(a)
	d.Handler, d.Stage = oneOf(m, []string{"李小满", "陈晓梅"}), oneOf(m, request.Stages())
	d.Identity = request.Identity{Number: fmt.Sprintf("证%04d", m.IntN(20)), Phone: fmt.Sprintf("1380000%04d", m.made)}
	return d
}

func (m *maker) matter() request.Dossier {
	a := request.Application{
		ID: NewID(), Number: fmt.Sprintf("另%d", m.made), Received: m.date(), Applicant: "李某", Subject: "低保政策咨询", Closed: m.dateOrNone(),
	}
	d := m.dossier(a)
	d.Matter, d.Line = oneOf(m, request.Matters()[1:]), &a
	return d
}

// register fills an office with applications, dossiers of half of them, and
// other matters.
func (m *maker) register(n int) func(*Tx) error {
	return func(tx *Tx) error {
		applications := several(n, m.application)
		if err := Applications.Add(tx, applications); err != nil {
			return err
		}
		var dossiers []request.Dossier
		for _, s := range applications[:n/2] {
			dossiers = append(dossiers, m.dossier(s.Record))
		}
		for range n / 3 {
			dossiers = append(dossiers, m.matter())
		}
		for _, d := range dossiers {
			if err := Dossiers.Add(tx, &d, "试"); err != nil {
				return err
			}
			if err := tx.IndexDossier(d); err != nil {
				return err
			}
		}
		return nil
	}
}

// Every page of every filter is what filtering the whole register by hand
// gives, the latest receipt first.
func TestPagesOfTheRegister(t *testing.T) {
	o, m := newOffice(t), newMaker(5)
	change(t, o, m.register(90))
	whole, err := o.RequestsPage(t.Context(), RequestFilter{}, 0, 1000)
	if err != nil || len(whole.Rows) != 120 || whole.Total != 120 {
		t.Fatalf("%d of %d, %v", len(whole.Rows), whole.Total, err)
	}
	key := func(r RequestRow) string { return r.Line.Record.Received.String() + r.Line.Record.ID }
	if !slices.IsSortedFunc(whole.Rows, func(a, b RequestRow) int { return strings.Compare(key(b), key(a)) }) {
		t.Error("not the latest first")
	}
	for range 300 {
		f := RequestFilter{Open: m.IntN(2) == 0, Closed: m.IntN(3) == 0, Year: oneOf(m, []int{0, 0, 2021, 2024})}
		f.Matter = oneOf(m, append(request.Matters(), "", ""))
		f.Stage = oneOf(m, append(request.Stages()[:3], "", "", ""))
		f.Handler = oneOf(m, []string{"", "", "李小满"})
		var want []string
		for _, r := range whole.Rows {
			if fits(f, r) {
				want = append(want, r.Line.Record.ID)
			}
		}
		offset, n := m.IntN(6), m.IntN(8)
		page, err := o.RequestsPage(t.Context(), f, offset, n)
		var got []string
		for _, r := range page.Rows {
			got = append(got, r.Line.Record.ID)
		}
		from := min(offset, len(want))
		if err != nil || page.Total != int64(len(want)) || !slices.Equal(got, want[from:min(from+n, len(want))]) {
			t.Fatalf("%+v from %d, %d: %v, want %v (%v)", f, offset, n, got, want, err)
		}
	}
}

func fits(f RequestFilter, r RequestRow) bool {
	a, d := r.Line.Record, request.Dossier{Matter: request.Disclosure}
	if r.Dossier != nil {
		d = *r.Dossier
	}
	open := a.Open()
	if d.Matter != request.Disclosure {
		open = a.Closed.IsZero()
	}
	return (!f.Open || open) && (!f.Closed || !open) && (f.Year == 0 || a.Received.Year == f.Year) && (f.Matter == "" || d.Matter == f.Matter) &&
		(f.Stage == "" || d.Stage == f.Stage) && (f.Handler == "" || d.Handler == f.Handler)
}

// The index of the search is what is built afresh from the dossiers, and the
// identity in it answers only to those who may see it.
func TestDossiersAreFound(t *testing.T) {
	o, m := newOffice(t), newMaker(6)
	change(t, o, m.register(30))
	if v := verify(t, o); !v.OK() {
		t.Fatalf("%v", v.Problems)
	}
	row, err := o.RequestsPage(t.Context(), RequestFilter{Matter: request.Enquiry}, 0, 1)
	if err != nil || len(row.Rows) != 1 {
		t.Fatal(err)
	}
	d := *row.Rows[0].Dossier
	d.Issued = []request.Issued{{Number: "青公复〔2026〕88号"}}
	change(t, o, func(tx *Tx) error { return errors.Join(Dossiers.Replace(tx, d, "文书"), tx.IndexDossier(d)) })
	find := func(words string, audiences ...string) (found []string) {
		t.Helper()
		result, err := o.Search(t.Context(), Query{Words: words, Audiences: audiences, Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range result.Hits {
			if hit.Kind == FoundDossier {
				found = append(found, RequestOfHit(hit.ID))
			}
		}
		return found
	}
	if got := find("青公复〔2026〕88号"); !slices.Equal(got, []string{d.ID}) {
		t.Errorf("by its letter: %v", got)
	}
	if got := find(d.Identity.Phone); len(got) != 0 {
		t.Errorf("by the phone, by anybody: %v", got)
	}
	if got := find(d.Identity.Phone, SeesApplicants); !slices.Contains(got, d.ID) {
		t.Errorf("by the phone, by who may: %v", got)
	}
	d.Line.Note, d.Events[0].Note = "陪同的是河东村王老三", "信封上写着石坳村"
	change(t, o, func(tx *Tx) error { return errors.Join(Dossiers.Replace(tx, d, "备注"), tx.IndexDossier(d)) })
	for _, note := range []string{"王老三", "石坳村"} {
		if got := find(note); len(got) != 0 {
			t.Errorf("by the note %s, by anybody: %v", note, got)
		}
		if got := find(note, SeesApplicants); !slices.Equal(got, []string{d.ID}) {
			t.Errorf("by the note %s, by who may: %v", note, got)
		}
	}
	if err := o.RebuildSearch(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := find("青公复〔2026〕88号"); !slices.Equal(got, []string{d.ID}) {
		t.Errorf("built afresh: %v", got)
	}
	if v := verify(t, o); !v.OK() {
		t.Errorf("%v", v.Problems)
	}
}

// Looking leaves its word in the log and nothing else; a dossier that was
// changed behind the program's back is found.
func TestTheLogCoversDossiers(t *testing.T) {
	o, m := newOffice(t), newMaker(7)
	d := m.matter()
	change(t, o, func(tx *Tx) error { return errors.Join(Dossiers.Add(tx, &d, "登记"), tx.IndexDossier(d)) })
	before := verify(t, o)
	change(t, o, func(tx *Tx) error { return errors.Join(tx.Looked(d, "看"), tx.LookedAtAll(town, "导出")) })
	after := verify(t, o)
	if !after.OK() || after.Entries.All != before.Entries.All+2 || after.Records != before.Records {
		t.Errorf("%+v", after)
	}
	dir := o.Dir()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := raw(t, dir).Exec("UPDATE dossier SET handler = '别人'"); err != nil {
		t.Fatal(err)
	}
	if v := verify(t, reopen(t, dir)); v.OK() {
		t.Error("not found")
	}
}

// What a matter is, the table itself holds: an application's dossier has no
// line of its own, another matter's has one.
func TestTheTableKeepsMattersApart(t *testing.T) {
	o, m := newOffice(t), newMaker(8)
	d := m.matter()
	d.Matter = request.Disclosure
	err := o.Change(t.Context(), clerk, func(tx *Tx) error { return Dossiers.Add(tx, &d, "") })
	if err == nil {
		t.Error("an application with a line of its own")
	}
	if _, err := o.Request(t.Context(), o.Reader(), d.ID); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("%v", err)
	}
}

// A sequence gives a number again only when the change that took it failed.
func TestSequencesSurviveFailures(t *testing.T) {
	o, m, broken := newOffice(t), newMaker(9), errors.New("the power went")
	given := 0
	for range 200 {
		fails, takes := m.IntN(3) == 0, 1+m.IntN(3)
		err := o.Change(t.Context(), clerk, func(tx *Tx) error {
			for i := range takes {
				n, current, err := tx.Highest("2026")
				if err != nil || n != given+i || current != (given+i > 0) {
					return fmt.Errorf("highest %d (%v), want %d: %w", n, current, given+i, err)
				}
				if err := tx.SetHighest("2026", n+1); err != nil {
					return err
				}
			}
			if fails {
				return broken
			}
			return nil
		})
		if fails != errors.Is(err, broken) || !fails && err != nil {
			t.Fatal(err)
		}
		if !fails {
			given += takes
		}
	}
	change(t, o, func(tx *Tx) error {
		return tx.AddBatch(Batch{ID: NewID(), Ledger: "applications", Year: 2026, File: File{Digest: "d", Name: "台账.xlsx"}}, "")
	})
	change(t, o, func(tx *Tx) error {
		if n, current, err := tx.Highest("2026"); n != given || current || err != nil {
			t.Errorf("after an import: %d, current %v, %v", n, current, err)
		}
		return nil
	})
}

// A note of the register may say who the applicant is: it answers only to
// those who may see that, as the name does.
func TestNotesOfTheRegisterAreGuarded(t *testing.T) {
	o, m := newOffice(t), newMaker(8)
	line := m.application()
	line.Record.Note = "本人是石坳村文书家属"
	change(t, o, func(tx *Tx) error { return Applications.Add(tx, []Stored[request.Application]{line}) })
	for audience, want := range map[string]int{"": 0, SeesApplicants: 1} {
		q := Query{Words: "文书家属", Limit: 5}
		if audience != "" {
			q.Audiences = []string{audience}
		}
		if result, err := o.Search(t.Context(), q); err != nil || result.Total != want {
			t.Errorf("by %q: %d, %v", audience, result.Total, err)
		}
	}
}

// The latest 复议 and 诉讼 come first, and no more than are asked for.
func TestLatestCases(t *testing.T) {
	o, m := newOffice(t), newMaker(9)
	change(t, o, func(tx *Tx) error { return Cases.Add(tx, several(12, m.legalCase)) })
	cases, err := o.LatestCases(t.Context(), 5)
	if err != nil || len(cases) != 5 {
		t.Fatalf("%d, %v", len(cases), err)
	}
	all, err := o.LatestCases(t.Context(), 100)
	later := func(a, b request.Case) int { return b.Received.Compare(a.Received) }
	if err != nil || len(all) != 12 || !slices.IsSortedFunc(all, later) || all[4] != cases[4] {
		t.Errorf("%d, %v", len(all), err)
	}
}

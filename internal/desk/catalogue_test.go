package desk

import (
	"os"
	"strings"
	"testing"
	"time"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// catalogueOf is the catalogue as names in its order, a star at those retired
// and a question mark at those 待核.
func catalogueOf(t testing.TB, d *Desk) string {
	t.Helper()
	entries, err := d.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for i, e := range entries {
		if e.Position != i+1 {
			t.Errorf("%s stands at %d and is numbered %d", e.Name(), i+1, e.Position)
		}
		name := e.Name()
		if e.Retired {
			name += "*"
		}
		if e.Unconfirmed {
			name += "?"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

func keeping(t testing.TB, d *Desk, entries ...catalog.Entry) []catalog.Entry {
	t.Helper()
	var kept []catalog.Entry
	for _, e := range entries {
		e, err := d.KeepEntry(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, e)
	}
	return kept
}

func entry(domain, name string, c catalog.Cadence) catalog.Entry {
	return catalog.Entry{Domain: domain, Category1: name, Cadence: c, Mode: catalog.Mode{Proactive: true}}
}

func TestEntriesStandAtTheEndOfTheirDomain(t *testing.T) {
	d := deskOf(t, office.Town)
	keeping(t, d, entry("社会救助", "低保", catalog.AnyTime), entry("财政预决算", "预算", catalog.AnyTime), entry("社会救助", " 特困 ", catalog.AnyTime))
	if got := catalogueOf(t, d); got != "低保 特困 预算" {
		t.Error(got)
	}
	expectSound(t, d)
}

// 停用, 恢复 and 核实 change one entry each, and the log says what was done.
func TestTheLifeOfAnEntry(t *testing.T) {
	d := deskOf(t, office.Town)
	e := entry("社会救助", "低保", catalog.HalfYearly)
	e.Unconfirmed, e.Source = true, "按各地惯例编写"
	e = keeping(t, d, e)[0]
	ctx := t.Context()
	steps := []struct {
		does func() (catalog.Entry, error)
		want string
	}{
		{func() (catalog.Entry, error) { return d.RetireEntry(ctx, e.ID, "并入特困") }, "低保*?"},
		{func() (catalog.Entry, error) { return d.ReactivateEntry(ctx, e.ID) }, "低保?"},
		{func() (catalog.Entry, error) { return d.ConfirmEntry(ctx, e.ID, "  县标准目录第12行 ") }, "低保"},
	}
	for _, s := range steps {
		if _, err := s.does(); err != nil {
			t.Fatal(err)
		}
		if got := catalogueOf(t, d); got != s.want {
			t.Errorf("%s, want %s", got, s.want)
		}
	}
	all, err := d.Catalogue(ctx)
	if err != nil || all[0].Source != "县标准目录第12行" {
		t.Errorf("the source is %q, %v", all[0].Source, err)
	}
	if _, err := d.ConfirmEntry(ctx, e.ID, " "); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("confirmed without a source: %v", err)
	}
	if _, err := d.RetireEntry(ctx, "没有", ""); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("retired what is not there: %v", err)
	}
	before := expectSound(t, d).Entries.All
	keeping(t, d, all[0])
	if after := expectSound(t, d).Entries.All; after != before {
		t.Errorf("an entry that did not change makes %d entries in the log", after-before)
	}
}

func TestEntriesThatAreNotKept(t *testing.T) {
	d := deskOf(t, office.Town)
	for _, e := range []catalog.Entry{{}, {Category1: "　"}, {Category1: strings.Repeat("长", 201)}, {Category1: "甲", Cadence: "有空"}, {ID: "没有", Category1: "甲"}} {
		if _, err := d.KeepEntry(t.Context(), e); fault.CodeOf(err) == "" {
			t.Errorf("%.40v is kept: %v", e, err)
		}
	}
	if got := catalogueOf(t, d); got != "" {
		t.Errorf("kept all the same: %s", got)
	}
}

// The catalogue is the clerk's to change and everybody's to read.
func TestWhoKeepsTheCatalogue(t *testing.T) {
	s := staff(t, office.Town)
	e := keeping(t, s.Desk, entry("社会救助", "低保", catalog.HalfYearly))[0]
	for _, role := range office.Roles() {
		s.sit(role)
		acts := map[string]func() error{
			"keep":     func() error { _, err := s.KeepEntry(t.Context(), e); return err },
			"retire":   func() error { _, err := s.RetireEntry(t.Context(), e.ID, ""); return err },
			"return":   func() error { _, err := s.ReactivateEntry(t.Context(), e.ID); return err },
			"confirm":  func() error { _, err := s.ConfirmEntry(t.Context(), e.ID, "县目录"); return err },
			"template": func() error { _, err := s.StartFromTemplate(t.Context(), office.Town); return err },
		}
		for name, act := range acts {
			err := act()
			if may := role == office.Clerk; may != (err == nil) || !may && fault.CodeOf(err) != fault.NotAllowed {
				t.Errorf("%s by %s: %v", name, role.Label(), err)
			}
		}
		if _, err := s.Catalogue(t.Context()); err != nil {
			t.Errorf("%s cannot read: %v", role.Label(), err)
		}
		if _, err := s.Coverage(t.Context(), 2026); err != nil {
			t.Errorf("%s cannot see the coverage: %v", role.Label(), err)
		}
	}
}

// Users' case 3: the half-year publishing due on 15 July 2026 is listed on 1
// July with what is not finished.
func TestSeedCase3TheHalfYearListOnTheFirstOfJuly(t *testing.T) {
	s := staff(t, office.Town)
	kept := keeping(t, s.Desk,
		entry("社会救助", "低保名单", catalog.HalfYearly), entry("社会救助", "特困名单", catalog.HalfYearly),
		entry("财政预决算", "三公经费", catalog.Quarterly), entry("党风廉政", "停用的", catalog.HalfYearly))
	if _, err := s.RetireEntry(t.Context(), kept[3].ID, ""); err != nil {
		t.Fatal(err)
	}
	s.posted(kept[1].ID, "2026-H1", "2026-06-20")
	listed := func(on string) string {
		s.on(on)
		rows, err := s.HalfYear(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, r := range rows {
			names = append(names, r.Entry.Name()+" "+r.Cells[0].Period.Name+" "+r.Cells[0].State.Label()+" "+r.Cells[0].Period.Due.String())
		}
		return strings.Join(names, "；")
	}
	const first, second = "低保名单 2026年上半年 应公开 2026-07-15", "低保名单 2026年下半年 应公开 2027-01-15；特困名单 2026年下半年 应公开 2027-01-15"
	for on, want := range map[string]string{
		"2026-06-30": "", "2026-07-01": first, "2026-07-15": first, "2026-07-16": "",
		"2027-01-01": second, "2027-01-15": second, "2027-01-16": "",
	} {
		if got := listed(on); got != want {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
}

// posted puts an item of an entry on the board, as if it had gone all the way.
func (s *staffed) posted(entryID, period, on string) string {
	s.t.Helper()
	date := workday.MustDate(on)
	item := disclosure.Item{
		Title: "名单", Kind: disclosure.Kinds()[0], EntryID: entryID, Period: period, Begun: date, Formed: date,
		Route:        office.BuiltInRoutes(office.Town)[0],
		Publications: []disclosure.Publication{{ID: "1", Channel: catalog.NoticeBoard, On: date}},
	}
	err := s.office.Change(s.t.Context(), s.author(), func(tx *store.Tx) error { return store.Items.Add(tx, &item, "") })
	if err != nil {
		s.t.Fatal(err)
	}
	return item.ID
}

func (s *staffed) on(date string) {
	d := workday.MustDate(date)
	s.day = time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, time.UTC)
}

// A cell of the board leads to the item behind it.
func TestACellLeadsToItsItem(t *testing.T) {
	s := staff(t, office.Town)
	e := keeping(t, s.Desk, entry("社会救助", "低保名单", catalog.HalfYearly))[0]
	s.on("2026-08-01")
	item := s.posted(e.ID, "2026-H1", "2026-07-20")
	board, err := s.Coverage(t.Context(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	cell := board.Rows[0].Cells[0]
	if cell.State != catalog.Late {
		t.Errorf("published on 20 July, the first half is %s", cell.State.Label())
	}
	if got, err := s.PostedItem(t.Context(), e.ID, cell.On); got != item || err != nil {
		t.Errorf("the cell leads to %q, want %q: %v", got, item, err)
	}
	if got, err := s.PostedItem(t.Context(), e.ID, workday.MustDate("2026-07-21")); got != "" || err != nil {
		t.Errorf("another day leads to %q, %v", got, err)
	}
}

// The office's own days count instead of the usual ones.
func TestTheDaysOfTheCoverageAreTheOffices(t *testing.T) {
	s := staff(t, office.Town)
	keeping(t, s.Desk, entry("社会救助", "低保名单", catalog.HalfYearly))
	if err := s.SetCoverageRules(t.Context(), catalog.Rules{HalfDay: 10, QuarterDay: 15, MonthDay: 15}); err != nil {
		t.Fatal(err)
	}
	s.on("2026-07-11")
	board, err := s.Coverage(t.Context(), 2026)
	if err != nil || board.Rows[0].Cells[0].State != catalog.Missing {
		t.Errorf("on 11 July the first half is %s, %v", board.Rows[0].Cells[0].State.Label(), err)
	}
	if err := s.SetCoverageRules(t.Context(), catalog.Rules{HalfDay: 31, QuarterDay: 15, MonthDay: 15}); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a day that not every month has: %v", err)
	}
}

// The papers lie in the office's folder; the half-year's is of the half that
// ended last, whatever day it is.
func TestThePapersOfTheCatalogue(t *testing.T) {
	s := staff(t, office.Town)
	keeping(t, s.Desk, entry("社会救助", "低保名单", catalog.HalfYearly))
	for on, name := range map[string]string{"2026-03-02": "2025年下半年", "2026-07-01": "2026年上半年", "2026-11-22": "2026年上半年"} {
		s.on(on)
		path, err := s.CataloguePaper(t.Context(), HalfYearPaper)
		if err != nil || !strings.HasSuffix(path, on+" "+name+"未完成公开事项清单.pdf") {
			t.Errorf("on %s: %s, %v", on, path, err)
		}
		if list, err := s.lastHalf(t.Context()); err != nil || len(list.Rows) != 1 {
			t.Errorf("on %s: %d rows, %v", on, len(list.Rows), err)
		}
	}
	path, err := s.CataloguePaper(t.Context(), CatalogueListPaper)
	if err != nil {
		t.Fatal(err)
	}
	if written, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(written), "%PDF-") {
		t.Errorf("%s: %.10q, %v", path, written, err)
	}
	if _, err := s.CataloguePaper(t.Context(), "guide"); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a paper that is not made: %v", err)
	}
}

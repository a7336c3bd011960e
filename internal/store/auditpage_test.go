package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// loggedOffice has a log of several hands, acts and days; the clock goes astray
// once where astray is true.
func loggedOffice(t testing.TB, random *rand.Rand, astray bool) *Office {
	t.Helper()
	o := newOffice(t)
	at := clerk.At
	hands := []string{"陈晓梅", "罗贵平", "周长林"}
	for n := range 60 {
		by := Author{Name: hands[random.IntN(len(hands))], At: at}
		if at = at.Add(time.Duration(random.IntN(20)) * time.Hour); astray && n == 30 {
			by.At = time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		work := newMaker(uint64(n)).add(1)
		if n%3 == 0 {
			work = func(tx *Tx) error { return tx.Set(fmt.Sprint("s", n%7), "值") }
		}
		if err := o.Change(t.Context(), by, work); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// everyRow is the log from its newest entry, read without any filter in SQL.
func everyRow(t testing.TB, o *Office) []AuditRow {
	t.Helper()
	var rows []AuditRow
	if err := o.EachAudit(t.Context(), AuditFilter{}, func(r AuditRow) error { rows = append(rows, r); return nil }); err != nil {
		t.Fatal(err)
	}
	slices.Reverse(rows)
	return rows
}

func (f AuditFilter) fits(r AuditRow) bool {
	day := workday.DateOf(r.At.In(beijing))
	return (f.From.IsZero() || !day.Before(f.From)) && (f.To.IsZero() || !day.After(f.To)) &&
		(f.Actor == "" || r.Actor == f.Actor) && (f.Action == "" || r.Action == f.Action)
}

// Every page of every filter holds what going through the whole log would find,
// whether the clock was right or not.
func TestPagesOfTheLogAreWhatAWalkFinds(t *testing.T) {
	for _, astray := range []bool{false, true} {
		random := rand.New(rand.NewPCG(7, 7))
		o := loggedOffice(t, random, astray)
		all := everyRow(t, o)
		pick := func(from ...string) string { return from[random.IntN(len(from))] }
		day := func() workday.Date {
			if random.IntN(3) == 0 {
				return workday.Date{}
			}
			return workday.DateOf(clerk.At).AddDays(random.IntN(30) - 3)
		}
		for range 300 {
			f := AuditFilter{From: day(), To: day(), Actor: pick("", "", "陈晓梅", "没有这个人"), Action: pick("", "", LogAdded, LogSet, LogLooked)}
			var want []int64
			for _, r := range all {
				if f.fits(r) {
					want = append(want, r.Seq)
				}
			}
			offset, n := random.Int64N(int64(len(all))+5), 1+random.IntN(30)
			page, err := o.AuditPage(t.Context(), f, offset, n)
			if err != nil {
				t.Fatal(err)
			}
			var got []int64
			for _, r := range page.Rows {
				got = append(got, r.Seq)
			}
			from := min(offset, int64(len(want)))
			if part := want[from:min(int64(len(want)), from+int64(n))]; page.Total != int64(len(want)) || !slices.Equal(got, part) {
				t.Fatalf("astray %v, %+v from %d: %v of %d, want %v of %d", astray, f, offset, got, page.Total, part, len(want))
			}
		}
	}
}

// The names of what entries are about, and who looked for them by a word.
func TestEntriesAreFoundByTheirRecord(t *testing.T) {
	o, person := newOffice(t), office.Person{ID: NewID(), Name: "罗贵平", Role: office.Drafter, Active: true}
	line := newMaker(1).application()
	line.Record.ID, line.Record.Number = NewID(), "SQ-2026-7"
	item := disclosure.Item{ID: NewID(), Title: "宅基地审批结果", IndexNumber: "QS-9", Route: office.TownRoute()}
	entry := catalog.Entry{Category1: "社会救助", Category2: "低保对象名单"}
	change(t, o, func(tx *Tx) error {
		for _, err := range []error{
			tx.AddPerson(person), Applications.Add(tx, []Stored[request.Application]{line}),
			Items.Add(tx, &item, "拟稿"), Revisions.Add(tx, &disclosure.Revision{ItemID: item.ID, Number: 2}, ""),
			Entries.Add(tx, &entry, "装入"), tx.Set("contact", "{}"),
			tx.Looked(request.Dossier{ID: line.Record.ID}, "看身份资料"),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	for _, c := range []struct {
		words string
		want  []string // table, title and number of what is found, the newest first
	}{
		{"", []string{"dossier", "setting contact", "catalog_entry 社会救助：低保对象名单", "revision 宅基地审批结果，第2稿", "item 宅基地审批结果 QS-9", "application 申请公开村道加宽工程施工图 SQ-2026-7", "person 罗贵平", "organ 青石镇人民政府"}},
		{"罗贵", []string{"person 罗贵平"}},
		{"低保", []string{"catalog_entry 社会救助：低保对象名单"}},
		{"施工图 村道", []string{"dossier", "application 申请公开村道加宽工程施工图 SQ-2026-7"}},
		{"SQ-2026-7", []string{"dossier", "application 申请公开村道加宽工程施工图 SQ-2026-7"}},
		{"100%", nil},
	} {
		page, err := o.AuditPage(t.Context(), AuditFilter{Words: c.words}, 0, 50)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range page.Rows {
			what := r.Table + " " + r.Title + " " + r.Number
			if r.Table == "setting" {
				what += r.Record
			}
			if r.Table == "" {
				what = "dossier" // looked at without a record of its own here
			}
			got = append(got, strings.Join(strings.Fields(what), " "))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q finds %q, want %q", c.words, got, c.want)
		}
	}
}

// A new table that the log covers must say how its records are named.
func TestEveryTableOfTheLogHasNames(t *testing.T) {
	for _, v := range verifiedTables() {
		if _, known := names[v.table]; !known {
			t.Errorf("names lacks %s", v.table)
		}
	}
	o := newOffice(t)
	for table, n := range names {
		if _, err := texts(t.Context(), o, "SELECT ("+orEmpty(n.title)+") || ("+orEmpty(n.number)+") FROM "+table); err != nil {
			t.Errorf("%s: %v", table, err)
		}
	}
}

func TestWhoTheLogNames(t *testing.T) {
	o := loggedOffice(t, rand.New(rand.NewPCG(1, 2)), false)
	actors, err := o.Actors(t.Context())
	if want := []string{"周长林", "李干事", "罗贵平", "陈晓梅"}; err != nil || !slices.Equal(actors, want) {
		t.Errorf("actors %q, %v", actors, err)
	}
}

// T12: the clock of the computer jumped. The entry stands where it was written,
// and says that its time cannot be right.
func TestAnEntryFromAWrongClockIsMarked(t *testing.T) {
	o := newOffice(t)
	at := clerk.At
	for _, moment := range []time.Time{at.Add(time.Hour), at.Add(-20 * time.Hour), at.AddDate(0, 0, -3), at.AddDate(73, 0, 0), at.AddDate(0, 0, 1)} {
		if err := o.Change(t.Context(), Author{Name: "李干事", At: moment}, newMaker(uint64(moment.Unix())).add(0)); err != nil {
			t.Fatal(err)
		}
		if err := o.Change(t.Context(), Author{Name: "李干事", At: moment}, func(tx *Tx) error { return tx.Set("x", "y") }); err != nil {
			t.Fatal(err)
		}
	}
	var marked []bool
	for _, r := range everyRow(t, o) {
		marked = append(marked, r.Backwards)
	}
	if want := []bool{true, false, true, false, false, false}; !slices.Equal(marked, want) {
		t.Errorf("marked %v, want %v", marked, want)
	}
}

// BenchmarkAudit1M: a page of 50 at the end of a log of 1,000,000 entries
// against one at its start, with and without a filter.
func BenchmarkAudit1M(b *testing.B) {
	o := newOffice(b)
	const make1M = `
WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
INSERT INTO audit (seq, at, actor, action, subject, digest, detail, hash)
SELECT i, strftime('%Y-%m-%dT%H:%M:%SZ', 1768356000 + i * 60, 'unixepoch'), 'p' || (i % 5), iif(i % 9 = 0, 'add', 'replace'), printf('01J%023d', i / 3), randomblob(32), '改第' || i || '稿', randomblob(32)
FROM n`
	if _, err := o.write.Exec(make1M); err != nil {
		b.Fatal(err)
	}
	for name, f := range map[string]AuditFilter{
		"all": {}, "one person": {Actor: "p3"}, "one act": {Action: LogAdded},
		"days": {From: workday.MustDate("2026-06-01"), To: workday.MustDate("2027-06-01")}, "person and days": {Actor: "p3", From: workday.MustDate("2026-06-01")},
	} {
		b.Run(name, func(b *testing.B) {
			whole, err := o.AuditPage(b.Context(), f, 0, 1)
			if err != nil {
				b.Fatal(err)
			}
			var starts, ends []time.Duration
			for b.Loop() {
				for at, times := range map[int64]*[]time.Duration{0: &starts, whole.Total - 50: &ends} {
					began := time.Now()
					page, err := o.AuditPage(b.Context(), f, at, 50)
					if err != nil || len(page.Rows) != 50 {
						b.Fatal(len(page.Rows), err)
					}
					*times = append(*times, time.Since(began))
				}
			}
			report(b, "end", ends, "start", starts)
		})
	}
}

package store

import (
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// hung is an item that hung on some channels on a day.
func hung(on string, change func(*disclosure.Item), channels ...catalog.Channel) disclosure.Item {
	day := workday.MustDate(on)
	i := disclosure.Item{
		Title: "事项", Kind: "A11", Attribute: disclosure.Proactive, Audience: disclosure.Everyone, Begun: day, Formed: day,
		Route: office.TownRoute(), At: 5, Revision: 1,
	}
	for _, c := range channels {
		i.Publications = append(i.Publications, disclosure.Publication{ID: NewID(), Revision: 1, Channel: c, On: day})
	}
	if change != nil {
		change(&i)
	}
	return i
}

func keepItems(t testing.TB, o *Office, items ...disclosure.Item) {
	t.Helper()
	change(t, o, func(tx *Tx) error {
		for n := range items {
			if err := Items.Add(tx, &items[n], ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// TestWhatWasPublishedInAYear: to everybody, for the first time, and once
// however often it hung.
func TestWhatWasPublishedInAYear(t *testing.T) {
	o := newOffice(t)
	subsidies := catalog.Entry{Category1: "农业农村", Audience: catalog.Audience{Public: true}, Mode: catalog.Mode{Proactive: true}}
	change(t, o, func(tx *Tx) error { return Entries.Add(tx, &subsidies, "") })
	of := func(i *disclosure.Item) { i.EntryID = subsidies.ID }
	keepItems(
		t, o,
		hung("2025-01-01", of, catalog.Website, catalog.NoticeBoard),
		hung("2025-12-31", of, catalog.Website, catalog.Website), // hung twice in one place
		hung("2025-06-01", func(i *disclosure.Item) { i.Relations.Interprets = "文" }, catalog.Website),
		hung("2025-06-01", func(i *disclosure.Item) { i.EntryID = "gone" }, catalog.Loudspeaker),
		hung("2024-12-31", of, catalog.Website),
		hung("2026-01-01", of, catalog.Website),
		hung("2025-05-01", func(i *disclosure.Item) { i.Audience = disclosure.Internal }, catalog.Meeting),
		hung("2025-05-01", func(i *disclosure.Item) { i.Audience, i.Group = disclosure.SpecificGroup, "二组" }, catalog.NoticeBoard),
		hung("2025-05-01", func(i *disclosure.Item) { i.Kind = disclosure.VillageAffair }, catalog.NoticeBoard),
		hung("2025-05-01", nil), // has not hung
		hung("2025-11-01", func(i *disclosure.Item) { // on a second channel in the next year
			i.Publications = append(i.Publications, disclosure.Publication{ID: "z", Revision: 1, Channel: catalog.Leaflet, On: workday.MustDate("2026-02-01")})
		}, catalog.Website),
	)
	got, err := o.PublishedIn(t.Context(), o, 2025)
	if err != nil {
		t.Fatal(err)
	}
	want := writing.Published{
		Items: 5, Explains: 1,
		Classes:  []writing.Share{{Name: "农业农村", Number: 2}, {Name: "其他", Number: 3}},
		Channels: []writing.Share{{Name: catalog.Website.Label(), Number: 4}, {Name: catalog.Loudspeaker.Label(), Number: 1}, {Name: catalog.NoticeBoard.Label(), Number: 1}},
	}
	if got.Items != want.Items || got.Explains != want.Explains || !slices.Equal(got.Classes, want.Classes) || !slices.Equal(sorted(got.Channels), sorted(want.Channels)) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if none, err := o.PublishedIn(t.Context(), o, 2021); err != nil || none.Items != 0 || none.Channels != nil {
		t.Errorf("%+v, %v", none, err)
	}
}

func sorted(list []writing.Share) []writing.Share {
	return slices.SortedFunc(slices.Values(list), func(a, b writing.Share) int { return strings.Compare(a.Name, b.Name) })
}

// TestFeesOfAYear: a notice counts when it went out, money when it came.
func TestFeesOfAYear(t *testing.T) {
	o := newOffice(t)
	day := workday.MustDate
	fees := []*request.Fee{
		nil,
		{Yuan: 100},
		{Yuan: 100, Notified: day("2025-03-01")},
		{Yuan: 100, Notified: day("2025-12-30"), Paid: day("2026-01-05"), Received: 100},
		{Yuan: 260, Notified: day("2025-05-01"), Paid: day("2025-05-09"), Received: 260},
		{Yuan: 30, Notified: day("2024-12-31"), Paid: day("2025-01-02"), Received: 30},
	}
	change(t, o, func(tx *Tx) error {
		for n, fee := range fees {
			d := request.Dossier{ID: NewID(), Matter: request.Disclosure, Fee: fee}
			if n == 0 {
				d.Matter, d.Line = request.Enquiry, &request.Application{Received: day("2025-03-01")}
			}
			if err := Dossiers.Add(tx, &d, ""); err != nil {
				return err
			}
		}
		return nil
	})
	for year, want := range map[int]writing.Fees{
		2024: {Notices: 1}, 2025: {Notices: 3, Collected: 29000}, 2026: {Collected: 10000}, 2027: {},
	} {
		if got, err := o.FeesIn(t.Context(), o, year); err != nil || got != want {
			t.Errorf("%d: %+v, want %+v, %v", year, got, want, err)
		}
	}
}

// TestWhatMayHaveBeenLate: what took longer than the term can, in calendar days, is
// looked at by a clock; the rest need not be.
func TestWhatMayHaveBeenLate(t *testing.T) {
	o := newOffice(t)
	closed := func(received, on string) Stored[request.Application] {
		return Stored[request.Application]{Key: "n:" + received + on, Record: request.Application{
			Received: workday.MustDate(received), Closed: workday.MustDate(on), Outcome: request.Granted}}
	}
	change(t, o, func(tx *Tx) error {
		return Applications.Add(tx, []Stored[request.Application]{
			closed("2025-01-02", "2025-01-22"), closed("2024-12-01", "2025-01-15"), closed("2025-01-02", "2025-01-23"), closed("2024-01-01", "2024-12-31"),
		})
	})
	var slow []string
	err := o.EachSlowRequest(t.Context(), 2025, 20, func(r RequestRow) error {
		slow = append(slow, r.Line.Record.Closed.String())
		return nil
	})
	if slices.Sort(slow); err != nil || !slices.Equal(slow, []string{"2025-01-15", "2025-01-23"}) {
		t.Errorf("%v, %v", slow, err)
	}
	after := func(formed string) func(*disclosure.Item) {
		return func(i *disclosure.Item) { i.Formed = workday.MustDate(formed) }
	}
	keepItems(
		t, o, hung("2025-03-01", after("2025-02-20"), catalog.Website), hung("2025-03-01", after("2025-01-20"), catalog.Website),
		hung("2025-03-01", after("2025-01-20"), catalog.NoticeBoard), hung("2026-03-01", after("2025-01-20"), catalog.Website),
		hung("2025-03-01", func(i *disclosure.Item) { i.Formed = workday.Date{} }, catalog.Website),
	)
	items, err := o.SlowItems(t.Context(), o, 2025, 20)
	want := []PostedAfter{{workday.MustDate("2025-01-20"), workday.MustDate("2025-03-01"), 2}}
	if err != nil || !slices.Equal(items, want) {
		t.Errorf("%+v, %v", items, err)
	}
}

// TestAVillagesYear: when something hung, what people said, what was left open.
func TestAVillagesYear(t *testing.T) {
	o, err := Create(t.Context(), t.TempDir()+"/东河村", office.Organ{ID: "01JVILLAGE00000000000000000", Level: office.Village, Name: "青石镇东河村村民委员会"}, clerk)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	day := workday.MustDate
	heard := func(i *disclosure.Item) {
		i.Kind, i.Audience, i.Group, i.Filed = disclosure.VillageAffair, disclosure.SpecificGroup, "本村村民", day("2025-12-31")
		i.Feedback = []disclosure.Feedback{
			{On: day("2025-04-20"), Text: "少算了一户", Answer: "已补", AnsweredOn: day("2025-04-22")},
			{On: day("2025-12-30"), Text: "看不清", Answer: "换了", AnsweredOn: day("2026-01-04")},
			{On: day("2026-01-03"), Text: "没有了"},
		}
	}
	keepItems(
		t, o, hung("2025-04-15", heard, catalog.NoticeBoard), hung("2025-04-28", nil, catalog.NoticeBoard, catalog.Loudspeaker), hung("2025-06-30", nil, catalog.NoticeBoard),
		hung("2025-10-01", func(i *disclosure.Item) { i.Filed = day("2026-01-05") }, catalog.NoticeBoard),
		hung("2025-11-01", func(i *disclosure.Item) {
			i.Audience, i.Ending = disclosure.Internal, &disclosure.Ending{Kind: disclosure.Revoked, On: day("2025-11-20")}
		}, catalog.Meeting),
		hung("2026-01-01", nil, catalog.NoticeBoard),
	)
	v, err := o.VillageIn(t.Context(), o, 2025)
	if want := (writing.Village{Months: 3, Quarters: 2, Opinions: 2, Answered: 1, Open: 3}); err != nil || v != want {
		t.Errorf("%+v, want %+v, %v", v, want, err)
	}
	p, err := o.PublishedIn(t.Context(), o, 2025)
	if err != nil || p.Items != 4 || p.Classes != nil {
		t.Errorf("the villagers were shown %+v, %v", p, err)
	}
}

// TestWhatAClerkWritesIsKept: events and texts are records like any other, and
// one that was taken back keeps its line.
func TestWhatAClerkWritesIsKept(t *testing.T) {
	o := newOffice(t)
	training := WorkEvent{Event: writing.Event{Year: 2025, Kind: "training", Day: workday.MustDate("2025-05-06"), Quantity: 40, Title: "政务公开培训"}}
	earlier := WorkEvent{Event: writing.Event{Year: 2025, Kind: "training", Day: workday.MustDate("2025-03-06")}}
	other := WorkEvent{Event: writing.Event{Year: 2024, Kind: "training", None: true}}
	text := YearlyText{Paper: writing.AnnualReport, Year: 2025, Edits: writing.Edits{"preamble": {Text: "共{table3.new_received.total}件", Instead: "a1"}}}
	change(t, o, func(tx *Tx) error {
		for _, e := range []*WorkEvent{&training, &earlier, &other} {
			if err := WorkEvents.Add(tx, e, ""); err != nil {
				return err
			}
		}
		return tx.KeepYearlyText(text, "撰写")
	})
	events, err := o.WorkEventsOf(t.Context(), o, 2025)
	if err != nil || len(events) != 2 || events[0] != earlier.Event || events[1] != training.Event {
		t.Errorf("%+v, %v", events, err)
	}
	earlier.Removed = true
	change(t, o, func(tx *Tx) error { return WorkEvents.Replace(tx, earlier, "删去") })
	if events, err := o.WorkEventsOf(t.Context(), o, 2025); err != nil || len(events) != 1 {
		t.Errorf("%+v, %v", events, err)
	}
	kept, err := o.YearlyTextOf(t.Context(), o, writing.AnnualReport, 2025)
	if err != nil || kept.Edits["preamble"] != text.Edits["preamble"] || kept.ID == "" {
		t.Errorf("%+v, %v", kept, err)
	}
	kept.Edits["1"] = writing.Edit{Text: "改过"}
	change(t, o, func(tx *Tx) error { return tx.KeepYearlyText(kept, "撰写") })
	if again, err := o.YearlyTextOf(t.Context(), o, writing.AnnualReport, 2025); err != nil || len(again.Edits) != 2 || again.ID != kept.ID {
		t.Errorf("%+v, %v", again, err)
	}
	if none, err := o.YearlyTextOf(t.Context(), o, writing.WorkSummary, 2025); err != nil || none.ID != "" || none.Edits == nil {
		t.Errorf("%+v, %v", none, err)
	}
	if v := verify(t, o); !v.OK() {
		t.Errorf("%v", v.Problems)
	}
	if _, err := o.write.Exec("UPDATE work_event SET year = 2025"); err != nil {
		t.Fatal(err)
	}
	if v := verify(t, o); v.OK() {
		t.Error("a changed event goes unseen")
	}
}

// TestASignedReportKeepsWhereTheLogStood, and one of an earlier version, which
// had the report file alone, still opens.
func TestASignedReportKeepsWhereTheLogStood(t *testing.T) {
	o := newOffice(t)
	anchor, err := o.Anchor(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	head := anchor.String()
	const file = `{"organ":"青石镇人民政府","year":2025,"form":"2021","sections":[{"heading":"一","text":"\u003c办法\u003e"}]}`
	r := SignedReport{ID: NewID(), Year: 2025, Content: file, Signer: "何建民", SignedOn: workday.MustDate("2026-01-20")}
	change(t, o, func(tx *Tx) error { return tx.AddSignedReport(&r) })
	values := []any{NewID(), int64(2024), file, "何建民", "2025-01-20", ""}
	change(t, o, func(tx *Tx) error { // as version 5 wrote it
		if err := tx.insertRows("signed_report", signedColumns, [][]any{values}); err != nil {
			return err
		}
		return tx.record("sign_off", values[0].(string), digestOf("signed_report", values), "")
	})
	for year, want := range map[int]string{2025: head, 2024: ""} {
		got, err := o.SignedReports(t.Context(), o, year)
		if err != nil || len(got) != 1 || got[0].Content != file || got[0].Head != want {
			t.Errorf("%d: %+v, %v; want the head %q", year, got, err, want)
		}
	}
	if v := verify(t, o); !v.OK() {
		t.Errorf("%v", v.Problems)
	}
}

// hundredThousandItems is an office with 100,000 items of five years that hung
// on two channels each, half of them in the catalogue, with texts of a usual
// length in their records.
func hundredThousandItems(b *testing.B) *Office {
	b.Helper()
	o := newOffice(b)
	const make100k = `
INSERT INTO catalog_entry (id, position, domain, retired, content)
  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
  SELECT 'e' || i, i, '', 0, json_object('id', 'e' || i, 'category1', '第' || (i / 20) || '类') FROM n;
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
INSERT INTO item (id, state, step, title, kind, attribute, entry, period, station, number, document, drafter, explains, begun, formed, posted, until, content)
SELECT printf('01J%023d', i), 'archived', 'filing', '第' || i || '件公开事项', 'A11', 'proactive',
  iif(i % 2, 'e' || (i % 300), ''), '', '党政办', '', '', 'p1', i % 9 = 0, '2026-01-05', '2026-01-05', day, '',
  json_object('audience', 'everyone', 'padding', hex(randomblob(700)), 'publications', json_array(
    json_object('channel', 'website', 'on', day), json_object('channel', iif(i % 3, 'notice_board', 'leaflet'), 'on', day)))
FROM (SELECT i, (2021 + i / 20000) || printf('-%02d-%02d', i % 12 + 1, i % 28 + 1) AS day FROM n)`
	if _, err := o.write.Exec(make100k); err != nil {
		b.Fatal(err)
	}
	return o
}

// BenchmarkPublishedIn100k counts what was published in one of five years, with
// 100,000 items, and in turn lets SQLite count the year's items alone.
func BenchmarkPublishedIn100k(b *testing.B) {
	o := hundredThousandItems(b)
	var ours, peers []time.Duration
	for b.Loop() {
		start := time.Now()
		if p, err := o.PublishedIn(b.Context(), o, 2025); err != nil || p.Items != 20_000 || len(p.Classes) != 16 || len(p.Channels) != 3 {
			b.Fatalf("%+v, %v", p, err)
		}
		ours = append(ours, time.Since(start))
		start = time.Now()
		if n, err := count(b.Context(), o, "item WHERE posted BETWEEN '2025-01-01' AND '2025-12-31'", nil); err != nil || n != 20_000 {
			b.Fatal(n, err)
		}
		peers = append(peers, time.Since(start))
	}
	report(b, "ms/published", ours, "ms/count", peers)
}

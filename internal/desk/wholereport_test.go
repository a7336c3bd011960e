package desk

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/reportin"
	"zwgk/internal/request"
	"zwgk/internal/sheet"
	"zwgk/internal/writing"
)

// recordChange is one record that changes, and a figure that changes with it.
type recordChange struct {
	record   string
	act      func()
	fact     writing.Fact
	from, to string
}

// TestARecordMovesTheWholeReport: whichever kind of record a figure is bound
// to, its change is seen in the prose, in the table and in every format, read
// back from the files.
func TestARecordMovesTheWholeReport(t *testing.T) {
	s := requestDesk(t)
	paid, item := ledgersOfAYear(s)
	ctx := t.Context()
	ledger := func(l *sheet.Ledger) func() {
		return func() {
			s.sit(office.Clerk)
			l.Year = reportYear
			importing(t, s.Desk, l, prevail)
		}
	}
	granted := closed(t, application(t, "青依申〔2026〕2号", "2026-04-01"), request.PartiallyGranted, "2026-04-10")
	abolished := normative(t, "青政规〔2026〕1号")
	abolished.Abolished = day(t, "2026-11-02")
	changes := []recordChange{
		{"an application's outcome", ledger(applications(granted)), "table3.partially_granted.total", "0", "1"},
		{"an application that comes", ledger(applications(application(t, "青依申〔2026〕3号", "2026-12-01"))), "table3.new_received.total", "3", "4"},
		{"a case", ledger(cases(request.Case{Number: "青复〔2026〕1号", Kind: request.Reconsideration, Received: day(t, "2026-05-06"), Result: request.Overturned, ConcludedYear: 2026})),
			"disputes.overturned", "0", "1"},
		{"a document", ledger(documents(abolished)), "table2.normative_documents.abolished", "0", "1"},
		{"an act", ledger(acts(annual.Act{Kind: annual.Licences, Year: reportYear, Month: 3, Quantity: 57})), "table2.licences.decisions", "41", "57"},
		{"an item's posting", func() { s.at("2026-03-02").post(item) }, "published.total", "0", "1"},
		{"a work event", func() {
			s.sit(office.Drafter)
			must[writing.Event](t)(s.AddWorkEvent(ctx, writing.Event{Year: reportYear, Kind: "training", Day: day(t, "2026-05-06"), Quantity: 43}))
		}, "training.people", "", "43"},
		{"a fee", func() {
			s.at("2026-06-10").sit(office.Drafter)
			s.done(s.MoveRequest(ctx, paid, RequestMove{To: request.DraftingReply, Yuan: 150}))
		}, "fee.collected", "0", "150"},
	}
	before := s.whole()
	for _, c := range changes {
		c.act()
		after := s.whole()
		c.moves(t, before, after)
		before = after
	}
}

const reportYear = 2026

// ledgersOfAYear is a year with something in every ledger: applications, one of
// them with a fee that is not paid, a document, acts, an item that is ready to
// be posted.
func ledgersOfAYear(s *staffed) (unpaid, item string) {
	t, ctx := s.t, s.t.Context()
	s.at("2026-03-02")
	ok := must[disclosure.Item](t)
	ready := s.draft(nil)
	ok(s.Submit(ctx, ready.ID))
	ok(s.sit(office.Section).Pass(ctx, ready.ID, ReviewInput{Text: "同意"}))
	ok(s.sit(office.Clerk).Pass(ctx, ready.ID, ReviewInput{Text: "同意", Questions: &disclosure.Questions{MayPublish: true, How: "村公示栏", Scope: "本村村民"}}))
	ok(s.Pass(ctx, ready.ID, ReviewInput{Text: "同意。", Paper: &PaperInput{Signer: "赵国梁", On: s.Today()}}))
	ok(s.sit(office.Leader).Pass(ctx, ready.ID, ReviewInput{Text: "同意公开"}))

	s.at("2026-06-01").sit(office.Drafter)
	unpaid = s.register(registration(t, "2026-06-01", "近五年的会议纪要"))
	must[request.Charge](t)(s.SetRequestFee(ctx, unpaid, request.ByPages, 45))
	s.move(unpaid, request.Reviewing)
	must[request.Issued](t)(s.IssueLetter(ctx, unpaid, LetterOrder{Code: "N09"}))

	s.at("2026-12-20").sit(office.Clerk)
	for _, l := range []*sheet.Ledger{
		applications(
			closed(t, application(t, "青依申〔2026〕1号", "2026-03-01"), request.Granted, "2026-03-10"),
			closed(t, application(t, "青依申〔2026〕2号", "2026-04-01"), request.Granted, "2026-04-10"),
		),
		documents(normative(t, "青政规〔2026〕1号"), normative(t, "青政规〔2026〕2号")),
		acts(annual.Act{Kind: annual.Licences, Year: reportYear, Month: 3, Quantity: 41}),
	} {
		l.Year = reportYear
		if r := importing(t, s.Desk, l); !r.Done {
			t.Fatalf("%+v", r)
		}
	}
	return unpaid, ready.ID
}

func normative(t testing.TB, number string) disclosure.Document {
	return disclosure.Document{Kind: disclosure.NormativeDocument, Title: "宅基地审批管理办法" + number, Number: number, Made: day(t, "2026-05-01")}
}

// reportState is a report as it stands between two changes.
type reportState struct {
	draft  *writing.Draft
	report *annual.Report
}

// whole drafts the year's report, writes it in every format and holds what is
// read back against it.
func (s *staffed) whole() reportState {
	s.t.Helper()
	s.at("2026-12-20").sit(office.Clerk)
	w := reportState{
		must[*writing.Draft](s.t)(s.Draft(s.t.Context(), writing.AnnualReport, reportYear)),
		must[*annual.Report](s.t)(s.AnnualReport(s.t.Context(), reportYear, s.Today(), nil)),
	}
	folder := s.t.TempDir()
	for _, ending := range []string{".json", ".docx", ".xlsx", ".html", ".pdf"} {
		path := filepath.Join(folder, "年报"+ending)
		s.done(WriteReport(w.report, path))
		w.readsBack(s.t, s.Desk, path)
	}
	return w
}

// readsBack reads a file of the report as a county does that got it by mail.
func (w reportState) readsBack(t testing.TB, d *Desk, path string) {
	t.Helper()
	ending := filepath.Ext(path)
	if ending == ".html" {
		path = fileOf(t, "网页.txt", []byte(strings.Join(pageLines(t, path), "\n")))
	}
	documents, err := reportin.File(t.Context(), path, reportin.Options{PDF: func(ctx context.Context, name string, data []byte) (reportin.PageText, error) {
		doc, err := d.pdfs().OpenBytes(ctx, name, data)
		return pdfPages{doc}, err
	}})
	if err != nil || len(documents) != 1 {
		t.Fatalf("%s: %v", ending, err)
	}
	for a, column := range annual.Edition2021().Cells {
		if got, want := documents[0].Get(a), w.report.Get(a); got != want {
			t.Errorf("%s: %s reads %s, want %s", ending, a, got.Format(column.Unit), want.Format(column.Unit))
		}
	}
	if ending == ".xlsx" {
		return // the tables alone
	}
	if got, want := proseOf(documents[0].Report), proseOf(w.report); got != want {
		t.Errorf("%s reads\n%s\nwant\n%s", ending, got, want)
	}
}

func proseOf(r *annual.Report) string {
	words := []string{r.Title, r.Preamble}
	for _, s := range r.Sections {
		words = append(words, s.Heading, s.Text)
	}
	return pdftest.Squeeze(strings.Join(words, ""))
}

// pageLines is what a web page shows, a line for each paragraph and cell.
func pageLines(t testing.TB, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(data), "<body>")
	decoder := xml.NewDecoder(strings.NewReader("<body>" + strings.TrimSuffix(strings.TrimSpace(body), "</html>")))
	lines := []string{""}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return slices.DeleteFunc(lines, func(l string) bool { return l == "" })
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.EndElement:
			if name := token.Name.Local; name != "b" && name != "wbr" {
				lines = append(lines, "")
			}
		case xml.CharData:
			lines[len(lines)-1] += strings.TrimSpace(string(token))
		}
	}
}

// moves reports whether the figure went with its record: in the facts, in the
// prose where the draft states it, and in the table.
func (c recordChange) moves(t *testing.T, before, after reportState) {
	t.Helper()
	if got := before.draft.Facts.Figure(c.fact).Text; got != c.from {
		t.Errorf("%s: before it, %s is %q, want %q", c.record, c.fact, got, c.from)
	}
	figure := after.draft.Facts.Figure(c.fact)
	if figure.Text != c.to {
		t.Errorf("%s: after it, %s is %q, want %q", c.record, c.fact, figure.Text, c.to)
	}
	told := slices.IndexFunc(after.draft.Parts, func(p writing.Part) bool { return slices.Contains(p.Text.Fields(), c.fact) })
	if told < 0 {
		t.Errorf("%s: no part of the report states %s", c.record, c.fact)
		return
	}
	part := after.draft.Parts[told]
	if sentence := c.to + figure.Unit; !strings.Contains(proseOf(after.report), pdftest.Squeeze(after.draft.Filled(part))) ||
		!strings.Contains(after.draft.Filled(part), sentence) || proseOf(before.report) == proseOf(after.report) {
		t.Errorf("%s: the report does not say %q: %s", c.record, sentence, after.draft.Filled(part))
	}
	for a := range annual.Edition2021().Cells {
		if writing.Fact(a) == c.fact && after.report.Get(a).Format(annual.UnitOf(a)) != c.to {
			t.Errorf("%s: the table has %+v in %s", c.record, after.report.Get(a), a)
		}
	}
}

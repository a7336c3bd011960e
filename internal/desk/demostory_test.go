package desk

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/archive"
	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// demoOn is the demo as it is made on a day.
func demoOn(t testing.TB, date string, items int) *Desk {
	t.Helper()
	on := day(t, date)
	now := func() time.Time { return time.Date(on.Year, on.Month, on.Day, 8, 30, 0, 0, time.UTC) }
	d, err := DemoOn(t.Context(), filepath.Join(t.TempDir(), "演示"), items, now)
	if err != nil {
		t.Fatal(date, err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func demoItems(t testing.TB, d *Desk) []disclosure.Item {
	t.Helper()
	var items []disclosure.Item
	for _, row := range must[store.ItemPage](t)(d.Items(t.Context(), ItemFilter{}, 0, 100)).Rows {
		items = append(items, must[*ItemView](t)(d.Item(t.Context(), row.ID)).Item)
	}
	return items
}

// demoRequests are the requests that have a dossier.
func demoRequests(t testing.TB, d *Desk) []*RequestView {
	t.Helper()
	var views []*RequestView
	for _, line := range must[RequestPage](t)(d.Requests(t.Context(), RequestFilter{}, 0, 500)).Lines {
		if v := must[*RequestView](t)(d.Request(t.Context(), line.ID)); v.Dossier.Handler != "" {
			views = append(views, v)
		}
	}
	return views
}

// portrait is everything of the town that does not hang on random ids.
func portrait(t testing.TB, d *Desk) []string {
	t.Helper()
	var lines []string
	for _, i := range demoItems(t, d) {
		lines = append(lines, fmt.Sprint(i.IndexNumber, i.Title, i.State(), i.Begun, i.Step().Name, len(i.Opinions), len(i.Publications), i.Filed))
	}
	for _, line := range must[RequestPage](t)(d.Requests(t.Context(), RequestFilter{}, 0, 500)).Lines {
		v := must[*RequestView](t)(d.Request(t.Context(), line.ID))
		a := v.Line
		a.ID = ""
		lines = append(lines, fmt.Sprint(a, v.Dossier.Stage, len(v.Dossier.Events), len(v.Dossier.Issued)))
	}
	for _, e := range must[[]catalog.Entry](t)(d.Catalogue(t.Context())) {
		lines = append(lines, fmt.Sprint(e))
	}
	return lines
}

// Every room has something of every state to show.
func TestTheDemoShowsEveryState(t *testing.T) {
	d := demoOn(t, "2026-11-22", DemoItems)
	states := map[disclosure.StateName]int{}
	steps := map[office.StepKind]bool{}
	var withheld, running, opinions, waiting, photographed int
	for _, i := range demoItems(t, d) {
		states[i.State()]++
		if i.State() == disclosure.InReview {
			steps[i.Step().Kind] = true
		}
		view := must[*ItemView](t)(d.Item(t.Context(), i.ID))
		if i.Attribute == disclosure.Withhold {
			withheld++
		}
		if i.Flags.Preview && len(i.Feedback) > 1 && len(i.Unanswered()) == 1 {
			opinions++
		}
		if i.Step().Kind == office.SecrecyReview && len(view.Open) == 3 {
			waiting++
		}
		for _, p := range i.Publications {
			if p.DownOn.IsZero() && !p.Until.Before(d.Today()) && !p.On.After(d.Today()) {
				running++
			}
			if i.State() == disclosure.InArchive && len(p.Evidence) > 0 {
				photographed++
			}
		}
	}
	for _, state := range disclosure.StateNames() {
		if states[state] == 0 {
			t.Errorf("no item is %s", state.Label())
		}
	}
	for _, step := range []office.StepKind{office.PreliminaryReview, office.SecrecyReview, office.ApprovalReview, office.SignOff} {
		if !steps[step] {
			t.Errorf("no item waits for %s", step.Label())
		}
	}
	if withheld != 1 || running < 2 || opinions != 1 || waiting != 1 || photographed < 4 {
		t.Errorf("withheld %d, 公示 running %d, 预公开 with opinions %d, waiting at the gate %d, filed with a photograph %d", withheld, running, opinions, waiting, photographed)
	}
	stages := map[request.Stage]int{}
	for _, v := range demoRequests(t, d) {
		stages[v.Dossier.Stage]++
	}
	want := map[request.Stage]int{
		request.Registered: 1, request.Supplementing: 1, request.ConsultingStage: 1, request.SigningReply: 1, request.ReplyDelivered: 2, request.Filed: 4,
	}
	if fmt.Sprint(stages) != fmt.Sprint(want) {
		t.Errorf("requests stand at %v, want %v", stages, want)
	}
}

// Whenever it is made, the demo leads up to the day before: nothing of it is
// later, last year fills the archive, and nobody is asked who he is.
func TestTheDemoIsNeverStale(t *testing.T) {
	for _, date := range []string{"2026-01-01", "2026-02-24", "2026-11-22", "2026-12-31", "2027-10-09", "2030-02-28"} {
		d := demoOn(t, date, 1)
		expectUpToDate(t, d)
		if people := must[[]office.Person](t)(d.People(t.Context())); len(people) != 0 || d.Sitting() != nil {
			t.Errorf("%s: %d people", date, len(people))
		}
		var items, requests int
		for _, row := range must[[]ComposeRow](t)(d.ToCompose(t.Context(), d.Today().Year-1)) {
			switch row.Source.Kind {
			case archive.FromItem:
				items++
			case archive.FromRequest:
				requests++
			}
		}
		if items < 4 || requests < 3 {
			t.Errorf("%s: last year has %d items and %d requests for the archive", date, items, requests)
		}
		if n, err := d.Compose(t.Context(), d.Today().Year-1, nil); err != nil || n < items+requests {
			t.Errorf("%s: %d pieces, %v", date, n, err)
		}
		if signed := must[*SignedReport](t)(d.Signed(t.Context(), d.Today().Year-2)); signed == nil {
			t.Errorf("%s: the report of the year before last is not signed", date)
		}
		expectSound(t, d)
	}
}

func expectUpToDate(t *testing.T, d *Desk) {
	t.Helper()
	var newest workday.Date
	for _, i := range demoItems(t, d) {
		if i.Begun.After(newest) {
			newest = i.Begun
		}
	}
	for _, v := range demoRequests(t, d) {
		if v.Line.Received.After(newest) {
			newest = v.Line.Received
		}
	}
	if passed := newest.DaysUntil(demoToday(d.now())); passed < 1 || passed > 14 {
		t.Errorf("on %s the newest is of %s", d.Today(), newest)
	}
	due := must[[]Due](t)(d.DueApplications(t.Context()))
	if i := slices.IndexFunc(due, func(x Due) bool { return x.Left < 0 }); i >= 0 {
		t.Errorf("on %s %+v is overdue", d.Today(), due[i])
	}
}

// The reports that the demo leads to can be signed: of last year, held against
// the signed one of the year before.
func TestTheReportsOfTheDemoFollowEachOther(t *testing.T) {
	for _, date := range []string{"2026-01-14", "2026-11-22", "2027-11-22"} {
		d := demoOn(t, date, DemoItems)
		year := d.Today().Year - 1
		previous := must[*annual.Report](t)(d.LastYear(t.Context(), year))
		report := must[*annual.Report](t)(d.AnnualReport(t.Context(), year, d.Today(), previous))
		for _, f := range annual.Check(report) {
			t.Errorf("%s: %+v", date, f)
		}
		now := must[*annual.Report](t)(d.AnnualReport(t.Context(), year-1, previous.Issued, nil))
		if differences := Differences(previous, now); len(differences) > 0 {
			t.Errorf("%s: the ledgers no longer say what was signed: %+v", date, differences)
		}
	}
}

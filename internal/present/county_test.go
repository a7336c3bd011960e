package present_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// countyScreen records what the page shows, says and waits for.
type countyScreen struct {
	screen[present.CountyModel]
	said  []string
	title string
	steps []string
	stop  func()
	over  int
}

func (s *countyScreen) Say(sentence string) { s.said = append(s.said, sentence) }

func (s *countyScreen) Wait(title string, stop func()) present.Waiting {
	s.title, s.stop = title, stop
	return s
}

func (s *countyScreen) Set(done, of int) { s.steps = append(s.steps, fmt.Sprint(done, "/", of)) }
func (s *countyScreen) Finish()          { s.over++ }

// reports are three reports: a sound one, one whose figures do not agree, and
// one that cannot be read.
func reports(t *testing.T, d *desk.Desk) string {
	t.Helper()
	folder := t.TempDir()
	r, err := d.AnnualReport(t.Context(), desk.DemoYear, workday.MustDate("2026-01-20"), nil)
	if err != nil {
		t.Fatal(err)
	}
	sound := filepath.Join(folder, "甲.json")
	if err := desk.WriteReport(r, sound); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(sound)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"乙.json": bytes.ReplaceAll(bytes.Replace(text, []byte(`"total": `), []byte(`"total": 9`), 1), []byte(r.Organ), []byte("黑石街道办事处")), "丙.doc": []byte("x"),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestACountyLooksThroughItsReports walks from the list of who owes a report to
// the workbook.
func TestACountyLooksThroughItsReports(t *testing.T) {
	d, view := demo(t), &countyScreen{}
	folder := reports(t, d)
	page := present.NewCounty(d, present.Inline{}, view)
	page.Load()
	if m := view.last(); m.Checked || m.Row != -1 {
		t.Fatalf("at the beginning %+v", m)
	}
	page.SetOrgans("单位\n" + d.Organ().Name + "\n黑石街道\n\n红石乡\n红石乡")
	page.Check(folder)
	m := view.last()
	if want := []string{"1/3", "2/3", "3/3"}; !slices.Equal(view.steps, want) || view.over != 1 || !strings.Contains(view.title, filepath.Base(folder)) {
		t.Errorf("waited for %q with %v, ended %d times", view.title, view.steps, view.over)
	}
	if !m.Checked || len(m.Rows) != 3 || !m.Rows[0].Unread || m.Rows[1].Errors == 0 || m.Rows[2].Errors != 0 || m.Tone != present.Urgent {
		t.Fatalf("rows %+v", m.Rows)
	}
	if !slices.Equal(m.Missing, []string{"红石乡"}) || m.Owed != "名单3个单位，2个报了，没有报告的1个" || !strings.Contains(m.Summary, "读不出来1份") {
		t.Errorf("missing %v, %q, %q", m.Missing, m.Owed, m.Summary)
	}
	if m.Row != 0 || m.Chosen == nil || !strings.Contains(m.Chosen.Unread, "另存") {
		t.Errorf("chosen at first %+v", m.Chosen)
	}
	page.Choose(1)
	chosen := view.last().Chosen
	if chosen == nil || chosen.Findings[0].Severity != annual.Error || chosen.Findings[0].Basis == "" || !strings.HasPrefix(chosen.Title, "黑石街道办事处") {
		t.Fatalf("chosen %+v", chosen)
	}
	last := annual.Error
	for _, f := range chosen.Findings {
		if rank(f.Severity) < rank(last) {
			t.Errorf("%s stands behind a lesser finding", f.Rule)
		}
		last = f.Severity
	}
	countyTotals(t, m)
	book := filepath.Join(t.TempDir(), "核对.xlsx")
	page.Save(book)
	opened, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	if rows, err := opened.GetRows("总表"); err != nil || len(rows) != 4 || len(view.said) != 1 {
		t.Errorf("%d rows, error %v, said %v", len(rows), err, view.said)
	}
	if len(view.fails) > 0 {
		t.Error(view.fails)
	}
}

func rank(s annual.Severity) int {
	return slices.Index([]annual.Severity{annual.Error, annual.Warning, annual.Unjudged}, s)
}

func countyTotals(t *testing.T, m present.CountyModel) {
	t.Helper()
	if m.Total == nil || m.Total.Title != fmt.Sprintf("%d年度2份合计", desk.DemoYear) {
		t.Fatalf("total %+v", m.Total)
	}
	if len(m.Total.Notes) == 0 || !strings.Contains(m.Total.Notes[0], "合计要改") {
		t.Errorf("a wrong sum is not told: %v", m.Total.Notes)
	}
	if words := m.Total.LackingWords("table3.granted.total"); words != "" {
		t.Errorf("nothing lacks there: %s", words)
	}
}

// TestTheListOfOrgansIsRemembered: it comes from a file or from what has just
// been read, and a new page begins with it.
func TestTheListOfOrgansIsRemembered(t *testing.T) {
	d, view := demo(t), &countyScreen{}
	page := present.NewCounty(d, present.Inline{}, view)
	page.Load()
	list := filepath.Join(t.TempDir(), "名单.txt")
	if err := os.WriteFile(list, []byte("白石镇\n黑石街道\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	page.OrgansOf(list, page.SetOrgans)
	again := &countyScreen{}
	present.NewCounty(d, present.Inline{}, again).Load()
	if got := again.last().Organs; !slices.Equal(got, []string{"白石镇", "黑石街道"}) {
		t.Errorf("remembered %q", got)
	}
	page.Check(reports(t, d))
	if got := page.Present(); !strings.Contains(got, "黑石街道办事处") || strings.Count(got, "\n") != 1 {
		t.Errorf("present are %q", got)
	}
	page.SetOrgans(page.Present())
	if m := view.last(); len(m.Missing) != 0 || len(m.Organs) != 2 || len(view.steps) != 6 {
		t.Errorf("after the new list %+v, looked %v", m.Missing, view.steps)
	}
	page.Forget()
	if m := view.last(); m.Checked || len(m.Organs) != 2 || m.Chosen != nil {
		t.Errorf("back at the beginning %+v", m)
	}
	page.OrgansOf(filepath.Join(t.TempDir(), "没有.txt"), func(string) { t.Error("a list from nowhere") })
	if len(view.fails) != 1 {
		t.Errorf("failures %v", view.fails)
	}
}

// TestALookCanBeStopped: what was shown before stays, and it is said.
func TestALookCanBeStopped(t *testing.T) {
	d, view, run := demo(t), &countyScreen{}, &later{}
	page := present.NewCounty(d, run, view)
	page.Check(reports(t, d))
	view.stop()
	run.ends[0]()
	if len(view.shown) != 0 || view.over != 1 || len(view.said) != 1 || len(view.fails) != 0 {
		t.Errorf("shown %d, ended %d, said %v, failed %v", len(view.shown), view.over, view.said, view.fails)
	}
	page.Check(filepath.Join(t.TempDir(), "没有.pdf"))
	run.ends[1]()
	if len(view.fails) != 1 || !strings.Contains(view.fails[0], "没有.pdf") {
		t.Errorf("failures %v", view.fails)
	}
}

// TestAListThatCannotBeKeptCountsThisTime: who may not change the office's
// settings still looks who is missing.
func TestAListThatCannotBeKeptCountsThisTime(t *testing.T) {
	d, view := demo(t), &countyScreen{}
	page := present.NewCounty(forgetful{d}, present.Inline{}, view)
	page.SetOrgans("红石乡")
	page.Check(reports(t, d))
	if m := view.last(); !slices.Equal(m.Missing, []string{"红石乡"}) || len(view.fails) != 1 {
		t.Errorf("missing %v, failures %v", m.Missing, view.fails)
	}
}

type forgetful struct{ *desk.Desk }

func (forgetful) SetCountyOrgans(context.Context, []string) error { return os.ErrPermission }

package present_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// writer is the room 年度报告 of the demo office, in 撰写.
type writer struct {
	*screen[present.AnnualModel]
	t    *testing.T
	room *present.Annual
	desk *desk.Desk
}

func newWriter(t *testing.T) *writer {
	t.Helper()
	w := &writer{screen: &screen[present.AnnualModel]{}, t: t, desk: demo(t)}
	w.room = present.NewAnnual(w.desk, present.Inline{}, w, desk.DemoYear)
	w.room.Load()
	w.room.GoTo(present.Write)
	return w
}

// part is what stands in the middle of 撰写.
func (w *writer) part() present.PartPage { return w.last().Write.Part }

// typeIn types into the editor and returns what becomes of it.
func (w *writer) typeIn(shown string) (v present.PartPreview) {
	w.t.Helper()
	w.room.Typed(shown, func(p present.PartPreview) { v = p })
	return v
}

func (w *writer) clean() {
	w.t.Helper()
	if len(w.fails) > 0 {
		w.t.Errorf("failures shown: %v", w.fails)
	}
}

// has turns to the first part whose text has something bound in it.
func (w *writer) turnToFigures() present.PartPage {
	w.t.Helper()
	for _, p := range w.last().Write.Parts {
		w.room.ChoosePart(p.Key)
		if len(w.part().Figures) > 0 {
			return w.part()
		}
	}
	w.t.Fatal("no part has a figure")
	return present.PartPage{}
}

func TestTheReportIsWrittenPartByPart(t *testing.T) {
	w := newWriter(t)
	m := w.last()
	if m.Current != present.Write || m.Write.Parts[0].Name != "引言" || len(m.Write.Parts) < 6 {
		t.Fatalf("step %d, parts %+v", m.Current, m.Write.Parts)
	}
	for _, p := range m.Write.Parts {
		w.room.ChoosePart(p.Key)
		page := w.part()
		if (page.Filled == "") != (page.Blank != "") || (page.Shown == "") != (page.Filled == "") {
			t.Errorf("%s is blank or is not: %+v", p.Key, page)
		}
		if page.Key != p.Key || page.Typed != page.Shown || page.Unsaved || page.Wrong != "" {
			t.Errorf("%s: %+v", p.Key, page)
		}
		if strings.ContainsAny(page.Filled, "{}") {
			t.Errorf("%s is printed with a field in it: %s", p.Key, page.Filled)
		}
	}
	w.room.NextPart(-1)
	if got := w.last().Write.At; got != len(m.Write.Parts)-2 {
		t.Errorf("one up from the last part is part %d", got)
	}
	w.room.NextPart(5) // beyond the end
	if got := w.last().Write.At; got != len(m.Write.Parts)-2 {
		t.Errorf("beyond the end is part %d", got)
	}
	w.clean()
}

func TestWhatIsTypedIsFilledInAtOnceAndKeptOnLeaving(t *testing.T) {
	w := newWriter(t)
	page := w.turnToFigures()
	v := w.typeIn(page.Shown + "经办人补一句。")
	if !v.Unsaved || v.Wrong != "" || !strings.HasSuffix(v.Filled, "经办人补一句。") || len(v.Figures) != len(page.Figures) {
		t.Fatalf("typed: %+v", v)
	}
	for _, f := range v.Figures {
		if figure := v.Filled[f.From:f.To]; strings.Trim(figure, "0123456789.") != "" {
			t.Errorf("%q is marked as a figure", figure)
		}
	}
	w.room.GoTo(present.Finish)
	m := w.last()
	if m.Current != present.Finish || m.Write.Edited != 1 {
		t.Fatalf("step %d, %d edited", m.Current, m.Write.Edited)
	}
	said := false
	for _, s := range m.Report.Sections {
		said = said || strings.Contains(s.Text, "经办人补一句。")
	}
	if !said {
		t.Error("the report does not say what was written")
	}
	w.room.GoTo(present.Write)
	if !w.part().Edited || !strings.HasSuffix(w.part().Shown, "经办人补一句。") {
		t.Errorf("back in 撰写: %+v", w.part())
	}
	w.room.Reset()
	if m := w.last(); m.Write.Edited != 0 || w.part().Edited || w.part().Shown != page.Shown {
		t.Errorf("reset: %d edited, %q", m.Write.Edited, w.part().Shown)
	}
	w.clean()
}

func TestAFigureThatIsNotThereKeepsThePartInSight(t *testing.T) {
	w := newWriter(t)
	page := w.turnToFigures()
	v := w.typeIn("收到〔没有这个数〕件。")
	if !strings.Contains(v.Wrong, "没有这个数") || v.Filled != page.Filled {
		t.Fatalf("typed: %+v", v)
	}
	for _, leave := range []func(){func() { w.room.GoTo(present.Finish) }, func() { w.room.NextPart(1) }, func() { w.room.ChoosePaper(writing.WorkSummary) }, w.room.Keep} {
		leave()
		if m := w.last(); m.Current != present.Write || w.part().Key != page.Key || w.part().Typed != "收到〔没有这个数〕件。" || w.part().Wrong == "" || m.Paper != writing.AnnualReport {
			t.Fatalf("left: step %d, %+v", m.Current, w.part())
		}
	}
	w.room.Load()
	if w.part().Typed != "收到〔没有这个数〕件。" {
		t.Error("what stood in the editor is lost when the room is entered again")
	}
	if w.typeIn(""); w.part().Wrong != "" || w.part().Blank == "" {
		t.Errorf("an empty part: %+v", w.part())
	}
	w.typeIn(page.Shown)
	w.room.GoTo(present.Finish)
	if w.last().Current != present.Finish || w.last().Write.Edited != 0 {
		t.Error("what was put right does not let go")
	}
	w.clean()
}

func TestWhatIsTypedWhileOneReadsIsReadTogether(t *testing.T) {
	view, run := &screen[present.AnnualModel]{}, &later{}
	room := present.NewAnnual(demo(t), run, view, desk.DemoYear)
	room.Load()
	run.ends[0]()
	var filled []string
	for _, text := range []string{"一。", "一二。", "一二三。"} {
		room.Typed(text, func(v present.PartPreview) { filled = append(filled, v.Filled) })
	}
	if len(run.ends) != 2 {
		t.Fatalf("three keys began %d readings", len(run.ends)-1)
	}
	run.ends[1]()
	if len(run.ends) != 3 || len(filled) != 0 {
		t.Fatalf("after the first reading: %d begun, shown %v", len(run.ends)-1, filled)
	}
	run.ends[2]()
	if len(run.ends) != 3 || len(filled) != 1 || !strings.Contains(filled[0], "一二三。") {
		t.Errorf("shown %v", filled)
	}
}

func TestWhatTheRecordsDoNotSayIsAsked(t *testing.T) {
	w := newWriter(t)
	asks := w.last().Write.Asks
	if len(asks) < 2 || w.last().Steps[2].Result == "" {
		t.Fatalf("asks %+v", asks)
	}
	w.room.None(asks[0].Kind)
	m := w.last()
	for _, ask := range m.Write.Asks {
		if ask.Kind == asks[0].Kind {
			t.Errorf("%s is asked again", ask.Name)
		}
	}
	if len(m.Write.Events) != 1 || m.Write.Events[0].Line != "没有" {
		t.Fatalf("after 没有: events %+v", m.Write.Events)
	}
	kinds := map[bool]present.AskRow{}
	for _, k := range w.room.EventKinds() {
		if k.Unit != "" || k.Told {
			kinds[k.Told] = k
		}
	}
	wrong := w.register(present.EventInput{Kind: kinds[false].Kind, Quantity: "3", Title: "业务培训", Day: workday.MustDate("2024-05-06")})
	if wrong[present.FormedField] == "" {
		t.Errorf("a day of another year: %v", wrong)
	}
	if wrong = w.register(present.EventInput{Kind: kinds[true].Kind}); wrong[present.TitleField] == "" {
		t.Errorf("words that are not there: %v", wrong)
	}
	if wrong = w.register(present.EventInput{Kind: kinds[false].Kind, Quantity: "3", Title: "业务培训", Day: workday.MustDate("2025-05-06")}); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	events := w.last().Write.Events
	var kept present.EventRow
	for _, e := range events {
		if e.Name == kinds[false].Name {
			kept = e
		}
	}
	if !strings.Contains(kept.Line, "5月6日") || !strings.Contains(kept.Line, "3"+kinds[false].Unit) {
		t.Errorf("registered %+v", events)
	}
	w.room.Unregister(kept.ID)
	if got := len(w.last().Write.Events); got != len(events)-1 {
		t.Errorf("%d events after one was taken back", got)
	}
	w.clean()
}

func (w *writer) register(in present.EventInput) (wrong map[string]string) {
	w.t.Helper()
	w.room.Register(in, func(said map[string]string) { wrong = said })
	return wrong
}

func TestAFigureCanBePutIn(t *testing.T) {
	w := newWriter(t)
	page := w.turnToFigures()
	all, some := w.room.Figures(""), w.room.Figures("新收")
	if len(some) == 0 || len(some) >= len(all) {
		t.Fatalf("%d of %d figures are called 新收", len(some), len(all))
	}
	for _, f := range all {
		if f.Label == "" || f.Value == "" || !strings.HasPrefix(f.Insert, "〔") {
			t.Errorf("choice %+v", f)
		}
	}
	v := w.typeIn(page.Shown + some[0].Insert)
	if v.Wrong != "" || len(v.Figures) != len(page.Figures)+1 {
		t.Errorf("with %s: %+v", some[0].Insert, v)
	}
}

func TestAFindingInTheProseOpensItsPart(t *testing.T) {
	w := newWriter(t)
	page := w.turnToFigures()
	w.typeIn(page.Shown + "\n我镇收到申请XX件。") // what a sample leaves behind
	w.room.GoTo(present.Verify)
	var found *present.FindingRow
	for _, f := range w.last().Findings {
		if f.Rule == "DEBRIS" && f.Part == page.Key {
			found = &f
		}
	}
	if found == nil || found.Place == "" {
		t.Fatalf("findings %+v", w.last().Findings)
	}
	line := -1
	w.room.ChoosePaper(writing.WorkSummary) // it leads back to the report from anywhere
	w.onShow = func(m present.AnnualModel) { line = max(line, m.Line) }
	w.room.OpenFinding(*found)
	m := w.last()
	if m.Current != present.Write || m.Paper != writing.AnnualReport || w.part().Key != page.Key || line != strings.Count(page.Shown, "\n")+1 {
		t.Errorf("step %d of %s, %s, line %d", m.Current, m.Paper, w.part().Key, line)
	}
	if len(w.part().Findings) == 0 {
		t.Error("the finding does not stand beside its part")
	}
	w.room.Load()
	if w.last().Line != -1 {
		t.Errorf("the line %d is gone to again", line)
	}
	w.clean()
}

// halfSeeing is a desk that cannot judge two rules.
type halfSeeing struct{ *desk.Desk }

func (h halfSeeing) CheckReport(ctx context.Context, r *annual.Report) ([]annual.Finding, error) {
	return []annual.Finding{
		{Rule: "CARRY", Severity: annual.Unjudged, Message: "没有上年报告，没有判断"},
		{Rule: "TERM", Severity: annual.Warning, Message: "用词请核对", Where: "section1.1"},
		{Rule: "T3-SUM", Severity: annual.Error, Message: "差1", Where: "table3.granted.total"},
		{Rule: "LAST-YEAR-COPY", Severity: annual.Unjudged, Message: "没有上年报告，没有判断"},
	}, nil
}

func TestUnjudgedChecksAreKeptApart(t *testing.T) {
	view := &screen[present.AnnualModel]{}
	room := present.NewAnnual(halfSeeing{demo(t)}, present.Inline{}, view, desk.DemoYear)
	room.Load()
	m := view.last()
	if len(m.Unjudged) != 2 || len(m.Findings) != 2 || m.Findings[0].Rule != "T3-SUM" || m.Findings[1].Part != "1.proactive" {
		t.Fatalf("findings %+v, unjudged %+v", m.Findings, m.Unjudged)
	}
	if want := (present.FindingTally{Errors: 1, Warnings: 1, Unjudged: 2, Passed: len(annual.AllRules()) - 4}); m.Tally != want {
		t.Errorf("tally %+v, want %+v", m.Tally, want)
	}
	if m.Steps[1].Result != "2处待处理" || m.Steps[1].Done {
		t.Errorf("step %+v", m.Steps[1])
	}
	if m.Marks["table3.granted.total"] != annual.Error {
		t.Errorf("marks %v", m.Marks)
	}
}

func TestASummaryIsWrittenBesideTheReport(t *testing.T) {
	w := newWriter(t)
	report := w.last().Document
	w.room.ChoosePaper(writing.WorkSummary)
	m := w.last()
	if m.Paper != writing.WorkSummary || m.Document == report || !strings.Contains(m.Name, "工作总结") || len(m.Write.Parts) == 0 {
		t.Fatalf("%s %q, %+v", m.Paper, m.Name, m.Write)
	}
	before := m.Document
	w.room.SetImprint(present.Imprint{CopyTo: "县政务公开办", Copies: 5})
	if m = w.last(); m.Document == before || m.Imprint.Copies != 5 {
		t.Error("抄送 and 份数 do not change the paper")
	}
	dir := t.TempDir()
	for _, ending := range []string{".pdf", ".docx"} {
		said := ""
		w.room.Save(filepath.Join(dir, "总结"+ending), func(s string) { said = s })
		if !strings.Contains(said, ending) {
			t.Errorf("%s: %q, %v", ending, said, w.fails)
		}
	}
	w.clean()
}

func TestAVillageWritesItsSummary(t *testing.T) {
	now := func() time.Time { return time.Date(2026, time.January, 14, 9, 0, 0, 0, time.Local) }
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "村"), office.Village, "石坳村村民委员会", desk.Person{Name: "演示", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	view := &screen[present.AnnualModel]{}
	room := present.NewAnnual(d, present.Inline{}, view, 2025)
	room.Load()
	if len(view.fails) > 0 {
		t.Fatal(view.fails)
	}
	m := view.last()
	if m.Current != present.Write || len(m.Steps) != 2 || len(m.Papers) != 1 || m.Document == nil || !strings.Contains(m.Title, "村务公开工作总结") {
		t.Fatalf("step %d of %+v, papers %v", m.Current, m.Steps, m.Papers)
	}
	room.GoTo(present.Gather)
	if view.last().Current != present.Write {
		t.Error("a village comes to the ledgers of an annual report")
	}
	room.GoTo(present.Finish)
	room.Print(func(path string) {
		if !strings.HasSuffix(path, ".pdf") {
			t.Errorf("printed %s", path)
		}
	})
	if len(view.fails) > 0 {
		t.Error(view.fails)
	}
}

func TestTheSlipIsOldOnceTheReportHasChanged(t *testing.T) {
	w := newWriter(t)
	page := w.turnToFigures()
	w.room.GoTo(present.Finish)
	w.room.LookAtSlip()
	if w.last().Slip == nil || w.last().Slip.Document == nil {
		t.Fatalf("no slip: %v", w.fails)
	}
	printed := ""
	w.room.Print(func(path string) { printed = path })
	w.room.CloseSlip()
	if !strings.Contains(filepath.Base(printed), "审签单") || w.last().Slip != nil || w.last().Stale {
		t.Fatalf("printed %q, stale %v", printed, w.last().Stale)
	}
	w.room.GoTo(present.Write)
	w.typeIn(page.Shown + "经办人补一句。")
	w.room.GoTo(present.Finish)
	if !w.last().Stale {
		t.Error("nothing says that the slip is of another report")
	}
	w.clean()
}

func TestACorrectionSaysWhatHasChanged(t *testing.T) {
	w := newWriter(t)
	page := w.turnToFigures()
	w.room.SignOff("马文华", workday.MustDate("2026-01-19"), "")
	if m := w.last(); m.Signed == nil || m.Signed.Head == "" || m.Signed.Filed == "" || len(m.Signed.Differences) > 0 {
		t.Fatalf("signed %+v, %v", m.Signed, w.fails)
	}
	w.typeIn(page.Shown + "经办人补一句。")
	w.room.Keep()
	if got := w.last().Signed.Differences; len(got) != 1 || !strings.Contains(got[0], "正文") {
		t.Fatalf("differences %v", got)
	}
	w.room.SignOff("马文华", workday.MustDate("2026-01-20"), "补一句话")
	if m := w.last(); len(m.Signed.Differences) > 0 || m.Signed.Reason != "补一句话" {
		t.Errorf("corrected: %+v, %v", m.Signed, w.fails)
	}
	w.clean()
}

package desk

import (
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/writing"
)

const openingPart = "1.on_request"

// TestAClerkWrites: what is written stands in the report with its figures
// bound, follows the records, and can be taken back.
func TestAClerkWrites(t *testing.T) {
	ctx, d := t.Context(), deskOf(t, office.Town)
	importing(t, d, applications(application(t, "青依申〔2025〕1号", "2025-03-01")))
	draft := must[*writing.Draft](t)(d.Draft(ctx, writing.AnnualReport, 2025))
	suggested, _ := draft.Part(openingPart)
	done(t, d.WritePart(ctx, writing.AnnualReport, 2025, openingPart, "全年共收到申请{table3.new_received.total}件，都在办理。"))
	says(t, "the report", prosed(t, d), "全年共收到申请1件，都在办理。")
	importing(t, d, applications(application(t, "青依申〔2025〕2号", "2025-03-02")))
	says(t, "the report after another application", prosed(t, d), "全年共收到申请2件，都在办理。")

	part, _ := must[*writing.Draft](t)(d.Draft(ctx, writing.AnnualReport, 2025)).Part(openingPart)
	if !part.Edited {
		t.Errorf("%+v", part)
	}
	done(t, d.ResetPart(ctx, writing.AnnualReport, 2025, openingPart))
	done(t, d.ResetPart(ctx, writing.AnnualReport, 2025, openingPart)) // nothing is left to take back
	if part, _ := must[*writing.Draft](t)(d.Draft(ctx, writing.AnnualReport, 2025)).Part(openingPart); part.Edited || part.Text == suggested.Text {
		t.Errorf("with two applications it suggests %+v", part)
	}
	expectSound(t, d)
}

// What is written just as it is suggested is no edit, and two windows that
// write different parts leave each other's alone.
func TestWhatIsNoEdit(t *testing.T) {
	ctx, d := t.Context(), deskOf(t, office.Town)
	before := must[*writing.Draft](t)(d.Draft(ctx, writing.AnnualReport, 2025))
	part, _ := before.Part(openingPart)
	done(t, d.WritePart(ctx, writing.AnnualReport, 2025, openingPart, part.Text))
	if text := must[store.YearlyText](t)(d.office.YearlyTextOf(ctx, d.office.Reader(), writing.AnnualReport, 2025)); text.ID != "" {
		t.Errorf("%+v was kept", text)
	}
	done(t, d.WritePart(ctx, writing.AnnualReport, 2025, openingPart, "甲"))
	done(t, d.WritePart(ctx, writing.AnnualReport, 2025, "5.problems", "乙"))
	says(t, "the report", prosed(t, d), "甲", "乙")
	done(t, d.WritePart(ctx, writing.AnnualReport, 2025, openingPart, part.Text))
	if after, _ := must[*writing.Draft](t)(d.Draft(ctx, writing.AnnualReport, 2025)).Part(openingPart); after != part {
		t.Errorf("%+v, want %+v", after, part)
	}
	refused(t, "a part that is not there", d.WritePart(ctx, writing.AnnualReport, 2025, "9.nowhere", "甲"), "")
	refused(t, "a figure that is not there", d.WritePart(ctx, writing.AnnualReport, 2025, openingPart, "{table9.x.y}件"), "")
}

func TestWhoWritesWhat(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Town)
	for _, role := range office.Roles() {
		s.sit(role)
		_, adding := s.AddWorkEvent(ctx, writing.Event{Year: 2025, Kind: "training", Quantity: 3})
		for what, err := range map[string]error{
			"write": s.WritePart(ctx, writing.AnnualReport, 2025, openingPart, "甲"), "add": adding,
			"reset": s.ResetPart(ctx, writing.AnnualReport, 2025, openingPart),
		} {
			if may := role.May(office.WriteReports); (err == nil) != may {
				t.Errorf("%s, %s: %v", role, what, err)
			}
		}
	}
	for _, c := range []struct {
		level office.Level
		paper writing.Paper
		year  int
		code  fault.Code
	}{
		{office.Town, writing.AnnualReport, 2025, ""}, {office.Town, writing.WorkSummary, 2025, ""}, {office.Town, writing.WorkSummary, 2019, ""},
		{office.Town, writing.VillageSummary, 2025, fault.NotAllowed}, {office.Town, writing.WorkSummary, 2027, fault.Usage}, {office.Town, "poem", 2025, fault.Usage},
		{office.Village, writing.VillageSummary, 2025, ""}, {office.Village, writing.WorkSummary, 2025, fault.NotAllowed},
		{office.Village, writing.AnnualReport, 2025, fault.NotAllowed}, {office.Village, writing.VillageSummary, 1, fault.Usage},
	} {
		if _, err := deskOf(t, c.level).Draft(ctx, c.paper, c.year); fault.CodeOf(err) != c.code {
			t.Errorf("%s %s %d: %v, want %q", c.level, c.paper, c.year, err, c.code)
		}
	}
}

// TestWorkEvents: registered, put right, taken back; the first of a kind takes
// the place of the word that there was none, which cannot stand beside any.
func TestWorkEvents(t *testing.T) {
	ctx, d := t.Context(), deskOf(t, office.Town)
	none := writing.Event{Year: 2025, Kind: "training", None: true}
	must[writing.Event](t)(d.AddWorkEvent(ctx, none))
	held := must[writing.Event](t)(d.AddWorkEvent(ctx, writing.Event{Year: 2025, Kind: "training", Day: day(t, "2025-05-06"), Quantity: 40}))
	if events := must[[]writing.Event](t)(d.WorkEvents(ctx, 2025)); !slices.Equal(events, []writing.Event{held}) {
		t.Errorf("%+v", events)
	}
	_, err := d.AddWorkEvent(ctx, none)
	refused(t, "none beside one", err, "已经登记了“培训”")
	held.Quantity = 43
	done(t, d.ChangeWorkEvent(ctx, held))
	says(t, "the report", prosed(t, d), "参加培训43人次")
	done(t, d.RemoveWorkEvent(ctx, held.ID))
	refused(t, "taken back twice", d.RemoveWorkEvent(ctx, held.ID), "已经删去")
	refused(t, "changed when it is gone", d.ChangeWorkEvent(ctx, held), "已经删去")
	if events := must[[]writing.Event](t)(d.WorkEvents(ctx, 2025)); len(events) != 0 {
		t.Errorf("%+v", events)
	}
	_, err = d.AddWorkEvent(ctx, writing.Event{Year: 2025, Kind: "training", Day: day(t, "2024-05-06"), Quantity: 1})
	refused(t, "a day of another year", err, "核对日期")
	_, err = d.AddWorkEvent(ctx, writing.Event{Year: 2027, Kind: "training", Quantity: 1})
	refused(t, "a year to come", err, "还没有到")
	expectSound(t, d)
}

// TestSummariesOnPaper: both kinds, and what stands at its foot is remembered.
func TestSummariesOnPaper(t *testing.T) {
	ctx := t.Context()
	for level, kind := range map[office.Level]writing.Paper{office.Village: writing.VillageSummary, office.Town: writing.WorkSummary} {
		d := deskOf(t, level)
		doc, _, err := d.SummaryPages(ctx, kind, 2025, d.Today(), "县政务公开办", 12)
		if err != nil || len(doc.Pages) == 0 {
			t.Fatalf("%s: %v", kind, err)
		}
		if kept := must[SummarySettings](t)(d.SummarySettings(ctx)); kept != (SummarySettings{}) {
			t.Errorf("looking keeps %+v", kept)
		}
		for _, ending := range []string{".pdf", ".docx"} {
			done(t, d.SaveSummary(ctx, kind, 2025, d.Today(), " 县政务公开办", 12, t.TempDir()+"/总结"+ending))
		}
		if kept := must[SummarySettings](t)(d.SummarySettings(ctx)); kept != (SummarySettings{"县政务公开办", 12}) {
			t.Errorf("%+v", kept)
		}
		refused(t, "another format", d.SaveSummary(ctx, kind, 2025, d.Today(), "", 0, "总结.txt"), "不能存成“总结.txt”")
		refused(t, "too many copies", d.SaveSummary(ctx, kind, 2025, d.Today(), "", -1, "总结.pdf"), "共印-1份")
		_, _, err = d.SummaryPages(ctx, writing.AnnualReport, 2025, d.Today(), "", 0)
		refused(t, "the annual report as a summary", err, "不是工作总结")
	}
}

func prosed(t testing.TB, d *Desk) string {
	t.Helper()
	report := must[*annual.Report](t)(d.AnnualReport(t.Context(), 2025, d.Today(), nil))
	var said strings.Builder
	for _, s := range report.Sections {
		said.WriteString(s.Text)
	}
	return said.String()
}

func done(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

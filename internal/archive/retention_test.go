package archive_test

import (
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/office"
)

func TestHowLongAPieceIsKept(t *testing.T) {
	for _, c := range []struct {
		retention archive.Retention
		label     string
		years     int
		until     int // of what was filed under 2016
	}{
		{archive.Permanent, "永久", 0, 0},
		{archive.ThirtyYears, "30年", 30, 2046},
		{archive.TenYears, "10年", 10, 2026},
	} {
		if c.retention.Label() != c.label || c.retention.Years() != c.years || c.retention.Until(2016) != c.until || !c.retention.Valid() {
			t.Errorf("%s: %q, %d years, until %d", c.retention, c.retention.Label(), c.retention.Years(), c.retention.Until(2016))
		}
	}
	if unknown := archive.Retention("D20"); unknown.Valid() || unknown.Label() != "" || unknown.Until(2016) != 0 {
		t.Error("D20 is a period")
	}
	if len(archive.Retentions()) != 3 {
		t.Error("not three periods")
	}
}

// Domain handbook §7.9, line by line.
func TestThePeriodsAnOfficeStartsWith(t *testing.T) {
	want := map[archive.Material]archive.Retention{
		archive.AnnualReports: "Y", archive.Institutions: "Y", archive.Normative: "Y", archive.SecrecyRecords: "Y",
		archive.Requests: "D30", archive.DisputedRequests: "Y", archive.Routine: "D10", archive.Subsidies: "D30", archive.Land: "Y",
		archive.VillageBoards: "D30", archive.Assessments: "D30", archive.OpennessDays: "D10", archive.Trainings: "D10",
		archive.OtherMaterial: "D30",
	}
	town := archive.DefaultRetentions(office.Town)
	if len(archive.Materials()) != len(want) || len(town.Rows) != len(want) {
		t.Fatalf("%d materials, %d rows", len(archive.Materials()), len(town.Rows))
	}
	for _, m := range archive.Materials() {
		row, found := town.Row(m)
		if !found || town.Of(m) != want[m] || row.Note() != "待单位核定" || m.Label() == "" || row.Basis == "" {
			t.Errorf("%s: %+v", m, row)
		}
	}
	if town.Approved() || town.Note() != "待单位核定" || town.Validate() != nil {
		t.Errorf("a table that nobody decided: %q %v", town.Note(), town.Validate())
	}
	village := archive.DefaultRetentions(office.Village)
	if village.Of(archive.AnnualReports) != "" || village.Of(archive.Normative) != "" || village.Of(archive.VillageBoards) != archive.ThirtyYears {
		t.Errorf("a village: %+v", village.Rows)
	}
	if archive.Material("own").Label() != "" || town.Of("own") != "" {
		t.Error("a material of nobody's has a period")
	}
}

func TestATableThatWasApproved(t *testing.T) {
	table := archive.DefaultRetentions(office.Town)
	approved, err := table.Approve(" 青档发〔2026〕3号 ", "青石县档案局", day("2026-03-02"))
	if err != nil || !approved.Approved() || approved.Note() != "青石县档案局2026年3月2日审核同意，青档发〔2026〕3号" {
		t.Errorf("%q %v", approved.Note(), err)
	}
	if row, _ := approved.Row(archive.Land); row.Note() != "" {
		t.Error("a line of an approved table waits to be decided")
	}
	if row, _ := table.Row(archive.Land); row.Confirmed {
		t.Error("approving changed the table it began with")
	}
	for name, c := range map[string]struct {
		change func(*archive.RetentionTable)
		says   string
	}{
		"as approved":     {func(*archive.RetentionTable) {}, ""},
		"no rows":         {func(a *archive.RetentionTable) { a.Rows = nil }, "空的"},
		"half approved":   {func(a *archive.RetentionTable) { a.ApprovedBy = "" }, "没有写全"},
		"a line undone":   {func(a *archive.RetentionTable) { a.Rows[3].Confirmed = false }, "保密审查单、不予公开备案"},
		"an odd period":   {func(a *archive.RetentionTable) { a.Rows[0].Retention = "D20" }, "保管期限"},
		"one line twice":  {func(a *archive.RetentionTable) { a.Rows[1].Material = a.Rows[0].Material }, "两行"},
		"a nameless line": {func(a *archive.RetentionTable) { a.Rows[2].Name = " " }, "第3行"},
	} {
		changed, _ := table.Approve("青档发〔2026〕3号", "青石县档案局", day("2026-03-02"))
		c.change(&changed)
		says(t, name, changed.Validate(), c.says)
	}
}

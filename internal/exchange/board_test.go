package exchange

import (
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

func item(title, entry, period, on string) *ItemBody {
	return &ItemBody{Title: title, EntryName: entry, Period: period, Postings: []Posting{{ID: "p", Channel: catalog.NoticeBoard, Place: "村口", On: workday.MustDate(on)}}}
}

// TestTheBoard reads like the rules: what was published in time and looked at is
// done, what is over its day is missing, a review of what was said before does
// not count.
func TestTheBoard(t *testing.T) {
	entry := catalog.Entry{ID: "town-1", Position: 1, Category1: "村级财务", Cadence: catalog.Quarterly, ForVillage: true}
	all := []Statement{
		said(t, town, "", 1, &CatalogueBody{entry}, "town-1"),
		said(t, town, "", 2, &TaskBody{Title: "三季度财务", EntryID: "town-1", Period: "2026-Q3", Due: workday.MustDate("2026-10-15")}, "t1"),
		said(t, town, "EAST", 1, &TaskBody{Title: "年底盘点", Due: workday.MustDate("2026-12-31")}, "t2"),
		said(t, town, "", 3, &TaskBody{Title: "不办了", Due: workday.MustDate("2026-12-31"), Withdrawn: true}, "t3"),
	}
	cell := func(village string, task int, more ...Statement) TaskCell {
		t.Helper()
		board := MakeBoard(Values(append(all[:len(all):len(all)], more...)), []office.Organ{east, west}, 2026, today, catalog.DefaultRules())
		if len(board.Tasks) != 2 || len(board.Rows) != 2 {
			t.Fatalf("%+v", board)
		}
		for _, row := range board.Rows {
			if row.Village.ID == village {
				return row.Cells[task]
			}
		}
		t.Fatal("no such village")
		return TaskCell{}
	}
	inTime := said(t, east, "", 1, item("财务公开榜", "村级财务", "2026-Q3", "2026-10-10"), "EAST/i")
	late := said(t, east, "", 2, item("财务公开榜", "村级财务", "2026-Q3", "2026-10-20"), "EAST/i")
	otherPeriod := said(t, east, "", 3, item("财务公开榜", "村级财务", "2026-Q2", "2026-10-10"), "EAST/i")
	passed := func(of Statement) Statement {
		return said(t, town, "EAST", 2, &ReviewBody{Seen: []string{of.ID}, Verdict: Passed}, "EAST/i")
	}
	mend := said(t, town, "EAST", 2, &ReviewBody{Seen: []string{inTime.ID}, Verdict: ToMend, Opinion: "金额列不全"}, "EAST/i")
	changed := said(t, east, "", 4, item("财务公开榜（更正）", "村级财务", "2026-Q3", "2026-10-10"), "EAST/i", inTime.ID)
	done := said(t, east, "", 5, &AnswerBody{Done: true, On: today, Note: "盘点了"}, "EAST/t2")
	not := said(t, east, "", 6, &AnswerBody{Note: "等县里通知"}, "EAST/t2")
	byName := said(t, east, "", 7, &AnswerBody{Done: true, On: today, Item: "i"}, "EAST/t2")

	for _, c := range []struct {
		name    string
		village string
		task    int
		more    []Statement
		want    TaskState
	}{
		{"nothing came, the day is over", "EAST", 0, nil, TaskMissing},
		{"another period does not count", "EAST", 0, []Statement{otherPeriod}, TaskMissing},
		{"published, nobody looked", "EAST", 0, []Statement{inTime}, TaskWaiting},
		{"published in time and passed", "EAST", 0, []Statement{inTime, passed(inTime)}, TaskDone},
		{"published late and passed", "EAST", 0, []Statement{late, passed(late)}, TaskLate},
		{"to be mended", "EAST", 0, []Statement{inTime, mend}, TaskToMend},
		{"mended, not looked at again", "EAST", 0, []Statement{inTime, mend, changed}, TaskWaiting},
		{"two forms, one of them looked at", "EAST", 0, []Statement{inTime, late, passed(inTime)}, TaskWaiting},
		{"another village's does not count", "WEST", 0, []Statement{inTime, passed(inTime)}, TaskMissing},
		{"given to another village", "WEST", 1, nil, TaskNotAsked},
		{"the day is not over", "EAST", 1, nil, TaskNotYet},
		{"answered", "EAST", 1, []Statement{done}, TaskDone},
		{"answered that it is not done", "EAST", 1, []Statement{not}, TaskNotYet},
		{"answered with an item", "EAST", 1, []Statement{byName, inTime}, TaskWaiting},
	} {
		if got := cell(c.village, c.task, c.more...); got.State != c.want {
			t.Errorf("%s: %s, want %s", c.name, got.State, c.want)
		}
	}
	if got := cell("EAST", 0, inTime, mend); got.Opinion != "金额列不全" || got.Title != "财务公开榜" || got.Conflict {
		t.Errorf("%+v", got)
	}
	if got := cell("EAST", 0, inTime, late); !got.Conflict {
		t.Errorf("%+v", got)
	}
	board := MakeBoard(Values(append(all, inTime)), []office.Organ{east, west}, 2026, today, catalog.DefaultRules())
	if e, w := board.Rows[0], board.Rows[1]; e.Coverage[catalog.Published] != 1 || w.Coverage[catalog.Published] != 0 || e.Waiting != 1 || e.Items != 1 || w.Items != 0 {
		t.Errorf("%+v\n%+v", e, w)
	}
	for _, s := range TaskStates() {
		if s.Label() == "" {
			t.Errorf("%s has no name", s)
		}
	}
}

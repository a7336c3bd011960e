package present

import (
	"cmp"
	"slices"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// Target is what a row or a figure leads to: a room, and in it one record, or
// the list of those that wait for the person at the desk.
type Target struct {
	Room Room
	ID   string
	Mine bool
}

// matter is something with a last day, whatever room it comes from.
type matter struct {
	day  workday.Date
	left int
	row  DueRow
}

// matters puts what is due into one list, the earliest first.
func matters(applications []desk.Due, items []desk.OpenItem) []matter {
	var all []matter
	for _, d := range applications {
		all = append(all, matter{d.LastDay, d.Left, applicationRow(d)})
	}
	for _, i := range items {
		if i.Due != nil {
			all = append(all, matter{i.Due.LastDay, i.Due.Left, itemRow(i)})
		}
	}
	slices.SortStableFunc(all, func(a, b matter) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.row.Title, b.row.Title))
	})
	return all
}

func applicationRow(d desk.Due) DueRow {
	reason := d.Why
	if d.Estimated {
		reason += "；没有放假安排，日期是估算"
	}
	return DueRow{
		Date: dayWords(d.LastDay), Left: leftWords(d.Left),
		Title: d.Entry.Number + "　" + d.Entry.Title, Reason: reason, Step: "答复", ID: d.Entry.ID, Opens: &Target{Room: RequestsRoom, ID: d.Entry.ID}, Act: "打开",
	}
}

func itemRow(i desk.OpenItem) DueRow {
	row := DueRow{
		Date: dayWords(i.Due.LastDay), Left: leftWords(i.Due.Left), Title: i.Title, Reason: i.Due.Why, Step: i.Step.Label(),
		ID: i.ID, Opens: &Target{Room: ItemsRoom, ID: i.ID}, Mine: i.Mine, Act: "打开",
	}
	switch {
	case i.Due.What == desk.DueTakeDown:
		row.Step = "撤下公示"
	case i.Mine:
		row.Act = actOf(i)
	}
	if i.Due.Estimated {
		row.Reason += "；没有放假安排，日期是估算"
	}
	return row
}

// actOf is what the person at the desk would do next.
func actOf(i desk.OpenItem) string {
	switch {
	case i.State == disclosure.WasReturned:
		return "改稿"
	case i.Step == office.Drafting:
		return "继续写"
	case i.Step.Reviews():
		return "审查"
	case i.Step == office.Publishing:
		return "公布"
	case i.Step == office.Filing:
		return "建档"
	}
	return "打开"
}

func dayWords(d workday.Date) string { return monthDay(d) + "　" + d.ChineseWeekday() }

// waitsForPaper reports whether an item is at a step that nobody takes at the
// desk, because whoever takes it does not sit there.
func waitsForPaper(i desk.OpenItem, people []office.Person) bool {
	if !i.Step.Reviews() {
		return false
	}
	if i.Step == office.CollectiveDecision {
		return true
	}
	return !slices.ContainsFunc(people, func(p office.Person) bool { return slices.Contains(i.Step.Roles(), p.Role) })
}

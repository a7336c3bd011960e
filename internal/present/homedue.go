package present

import (
	"cmp"
	"math"
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

// dueRows bounds each group of the board; the lists have the rest.
const dueRows = 30

// dueGroups are the groups of the board, by the working days that are left.
var dueGroups = []struct {
	word, icon, title, none string
	tone                    Tone
	left                    desk.Stretch
}{
	{"已超期", "triangle-alert", "已超期", "没有超期", Urgent, desk.Stretch{From: math.MinInt, To: -1}},
	{"3个工作日内", "clock", "3个工作日内到期", "3个工作日内没有到期的", Caution, desk.Stretch{From: 0, To: 3}},
	{"10个工作日内", "calendar", "10个工作日内到期", "10个工作日内没有到期的", Plain, desk.Stretch{From: 4, To: 10}},
}

func stretches() (all []desk.Stretch) {
	for _, g := range dueGroups {
		all = append(all, g.left)
	}
	return all
}

// board puts what is due in both rooms into the groups of the board.
func (m *HomeModel) board(applications desk.DueBoard, items []desk.OpenItem) {
	for i, g := range dueGroups {
		due := applications.Stretches[i]
		all := matters(due.Rows, items, g.left)
		group := DueGroup{Icon: g.icon, Title: g.title, Tone: g.tone, None: g.none, Total: due.Total - len(due.Rows) + len(all)}
		for _, one := range all[:min(len(all), dueRows)] {
			one.row.Tone = g.tone
			group.Rows = append(group.Rows, one.row)
		}
		m.Groups = append(m.Groups, group)
		m.Counts = append(m.Counts, Count{Icon: g.icon, Word: g.word, Number: group.Total, Tone: toneOf(group.Total, g.tone)})
	}
	m.Groups[0].Note = "期限按工作日计算"
}

// matter is something with a last day, whatever room it comes from.
type matter struct {
	day  workday.Date
	name string // by which it is sorted among those of its day
	row  DueRow
}

// matters puts what is due within a stretch into one list, the earliest first.
func matters(applications []desk.Due, items []desk.OpenItem, within desk.Stretch) []matter {
	var all []matter
	for _, d := range applications {
		all = append(all, matter{d.LastDay, d.Entry.Number, applicationRow(d)})
	}
	for _, i := range items {
		if i.Due != nil && within.Holds(i.Due.Left) {
			all = append(all, matter{i.Due.LastDay, i.Title, itemRow(i)})
		}
	}
	slices.SortStableFunc(all, func(a, b matter) int { return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.name, b.name)) })
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

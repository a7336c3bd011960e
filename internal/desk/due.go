package desk

import (
	"cmp"
	"context"
	"slices"

	"zwgk/internal/annual"
	"zwgk/internal/workday"
)

// replyDays is the period in which an application is answered, in working
// days (《政府信息公开条例》第三十三条).
const replyDays = 20

// Due is an open application and its last day, counted from receipt. What
// pauses or extends the period is not registered yet.
type Due struct {
	Entry     annual.Entry
	LastDay   workday.Date
	Left      int // working days left; negative when it is over
	Estimated bool
}

// DueApplications returns the applications that are open today, the earliest
// last day first.
func (d *Desk) DueApplications(ctx context.Context) ([]Due, error) {
	calendar, err := d.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	today := d.Today()
	last := map[workday.Date]Due{} // by the day of receipt: days are few, applications may be many
	var due []Due
	err = d.office.Entries(ctx, annual.OpenApplications(), func(e annual.Entry) error {
		one, known := last[e.Begun]
		if !known {
			count, err := calendar.Deadline(e.Begun, replyDays)
			if err != nil {
				return err
			}
			one = Due{LastDay: count.Due, Estimated: count.Estimated()}
			if one.Left, err = workdaysLeft(calendar, today, count.Due); err != nil {
				return err
			}
			last[e.Begun] = one
		}
		one.Entry = e
		due = append(due, one)
		return nil
	})
	slices.SortFunc(due, func(a, b Due) int {
		return cmp.Or(a.LastDay.Compare(b.LastDay), cmp.Compare(a.Entry.Number, b.Entry.Number))
	})
	return due, err
}

// workdaysLeft counts the working days after today up to the last day, or, as
// a negative number, those by which it is over.
func workdaysLeft(calendar *workday.Calendar, today, last workday.Date) (int, error) {
	if last.Before(today) {
		tally, err := calendar.WorkdaysBetween(last, today)
		return -tally.Workdays, err
	}
	tally, err := calendar.WorkdaysBetween(today, last)
	return tally.Workdays, err
}

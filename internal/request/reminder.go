package request

import (
	"fmt"
	"slices"

	"zwgk/internal/workday"
)

// Reminder is a day on which the office should look at a request.
type Reminder struct {
	Date workday.Date `json:"date"`
	Text string       `json:"text"`
	Due  workday.Date `json:"due"` // the day it is about
	Left int          `json:"left,omitempty"`
}

// Reminders lists, in order of date, the days at which 10, 5, 3 and 1 working
// days are left, the fifth day of the 补正 term, and the last days of those the
// clock waits for. A request that has ended has none.
func (s Status) Reminders() []Reminder {
	if !s.Closed.IsZero() {
		return nil
	}
	var all []Reminder
	for _, left := range s.rules.RemindBefore {
		if at := s.dayWithLeft(left); !at.IsZero() {
			all = append(all, Reminder{at, fmt.Sprintf("还有%d个工作日到期", left), s.Due, left})
		}
	}
	all = append(all, s.supplementReminder()...)
	for _, c := range s.Consultations {
		if c.Open() {
			all = append(all, Reminder{Date: c.LastDay, Text: "征求意见期满，没有收到意见的由本机关决定", Due: c.LastDay})
		}
	}
	if !s.Wait.Until.IsZero() {
		all = append(all, Reminder{Date: s.Wait.Until, Text: s.Wait.Words() + "的最后一日", Due: s.Wait.Until})
	}
	slices.SortStableFunc(all, func(a, b Reminder) int { return a.Date.Compare(b.Date) })
	return all
}

// dayWithLeft gives the counted day at whose end that many days are left.
func (s Status) dayWithLeft(left int) workday.Date {
	for _, d := range s.Days {
		if !s.Due.IsZero() && d.Kind == Counted && d.Ordinal == s.Term-left {
			return d.Date
		}
	}
	return workday.Date{}
}

// supplementReminder is due while 补正 can still be asked for: before it was,
// and before it is too late.
func (s Status) supplementReminder() []Reminder {
	asked := slices.ContainsFunc(s.Why, func(g Ground) bool { return g.Basis == SupplementNotified.Article() })
	if asked {
		return nil
	}
	at := lastOf(s.calendar, s.Received, s.rules.RemindSupplement)
	return []Reminder{{Date: at, Text: "需要补正的，告知期限将满", Due: s.SupplementBy, Left: s.rules.Supplement - s.rules.RemindSupplement}}
}

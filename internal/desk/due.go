package desk

import (
	"cmp"
	"context"
	"slices"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// Due is an application and the day that it waits for: the last legal day of
// the office, or, while the applicant has to act, the applicant's.
type Due struct {
	Entry     annual.Entry
	LastDay   workday.Date
	Left      int // working days left; negative when it is over
	Estimated bool
	Phase     request.Phase
	Why       string // what the day rests on, in a sentence
}

// due is what the matter waits for; ok is false when there is no such day: it
// has ended, or the applicant was given no term.
func (h *held) due(s request.Status) (due Due, ok bool) {
	due = Due{Entry: h.entry(), LastDay: s.Due, Estimated: s.Estimated(), Phase: s.PhaseOn(h.today)}
	if n := len(s.Why); n > 0 {
		due.Why = s.Why[n-1].Text
	}
	if due.LastDay.IsZero() {
		due.LastDay = s.Wait.Until
	}
	if due.LastDay.IsZero() || due.Phase == request.Ended {
		return due, false
	}
	left, known := s.LeftOn(h.today)
	if !known {
		var err error
		if left, err = workdaysLeft(h.calendar, h.today, due.LastDay); err != nil {
			return due, false
		}
	}
	due.Left = left
	return due, true
}

// hiding is the day without the words that say whose it is.
func (d Due) hiding(hide func(string) string) *Due {
	d.Entry.Title, d.Why = hide(d.Entry.Title), ""
	return &d
}

// entry is the line as the lists of the report show it.
func (h *held) entry() annual.Entry {
	a := h.line.Record
	return annual.Entry{
		Ledger: annual.Applications, ID: a.ID, Number: a.Number, Title: a.Subject, Kind: string(a.Kind),
		Begun: a.Received, Source: h.line.Place,
	}
}

// shows is the day with the words of the matter, as far as the person at the
// desk may read them.
func (h *held) shows(due Due, hidden bool) Due {
	due.Entry = h.entry()
	if hidden {
		due = *due.hiding(h.hider())
	}
	return due
}

// earlier orders what is due: by day, then as in the register.
func earlier(a, b Due) int {
	return cmp.Or(a.LastDay.Compare(b.LastDay), cmp.Compare(a.Entry.Number, b.Entry.Number), cmp.Compare(a.Entry.ID, b.Entry.ID))
}

// DueApplications returns the applications that are open today and wait for a
// day, the earliest first.
func (d *Desk) DueApplications(ctx context.Context) ([]Due, error) {
	counted, err := d.clockwork(ctx)
	if err != nil {
		return nil, err
	}
	hidden := d.permit(office.SeeApplicants) != nil
	var all []Due
	type counting struct {
		due Due
		ok  bool
	}
	seen := map[store.Times]counting{} // ledgers have many applications and few days
	err = d.office.OpenRequests(ctx, func(row store.RequestRow) error {
		h := counted.hold(row)
		a := h.line.Record
		key := store.Times{Received: a.Received, SupplementNotified: a.SupplementNotified, Supplemented: a.Supplemented}
		one, known := seen[key]
		if h.kept || !known {
			status, err := h.clockOrReceipt()
			if err != nil {
				return err
			}
			one.due, one.ok = h.due(status)
		}
		if !h.kept {
			seen[key] = one
		}
		if !one.ok {
			return nil
		}
		all = append(all, h.shows(one.due, hidden))
		return nil
	})
	slices.SortFunc(all, earlier)
	return all, err
}

// RequestReminder is what somebody should look at in an application on a day.
type RequestReminder struct {
	Entry annual.Entry
	request.Reminder
}

// RequestReminders returns what the open applications give notice of on a day:
// 10, 5, 3 and 1 working days before the last one, and the last days of those
// who are waited for.
func (d *Desk) RequestReminders(ctx context.Context, on workday.Date) ([]RequestReminder, error) {
	counted, err := d.clockwork(ctx)
	if err != nil {
		return nil, err
	}
	hidden := d.permit(office.SeeApplicants) != nil
	var all []RequestReminder
	err = d.office.OpenRequests(ctx, func(row store.RequestRow) error {
		h := counted.hold(row)
		status, err := h.clockOrReceipt()
		if err != nil {
			return err
		}
		entry := h.entry()
		if hidden {
			entry.Title = h.hider()(entry.Title)
		}
		for _, r := range status.Reminders() {
			if r.Date == on {
				all = append(all, RequestReminder{entry, r})
			}
		}
		return nil
	})
	slices.SortStableFunc(all, func(a, b RequestReminder) int { return a.Due.Compare(b.Due) })
	return all, err
}

// clockOrReceipt counts from receipt alone where the time line cannot be, so
// that a mistake in the register never takes an application off the list.
func (h *held) clockOrReceipt() (request.Status, error) {
	status, err := h.clock()
	if err == nil {
		return status, nil
	}
	status, other := h.settings.Rules.Clock(h.calendar, []request.Event{{Kind: request.Received, Date: h.line.Record.Received}})
	if other != nil {
		return status, other
	}
	status.Why = append(status.Why, request.Ground{Date: status.Received, Text: fault.Sentence(err)})
	return status, nil
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

// RequestShift is what new 放假安排 do to an open application.
type RequestShift struct {
	Entry annual.Entry
	request.Shift
	Refused error // the new calendar does not allow its time line any more
}

// Shifts says which open applications move when packs are added to the
// calendar, before they are.
func (d *Desk) Shifts(ctx context.Context, packs ...workday.Pack) ([]RequestShift, error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return nil, err
	}
	counted, err := d.clockwork(ctx)
	if err != nil {
		return nil, err
	}
	after := counted.calendar
	for _, pack := range packs {
		if after, err = after.With(pack); err != nil {
			return nil, err
		}
	}
	var moved []RequestShift
	err = d.office.OpenRequests(ctx, func(row store.RequestRow) error {
		h := counted.hold(row)
		if _, err := h.clock(); err != nil {
			return nil //nolint:nilerr // it cannot be counted now either; its page says so
		}
		shift, err := h.settings.Rules.Recount(h.calendar, after, h.dossier.Events)
		if err != nil || shift.Moved() {
			moved = append(moved, RequestShift{Entry: h.entry(), Shift: shift, Refused: err})
		}
		return nil
	})
	slices.SortStableFunc(moved, func(a, b RequestShift) int { return a.Before.Due.Compare(b.Before.Due) })
	return moved, err
}

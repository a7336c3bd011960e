package request

import (
	"zwgk/internal/workday"
)

// Shift is what a new 放假安排 does to one open request.
type Shift struct {
	Before, After Status
}

// Moved reports whether anything a clerk has to act on has changed: the last
// day, the applicant's last day, or that they are no longer an estimate.
func (s Shift) Moved() bool {
	return s.Before.Due != s.After.Due || s.Before.Wait.Until != s.After.Wait.Until ||
		s.Before.SupplementBy != s.After.SupplementBy || s.Before.Estimated() != s.After.Estimated()
}

// Recount counts a request by the calendar before a notice and by the one
// after, so that the office is asked before its days move. A time line that the
// new calendar no longer allows (an extension that now comes too late) is
// returned as the clock's refusal.
func (r Rules) Recount(before, after *workday.Calendar, list []Event) (Shift, error) {
	was, err := r.Clock(before, list)
	if err != nil {
		return Shift{}, err
	}
	is, err := r.Clock(after, list)
	return Shift{was, is}, err
}

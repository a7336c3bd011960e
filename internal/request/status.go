package request

import (
	"fmt"
	"slices"

	"zwgk/internal/workday"
)

// Status is what the clock says of a request.
type Status struct {
	Received workday.Date
	Origin   workday.Date // the term runs from the day after this one
	Term     int          // working days: 20, more after an extension
	// Due is the last legal day; no date while the clock waits for the
	// applicant, because then it is not known.
	Due           workday.Date
	Wait          Wait
	SupplementBy  workday.Date // the last day to ask for 补正
	Consultations []Consultation
	Closed        workday.Date
	ClosedBy      EventKind
	Days          []Day    // every day after receipt up to Due, or to the end of the wait
	Why           []Ground // what the count rests on, in order of time
	Findings      []string // what was done too late, or is missing; no reason to refuse
	Sources       []workday.Source
	workday.Coverage

	calendar *workday.Calendar
	rules    Rules
}

// Wait is what the clock waits for. The zero Wait is none.
type Wait struct {
	For   EventKind    // Supplemented or FeePaid
	Since workday.Date // the day of the notice
	Until workday.Date // the applicant's last day; no date when none was set
}

// Words says 等待补正 or 等待缴费.
func (w Wait) Words() string {
	return map[EventKind]string{Supplemented: "等待补正", FeePaid: "等待缴费"}[w.For]
}

// Ground is one reason for the last day: what happened, where the law has it,
// and how sure the reading is.
type Ground struct {
	Date      workday.Date `json:"date"`
	Text      string       `json:"text"`
	Basis     string       `json:"basis"`
	Certainty Certainty    `json:"certainty"`
}

// Phase is where a request stands on a day.
type Phase string

// The phases.
const (
	Running            Phase = "running"             // 期限在走
	AwaitingSupplement Phase = "awaiting_supplement" // 等待补正
	Consulting         Phase = "consulting"          // 征求意见，停计
	AwaitingPayment    Phase = "awaiting_payment"    // 等待缴费
	Lapsed             Phase = "lapsed"              // 申请人的期限已过，可以按放弃处理
	Overdue            Phase = "overdue"             // 超期
	Ended              Phase = "ended"               // 已办结
)

// Label names the phase on a screen.
func (p Phase) Label() string {
	return map[Phase]string{
		Running: "办理中", AwaitingSupplement: "等待补正", Consulting: "征求意见，停计", AwaitingPayment: "等待缴费",
		Lapsed: "申请人期限已过", Overdue: "超期", Ended: "已办结",
	}[p]
}

// PhaseOn tells where the request stands on a day not before its last event.
func (s Status) PhaseOn(today workday.Date) Phase {
	switch {
	case !s.Closed.IsZero() && !today.Before(s.Closed):
		return Ended
	case s.Wait.For != "" && !s.Wait.Until.IsZero() && today.After(s.Wait.Until):
		return Lapsed
	case s.Wait.For == Supplemented:
		return AwaitingSupplement
	case s.Wait.For == FeePaid:
		return AwaitingPayment
	case today.After(s.Due):
		return Overdue
	}
	spans := s.rules.pauses(nil, s.Consultations)
	if slices.ContainsFunc(spans, func(p span) bool { return p.holds(today) }) {
		return Consulting
	}
	return Running
}

// LeftOn gives the working days that still count after today, up to the last
// day; negative, in working days, when it is over. While the clock waits for
// the applicant nothing runs and known is false.
func (s Status) LeftOn(today workday.Date) (days int, known bool) {
	if s.Due.IsZero() {
		return 0, false
	}
	if today.After(s.Due) {
		tally, err := s.calendar.WorkdaysBetween(s.Due, today)
		return -tally.Workdays, err == nil
	}
	for _, d := range s.Days {
		if d.Kind == Counted && d.Date.After(today) {
			days++
		}
	}
	return days, true
}

// DueValue is the last day for a letter's field; an estimate is marked as one,
// and Compose refuses it.
func (s Status) DueValue() Value { return Value{Date: s.Due, Estimated: s.Estimated()} }

// WaitValue is the applicant's last day for a letter's field.
func (s Status) WaitValue() Value { return Value{Date: s.Wait.Until, Estimated: s.Estimated()} }

// Counted gives the working days counted up to Due: Term, when Due is known.
func (s Status) Counted() int { return s.count(Counted) }

func (s Status) count(k DayKind) int {
	n := 0
	for _, d := range s.Days {
		if d.Kind == k {
			n++
		}
	}
	return n
}

func (w *walk) because(e Event, text, basis string, c Certainty) {
	w.Why = append(w.Why, Ground{e.Date, text, basis, c})
}

func (w *walk) find(format string, args ...any) {
	w.Findings = append(w.Findings, fmt.Sprintf(format, args...))
}

// finish adds what only the whole count tells.
func (w *walk) finish() (Status, error) {
	s := w.Status
	for _, c := range s.Consultations {
		s.Why = append(s.Why, w.consultGround(c))
		if !c.Open() && c.Answered.After(c.LastDay) {
			s.Findings = append(s.Findings, fmt.Sprintf("%s收到的意见晚于%d个工作日的最后一日%s，超过的日子照样计入", c.Answered, w.rules.Consult, c.LastDay))
		}
	}
	slices.SortStableFunc(s.Why, func(a, b Ground) int { return a.Date.Compare(b.Date) })
	last := s.Received
	if n := len(s.Days); n > 0 {
		last = s.Days[n-1].Date
	}
	tally, err := w.calendar.WorkdaysBetween(s.Received, last)
	if err != nil {
		return Status{}, err
	}
	s.Coverage = tally.Coverage
	for _, d := range s.Days {
		if d.Source != (workday.Source{}) && !slices.Contains(s.Sources, d.Source) {
			s.Sources = append(s.Sources, d.Source)
		}
	}
	return s, nil
}

func (w *walk) consultGround(c Consultation) Ground {
	who := ""
	if c.Ref != "" {
		who = "（" + c.Ref + "）"
	}
	until := c.LastDay.Chinese() + "期满"
	if !c.Open() && !c.Answered.After(c.LastDay) {
		until = c.Answered.Chinese() + "收到意见"
	}
	return Ground{c.Sent, fmt.Sprintf("%s发出征求意见书%s，到%s，其间不计入", c.Sent.Chinese(), who, until), ConsultSent.Article(), Inferred}
}

package request

import (
	"cmp"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Consultation is one 征求意见: of a third party (条例32) or of the organ that
// made the information together with this one (条例34).
type Consultation struct {
	Ref      string       `json:"ref,omitempty"`
	Sent     workday.Date `json:"sent"`
	From     workday.Date `json:"from"` // the other side's 15 days run from here: delivered, or else sent
	Answered workday.Date `json:"answered,omitzero"`
	LastDay  workday.Date `json:"last_day"` // of the other side's 15 days
}

// Open reports whether no answer has come.
func (c Consultation) Open() bool { return c.Answered.IsZero() }

// span is a stretch of days that are not counted: after one day, up to and
// including another.
type span struct {
	after, upTo workday.Date
	why         []string
}

func (s span) holds(d workday.Date) bool { return d.After(s.after) && !d.After(s.upTo) }

// consultations reads the letters sent and the answers to them.
func (r Rules) consultations(calendar *workday.Calendar, list []Event) ([]Consultation, error) {
	var all []Consultation
	for _, e := range list {
		waiting := slices.IndexFunc(all, func(c Consultation) bool { return c.Open() && c.Ref == e.Ref })
		switch {
		case e.Kind == ConsultSent:
			if waiting >= 0 && e.Ref != "" {
				return nil, fault.New(fault.Invalid, "给“%s”的征求意见书%s已经发过，意见还没有收到。核对是不是记重了", e.Ref, all[waiting].Sent)
			}
			all = append(all, Consultation{Ref: e.Ref, Sent: e.Date, From: e.Date})
		case e.Kind != ConsultDelivered && e.Kind != ConsultAnswered:
		case waiting < 0:
			return nil, fault.New(fault.Invalid, "%s记了“%s”，这以前没有对应的征求意见书。先记发出，再记收到", e.Date, e.Kind.Label())
		case e.Kind == ConsultDelivered:
			all[waiting].From = e.Date
		default:
			all[waiting].Answered = e.Date
		}
	}
	for i, c := range all {
		all[i].LastDay = lastOf(calendar, c.From, r.Consult)
	}
	return all, nil
}

// lastOf gives the n-th working day after a day. The sheet proves every day of
// the term itself; of the others' terms only the end is needed.
func lastOf(calendar *workday.Calendar, from workday.Date, n int) workday.Date {
	for n > 0 {
		from = from.AddDays(1)
		if work, _ := calendar.IsWorkday(from); work {
			n--
		}
	}
	return from
}

// spanOf gives the days a consultation takes: (sent, answered or the last of
// the other side's days]. A late answer does not lengthen them (条例32: who does
// not answer in time leaves the decision to the office).
func (r Rules) spanOf(c Consultation) span {
	s := span{after: c.Sent, upTo: c.LastDay, why: []string{"征求意见"}}
	if c.Ref != "" {
		s.why = []string{"征求" + c.Ref + "意见"}
	}
	if !c.Open() && !c.Answered.After(c.LastDay) {
		s.upTo = c.Answered
		if r.CountAnswerDay {
			s.upTo = c.Answered.AddDays(-1)
		}
	}
	if r.PauseOnSent {
		s.after = c.Sent.AddDays(-1)
	}
	return s
}

// pauses gives the stretches that do not count, as a union: no day is taken off
// twice, whatever overlaps.
func (r Rules) pauses(list []Event, consultations []Consultation) []span {
	var spans []span
	for _, c := range consultations {
		spans = append(spans, r.spanOf(c))
	}
	if r.PauseForReasons {
		spans = append(spans, reasonsSpan(list)...)
	}
	return union(spans)
}

// reasonsSpan is the time an applicant took to give reasons. While none have
// come nothing is taken off: nobody knows yet how long it will be.
func reasonsSpan(list []Event) []span {
	asked := slices.IndexFunc(list, func(e Event) bool { return e.Kind == ReasonsAsked })
	given := slices.IndexFunc(list, func(e Event) bool { return e.Kind == ReasonsGiven })
	if asked < 0 || given < 0 {
		return nil
	}
	return []span{{list[asked].Date, list[given].Date, []string{"等待说明理由"}}}
}

// union merges stretches that overlap or follow each other without a gap. The
// reasons of a merged stretch are all that run in it.
func union(spans []span) []span {
	slices.SortStableFunc(spans, func(a, b span) int {
		return cmp.Or(a.after.Compare(b.after), a.upTo.Compare(b.upTo))
	})
	var merged []span
	for _, s := range spans {
		if !s.upTo.After(s.after) {
			continue // answered on the day it was sent
		}
		last := len(merged) - 1
		if last < 0 || s.after.After(merged[last].upTo) {
			merged = append(merged, span{s.after, s.upTo, slices.Clone(s.why)})
			continue
		}
		if s.upTo.After(merged[last].upTo) {
			merged[last].upTo = s.upTo
		}
		for _, why := range s.why {
			if !slices.Contains(merged[last].why, why) {
				merged[last].why = append(merged[last].why, why)
			}
		}
	}
	return merged
}

// reason says why the days of s are not counted.
func (s span) reason() string { return strings.Join(s.why, "、") }

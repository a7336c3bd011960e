package desk

import (
	"context"

	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// RequestStatistics is what an office reports of its requests for a month or
// any other time, both days included.
type RequestStatistics struct {
	From, To  workday.Date
	Received  int // applications that came
	ByChannel map[request.Channel]int
	ByKind    map[request.ApplicantKind]int
	Closed    int // applications that ended, whenever they came
	ByOutcome map[request.Outcome]int
	Late      int                    // of those that ended, after their last day
	Open      int                    // at the end of the time
	Fees      int                    // yuan that were paid
	Others    map[request.Matter]int // 更正申请, 咨询 and 协助 that came
}

// RequestStatistics counts a stretch of days.
func (d *Desk) RequestStatistics(ctx context.Context, from, to workday.Date) (RequestStatistics, error) {
	s := RequestStatistics{
		From: from, To: to, ByChannel: map[request.Channel]int{}, ByKind: map[request.ApplicantKind]int{},
		ByOutcome: map[request.Outcome]int{}, Others: map[request.Matter]int{},
	}
	if from.IsZero() || to.Before(from) {
		return s, fault.New(fault.Invalid, "统计的起止日期不对。开始的一天不晚于结束的一天")
	}
	counted, err := d.clockwork(ctx)
	if err != nil {
		return s, err
	}
	err = d.office.EachRequest(ctx, 0, func(row store.RequestRow) error {
		s.add(counted.hold(row))
		return nil
	})
	if err != nil {
		return s, err
	}
	others, err := d.office.OtherMatters(ctx, from, to)
	for _, other := range others {
		s.Others[other.Matter]++
	}
	return s, err
}

func (s *RequestStatistics) holds(d workday.Date) bool {
	return !d.IsZero() && !d.Before(s.From) && !d.After(s.To)
}

func (s *RequestStatistics) add(h *held) {
	a := h.line.Record
	if s.holds(a.Received) {
		s.Received++
		s.ByChannel[a.Channel]++
		s.ByKind[a.Kind]++
	}
	if !a.Received.After(s.To) && (a.Open() || a.Closed.After(s.To)) {
		s.Open++
	}
	if fee := h.dossier.Fee; fee != nil && s.holds(fee.Paid) {
		s.Fees += fee.Received
	}
	if !s.holds(a.Closed) {
		return
	}
	s.Closed++
	s.ByOutcome[a.Outcome]++
	if status, err := h.clock(); err == nil && !status.Due.IsZero() && a.Closed.After(status.Due) {
		s.Late++
	}
}

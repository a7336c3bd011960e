package desk

import (
	"context"
	"fmt"

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
	ByLetter  map[request.LetterCode]int // of those that ended, where the letter is in the dossier
	Posted    int                        // items that were first made public
	Cases     map[request.CaseKind]int   // 复议 and 诉讼 that came
	Late      int                        // of those that ended, after their last day
	Open      int                        // at the end of the time
	Fees      int                        // yuan that were paid
	Others    map[request.Matter]int     // 更正申请, 咨询 and 协助 that came
}

// RequestStatistics counts a stretch of days.
func (d *Desk) RequestStatistics(ctx context.Context, from, to workday.Date) (RequestStatistics, error) {
	s := RequestStatistics{
		From: from, To: to, ByChannel: map[request.Channel]int{}, ByKind: map[request.ApplicantKind]int{},
		ByOutcome: map[request.Outcome]int{}, ByLetter: map[request.LetterCode]int{},
		Cases: map[request.CaseKind]int{}, Others: map[request.Matter]int{},
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
	if err != nil {
		return s, err
	}
	for _, other := range others {
		s.Others[other.Matter]++
	}
	cases, err := d.office.CasesReceived(ctx, from, to)
	if err != nil {
		return s, err
	}
	for _, c := range cases {
		s.Cases[c.Kind]++
	}
	posted, err := d.office.ItemsOfMonth(ctx, from, to, false)
	s.Posted = len(posted)
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
	if answer := h.dossier.Answer; answer != nil && answer.Letter != "" {
		s.ByLetter[answer.Letter]++
	}
	if status, err := h.clock(); err == nil && !status.Due.IsZero() && a.Closed.After(status.Due) {
		s.Late++
	}
}

// channelFigures are the codes of the county's figures by channel.
var channelFigures = map[request.Channel]string{
	request.InPerson: "11", request.Fax: "12", request.Email: "13", request.Online: "14", request.Mail: "15", request.OtherChannel: "16",
}

// answered is how many of those that ended were answered: giving up and
// withdrawing are entries, not answers.
func (s RequestStatistics) answered() int {
	n := 0
	for outcome, ended := range s.ByOutcome {
		if !outcome.ByRegistration() {
			n += ended
		}
	}
	return n
}

// untold is how many ended as 本机关不掌握 and nobody knows whether the
// information does not exist or another organ holds it.
func (s RequestStatistics) untold() int {
	return s.ByOutcome[request.UnavailableNotHeld] - s.ByLetter["N15"] - s.ByLetter["N16"]
}

// figures are those of the county's 35 that the registers tell, by code.
func (s RequestStatistics) figures() map[string]int {
	f := map[string]int{
		"01": s.Posted, "10": s.Received, "17": s.answered(), "18": s.ByOutcome[request.Granted], "19": s.ByOutcome[request.PartiallyGranted],
		"24": s.ByOutcome[request.UnavailableUnclear], "32": s.Cases[request.Reconsideration],
		"33": s.Cases[request.DirectLitigation] + s.Cases[request.LitigationAfterReconsideration],
	}
	for channel, code := range channelFigures {
		f[code] = s.ByChannel[channel]
	}
	if s.untold() == 0 {
		f["22"], f["23"] = s.ByLetter["N15"], s.ByLetter["N16"]
	}
	return f
}

// statisticsNotes say what a person has to look at before the figures go out.
func statisticsNotes(s RequestStatistics) []string {
	notes := []string{
		"35项的名称照手册所列定西市的报表写，没有核对原文（未核）。县里另有名称的，以县里的为准，请核对",
		"登记簿里数不出来的空着，打印以后手填。免予公开范围、否决公开怎样分项没有查到，也空着",
		"答复总数不含逾期不补正、逾期不缴费和撤回，这是推断，请核对",
	}
	if n := s.untold(); n > 0 {
		notes = append(notes, fmt.Sprintf("有%d件的台账没有写是信息不存在还是非本部门掌握，22、23两项空着", n))
	}
	if n := s.ByChannel[""]; n > 0 {
		notes = append(notes, fmt.Sprintf("有%d件的台账没有写怎样收到的，各渠道加起来少于申请总数", n))
	}
	return notes
}

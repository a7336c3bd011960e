package request_test

import (
	"slices"
	"testing"

	"zwgk/internal/request"
)

// Every change of stage of §4.5: each allowed one is here, and no other is
// allowed.
func TestEveryChangeOfStage(t *testing.T) {
	allowed := map[request.Stage][]request.Stage{
		request.Registered:      {request.Reviewing, request.Retracted},
		request.Reviewing:       {request.Supplementing, request.ConsultingStage, request.PaymentDue, request.DraftingReply, request.Retracted},
		request.Supplementing:   {request.Reviewing, request.GivenUp, request.Retracted},
		request.ConsultingStage: {request.PaymentDue, request.DraftingReply, request.Retracted},
		request.PaymentDue:      {request.DraftingReply, request.GivenUp, request.Retracted},
		request.DraftingReply:   {request.ConsultingStage, request.SigningReply, request.Retracted},
		request.SigningReply:    {request.DraftingReply, request.ReplyIssued, request.Retracted},
		request.ReplyIssued:     {request.ReplyDelivered},
		request.ReplyDelivered:  {request.Filed},
		request.GivenUp:         {request.Filed},
		request.Retracted:       {request.Filed},
	}
	for _, from := range request.Stages() {
		for _, to := range request.Stages() {
			t.Run(from.Label()+"→"+to.Label(), func(t *testing.T) {
				move, err := from.MoveTo(to)
				if !slices.Contains(allowed[from], to) {
					refused(t, "move", err, "“"+to.Label()+"”")
					return
				}
				step := request.Step{From: from, To: to, By: "沈玉兰", On: date("2026-03-02")}
				if err != nil || move.From != from || move.To != to || step.Validate() != nil {
					t.Errorf("%+v, %v", move, err)
				}
			})
		}
	}
}

// What a change of stage tells the clock.
func TestWhatAChangeOfStageTellsTheClock(t *testing.T) {
	want := map[request.Stage]request.EventKind{
		request.Supplementing: request.SupplementNotified, request.ConsultingStage: request.ConsultSent,
		request.PaymentDue: request.FeeNotified, request.GivenUp: request.Abandoned, request.Retracted: request.Withdrawn,
		request.ReplyIssued: request.Answered, request.ReplyDelivered: request.Delivered,
	}
	for _, m := range request.Moves() {
		event := want[m.To]
		switch m.From {
		case request.Supplementing:
			if m.To == request.Reviewing {
				event = request.Supplemented
			}
		case request.PaymentDue:
			if m.To == request.DraftingReply {
				event = request.FeePaid
			}
		}
		if m.Event != event {
			t.Errorf("%s→%s tells %q, want %q", m.From.Label(), m.To.Label(), m.Event, event)
		}
	}
}

func TestAStepIsSigned(t *testing.T) {
	step := request.Step{From: request.Registered, To: request.Reviewing, On: date("2026-03-02")}
	refused(t, "nobody", step.Validate(), "经办人")
	step.By, step.On = "沈玉兰", date("")
	refused(t, "never", step.Validate(), "日期")
	step.To = request.Filed
	refused(t, "no way", step.Validate(), "下一步可以是")
}

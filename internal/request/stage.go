package request

import (
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Stage is where the handling of a request stands: 登记、审核、办理、答复、归档 of
// 条例 article 45, in the steps offices take.
type Stage string

// The stages.
const (
	Registered      Stage = "registered"       // 已登记
	Reviewing       Stage = "reviewing"        // 审核中
	Supplementing   Stage = "supplementing"    // 补正中
	ConsultingStage Stage = "consulting"       // 征求意见中
	PaymentDue      Stage = "awaiting_payment" // 等待缴费
	DraftingReply   Stage = "drafting"         // 起草答复
	SigningReply    Stage = "signing"          // 审签
	ReplyIssued     Stage = "answered"         // 已答复
	ReplyDelivered  Stage = "delivered"        // 已送达
	Filed           Stage = "filed"            // 已归档
	GivenUp         Stage = "abandoned"        // 视为放弃
	Retracted       Stage = "withdrawn"        // 撤回
)

var stageLabels = map[Stage]string{
	Registered: "已登记", Reviewing: "审核中", Supplementing: "补正中", ConsultingStage: "征求意见中",
	PaymentDue: "等待缴费", DraftingReply: "起草答复", SigningReply: "审签", ReplyIssued: "已答复",
	ReplyDelivered: "已送达", Filed: "已归档", GivenUp: "视为放弃", Retracted: "撤回",
}

// Stages returns every stage, the two side branches last.
func Stages() []Stage {
	return []Stage{
		Registered, Reviewing, Supplementing, ConsultingStage, PaymentDue, DraftingReply, SigningReply,
		ReplyIssued, ReplyDelivered, Filed, GivenUp, Retracted,
	}
}

// Label names the stage on a screen.
func (s Stage) Label() string { return stageLabels[s] }

// Move is one allowed change of stage.
type Move struct {
	From, To Stage
	Event    EventKind // what the clock must be told; "" for nothing
}

// moves is the handbook's diagram (§4.5, 推断), with the two ways back that a
// review may take: a draft returned, a third party found while drafting.
var moves = []Move{
	{Registered, Reviewing, ""},
	{Registered, Retracted, Withdrawn},
	{Reviewing, Supplementing, SupplementNotified},
	{Reviewing, ConsultingStage, ConsultSent},
	{Reviewing, PaymentDue, FeeNotified},
	{Reviewing, DraftingReply, ""},
	{Reviewing, Retracted, Withdrawn},
	{Supplementing, Reviewing, Supplemented},
	{Supplementing, GivenUp, Abandoned},
	{Supplementing, Retracted, Withdrawn},
	{ConsultingStage, PaymentDue, FeeNotified},
	{ConsultingStage, DraftingReply, ""},
	{ConsultingStage, Retracted, Withdrawn},
	{PaymentDue, DraftingReply, FeePaid},
	{PaymentDue, GivenUp, Abandoned},
	{PaymentDue, Retracted, Withdrawn},
	{DraftingReply, ConsultingStage, ConsultSent},
	{DraftingReply, SigningReply, ""},
	{DraftingReply, Retracted, Withdrawn},
	{SigningReply, DraftingReply, ""},
	{SigningReply, ReplyIssued, Answered},
	{SigningReply, Retracted, Withdrawn},
	{ReplyIssued, ReplyDelivered, Delivered},
	{ReplyDelivered, Filed, ""},
	{GivenUp, Filed, ""},
	{Retracted, Filed, ""},
}

// Moves lists the allowed changes of stage.
func Moves() []Move { return slices.Clone(moves) }

// Next lists the stages that may follow s.
func (s Stage) Next() []Stage {
	var next []Stage
	for _, m := range moves {
		if m.From == s {
			next = append(next, m.To)
		}
	}
	return next
}

// MoveTo returns the move from s to another stage, or says which there are.
func (s Stage) MoveTo(to Stage) (Move, error) {
	i := slices.IndexFunc(moves, func(m Move) bool { return m.From == s && m.To == to })
	if i >= 0 {
		return moves[i], nil
	}
	var words []string
	for _, n := range s.Next() {
		words = append(words, n.Label())
	}
	if len(words) == 0 {
		return Move{}, fault.New(fault.NotAllowed, "“%s”的申请已经办完，不能再转到“%s”", s.Label(), to.Label())
	}
	return Move{}, fault.New(fault.NotAllowed, "“%s”的申请不能直接转到“%s”。下一步可以是：%s", s.Label(), to.Label(), strings.Join(words, "、"))
}

// Step is the record of one change of stage: who, when, with which papers, and
// what it did to the last day.
type Step struct {
	From, To  Stage
	By        string
	On        workday.Date
	Papers    []string // digests of the attachments
	DueBefore workday.Date
	DueAfter  workday.Date
}

// Validate reports what a change of stage lacks.
func (s Step) Validate() error {
	if _, err := s.From.MoveTo(s.To); err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(s.By) == "":
		return fault.New(fault.Invalid, "转到“%s”没有写经办人。补上姓名", s.To.Label())
	case s.On.IsZero():
		return fault.New(fault.Invalid, "转到“%s”没有日期。补上日期", s.To.Label())
	}
	return nil
}

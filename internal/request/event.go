package request

import (
	"cmp"
	"slices"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// EventKind is something that happened to a request and that its clock, or its
// file, must know.
type EventKind string

// The events, in the order in which they are taken when they fall on one day.
const (
	Received           EventKind = "received"            // 收到申请，条例31
	SupplementNotified EventKind = "supplement_notified" // 告知补正，条例30
	Supplemented       EventKind = "supplemented"        // 收到补正，条例30
	ReasonsAsked       EventKind = "reasons_asked"       // 要求说明理由，条例35
	ReasonsGiven       EventKind = "reasons_given"       // 收到说明的理由，条例35
	ConsultSent        EventKind = "consult_sent"        // 发出征求意见书，条例32、34
	ConsultDelivered   EventKind = "consult_delivered"   // 对方收到征求意见书，条例32、34
	ConsultAnswered    EventKind = "consult_answered"    // 收到意见，条例32、34
	Extended           EventKind = "extended"            // 延期，条例33
	Deferred           EventKind = "deferred"            // 确定延迟答复的合理期限，条例35
	FeeNotified        EventKind = "fee_notified"        // 发出收费通知，条例42
	FeePaid            EventKind = "fee_paid"            // 完成缴费
	Withdrawn          EventKind = "withdrawn"           // 申请人撤回
	Abandoned          EventKind = "abandoned"           // 视为放弃
	Answered           EventKind = "answered"            // 答复
	Delivered          EventKind = "delivered"           // 送达
)

// eventFacts are an event's words: what happened, and where the law has it.
type eventFacts struct{ label, article string }

var eventOrder = []EventKind{
	Received, SupplementNotified, Supplemented, ReasonsAsked, ReasonsGiven, ConsultSent, ConsultDelivered,
	ConsultAnswered, Extended, Deferred, FeeNotified, FeePaid, Withdrawn, Abandoned, Answered, Delivered,
}

var events = map[EventKind]eventFacts{
	Received:           {"收到申请", "条例第三十一条"},
	SupplementNotified: {"告知补正", "条例第三十条"},
	Supplemented:       {"收到补正的申请", "条例第三十条"},
	ReasonsAsked:       {"要求说明理由", "条例第三十五条"},
	ReasonsGiven:       {"收到说明的理由", "条例第三十五条"},
	ConsultSent:        {"发出征求意见书", "条例第三十二条、第三十三条、第三十四条"},
	ConsultDelivered:   {"对方收到征求意见书", "条例第三十二条、第三十四条"},
	ConsultAnswered:    {"收到意见", "条例第三十二条、第三十三条、第三十四条"},
	Extended:           {"延长答复期限", "条例第三十三条"},
	Deferred:           {"确定延迟答复的合理期限", "条例第三十五条"},
	FeeNotified:        {"发出收费通知", "条例第四十二条；国办函〔2020〕109号"},
	FeePaid:            {"申请人缴费", "国办函〔2020〕109号"},
	Withdrawn:          {"申请人撤回", "申请人的意思"},
	Abandoned:          {"视为放弃申请", "条例第三十条；国办函〔2020〕109号"},
	Answered:           {"答复", "条例第三十三条"},
	Delivered:          {"送达", "实务"},
}

// EventKinds returns every kind in its order within a day.
func EventKinds() []EventKind { return slices.Clone(eventOrder) }

// Valid reports whether k is a kind the program knows.
func (k EventKind) Valid() bool { return slices.Contains(eventOrder, k) }

// Label names the event as the office does.
func (k EventKind) Label() string { return events[k].label }

// Article names the provision the event rests on.
func (k EventKind) Article() string { return events[k].article }

// Ends reports whether the clock stops for good with the event.
func (k EventKind) Ends() bool { return k == Withdrawn || k == Abandoned || k == Answered }

// Event is one entry of a request's time line.
type Event struct {
	Date workday.Date `json:"date"`
	Kind EventKind    `json:"event"`
	// Ref tells several 征求意见 of one request apart: the same in the letter
	// sent and the answer to it. Answers without one go to the letter that
	// waits longest.
	Ref string `json:"ref,omitempty"`
	// Days is a number of working days that the event sets: of an extension or
	// a deferral, how many are added; of 告知补正, how many the applicant has,
	// which the law leaves to the office ("合理的补正期限").
	Days     int    `json:"days,omitempty"`
	Approver string `json:"approver,omitempty"` // who agreed to an extension
	Note     string `json:"note,omitempty"`
}

// Validate reports what is missing from e before it goes into the register. A
// clock counts such an event nevertheless: what happened, happened.
func (e Event) Validate() error {
	switch {
	case !e.Kind.Valid():
		return fault.New(fault.Invalid, "“%s”不是办理中的一个环节。从环节表里选", e.Kind)
	case e.Date.IsZero():
		return fault.New(fault.Invalid, "“%s”没有日期。补上日期", e.Kind.Label())
	case e.Days < 0:
		return fault.New(fault.Invalid, "“%s”的天数是%d。写1或更多", e.Kind.Label(), e.Days)
	case e.Kind == Extended && e.Approver == "":
		return fault.New(fault.Invalid, "延期没有写明同意的人。条例第三十三条要求政府信息公开工作机构负责人同意，补上姓名")
	case (e.Kind == Extended || e.Kind == Deferred) && e.Days == 0:
		return fault.New(fault.Invalid, "“%s”没有写几个工作日。补上天数", e.Kind.Label())
	}
	return nil
}

// inOrder returns the events by date, and within a day in the order of the law,
// so that it does not matter in which order a clerk wrote them down.
func inOrder(list []Event) []Event {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Event) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(slices.Index(eventOrder, a.Kind), slices.Index(eventOrder, b.Kind)))
	})
	return list
}

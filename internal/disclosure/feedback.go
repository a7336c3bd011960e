package disclosure

import (
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Feedback is what somebody said about a posted item: an objection during
// 公示, an opinion on a 预公开, a villager's word at 征询意见.
type Feedback struct {
	ID   string       `json:"id"`
	On   workday.Date `json:"on"`
	From string       `json:"from,omitempty"` // may be anonymous
	Way  string       `json:"way,omitempty"`  // 电话、来访、意见箱
	Text string       `json:"text"`
	// Adopted is for a 预公开: nil while nobody has decided.
	Adopted    *bool        `json:"adopted,omitempty"`
	Answer     string       `json:"answer,omitempty"` // or the reason why it was not adopted
	AnsweredOn workday.Date `json:"answered_on,omitzero"`
	AnsweredBy Who          `json:"answered_by,omitzero"`
}

// Hear records an opinion about an item that hangs or hung.
func (i Item) Hear(f Feedback) (Item, error) {
	switch {
	case len(i.Publications) == 0:
		return i, fault.New(fault.Conflict, "还没有公布，没有意见可登记")
	case strings.TrimSpace(f.Text) == "":
		return i, fault.New(fault.Invalid, "没有写意见的内容")
	case f.On.IsZero() || f.On.Before(i.Publications[0].On):
		return i, fault.New(fault.Invalid, "提出意见的日期不对，公布是%s", i.Publications[0].On)
	}
	i.Feedback = append(slices.Clone(i.Feedback), f)
	return i, nil
}

// Reply answers an opinion. adopted is nil except for a 预公开, whose every
// opinion is adopted or refused with the reason.
func (i Item) Reply(id, answer string, adopted *bool, on workday.Date, by Who) (Item, error) {
	at := slices.IndexFunc(i.Feedback, func(f Feedback) bool { return f.ID == id })
	switch {
	case at < 0:
		return i, fault.New(fault.NotFound, "没有这条意见")
	case strings.TrimSpace(answer) == "":
		return i, fault.New(fault.Invalid, "没有写答复。采纳的写怎样改，不采纳的写理由")
	case i.Flags.Preview && adopted == nil:
		return i, fault.New(fault.Invalid, "预公开的意见要写明采纳还是不采纳")
	case on.Before(i.Feedback[at].On):
		return i, fault.New(fault.Invalid, "答复日期%s早于提出日期%s", on, i.Feedback[at].On)
	}
	i.Feedback = slices.Clone(i.Feedback)
	f := &i.Feedback[at]
	f.Answer, f.Adopted, f.AnsweredOn, f.AnsweredBy = strings.TrimSpace(answer), adopted, on, by
	return i, nil
}

// Unanswered returns the opinions that nobody has answered.
func (i *Item) Unanswered() []Feedback {
	return slices.DeleteFunc(slices.Clone(i.Feedback), func(f Feedback) bool { return f.Answer != "" })
}

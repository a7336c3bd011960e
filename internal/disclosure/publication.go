package disclosure

import (
	"slices"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// Publication is one posting of an item's text on one channel.
type Publication struct {
	ID       string          `json:"id"`
	Revision int             `json:"revision"`
	Digest   string          `json:"digest"` // of that revision
	Channel  catalog.Channel `json:"channel"`
	Place    string          `json:"place,omitempty"` // which board, which loudspeaker
	On       workday.Date    `json:"on"`
	By       Who             `json:"by"`
	Copies   int             `json:"copies,omitempty"` // 份数
	Times    int             `json:"times,omitempty"`  // 播出次数
	// Until is the last day of 公示期; zero when it hangs for good.
	Until    workday.Date `json:"until,omitzero"`
	Evidence []Evidence   `json:"evidence,omitempty"`
	DownOn   workday.Date `json:"down_on,omitzero"`
	DownBy   Who          `json:"down_by,omitzero"`
}

// Evidence proves a posting: a photograph of the board, a sheet of signatures.
type Evidence struct {
	Digest string       `json:"digest"`
	Name   string       `json:"name"`
	Taken  workday.Date `json:"taken,omitzero"`
	Note   string       `json:"note,omitempty"` // 说明
}

// Notice says how long something hangs.
type Notice struct {
	Days    int  `json:"days"`
	Working bool `json:"working"` // working days; otherwise days of the calendar
}

// LastDay is the last day of a 公示期 that begins on the day after it was
// posted. known is false when the calendar has no data for it.
func (n Notice) LastDay(c *workday.Calendar, posted workday.Date) (last workday.Date, known bool, err error) {
	if n.Days <= 0 {
		return workday.Date{}, true, nil
	}
	if !n.Working {
		return posted.AddDays(n.Days), true, nil
	}
	count, err := c.Deadline(posted, n.Days)
	return count.Due, !count.Estimated(), err
}

// Post hangs the newest text out. The first posting on the way leads nowhere
// yet: the item leaves 公开 when its last posting is taken down, or is filed
// from there when it hangs for good.
func (i Item) Post(p Publication) (Item, error) {
	step := i.Step()
	switch {
	case i.Ending != nil && i.Ending.Kind != Revoked:
		return i, ended(i)
	case step.Kind != office.Publishing:
		return i, fault.New(fault.Conflict, "现在在“%s”，审签完才能公布", step.Name)
	case p.Channel.Label() == "":
		return i, fault.New(fault.Invalid, "没有选公开的渠道")
	case p.On.IsZero():
		return i, fault.New(fault.Invalid, "没有公布日期")
	case strings.TrimSpace(p.Place) == "" && p.Channel.NeedsPlace():
		return i, fault.New(fault.Invalid, "没有写地点。写明哪一处公示栏")
	case i.Audience == Internal && p.Channel.Outward():
		return i, fault.New(fault.NotAllowed, "这是对内公开的事项，不能发到“%s”。换会议、文件或内部公示栏", p.Channel.Label())
	case !p.Until.IsZero() && p.Until.Before(p.On):
		return i, fault.New(fault.Invalid, "公示期最后一天%s早于公布日期%s", p.Until, p.On)
	}
	if last := i.lastOpinion(); last != nil && p.On.Before(last.On) {
		return i, fault.New(fault.Invalid, "公布日期%s早于“%s”的%s。先审查，后公开", p.On, last.StepName, last.On)
	}
	p.Revision = i.Revision
	i.Publications = append(slices.Clone(i.Publications), p)
	return i, nil
}

// Hanging returns the postings that have not been taken down.
func (i *Item) Hanging() []Publication {
	return slices.DeleteFunc(slices.Clone(i.Publications), func(p Publication) bool { return !p.DownOn.IsZero() })
}

// AddEvidence puts a proof to a posting.
func (i Item) AddEvidence(publication string, e Evidence) (Item, error) {
	at, err := i.publication(publication)
	if err != nil {
		return i, err
	}
	i.Publications = slices.Clone(i.Publications)
	p := &i.Publications[at]
	p.Evidence = append(slices.Clone(p.Evidence), e)
	return i, nil
}

// TakeDown records that a posting was taken down. Objections must have been
// answered; a 公示期 must be over, unless the item was revoked.
func (i Item) TakeDown(publication string, on workday.Date, by Who) (Item, error) {
	at, err := i.publication(publication)
	if err != nil {
		return i, err
	}
	i.Publications = slices.Clone(i.Publications)
	p := &i.Publications[at]
	switch {
	case !p.DownOn.IsZero():
		return i, fault.New(fault.Conflict, "已经在%s撤下", p.DownOn)
	case on.Before(p.On):
		return i, fault.New(fault.Invalid, "撤下日期%s早于公布日期%s", on, p.On)
	case !p.Until.IsZero() && !on.After(p.Until) && i.Ending == nil:
		return i, fault.New(fault.Conflict, "公示期到%s才满，第二天起可以撤下", p.Until)
	}
	p.DownOn, p.DownBy = on, by
	return i, nil
}

func (i *Item) publication(id string) (int, error) {
	at := slices.IndexFunc(i.Publications, func(p Publication) bool { return p.ID == id })
	if at < 0 {
		return 0, fault.New(fault.NotFound, "没有这一次公布的记录")
	}
	return at, nil
}

// Go leads a published item on: from 公开 to 征询意见 where the route has it, and
// to 建档. Something must have been posted with evidence, what hung for a time
// taken down, and every objection answered.
func (i Item) Go() (Item, error) {
	step := i.Step()
	switch {
	case step.Kind != office.Publishing && step.Kind != office.Consultation:
		return i, fault.New(fault.Conflict, "现在在“%s”，还不能往下走", step.Name)
	case len(i.Publications) == 0:
		return i, fault.New(fault.Invalid, "还没有公布过。登记公布的渠道、日期和地点")
	}
	for _, p := range i.Publications {
		switch {
		case len(p.Evidence) == 0:
			return i, fault.New(fault.Invalid, "%s在“%s”的公布没有凭证。加一张照片或签收单", p.On, p.Channel.Label())
		case !p.Until.IsZero() && p.DownOn.IsZero():
			return i, fault.New(fault.Invalid, "“%s”的公示还没有撤下", p.Channel.Label())
		}
	}
	if n := len(i.Unanswered()); n > 0 {
		return i, fault.New(fault.Invalid, "还有%d条意见没有答复", n)
	}
	i.At++
	return i, nil
}

// File hands the item to the archive.
func (i Item) File(on workday.Date) (Item, error) {
	switch {
	case i.Step().Kind != office.Filing:
		return i, fault.New(fault.Conflict, "现在在“%s”，办完才能建档", i.Step().Name)
	case !i.Filed.IsZero():
		return i, fault.New(fault.Conflict, "已经在%s建档", i.Filed)
	}
	i.Filed = on
	return i, nil
}

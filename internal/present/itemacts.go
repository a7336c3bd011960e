package present

import (
	"context"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// ItemDeed is something that can be done with the open item.
type ItemDeed string

// The deeds.
const (
	DoEdit     ItemDeed = "edit"      // 改稿子, 更正或变更
	DoSubmit   ItemDeed = "submit"    // 送审
	DoPass     ItemDeed = "pass"      // 通过
	DoReturn   ItemDeed = "return"    // 退回
	DoRecord   ItemDeed = "record"    // 登记纸面意见
	DoPost     ItemDeed = "post"      // 登记公布
	DoEvidence ItemDeed = "evidence"  // 加凭证
	DoTakeDown ItemDeed = "take_down" // 撤下
	DoHear     ItemDeed = "hear"      // 登记意见
	DoReply    ItemDeed = "reply"     // 答复意见
	DoGoOn     ItemDeed = "go_on"     // 往下走
	DoFile     ItemDeed = "file"      // 建档
	DoEnd      ItemDeed = "end"       // 撤销、终止
)

// ItemAct is a deed as its button says it; Reason says why it cannot be done
// now, "" when it can.
type ItemAct struct {
	Do           ItemDeed
	Word, Reason string
}

// Fields of the forms of the room, where a sentence about a mistake belongs.
const (
	ReasonField   = "reason"
	OpinionField  = "opinion"
	HowField      = "how"
	ScopeField    = "scope"
	VerdictField  = "verdict"
	SignerField   = "signer"
	SignedOnField = "signed_on"
	MeetingField  = "meeting"
	ScanField     = "scan"
)

// ReviewModel is what is judged at the step under way.
type ReviewModel struct {
	Step      string // 保密审查
	Hint      string // 保密审查意见
	Questions bool   // the three are asked
	Verdicts  []string
	How       string // proposed answers
	Scope     string
	Meeting   bool // a collective decision: the meeting is asked for
}

// The answers to 能否公开. The last one passes nothing.
var mayPublishWords = []string{"可以公开", "遮盖后可以公开", "不能公开"}

const mayNot = 2

// reviewOf is what the person is asked at the step under way.
func reviewOf(v *desk.ItemView) *ReviewModel {
	step := v.Item.Step()
	if !step.Kind.Reviews() || v.Item.Ending != nil {
		return nil
	}
	return &ReviewModel{
		Step: step.Name, Hint: step.Name + "意见，没有就空着", Questions: step.Kind == office.SecrecyReview, Verdicts: mayPublishWords,
		How: howWords(v), Scope: scopeWords(&v.Item), Meeting: step.Kind == office.CollectiveDecision,
	}
}

// howWords proposes where it is to be posted: the channels of the catalogue.
func howWords(v *desk.ItemView) string {
	if v.Entry == nil {
		return ""
	}
	var names []string
	for _, c := range v.Entry.Channels {
		names = append(names, channelWord(c))
	}
	return strings.Join(names, "、")
}

// channelWord is a channel's name, short enough for a line of a form.
func channelWord(c catalog.Channel) string {
	if c == catalog.NoticeBoard {
		return "公示栏"
	}
	return c.Label()
}

func scopeWords(i *disclosure.Item) string {
	switch i.Audience {
	case disclosure.SpecificGroup:
		return i.Group
	case disclosure.Internal:
		return "本单位"
	case disclosure.Everyone:
	}
	return "全社会"
}

// acts are what can be done, the next step first; the rest is 更多.
func (p *Items) acts(v *desk.ItemView, m *ItemModel) (acts, more []ItemAct) {
	i := &v.Item
	switch i.State() {
	case disclosure.InDraft, disclosure.WasReturned:
		submit := ItemAct{DoSubmit, "送" + nextStep(i), reasonOf(v.May[disclosure.Write], ruled(i.Submit(p.desk.Today())))}
		edit := ItemAct{DoEdit, "改稿子", reasonOf(v.May[disclosure.Write])}
		acts = []ItemAct{submit, edit}
		if back := i.ReturnedFor(); back != nil && back.Revision == i.Revision { // nothing has been changed yet
			acts = []ItemAct{edit, submit}
		}
	case disclosure.InReview:
		reviewed, other := p.reviewActs(v)
		acts, more = reviewed, []ItemAct{other, {DoEdit, "改稿子", reasonOf(v.May[disclosure.Write])}}
	case disclosure.Ready, disclosure.Hanging, disclosure.Down:
		acts, more = p.postingActs(v, m)
	case disclosure.ToFile:
		acts = []ItemAct{{DoFile, "建档", reasonOf(v.May[disclosure.FileIt])}, {DoEdit, "更正、变更", reasonOf(v.May[disclosure.Write])}}
	case disclosure.InArchive, disclosure.HasEnded:
		return nil, nil
	}
	return acts, append(more, ItemAct{DoEnd, "撤销、终止", reasonOf(v.May[disclosure.EndIt])})
}

// reviewActs tries the rules before they are asked: what would be refused is
// locked with the rule's own sentence.
func (p *Items) reviewActs(v *desk.ItemView) (acts []ItemAct, more ItemAct) {
	i := &v.Item
	by := disclosure.Review{By: p.self(), On: p.desk.Today(), Text: "同意", SamePerson: p.samePerson,
		Questions: &disclosure.Questions{MayPublish: true, How: "张贴", Scope: "全社会"}}
	pass := ItemAct{DoPass, i.Step().Name + "通过", reasonOf(v.May[disclosure.Judge], ruled(i.Pass(by, len(v.Open))))}
	if next := nextStep(i); next != "" {
		pass.Word = "通过，送" + next
	}
	back := ItemAct{DoReturn, "退回", reasonOf(v.May[disclosure.Judge], ruled(i.Return(by)))}
	onPaper := by
	onPaper.By, onPaper.Paper = disclosure.Who{Name: "签字的人"}, &disclosure.Paper{Meeting: "会议"}
	record := ItemAct{DoRecord, "登记纸面意见", reasonOf(v.May[disclosure.Record], ruled(i.Pass(onPaper, len(v.Open))))}
	if pass.Reason != "" && record.Reason == "" {
		return []ItemAct{record, pass}, back
	}
	return []ItemAct{pass, back}, record
}

// nextStep names the step after the one under way, "" when it is the last.
func nextStep(i *disclosure.Item) string {
	if i.At+1 >= len(i.Route.Steps) {
		return ""
	}
	return i.Route.Steps[i.At+1].Name
}

// ruled drops the item that a rule returns: only what it says is wanted.
func ruled(_ disclosure.Item, err error) error { return err }

// reasonOf says the first of some refusals, "" when there is none.
func reasonOf(refusals ...error) string {
	for _, err := range refusals {
		if err != nil {
			return sentenceOf(err)
		}
	}
	return ""
}

// sentenceOf is what an error says to the clerk.
func sentenceOf(err error) string { return fault.Sentence(err) }

// change does something to the open item and reads everything again. What is
// refused is said to done beside a field, else where the person is looking.
func (p *Items) change(field string, done func(wrong map[string]string), said string, work func(ctx context.Context, id string) error) {
	if p.model.Item == nil {
		return
	}
	id := p.model.Item.ID
	p.run.Go(func(ctx context.Context) error { return work(ctx, id) }, func(err error) {
		switch {
		case err != nil && done != nil:
			tell(func(sentence string) { done(map[string]string{field: sentence}) }, err)
		case err != nil:
			tell(p.view.Fail, err)
		default:
			if done != nil {
				done(nil)
			}
			if said != "" {
				p.view.Say(said)
			}
			p.Load()
		}
	})
}

// Submit sends the draft on its way.
func (p *Items) Submit() {
	if p.item == nil {
		return
	}
	p.change("", nil, "已送"+nextStep(&p.item.Item), func(ctx context.Context, id string) error {
		_, err := p.desk.Submit(ctx, id)
		return err
	})
}

// ReviewAnswers are what a reviewer has filled in.
type ReviewAnswers struct {
	Text    string
	Verdict int // of ReviewModel.Verdicts
	How     string
	Scope   string
	Paper   *PaperAnswers // nil: at the desk
}

// PaperAnswers say how a step was taken on paper.
type PaperAnswers struct {
	Signer  string
	On      workday.Date
	Meeting string
	Scan    string // path, "" for none yet
}

func (p *Items) reviewInput(a ReviewAnswers) desk.ReviewInput {
	in := desk.ReviewInput{Text: a.Text}
	if m := p.model.Item; m != nil && m.Review != nil && m.Review.Questions {
		in.Questions = &disclosure.Questions{MayPublish: a.Verdict != mayNot, How: a.How, Scope: a.Scope}
	}
	if a.Paper != nil {
		in.Paper = &desk.PaperInput{Signer: a.Paper.Signer, On: a.Paper.On, Meeting: a.Paper.Meeting, Scan: a.Paper.Scan}
	}
	return in
}

// wrongAnswer tells which field of a review is wrong.
func (p *Items) wrongAnswer(a ReviewAnswers) string {
	if p.model.Item == nil || p.model.Item.Review == nil {
		return OpinionField
	}
	asked, onPaper, slip := p.model.Item.Review, a.Paper != nil, PaperAnswers{}
	if onPaper {
		slip = *a.Paper
	}
	empty := func(text string) bool { return strings.TrimSpace(text) == "" }
	for _, c := range []struct {
		wrong bool
		field string
	}{
		{onPaper && empty(slip.Signer), SignerField},
		{onPaper && (slip.On.IsZero() || slip.On.After(p.desk.Today())), SignedOnField},
		{onPaper && asked.Meeting && empty(slip.Meeting), MeetingField},
		{asked.Questions && a.Verdict == mayNot, VerdictField},
		{asked.Questions && empty(a.How), HowField},
		{asked.Questions && empty(a.Scope), ScopeField},
	} {
		if c.wrong {
			return c.field
		}
	}
	return OpinionField
}

// Pass passes the step under way; done is told what is wrong with which field.
func (p *Items) Pass(a ReviewAnswers, done func(wrong map[string]string)) {
	in, said := p.reviewInput(a), "已通过"
	if next := nextStep(&p.item.Item); next != "" {
		said += "，下一步" + next
	}
	p.change(p.wrongAnswer(a), done, said, func(ctx context.Context, id string) error {
		_, err := p.desk.Pass(ctx, id, in)
		return err
	})
}

// Return sends the item back to its drafter with the reason, which is the text
// of the answers.
func (p *Items) Return(a ReviewAnswers, done func(wrong map[string]string)) {
	in, field := p.reviewInput(a), ReasonField
	if a.Paper != nil && strings.TrimSpace(a.Text) != "" {
		field = p.wrongAnswer(a)
	}
	p.change(field, done, "已退回"+p.item.Item.Drafter.Name, func(ctx context.Context, id string) error {
		_, err := p.desk.Return(ctx, id, in)
		return err
	})
}

// GoOn leads a published item on; FileIt hands it to the archive.
func (p *Items) GoOn() {
	p.change("", nil, "已办完公开", func(ctx context.Context, id string) error {
		_, err := p.desk.GoOn(ctx, id)
		return err
	})
}

// FileIt hands the item to the archive.
func (p *Items) FileIt() {
	p.change("", nil, "已建档", func(ctx context.Context, id string) error {
		_, err := p.desk.File(ctx, id)
		return err
	})
}

// End revokes or terminates the item with the explanation that is posted.
func (p *Items) End(kind disclosure.EndingKind, explanation string, done func(wrong map[string]string)) {
	p.change(ReasonField, done, "已"+kind.Label(), func(ctx context.Context, id string) error {
		_, err := p.desk.End(ctx, id, kind, explanation)
		return err
	})
}

package present

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/workday"
)

// PostingRow is one posting of the open item.
type PostingRow struct {
	ID       string
	Channel  string
	Line     string // 村委会公示栏　1月9日张贴，2份
	Notice   string // 公示到1月16日（周五），剩2个工作日; "" when it hangs for good
	Tone     Tone
	Evidence []string
	Down     string // 1月19日撤下; "" while it hangs
	Old      bool   // of a text before the newest
}

// FeedbackRow is what somebody said about the open item.
type FeedbackRow struct {
	ID, From, Text string
	Answer         string // 采纳：…; "" while nobody has answered
}

// Fields of the forms about postings.
const (
	ChannelField  = "channel"
	PlaceField    = "place"
	PostedOnField = "posted_on"
	CopiesField   = "copies"
	DaysField     = "days"
	EvidenceField = "evidence"
	HeardField    = "heard"
	HeardOnField  = "heard_on"
	AnswerField   = "answer"
	DownOnField   = "down_on"
)

func (p *Items) postings(v *desk.ItemView) []PostingRow {
	today := p.desk.Today()
	var rows []PostingRow
	for _, one := range v.Item.Publications {
		row := PostingRow{ID: one.ID, Channel: channelWord(one.Channel), Old: one.Revision != v.Item.Revision}
		words := []string{strings.TrimSpace(one.Place + "　" + yearDay(one.On, today) + "公布")}
		if one.Copies > 0 {
			words = append(words, fmt.Sprintf("%d份", one.Copies))
		}
		if one.Times > 0 {
			words = append(words, fmt.Sprintf("播%d遍", one.Times))
		}
		row.Line = strings.Join(append(words, one.By.Name), "，")
		if !one.Until.IsZero() {
			row.Notice, row.Tone = "公示到"+lastDayWords(one.Until, today), Plain
			if one.DownOn.IsZero() && today.After(one.Until) {
				row.Notice, row.Tone = "公示到"+lastDayWords(one.Until, today)+"满，该撤下", Caution
			}
		}
		if !one.DownOn.IsZero() {
			row.Down = yearDay(one.DownOn, today) + "撤下"
		}
		for _, e := range one.Evidence {
			row.Evidence = append(row.Evidence, strings.TrimSpace(e.Name+"　"+e.Note))
		}
		rows = append(rows, row)
	}
	return rows
}

// lastDayWords writes 1月16日（周五）.
func lastDayWords(d, today workday.Date) string {
	return yearDay(d, today) + "（" + d.ChineseWeekday() + "）"
}

func feedbackRows(v *desk.ItemView) []FeedbackRow {
	var rows []FeedbackRow
	for _, f := range v.Item.Feedback {
		from := f.From
		if from == "" {
			from = "没有留名"
		}
		row := FeedbackRow{ID: f.ID, From: strings.TrimSpace(from + "　" + f.On.String() + "　" + f.Way), Text: f.Text}
		if f.Answer != "" {
			row.Answer = "答复：" + f.Answer
			if f.Adopted != nil {
				row.Answer = map[bool]string{true: "采纳：", false: "不采纳："}[*f.Adopted] + f.Answer
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// postingActs are what can be done with an item that has passed review. The
// next step is what the rules still miss before it may go on.
func (p *Items) postingActs(v *desk.ItemView, m *ItemModel) (acts, more []ItemAct) {
	i, may := &v.Item, reasonOf(v.May[disclosure.PostIt])
	listen := reasonOf(v.May[disclosure.Listen])
	post, evidence := ItemAct{DoPost, "登记公布", may}, ItemAct{DoEvidence, "加凭证", may}
	down, hear, reply := ItemAct{DoTakeDown, "登记撤下", may}, ItemAct{DoHear, "登记意见", listen}, ItemAct{DoReply, "答复意见", listen}
	on := ItemAct{DoGoOn, "办完，送" + nextStep(i), reasonOf(v.May[disclosure.PostIt], ruled(i.Go()))}
	change := ItemAct{DoEdit, "更正、变更", reasonOf(v.May[disclosure.Write])}
	if i.State() == disclosure.Ready {
		return []ItemAct{post}, []ItemAct{change}
	}
	next := on
	switch {
	case len(i.Unanswered()) > 0:
		next = reply
	case lacksEvidence(m.Postings):
		next = evidence
	case anyDue(m.Postings):
		next = down
	}
	for _, other := range []ItemAct{post, evidence, down, on, change} {
		if other.Do != next.Do {
			more = append(more, other)
		}
	}
	return []ItemAct{next, hear}, more
}

func lacksEvidence(rows []PostingRow) bool {
	for _, r := range rows {
		if len(r.Evidence) == 0 && !r.Old {
			return true
		}
	}
	return false
}

// anyDue reports whether something has hung its time.
func anyDue(rows []PostingRow) bool {
	for _, r := range rows {
		if r.Tone == Caution && r.Down == "" {
			return true
		}
	}
	return false
}

// PostingAnswers are what the clerk has filled in about a posting.
type PostingAnswers struct {
	Channel       int // of PostingChannels; -1: none chosen
	Place         string
	On            workday.Date
	Copies, Times string
	Days          string // of 公示; "" hangs for good
	Working       bool
}

// PostingChannels are what can be chosen: those of the catalogue entry first.
func (p *Items) PostingChannels() (words []string, channels []catalog.Channel) {
	if p.item != nil && p.item.Entry != nil {
		channels = append(channels, p.item.Entry.Channels...)
	}
	for _, c := range catalog.Channels() {
		known := false
		for _, k := range channels {
			known = known || k == c
		}
		if !known {
			channels = append(channels, c)
		}
	}
	for _, c := range channels {
		words = append(words, channelWord(c))
	}
	return words, channels
}

func (a PostingAnswers) input(channels []catalog.Channel) (in desk.PostingInput, wrong map[string]string) {
	wrong = map[string]string{}
	if a.Channel >= 0 && a.Channel < len(channels) {
		in.Channel = channels[a.Channel]
	} else {
		wrong[ChannelField] = "没有选渠道。选一种"
	}
	in.Place, in.On = strings.TrimSpace(a.Place), a.On
	if in.Place == "" && in.Channel.NeedsPlace() {
		wrong[PlaceField] = "没有写地点。写明哪一处，例如“村委会公示栏”"
	}
	if in.On.IsZero() {
		wrong[PostedOnField] = "没有公布日期"
	}
	for _, n := range []struct {
		text, field string
		to          *int
	}{{a.Copies, CopiesField, &in.Copies}, {a.Times, CopiesField, &in.Times}, {a.Days, DaysField, &in.Notice.Days}} {
		if n.text == "" {
			continue
		}
		number, err := strconv.Atoi(n.text)
		if err != nil || number > mostCounted {
			wrong[n.field] = "写数字，不超过999"
			continue
		}
		*n.to = number
	}
	in.Notice.Working = a.Working
	return in, wrong
}

const mostCounted = 999

// LastDay says which day a 公示期 would end on; "" while that cannot be said.
func (p *Items) LastDay(a PostingAnswers, say func(sentence string)) {
	in, _ := a.input(nil)
	if in.Notice.Days == 0 || in.On.IsZero() {
		say("不写天数就是长期张贴。")
		return
	}
	var calendar *workday.Calendar
	p.run.Go(func(ctx context.Context) (err error) {
		calendar, err = p.desk.Calendar(ctx)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		last, known, err := in.Notice.LastDay(calendar, in.On)
		switch {
		case err != nil:
			say(sentenceOf(err))
		case !known:
			say("没有那一年的放假安排，算不出最后一天。按自然日，或在设置里装入")
		default:
			say("从第二天起算，最后一天" + lastDayWords(last, p.desk.Today()) + "，第二天起撤下。")
		}
	})
}

// Post registers a posting; done is told what is wrong with which field.
func (p *Items) Post(a PostingAnswers, done func(wrong map[string]string)) {
	_, channels := p.PostingChannels()
	in, wrong := a.input(channels)
	if len(wrong) > 0 {
		done(wrong)
		return
	}
	p.tab = PostingTab
	p.change(PostedOnField, done, "已登记公布", func(ctx context.Context, id string) error {
		_, err := p.desk.Post(ctx, id, in)
		return err
	})
}

// AddEvidence keeps a photograph or a list of signatures with a posting.
func (p *Items) AddEvidence(publication, path, note string, done func(wrong map[string]string)) {
	if path == "" {
		done(map[string]string{EvidenceField: "没有选文件。选一张照片或签收单"})
		return
	}
	p.change(EvidenceField, done, "已加凭证"+filepath.Base(path), func(ctx context.Context, id string) error {
		_, err := p.desk.AddEvidence(ctx, id, publication, path, note)
		return err
	})
}

// TakeDown records that a posting was taken down.
func (p *Items) TakeDown(publication string, on workday.Date, done func(wrong map[string]string)) {
	p.change(DownOnField, done, "已登记撤下", func(ctx context.Context, id string) error {
		_, err := p.desk.TakeDown(ctx, id, publication, on)
		return err
	})
}

// Hear records an opinion about the item.
func (p *Items) Hear(f disclosure.Feedback, done func(wrong map[string]string)) {
	field := HeardOnField
	if strings.TrimSpace(f.Text) == "" {
		field = HeardField
	}
	p.tab = FeedbackTab
	p.change(field, done, "已登记意见", func(ctx context.Context, id string) error {
		_, err := p.desk.Hear(ctx, id, f)
		return err
	})
}

// Reply answers an opinion; adopted is nil except for a 预公开.
func (p *Items) Reply(feedback, answer string, adopted *bool, done func(wrong map[string]string)) {
	p.change(AnswerField, done, "已答复", func(ctx context.Context, id string) error {
		_, err := p.desk.Reply(ctx, id, feedback, answer, adopted)
		return err
	})
}

package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
)

// ItemTab is one of the views of an open item.
type ItemTab int

// The views.
const (
	TextTab      ItemTab = iota // 正文
	FilesTab                    // 附件
	PostingTab                  // 公布
	FeedbackTab                 // 意见
	RevisionsTab                // 稿子
	OpinionsTab                 // 记录
	FindingsTab                 // 个人信息: in larger type only, else a pane
)

// ItemModel is an item as its page shows it.
type ItemModel struct {
	ID, Title string
	State     disclosure.StateName
	Step      office.StepKind
	Tags      []ItemTag
	Context   string // 民生政策和实施　社会事务所　1月5日形成
	Due       *ItemDueModel
	Steps     []ItemStep
	Preview   bool   // 预公开: opinions are adopted or not
	Returned  string // 何秀兰1月13日退回：…; "" when it was not
	Ended     string

	Tab      ItemTab
	Tabs     []string // with their counts
	Text     disclosure.Revision
	Partly   string // why the text is shown masked; "" when it is whole
	Marks    []ItemMark
	Findings FindingsModel
	Postings []PostingRow
	Feedback []FeedbackRow
	Opinions []OpinionRow

	Revisions []RevisionRow // once the tab was opened
	Changes   *ChangesModel

	Review *ReviewModel // nil: nothing is judged at this step
	Acts   []ItemAct    // the first is the next step
	More   []ItemAct
	Papers []PaperChoice
}

// ItemTag is a word about the item: its state, its attribute.
type ItemTag struct {
	Word string
	Tone Tone
	Icon string
}

// ItemDueModel is the last day of what the item waits for.
type ItemDueModel struct {
	Words string // 最后一天1月19日，剩3个工作日
	Why   string
	Tone  Tone
}

// StepState is how far a step of a route is.
type StepState int

// The states of a step.
const (
	StepAhead StepState = iota
	StepHere
	StepPassed
	StepReturned
)

// ItemStep is one step of the item's own route.
type ItemStep struct {
	Name, Who, When string
	State           StepState
}

// OpinionRow is one opinion, on one line.
type OpinionRow struct {
	Step, Who, On, Text string
	Paper               string // 纸面，扫描件1页; "" at the desk
	Returned            bool
}

// Open reads an item and shows it.
func (p *Items) Open(id string) {
	var view *desk.ItemView
	var same string
	p.opens.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if view, err = p.desk.Item(ctx, id); err != nil {
			return err
		}
		same, err = p.desk.SamePerson(ctx)
		return err
	}, func() {
		p.showItem(view, same)
	})
}

// showItem lays an item open. The tab stays when it is the same item.
func (p *Items) showItem(v *desk.ItemView, samePerson string) {
	if p.item == nil || p.item.Item.ID != v.Item.ID {
		p.tab, p.place = TextTab, ""
	}
	p.item, p.samePerson, p.model.Draft = v, samePerson, nil
	m := &ItemModel{ID: v.Item.ID, Title: v.Item.Title, State: v.Item.State(), Step: v.Item.Step().Kind, Text: v.Text, Tab: p.tab}
	m.Preview = v.Item.Flags.Preview
	m.Tags, m.Context, m.Due = itemTags(&v.Item), p.itemContext(v), p.itemDue(v)
	m.Steps, m.Returned, m.Ended = p.itemSteps(v), returnedWords(&v.Item), endedWords(&v.Item)
	if err := v.May[disclosure.SeeFull]; err != nil {
		m.Partly = "个人信息已经遮盖。" + sentenceOf(err)
	}
	p.findings(m)
	m.Postings, m.Feedback, m.Opinions = p.postings(v), feedbackRows(v), opinionRows(&v.Item)
	m.Review = reviewOf(v)
	m.Acts, m.More = p.acts(v, m)
	m.Papers = papersOf(v)
	m.Tabs = itemTabs(m)
	p.model.Item = m
	p.view.Show(p.model)
	if p.tab == RevisionsTab {
		p.readRevisions()
	}
}

// Close puts the open item aside.
func (p *Items) Close() {
	p.opens.start() // what is still being read is not wanted any more
	p.item, p.model.Item, p.model.Draft = nil, nil, nil
	p.view.Show(p.model)
}

// Turn shows another view of the open item.
func (p *Items) Turn(tab ItemTab) {
	if p.model.Item == nil {
		return
	}
	p.tab, p.model.Item.Tab = tab, tab
	p.view.Show(p.model)
	if tab == RevisionsTab && p.model.Item.Revisions == nil {
		p.readRevisions()
	}
}

func itemTabs(m *ItemModel) []string {
	counted := func(word string, n int) string {
		if n == 0 {
			return word
		}
		return fmt.Sprintf("%s %d", word, n)
	}
	return []string{
		"正文", counted("附件", len(m.Text.Attachments)), counted("公布", len(m.Postings)), counted("意见", len(m.Feedback)),
		counted("稿子", m.Text.Number), counted("记录", len(m.Opinions)),
	}
}

func itemTags(i *disclosure.Item) []ItemTag {
	tags := []ItemTag{{Word: i.State().Label(), Tone: stateTone(i.State()), Icon: stateIcon(i.State())}}
	tags = append(tags, ItemTag{Word: i.Attribute.Label(), Icon: "file-text"})
	audience := i.Audience.Label()
	if i.Group != "" {
		audience = i.Group
	}
	tags = append(tags, ItemTag{Word: audience, Icon: "users"})
	for _, f := range []struct {
		set  bool
		word string
	}{{i.Flags.MajorMatter, "三重一大"}, {i.Flags.Financial, "财务"}, {i.Flags.Preview, "预公开"}, {i.Flags.Emergency, "突发事件"}} {
		if f.set {
			tags = append(tags, ItemTag{Word: f.word, Tone: Caution, Icon: "info"})
		}
	}
	return tags
}

func stateTone(s disclosure.StateName) Tone {
	switch s {
	case disclosure.WasReturned, disclosure.HasEnded:
		return Urgent
	case disclosure.Ready, disclosure.ToFile, disclosure.Down:
		return Caution
	case disclosure.Hanging, disclosure.InArchive:
		return Good
	case disclosure.InDraft, disclosure.InReview:
	}
	return Plain
}

func stateIcon(s disclosure.StateName) string {
	return map[disclosure.StateName]string{
		disclosure.InDraft: "pencil", disclosure.WasReturned: "undo-2", disclosure.InReview: "stamp", disclosure.Ready: "clock",
		disclosure.Hanging: "circle-check", disclosure.Down: "circle-dot", disclosure.ToFile: "package", disclosure.InArchive: "archive", disclosure.HasEnded: "x",
	}[s]
}

func (p *Items) itemContext(v *desk.ItemView) string {
	i := v.Item
	words := []string{i.Kind.Label(), i.Station}
	if !i.Formed.IsZero() {
		words = append(words, yearDay(i.Formed, p.desk.Today())+"形成")
	}
	words = append(words, i.DocumentNumber, i.IndexNumber)
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, "　")
}

func (p *Items) itemDue(v *desk.ItemView) *ItemDueModel {
	if v.Due == nil {
		return nil
	}
	words := "最后一天" + yearDay(v.Due.LastDay, p.desk.Today()) + "，" + leftWords(v.Due.Left)
	why := v.Due.Why
	if v.Due.What == desk.DueTakeDown {
		words, why = "公示到"+lastDayWords(v.Due.LastDay, p.desk.Today())+"，"+leftWords(v.Due.Left), "期满第二天起撤下"
	}
	if v.Due.Estimated {
		why += "；没有放假安排，日期是估算"
	}
	return &ItemDueModel{Words: words, Why: why, Tone: leftTone(v.Due.Left)}
}

// itemSteps is the item's own route: who has done what, who is to do what.
func (p *Items) itemSteps(v *desk.ItemView) []ItemStep {
	i, today := &v.Item, p.desk.Today()
	steps := make([]ItemStep, len(i.Route.Steps))
	for n, s := range i.Route.Steps {
		steps[n] = ItemStep{Name: s.Name, Who: firstRole(s.Kind)}
		switch {
		case n < i.At || !i.Filed.IsZero():
			steps[n].State = StepPassed
		case n == i.At && i.Ending == nil:
			steps[n].State, steps[n].Who = StepHere, p.whoseTurn(v, s)
		}
	}
	p.reviewedSteps(i, steps)
	if at := i.Route.Index(office.Publishing); at >= 0 && len(i.Publications) > 0 && i.At >= at {
		first := i.Publications[0]
		steps[at].Who, steps[at].When = first.By.Name, yearDay(first.On, today)
	}
	if !i.Filed.IsZero() {
		steps[len(steps)-1].Who, steps[len(steps)-1].When = "已建档", yearDay(i.Filed, today)
	}
	return steps
}

// reviewedSteps fills in who has judged when, and who has sent it back.
func (p *Items) reviewedSteps(i *disclosure.Item, steps []ItemStep) {
	today := p.desk.Today()
	for _, o := range i.Current() {
		if o.At < i.At && o.At < len(steps) {
			steps[o.At].Who, steps[o.At].When = o.By.Name, yearDay(o.On, today)
		}
	}
	if back := i.ReturnedFor(); back != nil && i.At == 0 && back.At < len(steps) {
		steps[back.At] = ItemStep{Name: back.StepName, Who: back.By.Name, When: yearDay(back.On, today), State: StepReturned}
	}
}

// whoseTurn says who does the step under way: 等我办, or whose work it is.
func (p *Items) whoseTurn(v *desk.ItemView, s office.Step) string {
	action := disclosure.Judge
	switch s.Kind {
	case office.Drafting:
		action = disclosure.Write
	case office.Publishing, office.Consultation:
		action = disclosure.PostIt
	case office.Filing:
		action = disclosure.FileIt
	}
	drafted := p.self().Name == v.Item.Drafter.Name
	switch {
	case s.Kind == office.Drafting && !drafted:
		return v.Item.Drafter.Name
	case v.May[action] == nil && !(s.Kind.Reviews() && drafted):
		return "等我办"
	}
	return firstRole(s.Kind)
}

func firstRole(k office.StepKind) string {
	roles := k.Roles()
	if len(roles) == 0 {
		return ""
	}
	return roles[0].Label()
}

// self is who sits at the desk, as the rules want to know it.
func (p *Items) self() disclosure.Who {
	if s := p.desk.Sitting(); s != nil {
		return disclosure.Who{ID: s.ID, Name: s.Name, Role: s.Role}
	}
	return disclosure.Who{Name: "演示"}
}

func returnedWords(i *disclosure.Item) string {
	back := i.ReturnedFor()
	if back == nil {
		return ""
	}
	return fmt.Sprintf("%s%s退回（%s）：%s", back.By.Name, monthDay(back.On), back.StepName, back.Text)
}

func endedWords(i *disclosure.Item) string {
	if i.Ending == nil {
		return ""
	}
	return fmt.Sprintf("%s已%s：%s", i.Ending.On.Chinese(), i.Ending.Kind.Label(), i.Ending.Explanation)
}

func opinionRows(i *disclosure.Item) []OpinionRow {
	var rows []OpinionRow
	for _, o := range i.Opinions {
		row := OpinionRow{Step: o.StepName, Who: o.By.Name, On: o.On.String(), Text: o.Text, Returned: o.Verdict == disclosure.Returned}
		if q := o.Questions; q != nil {
			row.Text = strings.TrimSpace(row.Text + "　怎样公开：" + q.How + "　范围：" + q.Scope)
		}
		if o.Paper != nil {
			row.Paper = "纸面，" + o.Paper.RecordedBy.Name + "登记"
			if o.Paper.Meeting != "" {
				row.Text = strings.TrimSpace(o.Paper.Meeting + "　" + row.Text)
			}
			if o.Paper.Scan != "" {
				row.Paper += "，有扫描件"
			}
		}
		rows = append(rows, row)
	}
	return rows
}

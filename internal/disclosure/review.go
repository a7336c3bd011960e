package disclosure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// Verdict is how a step ended.
type Verdict string

// The verdicts.
const (
	Passed   Verdict = "passed"
	Returned Verdict = "returned"
)

// Opinion is one person's word at one step, on one revision.
type Opinion struct {
	Step     office.StepKind `json:"step"`
	StepName string          `json:"step_name"`
	At       int             `json:"at"` // index of the step in the route
	Revision int             `json:"revision"`
	By       Who             `json:"by"`
	On       workday.Date    `json:"on"`
	Verdict  Verdict         `json:"verdict"`
	Text     string          `json:"text"`
	// Paper is set when the step was taken on paper; By is then who signed.
	Paper *Paper `json:"paper,omitempty"`
	// Questions are answered at 保密审查.
	Questions *Questions `json:"questions,omitempty"`
}

// Paper is how a step was taken away from the desk.
type Paper struct {
	Scan       string `json:"scan,omitempty"` // digest of the scanned slip
	RecordedBy Who    `json:"recorded_by"`
	Meeting    string `json:"meeting,omitempty"` // of a collective decision
}

// Questions are the three that every review must answer: whether it can be
// made public, how, and to whom.
type Questions struct {
	MayPublish bool   `json:"may_publish"`
	How        string `json:"how"`
	Scope      string `json:"scope"`
}

func (q *Questions) validate() error {
	switch {
	case q == nil:
		return fault.New(fault.Invalid, "保密审查要回答三问：能否公开、怎样公开、公开范围")
	case !q.MayPublish:
		return fault.New(fault.Invalid, "三问里写的是不能公开。退回拟稿，或者改为不予公开并说明理由")
	case strings.TrimSpace(q.How) == "":
		return fault.New(fault.Invalid, "没有回答怎样公开。写上方式，例如“村公示栏张贴”")
	case strings.TrimSpace(q.Scope) == "":
		return fault.New(fault.Invalid, "没有回答公开范围。写上，例如“全社会”或“二组村民”")
	}
	return nil
}

// Review is what a person says at the step under way.
type Review struct {
	By        Who
	On        workday.Date
	Text      string
	Questions *Questions
	Paper     *Paper
	// SamePerson is the office's recorded reason why 保密审查 and 签发 may be one
	// person's work; "" when it has none.
	SamePerson string
}

const longestOpinion = 500 // characters

// Step returns the step that is under way.
func (i *Item) Step() office.Step { return i.Route.Steps[i.At] }

// Submit sends the draft on its way. findings is how many places of personal
// data are found in the newest text; they do not stop a draft, the reviewer
// settles them.
func (i Item) Submit(on workday.Date) (Item, error) {
	switch {
	case i.Ending != nil:
		return i, ended(i)
	case i.At != 0:
		return i, fault.New(fault.Conflict, "已经送审，现在在“%s”。要改先让审查的人退回", i.Step().Name)
	case i.Revision == 0:
		return i, fault.New(fault.Invalid, "还没有正文。写好正文再送审")
	case i.Formed.IsZero():
		return i, fault.New(fault.Invalid, "没有形成日期，算不出公开期限。写上信息形成或变更的日期")
	}
	if err := i.Validate(on); err != nil {
		return i, err
	}
	if i.Flags.Financial && !i.Route.Has(office.FinancialReview) && !i.Route.Has(office.SupervisionReview) {
		return i, fault.New(fault.Invalid, "财务事项要先审计理财再公布，流程“%s”里没有这一步。换一个流程", i.Route.Name)
	}
	if i.Attribute == Withhold && i.Route.Publishes() {
		return i, fault.New(fault.Invalid, "不予公开的要走集体研究、备案的流程。换成“不予公开”流程")
	}
	i.Opinions = append(slices.Clone(i.Opinions), Opinion{
		Step: i.Step().Kind, StepName: i.Step().Name, Revision: i.Revision, By: i.Drafter, On: on, Verdict: Passed,
	})
	i.At = 1
	return i, nil
}

// Pass records that the step under way is done and goes on to the next. open
// is how many findings of personal data are not settled: none may be left
// after 保密审查 (in a village, after the 村务监督委员会).
func (i Item) Pass(r Review, open int) (Item, error) {
	if err := i.reviewable(r); err != nil {
		return i, err
	}
	step := i.Step()
	if step.Kind == office.SecrecyReview {
		if err := r.Questions.validate(); err != nil {
			return i, err
		}
	}
	if i.gateAfter() && open > 0 {
		return i, fault.New(fault.Invalid, "还有%d处个人信息没有处理。逐处遮盖，或写明为什么可以照登", open)
	}
	if step.Kind == office.CollectiveDecision && (r.Paper == nil || strings.TrimSpace(r.Paper.Meeting) == "") {
		return i, fault.New(fault.Invalid, "集体研究要写明会议。写上会议名称和日期或纪要号")
	}
	i.Opinions = append(slices.Clone(i.Opinions), i.opinion(r, Passed))
	i.At++
	return i, nil
}

// Return sends the item back to its drafter, with the reason.
func (i Item) Return(r Review) (Item, error) {
	r.Questions = nil // an answer to half a question says nothing
	if strings.TrimSpace(r.Text) == "" {
		return i, fault.New(fault.Invalid, "退回要写原因。写明改哪里、怎样改")
	}
	if err := i.reviewable(r); err != nil {
		return i, err
	}
	i.Opinions = append(slices.Clone(i.Opinions), i.opinion(r, Returned))
	i.At = 0
	return i, nil
}

func (i *Item) opinion(r Review, v Verdict) Opinion {
	step := i.Step()
	return Opinion{
		Step: step.Kind, StepName: step.Name, At: i.At, Revision: i.Revision,
		By: r.By, On: r.On, Verdict: v, Text: strings.TrimSpace(r.Text), Paper: r.Paper, Questions: r.Questions,
	}
}

// reviewable reports why r cannot be given at the step under way.
func (i *Item) reviewable(r Review) error {
	step := i.Step()
	switch {
	case i.Ending != nil:
		return ended(*i)
	case !step.Kind.Reviews():
		return fault.New(fault.Conflict, "现在在“%s”，这一步不审查", step.Name)
	case strings.TrimSpace(r.By.Name) == "":
		return fault.New(fault.Invalid, "没有写是谁的意见。写上姓名")
	case utf8.RuneCountInString(r.Text) > longestOpinion:
		return fault.New(fault.Invalid, "意见%d个字，最多%d个字", utf8.RuneCountInString(r.Text), longestOpinion)
	case r.By.same(i.Drafter):
		return fault.New(fault.NotAllowed, "%s是拟稿人，自己的稿子不能自己审。换一个人", r.By.Name)
	}
	if last := i.lastOpinion(); last != nil && r.On.Before(last.On) {
		return fault.New(fault.Invalid, "日期%s早于上一步“%s”的%s。核对日期", r.On, last.StepName, last.On)
	}
	return i.differentPeople(r)
}

// differentPeople keeps 保密审查 and 签发 apart.
func (i *Item) differentPeople(r Review) error {
	if i.Step().Kind != office.SignOff || r.SamePerson != "" {
		return nil
	}
	for _, o := range i.Current() {
		if o.Step == office.SecrecyReview && o.By.same(r.By) {
			return fault.New(fault.NotAllowed, "%s做了保密审查，签发要换一个人。人手不够的，在设置里写明原因", r.By.Name)
		}
	}
	return nil
}

func (i *Item) lastOpinion() *Opinion {
	if len(i.Opinions) == 0 {
		return nil
	}
	return &i.Opinions[len(i.Opinions)-1]
}

// Current returns the opinions that stand: those since the newest draft was
// sent, none of them from before a return or on an older text.
func (i *Item) Current() []Opinion {
	from := 0
	for n, o := range i.Opinions {
		if o.Step == office.Drafting || o.Verdict == Returned {
			from = n
		}
	}
	if from < len(i.Opinions) && i.Opinions[from].Verdict == Returned {
		return nil
	}
	return i.Opinions[from:]
}

// ReturnedFor is the newest return while the draft has not been sent again.
func (i *Item) ReturnedFor() *Opinion {
	if last := i.lastOpinion(); last != nil && last.Verdict == Returned {
		return last
	}
	return nil
}

// gateAfter reports whether personal data must be settled before the step
// under way is left: 保密审查 where the route has it, otherwise the
// supervision committee; and any later review, should settlements have lapsed.
func (i *Item) gateAfter() bool {
	gate := i.Route.Index(office.SecrecyReview)
	if gate < 0 {
		gate = i.Route.Index(office.SupervisionReview)
	}
	return gate >= 0 && i.At >= gate
}

func ended(i Item) error {
	return fault.New(fault.Conflict, "“%s”已经%s，不能再办", i.Title, i.Ending.Kind.Label())
}

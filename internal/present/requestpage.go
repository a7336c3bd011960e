package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// RequestModel is the open request.
type RequestModel struct {
	ID, Title string
	Applicant string
	Stage     request.Stage
	Matter    request.Matter
	Steps     []ItemStep
	Clock     *ClockModel // nil for a matter without a clock, or one that cannot be counted
	Notices   []Notice    // what a person should look at

	Subject  string
	Facts    []RequestFact // who asks, how it came, how it is to be given
	Identity []RequestFact // masked
	Reveal   bool          // it can be asked for
	Papers   []RequestPaperRow
	Answer   *AnswerCard // what is intended or was given
	Cases    []RequestCaseRow
	Similar  []SimilarRow

	Acts      []RequestAct // the next step first
	More      []RequestAct
	Letters   []LetterChoice // that can be issued besides
	Printable bool           // its papers can be printed
}

// Notice is a sentence that a person should look at.
type Notice struct {
	Words string
	Tone  Tone
}

// RequestFact is a fact with its name.
type RequestFact struct{ Name, Text string }

// RequestPaperRow is a letter or a paper of the dossier.
type RequestPaperRow struct {
	ID     string // of a letter
	Digest string // of a file
	Name   string
	Remark string // 11月25日送达
	Done   bool
	Serve  bool // its delivery is to be entered
	Edits  bool // of an answer that is not issued: it can be written on
}

// AnswerCard is the outcome with the cell of table three that it counts in.
type AnswerCard struct {
	Outcome, Cell string
	Basis         string
	Letter        string
	Lines         []string // what its letter says of it
	Given         bool
}

// SimilarRow is an earlier request of the same applicant that may be the same
// one, with what speaks for it.
type SimilarRow struct {
	ID, Title string
	Subject   string
	Evidence  string
}

// Open turns to a request.
func (p *Requests) Open(id string) {
	var v *desk.RequestView
	p.opens.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		v, err = p.desk.Request(ctx, id)
		return err
	}, func() {
		if p.request == nil || p.request.Line.ID != id {
			p.model.Sheet, p.model.Letter, p.model.Paper = nil, nil, nil
		}
		p.request, p.model.Registration, p.model.Period, p.model.Texts = v, nil, nil, nil
		p.model.Today = p.desk.Today()
		p.model.Request = p.pageOf(v)
		if p.model.Sheet != nil {
			p.model.Sheet = p.sheetOf(v)
		}
		if m := p.model.Paper; m != nil && m.Kind != envelopePaper && m.Kind != AnswerPaper {
			fresh := p.paperOf(m.Kind)
			fresh.PaperPages = m.PaperPages
			p.model.Paper = fresh
		}
		p.view.Show(p.model)
	})
}

// pageOf makes the page of a request.
func (p *Requests) pageOf(v *desk.RequestView) *RequestModel {
	a, d := v.Line, v.Dossier
	m := &RequestModel{
		ID: a.ID, Title: a.Number, Applicant: a.Applicant, Stage: d.Stage, Matter: d.Matter, Steps: stepsOf(v, p.desk.Today()),
		Clock: p.clockOf(v), Subject: a.Subject, Facts: p.factsOf(v), Papers: p.papersOf(v), Answer: answerOf(v),
		Cases: p.casesOf(v), Similar: p.similarRows(v.Similar), Printable: p.papers != nil,
	}
	if m.Title == "" {
		m.Title = d.Matter.Label()
	}
	for _, finding := range v.Findings {
		m.Notices = append(m.Notices, Notice{finding, Caution})
	}
	m.Identity = identityOf(d.Identity)
	m.Reveal = !v.Hidden && len(m.Identity) > 0
	m.Acts, m.More = p.requestActs(v)
	m.Letters = otherLetters(v)
	return m
}

// Reveal hands over who the applicant is, to be looked at and not kept; the
// desk writes into its log that the person has looked.
func (p *Requests) Reveal(show func(facts []RequestFact)) {
	if p.request == nil {
		return
	}
	id := p.request.Line.ID
	var identity request.Identity
	p.run.Go(func(ctx context.Context) (err error) {
		identity, err = p.desk.RevealApplicant(ctx, id, "在案卷页")
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		show(identityOf(identity))
	})
}

// identityOf is who an applicant is, without what is empty.
func identityOf(i request.Identity) (facts []RequestFact) {
	for _, f := range []RequestFact{
		{"证件", strings.TrimSpace(i.Paper + " " + i.Number)}, {"工作单位", i.Workplace}, {"法定代表人", i.Legal}, {"联系人", i.Contact},
		{"电话", i.Phone}, {"传真", i.Fax}, {"邮箱", i.Email}, {"地址", strings.TrimSpace(i.Address + " " + i.Postcode)},
	} {
		if f.Text != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

// stagesOnTheWay are the stages in order; those in aside are shown only when
// the request has come to them.
var (
	stagesOnTheWay = []request.Stage{
		request.Registered, request.Reviewing, request.Supplementing, request.ConsultingStage, request.PaymentDue, request.DraftingReply,
		request.SigningReply, request.ReplyIssued, request.ReplyDelivered, request.GivenUp, request.Retracted, request.Filed,
	}
	stageWords = map[request.Stage]string{
		request.Registered: "登记", request.Reviewing: "审核", request.Supplementing: "补正", request.ConsultingStage: "征求意见", request.PaymentDue: "缴费",
		request.DraftingReply: "起草答复", request.SigningReply: "审签", request.ReplyIssued: "答复", request.ReplyDelivered: "送达",
		request.GivenUp: "视为放弃", request.Retracted: "撤回", request.Filed: "归档",
	}
	stagesAside = []request.Stage{request.Supplementing, request.ConsultingStage, request.PaymentDue, request.GivenUp, request.Retracted}
)

// stepsOf is the way of the request: who took it where and when, where it is,
// what is still before it.
func stepsOf(v *desk.RequestView, today workday.Date) []ItemStep {
	d := v.Dossier
	first := map[request.Stage]request.Step{} // the step that led there
	for _, s := range d.Steps {
		if _, came := first[s.To]; !came {
			first[s.To] = s
		}
	}
	at := slices.Index(stagesOnTheWay, d.Stage)
	var steps []ItemStep
	for n, stage := range stagesOnTheWay {
		step, came := first[stage]
		if stage == request.Registered {
			step, came = request.Step{By: d.Handler, On: v.Line.Received}, true
		}
		if !came && stage != d.Stage && passedBy(stage, first) {
			continue
		}
		one := ItemStep{Name: stageWords[stage]}
		switch {
		case stage == d.Stage && stage != request.Filed:
			one.State = StepHere
		case stage == d.Stage || n < at:
			one.State = StepPassed
		}
		if came && one.State != StepAhead {
			one.Who, one.When = step.By, nearDay(step.On, today)
		}
		steps = append(steps, one)
	}
	return steps
}

// passedBy reports whether a request that did not come to a stage is not
// expected there either: it lies aside, or the applicant has given up.
func passedBy(stage request.Stage, came map[request.Stage]request.Step) bool {
	_, abandoned := came[request.GivenUp]
	_, withdrawn := came[request.Retracted]
	return slices.Contains(stagesAside, stage) || (abandoned || withdrawn) && stage != request.Filed
}

var requestChannels = map[request.Channel]string{
	request.InPerson: "当面提交", request.Mail: "邮寄", request.Fax: "传真", request.Email: "电子邮件", request.Online: "网上", request.OtherChannel: "其他",
}

func (p *Requests) factsOf(v *desk.RequestView) []RequestFact {
	a, d, today := v.Line, v.Dossier, p.desk.Today()
	who := strings.TrimSpace(a.Applicant + "　" + a.Kind.Label())
	facts := []RequestFact{{"申请人", who}, {"收到方式", strings.TrimPrefix(requestChannels[a.Channel]+"，"+nearDay(a.Received, today)+"收到", "，")}}
	add := func(name, text string) {
		if text != "" {
			facts = append(facts, RequestFact{name, text})
		}
	}
	add("取得方式", strings.Join(kept(d.Form, a.Delivery), "，"))
	var asked []string
	if v.Status != nil {
		for _, c := range v.Status.Consultations {
			if c.Ref != "" && !slices.Contains(asked, c.Ref) {
				asked = append(asked, c.Ref)
			}
		}
	}
	add("征求意见", strings.Join(asked, "、"))
	add("需要协助", d.Help)
	add("承办人", d.Handler)
	if d.Fee != nil {
		add("信息处理费", feeWords(*d.Fee))
	}
	add("备注", a.Note)
	return facts
}

func feeWords(f request.Fee) string {
	words := fmt.Sprintf("%s，%d元", f.Basis.Scheme.Label(), f.Yuan)
	if !f.Paid.IsZero() {
		words += "，" + monthDay(f.Paid) + "缴清"
	}
	return words
}

// kept leaves out what is empty.
func kept(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

func (p *Requests) papersOf(v *desk.RequestView) []RequestPaperRow {
	today := p.desk.Today()
	var rows []RequestPaperRow
	for _, l := range v.Dossier.Issued {
		row := RequestPaperRow{ID: l.ID, Name: letterTitle(l.Code), Remark: "还没有送达", Serve: l.Service == nil}
		if l.Ref != "" && l.Code != "N28" {
			row.Name += "（" + l.Ref + "）"
		}
		if l.Service != nil {
			row.Done, row.Remark = true, nearDay(l.Service.On, today)+"送达"
		}
		if l.Code == "N28" {
			row.Done, row.Serve, row.Remark = true, false, nearDay(l.On, today)+"印"
		}
		rows = append(rows, row)
	}
	if a := v.Dossier.Answer; a != nil && v.Line.Open() && a.Letter != "" {
		row := RequestPaperRow{Name: letterTitle(a.Letter), Remark: "草稿", Edits: v.Dossier.Stage == request.DraftingReply && p.offerOf(v).may == nil}
		if v.Dossier.Stage == request.SigningReply {
			row.Remark = "等签发"
		}
		rows = append(rows, row)
	}
	for _, f := range v.Dossier.Papers {
		name := f.What
		if name == "" {
			name = f.Name
		}
		rows = append(rows, RequestPaperRow{Digest: f.Digest, Name: name, Remark: nearDay(f.On, today) + "收", Done: true})
	}
	return rows
}

func letterTitle(code request.LetterCode) string {
	l, err := request.LetterOf(code)
	if err != nil {
		return string(code)
	}
	return l.Title
}

// answerOf is what is intended, or what was given.
func answerOf(v *desk.RequestView) *AnswerCard {
	a := v.Dossier.Answer
	outcome := v.Line.Outcome
	switch {
	case a != nil && outcome == "":
		outcome = a.Outcome
	case outcome == "":
		return nil
	}
	card := &AnswerCard{Outcome: outcome.Label(), Cell: tableCell(outcome), Basis: outcome.Article(), Given: !v.Line.Open()}
	if a == nil {
		return card
	}
	if a.Letter != "" {
		card.Letter = letterTitle(a.Letter)
	}
	for _, f := range []request.Field{request.FieldDisclosed, request.FieldWithheld, request.FieldRedaction} {
		if text := a.Values[f].Text; text != "" {
			card.Lines = append(card.Lines, string(f)+"："+text)
		}
	}
	return card
}

// tableCell names the row of table three.
func tableCell(o request.Outcome) string {
	for _, row := range annual.Edition2021().Table(annual.Table3).Rows {
		if row.Key != string(o) {
			continue
		}
		name := row.Name() // its rule stands behind the label
		if n := strings.Index(name, o.Label()); n >= 0 {
			name = name[:n+len(o.Label())]
		}
		return "年报表三　" + name
	}
	return ""
}

func (p *Requests) similarRows(matches []request.Match) []SimilarRow {
	var rows []SimilarRow
	for _, m := range matches {
		a := m.Application
		var evidence []string
		switch {
		case m.Same:
			evidence = append(evidence, "申请内容一样")
		default:
			evidence = append(evidence, fmt.Sprintf("相近%d%%", int(m.Score*100+0.5)))
		}
		if len(m.Shared) > 0 && !m.Same {
			evidence = append(evidence, "都写了“"+strings.Join(m.Shared, "”“")+"”")
		}
		if len(m.Numbers) > 0 {
			evidence = append(evidence, "都提到"+strings.Join(m.Numbers, "、"))
		}
		evidence = append(evidence, fmt.Sprintf("相隔%d天", m.Days))
		if a.Outcome != "" {
			evidence = append(evidence, "结果："+a.Outcome.Label())
		}
		rows = append(rows, SimilarRow{
			ID: a.ID, Title: strings.TrimSpace(a.Number + "　" + nearDay(a.Received, p.desk.Today()) + "收到"),
			Subject: a.Subject, Evidence: strings.Join(evidence, "，"),
		})
	}
	return rows
}

package present

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// LetterModel is a letter that is being written: what is asked for, and what
// it will say.
type LetterModel struct {
	Code  request.LetterCode
	Title string
	Main  string // 存为拟答复, 印发
	Shape string // changes when other fields are asked for
	Basis string
	Doubt string // what its text cites that was not checked; "" for nothing

	Outcomes []string // of an answer; nil for other letters
	Outcome  int      // -1 while none is chosen
	Letters  []string // that can give the outcome; asked for when there are several
	Letter   int
	Reasons  []string // of a part that is withheld; nil when none is
	Partly   []int    // those that are chosen
	Remedies []string // asked for when there are several
	Remedy   int
	Note     string // why there is a choice of remedies

	RefLabel string   // whom the letter asks; "" when it asks nobody
	Refs     []string // to choose among; nil: it is typed
	RefAt    int      // that is chosen
	DaysWord string   // of a term that the office sets; "" for none
	Dated    bool     // the day of the letter is asked for
	Numbered bool     // it gets a 文号 when it is issued

	Fields     []LetterField // to be filled in, those that are missing first
	Known      []RequestFact // filled from the register
	Paragraphs []request.Paragraph
	Pages      PaperPages // as it will be printed; no document while something stands against it
	Problem    string     // what stands against it now
}

// LetterField is a blank of the letter.
type LetterField struct {
	Field request.Field
	Text  string
	Date  workday.Date
	Long  bool // takes several lines
}

// LetterInput is a letter as it stands on the screen.
type LetterInput struct {
	Outcome, Letter, Remedy int
	Partly                  []int // of Reasons
	Ref                     string
	RefAt                   int // of Refs
	Days                    string
	On                      workday.Date
	Values                  map[request.Field]request.Value
}

// letterOnDesk is the letter that is being written.
type letterOnDesk struct {
	answer bool // it is an answer that is drafted, not issued
	order  desk.LetterOrder
}

// longFields take several lines.
var longFields = []request.Field{
	request.FieldSupplementItems, request.FieldExtensionReason, request.FieldThirdPartyMatter, request.FieldCoMatter, request.FieldAbuseFacts,
	request.FieldReasons, request.FieldDisclosed, request.FieldWithheld, request.FieldWithheldFacts, request.FieldSearch, request.FieldWorkFacts,
	request.FieldUnclear, request.FieldPetitionFacts, request.FieldReconfirmFacts, request.FieldPublicInterest, request.FieldCorrection,
	request.FieldCorrectionResult, request.FieldSource, request.FieldSummary,
}

// Write begins a letter of a kind.
func (p *Requests) Write(code request.LetterCode) {
	if p.request == nil {
		return
	}
	p.letter = letterOnDesk{order: desk.LetterOrder{Code: code, Values: map[request.Field]request.Value{}}}
	if l, err := request.LetterOf(code); err == nil && l.To == request.ToRecipient {
		p.letter.order.Ref = p.refAt(len(p.toDeliver()) - 1) // the latest
	}
	p.draft()
}

// WriteAnswer begins the answer, or takes up the one that was drafted.
func (p *Requests) WriteAnswer() {
	if p.request == nil {
		return
	}
	p.letter = letterOnDesk{answer: true, order: desk.LetterOrder{Values: map[request.Field]request.Value{}}}
	if a := p.request.Dossier.Answer; a != nil {
		p.letter.order = desk.LetterOrder{Code: a.Letter, Outcome: a.Outcome, Partly: a.Partly, Remedy: a.Remedy, Values: maps.Clone(a.Values)}
	}
	p.draft()
}

// WriteIssue begins the issue of the answer that was signed.
func (p *Requests) WriteIssue() {
	if p.request != nil && p.request.Dossier.Answer != nil {
		p.Write(p.request.Dossier.Answer.Letter)
	}
}

// Redraft takes over what was filled in, and shows what the letter says now.
func (p *Requests) Redraft(in LetterInput) {
	p.take(in)
	p.draft()
}

// take makes the order of what was filled in.
func (p *Requests) take(in LetterInput) {
	o, m := &p.letter.order, p.model.Letter
	o.On, o.Values = in.On, maps.Clone(in.Values)
	if m == nil || m.Refs == nil {
		o.Ref = strings.TrimSpace(in.Ref)
	}
	if m != nil && m.Refs != nil {
		if ref := p.refAt(in.RefAt); ref != o.Ref { // another letter, another recipient
			for _, f := range []request.Field{request.FieldRecipient, request.FieldAddress, request.FieldPostcode} {
				delete(o.Values, f)
			}
		}
		o.Ref = p.refAt(in.RefAt)
	}
	o.Days, _ = strconv.Atoi(strings.TrimSpace(in.Days))
	if p.letter.answer {
		p.takeOutcome(in)
	}
	o.Remedy = ""
	if l, err := request.LetterOf(o.Code); err == nil && len(l.Remedies) > 1 && in.Remedy >= 0 && in.Remedy < len(l.Remedies) {
		o.Remedy = l.Remedies[in.Remedy]
	}
}

// takeOutcome takes over the outcome, which decides the letter.
func (p *Requests) takeOutcome(in LetterInput) {
	o := &p.letter.order
	if in.Outcome < 0 {
		return
	}
	outcome := answerable()[in.Outcome]
	letters := answersFor(outcome)
	at := in.Letter
	if outcome != o.Outcome || at < 0 || at >= len(letters) {
		at = 0
	}
	o.Outcome, o.Code, o.Partly = outcome, letters[at].Code, nil
	if outcome == request.PartiallyGranted {
		for _, n := range in.Partly {
			o.Partly = append(o.Partly, withholding()[n])
		}
	}
}

// answerable are the outcomes that an answer can have; the others are entered.
func answerable() []request.Outcome {
	return slices.DeleteFunc(request.Outcomes(), func(o request.Outcome) bool { return len(answersFor(o)) == 0 })
}

func answersFor(o request.Outcome) []request.Letter {
	return slices.DeleteFunc(request.LettersFor(o), func(l request.Letter) bool { return l.Optional })
}

// withholding are the reasons for which a part is withheld.
func withholding() []request.Outcome {
	return slices.DeleteFunc(request.Outcomes(), func(o request.Outcome) bool { return !o.Withholds() })
}

// refAt is the id of a letter of which the delivery is to be signed.
func (p *Requests) refAt(n int) string {
	if issued := p.toDeliver(); n >= 0 && n < len(issued) {
		return issued[n].ID
	}
	return ""
}

func (p *Requests) toDeliver() []request.Issued {
	return slices.DeleteFunc(slices.Clone(p.request.Dossier.Issued), func(l request.Issued) bool { return l.Code == "N28" })
}

// draft asks the desk what the letter says and what it still needs.
func (p *Requests) draft() {
	on, id := p.letter, p.request.Line.ID
	if on.order.Code == "" { // no outcome has been chosen
		p.model.Letter = p.blankAnswer()
		p.view.Show(p.model)
		return
	}
	wanted := p.drafts.start()
	var draft *desk.LetterDraft
	var pages PaperPages
	p.run.Go(func(ctx context.Context) (err error) {
		write := p.desk.DraftLetter
		if on.answer {
			write = p.desk.DraftAnswer
		}
		if draft, err = write(ctx, id, on.order); err == nil && p.papers != nil {
			pages.Document, pages.Fonts, err = p.papers.DraftPages(draft)
		}
		return err
	}, func(err error) {
		switch {
		case !wanted() || p.request == nil || p.request.Line.ID != id:
		case err != nil:
			tell(p.view.Fail, err)
		default:
			p.model.Letter = p.letterOf(on, draft)
			p.model.Letter.Pages = pages
			p.view.Show(p.model)
		}
	})
}

func (p *Requests) blankAnswer() *LetterModel {
	return &LetterModel{
		Title: "写答复书", Main: "存为拟答复", Shape: "answer", Outcomes: outcomeWordsOf(), Outcome: -1,
		Problem: "先选办理结果。结果决定用哪一种文书、引哪一条、计在表三哪一格",
	}
}

func outcomeWordsOf() (words []string) {
	for _, o := range answerable() {
		words = append(words, o.Label())
	}
	return words
}

// letterOf makes the model of a letter.
func (p *Requests) letterOf(on letterOnDesk, draft *desk.LetterDraft) *LetterModel {
	l, o := draft.Letter, on.order
	m := &LetterModel{
		Code: l.Code, Title: l.Title, Main: "印发", Basis: l.Basis, Doubt: l.Doubt, Outcome: -1, Remedy: -1, Paragraphs: draft.Paragraphs, Dated: !on.answer,
	}
	if draft.Problem != nil {
		m.Problem = sentenceOf(draft.Problem)
	}
	signed := l.Final() && !l.Optional && !on.answer
	if on.answer {
		p.answerParts(m, o)
	}
	m.Shape = strings.Join([]string{string(l.Code), string(o.Outcome), strconv.FormatBool(on.answer)}, "/")
	if l.To == request.ToRecipient {
		m.Shape += o.Ref
	}
	m.Numbered = l.To != request.ToRecipient && slices.Contains(l.Fields, request.FieldNumber)
	if len(l.Remedies) > 1 && !signed {
		for n, r := range l.Remedies {
			m.Remedies = append(m.Remedies, r.Label())
			if r == cmp.Or(o.Remedy, l.Remedy()) {
				m.Remedy = n
			}
		}
		m.Note = l.RemedyNote
	}
	p.asks(m, l)
	m.Fields, m.Known = fieldsOf(draft, signed)
	return m
}

// answerParts are the choices that belong to an answer.
func (p *Requests) answerParts(m *LetterModel, o desk.LetterOrder) {
	m.Main, m.Outcomes, m.Outcome = "存为拟答复", outcomeWordsOf(), slices.Index(answerable(), o.Outcome)
	letters := answersFor(o.Outcome)
	for n, l := range letters {
		if len(letters) > 1 {
			m.Letters = append(m.Letters, l.Title)
		}
		if l.Code == o.Code {
			m.Letter = n
		}
	}
	if o.Outcome == request.PartiallyGranted {
		for n, reason := range withholding() {
			m.Reasons = append(m.Reasons, reason.Label())
			if slices.Contains(o.Partly, reason) {
				m.Partly = append(m.Partly, n)
			}
		}
	}
	m.Basis = cmp.Or(o.Outcome.Article(), m.Basis)
}

// FinishLetter keeps the answer, or issues the letter; done is told what is
// wrong with which field.
func (p *Requests) FinishLetter(in LetterInput, done func(wrong map[string]string)) {
	if p.request == nil || p.model.Letter == nil {
		return
	}
	p.take(in)
	on, title := p.letter, p.model.Letter.Title
	if on.answer && on.order.Outcome == "" {
		done(map[string]string{ResultField: "没有选办理结果。选一个"})
		return
	}
	said := "已存为拟答复，接着送审签"
	if !on.answer {
		said = "已印发" + title
	}
	p.act("", func(wrong map[string]string) {
		if wrong == nil {
			p.model.Letter = nil
		}
		done(wrong)
	}, said, func(ctx context.Context, id string) error {
		if on.answer {
			return p.desk.AnswerRequest(ctx, id, on.order)
		}
		_, err := p.desk.IssueLetter(ctx, id, on.order)
		return err
	})
}

// Letters lists the letters of the open request whose delivery is to be
// entered: the ids and their names.
func (p *Requests) Letters() (ids, words []string) {
	if p.request == nil {
		return nil, nil
	}
	for _, l := range p.request.Dossier.Issued {
		if l.Service == nil && l.Code != "N28" {
			ids, words = append(ids, l.ID), append(words, strings.TrimSpace(letterTitle(l.Code)+" "+l.Number))
		}
	}
	return ids, words
}

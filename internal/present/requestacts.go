package present

import (
	"context"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/request"
)

// RequestDeed is something that can be done with the open request.
type RequestDeed string

// The deeds.
const (
	DoAccept       RequestDeed = "accept"       // 转入审核
	DoReceipt      RequestDeed = "receipt"      // 印接收回执
	DoSupplement   RequestDeed = "supplement"   // 告知补正
	DoSupplemented RequestDeed = "supplemented" // 登记收到补正
	DoConsult      RequestDeed = "consult"      // 征求第三方意见
	DoConsultOrgan RequestDeed = "consult_organ"
	DoOpinion      RequestDeed = "opinion"      // 登记收到意见
	DoExtension    RequestDeed = "extension"    // 报批延期
	DoExtend       RequestDeed = "extend"       // 印延期告知书
	DoFee          RequestDeed = "fee"          // 算费用，发收费通知
	DoPaid         RequestDeed = "paid"         // 登记缴费
	DoAskReasons   RequestDeed = "ask_reasons"  // 要求说明理由
	DoReasons      RequestDeed = "reasons"      // 登记说明的理由
	DoWrite        RequestDeed = "write"        // 起草答复
	DoAnswer       RequestDeed = "answer"       // 选结果，写答复书
	DoSendToSign   RequestDeed = "send_to_sign" // 送审签
	DoSign         RequestDeed = "sign"         // 签发
	DoSendBack     RequestDeed = "send_back"    // 退回改
	DoIssue        RequestDeed = "issue"        // 印发答复书
	DoServe        RequestDeed = "serve"        // 登记送达
	DoWithdraw     RequestDeed = "withdraw"     // 申请人撤回
	DoAbandon      RequestDeed = "abandon"      // 按视为放弃办结
	DoFileRequest  RequestDeed = "file"         // 归档
	DoCorrection   RequestDeed = "correction"   // 写更正告知书
	DoFinish       RequestDeed = "finish"       // 办结咨询、协助、更正
	DoCorrect      RequestDeed = "correct"      // 改登记
	DoAddPaper     RequestDeed = "add_paper"    // 加材料
	DoAddCase      RequestDeed = "add_case"     // 登记复议诉讼
	DoLinkCase     RequestDeed = "link_case"    // 关联登记簿里的复议诉讼
	DoRedate       RequestDeed = "redate"       // 改一个日期
	DoForm         RequestDeed = "form"         // 看登记表
	DoSlip         RequestDeed = "slip"         // 看收件回执
)

// RequestAct is a deed as its button says it; Reason says why it cannot be
// done now, "" when it can.
type RequestAct struct {
	Do           RequestDeed
	Word, Reason string
}

// LetterChoice is a kind of letter; Reason says why it cannot be issued now.
type LetterChoice struct {
	Code          request.LetterCode
	Title, Reason string
}

// requestOffer tells what stands against the deeds of a request.
type requestOffer struct {
	view *desk.RequestView
	may  error // against handling requests at all
	sign error // against signing
}

// act is a deed with the first of some refusals.
func act(do RequestDeed, word string, refusals ...error) RequestAct {
	return RequestAct{do, word, reasonOf(refusals...)}
}

// move says why the request cannot be taken to a stage by an entry.
func (o requestOffer) move(to request.Stage) error {
	for _, m := range o.view.Moves {
		if m.To == to {
			return m.Why
		}
	}
	_, err := o.view.Dossier.Stage.MoveTo(to)
	return err
}

// letter says why a letter cannot be issued.
func (o requestOffer) letter(code request.LetterCode) error {
	if o.may != nil {
		return o.may
	}
	for _, l := range o.view.Letters {
		if l.Code == code {
			return l.Why
		}
	}
	return nil
}

// has reports whether the dossier knows of an event.
func (o requestOffer) has(k request.EventKind) bool { return o.view.Dossier.Has(k) }

func (p *Requests) offerOf(v *desk.RequestView) requestOffer {
	o := requestOffer{view: v}
	if s := p.desk.Sitting(); s != nil {
		o.may = s.Role.Permit(office.HandleRequests)
		if o.sign = o.may; s.Role == office.Leader || s.Role == office.Deputy {
			o.sign = nil
		}
	}
	return o
}

// requestActs are what can be done, the next step first; the rest is 更多.
func (p *Requests) requestActs(v *desk.RequestView) (acts, more []RequestAct) {
	o := p.offerOf(v)
	if v.Dossier.Matter != request.Disclosure {
		acts = o.otherMatter()
	} else {
		acts, more = o.application()
	}
	always := []RequestAct{act(DoAddPaper, "加材料", o.may), act(DoCorrect, "改登记", o.may)}
	if places, _ := redatable(v); len(places) > 0 {
		always = append(always, act(DoRedate, "改登记的日期", o.may))
	}
	if v.Dossier.Matter == request.Disclosure {
		always = append(always, act(DoAddCase, "登记复议诉讼", o.may), act(DoLinkCase, "关联复议诉讼", o.may))
	}
	if p.papers != nil && p.seesApplicants() {
		always = append(always, act(DoForm, "印登记表"), act(DoSlip, "印收件回执"))
	}
	return acts, append(more, always...)
}

// otherMatter are the deeds of what is no application.
func (o requestOffer) otherMatter() []RequestAct {
	if !o.view.Line.Closed.IsZero() || o.view.Dossier.Stage == request.Filed {
		return nil
	}
	finish := act(DoFinish, "办结"+o.view.Dossier.Matter.Label(), o.may)
	if o.view.Dossier.Matter == request.Rectify && len(o.view.Dossier.Issued) == 0 {
		return []RequestAct{act(DoCorrection, "写更正告知书", o.letter("N27"))}
	}
	return []RequestAct{finish}
}

// application are the deeds of an application at its stage.
func (o requestOffer) application() (acts, more []RequestAct) {
	withdraw := act(DoWithdraw, "申请人撤回", o.move(request.Retracted))
	switch o.view.Dossier.Stage {
	case request.Registered:
		return []RequestAct{act(DoAccept, "转入审核", o.move(request.Reviewing)), act(DoReceipt, "印接收回执", o.letter("N01"))}, []RequestAct{withdraw}
	case request.Reviewing:
		acts = []RequestAct{act(DoWrite, "起草答复", o.move(request.DraftingReply)), o.supplement()}
		more = append(o.asking(), act(DoFee, "算费用，发收费通知", o.may))
	case request.Supplementing:
		acts = []RequestAct{act(DoSupplemented, "登记收到补正", o.move(request.Reviewing)), act(DoAbandon, "按视为放弃办结", o.move(request.GivenUp))}
	case request.ConsultingStage:
		acts = o.consulting()
		more = append(o.asking(), act(DoFee, "算费用，发收费通知", o.may))
	case request.PaymentDue:
		acts = []RequestAct{act(DoPaid, "登记缴费", o.move(request.DraftingReply)), act(DoAbandon, "按视为放弃办结", o.move(request.GivenUp))}
	case request.DraftingReply:
		acts, more = o.drafting(), o.asking()
	case request.SigningReply:
		acts = o.signing()
	case request.ReplyIssued:
		return []RequestAct{act(DoServe, "登记送达", o.may)}, nil
	case request.ReplyDelivered, request.GivenUp, request.Retracted:
		return []RequestAct{act(DoFileRequest, "归档", o.move(request.Filed))}, nil
	case request.Filed:
		return nil, nil
	}
	return acts, append(more, withdraw)
}

func (o requestOffer) supplement() RequestAct {
	word, s := "告知补正", o.view.Status
	if s != nil && !o.has(request.SupplementNotified) {
		word += "（" + monthDay(s.SupplementBy) + "前）"
	}
	return act(DoSupplement, word, o.letter("N02"))
}

// consulting are the deeds while others are asked.
func (o requestOffer) consulting() []RequestAct {
	write := act(DoWrite, "起草答复", o.move(request.DraftingReply))
	if len(openConsultations(o.view)) == 0 {
		return []RequestAct{write}
	}
	return []RequestAct{act(DoOpinion, "登记收到意见", o.may), write}
}

func openConsultations(v *desk.RequestView) (refs []string) {
	if v.Status == nil {
		return nil
	}
	for _, c := range v.Status.Consultations {
		if c.Open() {
			refs = append(refs, c.Ref)
		}
	}
	return refs
}

// asking are the deeds that put questions to others, and those that lengthen
// the term.
func (o requestOffer) asking() []RequestAct {
	acts := []RequestAct{
		act(DoConsult, "征求第三方意见", o.letter("N04")), act(DoConsultOrgan, "征求共同制作机关意见", o.letter("N06")), o.extension(),
	}
	switch {
	case !o.has(request.ReasonsAsked):
		acts = append(acts, act(DoAskReasons, "要求说明理由", o.letter("N07")))
	case !o.has(request.ReasonsGiven):
		acts = append(acts, act(DoReasons, "登记说明的理由", o.may))
	}
	if len(openConsultations(o.view)) > 0 && o.view.Dossier.Stage != request.ConsultingStage {
		acts = append(acts, act(DoOpinion, "登记收到意见", o.may))
	}
	return acts
}

// extension is asked for first, and told to the applicant once it is agreed.
func (o requestOffer) extension() RequestAct {
	_, agreed := o.view.Dossier.Approved(request.ApproveExtension)
	switch {
	case o.has(request.Extended):
		return act(DoExtend, "延长期限", o.letter("N03"))
	case agreed:
		return act(DoExtend, "印延期告知书", o.letter("N03"))
	}
	return act(DoExtension, "延长期限", o.sign)
}

// drafting are the deeds while the answer is written.
func (o requestOffer) drafting() []RequestAct {
	if a := o.view.Dossier.Answer; a == nil || a.Letter == "" {
		return []RequestAct{act(DoAnswer, "写答复书", o.may)}
	}
	return []RequestAct{act(DoSendToSign, "送审签", o.move(request.SigningReply)), act(DoAnswer, "改答复书", o.may)}
}

// signing are the deeds while the answer waits for the signature.
func (o requestOffer) signing() []RequestAct {
	back := act(DoSendBack, "退回改", o.move(request.DraftingReply))
	if _, signed := o.view.Dossier.Approved(request.ApproveReply); !signed {
		word := "登记签发"
		if o.sign == nil && o.may != nil {
			word = "签发"
		}
		return []RequestAct{act(DoSign, word, o.sign), back}
	}
	answer := o.view.Dossier.Answer
	if answer == nil {
		return []RequestAct{back}
	}
	return []RequestAct{act(DoIssue, "印发答复书", o.letter(answer.Letter)), back}
}

// besides are the letters that no deed of the room leads to.
var besides = []request.LetterCode{"N01", "N05", "N08", "N24", "N25", "N26", "N28"}

// otherLetters lists the letters that can be issued besides; those that cannot
// say why when they are picked.
func otherLetters(v *desk.RequestView) []LetterChoice {
	var choices []LetterChoice
	for _, code := range besides {
		for _, l := range v.Letters {
			if l.Code == code {
				choices = append(choices, LetterChoice{code, l.Title, reasonOf(l.Why)})
			}
		}
	}
	return choices
}

// act does something to the open request and reads everything again. What is
// refused is said to done beside a field, else where the person is looking.
func (p *Requests) act(field string, done func(wrong map[string]string), said string, work func(ctx context.Context, id string) error) {
	if p.request == nil {
		return
	}
	id := p.request.Line.ID
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

package present

import (
	"context"
	"strconv"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// Fields of the forms of the room, where a sentence about a mistake belongs.
const (
	MovedOnField  = "moved_on"
	NoteField     = "note"
	WhoField      = "who"
	DaysLongField = "days"
	AmountField   = "amount"
	WayField      = "way"
	PaperField    = "paper"
	NumberField   = "number"
	YearField     = "year"
	ResultField   = "result"
	AddressField  = "address"
)

// DefaultExtension is how long an extension usually is, in working days: as
// long as 条例 article 33 allows.
const DefaultExtension = "20"

// RequestEntry is an entry about the open request: a day, a note, a paper.
type RequestEntry struct {
	On    workday.Date
	Note  string
	Ref   string // whose opinion
	Yuan  string // paid
	Paper string // path of a file that belongs to it, "" for none
}

// papers is the file of an entry under what it is.
func (e RequestEntry) papers(what string) []desk.DossierPaper {
	if e.Paper == "" {
		return nil
	}
	return []desk.DossierPaper{{Path: e.Paper, What: what}}
}

// entries are the moves by an entry in the register: where they lead, what
// their paper is, and what is said afterwards.
var entries = map[RequestDeed]struct {
	to          request.Stage
	paper, said string
}{
	DoAccept:       {request.Reviewing, "申请材料", "已转入审核"},
	DoSupplemented: {request.Reviewing, "补正材料", "已登记收到补正，期限重新计算"},
	DoPaid:         {request.DraftingReply, "缴费凭证", "已登记缴费"},
	DoWrite:        {request.DraftingReply, "材料", "已转到起草答复"},
	DoSendToSign:   {request.SigningReply, "审批单", "已送审签"},
	DoSendBack:     {request.DraftingReply, "审批单", "已退回改"},
	DoWithdraw:     {request.Retracted, "撤回申请", "已登记撤回"},
	DoAbandon:      {request.GivenUp, "材料", "已按视为放弃办结"},
	DoFileRequest:  {request.Filed, "材料", "已归档"},
}

// Enter makes a move by an entry; done is told what is wrong with which field.
func (p *Requests) Enter(deed RequestDeed, e RequestEntry, done func(wrong map[string]string)) {
	move, ok := entries[deed]
	if !ok {
		return
	}
	yuan, field := 0, MovedOnField
	if deed == DoPaid {
		field = AmountField
		yuan, _ = strconv.Atoi(strings.TrimSpace(e.Yuan))
		if e.On.After(p.desk.Today()) {
			field = MovedOnField
		}
	}
	p.act(field, done, move.said, func(ctx context.Context, id string) error {
		return p.desk.MoveRequest(ctx, id, desk.RequestMove{To: move.to, On: e.On, Note: e.Note, Papers: e.papers(move.paper), Yuan: yuan})
	})
}

// Asked lists whose opinions have not come.
func (p *Requests) Asked() []string {
	if p.request == nil {
		return nil
	}
	return openConsultations(p.request)
}

// Note enters what others did: an opinion that came, reasons that were given.
func (p *Requests) Note(deed RequestDeed, e RequestEntry, done func(wrong map[string]string)) {
	event, paper, said := request.Event{Kind: request.ConsultAnswered, Date: e.On, Ref: e.Ref, Note: e.Note}, "意见回执", "已登记收到意见"
	if deed == DoReasons {
		event.Kind, event.Ref, paper, said = request.ReasonsGiven, "", "说明的理由", "已登记说明的理由"
	}
	p.act(MovedOnField, done, said, func(ctx context.Context, id string) error {
		return p.desk.NoteRequestEvent(ctx, id, event, e.papers(paper)...)
	})
}

// ApprovalAnswers are a leader's word as it is entered.
type ApprovalAnswers struct {
	Signer string
	On     workday.Date
	Days   string // of an extension
	Reason string
	Scan   string // path of the signed slip, "" for none
}

// SignsHere reports whether the person at the desk signs, so that nobody has
// to be named.
func (p *Requests) SignsHere() bool {
	if p.request == nil {
		return false
	}
	o := p.offerOf(p.request)
	return o.sign == nil && o.may != nil
}

// Approve records that a leader agrees: to the answer, or to an extension.
func (p *Requests) Approve(kind request.ApprovalKind, a ApprovalAnswers, done func(wrong map[string]string)) {
	days, err := strconv.Atoi(strings.TrimSpace(a.Days))
	field, said := WhoField, "已登记签发，可以印发"
	if kind == request.ApproveExtension {
		said = "已登记同意延期，接着印延期告知书"
		switch {
		case !p.SignsHere() && strings.TrimSpace(a.Signer) == "":
		case err != nil || days < 1 || days > request.DefaultRules().ExtensionMax:
			field = DaysLongField
		case strings.TrimSpace(a.Reason) == "":
			field = ReasonField
		}
	}
	if a.On.After(p.desk.Today()) {
		field = MovedOnField
	}
	p.act(field, done, said, func(ctx context.Context, id string) error {
		return p.desk.ApproveRequest(ctx, id, desk.ApprovalInput{For: kind, Signer: a.Signer, On: a.On, Scan: a.Scan, Days: days, Reason: a.Reason})
	})
}

// FeeSchemes are the two ways in which a fee can be charged.
func FeeSchemes() (words []string, schemes []request.FeeScheme) {
	schemes = []request.FeeScheme{request.ByPiece, request.ByPages}
	for _, s := range schemes {
		words = append(words, s.Label())
	}
	return words, schemes
}

// Charge works out what the request costs and keeps it. Where something is to
// be paid, the notice is written next; else the office is told that nothing is.
func (p *Requests) Charge(scheme request.FeeScheme, pages string, done func(wrong map[string]string)) {
	n, _ := strconv.Atoi(strings.TrimSpace(pages))
	var charge request.Charge
	p.act(AmountField, func(wrong map[string]string) {
		if done != nil {
			done(wrong)
		}
		if wrong == nil && charge.Yuan() > 0 {
			p.Write("N09")
		}
		if wrong == nil && charge.Yuan() == 0 {
			p.view.Say("不到收费的数，不收费")
		}
	}, "", func(ctx context.Context, id string) (err error) {
		charge, err = p.desk.SetRequestFee(ctx, id, scheme, n)
		return err
	})
}

// FeeOwed is what is to be paid, in yuan; 0 when nothing is.
func (p *Requests) FeeOwed() int {
	if p.request == nil || p.request.Dossier.Fee == nil {
		return 0
	}
	return p.request.Dossier.Fee.Yuan
}

// Ways are the ways in which letters are delivered.
func Ways() []string {
	return []string{"直接送达", "邮寄送达", "电子送达", "留置送达", "委托送达", "公告送达"}
}

// ServiceAnswers say how a letter reached whom it is for.
type ServiceAnswers struct {
	Letter   string // id
	On       workday.Date
	Way      int // of Ways; -1 for none
	Receiver string
	Mail     string
	Scan     string
}

// Serve records the delivery of a letter.
func (p *Requests) Serve(a ServiceAnswers, done func(wrong map[string]string)) {
	way, field := "", WayField
	if a.Way >= 0 {
		way, field = Ways()[a.Way], MovedOnField
	}
	p.act(field, done, "已登记送达", func(ctx context.Context, id string) error {
		return p.desk.ServeLetter(ctx, id, a.Letter, desk.ServiceInput{On: a.On, Way: way, Receiver: a.Receiver, Mail: a.Mail, Scan: a.Scan})
	})
}

// Finish ends a matter that is no application.
func (p *Requests) Finish(e RequestEntry, done func(wrong map[string]string)) {
	p.act(NoteField, done, "已办结", func(ctx context.Context, id string) error {
		return p.desk.FinishRequest(ctx, id, e.Note, e.On)
	})
}

// AddPaper files a paper with the request.
func (p *Requests) AddPaper(path, what string, private bool, done func(wrong map[string]string)) {
	if path == "" {
		done(map[string]string{PaperField: "没有选文件。选扫描件或者照片"})
		return
	}
	p.act(PaperField, done, "已收进案卷", func(ctx context.Context, id string) error {
		return p.desk.AddRequestPaper(ctx, id, desk.DossierPaper{Path: path, What: what, Private: private})
	})
}

// ShowPaper gives the path of a paper of the dossier, to be looked at.
func (p *Requests) ShowPaper(digest string, show func(path string)) {
	if p.request == nil {
		return
	}
	id := p.request.Line.ID
	var path string
	p.run.Go(func(ctx context.Context) (err error) {
		path, err = p.desk.OpenRequestPaper(ctx, id, digest)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		show(path)
	})
}

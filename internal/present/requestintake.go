package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/request"
)

// Fields of the form in which a request is registered.
const (
	ApplicantField  = "applicant"
	ReceiptChannel  = "channel"
	FactsField      = "facts"
	IdentityField   = "identity"
	ReachField      = "reach"
	AskedField      = "asked"
	AttachmentField = "attachment"
)

// RegistrationModel is a request that is being entered into the register.
type RegistrationModel struct {
	Matters, Kinds, Channels []string
	Handlers                 []string
	Input                    RegistrationInput // what the form begins with
	Edits                    bool              // an entry is corrected
	Similar                  []SimilarRow      // earlier ones that were found when it was to be registered
	Main                     string            // 登记, 照样登记
	seen                     string            // what was compared; of a correction, the state that is corrected
}

// intakeChannels are the ways in which a request comes, those of 条例 article 31.
var intakeChannels = []request.Channel{request.InPerson, request.Mail, request.Fax, request.Email, request.Online}

var intakeWords = []string{"当面提交", "邮寄", "传真", "电子邮件", "网上申请"}

// ChannelAsks says which days a channel needs: handed in, signed for, or
// arrived and confirmed.
type ChannelAsks struct{ Submitted, Signed, Confirmed bool }

// AsksOf returns the days that a channel needs; unsigned mail is confirmed.
func AsksOf(channel int, signed bool) ChannelAsks {
	if channel < 0 {
		return ChannelAsks{}
	}
	switch intakeChannels[channel] {
	case request.InPerson:
		return ChannelAsks{Submitted: true}
	case request.Mail:
		return ChannelAsks{Signed: signed, Confirmed: !signed}
	default:
		return ChannelAsks{Confirmed: true}
	}
}

// IsMail reports whether a channel is the post, of which it matters whether
// the letter was signed for.
func IsMail(channel int) bool { return channel >= 0 && intakeChannels[channel] == request.Mail }

// RegistrationInput is the form as it stands on the screen.
type RegistrationInput struct {
	Matter, Kind, Channel int // -1 for none
	Applicant             string
	Identity              request.Identity
	Facts                 request.ReceiptFacts
	Asked                 string // what is asked for
	Split                 bool   // each line is a matter of its own
	Delivery, Form        string
	Help, Handler, Note   string
	Application, Copy     string // paths of the form and of the identity paper, "" for none
}

// Begin turns to an empty form.
func (p *Requests) Begin() {
	m := p.emptyForm("登记")
	if s := p.desk.Sitting(); s != nil {
		m.Input.Handler = s.Name
	}
	p.model.Registration, p.model.Request, p.model.Letter, p.model.Sheet, p.model.Paper, p.request = m, nil, nil, nil, nil, nil
	p.model.Period, p.model.Texts = nil, nil
	p.view.Show(p.model)
}

func (p *Requests) emptyForm(main string) *RegistrationModel {
	m := &RegistrationModel{Channels: intakeWords, Handlers: p.people, Main: main, Input: RegistrationInput{Kind: -1, Channel: -1}}
	m.Input.Identity.Paper = "居民身份证"
	for _, matter := range request.Matters() {
		m.Matters = append(m.Matters, matter.Label())
	}
	for _, kind := range request.ApplicantKinds() {
		m.Kinds = append(m.Kinds, kind.Label())
	}
	return m
}

// subjects are what is asked for, each a matter of its own when they are
// split (一事一申请).
func (in RegistrationInput) subjects() []string {
	if !in.Split {
		return []string{in.Asked}
	}
	return kept(strings.Split(strings.ReplaceAll(in.Asked, "\r", ""), "\n")...)
}

// SplitWords says how many matters the form makes.
func (in RegistrationInput) SplitWords() string {
	if n := len(in.subjects()); in.Split && n > 1 {
		return fmt.Sprintf("一行一件，分成%d件，各编一个号（一事一申请）。", n)
	}
	return "照申请表写名称、文号或者特征描述。"
}

func (in RegistrationInput) channel() request.Channel {
	if in.Channel < 0 {
		return ""
	}
	return intakeChannels[in.Channel]
}

// Receipt says which day is the legal day of receipt and why, or what is still
// missing.
func (in RegistrationInput) Receipt() Notice {
	if in.Channel < 0 {
		return Notice{}
	}
	received, why, err := request.LegalReceipt(in.channel(), in.Facts)
	if err != nil {
		return Notice{sentenceOf(err), Caution}
	}
	return Notice{fmt.Sprintf("收到之日是%s（%s）。%s。", received.Chinese(), received.ChineseWeekday(), why), Good}
}

func (in RegistrationInput) registration() desk.Registration {
	r := desk.Registration{
		Matter: request.Matters()[max(in.Matter, 0)], Applicant: in.Applicant, Channel: in.channel(), Facts: in.Facts, Subjects: in.subjects(),
		Delivery: in.Delivery, Form: in.Form, Help: in.Help, Handler: in.Handler, Note: in.Note, Identity: in.Identity,
	}
	if in.Kind >= 0 {
		r.Kind = request.ApplicantKinds()[in.Kind]
	}
	if in.Application != "" {
		r.Papers = append(r.Papers, desk.DossierPaper{Path: in.Application, What: "申请表"})
	}
	if in.Copy != "" {
		r.Papers = append(r.Papers, desk.DossierPaper{Path: in.Copy, What: "身份证明", Private: true})
	}
	return r
}

// wrong tells what is missing, each beside its field, so that everything is
// asked for at once.
func (in RegistrationInput) wrong() map[string]string {
	wrong := map[string]string{}
	empty := func(text string) bool { return strings.TrimSpace(text) == "" }
	application := in.Matter <= 0
	id := in.Identity
	for _, c := range []struct {
		wrong           bool
		field, sentence string
	}{
		{empty(in.Applicant), ApplicantField, "没有写申请人。照申请表写姓名或者名称"},
		{application && in.Kind < 0, KindField, "没有选申请人类别，进不了表三。从六类里选"},
		{application && empty(id.Number) && in.Copy == "", IdentityField, "没有身份证明。写证件号码，或者附上复印件；申请人没有提供的，告知补正"},
		{application && empty(id.Phone) && empty(id.Address) && empty(id.Email), ReachField, "没有联系方式。电话、地址、邮箱至少写一样"},
		{in.Channel < 0, ReceiptChannel, "没有选怎样收到的，定不了收到之日"},
		{empty(in.Asked), AskedField, "没有写申请内容。照申请表写名称、文号或者特征描述"},
	} {
		if c.wrong {
			wrong[c.field] = c.sentence
		}
	}
	if in.Channel >= 0 {
		if _, _, err := request.LegalReceipt(in.channel(), in.Facts); err != nil {
			wrong[FactsField] = fault.Sentence(err)
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return wrong
}

// Register enters the request. Where the applicant has asked for something
// alike before, that is shown first, and registered when it is asked again.
func (p *Requests) Register(in RegistrationInput, done func(wrong map[string]string)) {
	m := p.model.Registration
	if wrong := in.wrong(); wrong != nil || m == nil {
		done(wrong)
		return
	}
	key := in.Applicant + "\n" + in.Asked
	if m.seen == key || in.Matter > 0 {
		p.register(in, done)
		return
	}
	var found []request.Match
	received, _, _ := request.LegalReceipt(in.channel(), in.Facts)
	p.run.Go(func(ctx context.Context) error {
		for _, subject := range in.subjects() {
			matches, err := p.desk.SimilarRequests(ctx, request.Application{Applicant: in.Applicant, Subject: subject, Received: received}, in.Identity.Number)
			if err != nil {
				return err
			}
			found = append(found, matches...)
		}
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			tell(p.view.Fail, err)
		case len(found) == 0:
			p.register(in, done)
		default:
			m.seen, m.Similar, m.Main = key, p.similarRows(found), "照样登记"
			done(nil)
			p.view.Show(p.model)
		}
	})
}

func (p *Requests) register(in RegistrationInput, done func(wrong map[string]string)) {
	var entered []request.Application
	p.run.Go(func(ctx context.Context) (err error) {
		entered, err = p.desk.RegisterRequest(ctx, in.registration())
		return err
	}, func(err error) {
		if err != nil {
			tell(func(sentence string) { done(map[string]string{AskedField: sentence}) }, err)
			return
		}
		done(nil)
		p.view.Say("已登记" + entered[0].Number + splitWords(len(entered)))
		p.Load()
		p.Open(entered[0].ID)
	})
}

func splitWords(n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprintf("等%d件", n)
}

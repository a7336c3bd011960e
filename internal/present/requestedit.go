package present

import (
	"context"
	"slices"
	"strings"

	"zwgk/internal/request"
)

// Correct turns to the form of the open request, to correct what was entered.
// It shows who the applicant is, so that the desk writes down who has looked.
func (p *Requests) Correct() {
	if p.request == nil {
		return
	}
	id := p.request.Line.ID
	var identity request.Identity
	p.run.Go(func(ctx context.Context) (err error) {
		identity, err = p.desk.RevealApplicant(ctx, id, "改登记")
		return err
	}, func(err error) {
		switch {
		case err != nil:
			tell(p.view.Fail, err)
		case p.request != nil && p.request.Line.ID == id:
			m := p.emptyForm("改登记")
			m.Edits, m.Input, m.seen = true, p.entered(identity), p.request.State
			p.model.Registration = m
			p.view.Show(p.model)
		}
	})
}

// entered is what was entered of the open request.
func (p *Requests) entered(identity request.Identity) RegistrationInput {
	a, d := p.request.Line, p.request.Dossier
	return RegistrationInput{
		Matter: slices.Index(request.Matters(), d.Matter), Kind: slices.Index(request.ApplicantKinds(), a.Kind),
		Channel: slices.Index(intakeChannels, a.Channel), Applicant: a.Applicant, Identity: identity, Facts: d.Facts, Asked: a.Subject,
		Delivery: a.Delivery, Form: d.Form, Help: d.Help, Handler: d.Handler, Note: a.Note,
	}
}

// SaveCorrection keeps the form as it stands, with the reason. An entry from a
// ledger has no days of receipt to be found from; its day stays then.
func (p *Requests) SaveCorrection(in RegistrationInput, reason string, done func(wrong map[string]string)) {
	if p.request == nil || p.model.Registration == nil {
		return
	}
	wrong := in.wrong()
	if in.Channel < 0 || in.Facts == (request.ReceiptFacts{}) {
		delete(wrong, ReceiptChannel)
		delete(wrong, FactsField)
	}
	if strings.TrimSpace(reason) == "" {
		if wrong == nil {
			wrong = map[string]string{}
		}
		wrong[ReasonField] = "改登记内容要写原因。写一句为什么改"
	}
	if len(wrong) > 0 {
		done(wrong)
		return
	}
	r := in.registration()
	r.Seen = p.model.Registration.seen
	if in.Channel < 0 {
		r.Channel = p.request.Line.Channel
	}
	p.act(AskedField, func(wrong map[string]string) {
		if wrong == nil {
			p.model.Registration = nil
		}
		done(wrong)
	}, "已改登记", func(ctx context.Context, id string) error { return p.desk.EditRequest(ctx, id, r, reason) })
}

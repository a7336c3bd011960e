package desk

import (
	"context"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// LetterOrder is what a handler decides about a letter. All that the register
// knows is filled in from there and cannot be written differently.
type LetterOrder struct {
	Code    request.LetterCode
	Outcome request.Outcome   // of a final letter
	Partly  []request.Outcome // of N12, why a part is withheld
	Remedy  request.RemedyKind
	// Ref is whom a 征求意见书 asks, and of 送达回证 the id of the letter delivered.
	Ref    string
	Days   int          // working days that 补正 or a deferral gives
	On     workday.Date // 成文日期, zero: today
	Values map[request.Field]request.Value
}

// LetterDraft is a letter as far as it is known.
type LetterDraft struct {
	Letter  request.Letter
	Order   LetterOrder
	Values  map[request.Field]request.Value // given and known
	Known   []request.Field                 // filled from the register; not to be edited
	Missing []request.Field                 // still to be given
	// Paragraphs is the letter when nothing stands against it, with words in
	// the place of the number that it will get; else Problem says what does.
	Paragraphs []request.Paragraph
	Problem    error
}

// numberToCome stands in a preview where the 文号 will be.
const numberToCome = "（文号印发时编）"

// DraftLetter shows a letter before it is issued, and what it still needs.
func (d *Desk) DraftLetter(ctx context.Context, id string, order LetterOrder) (*LetterDraft, error) {
	if err := d.permit(office.HandleRequests); err != nil {
		return nil, err
	}
	return d.drafted(ctx, id, order, false)
}

// DraftAnswer is DraftLetter for an answer that is being written: that nobody
// has signed it yet does not stand against it.
func (d *Desk) DraftAnswer(ctx context.Context, id string, order LetterOrder) (*LetterDraft, error) {
	if err := d.permit(office.HandleRequests); err != nil {
		return nil, err
	}
	return d.drafted(ctx, id, order, true)
}

func (d *Desk) drafted(ctx context.Context, id string, order LetterOrder, intended bool) (*LetterDraft, error) {
	h, err := d.holdKept(ctx, id)
	if err != nil {
		return nil, err
	}
	draft := &LetterDraft{Order: order}
	if draft.Letter, err = request.LetterOf(order.Code); err != nil {
		return nil, err
	}
	text, err := d.letterText(ctx, order.Code)
	if err != nil {
		return nil, err
	}
	var filled filledLetter
	if filled, draft.Problem = h.fill(d.Organ(), draft.Letter, order); filled.values == nil {
		return draft, nil
	}
	draft.Values, draft.Known = filled.values, filled.known
	for _, f := range draft.Letter.AllFields(filled.draft.Remedy) {
		if draft.Values[f].IsEmpty() && f != request.FieldNumber {
			draft.Missing = append(draft.Missing, f)
		}
	}
	if draft.Problem == nil || intended {
		filled.number(draft.Letter, numberToCome)
		draft.Paragraphs, draft.Problem = request.Compose(text, filled.draft)
	}
	return draft, nil
}

// holdKept reads a matter without changing it.
func (d *Desk) holdKept(ctx context.Context, id string) (*held, error) {
	counted, err := d.clockwork(ctx)
	if err != nil {
		return nil, err
	}
	row, err := d.office.Request(ctx, d.office.Reader(), id)
	if err != nil {
		return nil, err
	}
	return counted.open(row), nil
}

// AnswerRequest keeps what is going to be answered, while the reply is being
// drafted: the outcome, its letter, and what the letter says.
func (d *Desk) AnswerRequest(ctx context.Context, id string, order LetterOrder) error {
	return d.onRequest(ctx, id, func(_ *store.Tx, h *held) (string, error) {
		conclusion, err := request.Conclude(order.Code, order.Outcome)
		switch {
		case err != nil:
			return "", err
		case h.dossier.Stage != request.DraftingReply:
			return "", fault.New(fault.NotAllowed, "“%s”的申请不能改答复。转到起草答复再改", h.dossier.Stage.Label())
		case !conclusion.Letter.Final() || conclusion.Letter.Optional:
			return "", fault.New(fault.Invalid, "%s不是答复文书。换一种文书", conclusion.Letter.Title)
		}
		if err := request.CheckClose(order.Outcome, append(h.dossier.Codes(), order.Code), h.dossier.Events); err != nil {
			return "", err
		}
		h.dossier.Answer = &request.Answer{
			Outcome: order.Outcome, Letter: order.Code, Partly: order.Partly, Remedy: order.Remedy, Values: order.Values,
		}
		return "拟答复：" + order.Outcome.Label(), nil
	})
}

// IssueLetter makes a letter final: its paragraphs are kept as they are sent,
// it takes the next 文号 of the year, the clock is told, and an answer closes
// the application with its row of table three.
func (d *Desk) IssueLetter(ctx context.Context, id string, order LetterOrder) (request.Issued, error) {
	var issued request.Issued
	if err := d.permit(office.HandleRequests); err != nil {
		return issued, err
	}
	letter, err := request.LetterOf(order.Code)
	if err != nil {
		return issued, err
	}
	text, err := d.letterText(ctx, order.Code)
	if err != nil {
		return issued, err
	}
	err = d.onRequest(ctx, id, func(tx *store.Tx, h *held) (string, error) {
		issued, err = d.issue(ctx, tx, h, letter, text, order)
		return "印发" + letter.Title + issued.Number, err
	})
	if err != nil {
		return request.Issued{}, err
	}
	return issued, nil
}

// issue is IssueLetter inside a change.
func (d *Desk) issue(ctx context.Context, tx *store.Tx, h *held, letter request.Letter, text request.Template, order LetterOrder) (request.Issued, error) {
	filled, err := h.fill(d.Organ(), letter, order)
	if err != nil {
		return request.Issued{}, err
	}
	if _, err := h.dayOf(order.On); err != nil {
		return request.Issued{}, err
	}
	issued := request.Issued{
		ID: store.NewID(), Code: letter.Code, Outcome: filled.draft.Outcome, Ref: order.Ref, On: filled.on,
		By: d.self().Name, Version: text.Version,
	}
	if slices.Contains(letter.Fields, request.FieldNumber) && letter.To != request.ToRecipient {
		if issued.Number, err = h.letterNumber(ctx, tx, filled.on.Year); err != nil {
			return request.Issued{}, err
		}
		filled.number(letter, issued.Number)
	}
	if issued.Paragraphs, err = request.Compose(text, filled.draft); err != nil {
		return request.Issued{}, err
	}
	h.dossier = filled.after.dossier
	h.dossier.Issued = append(slices.Clone(h.dossier.Issued), issued)
	if err := h.take(letter, filled, issued, d.step(filled.on, nil)); err != nil {
		return request.Issued{}, err
	}
	return issued, nil
}

// take does to the matter what issuing a letter means beside its event.
func (h *held) take(letter request.Letter, filled filledLetter, issued request.Issued, step request.Step) error {
	if filled.to != "" {
		h.dossier.Events = slices.Clip(h.dossier.Events[:len(h.dossier.Events)-1]) // the move enters it with its step
		if err := h.move(filled.to, step, filled.event); err != nil {
			return err
		}
	}
	if letter.Event == request.FeeNotified {
		fee := *h.dossier.Fee
		fee.Notified = filled.on
		h.dossier.Fee = &fee
	}
	if !letter.Final() {
		return nil
	}
	h.dossier.Answer = &request.Answer{
		Outcome: filled.draft.Outcome, Letter: letter.Code, Partly: filled.draft.Partly, Remedy: filled.draft.Remedy, Values: filled.values,
	}
	return h.close(filled.draft.Outcome, filled.on, issued.Number)
}

// ServiceInput is how a letter reached whom it is for.
type ServiceInput struct {
	On       workday.Date // zero: today
	Way      string
	Receiver string
	Mail     string // number of the mail, where it went by mail
	Scan     string // path of the signed receipt
}

// ServeLetter records that a letter was delivered: of the answer that is a
// step of its own; of a 征求意见书 the other side's days run from then.
func (d *Desk) ServeLetter(ctx context.Context, id, letterID string, in ServiceInput) error {
	if err := d.permit(office.HandleRequests); err != nil {
		return err
	}
	proof, scan := strings.TrimSpace(in.Mail), []store.File(nil)
	if in.Scan != "" {
		kept, err := d.keepFiles([]string{in.Scan})
		if err != nil {
			return err
		}
		scan, proof = kept, kept[0].Digest
	}
	return d.onRequest(ctx, id, func(tx *store.Tx, h *held) (string, error) {
		on, err := h.dayOf(in.On)
		if err != nil {
			return "", err
		}
		n := slices.IndexFunc(h.dossier.Issued, func(l request.Issued) bool { return l.ID == letterID })
		if n < 0 {
			return "", fault.New(fault.NotFound, "这份文书不在案卷里。回到案卷再看")
		}
		h.dossier.Issued = slices.Clone(h.dossier.Issued)
		letter := &h.dossier.Issued[n]
		switch {
		case letter.Service != nil:
			return "", fault.New(fault.Conflict, "这份文书%s已经登记送达", letter.Service.On)
		case strings.TrimSpace(in.Way) == "":
			return "", fault.New(fault.Invalid, "没有写怎样送达。写直接送达、邮寄送达或者电子送达")
		case on.Before(letter.On):
			return "", fault.New(fault.Invalid, "送达日期%s早于文书的日期%s。核对日期", on, letter.On)
		}
		letter.Service = &request.Service{On: on, Way: strings.TrimSpace(in.Way), Receiver: strings.TrimSpace(in.Receiver), Proof: proof}
		if err := h.served(*letter, d.step(on, nil)); err != nil {
			return "", err
		}
		return "送达" + letter.Number, addFiles(tx, scan)
	})
}

func (h *held) served(letter request.Issued, step request.Step) error {
	kind, err := request.LetterOf(letter.Code)
	if err != nil {
		return err
	}
	if kind.Event == request.ConsultSent {
		h.dossier, err = h.dossier.Note(request.Event{Kind: request.ConsultDelivered, Date: step.On, Ref: letter.Ref})
		return err
	}
	if kind.Event == request.Answered && h.dossier.Stage == request.ReplyIssued {
		return h.move(request.ReplyDelivered, step, request.Event{})
	}
	return nil
}

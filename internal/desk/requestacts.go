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

// RequestMove takes a matter to another stage by an entry in the register.
// Moves that a letter makes are made by IssueLetter, delivery by ServeLetter.
type RequestMove struct {
	To     request.Stage
	On     workday.Date // zero: today
	Note   string
	Papers []DossierPaper
	Yuan   int // paid, of a payment
}

// MoveRequest moves a matter on. A withdrawal, and giving up after the
// applicant's term, close the application with their row of table three.
func (d *Desk) MoveRequest(ctx context.Context, id string, m RequestMove) error {
	if err := d.permit(office.HandleRequests); err != nil {
		return err
	}
	papers, files, err := d.papers(m.Papers)
	if err != nil {
		return err
	}
	return d.onRequest(ctx, id, func(tx *store.Tx, h *held) (string, error) {
		on, err := h.dayOf(m.On)
		if err != nil {
			return "", err
		}
		if err := h.moveByEntry(m, d.step(on, papers)); err != nil {
			return "", err
		}
		h.dossier.Papers = append(slices.Clone(h.dossier.Papers), papers...)
		return "转到" + m.To.Label(), addFiles(tx, files)
	})
}

func (h *held) moveByEntry(m RequestMove, step request.Step) error {
	status, err := h.clock()
	if err != nil {
		return err
	}
	if err := h.dossier.CheckMove(m.To, step.On, status); err != nil {
		return err
	}
	if status.Wait.For == request.FeePaid && m.To == request.DraftingReply {
		if err := h.pay(m.Yuan, step.On); err != nil {
			return err
		}
	}
	if err := h.move(m.To, step, request.Event{Note: strings.TrimSpace(m.Note)}); err != nil {
		return err
	}
	switch m.To {
	case request.Retracted:
		return h.close(request.OtherMisc, step.On, "")
	case request.GivenUp:
		outcome := request.OtherNoCorrection
		if status.Wait.For == request.FeePaid {
			outcome = request.OtherFeeUnpaid
		}
		return h.close(outcome, step.On, "")
	default:
		return nil
	}
}

// pay records a payment, which must be the whole one.
func (h *held) pay(yuan int, on workday.Date) error {
	fee := *h.dossier.Fee
	if yuan != fee.Yuan {
		return fault.New(fault.Invalid, "应缴%d元，登记的是%d元。缴清以后再登记", fee.Yuan, yuan)
	}
	fee.Paid, fee.Received = on, yuan
	h.dossier.Fee = &fee
	return nil
}

// close writes the outcome into the register. A matter that no table counts
// only ends.
func (h *held) close(o request.Outcome, on workday.Date, number string) error {
	if !h.application() {
		h.line.Record.Closed = on
		return nil
	}
	closed, err := h.dossier.Close(h.line.Record, o, on, number)
	if err == nil {
		h.line.Record = closed
	}
	return err
}

// NoteRequestEvent records what others did while a request was handled:
// a 征求意见书 that arrived, an opinion that came, reasons that were given.
func (d *Desk) NoteRequestEvent(ctx context.Context, id string, e request.Event, inputs ...DossierPaper) error {
	if err := d.permit(office.HandleRequests); err != nil {
		return err
	}
	noted := []request.EventKind{request.ConsultDelivered, request.ConsultAnswered, request.ReasonsGiven}
	if !slices.Contains(noted, e.Kind) {
		return fault.New(fault.NotAllowed, "“%s”不能单独登记，随文书或者办理环节登记", e.Kind.Label())
	}
	papers, files, err := d.papers(inputs)
	if err != nil {
		return err
	}
	return d.onRequest(ctx, id, func(tx *store.Tx, h *held) (string, error) {
		if e.Date, err = h.dayOf(e.Date); err != nil {
			return "", err
		}
		if h.dossier, err = h.dossier.Note(e); err != nil {
			return "", err
		}
		h.dossier.Papers = append(slices.Clone(h.dossier.Papers), papers...)
		return e.Kind.Label(), addFiles(tx, files)
	})
}

// RedateRequestEvent corrects the day on which others acted, the n-th event of
// the dossier, with the reason. What the clock cannot count is refused.
func (d *Desk) RedateRequestEvent(ctx context.Context, id string, n int, on workday.Date, reason string) error {
	return d.onRequest(ctx, id, func(_ *store.Tx, h *held) (string, error) {
		if reason = strings.TrimSpace(reason); reason == "" {
			return "", fault.New(fault.Invalid, "改日期要写原因。写一句为什么改")
		}
		if on.IsZero() {
			return "", fault.New(fault.Invalid, "没有写改成哪一天")
		}
		on, err := h.dayOf(on)
		if err != nil {
			return "", err
		}
		if h.dossier, err = h.dossier.Redate(n, on); err != nil {
			return "", err
		}
		return "改日期：" + reason, nil
	})
}

// TryRedate counts what RedateRequestEvent would move, and changes nothing.
func (d *Desk) TryRedate(ctx context.Context, id string, n int, on workday.Date) (request.Shift, error) {
	if err := d.permit(office.HandleRequests); err != nil {
		return request.Shift{}, err
	}
	h, err := d.holdKept(ctx, id)
	if err != nil {
		return request.Shift{}, err
	}
	if on, err = h.dayOf(on); err != nil {
		return request.Shift{}, err
	}
	var shift request.Shift
	if shift.Before, err = h.clock(); err != nil {
		return shift, err
	}
	if h.dossier, err = h.dossier.Redate(n, on); err != nil {
		return shift, err
	}
	shift.After, err = h.clock()
	return shift, err
}

// AddRequestPaper files a paper with a matter.
func (d *Desk) AddRequestPaper(ctx context.Context, id string, in DossierPaper) error {
	if err := d.permit(office.HandleRequests); err != nil {
		return err
	}
	papers, files, err := d.papers([]DossierPaper{in})
	if err != nil {
		return err
	}
	return d.onRequest(ctx, id, func(tx *store.Tx, h *held) (string, error) {
		h.dossier.Papers = append(slices.Clone(h.dossier.Papers), papers...)
		return "附材料：" + papers[0].What, addFiles(tx, files)
	})
}

// ApprovalInput is a leader's word: to a reply that was sent to be signed, or
// to an extension.
type ApprovalInput struct {
	For    request.ApprovalKind
	Signer string       // who signed on paper; "" where the leader is at the desk
	On     workday.Date // zero: today
	Scan   string       // path of the signed slip, "" for none
	Days   int          // of an extension, working days
	Reason string       // of an extension
}

// approvers may agree at the desk.
var approvers = []office.Role{office.Leader, office.Deputy}

// ApproveRequest records that a leader agrees. A leader at the desk agrees
// himself; a handler enters the name that stands on the paper, never his own.
func (d *Desk) ApproveRequest(ctx context.Context, id string, in ApprovalInput) error {
	approval := request.Approval{For: in.For, By: strings.TrimSpace(in.Signer), Days: in.Days, Reason: strings.TrimSpace(in.Reason)}
	if err := d.signs(&approval); err != nil {
		return err
	}
	var scan []store.File
	if in.Scan != "" {
		kept, err := d.keepFiles([]string{in.Scan})
		if err != nil {
			return err
		}
		scan, approval.Scan = kept, kept[0].Digest
	}
	return d.changeRequest(ctx, id, func(tx *store.Tx, h *held) (string, error) {
		var err error
		if approval.On, err = h.dayOf(in.On); err != nil {
			return "", err
		}
		if most := h.settings.Rules.ExtensionMax; approval.Days > most {
			return "", fault.New(fault.Invalid, "延期%d个工作日，最多%d个。改小天数", approval.Days, most)
		}
		if h.dossier, err = h.dossier.Approve(approval); err != nil {
			return "", err
		}
		word := "签发答复"
		if in.For == request.ApproveExtension {
			word = "同意延期"
		}
		return approval.By + word, addFiles(tx, scan)
	})
}

// signs says who agrees: whoever is at the desk and may, or who signed the
// paper that a handler records.
func (d *Desk) signs(a *request.Approval) error {
	if d.person != nil && slices.Contains(approvers, d.person.Role) {
		a.By = d.person.Name
		return nil
	}
	if err := d.permit(office.HandleRequests); err != nil {
		return err
	}
	a.RecordedBy = d.self().Name
	if a.By == a.RecordedBy {
		return fault.New(fault.NotAllowed, "自己不能签发自己办的件。由分管领导或者主要领导签")
	}
	return nil
}

// FinishRequest ends a matter that is no application; how says in a sentence
// what was done.
func (d *Desk) FinishRequest(ctx context.Context, id, how string, on workday.Date) error {
	return d.onRequest(ctx, id, func(_ *store.Tx, h *held) (string, error) {
		on, err := h.dayOf(on)
		if err != nil {
			return "", err
		}
		if h.dossier, err = h.dossier.Finish(d.step(on, nil), how); err != nil {
			return "", err
		}
		h.line.Record = *h.dossier.Line
		return "办结" + h.dossier.Matter.Label(), nil
	})
}

package desk

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
)

// Registration is a request as it is entered into the register.
type Registration struct {
	Matter    request.Matter
	Applicant string
	Kind      request.ApplicantKind // of an application, one of the six
	Channel   request.Channel
	Facts     request.ReceiptFacts // from which the legal day of receipt follows
	// Subjects is what is asked for. Several become several matters, each with
	// its own number, linked to the first (一事一申请).
	Subjects []string
	Delivery string // 获取方式
	Form     string // 载体形式
	Help     string
	Handler  string // 承办人; "" for the person at the desk
	Note     string
	Identity request.Identity
	Papers   []DossierPaper
	// Seen is the State of the view that is corrected, so that nobody writes
	// over what another person has entered meanwhile; "" does not ask.
	Seen string
}

// line is what stands in the register for every subject, and why the day of
// receipt is that day.
func (r Registration) line() (request.Application, string, error) {
	a := request.Application{
		Applicant: oneLine(r.Applicant), Kind: r.Kind, Channel: r.Channel, Delivery: oneLine(r.Delivery), Note: oneLine(r.Note),
	}
	received, why, err := request.LegalReceipt(r.Channel, r.Facts)
	a.Received = received
	return a, why, err
}

// subjects are what is asked for, each once.
func (r Registration) subjects() ([]string, error) {
	var subjects []string
	for _, s := range r.Subjects {
		if s = oneLine(s); s != "" && !slices.Contains(subjects, s) {
			subjects = append(subjects, s)
		}
	}
	if len(subjects) == 0 {
		return nil, fault.New(fault.Invalid, "没有写申请内容。照申请表写名称、文号或者特征描述")
	}
	return subjects, nil
}

// oneLine is a text as a ledger holds it, and as it is read back from one.
func oneLine(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }

// RegisterRequest enters a request into the register: an application, or a
// matter that is none. It returns a line for each subject.
func (d *Desk) RegisterRequest(ctx context.Context, r Registration) ([]request.Application, error) {
	if err := d.permit(office.HandleRequests); err != nil {
		return nil, err
	}
	papers, files, err := d.papers(r.Papers)
	if err != nil {
		return nil, err
	}
	counted, err := d.clockwork(ctx)
	if err != nil {
		return nil, err
	}
	var entered []request.Application
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		if err := addFiles(tx, files); err != nil {
			return err
		}
		entered, err = d.register(ctx, tx, counted, r, papers)
		return err
	})
	if err != nil {
		return nil, err
	}
	return entered, nil
}

// register is RegisterRequest inside a change.
func (d *Desk) register(ctx context.Context, tx *store.Tx, c clockwork, r Registration, papers []request.Paper) ([]request.Application, error) {
	line, why, err := r.line()
	if err != nil {
		return nil, err
	}
	subjects, err := r.subjects()
	switch {
	case err != nil:
		return nil, err
	case line.Received.After(c.today):
		return nil, fault.New(fault.Invalid, "收到日期%s还没有到。核对日期", line.Received)
	case line.Applicant == "":
		return nil, fault.New(fault.Invalid, "没有写申请人。照申请表写姓名或者名称")
	}
	dossier := request.Dossier{
		Matter: r.Matter, Stage: request.Registered, Identity: r.Identity, Handler: strings.TrimSpace(r.Handler),
		Form: r.Form, Help: r.Help, Facts: r.Facts, Receipt: why, Papers: papers,
		Events: []request.Event{{Kind: request.Received, Date: line.Received}},
	}
	if dossier.Handler == "" {
		dossier.Handler = d.self().Name
	}
	if err := dossier.Validate(); err != nil {
		return nil, err
	}
	var entered []request.Application
	for _, subject := range subjects {
		h := &held{clockwork: c, dossier: dossier}
		h.line.Record = line
		h.line.Record.ID, h.line.Record.Subject = store.NewID(), subject
		h.dossier.ID = h.line.Record.ID
		if len(entered) > 0 {
			h.dossier.SplitFrom = entered[0].ID
		}
		if h.line.Record.Number, err = c.registerNumber(ctx, tx, line.Received.Year); err != nil {
			return nil, err
		}
		if err := h.keep(tx, "登记"+r.Matter.Label()); err != nil {
			return nil, err
		}
		entered = append(entered, h.line.Record)
	}
	return entered, nil
}

// EditRequest corrects what was entered, with the reason; the number stays.
// r.Subjects holds the one subject. Where r.Facts is empty the day of receipt
// stays as it is.
func (d *Desk) EditRequest(ctx context.Context, id string, r Registration, reason string) error {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return fault.New(fault.Invalid, "改登记内容要写原因。写一句为什么改")
	}
	papers, files, err := d.papers(r.Papers)
	if err != nil {
		return err
	}
	return d.onRequest(ctx, id, func(tx *store.Tx, h *held) (string, error) {
		subjects, err := r.subjects()
		switch {
		case err != nil:
			return "", err
		case len(subjects) > 1:
			return "", fault.New(fault.Invalid, "一件登记只写一项申请内容。另外的几项另外登记")
		case r.Seen != "" && r.Seen != h.state():
			return "", fault.New(fault.Conflict, "这件申请刚被别人改过。退回案卷看改了什么，再改")
		}
		a := &h.line.Record
		if r.Facts != (request.ReceiptFacts{}) {
			received, why, err := request.LegalReceipt(r.Channel, r.Facts)
			if err != nil {
				return "", err
			}
			a.Received, h.dossier.Facts, h.dossier.Receipt = received, r.Facts, why
			h.dossier = h.dossier.Amend(received)
		}
		a.Applicant, a.Kind, a.Channel = oneLine(r.Applicant), r.Kind, r.Channel
		a.Subject, a.Delivery, a.Note = subjects[0], oneLine(r.Delivery), oneLine(r.Note)
		h.dossier.Form, h.dossier.Help = r.Form, r.Help
		if r.Identity != h.dossier.Identity.Masked() { // masked: nobody asked for it, so nobody changed it
			h.dossier.Identity = r.Identity
		}
		if handler := strings.TrimSpace(r.Handler); handler != "" {
			h.dossier.Handler = handler
		}
		h.dossier.Papers = append(slices.Clone(h.dossier.Papers), papers...)
		if a.Received.After(h.today) {
			return "", fault.New(fault.Invalid, "收到日期%s还没有到。核对日期", a.Received)
		}
		return "改登记：" + reason, addFiles(tx, files)
	})
}

// SimilarRequests compares an application, kept or about to be entered, with
// the others of the same applicant. paper is the number of the identity paper;
// namesakes with another paper are left out.
func (d *Desk) SimilarRequests(ctx context.Context, a request.Application, paper string) ([]request.Match, error) {
	if err := d.permit(office.HandleRequests); err != nil {
		return nil, err
	}
	return d.similar(ctx, a, paper)
}

func (d *Desk) similar(ctx context.Context, a request.Application, paper string) ([]request.Match, error) {
	rows, err := d.office.RequestsFrom(ctx, d.office.Reader(), paper, a.Applicant)
	if err != nil {
		return nil, err
	}
	var others []request.Application
	for _, row := range rows {
		other := row.Line.Record
		if row.Dossier != nil && paper != "" && row.Dossier.Identity.Number != "" {
			if row.Dossier.Identity.Number != paper {
				continue
			}
			other.Applicant = a.Applicant // the paper says it is the same one, however the name is written
		}
		others = append(others, other)
	}
	return request.Similar(a, others), nil
}

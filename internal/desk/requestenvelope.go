package desk

import (
	"context"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
)

// Envelope is what is known of the envelope of a letter that was issued. An
// applicant's address is shown only to those who may see it, and the log says
// that they looked; the addresses of others are not in the dossier.
func (d *Desk) Envelope(ctx context.Context, id, letter string) (form.Envelope, error) {
	if err := d.permit(office.HandleRequests); err != nil {
		return form.Envelope{}, err
	}
	h, err := d.holdKept(ctx, id)
	if err != nil {
		return form.Envelope{}, err
	}
	n := slices.IndexFunc(h.dossier.Issued, func(l request.Issued) bool { return l.ID == letter })
	if n < 0 {
		return form.Envelope{}, fault.New(fault.NotFound, "没有这份文书。回到这件申请再看")
	}
	kind, err := request.LetterOf(h.dossier.Issued[n].Code)
	if err != nil {
		return form.Envelope{}, err
	}
	guide, err := d.GuideFacts(ctx)
	if err != nil {
		return form.Envelope{}, err
	}
	e := form.Envelope{Organ: d.Organ(), Address: guide.Address, Postcode: h.settings.Postcode, To: h.dossier.Issued[n].Ref}
	if kind.To == request.ToApplicant {
		identity, err := d.RevealApplicant(ctx, id, "写信封")
		if err != nil {
			return form.Envelope{}, err
		}
		e.To, e.ToAddress, e.ToCode = h.line.Record.Applicant, identity.Address, identity.Postcode
	}
	return e, nil
}

// EnvelopePages lays out an envelope. Without somebody to get it, or where they
// are, it leads nowhere.
func (d *Desk) EnvelopePages(e form.Envelope) (*paper.Document, *paper.FontSet, error) {
	e.Organ, e.To, e.ToAddress = d.Organ(), strings.TrimSpace(e.To), strings.TrimSpace(e.ToAddress)
	switch {
	case e.To == "":
		return nil, nil, fault.New(fault.Invalid, "没有写收件人")
	case e.ToAddress == "":
		return nil, nil, fault.New(fault.Invalid, "没有写收件地址。照申请表写，当面取的不用信封")
	}
	e.To += "　收"
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	document, err := form.EnvelopePaper(e, fonts)
	return document, fonts, err
}

package desk

import (
	"cmp"
	"context"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
)

// SetRequestFee works out what a request costs by one of the two schemes and
// keeps it for the notice. By the piece, the pieces of the same applicant
// earlier in the month are counted; by the page, pages is what is provided.
func (d *Desk) SetRequestFee(ctx context.Context, id string, scheme request.FeeScheme, pages int) (request.Charge, error) {
	var charge request.Charge
	err := d.onRequest(ctx, id, func(tx *store.Tx, h *held) (string, error) {
		if h.dossier.Has(request.FeeNotified) {
			return "", fault.New(fault.NotAllowed, "收费通知书已经发出，费用不能再改")
		}
		basis, err := d.feeBasis(ctx, tx, h, scheme, pages)
		if err != nil {
			return "", err
		}
		if charge, err = basis.Charge(); err != nil {
			return "", err
		}
		h.dossier.Fee = &request.Fee{Basis: basis, Yuan: charge.Yuan()}
		return strings.Join(charge.Words(), "；"), nil
	})
	return charge, err
}

// feeBasis counts the applicant's pieces of the month. Who has shown no paper
// is known by name alone.
func (d *Desk) feeBasis(ctx context.Context, r store.Reader, h *held, scheme request.FeeScheme, pages int) (request.FeeBasis, error) {
	if scheme == request.ByPages {
		return request.FeeBasis{Scheme: scheme, Pages: pages}, nil
	}
	paper, a := h.dossier.Identity.Number, h.line.Record
	rows, err := d.office.RequestsFrom(ctx, r, paper, a.Applicant)
	if err != nil {
		return request.FeeBasis{}, err
	}
	var earlier []request.Filing
	for _, row := range rows {
		other := h.hold(row)
		b := other.line.Record
		before := cmp.Or(b.Received.Compare(a.Received), cmp.Compare(b.ID, a.ID)) < 0
		namesake := paper != "" && other.dossier.Identity.Number != "" && other.dossier.Identity.Number != paper
		if before && !namesake {
			earlier = append(earlier, other.filing())
		}
	}
	mine := h.filing()
	return request.FeeBasis{Scheme: scheme, Before: h.settings.Month.PiecesBefore(mine, earlier), Pieces: 1}, nil
}

// filing is the matter as the month counts it. All that are compared are the
// same applicant's, so that the name does not matter.
func (h *held) filing() request.Filing {
	f := request.Filing{
		Received: h.line.Record.Received, Accepted: h.line.Record.Received, Pieces: 1,
		Withdrawn: h.dossier.Stage == request.Retracted,
	}
	for _, s := range h.dossier.Steps {
		if s.From == request.Registered && s.To == request.Reviewing {
			f.Accepted = s.On
		}
	}
	return f
}

// FeesReceived adds up the 信息处理费 paid in a year, in yuan, for section six of
// the annual report.
func (d *Desk) FeesReceived(ctx context.Context, year int) (int, error) {
	fees, err := d.office.FeesIn(ctx, d.office.Reader(), year)
	return int(fees.Collected / 100), err
}

// OpenRequestPaper gives the path of a dossier's file. One that shows who the
// applicant is, opens only for those who may see that, and the log says so.
func (d *Desk) OpenRequestPaper(ctx context.Context, id, digest string) (string, error) {
	row, err := d.office.Request(ctx, d.office.Reader(), id)
	if err != nil {
		return "", err
	}
	if row.Dossier != nil {
		for _, p := range row.Dossier.Papers {
			if p.Digest != digest {
				continue
			}
			if p.Private {
				if err := d.look(ctx, *row.Dossier, "看身份材料"); err != nil {
					return "", err
				}
			}
			return d.office.FilePath(digest), nil
		}
	}
	return "", fault.New(fault.NotFound, "这份材料已经不在案卷里")
}

// look lets only those who may see who the applicant is, and writes into the
// log that they looked.
func (d *Desk) look(ctx context.Context, dossier request.Dossier, why string) error {
	if err := d.permit(office.SeeApplicants); err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.Looked(dossier, why) })
}

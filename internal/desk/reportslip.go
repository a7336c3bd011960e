package desk

import (
	"context"
	"encoding/json"

	"zwgk/internal/annual"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
)

// ReportSlipPages lays out the 审签单 of a year's report: of the one that was
// signed off, or of the draft when there is none or it says something else by
// now and a correction goes round.
func (d *Desk) ReportSlipPages(ctx context.Context, year int) (*paper.Document, *paper.FontSet, error) {
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	slip, err := d.reportSlip(ctx, year)
	if err != nil {
		return nil, nil, err
	}
	document, err := form.ReportSlip(slip, fonts)
	return document, fonts, err
}

func (d *Desk) reportSlip(ctx context.Context, year int) (form.SignedReport, error) {
	draft, err := d.AnnualReport(ctx, year, d.Today(), nil)
	if err != nil {
		return form.SignedReport{}, err
	}
	code, err := d.HeadCode(ctx)
	if err != nil {
		return form.SignedReport{}, err
	}
	signed, err := d.Signed(ctx, year)
	if err != nil {
		return form.SignedReport{}, err
	}
	if signed != nil {
		same, err := saysTheSame(signed.Report, draft)
		if err != nil || same {
			slip, failed := d.signedSlip(ctx, signed, code)
			if err == nil {
				err = failed
			}
			return slip, err
		}
	}
	return d.draftSlip(ctx, draft, code)
}

// draftSlip is the slip of a draft that goes round to be signed. Whoever prints
// it and may write it drafted it.
func (d *Desk) draftSlip(ctx context.Context, r *annual.Report, code string) (form.SignedReport, error) {
	findings, err := d.CheckReport(ctx, r)
	if err != nil {
		return form.SignedReport{}, err
	}
	content, err := json.Marshal(r)
	slip := form.SignedReport{
		Organ: d.Organ(), Report: r, Findings: findings, Digest: digestOfFile(content), Printed: d.Today(), Code: code,
	}
	if d.person != nil && d.person.Role.May(office.WriteReports) {
		slip.Drafter = d.person.Name
	}
	return slip, err
}

// signedSlip is what the papers say about a report that was signed off. code is
// where the log stands.
func (d *Desk) signedSlip(ctx context.Context, s *SignedReport, code string) (form.SignedReport, error) {
	findings, err := d.CheckReport(ctx, s.Report)
	return form.SignedReport{
		Organ: d.Organ(), Report: s.Report, Findings: findings, Signer: s.Signer, SignedOn: s.SignedOn, Reason: s.Reason,
		Digest: s.Digest, Frozen: s.Head, Printed: d.Today(), Code: code,
	}, err
}

// saysTheSame reports whether two reports differ in nothing but the day under
// them.
func saysTheSame(a, b *annual.Report) (bool, error) {
	var contents [2]string
	for i, r := range []*annual.Report{a, b} {
		undated := *r
		undated.Issued, undated.Previous = b.Issued, nil
		content, err := json.Marshal(&undated)
		if err != nil {
			return false, err
		}
		contents[i] = string(content)
	}
	return contents[0] == contents[1], nil
}

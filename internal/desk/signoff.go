package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// SignedReport is an annual report as it was signed off. Its figures stand;
// what the ledgers say later is shown as a difference, never put in.
type SignedReport struct {
	Report   *annual.Report
	Signer   string
	SignedOn workday.Date
	Reason   string // of a correction
	Digest   string // SHA-256 of the report file, hexadecimal
}

// SignOff freezes a report as signer signed it on paper. A second report of
// the same year is a correction and needs a reason.
func (d *Desk) SignOff(ctx context.Context, report *annual.Report, signer string, on workday.Date, reason string) (*SignedReport, error) {
	if err := d.permit(office.RegisterSignOff); err != nil {
		return nil, err
	}
	earlier, err := d.office.SignedReports(ctx, report.Year)
	switch {
	case err != nil:
		return nil, err
	case annual.HasErrors(annual.Check(report)):
		return nil, fault.New(fault.NotAllowed, "还有要改的地方，不能定稿。先在“核对”里处理完")
	case signer == "":
		return nil, fault.New(fault.Invalid, "没有写签发人。写签字页上的姓名")
	case on.IsZero() || on.After(d.Today()):
		return nil, fault.New(fault.Invalid, "签发日期不对。写签字页上的日期，不晚于今天")
	case len(earlier) > 0 && reason == "":
		return nil, fault.New(fault.Invalid, "%d年度的报告已经定稿。要更正，写明更正的原因", report.Year)
	}
	content, err := json.Marshal(report)
	if err != nil {
		return nil, err
	}
	signed := store.SignedReport{ID: store.NewID(), Year: report.Year, Content: string(content), Signer: signer, SignedOn: on, Reason: reason}
	if err := d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.AddSignedReport(signed) }); err != nil {
		return nil, err
	}
	return openSigned(signed)
}

// Signed returns the report of a year that stands signed off, or nil.
func (d *Desk) Signed(ctx context.Context, year int) (*SignedReport, error) {
	reports, err := d.office.SignedReports(ctx, year)
	if err != nil || len(reports) == 0 {
		return nil, err
	}
	return openSigned(reports[len(reports)-1])
}

func openSigned(s store.SignedReport) (*SignedReport, error) {
	var report annual.Report
	if err := json.Unmarshal([]byte(s.Content), &report); err != nil {
		return nil, fault.Wrap(err, fault.Damaged, "%d年度定稿的报告读不出来，资料可能已损坏。用最近的备份恢复", s.Year)
	}
	digest := sha256.Sum256([]byte(s.Content))
	return &SignedReport{&report, s.Signer, s.SignedOn, s.Reason, hex.EncodeToString(digest[:])}, nil
}

// Difference is a cell in which the ledgers no longer say what was signed.
type Difference struct {
	Cell        annual.Address
	Signed, Now annual.Value
}

// Differences compares the figures of a signed report with those of today, in
// the order of the form.
func Differences(signed, now *annual.Report) []Difference {
	var differences []Difference
	for a := range annual.Edition2021().Cells {
		if signed.Get(a) != now.Get(a) {
			differences = append(differences, Difference{a, signed.Get(a), now.Get(a)})
		}
	}
	return differences
}

// LastYear returns last year's report for the checks across years: the one
// that was signed off here, or nil.
func (d *Desk) LastYear(ctx context.Context, year int) (*annual.Report, error) {
	signed, err := d.Signed(ctx, year-1)
	if err != nil || signed == nil {
		return nil, err
	}
	signed.Report.Previous = nil
	return signed.Report, nil
}

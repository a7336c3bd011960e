package desk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"zwgk/internal/annual"
	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// SignedReport is an annual report as it was signed off. Its figures stand;
// what the ledgers say later is shown as a difference, never put in.
type SignedReport struct {
	Report   *annual.Report
	Signer   string
	SignedOn workday.Date
	Reason   string // of a correction
	Digest   string // SHA-256 of the report file, hexadecimal
	Head     string // code of where the log stood at the freeze (see VerifyAnchor); "" when an earlier version froze it
}

// CheckReport applies every rule to a report of our own: those on the tables,
// the prose, the form and the years.
func (d *Desk) CheckReport(ctx context.Context, r *annual.Report) ([]annual.Finding, error) {
	settings, err := d.RequestSettings(ctx)
	if err != nil {
		return nil, err
	}
	var places []string
	for _, name := range []string{settings.ReviewBody, settings.Court} {
		if name != "" { // they say in which county the office is
			places = append(places, name)
		}
	}
	return annual.CheckDocument(annual.DocumentOf(r), annual.Context{Places: places}), nil
}

// SignOff freezes a report as signer signed it on paper, and makes its piece of
// the archive. A second report of the same year is a correction and needs a
// reason.
func (d *Desk) SignOff(ctx context.Context, report *annual.Report, signer string, on workday.Date, reason string) (*SignedReport, error) {
	if err := d.permit(office.RegisterSignOff); err != nil {
		return nil, err
	}
	switch {
	case signer == "":
		return nil, fault.New(fault.Invalid, "没有写签发人。写签字页上的姓名")
	case on.IsZero() || on.After(d.Today()):
		return nil, fault.New(fault.Invalid, "签发日期不对。写签字页上的日期，不晚于今天")
	}
	if err := d.signable(ctx, report); err != nil {
		return nil, err
	}
	composer, err := d.composer(ctx)
	if err != nil {
		return nil, err
	}
	content, err := json.Marshal(report)
	if err != nil {
		return nil, err
	}
	signed := store.SignedReport{ID: store.NewID(), Year: report.Year, Content: string(content), Signer: signer, SignedOn: on, Reason: reason}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		earlier, err := d.office.SignedReports(ctx, tx, report.Year)
		if err != nil {
			return err
		}
		if len(earlier) > 0 && reason == "" {
			return fault.New(fault.Invalid, "%d年度的报告已经定稿。要更正，写明更正的原因", report.Year)
		}
		if err := tx.AddSignedReport(&signed); err != nil {
			return err
		}
		return d.fileReport(ctx, tx, composer, signed, earlier)
	})
	if err != nil {
		return nil, err
	}
	return openSigned(signed)
}

// signable reports what stands against signing a report: findings that must be
// put right, figures that the records do not say.
func (d *Desk) signable(ctx context.Context, report *annual.Report) error {
	findings, err := d.CheckReport(ctx, report)
	if err != nil {
		return err
	}
	for _, f := range findings {
		if f.Severity == annual.Error {
			return fault.New(fault.NotAllowed, "还有要改的地方，不能定稿：%s。先在“核对”里处理完", f.Message)
		}
	}
	draft, err := d.Draft(ctx, writing.AnnualReport, report.Year)
	if err != nil {
		return err
	}
	for _, p := range draft.Parts {
		for _, name := range p.Text.Fields() {
			if f := draft.Facts.Figure(name); !f.Known {
				return fault.New(fault.NotAllowed, "“%s”里的“%s”还没有数，不能定稿。先登记，或者在“撰写”里改这一句", partName(p), f.Label)
			}
		}
	}
	return nil
}

// partName is what a part is called on the screen and in a message.
func partName(p writing.Part) string { return cmp.Or(p.Heading, p.Section, "引言") }

// fileReport makes the piece of a report that was just signed. A correction
// takes the place of a report that waits to be filed, and puts one right that
// was.
func (d *Desk) fileReport(ctx context.Context, tx *store.Tx, c archive.Composer, signed store.SignedReport, earlier []store.SignedReport) error {
	opened, err := openSigned(signed)
	if err != nil {
		return err
	}
	fresh := composed{c.Report(d.reportToFile(signed, opened)), store.PieceText{Text: reportWords(opened.Report)}}
	old, err := d.pieceOfReport(ctx, tx, earlier)
	switch {
	case err != nil:
		return err
	case old == nil:
	case old.State == archive.Pending:
		next, err := old.Supersede(fresh.piece)
		if err != nil {
			return err
		}
		if err := tx.ReplacePieceText(next, fresh.text); err != nil {
			return err
		}
		return tx.ReplacePiece(next, "更正")
	default:
		if fresh.piece, err = old.Correct(fresh.piece); err != nil {
			return err
		}
	}
	return tx.AddPiece(&fresh.piece, fresh.text, "建档："+fresh.piece.Source.Kind.Label())
}

// pieceOfReport is the newest piece of earlier reports of a year that is not
// gone, or nil.
func (d *Desk) pieceOfReport(ctx context.Context, r store.Reader, earlier []store.SignedReport) (*archive.Piece, error) {
	for _, report := range slices.Backward(earlier) {
		pieces, err := d.office.PiecesMadeOf(ctx, r, archive.Source{Kind: archive.FromReport, ID: report.ID})
		if err != nil {
			return nil, err
		}
		for _, p := range slices.Backward(pieces) {
			if !p.Gone() {
				return &p, nil
			}
		}
	}
	return nil, nil
}

// Signed returns the report of a year that stands signed off, or nil.
func (d *Desk) Signed(ctx context.Context, year int) (*SignedReport, error) {
	reports, err := d.office.SignedReports(ctx, d.office.Reader(), year)
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
	return &SignedReport{&report, s.Signer, s.SignedOn, s.Reason, digestOfFile([]byte(s.Content)), s.Head}, nil
}

// digestOfFile is the SHA-256 of a report file, by which a report is known.
func digestOfFile(content []byte) string {
	digest := sha256.Sum256(content)
	return hex.EncodeToString(digest[:])
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

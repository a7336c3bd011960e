package present

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// SignedModel is a report that was signed off, and what has changed since.
type SignedModel struct {
	Signer, On   string
	Reason       string // of a correction
	Digest, Head string // short codes: of the report, and of where the log stood
	Filed        string // 已建档：… ; "" when it is not known
	Differences  []string
}

// Imprint is what stands at the foot of a summary.
type Imprint struct {
	CopyTo string // 抄送
	Copies int    // 共印
}

// shortCode is how much of a digest is shown: enough to compare by eye.
const shortCode = 16

func signedModel(signed *desk.SignedReport, now *annual.Report, filed string) *SignedModel {
	if signed == nil {
		return nil
	}
	short := func(digest string) string { return digest[:min(shortCode, len(digest))] }
	m := &SignedModel{Signer: signed.Signer, On: signed.SignedOn.Chinese(), Reason: signed.Reason, Digest: short(signed.Digest), Head: short(signed.Head), Filed: filed}
	for _, d := range desk.Differences(signed.Report, now) {
		unit := annual.UnitOf(d.Cell)
		m.Differences = append(m.Differences, fmt.Sprintf("%s：定稿%s，台账现在是%s", annual.Edition2021().Place(d.Cell), d.Signed.Format(unit), d.Now.Format(unit)))
	}
	if signed.Report.Preamble != now.Preamble {
		m.Differences = append(m.Differences, "引言和定稿的不一样")
	}
	for i, s := range now.Sections {
		if i < len(signed.Report.Sections) && s.Text != signed.Report.Sections[i].Text {
			m.Differences = append(m.Differences, fmt.Sprintf("“%s”的正文和定稿的不一样", s.Heading))
		}
	}
	return m
}

// reportPieces is how many pieces of reports are looked through at most: one a
// year, and its corrections.
const reportPieces = 200

// filed names the newest piece of the archive that was made of a signed report.
func (a *Annual) filed(ctx context.Context, signed *desk.SignedReport) (name string, err error) {
	if signed == nil {
		return "", nil
	}
	page, err := a.desk.Pieces(ctx, desk.PieceFilter{Source: archive.Source{Kind: archive.FromReport}}, 0, reportPieces)
	newest := ""
	for _, p := range page.Rows {
		if p.Title != signed.Report.Title || p.State == archive.Withdrawn || p.State == archive.Destroyed || p.ID < newest {
			continue
		}
		newest, name = p.ID, fmt.Sprintf("%d年度，%s，待归档编号", p.Class.Year, p.Class.Retention.Label())
		if p.Code != "" {
			name = "档号" + p.Code
		}
	}
	return name, err
}

// digestOf is the digest of what a report says; the day under it, which is
// today's until it is signed, does not count.
func digestOf(r *annual.Report) string {
	said := *r
	said.Issued, said.Previous = workday.Date{}, nil
	content, err := json.Marshal(&said)
	if err != nil {
		return ""
	}
	digest := sha256.Sum256(content)
	return hex.EncodeToString(digest[:])
}

// paperName is what the file of the paper in sight is called.
func (a *Annual) paperName() string {
	if a.model.Paper == writing.AnnualReport && a.model.Report != nil {
		return a.model.Report.Title
	}
	for _, p := range a.model.Papers {
		if p.Paper == a.model.Paper {
			return fmt.Sprintf("%s%d年%s", a.desk.Organ().ShortName(), a.model.Year, strings.TrimPrefix(p.Name, "年度"))
		}
	}
	return ""
}

// SignOff registers that the report was signed and freezes it.
func (a *Annual) SignOff(signer string, on workday.Date, reason string) {
	report := a.model.Report
	a.run.Go(func(ctx context.Context) error {
		if reason != "" { // a correction takes what is written today
			previous, err := a.desk.LastYear(ctx, a.model.Year)
			if err != nil {
				return err
			}
			if report, err = a.desk.AnnualReport(ctx, a.model.Year, a.desk.Today(), previous); err != nil {
				return err
			}
		}
		_, err := a.desk.SignOff(ctx, report, signer, on, reason)
		return err
	}, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		a.handed = ""
		a.Load()
	})
}

// Save writes the paper in sight to a file whose ending says the format; done
// tells the sentence of success.
func (a *Annual) Save(path string, done func(sentence string)) {
	report, m := a.model.Report, a.model
	a.run.Go(func(ctx context.Context) error {
		if m.Paper == writing.AnnualReport {
			return desk.WriteReport(report, path)
		}
		return a.desk.SaveSummary(ctx, m.Paper, m.Year, m.Today, m.Imprint.CopyTo, m.Imprint.Copies, path)
	}, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		done("已存到" + path)
	})
}

// Print hands the pages in sight to the printer: the paper, or its approval
// slip.
func (a *Annual) Print(hand func(path string)) {
	name, document, fonts := a.model.Name, a.model.Document, a.model.Fonts
	slip := a.model.Slip
	if slip != nil {
		name, document, fonts = a.model.Name+slip.Word, slip.Document, slip.Fonts
	}
	var path string
	a.run.Go(func(context.Context) (err error) {
		path, err = a.desk.KeepPages(name, document, fonts)
		return err
	}, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		if slip != nil {
			a.handed, a.model.Stale = digestOf(a.model.Report), false
		}
		hand(path)
	})
}

// LookAtSlip turns to the approval slip of the report.
func (a *Annual) LookAtSlip() {
	slip := &PaperPages{Kind: "report_slip", Word: "审签单"}
	a.loads.read(a.run, a.view.Fail, func(ctx context.Context) (err error) {
		slip.Document, slip.Fonts, err = a.desk.ReportSlipPages(ctx, a.model.Year)
		return err
	}, func() {
		a.model.Slip = slip
		a.view.Show(a.model)
	})
}

// CloseSlip goes back from the slip to the report.
func (a *Annual) CloseSlip() {
	a.model.Slip = nil
	a.view.Show(a.model)
}

// SetImprint takes what stands at the foot of the summary.
func (a *Annual) SetImprint(i Imprint) {
	if i != a.model.Imprint {
		a.imprint = &i
		a.Load()
	}
}

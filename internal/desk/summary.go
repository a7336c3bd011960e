package desk

import (
	"context"
	"image/png"
	"io"
	"path/filepath"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/raster"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// SummarySettings is what stands at the foot of the office's summaries, as it
// was written last.
type SummarySettings struct {
	CopyTo string `json:"copy_to,omitempty"` // 抄送
	Copies int    `json:"copies,omitempty"`  // 共印份数; 0 leaves it out
}

const summarySetting = "summary"

// mostCopies is beyond what any office prints.
const mostCopies = 10_000

// SummarySettings returns what was written last.
func (d *Desk) SummarySettings(ctx context.Context) (SummarySettings, error) {
	return settingOf[SummarySettings](ctx, d, summarySetting)
}

// SummaryPages lays out a year's 工作总结. issued is the date under it; copyTo may
// be "" and copies 0.
func (d *Desk) SummaryPages(ctx context.Context, kind writing.Paper, year int, issued workday.Date, copyTo string, copies int) (*paper.Document, *paper.FontSet, error) {
	summary, err := d.summary(ctx, kind, year, issued, copyTo, copies)
	if err != nil {
		return nil, nil, err
	}
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	document, err := form.Summary(summary, fonts)
	return document, fonts, err
}

func (d *Desk) summary(ctx context.Context, kind writing.Paper, year int, issued workday.Date, copyTo string, copies int) (writing.Summary, error) {
	switch {
	case kind == writing.AnnualReport:
		return writing.Summary{}, fault.New(fault.Usage, "年度报告不是工作总结，另行成稿")
	case copies < 0 || copies > mostCopies:
		return writing.Summary{}, fault.New(fault.Invalid, "共印%d份不对。写0到%d，不写份数的写0", copies, mostCopies)
	}
	draft, err := d.Draft(ctx, kind, year)
	if err != nil {
		return writing.Summary{}, err
	}
	return draft.Summary(issued, strings.TrimSpace(copyTo), copies), nil
}

// SaveSummary writes a year's 工作总结 to a file whose name says the format: .pdf,
// .docx, .png. Whom it goes to and in how many copies is remembered for the
// next one.
func (d *Desk) SaveSummary(ctx context.Context, kind writing.Paper, year int, issued workday.Date, copyTo string, copies int, path string) error {
	summary, err := d.summary(ctx, kind, year, issued, copyTo, copies)
	if err != nil {
		return err
	}
	write, err := summaryWriter(summary, path)
	if err != nil {
		return err
	}
	if err := replaceFile(path, write); err != nil {
		return err
	}
	return d.rememberSummary(ctx, SummarySettings{summary.CopyTo, summary.Copies})
}

func summaryWriter(s writing.Summary, path string) (func(io.Writer) error, error) {
	ending := strings.ToLower(filepath.Ext(path))
	switch ending {
	case ".docx":
		return func(w io.Writer) error { return form.WriteSummary(w, s) }, nil
	case ".pdf", ".png":
	default:
		return nil, fault.New(fault.Usage, "不能存成“%s”。文件名用 .pdf、.docx 或 .png 结尾", filepath.Base(path))
	}
	fonts, _, err := Fonts()
	if err != nil {
		return nil, err
	}
	document, err := form.Summary(s, fonts)
	if err != nil {
		return nil, err
	}
	if ending == ".pdf" {
		return func(w io.Writer) error { return pdf.Write(w, document, fonts) }, nil
	}
	return func(w io.Writer) error {
		picture, err := raster.Stack(document, fonts, previewDPI)
		if err != nil {
			return err
		}
		return png.Encode(w, picture)
	}, nil
}

// rememberSummary keeps what stands at the foot when it is not what was kept
// before. Who may not write may still print.
func (d *Desk) rememberSummary(ctx context.Context, s SummarySettings) error {
	kept, err := d.SummarySettings(ctx)
	if err != nil || kept == s || d.permit(office.WriteReports) != nil {
		return err
	}
	return keepSetting(ctx, d, summarySetting, s)
}

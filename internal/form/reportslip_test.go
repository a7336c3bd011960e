package form_test

import (
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/form"
)

// reportSamples are the papers on which an annual report is signed: as a draft
// that goes round, as it was signed, and as a correction with much to say.
func reportSamples() []paperSample {
	figures := annual.Figures{}
	for a, c := range annual.Edition2021().Cells {
		figures[a] = annual.Count(int64(len(a)))
		if c.Unit == annual.Amount {
			figures[a] = annual.Count(1_250_000)
		}
	}
	draft := form.SignedReport{
		Organ: town, Report: &annual.Report{Organ: town.Name, Year: 2025, Title: "青石镇2025年政府信息公开工作年度报告", Issued: day("2026-01-20"), Figures: figures},
		Findings: []annual.Finding{
			{Rule: "INFORCE", Severity: annual.Unjudged, Message: "没有上年报告，没有判断"},
			{Rule: "CARRY", Severity: annual.Unjudged, Message: "没有上年报告，没有判断"},
			{Rule: "OTHER-ORGAN", Severity: annual.Warning, Message: "“一、总体情况”第2段：“白石镇人民政府”不是编制报告的单位。核对是不是从别处抄来的"},
		},
		Drafter: "李小满", Digest: strings.Repeat("a1", 32), Printed: day("2026-01-20"), Code: code,
	}
	signed := draft
	signed.Signer, signed.SignedOn, signed.Frozen = "何建民", day("2026-01-21"), "20260121-1042-7K3QF-0M9XZ-AB2CD-E4F5G-3H"
	corrected := signed
	corrected.Reason = "行政处罚决定少登记了2件，已补登，表二和总体情况随之改正。"
	for range 12 {
		corrected.Findings = append(corrected.Findings, draft.Findings[2])
	}
	return []paperSample{
		of("report-slip-draft", form.ReportSlip, draft),
		of("report-slip", form.ReportSlip, signed),
		of("report-slip-corrected", form.ReportSlip, corrected),
		of("report-check", form.ReportCheck, signed),
	}
}

// TestTheSlipOfAReport keeps to one page, and says what was found and what is
// to be signed.
func TestTheSlipOfAReport(t *testing.T) {
	fonts := loadFonts(t)
	says := map[string][]string{
		"report-slip-draft":     {"稿子校验码", "a1a1a1a1", "请核对（OTHER-ORGAN）", "未判断（CARRY）", "李小满", "拟稿", "审核", "签发", "要重新印"},
		"report-slip":           {"定稿校验码", "何建民", "2026年1月21日", "20260121-1042-7K3QF", "签字的原件"},
		"report-slip-corrected": {"更正原因", "还有10处，见数据核对表"},
		"report-check":          {"T3-MAIN", "LAST-YEAR-COPY", "没有上年报告，没有判断", "定稿时台账校验码20260121-1042-7K3QF"},
	}
	for _, s := range reportSamples() {
		doc := lay(t, s, fonts)
		if len(doc.Pages) != 1 && s.name != "report-check" {
			t.Errorf("%s: %d pages", s.name, len(doc.Pages))
		}
		text := said(doc)
		for _, want := range says[s.name] {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", s.name, want, text)
			}
		}
	}
}

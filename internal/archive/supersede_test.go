package archive_test

import (
	"slices"
	"testing"

	"zwgk/internal/archive"
)

// TestAReportThatWasPutRightBeforeItWasFiled: the piece is made of the later
// report; what whoever files it chose and added stays.
func TestAReportThatWasPutRightBeforeItWasFiled(t *testing.T) {
	first := composer.Report(archive.Report{ID: "r1", Year: 2025, Title: "年度报告", SignedOn: day("2026-12-30"), Signer: "何建民"})
	first.ID, first.Retention, first.Unit = "p1", archive.ThirtyYears, "DZB"
	first.Copy = archive.Copy{Digest: digest("1"), Pages: 5}
	first.Parts = archive.Arrange(append(first.Parts, archive.Part{Role: archive.Slip, Title: "签字页", Name: "签字页.jpg", Digest: digest("2")}))
	fresh := composer.Report(archive.Report{ID: "r2", Year: 2025, Title: "年度报告（更正）", SignedOn: day("2027-01-05"), Signer: "马文华"})

	p, err := first.Supersede(fresh)
	if err != nil {
		t.Fatal(err)
	}
	if p.ID != "p1" || p.Source != fresh.Source || p.Title != fresh.Title || p.Year != 2027 || p.Date != day("2027-01-05") ||
		p.Retention != archive.ThirtyYears || p.Unit != "DZB" || p.Copy != (archive.Copy{}) {
		t.Errorf("%+v", p)
	}
	want := []string{"审批单 年度报告审签单", "审批单 签字页", "正文 年度报告（更正）", "数据核对表 数据核对表"}
	if got := contents(p); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
		t.Errorf("%q", got)
	}
	if slip := p.Parts[slices.IndexFunc(p.Parts, func(part archive.Part) bool { return part.Paper == archive.ReportSlipPaper })]; slip.Note != "马文华2027年1月5日签发" {
		t.Errorf("%+v", slip)
	}
	filed := first
	filed.State = archive.Archived
	_, err = filed.Supersede(fresh)
	says(t, "one that is filed", err, "不能再改")
}

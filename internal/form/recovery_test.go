package form_test

import (
	"slices"
	"strings"
	"testing"

	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf/pdftest"
)

func TestRecoverySheet(t *testing.T) {
	fonts := loadFonts(t)
	head, seal := strings.Repeat("0123abcd", 8), strings.Repeat("89ef4567", 8)
	for _, encrypted := range []bool{false, true} {
		r := form.Recovery{
			Organ: office.Organ{ID: "1", Level: office.Town, Name: "青石镇人民政府"}, File: "青石镇人民政府 备份 2026-11-22 093000.zip",
			Place: `E:\政务公开备份`, Made: "2026年11月22日 09:30", Size: "1.2 GB", Contents: "操作日志31,402条，附件4,210个",
			Head: head, Seal: seal, Encrypted: encrypted, On: day("2026-11-22"),
		}
		document, err := form.RecoverySheet(r, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if len(document.Pages) != 1 {
			t.Errorf("%d pages", len(document.Pages))
		}
		text := said(document)
		for _, want := range []string{"备份恢复卡", "青石镇人民政府", r.File, r.Place, "0123abcd", "89ef4567", "怎样恢复", "新的空文件夹"} {
			if !strings.Contains(text, pdftest.Squeeze(want)) {
				t.Errorf("%q is not on the sheet:\n%s", want, text)
			}
		}
		if strings.Contains(text, "口令（手写") != encrypted {
			t.Errorf("encrypted %v:\n%s", encrypted, text)
		}
	}
}

func TestRestoredReport(t *testing.T) {
	r := form.Restored{
		Organ: office.Organ{ID: "1", Level: office.Town, Name: "青石镇人民政府"}, Verdict: "已恢复并核对：2项都与备份相同", On: day("2026-11-22"),
		Facts: [][2]string{{"备份", `E:\政务公开备份\青石镇.zip`}, {"恢复到", `D:\政务公开`}, {"附件与摘要相符", "17/17"}},
		Rows:  [][]string{{"公开事项", "1,204", "1,204", "相同"}, {"附件", "17", "16", "不同"}},
		Notes: []string{"做备份以前就已经损坏的附件：“照片.jpg”"},
	}
	document, err := form.RestoredReport(r, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(document.Pages) != 1 || document.Meta.Author != r.Organ.Name {
		t.Errorf("%d pages of %s", len(document.Pages), document.Meta.Author)
	}
	if !slices.ContainsFunc(runs(document.Pages[0]), func(run paper.Text) bool { return run.String == "附件与摘要相符" }) {
		t.Error("a label is broken in two")
	}
	text := said(document)
	for _, want := range []string{"恢复核对报告", r.Verdict, `青石镇.zip`, "核对什么", "公开事项", "1,204", "不同", "照片.jpg", "核对人（签名）"} {
		if !strings.Contains(text, pdftest.Squeeze(want)) {
			t.Errorf("%q is not on the report:\n%s", want, text)
		}
	}
}

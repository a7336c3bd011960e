package desk

import (
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
)

// TestTheGuideIsWhole: it asks for what is missing before it is printed.
func TestTheGuideIsWhole(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Town)
	s.sit(office.Clerk)
	_, err := s.CataloguePaper(ctx, GuidePaper)
	refused(t, "a guide of an office nobody can find", err, "还缺工作机构名称")
	facts := GuideFacts{Institution: "青石镇党政办公室", Address: "青石镇人民路1号", Hours: "工作日8:30—17:30", Phone: "0571-88886666"}
	if err := s.SetGuideFacts(ctx, facts); err != nil {
		t.Fatal(err)
	}
	path := must[string](t)(s.CataloguePaper(ctx, GuidePaper))
	if !strings.HasSuffix(path, "公开指南.pdf") {
		t.Errorf("the guide lies at %s", path)
	}
	s.sit(office.Deputy)
	refused(t, "changed by the deputy", s.SetGuideFacts(ctx, facts), "办公室")
}

// TestTheRegistersOfAMonth list what was posted, and what was withheld, in the
// month before.
func TestTheRegistersOfAMonth(t *testing.T) {
	ctx, s, ok := t.Context(), staff(t, office.Village), must[disclosure.Item](t)
	item := s.draft(nil)
	ok(s.Submit(ctx, item.ID))
	ok(s.sit(office.Supervisor).Pass(ctx, item.ID, ReviewInput{Text: "属实"}))
	s.sit(office.Clerk)
	ok(s.Pass(ctx, item.ID, ReviewInput{Text: "同意", Paper: &PaperInput{Signer: "何建民", On: s.Today(), Meeting: "两委会议"}}))
	ok(s.Post(ctx, item.ID, PostingInput{Channel: catalog.NoticeBoard, Place: "村部", On: s.Today()}))
	_, err := s.CataloguePaper(ctx, OpenLedgerPaper)
	refused(t, "in the month itself", err, "2026年2月没有要登记的事项")
	s.day = s.day.AddDate(0, 1, 0)
	if path := must[string](t)(s.CataloguePaper(ctx, OpenLedgerPaper)); !strings.HasSuffix(path, "2026年3月公开信息登记表.pdf") {
		t.Errorf("the register lies at %s", path)
	}
	_, err = s.CataloguePaper(ctx, WithheldPaper)
	refused(t, "nothing withheld", err, "没有要登记的事项")
}

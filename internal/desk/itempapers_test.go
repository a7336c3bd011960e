package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/form"
	"zwgk/internal/office"
)

// TestThePapersOfAnItem lie in the office's folder, every kind; nothing that
// hangs can be printed while personal data is open.
func TestThePapersOfAnItem(t *testing.T) {
	ctx, s, ok := t.Context(), staff(t, office.Town), must[disclosure.Item](t)
	item := s.draft(func(d *ItemDraft) { d.Text.Tables = []disclosure.Table{roll} })
	ok(s.Submit(ctx, item.ID))
	s.sit(office.Clerk)
	if err := s.SetContact(ctx, form.Contact{Person: "陈晓梅", Phone: "0571-88886666", Supervision: "0571-88887777"}); err != nil {
		t.Fatal(err)
	}
	_, err := s.ItemPaper(ctx, item.ID, NoticePaper)
	refused(t, "a notice with open findings", err, "还有3处")
	slip := must[string](t)(s.ItemPaper(ctx, item.ID, SlipPaper))
	if filepath.Dir(slip) != filepath.Join(s.Folder(), "打印件") || !strings.Contains(slip, "审批单.pdf") {
		t.Errorf("the slip lies at %s", slip)
	}
	ok(s.MaskAll(ctx, item.ID))
	for kind := range itemPapers {
		path, err := s.ItemPaper(ctx, item.ID, kind)
		if kind == ExplanationPaper {
			refused(t, "the explanation of nothing", err, "没有撤销或终止")
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), "%PDF-1.") {
			t.Errorf("%s: %v", kind, err)
		}
	}
	ok(s.End(ctx, item.ID, disclosure.Revoked, "名单有误，重新审核"))
	must[string](t)(s.ItemPaper(ctx, item.ID, ExplanationPaper))
	_, err = s.ItemPaper(ctx, item.ID, "poem")
	refused(t, "a paper that is none", err, "没有这种材料")
}

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

// TestSeedCase4TheBoardWarnsOfIDNumbers: a village's quarter account whose
// rows name people with whole ID numbers is not printed for the board until
// they are dealt with; its sums are checked when it is kept.
func TestSeedCase4TheBoardWarnsOfIDNumbers(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Village)
	account := func(after int64) disclosure.Table {
		return disclosure.Table{
			Title: "第三季度收支", Header: []string{"项目", "收支", "金额（元）", "领款人", "身份证号"},
			Rows:    [][]string{{"流转收入", "收入", "1200", "", ""}, {"保洁工资", "支出", "200", "王秀兰", "11010519491231002X"}},
			Amounts: []int{2}, Account: &disclosure.Account{Direction: 1, Amount: 2, Income: 120000, Spending: 20000, After: after},
		}
	}
	s.sit(office.Drafter)
	draft := must[ItemDraft](t)(s.NewDraft(ctx, ""))
	draft.Item.Flags.Financial = true
	draft.Text = disclosure.Revision{Title: "石坳村第三季度财务公开榜", Body: "公布如下。", Tables: []disclosure.Table{account(99999)}}
	_, err := s.SaveDraft(ctx, draft)
	refused(t, "a balance that does not agree", err, "本期结余")
	draft.Text.Tables = []disclosure.Table{account(100000)}
	item := must[disclosure.Item](t)(s.SaveDraft(ctx, draft))
	_, err = s.ItemPaper(ctx, item.ID, BoardA3Paper)
	refused(t, "the board with a whole ID number", err, "还有1处个人信息没有处理")
}

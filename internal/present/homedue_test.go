package present_test

import (
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// TestHomeShowsItems: what is late, what waits for whoever sits at the desk,
// and what lies with somebody on paper; each leads to its item.
func TestHomeShowsItems(t *testing.T) {
	ctx := t.Context()
	now := func() time.Time { return time.Date(2026, 1, 14, 9, 0, 0, 0, time.UTC) }
	d, err := desk.Found(ctx, filepath.Join(t.TempDir(), "office"), office.Town, "青石镇人民政府", desk.Person{Name: "设置", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	ids := map[office.Role]string{}
	for _, role := range []office.Role{office.Clerk, office.Section} {
		p, err := d.AddPerson(ctx, string(role), role, "")
		if err != nil {
			t.Fatal(err)
		}
		ids[role] = p.ID
		if err := d.SitDown(ctx, ids[office.Clerk], ""); err != nil {
			t.Fatal(err)
		}
	}
	draft, err := d.NewDraft(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	draft.Item.Formed, draft.Text = workday.MustDate("2025-11-03"), disclosure.Revision{Title: "救助结果公示", Body: "名单附后。"}
	item, err := d.SaveDraft(ctx, draft)
	if err == nil {
		item, err = d.Submit(ctx, item.ID)
	}
	if err != nil {
		t.Fatal(err)
	}

	m := homeOn(t, d)
	row := m.Groups[0].Rows
	if m.Groups[0].Total != 1 || row[0].Title != "救助结果公示" || *row[0].Opens != (present.Target{Room: present.ItemsRoom, ID: item.ID}) || row[0].Mine || row[0].Act != "打开" {
		t.Errorf("late: %+v", row)
	}
	if m.Counts[3].Word != "等我办" || m.Counts[3].Number != 0 || m.Counts[4].Number != 0 {
		t.Errorf("waiting: %+v", m.Counts[3:])
	}
	if err := d.SitDown(ctx, ids[office.Section], ""); err != nil {
		t.Fatal(err)
	}
	if m = homeOn(t, d); m.Counts[3].Number != 1 || m.Groups[0].Rows[0].Act != "审查" {
		t.Errorf("the section's turn: %+v %+v", m.Counts[3], m.Groups[0].Rows[0])
	}
	if _, err := d.Pass(ctx, item.ID, desk.ReviewInput{Text: "同意"}); err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown(ctx, ids[office.Clerk], ""); err != nil {
		t.Fatal(err)
	}
	questions := &disclosure.Questions{MayPublish: true, How: "公示栏", Scope: "全社会"}
	if _, err := d.Pass(ctx, item.ID, desk.ReviewInput{Text: "同意", Questions: questions}); err == nil {
		t.Error("the clerk drafted it and reviewed it")
	}
	_, err = d.Pass(ctx, item.ID, desk.ReviewInput{Text: "同意", Questions: questions, Paper: &desk.PaperInput{Signer: "马文华", On: d.Today()}})
	if err != nil {
		t.Fatal(err)
	}
	if m = homeOn(t, d); m.Counts[4].Number != 1 || len(m.Papers) != 1 || m.Papers[0].Step != "审核" {
		t.Errorf("with the deputy, who has no desk: %+v %+v", m.Counts[4], m.Papers)
	}
	if m.Coverage != nil {
		t.Errorf("coverage of no catalogue: %+v", m.Coverage)
	}
}

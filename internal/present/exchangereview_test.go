package present_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// publishes has a village publish something with a photograph.
func publishes(t *testing.T, d *desk.Desk, title string) {
	t.Helper()
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	draft, err := d.NewDraft(t.Context(), "")
	ok(err)
	draft.Text = disclosure.Revision{Title: title, Body: "现予公布。"}
	item, err := d.SaveDraft(t.Context(), draft)
	ok(err)
	item, err = d.Submit(t.Context(), item.ID)
	ok(err)
	for item.Step().Kind != office.Publishing {
		item, err = d.Pass(t.Context(), item.ID, desk.ReviewInput{Text: "同意", Paper: &desk.PaperInput{Signer: "马文华", On: d.Today(), Meeting: "两委会议"}})
		ok(err)
	}
	item, err = d.Post(t.Context(), item.ID, desk.PostingInput{Channel: catalog.NoticeBoard, Place: "村部公示栏", On: d.Today()})
	ok(err)
	_, err = d.AddEvidence(t.Context(), item.ID, item.Publications[0].ID, photo(t), "张贴当天")
	ok(err)
}

// TestATownReviewsWhatAVillageReported: to be mended, and seen in the village.
func TestATownReviewsWhatAVillageReported(t *testing.T) {
	town, village, stick := sideOf(t, office.Town, "青石镇人民政府"), sideOf(t, office.Village, "河东村"), t.TempDir()
	town.meets(village)
	publishes(t, village.desk, "三季度财务公开榜")
	town.takes(village.sends(stick))
	row := town.model().Board.Rows[0]
	if row.Cells[1].Word != "待查1件" || town.model().Tabs[1].Words != "各村进度 1" {
		t.Fatalf("%+v %+v", row, town.model().Tabs)
	}
	town.OpenVillage(row.ID)
	m := town.model()
	if pageOf(m) != "reviews" || len(m.Reported) != 1 || len(m.Reported[0].Proofs) != 1 || m.Village != "河东村" {
		t.Fatalf("%s %+v", pageOf(m), m.Reported)
	}
	shown := ""
	town.ShowProof(m.Reported[0].Proofs[0], func(path string) { shown = path })
	if filepath.Ext(shown) != ".jpg" {
		t.Errorf("the photograph lies at %q", shown)
	}
	subject := m.Reported[0].Subject
	if wrong := refuses(func(done func(map[string]string)) { town.Review(subject, false, " ", done) }); wrong[present.OpinionField] == "" {
		t.Errorf("no opinion: %v", wrong)
	}
	town.Review(subject, false, "照片看不清", town.ok)
	if r := town.model().Reported[0]; r.State != exchange.TaskToMend || r.Opinion != "照片看不清" || pageOf(town.model()) != "reviews" {
		t.Errorf("%+v", r)
	}
	town.Close()
	if cell := town.model().Board.Rows[0].Cells[1]; cell.Word != "要改1件" || pageOf(town.model()) != "board" {
		t.Errorf("%+v", cell)
	}
	village.takes(town.sends(stick))
	village.Turn(present.ExchangeReviews)
	if r := village.model().Reported; len(r) != 1 || r[0].Word != "要改" || village.model().Tabs[1].Words != "检查结果 1" {
		t.Errorf("%+v", r)
	}
	town.OpenVillage(row.ID)
	town.Review(subject, true, "", town.ok)
	if r := town.model().Reported[0]; r.Word != "通过" {
		t.Errorf("%+v", r)
	}
	if fails := slices.Concat(town.view.fails, village.view.fails); len(fails) > 0 {
		t.Error(fails)
	}
}

// TestTwoThatSpokeApartAreShownSideBySide: a village and its town answered the
// same task without knowing of each other.
func TestTwoThatSpokeApartAreShownSideBySide(t *testing.T) {
	town, village, stick := sideOf(t, office.Town, "青石镇人民政府"), sideOf(t, office.Village, "河东村"), t.TempDir()
	town.meets(village)
	town.takes(village.sends(stick))
	town.GiveTask(present.TaskInput{Title: "公布防汛责任人", Village: 1, Due: workday.MustDate("2026-12-01")}, town.ok)
	village.takes(town.sends(stick))
	task := village.model().Tasks[0]
	village.Answer(task.ID, present.AnswerInput{Done: true, On: workday.MustDate("2026-11-21")}, village.ok)
	err := town.desk.AnswerTask(t.Context(), "河东村", task.ID, exchange.AnswerBody{Note: "打电话问过，还没有贴"})
	if err != nil {
		t.Fatal(err)
	}
	town.takes(village.sends(stick))
	town.Turn(present.ExchangeConflicts)
	m := town.model()
	if len(m.Conflicts) != 1 || len(m.Conflicts[0].Sides) != 2 || m.Conflicts[0].Name != "回复：河东村，公布防汛责任人" || m.Conflicts[0].Why != "" || m.Tabs[2].Words != "两种说法 1" {
		t.Fatalf("%+v", m.Conflicts)
	}
	kept := slices.IndexFunc(m.Conflicts[0].Sides, func(s present.ExchangeSide) bool { return s.From == "河东村" })
	town.Keep(m.Conflicts[0], m.Conflicts[0].Sides[kept].ID)
	if m = town.model(); len(m.Conflicts) != 0 || m.Board.Rows[0].Cells[2].State != exchange.TaskDone {
		t.Errorf("%+v %+v", m.Conflicts, m.Board.Rows[0])
	}
	if fails := slices.Concat(town.view.fails, village.view.fails); len(fails) > 0 {
		t.Error(fails)
	}
}

// TestWhoMayOnlyLookIsToldWhy: a drafter sees the page and no code.
func TestWhoMayOnlyLookIsToldWhy(t *testing.T) {
	town := sideOf(t, office.Town, "青石镇人民政府")
	if _, err := town.desk.AddPerson(t.Context(), "陈晓梅", office.Clerk, ""); err != nil {
		t.Fatal(err)
	}
	people, err := town.desk.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := town.desk.SitDown(t.Context(), people[0].ID, ""); err != nil {
		t.Fatal(err)
	}
	drafter, err := town.desk.AddPerson(t.Context(), "刘建军", office.Drafter, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := town.desk.SitDown(t.Context(), drafter.ID, ""); err != nil {
		t.Fatal(err)
	}
	town.Load()
	if m := town.model(); m.MayNot == "" || m.Code != "" || m.NoCode == "" || len(town.view.fails) > 0 {
		t.Errorf("%q %q %v", m.MayNot, m.Code, town.view.fails)
	}
}

// TestPackagesForAllSayWhichWentWrong: what is refused for one partner does not
// keep the others from theirs.
func TestPackagesForAllSayWhichWentWrong(t *testing.T) {
	town, stick := sideOf(t, office.Town, "青石镇人民政府"), t.TempDir()
	for _, name := range []string{"河东村", "石坳村"} {
		village := sideOf(t, office.Village, name)
		town.AddPartner(village.model().Code, name, town.ok)
	}
	half := &oneRefused{Desk: town.desk, refuse: town.model().Partners[0].ID}
	view := &exchangeScreen{}
	page := present.NewExchange(half, present.Inline{}, view)
	page.Load()
	page.MakePackages(present.PackageOrder{Folder: stick}, town.ok)
	made := view.last().Made
	if len(made) != 2 || made[0].Path != "" || made[0].Tone != present.Urgent || !strings.Contains(made[0].Line, "河东村的没有做成") || made[1].Path == "" {
		t.Errorf("%+v", made)
	}
	if said := view.said[len(view.said)-1]; !strings.Contains(said, "做了1个包") || !strings.Contains(said, "有1个没有做成") {
		t.Errorf("said %q", said)
	}
}

// oneRefused makes no package for one partner.
type oneRefused struct {
	*desk.Desk
	refuse string
}

func (d *oneRefused) MakePackage(ctx context.Context, partner, to string, o desk.ExchangeOptions, progress desk.Progress) (desk.MadePackage, error) {
	if partner == d.refuse {
		return desk.MadePackage{}, fault.New(fault.Damaged, "凭证“照片”读不出来，没有做包。用最近的备份恢复")
	}
	return d.Desk.MakePackage(ctx, partner, to, o, progress)
}

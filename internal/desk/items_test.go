package desk

import (
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/privacy"
	"zwgk/internal/store"
)

// staffed is a desk with one person of every role; sit changes who sits there.
type staffed struct {
	*Desk
	t   testing.TB
	ids map[office.Role]string
	day time.Time
}

func staff(t testing.TB, level office.Level) *staffed {
	t.Helper()
	s := &staffed{t: t, ids: map[office.Role]string{}, day: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	d, err := Found(t.Context(), filepath.Join(t.TempDir(), "单位"), level, "青石镇人民政府", Person{Name: "设置", Now: func() time.Time { return s.day }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	s.Desk = d
	names := map[office.Role]string{
		office.Clerk: "陈晓梅", office.Drafter: "李小满", office.Section: "周长顺", office.Deputy: "赵国梁",
		office.Leader: "何建民", office.Supervisor: "孙有德", office.Archivist: "吴桂芳",
	}
	for _, role := range office.Roles() {
		p, err := d.AddPerson(t.Context(), names[role], role, "")
		if err != nil {
			t.Fatal(err)
		}
		s.ids[role] = p.ID
		if role == office.Clerk {
			s.sit(role) // who may add the others
		}
	}
	return s
}

func (s *staffed) sit(role office.Role) *staffed {
	s.t.Helper()
	if err := s.SitDown(s.t.Context(), s.ids[role], ""); err != nil {
		s.t.Fatal(err)
	}
	return s
}

// draft keeps a draft with a list of people in it.
func (s *staffed) draft(change func(*ItemDraft)) disclosure.Item {
	s.t.Helper()
	s.sit(office.Drafter)
	draft, err := s.NewDraft(s.t.Context(), "")
	if err != nil {
		s.t.Fatal(err)
	}
	draft.Text = disclosure.Revision{Title: "2026年临时救助公示", Body: "经审核，拟给予下列人员临时救助。"}
	if change != nil {
		change(&draft)
	}
	item, err := s.SaveDraft(s.t.Context(), draft)
	if err != nil {
		s.t.Fatal(err)
	}
	return item
}

// three ID numbers that are made up, with right check digits.
var roll = disclosure.Table{
	Title: "拟救助人员", Header: []string{"姓名", "身份证号", "金额（元）"},
	Rows: [][]string{{"王秀兰", "11010519491231002X", "500"}, {"李大山", "440524188001010014", "800"}, {"周小丽", "53010219200508011X", "600"}},
}

func photoFile(t testing.TB, name string, w, h int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := jpeg.Encode(f, image.NewGray(image.Rect(0, 0, w, h)), nil); err != nil {
		t.Fatal(err)
	}
	return path
}

func must[T any](t testing.TB) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func refused(t testing.TB, what string, err error, says string) {
	t.Helper()
	if err == nil || !strings.Contains(fault.Sentence(err), says) {
		t.Errorf("%s: %v, want %q", what, err, says)
	}
}

// TestATownsItem walks the town's route with its people: returned, redrafted,
// three ID numbers stopped at the gate, masked, signed, posted with a photo, an
// objection, taken down, filed. Whoever's turn it is not is refused.
func TestATownsItem(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Town)
	item := s.draft(func(d *ItemDraft) { d.Text.Tables = []disclosure.Table{roll} })
	ok := must[disclosure.Item](t)
	item = ok(s.Submit(ctx, item.ID))
	if item.IndexNumber != "青石镇/2026-00001" {
		t.Errorf("index number %q", item.IndexNumber)
	}
	_, err := s.Pass(ctx, item.ID, ReviewInput{Text: "同意"})
	refused(t, "the drafter reviews", err, "站所负责人")
	s.sit(office.Section)
	item = ok(s.Return(ctx, item.ID, ReviewInput{Text: "写明救助标准"}))
	if item.State() != disclosure.WasReturned {
		t.Errorf("returned: %s", item.State())
	}

	s.sit(office.Drafter)
	view := must[*ItemView](t)(s.Item(ctx, item.ID))
	view.Text.Body += "标准按县民政局文件执行。"
	item = ok(s.SaveDraft(ctx, ItemDraft{Item: view.Item, Text: view.Text}))
	item = ok(s.Submit(ctx, item.ID))
	s.sit(office.Section)
	item = ok(s.Pass(ctx, item.ID, ReviewInput{Text: "同意"}))

	s.sit(office.Clerk)
	questions := &disclosure.Questions{MayPublish: true, How: "村公示栏", Scope: "本村村民"}
	_, err = s.Pass(ctx, item.ID, ReviewInput{Text: "同意", Questions: questions})
	refused(t, "three ID numbers", err, "还有3处个人信息")
	_, _, err = s.Shown(ctx, item.ID, privacy.Posted)
	refused(t, "printed with three ID numbers", err, "还有3处")
	view = must[*ItemView](t)(s.Item(ctx, item.ID))
	item = ok(s.Settle(ctx, item.ID, view.Open[0], true, ""))
	item = ok(s.MaskAll(ctx, item.ID))
	item = ok(s.Pass(ctx, item.ID, ReviewInput{Text: "同意", Questions: questions}))
	_, shown, err := s.Shown(ctx, item.ID, privacy.Posted)
	if err != nil || strings.Contains(shown.Text(), "11010519491231002X") || !strings.Contains(shown.Text(), "110105********002X") {
		t.Errorf("on the board: %v %s", err, shown.Text())
	}

	_, err = s.Pass(ctx, item.ID, ReviewInput{Text: "同意"})
	refused(t, "the clerk takes the deputy's step", err, "可以打印审批单送签")
	item = ok(s.Pass(ctx, item.ID, ReviewInput{Text: "同意。", Paper: &PaperInput{Signer: "赵国梁", On: day(t, "2026-03-02")}}))
	_, err = s.Pass(ctx, item.ID, ReviewInput{Text: "同意", Paper: &PaperInput{Signer: "陈晓梅", On: day(t, "2026-03-02")}})
	refused(t, "签发 by who did 保密审查", err, "签发要换一个人")
	item = ok(s.sit(office.Leader).Pass(ctx, item.ID, ReviewInput{Text: "同意公开"}))

	s.post(item.ID)
}

// post takes a signed item through the board to the archive.
func (s *staffed) post(id string) {
	t, ctx, ok := s.t, s.t.Context(), must[disclosure.Item](s.t)
	s.sit(office.Leader)
	posting := PostingInput{Channel: catalog.NoticeBoard, Place: "村部公示栏", On: s.Today(), Notice: disclosure.Notice{Days: 5, Working: true}}
	_, err := s.Post(ctx, id, posting)
	refused(t, "the leader hangs it out", err, "办公室")
	s.sit(office.Clerk)
	tomorrow := posting
	tomorrow.On = s.Today().AddDays(1)
	_, err = s.Post(ctx, id, tomorrow)
	refused(t, "hung out tomorrow", err, "还没有到")
	item := ok(s.Post(ctx, id, posting))
	board := item.Publications[0].ID
	if item.Publications[0].Until.String() != "2026-03-09" {
		t.Errorf("公示 until %s", item.Publications[0].Until)
	}
	_, err = s.TakeDown(ctx, id, board, s.Today())
	refused(t, "taken down at once", err, "公示期到")
	item = ok(s.AddEvidence(ctx, id, board, photoFile(t, "张贴现场.jpg", 2400, 1800), "村部公示栏"))
	if e := item.Publications[0].Evidence[0]; e.Name != "张贴现场.jpg" {
		t.Errorf("evidence %+v", e)
	}
	item = ok(s.Hear(ctx, id, disclosure.Feedback{On: s.Today(), From: "村民", Text: "李大山家有车"}))
	s.day = s.day.AddDate(0, 0, 10)
	ok(s.TakeDown(ctx, id, board, s.Today()))
	_, err = s.GoOn(ctx, id)
	refused(t, "an opinion without an answer", err, "还有1条意见")
	ok(s.Reply(ctx, id, item.Feedback[0].ID, "核查属实，车已报废", nil))
	item = ok(s.GoOn(ctx, id))
	if item.State() != disclosure.ToFile && item.Step().Kind != office.Consultation {
		t.Errorf("after the board: %s at %s", item.State(), item.Step().Name)
	}
	if item.Step().Kind == office.Consultation {
		item = ok(s.GoOn(ctx, id))
	}
	item = ok(s.sit(office.Archivist).File(ctx, id))
	if item.State() != disclosure.InArchive {
		t.Errorf("filed: %s", item.State())
	}
	v, err := s.Verify(ctx)
	if err != nil || !v.OK() {
		t.Errorf("%+v %v", v, err)
	}
}

// TestAVillagesItem walks the village's route: the committees decide on paper.
func TestAVillagesItem(t *testing.T) {
	ctx, s, ok := t.Context(), staff(t, office.Village), must[disclosure.Item](t)
	item := s.draft(func(d *ItemDraft) {
		d.Item.Flags.Financial = true
		d.Text.Title, d.Text.Tables = "石坳村2026年第一季度财务公开榜", []disclosure.Table{{
			Header: []string{"项目", "收支", "金额"}, Rows: [][]string{{"流转收入", "收入", "1200"}, {"电费", "支出", "200"}}, Amounts: []int{2},
			Account: &disclosure.Account{Direction: 1, Amount: 2, Income: 120000, Spending: 20000, After: 100000},
		}}
	})
	if item.Kind != disclosure.VillageAffair || item.Route.Has(office.SecrecyReview) {
		t.Errorf("a village's draft: %s on %s", item.Kind, item.Route.Name)
	}
	item = ok(s.Submit(ctx, item.ID))
	item = ok(s.sit(office.Supervisor).Pass(ctx, item.ID, ReviewInput{Text: "逐笔核对，属实"}))
	s.sit(office.Clerk)
	_, err := s.Pass(ctx, item.ID, ReviewInput{Text: "同意", Paper: &PaperInput{Signer: "何建民", On: s.Today()}})
	refused(t, "a meeting without its name", err, "写明会议")
	item = ok(s.Pass(ctx, item.ID, ReviewInput{Text: "同意公布", Paper: &PaperInput{Signer: "何建民", On: s.Today(), Meeting: "3月2日两委会议"}}))
	s.post(item.ID)
}

// TestWhatCannotBeKept: duplicate document numbers, stale drafts, changes of
// what was reviewed.
func TestWhatCannotBeKept(t *testing.T) {
	ctx, s, ok := t.Context(), staff(t, office.Town), must[disclosure.Item](t)
	first := s.draft(func(d *ItemDraft) { d.Item.DocumentNumber = "青政发〔2026〕3号" })
	draft := must[ItemDraft](t)(s.NewDraft(ctx, ""))
	draft.Item.DocumentNumber = "青政发〔2026〕3号"
	draft.Text = disclosure.Revision{Title: "另一件", Body: "正文"}
	_, err := s.SaveDraft(ctx, draft)
	refused(t, "a document number twice", err, "已经用在“"+first.Title+"”上")

	view := must[*ItemView](t)(s.Item(ctx, first.ID))
	stale := ItemDraft{Item: view.Item, Text: view.Text}
	view.Text.Body = "第二稿"
	ok(s.SaveDraft(ctx, ItemDraft{Item: view.Item, Text: view.Text}))
	stale.Text.Body = "也是第二稿"
	_, err = s.SaveDraft(ctx, stale)
	refused(t, "on an older text", err, "第2稿")

	item := ok(s.Submit(ctx, first.ID))
	view = must[*ItemView](t)(s.Item(ctx, item.ID))
	view.Item.Audience = disclosure.Internal
	_, err = s.SaveDraft(ctx, ItemDraft{Item: view.Item, Text: view.Text})
	refused(t, "another audience under review", err, "已经送审")
	view.Text.Body = "第三稿"
	_, err = s.SaveDraft(ctx, ItemDraft{Item: view.Item, Text: view.Text})
	refused(t, "another text under review", err, "改动要写原因")
	view.Text.Reason = "数字更正"
	item = ok(s.SaveDraft(ctx, ItemDraft{Item: view.Item, Text: view.Text}))
	if item.At != 0 || item.Revision != 3 {
		t.Errorf("changed under review: at %d, revision %d", item.At, item.Revision)
	}
	s.sit(office.Deputy)
	_, err = s.SaveDraft(ctx, ItemDraft{Item: item, Text: view.Text})
	refused(t, "written by the deputy", err, "分管领导不能办")
	if texts, err := s.Revisions(ctx, item.ID); err != nil || len(texts) != 3 {
		t.Errorf("%d texts, %v", len(texts), err)
	}
}

// TestOpenItemsSayWhatIsDue, the earliest first, and whose turn it is.
func TestOpenItemsSayWhatIsDue(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Town)
	late := s.draft(func(d *ItemDraft) { d.Item.Formed = day(t, "2026-01-05") })
	s.draft(func(d *ItemDraft) { d.Item.Formed, d.Text.Title = day(t, "2026-02-27"), "晚一些的" })
	must[disclosure.Item](t)(s.Submit(ctx, late.ID))
	s.sit(office.Section)
	open := must[[]OpenItem](t)(s.OpenItems(ctx))
	if len(open) != 2 || open[0].ID != late.ID || open[0].Due.Left >= 0 || !open[0].Mine || open[1].Mine {
		t.Fatalf("%+v", open)
	}
	page := must[store.ItemPage](t)(s.Items(ctx, store.ItemFilter{States: []disclosure.StateName{disclosure.InReview}}, 0, 10))
	if page.Total != 1 || page.Rows[0].ID != late.ID {
		t.Errorf("%+v", page)
	}
}

// TestWhoFindsPersonalData: an ID number in a text is found by those who may
// read the text in full, and by nobody else; the rest is found by all.
func TestWhoFindsPersonalData(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Town)
	s.draft(func(d *ItemDraft) { d.Text.Tables = []disclosure.Table{roll} })
	for role, want := range map[office.Role]int{office.Clerk: 1, office.Leader: 1, office.Drafter: 0} {
		s.sit(role)
		if got := must[store.Result](t)(s.Search(ctx, "11010519491231002X", 10)); got.Total != want || got.Searched != 1 {
			t.Errorf("%s finds %d of %d by the number, want %d", role, got.Total, got.Searched, want)
		}
		if got := must[store.Result](t)(s.Search(ctx, "王秀兰", 10)); got.Total != 1 {
			t.Errorf("%s finds %d by the name", role, got.Total)
		}
	}
}

// TestTheWebPackage holds what hangs for everyone, masked, and nothing else.
func TestTheWebPackage(t *testing.T) {
	ctx, s, ok := t.Context(), staff(t, office.Village), must[disclosure.Item](t)
	folder := filepath.Join(t.TempDir(), "网站包")
	_, err := s.WritePackage(ctx, folder)
	refused(t, "nothing posted", err, "还没有对外公布的事项")
	for _, title := range []string{"临时救助公示", "内部考勤"} {
		item := s.draft(func(d *ItemDraft) {
			d.Text.Title, d.Text.Tables = title, []disclosure.Table{roll}
			if title == "内部考勤" {
				d.Item.Audience = disclosure.Internal
			}
		})
		ok(s.Submit(ctx, item.ID))
		s.sit(office.Clerk)
		ok(s.MaskAll(ctx, item.ID))
		ok(s.sit(office.Supervisor).Pass(ctx, item.ID, ReviewInput{Text: "属实"}))
		s.sit(office.Clerk)
		ok(s.Pass(ctx, item.ID, ReviewInput{Text: "同意", Paper: &PaperInput{Signer: "何建民", On: s.Today(), Meeting: "两委会议"}}))
		ok(s.Post(ctx, item.ID, PostingInput{Channel: catalog.NoticeBoard, Place: "村部", On: s.Today()}))
	}
	written, err := s.WritePackage(ctx, folder)
	if err != nil || written.Pages != 1 {
		t.Fatalf("%+v %v", written, err)
	}
	err = filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(string(content), "11010519491231002X") || strings.Contains(string(content), "内部考勤") {
			t.Errorf("%s shows what is not for everyone", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

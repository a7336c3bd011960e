package present_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/sheet"
)

// catalogueScreen records what the room shows and says.
type catalogueScreen struct {
	screen[present.CatalogueModel]
	said []string
}

func (s *catalogueScreen) Say(sentence string) { s.said = append(s.said, sentence) }

func (o *deskAt) catalogueRoom() (*present.Catalogue, *catalogueScreen) {
	view := &catalogueScreen{}
	room := present.NewCatalogue(o.Desk, present.Inline{}, view)
	room.Load()
	return room, view
}

// fromTemplate is the room of a town that has started from the sample.
func fromTemplate(t *testing.T, on string) (*deskAt, *present.Catalogue, *catalogueScreen) {
	t.Helper()
	o := officeOf(t, office.Town, on)
	room, view := o.catalogueRoom()
	room.Start(office.Town)
	return o, room, view
}

func listed(view *catalogueScreen, column int) []string {
	var texts []string
	for _, r := range view.last().List.Rows {
		texts = append(texts, r.Cells[column])
	}
	return texts
}

// A new office is asked what to start from, and has its catalogue with one
// press.
func TestTheRoomOfANewOffice(t *testing.T) {
	o := officeOf(t, office.Town, "2026-03-02")
	room, view := o.catalogueRoom()
	m := view.last()
	if !m.Empty || m.Context != "还没有目录" || len(m.Samples) != 2 || m.Samples[0].Name != "用乡镇样本建目录" {
		t.Fatalf("%+v", m)
	}
	room.Start(m.Samples[0].Level)
	if m = view.last(); m.Empty || m.Context != "共62条，待核27条，停用3条" && !strings.HasPrefix(m.Context, "共62条，待核") || len(m.List.Rows) != 62 {
		t.Errorf("%s, %d rows", m.Context, len(m.List.Rows))
	}
	if !slices.ContainsFunc(view.said, func(s string) bool { return strings.Contains(s, "已新增62条") }) {
		t.Error(view.said)
	}
	village := officeOf(t, office.Village, "2026-03-02")
	if _, view := village.catalogueRoom(); len(view.last().Samples) != 1 || view.last().Samples[0].Level != office.Village {
		t.Errorf("a village starts from %+v", view.last().Samples)
	}
}

// The table by 领域, state, words and order; an empty one says what was asked.
func TestTheTableOfEntries(t *testing.T) {
	_, room, view := fromTemplate(t, "2026-03-02")
	all := len(view.last().List.Rows)
	room.ChooseDomain(slices.Index(view.last().List.Domains, "社会救助"))
	for _, domain := range listed(view, 1) {
		if domain != "社会救助" {
			t.Errorf("among 社会救助 stands %s", domain)
		}
	}
	few := len(view.last().List.Rows)
	if few == 0 || few == all {
		t.Errorf("%d of %d", few, all)
	}
	room.ChooseDomain(0)
	room.ChooseState(2)
	for _, r := range view.last().List.Rows {
		if r.Tone != present.Caution || !strings.HasPrefix(r.Why, "待核：") {
			t.Errorf("%v is 待核 and says %q", r.Cells, r.Why)
		}
	}
	room.ChooseState(0)
	room.Find("低保 审核")
	if got := view.last().List; len(got.Rows) != 0 || got.Searched != "“低保 审核”，共查62条" {
		t.Errorf("%d rows, %s", len(got.Rows), got.Searched)
	}
	room.ChooseState(3)
	room.ShowAll()
	if n := len(view.last().List.Rows); n != all {
		t.Errorf("of all there are %d", n)
	}
	room.Find("最低生活保障 审核")
	if names := listed(view, 3); len(names) == 0 || !strings.Contains(strings.Join(names, " "), "审核信息") {
		t.Errorf("found %v", names)
	}
	room.Find("")
	room.Sort(1, false)
	if domains := listed(view, 1); !slices.IsSorted(domains) {
		t.Errorf("sorted by 领域: %v", domains)
	}
	room.Sort(0, true)
	if numbers := listed(view, 0); numbers[0] != "62" || numbers[61] != "1" {
		t.Errorf("from the end: %v", numbers)
	}
}

// An entry is opened, corrected, refused with the field named, confirmed,
// retired and taken back.
func TestTheEntry(t *testing.T) {
	_, room, view := fromTemplate(t, "2026-03-02")
	room.Open("town-004")
	m := view.last().Entry
	if m.Title != "机构设置：机构职能、领导分工" || m.Status != "待核" || !strings.Contains(m.Why, "出处还没有核实") {
		t.Fatalf("%+v", m)
	}
	for change, field := range map[string]catalog.Field{"name": catalog.FieldCategory1, "limit": catalog.FieldTimeLimit, "other": present.EntryOther, "tier": catalog.FieldTiers} {
		e := m.Entry
		switch change {
		case "name":
			e.Category1 = " "
		case "limit":
			e.TimeLimit = strings.Repeat("长", catalog.LongestText+1)
		case "other":
			e.OtherChannel = strings.Repeat("长", catalog.LongestName+1)
		case "tier":
			e.Tiers = []catalog.Tier{"很长很长很长很长很长很长很长的层级"}
		}
		room.Save(e, func(wrong map[catalog.Field]string) {
			if len(wrong) != 1 || wrong[field] == "" {
				t.Errorf("%s: %v", change, wrong)
			}
		})
	}
	room.Confirm(" ", func(wrong string) {
		if !strings.Contains(wrong, "没有写出处") {
			t.Error(wrong)
		}
	})
	room.Confirm("县基层政务公开标准目录第4行", func(wrong string) {
		if wrong != "" {
			t.Error(wrong)
		}
	})
	if m = view.last().Entry; m.Status != "在用" || m.Why != "" {
		t.Errorf("confirmed, it is %s %s", m.Status, m.Why)
	}
	room.Retire("并入别的")
	if m = view.last().Entry; m.Status != "停用" {
		t.Errorf("retired, it is %s", m.Status)
	}
	room.Reactivate()
	e := view.last().Entry.Entry
	e.TimeLimit = "10个工作日内"
	room.Save(e, func(wrong map[catalog.Field]string) {
		if len(wrong) > 0 {
			t.Error(wrong)
		}
	})
	if view.last().Entry != nil || listed(view, 4)[3] != "10个工作日内" || len(view.fails) > 0 {
		t.Errorf("%v, %v", listed(view, 4)[:5], view.fails)
	}
	room.NewEntry()
	fresh := view.last().Entry.Entry
	fresh.Category1 = "本镇自定的事项"
	room.Save(fresh, func(map[catalog.Field]string) {})
	if n := len(view.last().List.Rows); n != 63 {
		t.Errorf("%d rows with the new one", n)
	}
}

func TestLimitHelp(t *testing.T) {
	for text, want := range map[string]string{
		"信息形成或者变更之日起20个工作日内": "从形成起20个工作日内提醒；周期可选随时公开。",
		"及时公开":    "没有写天数的，按20个工作日提醒；周期可选随时公开。",
		"公示7个工作日": "没有写天数的，按20个工作日提醒，公示7个工作日。",
		"每月公开":    "没有写天数的，按20个工作日提醒；周期可选每月公开。",
	} {
		if got := present.LimitHelp(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Who is no clerk reads everything and is told why he cannot change it.
func TestWhoOnlyReadsTheCatalogue(t *testing.T) {
	o, room, view := fromTemplate(t, "2026-03-02")
	if view.last().WhyNot != "" {
		t.Errorf("the clerk cannot: %s", view.last().WhyNot)
	}
	o.sit("刘建军")
	room.Load()
	if view.last().WhyNot == "" || len(view.last().List.Rows) != 62 {
		t.Errorf("a drafter may, or does not see %d rows", len(view.last().List.Rows))
	}
	room.Open("town-004")
	room.Retire("")
	if len(view.fails) != 1 || view.last().Entry.Status != "待核" {
		t.Errorf("%v, %s", view.fails, view.last().Entry.Status)
	}
}

// The board: cells tell what is due, a press on an empty one drafts, on a
// published one opens its item.
func TestTheCoverageBoard(t *testing.T) {
	o := officeOf(t, office.Town, "2026-06-10")
	for _, e := range []catalog.Entry{
		{Domain: "社会救助", Category1: "低保名单", Cadence: catalog.HalfYearly}, {Domain: "社会救助", Category1: "特困名单", Cadence: catalog.HalfYearly},
		{Domain: "财政", Category1: "收支", Cadence: catalog.Quarterly},
	} {
		if _, err := o.KeepEntry(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := o.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	item := publishFor(t, o, entries[1].ID)
	o.on("2026-07-02")
	o.sit("陈晓梅")
	room, view := o.catalogueRoom()
	room.Turn(present.CatalogueCoverage)
	m := view.last().Board
	if m.Groups[m.Group] != "半年 2" || strings.Join(m.Columns, " ") != "上半年 下半年" || m.Half != "2026年上半年还有1条没有公开，7月15日前公开" {
		t.Fatalf("%+v", m)
	}
	want := [][]present.BoardCell{
		{{State: catalog.DueNow, Word: "应公开", When: "7月15日前", Period: "2026-H1"}, {State: catalog.NotYet, Word: "未到期", When: "1月15日前", Period: "2026-H2"}},
		{{State: catalog.Published, Word: "已公开", When: "6月10日", Period: "2026-H1", Posted: true}, {State: catalog.NotYet, Word: "未到期", When: "1月15日前", Period: "2026-H2"}},
	}
	lines := []string{"2026年上半年：应公开，7月15日前公开", "2026年下半年：未到期，2027-01-15前公开", "2026年上半年：已公开，6月10日公布"}
	if got := []string{m.Rows[0].Cells[0].Line, m.Rows[0].Cells[1].Line, m.Rows[1].Cells[0].Line}; !slices.Equal(got, lines) {
		t.Errorf("%q", got)
	}
	for i, r := range m.Rows {
		for n := range r.Cells {
			r.Cells[n].Line = ""
		}
		if !slices.Equal(r.Cells, want[i]) {
			t.Errorf("%s: %+v", r.Name, r.Cells)
		}
	}
	pressed := func(row, column int) (said string) {
		room.Press(row, column, func(id string) { said = "open " + id }, func(entry, period string) { said = "draft " + entry + " " + period })
		return said
	}
	if got := pressed(0, 0); got != "draft "+entries[0].ID+" 2026-H1" {
		t.Error(got)
	}
	if got := pressed(1, 0); got != "open "+item {
		t.Errorf("%s, want %s", got, item)
	}
	if got := pressed(7, 0) + pressed(0, 7); got != "" {
		t.Error(got)
	}
	room.OnlyOpen(true)
	if m = view.last().Board; len(m.Rows) != 1 || m.Rows[0].Name != "低保名单" {
		t.Errorf("what is open: %+v", m.Rows)
	}
	room.ChooseGroup(1)
	if m = view.last().Board; len(m.Columns) != 4 || m.Done == "" {
		t.Errorf("%v %s", m.Columns, m.Done)
	}
	room.ChooseYear(1)
	if m = view.last().Board; m.Year != 2025 {
		t.Errorf("the year before is %d", m.Year)
	}
	room.SetDays(catalog.Rules{HalfDay: 40, QuarterDay: 1, MonthDay: 1}, func(wrong string) {
		if wrong == "" {
			t.Error("a 40th of July")
		}
	})
}

// publishFor puts an item of an entry on the board through the town's route.
func publishFor(t *testing.T, o *deskAt, entry string) string {
	t.Helper()
	o.sit("刘建军")
	draft, err := o.NewDraft(t.Context(), entry)
	if err != nil {
		t.Fatal(err)
	}
	draft.Item.Title, draft.Item.Period, draft.Item.Formed = "特困名单", "2026-H1", o.Today()
	draft.Text = disclosure.Revision{Title: "特困名单", Body: "上半年特困供养情况。"}
	item, err := o.SaveDraft(t.Context(), draft)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = o.Submit(t.Context(), item.ID); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name      string
		questions *disclosure.Questions
	}{
		{"何秀兰", nil}, {"陈晓梅", &disclosure.Questions{MayPublish: true, How: "村公示栏", Scope: "本村村民"}}, {"赵国梁", nil}, {"马文华", nil},
	} {
		o.sit(step.name)
		if _, err := o.Pass(t.Context(), item.ID, desk.ReviewInput{Text: "同意", Questions: step.questions}); err != nil {
			t.Fatal(step.name, err)
		}
	}
	o.sit("陈晓梅")
	if _, err := o.Post(t.Context(), item.ID, desk.PostingInput{Channel: catalog.NoticeBoard, Place: "镇公示栏", On: o.Today()}); err != nil {
		t.Fatal(err)
	}
	return item.ID
}

// The workbook is tried, shown and imported; what the file lacks is retired
// only when it is ticked.
func TestTheTrialOfACatalogue(t *testing.T) {
	_, room, view := fromTemplate(t, "2026-03-02")
	file := filepath.Join(t.TempDir(), "目录.xlsx")
	room.Export(file, sheet.CountyLayout, true)
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
	room.Try(file)
	if m := view.last().Trial; m.CanImport || m.Why != "与现有的目录一样，不用导入" || view.last().Tab != present.CatalogueImport {
		t.Fatalf("%+v", m)
	}
	room.DismissTrial()
	room.Open("town-001")
	e := view.last().Entry.Entry
	e.TimeLimit = "5个工作日内"
	room.Save(e, func(map[catalog.Field]string) {})
	room.NewEntry()
	fresh := view.last().Entry.Entry
	fresh.Domain, fresh.Category1 = "政府文件", "后来加的"
	room.Save(fresh, func(map[catalog.Field]string) {})
	room.Try(file)
	m := view.last().Trial
	if !m.CanImport || len(m.Groups) != 2 || m.Groups[0].Name != "改动 1" || m.Groups[1].Name != "文件里没有 1" || !m.Groups[1].Retire {
		t.Fatalf("%+v", m)
	}
	if r := m.Groups[0].Rows[0]; r.Reason != "改公开时限" || !strings.Contains(r.Lines[0], "由“5个工作日内”改为“形成或变更之日起3个工作日内”") {
		t.Errorf("%+v", r)
	}
	room.ChooseTrial(1)
	room.ImportTried([]string{view.last().Trial.Groups[1].Rows[0].ID})
	last := view.last()
	if last.Trial != nil || last.Tab != present.CatalogueEntries || !strings.Contains(last.Context, "停用4条") && !strings.Contains(last.Context, "停用3条") {
		t.Errorf("%+v %s", last.Trial, last.Context)
	}
	if !slices.Contains(view.said, "已导入：新增0，改动1，停用1") || len(view.fails) > 0 {
		t.Errorf("%v %v", view.said, view.fails)
	}
	room.Try(filepath.Join(t.TempDir(), "没有.xlsx"))
	if len(view.fails) != 1 {
		t.Errorf("a file that is not there: %v", view.fails)
	}
}

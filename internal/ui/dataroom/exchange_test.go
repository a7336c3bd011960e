package dataroom

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/exchange"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// entry puts an entry for villages into a catalogue.
func (o *trader) entry(first, second string) {
	o.t.Helper()
	_, err := o.KeepEntry(o.t.Context(), catalog.Entry{Category1: first, Category2: second, Cadence: catalog.Quarterly, ForVillage: true})
	o.done(err)
}

// TestATownExchangesByTheWindow walks a town through the page by its buttons and
// keys, and draws it into ZWGK_GALLERY.
func TestATownExchangesByTheWindow(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		stick := t.TempDir()
		town, east, west := newTrader(t, office.Town, "青石镇人民政府", stick), newTrader(t, office.Village, "河东村村民委员会", stick), newTrader(t, office.Village, "石坳村村民委员会", stick)
		town.entry("村级财务", "收支明细")
		for _, v := range []*trader{east, west} {
			v.knows(town)
		}
		town.open(setting)
		town.Picture("empty")
		if town.Canvas.Focused() != fyne.Focusable(town.Button("加一个单位")) {
			t.Errorf("at the beginning the keyboard is on %v", town.Canvas.Focused())
		}
		for _, v := range []*trader{east, west} {
			code, err := v.ExchangeCode(t.Context())
			town.done(err)
			town.Button("加一个单位").Press()
			town.Entry("核对码").SetText("7K3Q")
			town.Entry("单位").SetText(v.Organ().Name)
			town.Button("登记").Press()
			if v == east {
				town.Picture("add-wrong")
			}
			town.Entry("核对码").SetText(code)
			town.Button("登记").Press()
		}
		if got := len(town.page.model.Partners); got != 2 {
			t.Fatalf("%d partners, fails %v", got, town.fails)
		}
		town.Button("做包").Press()
		town.Picture("pack")
		town.Key(fyne.KeyReturn, fyne.KeyModifierControl)
		town.pressDialog("做包")
		if made := town.page.model.Made; len(made) == 0 {
			t.Fatalf("no package, fails %v", town.fails)
		}
		town.Picture("packed")
		town.takesFromVillages(east, west)
		town.reviews(t)
		town.Button("打印核对码").Press()
		town.Picture("code")
		town.Button("打印").Press()
		if len(town.printed) != 1 || filepath.Ext(town.printed[0]) != ".pdf" {
			t.Errorf("printed %v", town.printed)
		}
		town.Escape()
		if page := town.page.model.Page(); page != "partners" {
			t.Errorf("Esc leads to %s", page)
		}
		if len(town.fails) > 0 {
			t.Error(town.fails)
		}
	}
}

// pressDialog presses the main button of the open dialog.
func (o *trader) pressDialog(words string) {
	o.t.Helper()
	if len(o.Window.Canvas().Overlays().List()) == 0 {
		o.t.Fatalf("there is no dialog to press %s in", words)
	}
	o.Button(words).Press()
}

// takesFromVillages takes what both villages reported: one published something.
func (o *trader) takesFromVillages(east, west *trader) {
	o.t.Helper()
	for _, v := range []*trader{east, west} {
		o.sends(v)
	}
	east.publishes("2026年第三季度村级财务收支明细公开榜")
	east.publishes("2026年冬季清洁取暖补贴名单")
	for _, v := range []*trader{east, west} {
		made, err := v.MakePackage(o.t.Context(), o.Organ().Name, o.stick, desk.ExchangeOptions{}, nil)
		o.done(err)
		o.file = made.Path
		o.Button("看包").Press()
		if v == east {
			o.Picture("look")
		}
		if look := o.page.model.Look; look == nil || !look.MayTake {
			o.t.Fatalf("looked: %+v", look)
		}
		o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
		if v == east {
			o.Picture("taken")
		}
		if o.Canvas.Focused() != fyne.Focusable(o.Button("回到数据交换")) {
			o.t.Errorf("after the package was taken the keyboard is on %v", o.Canvas.Focused())
		}
		if look := o.page.model.Look; look == nil || !look.Taken {
			o.t.Fatalf("taken: %+v, fails %v", look, o.fails)
		}
		o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	}
}

// reviews gives a task and says what was found of what the villages reported.
func (o *trader) reviews(t *testing.T) {
	t.Helper()
	o.page.parts.Select(0)
	o.page.presenter.Turn(present.ExchangeVillages)
	o.Button("派任务").Press()
	o.Entry("公开什么").SetText("公布防汛责任人")
	o.Button("派任务").Press()
	o.Picture("task")
	o.Entry("哪天以前").SetText("2026-12-05")
	o.pressDialog("派任务")
	_, err := o.GiveTask(t.Context(), "", "", exchange.TaskBody{Title: "三季度财务", Due: workday.MustDate("2026-10-15")})
	o.done(err)
	o.room.Enter()
	if b := o.page.model.Board; len(b.Rows) != 2 || len(b.Columns) != 4 || o.Canvas.Focused() != fyne.Focusable(o.page.board) {
		t.Fatalf("%+v", b)
	}
	o.page.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	o.Picture("board")
	o.page.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if o.page.model.Page() != "reviews" || len(o.page.model.Reported) != 2 {
		t.Fatalf("%s %+v", o.page.model.Page(), o.page.model.Reported)
	}
	o.Picture("reviews")
	row, ok := kittest.Find(o.Stage, func(r *kit.FactRow) bool { return r.AccessibilityLabel() == "张贴.jpg，张贴当天" })
	if !ok {
		t.Fatal("the photograph is not listed")
	}
	row.Press()
	if len(o.printed) != 1 || filepath.Ext(o.printed[0]) != ".jpg" {
		t.Errorf("shown %v", o.printed)
	}
	o.printed = nil
	o.Button("要改").Press()
	o.Entry("改什么").SetText("照片看不清，近一些重拍")
	o.Picture("mend")
	o.pressDialog("记下要改")
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	o.Picture("reviewed")
	if r := o.page.model.Reported; r[0].Word != "要改" || r[1].Word != "通过" { // the keyboard went on to the other one
		t.Errorf("%+v", r)
	}
	for i := range 6 {
		_, err := o.GiveTask(t.Context(), "", "", exchange.TaskBody{Title: fmt.Sprintf("公布2026年第%d批惠农补贴发放名单和金额", i+1), Due: workday.MustDate("2026-12-10")})
		o.done(err)
	}
	o.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
	o.room.Enter()
	o.page.board.Select(0, 6)
	o.Picture("board-many")
	if page := o.page.model.Page(); page != "board" {
		t.Errorf("Alt+← leads to %s", page)
	}
	o.page.presenter.Turn(present.ExchangePartners)
	o.Picture("partners")
}

// TestAnEncryptedPackageAsksForItsPassphrase: and again after another one.
func TestAnEncryptedPackageAsksForItsPassphrase(t *testing.T) {
	stick := t.TempDir()
	town, village := newTrader(t, office.Town, "青石镇人民政府", stick), newTrader(t, office.Village, "河东村村民委员会", stick)
	town.entry("村级财务", "收支明细")
	town.knows(village)
	village.knows(town)
	town.open(theme.Standard)
	const words = "青石镇 河东村 交换"
	town.Button("做包").Press()
	town.Entry("口令").SetText(words)
	town.Entry("再写一遍").SetText("青石镇")
	town.pressDialog("做包")
	if made := town.page.model.Made; len(made) != 0 {
		t.Fatalf("made with two passphrases: %+v", made)
	}
	town.Entry("再写一遍").SetText(words)
	town.pressDialog("做包")
	made := town.page.model.Made
	if len(made) != 1 || made[0].Path == "" {
		t.Fatalf("%+v, fails %v", made, town.fails)
	}
	village.file = made[0].Path
	village.open(theme.Standard)
	village.Button("看包").Press()
	village.Entry("口令").SetText("别的口令打不开它")
	village.Picture("passphrase")
	village.pressDialog("打开")
	if look := village.page.model.Look; look == nil || look.MayTake {
		t.Fatalf("another passphrase: %+v", look)
	}
	village.Button("再看一次").Press()
	village.Entry("口令").SetText(words)
	village.pressDialog("打开")
	village.Button("收下").Press()
	if look := village.page.model.Look; look == nil || !look.Taken {
		t.Errorf("%+v, fails %v", look, village.fails)
	}
}

// TestATasksItemIsOpenedFromItsCell: Enter on the cell chooses the item by which
// the task was done.
func TestATasksItemIsOpenedFromItsCell(t *testing.T) {
	town, village := newTrader(t, office.Town, "青石镇人民政府", t.TempDir()), newTrader(t, office.Village, "河东村村民委员会", t.TempDir())
	town.knows(village)
	village.knows(town)
	village.sends(town)
	task, err := town.GiveTask(t.Context(), "", "", exchange.TaskBody{Title: "公布补贴名单", Due: workday.MustDate("2026-12-01")})
	town.done(err)
	town.sends(village)
	for _, title := range []string{"补贴名单", "财务公开榜", "防汛责任人"} {
		village.publishes(title)
	}
	village.sends(town)
	page, err := village.Items(t.Context(), desk.ItemFilter{}, 0, 10)
	village.done(err)
	at := slices.IndexFunc(page.Rows, func(r desk.ItemRow) bool { return r.Title == "财务公开榜" })
	village.done(village.AnswerTask(t.Context(), "", task, exchange.AnswerBody{Done: true, On: village.Today(), Item: page.Rows[at].ID}))
	village.sends(town)
	town.open(theme.Standard)
	town.page.presenter.Turn(present.ExchangeVillages)
	town.page.board.Select(0, 2)
	town.page.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if r := town.page.report(); r == nil || r.Title != "财务公开榜" {
		t.Errorf("chosen %+v", r)
	}
}

// TestWhoMayOnlyLookPressesNothing: what is locked says why.
func TestWhoMayOnlyLookPressesNothing(t *testing.T) {
	town, village := newTrader(t, office.Town, "青石镇人民政府", t.TempDir()), newTrader(t, office.Village, "河东村村民委员会", t.TempDir())
	town.knows(village)
	for _, p := range []struct {
		name string
		role office.Role
	}{{"陈晓梅", office.Clerk}, {"刘建军", office.Drafter}} {
		person, err := town.AddPerson(t.Context(), p.name, p.role, "")
		town.done(err)
		town.done(town.SitDown(t.Context(), person.ID, ""))
	}
	town.open(theme.Standard)
	town.Picture("locked")
	for _, words := range []string{"做包", "加一个单位", "打印核对码"} {
		if !town.Button(words).Disabled() {
			t.Errorf("%s can be pressed", words)
		}
	}
	if town.Canvas.Focused() != fyne.Focusable(town.page.partners) || len(town.fails) > 0 {
		t.Errorf("the keyboard is on %v, fails %v", town.Canvas.Focused(), town.fails)
	}
}

// TestAVillageExchangesByTheWindow walks a village through its tasks, what the
// town found, the town's catalogue and a contradiction.
func TestAVillageExchangesByTheWindow(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		stick := t.TempDir()
		town, village := newTrader(t, office.Town, "青石镇人民政府", stick), newTrader(t, office.Village, "河东村村民委员会", stick)
		town.entry("村级财务", "收支明细")
		town.entry("惠农补贴", "清洁取暖补贴")
		town.knows(village)
		village.open(setting)
		village.Picture("village-empty")
		made, err := town.MakePackage(t.Context(), village.Organ().Name, stick, desk.ExchangeOptions{}, nil)
		town.done(err)
		village.file = made.Path
		village.Button("看包").Press()
		village.Picture("refused")
		if look := village.page.model.Look; look == nil || look.MayTake {
			t.Fatalf("a stranger's package: %+v", look)
		}
		village.knows(town)
		village.Key(fyne.KeyReturn, fyne.KeyModifierControl) // 再看一次
		village.Key(fyne.KeyReturn, fyne.KeyModifierControl) // 收下
		village.Key(fyne.KeyReturn, fyne.KeyModifierControl) // 回到数据交换
		village.publishes("2026年冬季清洁取暖补贴名单")
		village.sends(town)
		village.answers(t, town)
		village.page.presenter.Turn(present.ExchangeOffers)
		village.Picture("offers")
		village.Button("照乡镇目录改").Press()
		village.Picture("applied")
		if offer := village.page.model.Offer; len(offer.Rows) != 0 {
			t.Errorf("%+v", offer)
		}
		village.page.presenter.Turn(present.ExchangeReviews)
		village.Picture("findings")
		village.page.presenter.Turn(present.ExchangeConflicts)
		village.Picture("conflicts")
		village.Button("留这一份").Press()
		if c := village.page.model.Conflicts; len(c) != 0 {
			t.Errorf("%+v", c)
		}
		village.Picture("no-conflicts")
		if len(village.fails) > 0 {
			t.Error(village.fails)
		}
	}
}

// answers answers a task of which the town has another opinion meanwhile.
func (o *trader) answers(t *testing.T, town *trader) {
	t.Helper()
	ctx := t.Context()
	task, err := town.GiveTask(ctx, "", o.Organ().Name, exchange.TaskBody{Title: "公布冬季清洁取暖补贴名单", Due: workday.MustDate("2026-11-15"), Text: "写清户主、金额，不写身份证号。"})
	o.done(err)
	items, err := town.ReportedItems(ctx, o.Organ().ID)
	o.done(err)
	o.done(town.ReviewItem(ctx, items[0].Subject, exchange.ToMend, "照片看不清，近一些重拍"))
	town.sends(o)
	o.room.Enter()
	o.page.presenter.Turn(present.ExchangeTasks)
	o.Picture("tasks")
	if o.Canvas.Focused() != fyne.Focusable(o.page.tasks) {
		t.Errorf("the keyboard is on %v", o.Canvas.Focused())
	}
	o.page.tasks.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	o.Picture("answer")
	o.pressDialog("记下回复")
	if tasks := o.page.model.Tasks; len(tasks) != 1 || tasks[0].Open {
		t.Errorf("%+v", tasks)
	}
	o.done(town.AnswerTask(ctx, o.Organ().Name, task, exchange.AnswerBody{Note: "打电话问过，还没有贴"}))
	town.sends(o)
	o.room.Enter()
}

// TestAPackageOpenedInTheSystemIsShownAtOnce: the window was started with it.
func TestAPackageOpenedInTheSystemIsShownAtOnce(t *testing.T) {
	stick := t.TempDir()
	town, village := newTrader(t, office.Town, "青石镇人民政府", stick), newTrader(t, office.Village, "河东村村民委员会", stick)
	town.knows(village)
	village.knows(town)
	path := filepath.Join(stick, "不在这里.zwgkb")
	town.open(theme.Standard)
	town.room.Bring(path)
	if town.page.model.Look != nil {
		t.Error("looked into before the room is entered")
	}
	town.room.Enter()
	if look := town.page.model.Look; look == nil || look.Path != path {
		t.Fatalf("shown: %+v, fails %v", look, town.fails)
	}
	town.Escape()
	town.room.Enter()
	if look := town.page.model.Look; look != nil {
		t.Errorf("shown a second time: %+v", look)
	}
}

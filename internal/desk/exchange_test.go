package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// exchanger works on 22 November 2026.
var exchanger = Person{Name: "陈晓梅", Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }}

// neighbours are a town and villages whose codes were exchanged on paper.
type neighbours struct {
	t        testing.TB
	town     *Desk
	villages []*Desk
	stick    string
}

func meet(t testing.TB, villages ...string) *neighbours {
	t.Helper()
	n := &neighbours{t: t, stick: t.TempDir()}
	n.town = n.found(office.Town, "青石镇人民政府")
	for _, name := range villages {
		v := n.found(office.Village, name)
		n.villages = append(n.villages, v)
		n.introduce(n.town, v)
		n.introduce(v, n.town)
	}
	return n
}

func (n *neighbours) found(level office.Level, name string) *Desk {
	n.t.Helper()
	d, err := Found(n.t.Context(), filepath.Join(n.t.TempDir(), name), level, name, exchanger)
	if err != nil {
		n.t.Fatal(err)
	}
	n.t.Cleanup(func() { _ = d.Close() })
	return d
}

func (n *neighbours) introduce(to, who *Desk) {
	n.t.Helper()
	code := must[string](n.t)(who.ExchangeCode(n.t.Context()))
	must[Partner](n.t)(to.AddPartner(n.t.Context(), code, who.Organ().Name))
}

// pack makes a package of one office for another one.
func (n *neighbours) pack(from, to *Desk) MadePackage {
	n.t.Helper()
	return must[MadePackage](n.t)(from.MakePackage(n.t.Context(), to.Organ().Name, n.stick, ExchangeOptions{}, nil))
}

// carry takes a package from one office to another.
func (n *neighbours) carry(from, to *Desk) PackageView {
	n.t.Helper()
	return must[PackageView](n.t)(to.TakePackage(n.t.Context(), n.pack(from, to).Path, "", nil))
}

// hang puts a published item with a photograph into an office, as if it had gone
// all the way.
func hang(t testing.TB, d *Desk, title, entry, period string, change ...func(*disclosure.Item, *disclosure.Revision)) disclosure.Item {
	t.Helper()
	photo := filepath.Join(t.TempDir(), "照片.txt")
	if err := os.WriteFile(photo, []byte(title+"的照片"), 0o600); err != nil {
		t.Fatal(err)
	}
	kept := must[store.File](t)(d.office.KeepFile(photo))
	id, day := store.NewID(), d.Today().AddDays(-40)
	text := disclosure.Revision{ItemID: id, Number: 1, On: day, Title: title, Body: "现予公布。"}
	item := disclosure.Item{
		ID: id, Title: title, Kind: disclosure.VillageAffair, EntryID: entry, Period: period, Begun: day, Formed: day, Revision: 1,
		Attribute: disclosure.Proactive, Audience: disclosure.Everyone, Route: office.BuiltInRoutes(d.Organ().Level)[0],
		Publications: []disclosure.Publication{{
			ID: store.NewID(), Revision: 1, Channel: catalog.NoticeBoard, Place: "村部公示栏", On: day,
			Evidence: []disclosure.Evidence{{Digest: kept.Digest, Name: kept.Name, Note: "张贴当天"}},
		}},
	}
	for _, c := range change {
		c(&item, &text)
	}
	if item.Publications[0].Digest == "" {
		item.Publications[0].Digest = text.Digest()
	}
	err := d.office.Change(t.Context(), d.author(), func(tx *store.Tx) error {
		if err := addFiles(tx, []store.File{kept}); err != nil {
			return err
		}
		if err := store.Items.Add(tx, &item, ""); err != nil {
			return err
		}
		if err := store.Revisions.Add(tx, &text, ""); err != nil {
			return err
		}
		return tx.IndexItem(item, text)
	})
	if err != nil {
		t.Fatal(err)
	}
	return item
}

// statements are the ids of everything an office was told or said, sorted.
func statements(t testing.TB, d *Desk) []string {
	t.Helper()
	var ids []string
	for _, s := range must[[]exchange.Statement](t)(d.office.StatementsOf(t.Context(), d.office.Reader(), exchange.Kinds()...)) {
		ids = append(ids, s.ID)
	}
	slices.Sort(ids)
	return ids
}

// TestAVillageAndItsTown walk the whole way: codes on paper, catalogue, a task,
// what the village published with its photograph, a review that wants something
// mended, the mended item, and the board at each step.
func TestAVillageAndItsTown(t *testing.T) {
	ctx, n := t.Context(), meet(t, "河东村", "河西村")
	town, east, west := n.town, n.villages[0], n.villages[1]
	entry := must[catalog.Entry](t)(town.KeepEntry(ctx, catalog.Entry{Category1: "村级财务", Category2: "收支明细", Cadence: catalog.Quarterly, ForVillage: true}))
	must[catalog.Entry](t)(town.KeepEntry(ctx, catalog.Entry{Category1: "机关财务"}))

	first := n.carry(town, east)
	if !first.FirstContact || first.ByKind[exchange.Catalogue] != 1 || first.New != 1 || len(first.Notes) != 1 {
		t.Errorf("first package: %+v", first)
	}
	offered := must[catalog.Differences](t)(east.OfferedCatalogue(ctx))
	must[catalog.Differences](t)(east.ApplyCatalogue(ctx))
	own := must[[]catalog.Entry](t)(east.Catalogue(ctx))
	if len(offered.Added) != 1 || len(own) != 1 || own[0].ID != entry.ID {
		t.Errorf("offered %+v, own %+v", offered, own)
	}
	if again := must[catalog.Differences](t)(east.OfferedCatalogue(ctx)); !again.None() {
		t.Errorf("offered again: %+v", again)
	}

	n.carry(east, town) // the town has not heard of it before
	task := must[string](t)(town.GiveTask(ctx, "", "河东村", exchange.TaskBody{Title: "三季度财务", EntryID: entry.ID, Period: "2026-Q3", Due: day(t, "2026-10-15")}))
	cell := func() exchange.TaskCell {
		t.Helper()
		board := must[exchange.Board](t)(town.TownBoard(ctx, 2026))
		if len(board.Rows) == 0 || board.Rows[0].Village.Name != "河东村" || len(board.Tasks) != 1 || board.Tasks[0].ID != task {
			t.Fatalf("%+v", board)
		}
		return board.Rows[0].Cells[0]
	}
	if c := cell(); c.State != exchange.TaskMissing {
		t.Errorf("before anything came: %+v", c)
	}
	n.carry(town, east)
	if tasks := must[[]MyTask](t)(east.MyTasks(ctx)); len(tasks) != 1 || tasks[0].Task.Title != "三季度财务" || tasks[0].Cell.State != exchange.TaskMissing {
		t.Errorf("%+v", tasks)
	}

	item := hang(t, east, "三季度财务公开榜", entry.ID, "2026-Q3")
	made := n.pack(east, town)
	if made.Said != 2 || made.Files != 1 {
		t.Errorf("%+v", made)
	}
	look := must[PackageView](t)(town.LookIntoPackage(ctx, made.Path, ""))
	if look.New != 2 || look.Taken || len(statements(t, town)) != 2 {
		t.Errorf("looking changed something: %+v", look)
	}
	took := must[PackageView](t)(town.TakePackage(ctx, made.Path, "", nil))
	twice := must[PackageView](t)(town.TakePackage(ctx, made.Path, "", nil))
	if !took.Taken || took.New != 2 || twice.New != 0 || twice.Known != 2 {
		t.Errorf("%+v\n%+v", took, twice)
	}
	if c := cell(); c.State != exchange.TaskWaiting || c.Title != item.Title {
		t.Errorf("before the review: %+v", c)
	}
	evidence := must[[]exchange.Statement](t)(town.office.StatementsOf(ctx, town.office.Reader(), exchange.Evidence))
	proof, _ := exchange.BodyOf[*exchange.EvidenceBody](&evidence[0])
	if content, err := os.ReadFile(town.office.FilePath(proof.Digest)); err != nil || string(content) != "三季度财务公开榜的照片" {
		t.Errorf("the photograph: %q %v", content, err)
	}

	subject := exchange.SubjectOf(east.Organ().ID, item.ID)
	refused(t, "no opinion", town.ReviewItem(ctx, subject, exchange.ToMend, ""), "写明改什么")
	if err := town.ReviewItem(ctx, subject, exchange.ToMend, "照片看不清"); err != nil {
		t.Fatal(err)
	}
	n.carry(town, east)
	if tasks := must[[]MyTask](t)(east.MyTasks(ctx)); tasks[0].Cell.State != exchange.TaskToMend || tasks[0].Cell.Opinion != "照片看不清" {
		t.Errorf("%+v", tasks[0].Cell)
	}
	refused(t, "a village reviews", east.ReviewItem(ctx, subject, exchange.Passed, ""), "不由本单位来说")

	item.Publications[0].Place = "村部公示栏东侧"
	if err := east.office.Change(ctx, east.author(), func(tx *store.Tx) error { return store.Items.Replace(tx, item, "") }); err != nil {
		t.Fatal(err)
	}
	n.carry(east, town)
	if c := cell(); c.State != exchange.TaskWaiting {
		t.Errorf("mended and not looked at: %+v", c)
	}
	if err := town.ReviewItem(ctx, subject, exchange.Passed, ""); err != nil {
		t.Fatal(err)
	}
	if c := cell(); c.State != exchange.TaskDone {
		t.Errorf("at the end: %+v", c)
	}

	n.carry(town, west) // nothing of the one village reaches the other
	for _, s := range must[[]exchange.Statement](t)(west.office.StatementsOf(ctx, west.office.Reader(), exchange.Kinds()...)) {
		if s.Origin != town.Organ().ID || s.To != "" {
			t.Errorf("the other village knows %s of %s to %s", s.Kind, s.Origin, s.To)
		}
	}
	for _, d := range []*Desk{town, east, west} {
		expectSound(t, d)
	}
}

// TestWhatStaysInTheVillage: what is not for the public, and what has personal
// data that nobody has settled.
func TestWhatStaysInTheVillage(t *testing.T) {
	n := meet(t, "河东村")
	east := n.villages[0]
	hang(t, east, "对内的", "", "", func(i *disclosure.Item, _ *disclosure.Revision) { i.Audience = disclosure.Internal })
	hang(t, east, "依申请的", "", "", func(i *disclosure.Item, _ *disclosure.Revision) { i.Attribute = disclosure.OnRequest })
	hang(t, east, "有身份证号的", "", "", func(_ *disclosure.Item, r *disclosure.Revision) { r.Body = "户主身份证号" + madeUpID })
	hang(t, east, "挂的不是这一稿", "", "", func(i *disclosure.Item, _ *disclosure.Revision) { i.Publications[0].Digest = "另一稿" })
	hang(t, east, "到户的", "", "", func(i *disclosure.Item, _ *disclosure.Revision) { i.Publications[0].Channel = catalog.OnSite })
	hang(t, east, "遮盖了的"+madeUpID, "", "", func(i *disclosure.Item, r *disclosure.Revision) {
		for _, f := range disclosure.PersonalIn(*r) {
			i.Settlements = append(i.Settlements, disclosure.Settlement{Place: f.Place, Digest: r.Digest(), Kind: f.Kind, Mask: true})
		}
	})
	made := n.pack(east, n.town)
	if len(made.Notes) != 1 || !strings.Contains(made.Notes[0], "有身份证号的") || made.Files != 1 {
		t.Errorf("%+v", made)
	}
	took := must[PackageView](t)(n.town.TakePackage(t.Context(), made.Path, "", nil))
	var titles []string
	for _, l := range took.Lines {
		if l.Kind == exchange.Item {
			titles = append(titles, strings.Split(l.Words, "，")[0])
		}
	}
	slices.Sort(titles)
	if len(titles) != 2 || titles[0] != "到户的" || strings.Contains(titles[1], madeUpID) || !strings.HasPrefix(titles[1], "遮盖了的") {
		t.Errorf("the town heard of %v", titles)
	}
}

// TestWhoIsNotKnown: a package is refused whole until the code was given by hand,
// and when it is another one's.
func TestWhoIsNotKnown(t *testing.T) {
	ctx, n := t.Context(), meet(t, "河东村", "河西村")
	stranger := n.found(office.Village, "河北村")
	n.introduce(stranger, n.town)
	unknown := n.pack(stranger, n.town)
	_, err := n.town.TakePackage(ctx, unknown.Path, "", nil)
	refused(t, "a stranger", err, "不是登记过的")
	n.introduce(n.town, stranger)
	if took := must[PackageView](t)(n.town.TakePackage(ctx, unknown.Path, "", nil)); !took.FirstContact {
		t.Errorf("%+v", took)
	}
	_, err = n.villages[1].TakePackage(ctx, n.pack(n.town, n.villages[0]).Path, "", nil)
	refused(t, "another village's package", err, "别的单位")
	_, err = n.town.TakePackage(ctx, n.pack(n.town, n.villages[0]).Path, "", nil)
	refused(t, "one's own", err, "别的单位")
	_, err = n.found(office.Village, "河南村").TakePackage(ctx, n.pack(n.town, n.villages[0]).Path, "", nil)
	refused(t, "without a code of its own", err, "还没有核对码")
	_, err = n.town.AddPartner(ctx, must[string](t)(n.town.ExchangeCode(ctx)), "")
	refused(t, "one's own code", err, "自己的核对码")
	_, err = n.town.AddPartner(ctx, must[string](t)(stranger.ExchangeCode(ctx)), "")
	refused(t, "a code twice", err, "已经登记过")
	_, err = n.town.AddPartner(ctx, "2222-3333", "")
	refused(t, "half a code", err, "8组")
	before := statements(t, n.town)
	_, err = n.villages[0].MakePackage(ctx, "不认识的村", n.stick, ExchangeOptions{}, nil)
	refused(t, "for nobody", err, "没有登记过")
	_, err = n.villages[0].MakePackage(ctx, n.town.Organ().Name, filepath.Join(n.stick, "包.zip"), ExchangeOptions{}, nil)
	refused(t, "another ending", err, ".zwgkb")
	_, err = n.villages[0].MakePackage(ctx, n.town.Organ().Name, n.stick, ExchangeOptions{Passphrase: "短"}, nil)
	refused(t, "a short passphrase", err, "口令")
	if !slices.Equal(before, statements(t, n.town)) {
		t.Error("something was kept")
	}
}

// TestASealedPackage needs its passphrase.
func TestASealedPackage(t *testing.T) {
	ctx, n := t.Context(), meet(t, "河东村")
	hang(t, n.villages[0], "低保公示", "", "")
	made := must[MadePackage](t)(n.villages[0].MakePackage(ctx, "青石镇人民政府", n.stick, ExchangeOptions{Passphrase: "村口的老槐树三棵"}, nil))
	_, err := n.town.TakePackage(ctx, made.Path, "", nil)
	refused(t, "no passphrase", err, "口令")
	content := must[[]byte](t)(os.ReadFile(made.Path))
	if strings.Contains(string(content), "低保") {
		t.Error("it can be read")
	}
	if took := must[PackageView](t)(n.town.TakePackage(ctx, made.Path, "村口的老槐树三棵", nil)); took.New != 2 || !took.Sealed {
		t.Errorf("%+v", took)
	}
}

// TestAKeyChangesHands: at a hand-over the town needs no new code; packages of
// the old key that lie about are still taken.
func TestAKeyChangesHands(t *testing.T) {
	ctx, n := t.Context(), meet(t, "河东村")
	east := n.villages[0]
	n.carry(east, n.town)
	hang(t, east, "以前的", "", "")
	old := n.pack(east, n.town)
	before := must[string](t)(east.ExchangeCode(ctx))
	after := must[string](t)(east.ChangeExchangeKey(ctx))
	if before == after || after != must[string](t)(east.ExchangeCode(ctx)) {
		t.Errorf("code %s, then %s", before, after)
	}
	late := n.pack(n.town, east) // for the old key
	hang(t, east, "以后的", "", "")
	if took := n.carry(east, n.town); !took.KeyChanged {
		t.Errorf("%+v", took)
	}
	must[PackageView](t)(n.town.TakePackage(ctx, old.Path, "", nil))
	must[PackageView](t)(east.TakePackage(ctx, late.Path, "", nil))
	n.carry(n.town, east)
	if p := must[[]Partner](t)(n.town.Partners(ctx)); len(p) != 1 || p[0].Code != after || p[0].Waiting != 0 {
		t.Errorf("%+v", p)
	}
	log := must[[]byte](t)(os.ReadFile(filepath.Join(east.Folder(), "office.db")))
	v := must[voice](t)(east.speaking(ctx))
	if n := strings.Count(string(log), v.secret.Seed); n > 1 {
		t.Errorf("the key stands in the log: %d times in the file", n)
	}
	expectSound(t, east)
}

// TestALostPackageIsMadeGood by the next one, and the clerk is told.
func TestALostPackageIsMadeGood(t *testing.T) {
	n := meet(t, "河东村")
	east := n.villages[0]
	n.carry(east, n.town)
	var lost []string
	for i := range 3 {
		hang(t, east, fmt.Sprint("公示", i), "", "")
		lost = append(lost, n.pack(east, n.town).Path)
	}
	took := n.carry(east, n.town)
	if took.New != 6 || !slices.Equal(took.NotTaken, []int{2, 3, 4}) || took.Missing != 0 || len(took.Notes) != 1 {
		t.Errorf("%+v", took)
	}
	n.carry(n.town, east)
	if made := n.pack(east, n.town); made.Statements != 0 {
		t.Errorf("said again though the town has it: %+v", made)
	}
	late := must[PackageView](t)(n.town.TakePackage(t.Context(), lost[1], "", nil))
	if late.New != 0 || len(late.NotTaken) != 1 {
		t.Errorf("found again: %+v", late)
	}
}

// TestWhatDoesNotFit goes with the next package.
func TestWhatDoesNotFit(t *testing.T) {
	n := meet(t, "河东村")
	east := n.villages[0]
	for i := range 5 {
		hang(t, east, fmt.Sprint("公示", i), "", "")
	}
	packages := 0
	for left := 1; left > 0 && packages < 9; packages++ {
		made := must[MadePackage](t)(east.MakePackage(t.Context(), "青石镇人民政府", n.stick, ExchangeOptions{MostBytes: 20}, nil))
		must[PackageView](t)(n.town.TakePackage(t.Context(), made.Path, "", nil))
		n.carry(n.town, east)
		left = made.Left
	}
	if packages < 3 || !slices.Equal(statements(t, east), statements(t, n.town)) {
		t.Errorf("%d packages", packages)
	}
}

func TestOnlyTheOfficeExchanges(t *testing.T) {
	s := staff(t, office.Village)
	s.sit(office.Drafter)
	_, err := s.ExchangeCode(t.Context())
	refused(t, "code", err, "由办公室办")
	_, err = s.TakePackage(t.Context(), "x", "", nil)
	refused(t, "take", err, "由办公室办")
	_, err = s.MakePackage(t.Context(), "x", "", ExchangeOptions{}, nil)
	refused(t, "make", err, "由办公室办")
	refused(t, "figures", s.StateFigures(t.Context(), "", exchange.FiguresBody{Period: "2026-Q1", Name: "月报", Figures: []exchange.Figure{{Name: "件数"}}}), "由办公室办")
	if _, err := s.LookIntoPackage(t.Context(), filepath.Join(t.TempDir(), "没有"), ""); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("looking: %v", err)
	}
}

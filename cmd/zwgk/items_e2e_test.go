//go:build e2e

package main

import (
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/present"
	"zwgk/internal/sheet"
)

// The people of the office under test, in the order in which the program lists
// them, one for every role.
var staff = []struct {
	name string
	role office.Role
}{
	{"何建民", office.Leader}, {"吴桂芳", office.Archivist}, {"周长顺", office.Section}, {"孙有德", office.Supervisor},
	{"李小满", office.Drafter}, {"赵国梁", office.Deputy}, {"陈晓梅", office.Clerk},
}

// employ founds an office with everybody in it.
func employ(t *testing.T, dir string, level office.Level, name string) {
	t.Helper()
	d, err := desk.Found(t.Context(), dir, level, name, desk.Person{Name: "测试"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	clerk := ""
	for _, p := range slices.Backward(staff) { // the clerk, who may add the others, comes first
		person, err := d.AddPerson(t.Context(), p.name, p.role, "")
		if err != nil {
			t.Fatal(err)
		}
		if clerk == "" {
			clerk = person.ID
			if err := d.SitDown(t.Context(), clerk, ""); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// sit chooses somebody in the dialog 谁在用.
func (d *driver) sit(role office.Role) {
	d.t.Helper()
	d.asked("密码")
	at := slices.IndexFunc(staff, func(p struct {
		name string
		role office.Role
	}) bool {
		return p.role == role
	})
	d.key("shift+Tab", "space", "Home")
	for range at {
		d.key("Down")
	}
	d.key("Return", "Tab", "Return")
}

// change locks the desk, and somebody else sits down in the room.
func (d *driver) change(role office.Role, room string) {
	d.t.Helper()
	d.key("ctrl+l")
	d.sit(role)
	d.shown(room)
}

// in waits until the open item is in a state.
func (d *driver) in(state disclosure.StateName) told {
	d.t.Helper()
	return d.shown("items", func(l told) bool { return l.Open && !l.Draft && l.State == string(state) })
}

// picture is a photograph of a notice board.
func photograph(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "张贴现场.jpg")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := jpeg.Encode(f, image.NewGray(image.Rect(0, 0, 2400, 1800)), nil); err != nil {
		t.Fatal(err)
	}
	return path
}

// roll is a list with three ID numbers, made up, with right check digits.
const roll = "姓名\t身份证号\t金额（元）\n王秀兰\t11010519491231002X\t500\n李大山\t440524188001010014\t800\n周小丽\t53010219200508011X\t600"

// TestATownsItemFromDraftToArchive walks the town's route in the window, with
// different people at the desk: drafted, returned, drafted again, reviewed,
// three ID numbers stopped and masked, signed, posted with a photograph, an
// objection answered, taken down, filed. The papers lie in the folder.
func TestATownsItemFromDraftToArchive(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "office")
	employ(t, dir, office.Town, "青石镇人民政府")
	d := startIn(t, home, surroundings{env: []string{"PATH=" + printer(t) + ":" + os.Getenv("PATH")}}, "-office", dir)
	d.ready()
	d.sit(office.Clerk)
	d.shown("home")
	d.takeCatalogue(countyWorkbook(t, home, office.Town, sheet.CountyLayout))
	d.change(office.Drafter, "catalogue")
	d.enter(present.ItemsRoom)
	d.shown("items")
	d.shoot("02-items-empty")

	d.draft("临时救助", "2026年临时救助公示")
	d.press("保存，送初审")
	d.in(disclosure.InReview)
	d.shoot("02-items-review")

	d.change(office.Section, "items")
	d.in(disclosure.InReview)
	d.press("退回")
	d.asked("原因")
	d.write("写明救助标准。")
	d.press("退回")
	d.in(disclosure.WasReturned)
	d.shoot("02-items-returned")

	d.change(office.Drafter, "items")
	d.in(disclosure.WasReturned)
	d.press("改稿子")
	d.shown("items", func(l told) bool { return l.Draft })
	d.tab("正文")
	d.write("经审核，拟给予下列人员临时救助，标准按县民政局文件执行。")
	d.press("保存，送初审")
	d.in(disclosure.InReview)

	d.change(office.Section, "items")
	d.in(disclosure.InReview)
	d.press("通过，送保密审查")
	d.at(office.SecrecyReview)

	d.change(office.Clerk, "items")
	gate := d.at(office.SecrecyReview)
	if gate.Findings != 3 {
		t.Errorf("%d findings at the gate, want 3", gate.Findings)
	}
	d.shoot("02-items-gate")
	d.press("遮盖")
	d.found(2)
	d.press("全遮")
	d.found(0)
	d.tab("怎样公开")
	d.write("镇政府东墙公示栏张贴")
	d.shoot("02-items-masked")
	d.press("通过，送审核")
	d.at(office.ApprovalReview)

	d.change(office.Deputy, "items")
	d.at(office.ApprovalReview)
	d.press("通过，送签发")
	d.at(office.SignOff)
	d.change(office.Leader, "items")
	d.at(office.SignOff)
	d.press("通过，送公开")
	d.in(disclosure.Ready)

	d.change(office.Clerk, "items")
	d.in(disclosure.Ready)
	d.key("ctrl+p")
	d.await("the slip", func(l told) bool { return l.Msg == "focus" && strings.HasPrefix(l.On, "打印") })
	d.shoot("02-items-slip")
	d.key("Return")
	d.lies(filepath.Join(dir, "打印件", "*审批单.pdf"))
	d.hang(photograph(t, home))
	d.press("建档")
	d.in(disclosure.InArchive)
	d.shoot("02-items-filed")
	archived(t, dir)
}

// lies waits until a file lies where a pattern says.
func (d *driver) lies(pattern string) {
	d.t.Helper()
	for limit := time.Now().Add(patience); time.Now().Before(limit); d.where() {
		if found, err := filepath.Glob(pattern); err == nil && len(found) > 0 {
			return
		}
	}
	d.shoot("failed")
	d.t.Fatalf("nothing lies at %s", pattern)
}

// printer is a folder with a printer's command that takes every paper.
func printer(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "lp"), []byte("#!/bin/sh\nexit 0\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// at waits until the open item is at a step.
func (d *driver) at(step office.StepKind) told {
	d.t.Helper()
	return d.shown("items", func(l told) bool { return l.Open && !l.Draft && l.Step == string(step) })
}

// found waits until so many findings are open.
func (d *driver) found(n int) {
	d.t.Helper()
	d.shown("items", func(l told) bool { return l.Open && l.Findings == n })
}

// hang posts the open item on the board for good, with a photograph, answers
// an objection, takes it down, and leads it on.
func (d *driver) hang(photo string) {
	d.t.Helper()
	d.press("登记公布")
	d.asked("选一种渠道")
	d.key("space", "Return") // the catalogue's own come first
	d.tab("地点")
	d.write("镇政府东墙")
	d.shoot("02-items-posting")
	d.press("登记")
	d.in(disclosure.Hanging)
	d.prove(photo)
	d.press("登记意见")
	d.asked("意见")
	d.write("李大山家有车。")
	d.press("登记")
	d.in(disclosure.Hanging)
	d.press("答复意见")
	d.asked("答复")
	d.write("核查属实，车已报废。")
	d.tab("答复") // from the field to the button of the same name
	d.key("Return")
	d.in(disclosure.Hanging)
	d.shoot("02-items-hanging")
	d.tab("更多")
	d.key("space", "Down", "Down", "Return")
	d.await("the posting that is asked about", func(l told) bool { return l.Msg == "focus" && strings.HasPrefix(l.On, "公示栏") })
	d.press("登记")
	d.in(disclosure.Down)
	d.press("办完，送建档")
	d.in(disclosure.ToFile)
}

// prove puts a photograph to the posting of the open item.
func (d *driver) prove(photo string) {
	d.t.Helper()
	d.press("加凭证")
	d.press("选文件")
	d.asked("位置")
	d.write(photo)
	d.key("Return")
	d.press("加上")
	d.in(disclosure.Hanging)
}

// archived looks at what the window left behind.
func archived(t *testing.T, dir string) {
	t.Helper()
	d, err := desk.Open(t.Context(), dir, desk.Person{Name: "核对"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	page, err := d.Items(t.Context(), desk.ItemFilter{States: []disclosure.StateName{disclosure.InArchive}}, 0, 10)
	if err != nil || page.Total != 1 {
		t.Fatalf("%d in the archive, %v", page.Total, err)
	}
	item, err := d.Item(t.Context(), page.Rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	p := item.Item.Publications
	if len(p) != 1 || len(p[0].Evidence) != 1 || p[0].DownOn.IsZero() || len(item.Item.Feedback) != 1 || item.Item.Feedback[0].Answer == "" {
		t.Errorf("posted %+v, heard %+v", p, item.Item.Feedback)
	}
	if v, err := d.Verify(t.Context()); err != nil || !v.OK() {
		t.Errorf("%+v %v", v, err)
	}
	slips, err := filepath.Glob(filepath.Join(dir, "打印件", "*审批单.pdf"))
	if err != nil || len(slips) != 1 {
		t.Fatalf("slips %v, %v", slips, err)
	}
	if text := pdftest.Squeeze(pdftest.Text(t, slips[0])); !strings.Contains(text, "公开审查审批单") || !strings.Contains(text, "何建民") {
		t.Errorf("the slip reads %s", text)
	}
}

// draft writes an item with a list of people, from the first entry of the
// catalogue that has some words.
func (d *driver) draft(words, title string) {
	d.t.Helper()
	d.key("ctrl+n")
	d.asked("查找")
	d.write(words)
	d.press("用这一条")
	d.shown("items", func(l told) bool { return l.Draft })
	d.write(title)
	d.tab("正文")
	d.write("经审核，拟给予下列人员临时救助。")
	d.press("加一张表")
	d.asked("表格")
	d.write(roll)
	d.press("放进稿子")
	d.shoot("02-items-draft")
	d.tab("特定群众") // the choice, which the catalogue has made
	d.tab("特定群众") // and who they are
	d.write("本镇困难群众")
}

// TestAVillagesItemFromCatalogueToArchive walks the village's route from an
// empty office: the catalogue comes in from a workbook, an item is drafted
// from one of its entries, the supervision committee reviews, the two
// committees decide on paper, it is posted, heard about, and filed.
func TestAVillagesItemFromCatalogueToArchive(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "office")
	employ(t, dir, office.Village, "石坳村村民委员会")
	d := start(t, home, "-office", dir)
	d.ready()
	d.sit(office.Clerk)
	d.shown("home")
	d.takeCatalogue(countyWorkbook(t, home, office.Village, sheet.VillageLayout))
	d.tab("目录")
	d.key("Right")
	d.shown("catalogue", func(l told) bool { return l.Tab == "coverage" })
	d.shoot("09-catalogue-coverage")

	d.change(office.Drafter, "catalogue")
	d.enter(present.ItemsRoom)
	d.shown("items")
	d.key("ctrl+n")
	d.asked("查找")
	d.write("救")
	d.shoot("02-items-pick")
	d.press("用这一条")
	d.shown("items", func(l told) bool { return l.Draft })
	d.tab("正文")
	d.write("根据上级拨付，现将救灾款物发放情况公布如下。")
	d.press("保存，送监委会审查")
	d.in(disclosure.InReview)

	d.change(office.Supervisor, "items")
	d.at(office.SupervisionReview)
	d.press("通过，送两委会议")
	d.at(office.CollectiveDecision)
	d.change(office.Clerk, "items")
	d.at(office.CollectiveDecision)
	d.press("登记纸面意见")
	d.tab("签字人")
	d.write("何建民")
	d.tab("会议")
	d.write("两委会议纪要第3号")
	d.shoot("02-items-paper")
	d.press("登记")
	d.in(disclosure.Ready)

	d.press("登记公布")
	d.asked("选一种渠道")
	d.key("space")
	d.shoot("02-items-channels")
	d.key("Return")
	d.tab("地点")
	d.write("村部公示栏")
	d.press("登记")
	d.in(disclosure.Hanging)
	d.prove(photograph(t, home))
	d.press("办完，送征询意见")
	d.at(office.Consultation)
	d.press("办完，送建档")
	d.in(disclosure.ToFile)
	d.press("建档")
	d.in(disclosure.InArchive)
	d.shoot("02-items-village-filed")
}

// takeCatalogue imports a workbook into an empty catalogue.
func (d *driver) takeCatalogue(workbook string) {
	d.t.Helper()
	d.enter(present.CatalogueRoom)
	d.shown("catalogue", func(l told) bool { return l.Empty })
	d.shoot("09-catalogue-empty")
	d.press("从Excel导入")
	d.asked("位置")
	d.write(workbook)
	d.key("Return")
	d.shown("catalogue", func(l told) bool { return l.Trial != "" })
	d.shoot("09-catalogue-trial")
	d.key("ctrl+Return")
	d.shown("catalogue", func(l told) bool { return l.Tab == "entries" && l.Entries > 30 })
	d.shoot("09-catalogue")
}

// countyWorkbook is a catalogue in a layout of the counties.
func countyWorkbook(t *testing.T, dir string, level office.Level, layout sheet.CatalogueLayout) string {
	t.Helper()
	d, err := desk.Found(t.Context(), filepath.Join(dir, "county"), level, "样本单位", desk.Person{Name: "测试"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.StartFromTemplate(t.Context(), level); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "公开目录.xlsx")
	if err := d.ExportCatalogue(t.Context(), path, layout, false); err != nil {
		t.Fatal(err)
	}
	return path
}

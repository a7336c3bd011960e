//go:build e2e

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/present"
	"zwgk/internal/request"
)

// TestARequestOverNationalDay leads a request through the window: it comes on
// 14 September 2026, is supplemented, goes to a third party over National Day
// and is partly granted. What the sheet counts, what the letter says and the
// cell of the annual report agree.
func TestARequestOverNationalDay(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "office")
	employ(t, dir, office.Town, "青石镇人民政府")
	answerable(t, dir)
	on := func(day string) *driver {
		d := startIn(t, home, surroundings{env: []string{"PATH=" + printer(t) + ":" + os.Getenv("PATH")}}, "-office", dir, "-today", day)
		d.ready()
		d.sit(office.Clerk)
		d.shown("home")
		return d
	}

	d := on("2026-09-14")
	d.enter(present.RequestsRoom)
	d.page("register")
	d.handIn("2026-09-14")
	d.request(request.Registered, "2026-10-16")
	d.shoot("03-request-registered")
	d.end()

	d = on("2026-09-16")
	d.openFirst()
	d.request(request.Registered, "2026-10-16")
	d.pass("转入审核", "转入审核")
	d.request(request.Reviewing, "2026-10-16")
	d.pressed("告知补正")
	d.page("letter")
	d.tab("给申请人几个工作日补正")
	d.write("5")
	d.tab("需要补正的事项")
	d.write("写明是哪一段村道")
	d.press("印发")
	d.request(request.Supplementing, "2026-09-22")
	d.end()

	d = on("2026-09-21")
	d.openFirst()
	d.request(request.Supplementing, "2026-09-22")
	d.pass("登记收到补正", "登记")
	d.request(request.Reviewing, "2026-10-26")
	d.pick("更多", 0) // 征求第三方意见
	d.page("letter")
	d.tab("第三方")
	d.write("青山路桥公司")
	d.tab(string(request.FieldThirdPartyMatter))
	d.write("合同的报价")
	d.press("印发")
	d.request(request.ConsultingStage, "")
	d.shoot("03-request-consulting")
	d.end()

	d = on("2026-10-12")
	d.openFirst()
	d.request(request.ConsultingStage, "")
	d.press("登记收到意见")
	d.asked("青山路桥公司")
	d.tab("意见")
	d.write("不同意")
	d.press("登记")
	d.request(request.ConsultingStage, "2026-11-09")
	d.shoot("03-request-heard")
	d.pass("起草答复", "转到起草")
	d.request(request.DraftingReply, "2026-11-09")
	d.answerPartly()
	d.request(request.DraftingReply, "2026-11-09")
	d.pass("送审签", "送审签")
	d.request(request.SigningReply, "2026-11-09")
	d.change(office.Leader, "requests")
	d.press("签发")
	d.asked("日期")
	d.press("签发")
	d.request(request.SigningReply, "2026-11-09")
	d.change(office.Clerk, "requests")
	d.press("印发答复书")
	d.page("letter")
	d.press("印发")
	d.request(request.ReplyIssued, "")
	d.shoot("03-request-answered")

	d.press("逐日计算表")
	if sheet := d.page("sheet"); sheet.Last != "2026-11-09" {
		t.Errorf("the sheet ends on %s", sheet.Last)
	}
	d.shoot("03-sheet")
	d.key("ctrl+p")
	d.await("the sheet's pages", func(l told) bool { return l.Msg == "focus" && strings.HasPrefix(l.On, "打印") })
	d.key("Return")
	d.lies(filepath.Join(dir, "打印件", "*期限表.pdf"))
	d.key("alt+Left")
	d.request(request.ReplyIssued, "")
	d.press("登记送达")
	d.await("the letter", func(l told) bool { return l.Msg == "focus" && strings.HasPrefix(l.On, "部分公开告知书") })
	d.pick("选一种", 0)
	d.press("登记")
	d.request(request.ReplyDelivered, "")
	d.pass("归档", "归档")
	d.request(request.Filed, "")
	d.shoot("03-request-filed")
	d.end()
	agrees(t, dir)
}

// agrees compares what the sheet counts, what the letter says, and the cell
// that the request stands in.
func agrees(t *testing.T, dir string) {
	t.Helper()
	d := deskAsOf(t, dir, "2026-10-12")
	defer d.Close()
	cell := annual.At("table3", string(request.PartiallyGranted), string(request.NaturalPerson))
	var counted []annual.Entry
	if n, err := d.CellRecords(t.Context(), 2026, cell, func(e annual.Entry) error {
		counted = append(counted, e)
		return nil
	}); err != nil || n != annual.Count(1) || len(counted) != 1 {
		t.Fatalf("部分公开 of 自然人 counts %v of %+v, %v", n, counted, err)
	}
	v, err := d.Request(t.Context(), counted[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if due, n := v.Status.Due.String(), v.Status.Counted(); due != "2026-11-09" || n != 20 {
		t.Errorf("the clock ends on %s after %d working days", due, n)
	}
	last := v.Dossier.Issued[len(v.Dossier.Issued)-1]
	letter, err := d.RequestPaper(t.Context(), v.Line.ID, last.ID)
	if err != nil {
		t.Fatal(err)
	}
	said := pdftest.Squeeze(pdftest.Text(t, letter))
	for _, words := range []string{"王秀兰", "2026年9月14日", "合同正文", "报价明细", "部分公开", "青山县人民政府", "2026年10月12日", last.Number} {
		if !strings.Contains(said, words) {
			t.Errorf("the letter does not say %q: %s", words, said)
		}
	}
	sheets, err := filepath.Glob(filepath.Join(dir, "打印件", "*期限表.pdf"))
	if err != nil || len(sheets) != 1 {
		t.Fatalf("sheets %v, %v", sheets, err)
	}
	printed := pdftest.Squeeze(pdftest.Text(t, sheets[0]))
	for _, words := range []string{"期限最后一日2026年11月9日", "国庆节", v.Line.Number} {
		if !strings.Contains(printed, words) {
			t.Errorf("the sheet does not say %q: %s", words, printed)
		}
	}
	if check, err := d.Verify(t.Context()); err != nil || !check.OK() {
		t.Errorf("%+v %v", check, err)
	}
}

// deskAsOf opens the office with the clerk at the desk, on a day.
func deskAsOf(t *testing.T, dir, day string) *desk.Desk {
	t.Helper()
	on, err := time.ParseInLocation(time.DateOnly, day, time.Local)
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), dir, desk.Person{Name: "测试", Now: func() time.Time { return on.Add(17 * time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	people, err := d.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	clerk := people[slices.IndexFunc(people, func(p office.Person) bool { return p.Role == office.Clerk })]
	if err := d.SitDown(t.Context(), clerk.ID, ""); err != nil {
		t.Fatal(err)
	}
	return d
}

// answerPartly writes the answer of which a part is granted.
func (d *driver) answerPartly() {
	d.t.Helper()
	d.press("写答复书")
	d.page("letter")
	d.pick("选一个结果", slices.Index(request.Outcomes(), request.PartiallyGranted))
	d.page("letter", func(l told) bool { return l.Letter == "N12" })
	d.pressed("保护第三方合法权益")
	for _, blank := range []struct {
		field request.Field
		text  string
	}{
		{request.FieldDisclosed, "合同正文"}, {request.FieldDelivery, "纸质复制件"}, {request.FieldDeliveryTime, "随本告知书"},
		{request.FieldWithheld, "报价明细"}, {request.FieldWithheldFacts, "第三方不同意"}, {request.FieldRedaction, "第12页"},
	} {
		d.tab(string(blank.field))
		d.write(blank.text)
	}
	d.key("Tab")
	d.page("letter", func(l told) bool { return !l.Problem })
	d.shoot("03-letter-partly")
	d.press("存为拟答复")
}

// openFirst enters the room and opens the first line of the register.
func (d *driver) openFirst() {
	d.t.Helper()
	d.enter(present.RequestsRoom)
	d.await("the register's lines", func(l told) bool { return l.Msg == "listed" && l.Screen == "requests" && l.Lines > 0 })
	d.key("Home", "Return")
}

// end closes the program as at the end of a day.
func (d *driver) end() {
	d.t.Helper()
	d.program.Process.Kill()
	d.program.Wait()
}

// page waits for a page of the room 依申请公开.
func (d *driver) page(name string, also ...func(told) bool) told {
	d.t.Helper()
	return d.shown("requests", append(also, func(l told) bool { return l.Page == name })...)
}

// request waits until the open request is at a stage with a last day, "" for
// whatever it is.
func (d *driver) request(stage request.Stage, last string) {
	d.t.Helper()
	d.page("request", func(l told) bool { return l.Stage == string(stage) && (last == "" || l.Last == last) })
}

// pressed presses the first button whose words begin with some.
func (d *driver) pressed(words string) {
	d.t.Helper()
	for range 40 {
		if strings.HasPrefix(d.where("Tab"), words) {
			d.key("Return")
			return
		}
	}
	d.shoot("failed")
	d.t.Fatalf("Tab does not lead to %q", words)
}

// pass presses a button and, in the dialog it opens, the one that does it.
func (d *driver) pass(button, verb string) {
	d.t.Helper()
	d.press(button)
	d.asked("日期")
	d.press(verb)
}

// pick takes the word at a place of a list, from the first.
func (d *driver) pick(list string, at int) {
	d.t.Helper()
	d.tab(list)
	d.key("space", "Home")
	for range at {
		d.key("Down")
	}
	d.key("Return")
}

// handIn registers what a person has handed in on a day.
func (d *driver) handIn(day string) {
	d.t.Helper()
	d.key("ctrl+n")
	d.page("registration")
	d.tab("申请人")
	d.write("王秀兰")
	d.pick("选一类", 0)
	d.key("Tab")
	d.write("居民身份证")
	d.key("Tab")
	d.write("11010519491231002X")
	d.tab("电话")
	d.write("13800000000")
	d.pick("选一种", slices.Index(request.Channels(), request.InPerson))
	d.tab("日期")
	d.write(day)
	d.tab("申请内容")
	d.write("村道加宽工程的施工合同")
	d.key("ctrl+Return")
}

// answerable gives the office what its letters have to name.
func answerable(t *testing.T, dir string) {
	t.Helper()
	d := deskAsOf(t, dir, "2026-09-14")
	defer d.Close()
	settings, err := d.RequestSettings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	settings.ReviewBody, settings.Court = "青山县人民政府", "青山县人民法院"
	settings.Contact, settings.Phone = "陈晓梅", "0471-0000000"
	settings.ReplyAddress, settings.Payment = "青石镇人民政府党政办公室", "到镇财政所缴纳"
	if err := d.SetRequestSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
}

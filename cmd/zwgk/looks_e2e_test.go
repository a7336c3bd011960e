//go:build e2e

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/ui/theme"
)

// TestEveryScreenInExtraLarge leaves a picture of every screen in 特大, and of
// those that the first day does not show in 标准.
func TestEveryScreenInExtraLarge(t *testing.T) {
	for setting, name := range map[theme.Setting]string{theme.Standard: "standard", theme.Extra: "xl"} {
		t.Run(name, func(t *testing.T) { everyScreen(t, setting, name) })
		t.Run(name+"-setup", func(t *testing.T) { everyStep(t, setting, name) })
	}
}

// homeWith makes a home whose type setting has been chosen.
func homeWith(t *testing.T, setting theme.Setting) string {
	t.Helper()
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, "zwgk"), 0o755); err != nil {
		t.Fatal(err)
	}
	chosen := fmt.Appendf(nil, `{"type":%d}`, setting)
	if err := os.WriteFile(filepath.Join(home, "zwgk", "zwgk.json"), chosen, 0o600); err != nil {
		t.Fatal(err)
	}
	return home
}

// everyScreen walks through a demo office.
func everyScreen(t *testing.T, setting theme.Setting, name string) {
	home := homeWith(t, setting)
	office := filepath.Join(home, "demo")
	made, err := desk.Demo(t.Context(), office, desk.DemoItems)
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	d := start(t, home, "-office", office)
	shoot := func(screen string) {
		t.Helper()
		d.painted()
		d.shoot(screen + "-" + name)
	}
	d.ready()
	d.shown("home")
	shoot("01-home")
	d.toTheEnd()
	shoot("01-home-end")
	for room, picture := range map[present.Room]string{
		present.CatalogueRoom: "09-catalogue", present.ItemsRoom: "02-items", present.RequestsRoom: "03-requests", present.ArchiveRoom: "06-archive", present.DataRoom: "07-data",
	} {
		d.enter(room)
		d.shown(string(room))
		shoot(picture)
	}

	d.enter(present.AnnualRoom)
	d.shown("annual", step(0))
	shoot("04-annual-gather")
	d.press("选文件")
	d.asked("位置")
	shoot("files")
	d.write(refused(t, home))
	d.key("Return")
	d.shown("annual", func(l told) bool { return l.Trial != "" })
	shoot("04-annual-refused")
	d.press("另选文件")
	d.shown("annual", func(l told) bool { return l.Trial == "" })
	d.press("下一步：核对")
	d.shown("annual", step(1))
	d.tab("统计表")
	d.key("Return")
	d.shown("annual", func(l told) bool { return l.Opened != "" })
	shoot("04-annual-check")
	d.toTheEnd()
	shoot("04-annual-check-end")
	d.press("下一步：撰写")
	d.shown("annual", step(2))
	shoot("09-annual-write")
	d.press("下一步：成稿")
	d.shown("annual", step(3))
	shoot("05-annual-final")
	d.toTheEnd()
	shoot("05-annual-final-end")
	d.press("登记签发")
	d.asked("签发人")
	shoot("05-annual-sign")
	d.key("Escape", "ctrl+slash")
	d.asked("知道了")
	shoot("keys")
	d.key("Escape")
	d.enter(present.SettingsRoom)
	d.shown("settings")
	shoot("settings")
	d.press("加一个人")
	d.asked("姓名")
	d.key("Return")
	shoot("settings-person")
	d.write("陈晓梅")
	d.key("Return")
	d.await("the person", func(l told) bool { return l.Msg == "shown" && l.People == 1 })
	shoot("settings-people")
	d.toTheEnd()
	shoot("settings-end")
}

// everyStep walks through the first start.
func everyStep(t *testing.T, setting theme.Setting, name string) {
	home := homeWith(t, setting)
	d := start(t, home)
	d.ready()
	d.shown("setup", step(0))
	d.painted()
	d.shoot("08-setup-where-" + name)
	d.write(filepath.Join(home, "office"))
	d.key("Return")
	d.shown("setup", step(1))
	d.tab("单位全称")
	d.write("青石镇人民政府")
	d.painted()
	d.shoot("08-setup-organ-" + name)
	d.key("Return")
	d.shown("setup", step(2))
	d.key("Return")
	d.shown("setup", step(2))
	d.painted()
	d.shoot("08-setup-people-" + name)
	d.write("陈晓梅")
	d.key("Return")
	d.shown("setup", step(3))
	d.painted()
	d.shoot("08-setup-ready-" + name)
	d.press("建好，开始使用")
	d.shown("home")
	d.painted()
	d.shoot("01-home-new-" + name)
}

// painted waits until the window has drawn what it told of: keys are taken
// once in every frame, so after the second answer a frame has gone by.
func (d *driver) painted() {
	d.t.Helper()
	for range 3 {
		d.where()
	}
}

// toTheEnd turns the wheel over the middle of the page.
func (d *driver) toTheEnd() {
	d.t.Helper()
	d.run("xdotool", "mousemove", "780", "420", "click", "--repeat", "40", "--delay", "5", "5")
}

// refused writes a ledger of which some rows cannot be imported.
func refused(t *testing.T, dir string) string {
	t.Helper()
	rows := [][]any{
		{"登记编号", "收到日期", "申请人", "申请人类别", "申请内容", "办理结果", "答复文号", "答复日期"},
		{"SQ-101", "2025-03-18", "周某", "自然人", "村道加宽工程施工图", "予以公开", "青公复101号", "2025-04-02"},
		{"SQ-102", "2025-13-40", "某公司", "商业企业", "2019年退耕还林验收底册", "信息不存在", "青公复102号", "2025-06-24"},
		{"SQ-103", "2025-05-06", "吴某", "个人独资", "宅基地审批材料", "", "", ""},
		{"SQ-104", "2025-07-01", "李某", "自然人", "低保名单", "予以公开", "青公复104号", "2025-06-01"},
		{"", "2025-08-09", "郑某", "自然人", "征地补偿安置方案", "部分公开", "青公复105号", "2025-08-20"},
	}
	book := excelize.NewFile()
	for i, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "申请台账.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

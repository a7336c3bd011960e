//go:build e2e

package main

import (
	"image"
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/theme"
)

// pictureDay is the day in the pictures: the example of the handbook, whose
// twenty working days go over a Sunday at work and National Day.
const pictureDay = "2026-09-14"

// TestPictures walks through the screens that the handbook and the README show,
// and holds their pictures to what is to be seen. With ZWGK_PICTURES=write,
// which is make pictures, it takes them anew.
func TestPictures(t *testing.T) {
	a := newAlbum(t)
	t.Run("first start", func(t *testing.T) { firstStartPictures(t, a) })
	t.Run("office", func(t *testing.T) { officePictures(t, a) })
	a.complete(t)
}

// firstStartPictures shows where the office is named. What stands beside it is
// left out: it names the folder, and the year of the calendar on the wall.
func firstStartPictures(t *testing.T, a *album) {
	home := homeWith(t, theme.Standard)
	d := start(t, home)
	d.ready()
	d.shown("setup", step(0))
	d.write(filepath.Join(home, "office"))
	d.key("Return")
	d.shown("setup", step(1))
	d.tab("单位全称")
	d.write("青石镇人民政府")
	a.take(d, "setup", image.Rect(300, 0, 890, 240))
}

// officePictures goes through the rooms of the demo office as it stands on
// pictureDay.
func officePictures(t *testing.T, a *album) {
	home := homeWith(t, theme.Standard)
	dir := filepath.Join(home, "demo")
	day, err := time.ParseInLocation(time.DateOnly, pictureDay, time.Local)
	if err != nil {
		t.Fatal(err)
	}
	made, err := desk.DemoOn(t.Context(), dir, desk.DemoItems, func() time.Time { return day.Add(9 * time.Hour) })
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	d := start(t, home, "-office", dir, "-today", pictureDay)
	d.ready()
	d.shown("home")
	a.take(d, "home", frame)
	a.readme(d, "home", frame)
	for _, room := range []func(*driver, *album){
		catalogueHelp, itemsHelp, requestsHelp, archiveHelp, annualHelp, dataHelp, settingsHelp,
	} {
		room(d, a)
	}
}

func catalogueHelp(d *driver, a *album) {
	d.enter(present.CatalogueRoom)
	d.shown("catalogue", func(l told) bool { return l.Entries > 0 })
	a.take(d, "catalogue", room)
	d.tab("目录")
	d.key("Right")
	for range 2 { // the page, and then its board, which has the keys from the next frame on
		d.shown("catalogue", func(l told) bool { return l.Tab == "coverage" })
	}
	d.shoot("picture-coverage")
	a.take(d, "coverage", room)
}

// itemsHelp shows a draft and the item that is under 保密审查, in which there
// are numbers of identity cards.
func itemsHelp(d *driver, a *album) {
	d.enter(present.ItemsRoom)
	d.shown("items")
	d.find("第三批")
	d.at(office.SecrecyReview)
	a.take(d, "findings", beside)
	d.key("ctrl+n")
	d.asked("查找")
	d.write("救助")
	d.drawn(image.Pt(700, 228))
	a.take(d, "pick", image.Rect(364, 86, 1002, 567))
	d.press("用这一条")
	d.shown("items", func(l told) bool { return l.Draft })
	a.take(d, "draft", beside)
	d.press("取消")
	d.shown("items", func(l told) bool { return !l.Draft })
	d.find("市场管理办法")
	d.in(disclosure.Hanging)
	a.take(d, "item", beside)
}

// drawn waits until there is something on the bare sheet at a point: the list
// in a dialog is not told of when it comes.
func (d *driver) drawn(at image.Point) {
	d.t.Helper()
	for limit := time.Now().Add(patience); time.Now().Before(limit); {
		d.shoot("picture-drawn")
		if r, g, b, _ := decoded(d.t, filepath.Join(screens, "picture-drawn.png")).At(at.X, at.Y).RGBA(); r&g&b != 0xffff {
			return
		}
	}
	d.t.Fatalf("nothing comes at %v", at)
}

// find looks for an item by words of its title and opens the first one.
func (d *driver) find(words string) {
	d.t.Helper()
	d.key("ctrl+f")
	d.write(words)
	d.key("Return")
	d.shown("items")
	d.painted()
	d.tab("列表")
	d.key("Home", "Return")
}

func requestsHelp(d *driver, a *album) {
	d.enter(present.RequestsRoom)
	d.page("register")
	a.take(d, "register", image.Rect(184, 0, 1366, 430))
	d.tab("列表")
	d.key("Home", "Down", "Down", "Return") // the one that waits for a third party
	d.page("request")
	a.take(d, "request", room)
	a.readme(d, "request", frame)
	d.press("逐日计算表")
	d.page("sheet")
	a.take(d, "sheet", room)
	d.key("alt+Left")
	d.page("request")
	d.key("alt+Left")
	d.page("register")
	d.key("ctrl+n")
	d.page("registration")
	a.take(d, "intake", room)
	d.key("alt+Left")
	d.page("register")
}

func archiveHelp(d *driver, a *album) {
	d.enter(present.ArchiveRoom)
	d.archive("shelf")
	a.take(d, "archive", room)
}

func annualHelp(d *driver, a *album) {
	d.enter(present.AnnualRoom)
	d.annual("gather")
	a.take(d, "gather", room)
	d.key("ctrl+Return")
	d.annual("verify")
	d.tab("统计表")
	d.key("Return")
	d.annual("verify", func(l told) bool { return l.Opened != "" })
	a.take(d, "check", room)
	a.readme(d, "check", frame)
	d.key("ctrl+Return")
	d.annual("write")
	a.take(d, "write", room)
	d.key("ctrl+Return")
	d.annual("finish")
	a.take(d, "finish", room)
}

func dataHelp(d *driver, a *album) {
	d.enter(present.DataRoom)
	d.data("backup")
	a.take(d, "data", room)
}

func settingsHelp(d *driver, a *album) {
	d.enter(present.SettingsRoom)
	d.shown("settings")
	a.take(d, "settings", room)
	d.press("跟着做一遍")
	d.shown("tour", step(1))
	d.shown("home")
	a.take(d, "tour", image.Rect(184, 0, 1366, 260))
}

// The parts of the window that are shown. Its last line is not: it names the
// folder of the office, which is another one in every test.
var (
	frame  = image.Rect(0, 0, 1366, 668)
	room   = image.Rect(184, 0, 1366, 668)
	beside = image.Rect(556, 60, 1366, 668) // the list of items
)

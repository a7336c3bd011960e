package dataroom

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

// counter is an office with a clerk, and the room in a window.
type counter struct {
	*desk.Desk
	*kittest.Stage
	t       *testing.T
	room    *Screen
	stage   *Stage // that was made first
	fails   []string
	printed []string
	opened  []string
	backed  int
	place   string // new folders are made in it
	picks   string // the file or folder that the person chooses
}

func noon() time.Time { return time.Date(2026, 1, 14, 12, 0, 0, 0, time.UTC) }

func newCounter(t *testing.T) *counter {
	t.Helper()
	o := &counter{t: t, place: t.TempDir()}
	d, err := desk.Found(t.Context(), filepath.Join(o.place, "单位"), office.Town, "青石镇人民政府", desk.Person{Name: "演示", Now: noon})
	o.done(err)
	o.Desk = d
	t.Cleanup(func() { _ = d.Close() })
	clerk, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, "")
	o.done(err)
	o.done(d.SitDown(t.Context(), clerk.ID, ""))
	return o
}

func (o *counter) done(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// stick is a new folder on what stands for a stick, which the person chooses
// from now on.
func (o *counter) stick() string {
	o.t.Helper()
	o.picks = filepath.Join(o.place, "U盘")
	o.done(os.MkdirAll(o.picks, 0o755))
	return o.picks
}

func (o *counter) asks() Asks {
	choose := func(_, _ string, _ []string, chosen func(string)) { chosen(o.picks) }
	return Asks{
		Canvas: o.Canvas, File: choose, Folder: choose, Print: func(path string) { o.printed = append(o.printed, path) },
		Open: func(folder string) { o.opened = append(o.opened, folder) }, Backed: func() { o.backed++ },
		Fail:  func(s string) { o.fails = append(o.fails, s) },
		After: func(time.Duration, func()) (stop func()) { return func() {} },
	}
}

// show makes a window of the size that a small screen leaves.
func (o *counter) show(setting theme.Setting) {
	o.t.Helper()
	o.Stage = kittest.New(o.t, "data", setting)
}

// open makes the room in a window, with the frame around it and more pages after
// its own.
func (o *counter) open(setting theme.Setting, more ...func(*Stage) Page) *Screen {
	o.t.Helper()
	o.show(setting)
	own := Backups(present.CheckedDesk{Desk: o.Desk}, present.Inline{}, kittest.Drawn, Live{Folder: o.Desk.Folder(), Place: o.place, Now: noon})
	pages := append([]func(*Stage) Page{own}, more...)
	o.room = New(o.asks(), pages...)
	o.stage = o.room.stages[0]
	o.Frame(o.room.Content(), kit.Room{Name: "首页", Icon: "house"}, kit.Room{Name: "年度报告", Icon: "chart-column"}, kit.Room{Name: "数据", Icon: "database", Apart: true})
	o.room.Enter()
	return o.room
}

// page is the page 备份与恢复.
func (o *counter) page() *backupPage { return o.room.pages[0].(*backupPage) }

package dataroom

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// counter is an office with a clerk, and the room in a window.
type counter struct {
	*desk.Desk
	t       *testing.T
	room    *Screen
	stage   *Stage // that was made first
	window  fyne.Window
	canvas  *keyed
	fails   []string
	printed []string
	opened  []string
	backed  int
	place   string // new folders are made in it
	picks   string // the file or folder that the person chooses
}

// keyed is a canvas that keeps shortcuts, as that of the window does.
type keyed struct {
	fyne.Canvas
	keys fyne.ShortcutHandler
}

func (k *keyed) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) { k.keys.AddShortcut(s, do) }

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

func drawn(work func() image.Image, done func(image.Image)) { done(work()) }

func (o *counter) asks() Asks {
	choose := func(_, _ string, _ []string, chosen func(string)) { chosen(o.picks) }
	return Asks{
		Canvas: o.canvas, File: choose, Folder: choose, Print: func(path string) { o.printed = append(o.printed, path) },
		Open: func(folder string) { o.opened = append(o.opened, folder) }, Backed: func() { o.backed++ },
		Fail:  func(s string) { o.fails = append(o.fails, s) },
		After: func(time.Duration, func()) (stop func()) { return func() {} },
	}
}

// show makes a window of the size that a small screen leaves.
func (o *counter) show(setting theme.Setting) {
	o.t.Helper()
	theme.Use(setting)
	test.NewTempApp(o.t).Settings().SetTheme(theme.Theme{})
	o.t.Cleanup(func() { theme.Use(theme.Standard) })
	o.window = test.NewTempWindow(o.t, container.NewStack())
	o.window.SetPadded(false)
	o.canvas = &keyed{Canvas: o.window.Canvas()}
}

// open makes the room in a window, with the frame around it and more pages after
// its own.
func (o *counter) open(setting theme.Setting, more ...func(*Stage) Page) *Screen {
	o.t.Helper()
	o.show(setting)
	own := Backups(present.CheckedDesk{Desk: o.Desk}, present.Inline{}, drawn, Live{Folder: o.Desk.Folder(), Place: o.place, Now: noon})
	pages := append([]func(*Stage) Page{own}, more...)
	o.room = New(o.asks(), pages...)
	o.stage = o.room.stages[0]
	rail := kit.NewNavRail("青石镇人民政府", "政务公开工作台", []kit.Room{{Name: "首页", Icon: "house"}, {Name: "年度报告", Icon: "chart-column"}, {Name: "数据", Icon: "database", Apart: true}}, 2, nil)
	o.window.SetContent(kit.Frame(rail, nil, o.room.Content(), kit.NewStatusLine("陈晓梅 · 党政办"), nil))
	o.window.Resize(fyne.NewSize(1366, 696))
	o.room.Enter()
	return o.room
}

// page is the page 备份与恢复.
func (o *counter) page() *backupPage { return o.room.pages[0].(*backupPage) }

// each calls f for everything that is drawn.
func each(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	f(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, one := range c.Objects {
			each(one, f)
		}
	case fyne.Widget:
		for _, one := range test.WidgetRenderer(c).Objects() {
			each(one, f)
		}
	}
}

// find gives the last thing of a kind that is drawn and fits, in an open
// dialog first.
func find[T fyne.CanvasObject](o *counter, fits func(T) bool) (found T, ok bool) {
	for _, root := range append([]fyne.CanvasObject{o.window.Content()}, o.window.Canvas().Overlays().List()...) {
		each(root, func(one fyne.CanvasObject) {
			if t, is := one.(T); is && fits(t) {
				found, ok = t, true
			}
		})
	}
	return found, ok
}

func (o *counter) button(words string) *kit.Button {
	o.t.Helper()
	b, ok := find(o, func(b *kit.Button) bool { return b.AccessibilityLabel() == words })
	if !ok {
		o.t.Fatalf("there is no button %s", words)
	}
	return b
}

func (o *counter) entry(name string) *kit.Entry {
	o.t.Helper()
	e, ok := find(o, func(e *kit.Entry) bool { return e.AccessibilityLabel() == name })
	if !ok {
		o.t.Fatalf("there is no field %s", name)
	}
	return e
}

// picture writes what the window shows when ZWGK_GALLERY names a folder.
func (o *counter) picture(name string) {
	o.t.Helper()
	if size := o.window.Canvas().Size(); size.Width != 1366 || size.Height != 696 {
		o.t.Errorf("%s made the window %v", name, size)
	}
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, fmt.Sprintf("data-%s-%d.png", name, theme.Current())))
	o.done(err)
	defer f.Close()
	o.done(png.Encode(f, o.window.Canvas().Capture()))
}

// key presses a shortcut of the room.
func (o *counter) key(name fyne.KeyName, modifier fyne.KeyModifier) {
	o.canvas.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: modifier})
}

// escape presses Esc where no widget takes it.
func (o *counter) escape() { o.canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape}) }

func press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

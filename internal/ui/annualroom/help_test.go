package annualroom

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
	"zwgk/internal/workday"
)

// bureau is an office with the room in a window.
type bureau struct {
	*desk.Desk
	t       *testing.T
	room    *Screen
	window  fyne.Window
	canvas  *keyed
	fails   []string
	printed []string
	saved   string // where the next file goes
	archive int    // how often the window was asked for 建档归档
}

// keyed is a canvas that keeps shortcuts, as that of the window does.
type keyed struct {
	fyne.Canvas
	keys fyne.ShortcutHandler
}

func (k *keyed) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) { k.keys.AddShortcut(s, do) }

func reportDay() time.Time { return time.Date(2026, time.January, 14, 9, 0, 0, 0, time.Local) }

// town is the demo office in the month in which reports are written.
func town(t *testing.T) *bureau {
	t.Helper()
	d, err := desk.DemoOn(t.Context(), filepath.Join(t.TempDir(), "demo"), desk.DemoItems, reportDay)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return &bureau{Desk: d, t: t}
}

// village is an office that has no annual report.
func village(t *testing.T) *bureau {
	t.Helper()
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "村"), office.Village, "石坳村村民委员会", desk.Person{Name: "演示", Now: reportDay})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return &bureau{Desk: d, t: t}
}

// open makes the room in a window of the size that a small screen leaves, with
// the frame around it.
func (o *bureau) open(setting theme.Setting) *Screen {
	o.t.Helper()
	theme.Use(setting)
	test.NewTempApp(o.t).Settings().SetTheme(theme.Theme{})
	o.t.Cleanup(func() { theme.Use(theme.Standard) })
	o.window = test.NewTempWindow(o.t, container.NewStack())
	o.window.SetPadded(false)
	o.canvas = &keyed{Canvas: o.window.Canvas()}
	o.room = New(o.Desk, present.Inline{}, func(work func() image.Image, done func(image.Image)) { done(work()) }, 2025, Asks{
		Canvas: o.canvas, Fail: func(s string) { o.fails = append(o.fails, s) }, Print: func(path string) { o.printed = append(o.printed, path) },
		SaveAs: func(_ string, chosen func(string)) { chosen(o.saved) },
		SignOff: func(_ bool, done func(string, workday.Date, string)) {
			done("马文华", workday.MustDate("2026-01-14"), "")
		},
		Archive: func() { o.archive++ }, Wait: func(string, func()) func() { return func() {} },
		Lay: func(title string, content fyne.CanvasObject) { kit.Tell(o.canvas, title, content) },
	})
	rail := kit.NewNavRail(o.Organ().Name, "政务公开工作台", []kit.Room{{Name: "首页", Icon: "house"}, {Name: "建档归档", Icon: "archive"}, {Name: "年度报告", Icon: "chart-column"}}, 2, nil)
	o.window.SetContent(kit.Frame(rail, nil, o.room.Content(), kit.NewStatusLine("陈晓梅 · 党政办"), nil))
	o.window.Resize(fyne.NewSize(1366, 696))
	o.room.Enter()
	return o.room
}

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

// found gives the first thing of a kind that is drawn and fits, in an open
// dialog first.
func found[T fyne.CanvasObject](o *bureau, fits func(T) bool) (found T, ok bool) {
	overlays := o.window.Canvas().Overlays().List()
	for i := len(overlays); i >= 0 && !ok; i-- {
		root := o.window.Content()
		if i > 0 {
			root = overlays[i-1]
		}
		each(root, func(one fyne.CanvasObject) {
			if t, is := one.(T); is && !ok && fits(t) {
				found, ok = t, true
			}
		})
	}
	return found, ok
}

func (o *bureau) button(words string) *kit.Button {
	o.t.Helper()
	b, ok := found(o, func(b *kit.Button) bool { return b.AccessibilityLabel() == words })
	if !ok {
		o.t.Fatalf("there is no button %s", words)
	}
	return b
}

func (o *bureau) entry(name string) *kit.Entry {
	o.t.Helper()
	e, ok := found(o, func(e *kit.Entry) bool { return e.AccessibilityLabel() == name })
	if !ok {
		o.t.Fatalf("there is no field %s", name)
	}
	return e
}

// picture writes what the window shows when ZWGK_GALLERY names a folder.
func (o *bureau) picture(name string) {
	o.t.Helper()
	if size := o.window.Canvas().Size(); size.Width != 1366 || size.Height != 696 {
		o.t.Errorf("%s made the window %v", name, size)
	}
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, fmt.Sprintf("annual-%s-%d.png", name, theme.Current())))
	if err != nil {
		o.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, o.window.Canvas().Capture()); err != nil {
		o.t.Fatal(err)
	}
}

// key presses a shortcut of the room.
func (o *bureau) key(name fyne.KeyName, modifier fyne.KeyModifier) {
	o.canvas.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: modifier})
}

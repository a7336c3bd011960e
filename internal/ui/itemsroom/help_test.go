package itemsroom

import (
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// seat is an office with people who take each other's place, and the room in a
// window.
type seat struct {
	*desk.Desk
	t      *testing.T
	now    time.Time
	people map[string]string
	room   *Screen
	window fyne.Window
	canvas *keyed
	fails  []string
	file   string // that the next question for a file is answered with
}

func newSeat(t *testing.T, level office.Level) *seat {
	t.Helper()
	o := &seat{t: t, people: map[string]string{}, now: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)}
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "单位"), level, "青石镇人民政府", desk.Person{Name: "演示", Now: func() time.Time { return o.now }})
	if err != nil {
		t.Fatal(err)
	}
	o.Desk = d
	t.Cleanup(func() { _ = d.Close() })
	for _, p := range []struct {
		name string
		role office.Role
	}{{"陈晓梅", office.Clerk}, {"刘建军", office.Drafter}, {"何秀兰", office.Section}, {"赵国梁", office.Deputy}, {"马文华", office.Leader}, {"孙会计", office.Supervisor}} {
		person, err := d.AddPerson(t.Context(), p.name, p.role, "")
		if err != nil {
			t.Fatal(err)
		}
		o.people[p.name] = person.ID
		if p.role == office.Clerk {
			o.sit(p.name)
		}
	}
	return o
}

// keyed is a canvas that keeps shortcuts, as that of the window does; the test
// driver's forgets them.
type keyed struct {
	fyne.Canvas
	keys fyne.ShortcutHandler
}

func (k *keyed) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) { k.keys.AddShortcut(s, do) }

func (o *seat) sit(name string) {
	o.t.Helper()
	if err := o.SitDown(o.t.Context(), o.people[name], ""); err != nil {
		o.t.Fatal(err)
	}
}

func (o *seat) on(date string) {
	d := workday.MustDate(date)
	o.now = time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, time.UTC)
}

// draft keeps an item and submits it when asked.
func (o *seat) draft(title, body string, submit bool, tables ...disclosure.Table) string {
	o.t.Helper()
	d, err := o.NewDraft(o.t.Context(), "")
	if err != nil {
		o.t.Fatal(err)
	}
	d.Text, d.Item.Station, d.Item.Kind = disclosure.Revision{Title: title, Body: body, Tables: tables}, "社会事务所", "A11"
	item, err := o.SaveDraft(o.t.Context(), d)
	if err == nil && submit {
		_, err = o.Submit(o.t.Context(), item.ID)
	}
	if err != nil {
		o.t.Fatal(err)
	}
	return item.ID
}

// pass passes the step under way.
func (o *seat) pass(id string, in desk.ReviewInput) {
	o.t.Helper()
	if _, err := o.Pass(o.t.Context(), id, in); err != nil {
		o.t.Fatal(err)
	}
}

// open makes the room in a window of the size that a small screen leaves, with
// the frame around it.
func (o *seat) open(setting theme.Setting) *Screen {
	o.t.Helper()
	theme.Use(setting)
	test.NewTempApp(o.t).Settings().SetTheme(theme.Theme{})
	o.t.Cleanup(func() { theme.Use(theme.Standard) })
	o.window = test.NewTempWindow(o.t, container.NewStack())
	o.window.SetPadded(false)
	o.canvas = &keyed{Canvas: o.window.Canvas()}
	o.room = New(o.Desk, present.Inline{}, func(work func() image.Image, done func(image.Image)) { done(work()) }, Asks{
		Canvas: o.canvas, Fail: func(s string) { o.fails = append(o.fails, s) }, Print: func(string) {},
		File: func(_ string, _ []string, chosen func(string)) { chosen(o.file) },
	})
	rail := kit.NewNavRail("青石镇人民政府", "政务公开工作台", []kit.Room{{Name: "首页", Icon: "house"}, {Name: "公开目录", Icon: "list-tree"}, {Name: "公开事项", Icon: "file-text"}}, 2, nil)
	o.window.SetContent(kit.Frame(rail, nil, o.room.Content(), kit.NewStatusLine("陈晓梅 · 党政办"), nil))
	o.window.Resize(fyne.NewSize(1366, 696))
	o.room.Enter()
	return o.room
}

func press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
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

// button finds a button by its words, in the open dialog first.
func (o *seat) button(words string) *kit.Button {
	o.t.Helper()
	var found *kit.Button
	roots := []fyne.CanvasObject{o.window.Content()}
	roots = append(roots, o.window.Canvas().Overlays().List()...)
	for _, root := range roots {
		each(root, func(one fyne.CanvasObject) {
			if b, ok := one.(*kit.Button); ok && (b.AccessibilityLabel() == words || b.Reason() != "" && b.AccessibilityLabel() == words+"，"+b.Reason()) {
				found = b
			}
		})
	}
	if found == nil {
		o.t.Fatalf("there is no button %s", words)
	}
	return found
}

// entries are the fields of the open dialog, by name.
func (o *seat) entry(name string) *kit.Entry {
	o.t.Helper()
	var found *kit.Entry
	roots := append([]fyne.CanvasObject{o.window.Content()}, o.window.Canvas().Overlays().List()...)
	for _, root := range roots {
		each(root, func(one fyne.CanvasObject) {
			if e, ok := one.(*kit.Entry); ok && e.AccessibilityLabel() == name {
				found = e
			}
		})
	}
	if found == nil {
		o.t.Fatalf("there is no field %s", name)
	}
	return found
}

// says reports whether some line on the screen has the words.
func (o *seat) says(words string) bool {
	found := false
	roots := append([]fyne.CanvasObject{o.window.Content()}, o.window.Canvas().Overlays().List()...)
	for _, root := range roots {
		each(root, func(one fyne.CanvasObject) {
			if w, ok := one.(*kit.Wrapped); ok && w.Text() == words {
				found = true
			}
		})
	}
	return found
}

func photo(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "张贴.jpg")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := jpeg.Encode(f, image.NewGray(image.Rect(0, 0, 64, 48)), nil); err != nil {
		t.Fatal(err)
	}
	return path
}

// picture writes what the window shows when ZWGK_GALLERY names a folder.
func (o *seat) picture(name string) {
	o.t.Helper()
	shown := o.window.Canvas().Capture()
	if size := o.window.Canvas().Size(); size.Width != 1366 || size.Height != 696 {
		o.t.Errorf("%s made the window %v", name, size)
	}
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, fmt.Sprintf("items-%s-%d.png", name, theme.Current())))
	if err != nil {
		o.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, shown); err != nil {
		o.t.Fatal(err)
	}
}

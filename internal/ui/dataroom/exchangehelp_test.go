package dataroom

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
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// trader is an office with the page 数据交换 in a window.
type trader struct {
	*desk.Desk
	t       *testing.T
	room    *Screen
	page    *exchangePage
	window  fyne.Window
	canvas  *shortcutCanvas
	stick   string // the folder that questions for one are answered with
	file    string // and the file
	fails   []string
	printed []string
}

// shortcutCanvas keeps shortcuts, as the window's canvas does; the test
// driver's forgets them.
type shortcutCanvas struct {
	fyne.Canvas
	keys fyne.ShortcutHandler
}

func (k *shortcutCanvas) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) {
	k.keys.AddShortcut(s, do)
}

func exchangeDay() time.Time { return time.Date(2026, time.November, 22, 9, 0, 0, 0, time.Local) }

func newTrader(t *testing.T, level office.Level, name, stick string) *trader {
	t.Helper()
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), name), level, name, desk.Person{Name: "演示", Now: exchangeDay})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return &trader{Desk: d, t: t, stick: stick}
}

func (o *trader) done(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// knows enters the code of another office.
func (o *trader) knows(other *trader) {
	o.t.Helper()
	code, err := other.ExchangeCode(o.t.Context())
	o.done(err)
	_, err = o.AddPartner(o.t.Context(), code, other.Organ().Name)
	o.done(err)
}

// sends carries a package to another office.
func (o *trader) sends(to *trader) {
	o.t.Helper()
	made, err := o.MakePackage(o.t.Context(), to.Organ().Name, o.stick, desk.ExchangeOptions{}, nil)
	o.done(err)
	_, err = to.TakePackage(o.t.Context(), made.Path, "", nil)
	o.done(err)
}

// publishes puts something with a photograph on the village's board.
func (o *trader) publishes(title string) {
	o.t.Helper()
	ctx := o.t.Context()
	draft, err := o.NewDraft(ctx, "")
	o.done(err)
	draft.Text = disclosure.Revision{Title: title, Body: "现予公布。"}
	item, err := o.SaveDraft(ctx, draft)
	o.done(err)
	item, err = o.Submit(ctx, item.ID)
	o.done(err)
	for item.Step().Kind != office.Publishing {
		item, err = o.Pass(ctx, item.ID, desk.ReviewInput{Text: "同意", Paper: &desk.PaperInput{Signer: "马文华", On: o.Today(), Meeting: "两委会议"}})
		o.done(err)
	}
	item, err = o.Post(ctx, item.ID, desk.PostingInput{Channel: catalog.NoticeBoard, Place: "村部公示栏", On: o.Today()})
	o.done(err)
	photo := filepath.Join(o.t.TempDir(), "张贴.jpg")
	f, err := os.Create(photo)
	o.done(err)
	o.done(jpeg.Encode(f, image.NewGray(image.Rect(0, 0, 64, 48)), nil))
	o.done(f.Close())
	_, err = o.AddEvidence(ctx, item.ID, item.Publications[0].ID, photo, "张贴当天")
	o.done(err)
}

// open makes the room with the page in a window of the size that a small screen
// leaves, with the frame around it.
func (o *trader) open(setting theme.Setting) {
	o.t.Helper()
	theme.Use(setting)
	test.NewTempApp(o.t).Settings().SetTheme(theme.Theme{})
	o.t.Cleanup(func() { theme.Use(theme.Standard) })
	o.window = test.NewTempWindow(o.t, container.NewStack())
	o.window.SetPadded(false)
	o.canvas = &shortcutCanvas{Canvas: o.window.Canvas()}
	at := func(work func() image.Image, done func(image.Image)) { done(work()) }
	make := Exchange(o.Desk, present.Inline{}, at, o.stick)
	o.room = New(Asks{
		Canvas: o.canvas, Fail: func(s string) { o.fails = append(o.fails, s) }, Print: func(path string) { o.printed = append(o.printed, path) },
		Folder: func(_, _ string, _ []string, chosen func(string)) { chosen(o.stick) },
		File:   func(_, _ string, _ []string, chosen func(string)) { chosen(o.file) },
	}, func(stage *Stage) Page {
		page := make(stage)
		o.page, _ = page.(*exchangePage)
		return page
	})
	rail := kit.NewNavRail(o.Organ().Name, "政务公开工作台", []kit.Room{{Name: "首页", Icon: "house"}, {Name: "数据", Icon: "database"}}, 1, nil)
	o.window.SetContent(kit.Frame(rail, nil, o.room.Content(), kit.NewStatusLine("陈晓梅 · 党政办"), nil))
	o.window.Resize(fyne.NewSize(1366, 696))
	o.room.Enter()
}

// eachDrawn calls f for everything that is drawn.
func eachDrawn(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	f(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, one := range c.Objects {
			eachDrawn(one, f)
		}
	case fyne.Widget:
		for _, one := range test.WidgetRenderer(c).Objects() {
			eachDrawn(one, f)
		}
	}
}

// labelled is the first thing of a kind with a label, in an open dialog first.
func labelled[T interface {
	fyne.CanvasObject
	AccessibilityLabel() string
}](o *trader, label string) (found T) {
	o.t.Helper()
	ok := false
	overlays := o.window.Canvas().Overlays().List()
	for i := len(overlays); i >= 0 && !ok; i-- {
		root := o.window.Content()
		if i > 0 {
			root = overlays[i-1]
		}
		eachDrawn(root, func(one fyne.CanvasObject) {
			if t, is := one.(T); is && !ok && t.AccessibilityLabel() == label {
				found, ok = t, true
			}
		})
	}
	if !ok {
		o.t.Fatalf("there is no %T %s", found, label)
	}
	return found
}

func (o *trader) press(words string) {
	o.t.Helper()
	labelled[*kit.Button](o, words).Press()
}

func (o *trader) types(field, text string) {
	o.t.Helper()
	labelled[*kit.Entry](o, field).SetText(text)
}

// key presses a shortcut of the room, or without a modifier a key that nobody
// else has use for.
func (o *trader) key(name fyne.KeyName, modifier fyne.KeyModifier) {
	if modifier == 0 {
		o.canvas.OnTypedKey()(&fyne.KeyEvent{Name: name})
		return
	}
	o.canvas.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: modifier})
}

// picture writes what the window shows when ZWGK_GALLERY names a folder.
func (o *trader) picture(name string) {
	o.t.Helper()
	if size := o.window.Canvas().Size(); size.Width != 1366 || size.Height != 696 {
		o.t.Errorf("%s made the window %v", name, size)
	}
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, fmt.Sprintf("exchange-%s-%d.png", name, theme.Current())))
	o.done(err)
	defer f.Close()
	o.done(png.Encode(f, o.window.Canvas().Capture()))
}

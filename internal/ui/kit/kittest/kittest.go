// Package kittest puts a room into a window for its tests: of the size that a
// small screen leaves, with the frame around it, found and driven by the words
// that stand on it, as a person does.
package kittest

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Small is what the smallest screen (1366×768) leaves for the window.
var Small = fyne.NewSize(1366, 696)

// Stage is a window under test.
type Stage struct {
	Window fyne.Window
	Canvas *Canvas

	t    testing.TB
	name string
}

// Canvas keeps the shortcuts it is given, as that of the real window does; the
// test driver's forgets them.
type Canvas struct {
	fyne.Canvas
	keys fyne.ShortcutHandler
}

// AddShortcut keeps what a shortcut does.
func (c *Canvas) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) { c.keys.AddShortcut(s, do) }

// New opens an empty window in a type setting. Pictures of it begin with name.
func New(t testing.TB, name string, setting theme.Setting) *Stage {
	t.Helper()
	theme.Use(setting)
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
	t.Cleanup(func() { theme.Use(theme.Standard) })
	s := &Stage{t: t, name: name, Window: test.NewTempWindow(t, container.NewStack())}
	s.Window.SetPadded(false)
	s.Canvas = &Canvas{Canvas: s.Window.Canvas()}
	return s
}

// Frame shows a room with the frame around it; rooms are in the navigation, the
// last of them is the one that is in.
func (s *Stage) Frame(content fyne.CanvasObject, rooms ...kit.Room) {
	rail := kit.NewNavRail("青石镇人民政府", "政务公开工作台", rooms, len(rooms)-1, nil)
	s.Window.SetContent(kit.Frame(rail, nil, content, kit.NewStatusLine("陈晓梅 · 党政办"), nil))
	s.Window.Resize(Small)
}

// Drawn draws a page at once, where the program draws it in the background.
func Drawn(work func() image.Image, done func(image.Image)) { done(work()) }

// Each calls f for everything that is drawn.
func Each(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	f(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, one := range c.Objects {
			Each(one, f)
		}
	case fyne.Widget:
		for _, one := range test.WidgetRenderer(c).Objects() {
			Each(one, f)
		}
	}
}

// Find gives the first thing of a kind that is drawn and fits, in the dialog that
// was opened last before what lies under it.
func Find[T fyne.CanvasObject](s *Stage, fits func(T) bool) (found T, ok bool) {
	overlays := s.Window.Canvas().Overlays().List()
	for i := len(overlays); i >= 0 && !ok; i-- {
		root := s.Window.Content()
		if i > 0 {
			root = overlays[i-1]
		}
		Each(root, func(one fyne.CanvasObject) {
			if t, is := one.(T); is && !ok && fits(t) {
				found, ok = t, true
			}
		})
	}
	return found, ok
}

// Button gives the button with these words, whether it can be pressed or not.
func (s *Stage) Button(words string) *kit.Button {
	s.t.Helper()
	b, ok := Find(s, func(b *kit.Button) bool {
		return b.AccessibilityLabel() == words || b.Reason() != "" && b.AccessibilityLabel() == words+"，"+b.Reason()
	})
	if !ok {
		s.t.Fatalf("there is no button %s", words)
	}
	return b
}

// Entry gives the field of this name.
func (s *Stage) Entry(name string) *kit.Entry {
	s.t.Helper()
	e, ok := Find(s, func(e *kit.Entry) bool { return e.AccessibilityLabel() == name })
	if !ok {
		s.t.Fatalf("there is no field %s", name)
	}
	return e
}

// Says reports whether a text on the screen has just these words.
func (s *Stage) Says(words string) bool {
	_, ok := Find(s, func(w *kit.Wrapped) bool { return w.Text() == words })
	return ok
}

// Key presses a shortcut.
func (s *Stage) Key(name fyne.KeyName, modifier fyne.KeyModifier) {
	s.Canvas.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: modifier})
}

// Escape presses Esc where no widget takes it.
func (s *Stage) Escape() { s.Canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape}) }

// Press gives keys to what has the keyboard.
func Press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// Picture writes what the window shows when ZWGK_GALLERY names a folder, and
// fails when something has made the window larger than the screen.
func (s *Stage) Picture(name string) {
	s.t.Helper()
	if size := s.Window.Canvas().Size(); size != Small {
		s.t.Errorf("%s made the window %v", name, size)
	}
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, fmt.Sprintf("%s-%s-%d.png", s.name, name, theme.Current())))
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.Window.Canvas().Capture()); err != nil {
		s.t.Fatal(err)
	}
}

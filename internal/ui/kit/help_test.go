package kit

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/ui/theme"
)

// window shows content at a size in a type setting, with our theme.
func window(t *testing.T, setting theme.Setting, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	desk(t, setting)
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// desk puts the theme in force before widgets are made.
func desk(t *testing.T, setting theme.Setting) {
	t.Helper()
	theme.Use(setting)
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.Theme{})
	t.Cleanup(func() { theme.Use(theme.Standard) })
}

// picture writes what the window shows when ZWGK_GALLERY names a folder.
func picture(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, fmt.Sprintf("%s-%d.png", name, theme.Current())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

// typeKeys sends keys to what has the focus, as the driver does.
func typeKeys(c fyne.Canvas, names ...fyne.KeyName) {
	for _, name := range names {
		if f := c.Focused(); f != nil {
			f.TypedKey(key(name))
		} else if take := c.OnTypedKey(); take != nil {
			take(key(name))
		}
	}
}

// hourglass is an After that a test turns by hand.
type hourglass struct {
	waits []*wait
}

type wait struct {
	at      time.Duration
	f       func()
	stopped bool
}

func (h *hourglass) after(d time.Duration, f func()) func() {
	w := &wait{at: d, f: f}
	h.waits = append(h.waits, w)
	return func() { w.stopped = true }
}

// turn lets d pass.
func (h *hourglass) turn(d time.Duration) {
	for _, w := range h.waits {
		if !w.stopped && w.at <= d {
			w.stopped = true
			w.f()
		}
	}
}

package ui

import (
	"context"
	"log/slog"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"zwgk/internal/platform/inputmethod"
	"zwgk/internal/ui/kit"
)

// caret keeps the input method beside the line that is typed.
type caret struct {
	window fyne.Window
	run    Runner
	asked  bool // where the caret is will be looked up
	last   place
}

// place is where the input method was told that is typed, in pixels of the
// window; none when nothing is.
type place struct {
	x, y, height int
	typing       bool
}

// watchCaret follows the caret of a window.
func watchCaret(window fyne.Window, run Runner) *caret {
	c := &caret{window: window, run: run, last: place{typing: true}} // as the system has it
	kit.WatchCaret(c.moved)
	c.moved()
	return c
}

// moved looks up once where the caret is, when all that moves with it stands.
func (c *caret) moved() {
	if c.asked {
		return
	}
	c.asked = true
	c.run.Go(func(context.Context) error { return nil }, func(error) {
		c.asked = false
		c.follow()
	})
}

func (c *caret) follow() {
	var now place
	canvas := c.window.Canvas()
	if at, ok := kit.CaretOn(canvas); ok {
		pixels := func(units float32) int { return int(math.Round(float64(units * canvas.Scale()))) }
		now = place{pixels(at.At.X), pixels(at.At.Y), pixels(at.Height), true}
	}
	if now == c.last {
		return
	}
	c.last = now
	slog.Debug("caret", "x", now.x, "y", now.y, "height", now.height, "typing", now.typing)
	if handle := handleOf(c.window); now.typing {
		inputmethod.Follow(handle, now.x, now.y, now.height)
	} else {
		inputmethod.Rest(handle)
	}
}

// handleOf returns the system's handle of a window, 0 when it has none that an
// input method knows.
func handleOf(window fyne.Window) (handle uintptr) {
	native, ok := window.(driver.NativeWindow)
	if !ok {
		return 0 // one in memory, for tests
	}
	native.RunNative(func(system any) {
		switch c := system.(type) {
		case driver.X11WindowContext:
			handle = c.WindowHandle
		case driver.WindowsWindowContext:
			handle = c.HWND
		}
	})
	return handle
}

package grid

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/ui/kit"
)

// handKey gives a key that a widget has no use for to its owner, else to
// whoever waits on the canvas: the open dialog or the shell. F1 asks for help
// anywhere.
func handKey(o fyne.CanvasObject, owner func(*fyne.KeyEvent), e *fyne.KeyEvent) {
	if kit.AskedForHelp(e) {
		return
	}
	if owner != nil {
		owner(e)
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	if take := c.OnTypedKey(); take != nil {
		take(e)
	}
}

// handShortcut does the same for shortcuts: a focused widget keeps them from
// the canvas.
func handShortcut(o fyne.CanvasObject, owner func(fyne.Shortcut), s fyne.Shortcut) {
	if owner != nil {
		owner(s)
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

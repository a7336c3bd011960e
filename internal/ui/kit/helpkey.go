package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// HelpKey opens the handbook. It has no modifier, so that the toolkit gives it
// to what has the keyboard; everything here and in package grid that takes the
// keyboard asks AskedForHelp about keys that it has no use for itself.
const HelpKey = fyne.KeyF1

// help is what the key opens; touched on the window's goroutine only.
var help func()

// OnHelp sets what F1 opens, wherever the keyboard is in a window; nil: nothing.
func OnHelp(c fyne.Canvas, open func()) {
	help = open
	if keys, ok := c.(desktop.Canvas); ok {
		keys.SetOnKeyDown(func(key *fyne.KeyEvent) { AskedForHelp(key) }) // nothing has the keyboard
	}
}

// AskedForHelp reports whether a key asks for help, and opens it.
func AskedForHelp(key *fyne.KeyEvent) bool {
	if key.Name != HelpKey || help == nil {
		return false
	}
	help()
	return true
}

package ui

import (
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
)

// settled is how long after its start the window stands still.
const settled = 500 * time.Millisecond

// How far the heap may grow before garbage is collected, in percent.
const (
	hurried = 400 // while the window starts
	thrifty = 50  // from then on
)

// spareMemory keeps the window small on old computers: once it stands, garbage,
// of which the reading of fonts leaves much, is given back to the system, and
// later collected early.
func spareMemory(a fyne.App) {
	debug.SetGCPercent(hurried)
	a.Lifecycle().SetOnStarted(func() {
		time.AfterFunc(settled, func() {
			debug.SetGCPercent(thrifty)
			debug.FreeOSMemory()
		})
	})
}

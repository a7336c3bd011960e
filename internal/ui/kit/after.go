package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// After runs f on the window's goroutine once d has passed, unless stop is
// called before. Tests put their own in its place and turn the clock by hand.
type After func(d time.Duration, f func()) (stop func())

// Clock is After by the clock on the wall.
func Clock(d time.Duration, f func()) (stop func()) {
	stopped := false // touched on the window's goroutine only
	timer := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() {
		stopped = true
		timer.Stop()
	}
}

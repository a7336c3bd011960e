package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"zwgk/internal/desk"
	"zwgk/internal/ui/shell"
	"zwgk/internal/ui/theme"
)

// A start spends most of its time in the graphics driver. What does not need a
// window is done beside that: the office is opened, what 首页 shows is looked
// up, the type is read.

// Opening is an office that is being opened.
type Opening struct {
	folder string // empty: none was ever opened
	done   chan struct{}
	desk   *desk.Desk
	err    error
}

// Begin starts to open the office in folder, at a clock; nil is the computer's.
func Begin(ctx context.Context, folder string, clock func() time.Time) *Opening {
	o := &Opening{folder: folder, done: make(chan struct{})}
	go func() {
		defer close(o.done)
		if folder != "" {
			o.desk, o.err = desk.Open(ctx, folder, desk.Person{Name: shell.Program, Now: clock})
		}
	}()
	return o
}

// readType reads the fonts of the theme in force. The toolkit keeps them, but
// it cannot measure two texts at once: no widget may be laid out before the
// returned channel is closed.
func readType() <-chan struct{} {
	read := make(chan struct{})
	go func() {
		defer close(read)
		for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
			fyne.MeasureText(shell.Program, theme.Body.Size(), style)
		}
	}()
	return read
}

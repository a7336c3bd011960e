// Package ui is the window: it wires presenters to their screens. The screens
// are in rooms, the frame around them in shell, shared widgets in kit and
// grid, the look in theme.
//
// Everything that touches a widget happens on the window's goroutine. Work
// beside it goes through Runner, the one place that calls fyne.Do.
package ui

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
)

// Runner runs work on goroutines and comes back to the window's.
type Runner struct{ ctx context.Context } //nolint:containedctx // it is the window's life

// NewRunner returns a Runner whose work is cancelled with ctx.
func NewRunner(ctx context.Context) Runner { return Runner{ctx} }

// Go runs work beside the window and then done on the window's goroutine.
func (r Runner) Go(work func(ctx context.Context) error, done func(error)) {
	go func() {
		err := work(r.ctx)
		fyne.Do(func() { done(err) })
	}()
}

// Draw makes a picture beside the window and hands it over on the window's
// goroutine.
func (r Runner) Draw(work func() image.Image, done func(image.Image)) {
	go func() {
		picture := work()
		fyne.Do(func() { done(picture) })
	}()
}

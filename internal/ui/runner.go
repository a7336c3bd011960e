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
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// Runner runs work on goroutines and comes back to the window's.
type Runner struct {
	ctx   context.Context //nolint:containedctx // it is the window's life
	watch *watch
	aside bool // what it does is nobody's to hear of
}

// watch follows what a Runner and those made of it do.
type watch struct {
	under atomic.Int64 // jobs that are not done
	ended func()       // told after each on the window's goroutine; nil for nobody
}

// NewRunner returns a Runner whose work is cancelled with ctx.
func NewRunner(ctx context.Context) Runner { return Runner{ctx: ctx, watch: &watch{}} }

// Watched lets somebody hear of every job that has been done; nil for nobody.
func (r Runner) Watched(ended func()) { r.watch.ended = ended }

// Aside is a Runner for whoever hears of the others: nobody hears of it.
func (r Runner) Aside() Runner {
	r.aside = true
	return r
}

// Busy is how many jobs are under way.
func (r Runner) Busy() int { return int(r.watch.under.Load()) }

// back comes back to the window's goroutine with what was done.
func (r Runner) back(done func()) {
	fyne.Do(func() {
		done()
		if r.watch.ended != nil && !r.aside {
			r.watch.ended()
		}
		r.watch.under.Add(-1)
	})
}

// Go runs work beside the window and then done on the window's goroutine.
func (r Runner) Go(work func(ctx context.Context) error, done func(error)) {
	r.watch.under.Add(1)
	go func() {
		err := work(r.ctx)
		r.back(func() { done(err) })
	}()
}

// Draw makes a picture beside the window and hands it over on the window's
// goroutine.
func (r Runner) Draw(work func() image.Image, done func(image.Image)) {
	r.watch.under.Add(1)
	go func() {
		picture := work()
		r.back(func() { done(picture) })
	}()
}

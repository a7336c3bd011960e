package ui

import (
	"context"
	"runtime"
	"sync/atomic"
	"testing"

	"fyne.io/fyne/v2/test"
)

// Who watches a Runner hears of a job once it is done, and nothing of those
// that are done aside.
func TestWhoWatchesHearsOfEveryJob(t *testing.T) {
	test.NewTempApp(t)
	r := NewRunner(t.Context())
	var done, heard atomic.Int64
	r.Watched(func() {
		if done.Load() == 0 {
			t.Error("heard of it before it was done")
		}
		heard.Add(1)
	})
	job := func(r Runner) {
		r.Go(func(context.Context) error { return nil }, func(error) {
			if r.Busy() != 1 {
				t.Errorf("%d under way, want the one", r.Busy())
			}
			done.Add(1)
		})
		for r.Busy() > 0 {
			runtime.Gosched()
		}
	}
	job(r)
	job(r.Aside())
	job(r)
	if done.Load() != 3 || heard.Load() != 2 {
		t.Errorf("heard of %d of %d jobs, two of them not aside", heard.Load(), done.Load())
	}
}

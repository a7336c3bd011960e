package annualroom

import (
	"context"
	"errors"
	"testing"

	"zwgk/internal/present"
)

// held runs nothing until it is told to.
type held struct{ work, done func() }

// Go implements present.Runner.
func (h *held) Go(work func(context.Context) error, done func(error)) {
	var err error
	h.work = func() { err = work(context.Background()) }
	h.done = func() { done(err) }
}

func TestWorkCanBeStopped(t *testing.T) {
	broken := errors.New("broken")
	for _, c := range []struct {
		name          string
		stop          bool
		returns, want error
	}{
		{"left alone", false, nil, nil},
		{"fails by itself", false, broken, broken},
		{"stopped", true, broken, context.Canceled},
		{"stopped too late", true, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var run held
			var shown string
			var stop func()
			finished, got := false, errors.New("not called")
			w := &waiting{run: &run, wait: func(title string, s func()) func() {
				shown, stop = title, s
				return func() { finished = true }
			}}
			w.during("导入台账", func() {
				w.Go(func(ctx context.Context) error {
					if c.stop {
						<-ctx.Done()
					}
					return c.returns
				}, func(err error) { got = err })
			})
			if shown != "导入台账" || finished {
				t.Fatalf("%q is shown, finished %v", shown, finished)
			}
			if c.stop {
				stop()
			}
			run.work()
			run.done()
			if !finished || !errors.Is(got, c.want) {
				t.Errorf("finished %v with %v, want %v", finished, got, c.want)
			}
		})
	}
}

func TestOtherWorkIsNotShown(t *testing.T) {
	w := &waiting{run: present.Inline{}, wait: func(string, func()) func() {
		t.Error("shown")
		return func() {}
	}}
	done := false
	w.Go(func(context.Context) error { return nil }, func(error) { done = true })
	if !done {
		t.Error("not done")
	}
}

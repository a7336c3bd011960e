package annualroom

import (
	"context"

	"zwgk/internal/present"
)

// waiting is a Runner that shows the person what takes long, and lets them
// stop it. Only what is started within during is shown.
type waiting struct {
	run   present.Runner
	wait  func(title string, stop func()) (finish func())
	title string
}

// during starts work that is shown under a title.
func (w *waiting) during(title string, start func()) {
	w.title = title
	defer func() { w.title = "" }()
	start()
}

// Go implements present.Runner. Work that was stopped ends as cancelled,
// whatever it makes of that: nothing has to be said to who stopped it. What
// was done before the stop arrived has been done and is shown as usual.
func (w *waiting) Go(work func(context.Context) error, done func(error)) {
	if w.title == "" {
		w.run.Go(work, done)
		return
	}
	stopped, stop := context.WithCancel(context.Background())
	finish := w.wait(w.title, stop)
	w.run.Go(func(ctx context.Context) error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(stopped, cancel)()
		return work(ctx)
	}, func(err error) {
		if err != nil && stopped.Err() != nil {
			err = context.Canceled
		}
		stop()
		finish()
		done(err)
	})
}

package present

import (
	"context"
	"errors"

	"zwgk/internal/desk"
)

// WorkView shows a screen whose work may take long: it says in passing what has
// been done, and shows that work is going on.
type WorkView[M any] interface {
	View[M]
	Say(sentence string)
	// Wait shows that work has begun; stop asks it to end.
	Wait(title string, stop func()) Waiting
}

// labour is long work that tells how far it is and can be stopped.
type labour struct {
	run     Runner
	title   string
	stopped string // what is said when it was stopped
	say     func(sentence string)
	wait    func(title string, stop func()) Waiting
	fail    func(err error)
	work    func(ctx context.Context, progress desk.Progress) error
	then    func()
}

func (l labour) begin() {
	asked, stop := context.WithCancel(context.Background())
	waiting := l.wait(l.title, stop)
	l.run.Go(func(ctx context.Context) error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(asked, cancel)()
		if asked.Err() != nil { // asked to stop before it began
			return asked.Err()
		}
		return l.work(ctx, hundredths(l.run, waiting.Set))
	}, func(err error) {
		waiting.Finish()
		halted := asked.Err() != nil
		stop()
		switch {
		case halted && errors.Is(err, context.Canceled):
			l.say(l.stopped)
		case err != nil:
			l.fail(err)
		default:
			l.then()
		}
	})
}

// hundredths hands on how far work is to the window's goroutine, at most a
// hundred times.
func hundredths(run Runner, tell func(done, of int)) desk.Progress {
	last := -1
	return func(done, of int) {
		at := done
		if of > 0 {
			at = int(int64(done) * 100 / int64(of))
		}
		if at == last {
			return
		}
		last = at
		run.Go(func(context.Context) error { return nil }, func(error) { tell(done, of) })
	}
}

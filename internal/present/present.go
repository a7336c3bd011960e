// Package present decides what each screen shows and what its buttons do. It
// knows the desk and the words of the office; it knows no widget.
//
// A presenter holds the state of one screen and hands the whole of it to its
// view as a model of ready words (View.Show). Slow work goes through a Runner;
// a result that arrives after a newer request is dropped. Presenters belong to
// the window's goroutine: every method is called there, and so is what the
// Runner calls back.
package present

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// View shows a screen. Show gets a complete model each time.
type View[M any] interface {
	Show(model M)
	// Fail shows a sentence where the person is looking, until it is solved.
	Fail(sentence string)
}

// Runner runs work beside the window and calls done on the window's goroutine.
type Runner interface {
	Go(work func(ctx context.Context) error, done func(error))
}

// Inline is a Runner that does everything at once, for tests and for programs
// without a window.
type Inline struct{}

// Go runs work and then done.
func (Inline) Go(work func(context.Context) error, done func(error)) {
	done(work(context.Background()))
}

// loads numbers the requests of a presenter, so that a stale result is known.
type loads struct{ newest int }

// start begins a request; the function it returns says whether its result is
// still wanted.
func (l *loads) start() (wanted func() bool) {
	l.newest++
	mine := l.newest
	return func() bool { return mine == l.newest }
}

// read looks something up and then shows it, or says why not, unless something
// else was asked for in the meantime.
func (l *loads) read(run Runner, fail func(string), work func(context.Context) error, show func()) {
	wanted := l.start()
	run.Go(work, func(err error) {
		switch {
		case !wanted():
		case err != nil:
			tell(fail, err)
		default:
			show()
		}
	})
}

// tell shows an error and writes its details to the log.
func tell(fail func(string), err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	slog.Error("shown to the clerk", "code", fault.CodeOf(err), "error", err)
	fail(fault.Sentence(err))
}

// Tone is what a colour would say; a word and an icon always say it too.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Good
	Caution
	Urgent
)

// thousands writes a count with separators: 1,306.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// monthDay writes 1月16日.
func monthDay(d workday.Date) string { return fmt.Sprintf("%d月%d日", int(d.Month), d.Day) }

// leftWords says how long there is: 剩2个工作日, 今天到期, 超2个工作日.
func leftWords(left int) string {
	switch {
	case left < 0:
		return fmt.Sprintf("超%d个工作日", -left)
	case left == 0:
		return "今天到期"
	}
	return fmt.Sprintf("剩%d个工作日", left)
}

package ui

import (
	"fmt"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

const (
	// patience is how long a backup may take before anything is shown about it.
	patience = 300 * time.Millisecond
	// clearingAway is how long the window waits for a backup to be cleared away
	// that the person does not wait for: a stick that hangs does not keep it open.
	clearingAway = 2 * time.Second
)

// leaving makes the automatic backup while the window waits to close.
type leaving struct {
	canvas    fyne.Canvas
	after     kit.After
	leave     func() // closes the window
	stay      func() // told when the person does not close after all
	presenter *present.Closing
	dialog    *kit.Dialog
	words     *kit.Wrapped
	unclock   func()
	left      bool
}

func newLeaving(d present.CloseDesk, run present.Runner, c fyne.Canvas, after kit.After, leave, stay func()) *leaving {
	l := &leaving{canvas: c, after: after, leave: leave, stay: stay}
	l.presenter = present.NewClosing(d, run, l)
	return l
}

// begin is called when the person closes the window.
func (l *leaving) begin() { l.presenter.Begin() }

// Wait implements present.CloseView.
func (l *leaving) Wait() present.Waiting {
	l.words = kit.NewWrapped("正在备份", kit.Reg(theme.Body))
	l.dialog = &kit.Dialog{
		Title: "正在备份，备份好就关闭", Content: l.words, Main: "不备份，直接关闭", Destroys: true, Cancel: "不关闭",
		OnMain: func() bool { l.skip(); return true },
		OnCancel: func() {
			l.presenter.Stay()
			l.stay()
		},
	}
	l.unclock = l.after(patience, func() {
		l.dialog.Show(l.canvas)
		slog.Info("shown", "screen", "closing", "page", "backup")
	})
	return l
}

// skip closes without the backup: when it is cleared away, or when that takes
// too long.
func (l *leaving) skip() {
	l.presenter.Skip()
	l.after(clearingAway, l.Leave)
}

// Set implements present.Waiting.
func (l *leaving) Set(done, of int) {
	if of > 0 {
		l.words.SetText(fmt.Sprintf("备份并核对到%d%%", int64(done)*100/int64(of)))
	}
}

// Finish implements present.Waiting.
func (l *leaving) Finish() {
	l.unclock()
	l.dialog.Hide()
}

// Fail implements present.CloseView.
func (l *leaving) Fail(sentence string) {
	d := &kit.Dialog{
		Title: "没有备份", Content: kit.NewWrapped(sentence, kit.Reg(theme.Body)), Main: "关闭", Cancel: "不关闭",
		OnMain: func() bool { l.Leave(); return true }, OnCancel: l.stay,
	}
	d.Extra = kit.NewButton(kit.Outlined, "再备份一次", func() {
		d.Hide()
		l.begin()
	})
	d.Show(l.canvas)
	slog.Info("shown", "screen", "closing", "page", "failed")
}

// Leave implements present.CloseView. It closes once.
func (l *leaving) Leave() {
	if !l.left {
		l.left = true
		l.leave()
	}
}

// quit closes the window, after the automatic backup if an office is open.
func (w *Window) quit() {
	if w.leaving == nil {
		w.window.Close()
		return
	}
	w.leaving.begin()
}

// leavesBy makes ready for the window to close on the office that is open.
func (w *Window) leavesBy() {
	w.leaving = newLeaving(w.desk, w.run, w.window.Canvas(), kit.Clock, w.window.Close, func() {
		if w.desk.Sitting() == nil {
			w.frame.Leave() // asks again who it is
		}
	})
}

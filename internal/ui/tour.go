package ui

import (
	"context"
	"log/slog"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/platform"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/shell"
	"zwgk/internal/ui/theme"
	"zwgk/internal/ui/tourstrip"
)

// guide is the first day under way: what it says over the rooms.
type guide struct {
	presenter *present.Tour
	strip     *tourstrip.Strip
}

// demoFolder is where the demo office lies, apart from real ones.
func (w *Window) demoFolder() string { return filepath.Join(w.preferences.Folder(), "演示") }

// touring reports whether the first day is under way in the office that is
// open. Only a demo is walked through: what is practised must not be found
// among an office's own matters.
func (w *Window) touring() bool { return w.preferences.Tour.Step > 0 && w.desk.IsDemo() }

// practice is the folder with the files that the first day tells to choose, ""
// when it is not under way.
func (w *Window) practice() string {
	if !w.touring() {
		return ""
	}
	photo, err := w.desk.PracticePhoto()
	if err != nil {
		slog.Warn("practice photo", "error", err)
		return ""
	}
	return filepath.Dir(photo)
}

// guideThrough shows over the rooms of a frame where the first day stands.
func (w *Window) guideThrough(frame *shell.Shell) {
	w.guide = nil
	w.run.Watched(nil)
	if !w.touring() {
		return
	}
	day, err := tourstrip.Day()
	if err != nil {
		slog.Error("tour", "error", err)
		return
	}
	g := &guide{}
	g.strip = tourstrip.New(w.window.Canvas(), tourstrip.Does{
		Back: func() { g.presenter.Back() }, Next: w.nextStep, Fold: func() { g.presenter.Fold() }, End: w.askEndOfTour,
	}, func() { frame.Above(g.strip.Content()) })
	g.presenter = present.NewTour(w.desk, w.run.Aside(), g.strip, day, w.preferences.Tour.Step, w.keepStep)
	w.guide = g
	jump := &desktop.CustomShortcut{KeyName: fyne.KeyD, Modifier: fyne.KeyModifierControl}
	w.window.Canvas().AddShortcut(jump, func(fyne.Shortcut) {
		if w.guide != nil && !kit.ModalOpen(w.window.Canvas()) {
			w.guide.strip.Jump()
		}
	})
	w.run.Watched(g.presenter.Look)
	g.presenter.Start()
}

// nextStep goes on, and after the last step to the end.
func (w *Window) nextStep() {
	if !w.guide.presenter.Next() {
		w.askEndOfTour()
	}
}

func (w *Window) keepStep(step int) {
	w.preferences.Tour.Step = step
	w.keepTour()
}

func (w *Window) keepTour() {
	if err := w.preferences.Save(); err != nil {
		slog.Warn("preferences not saved", "error", err)
	}
}

// takeTour begins the first day, from 设置.
func (w *Window) takeTour() {
	if w.desk.IsDemo() {
		w.preferences.Tour.Step = 1
		w.keepTour()
		w.home = w.newHome(w.desk)
		w.build()
		return
	}
	why := "练习的事项不能混进本单位的资料，所以只在演示单位里走。本单位的资料不动，走完再回来。"
	kit.Confirm(w.window.Canvas(), "第一天：跟着做一遍", why, "打开演示，开始", false, func() {
		from := w.folder
		var demo *desk.Desk
		w.run.Go(func(ctx context.Context) (err error) {
			demo, err = present.OpenDemo(ctx, w.demoFolder())
			return err
		}, func(err error) {
			if err != nil {
				slog.Error("demo", "error", err)
				w.frame.Fail(fault.Sentence(err))
				return
			}
			w.leaveOffice()
			w.tourIn(demo, from)
		})
	})
}

// tourIn begins the first day in a demo office; from is the folder of the
// office to return to, "" for none.
func (w *Window) tourIn(demo *desk.Desk, from string) {
	w.preferences.Tour = platform.Tour{Step: 1, From: from}
	w.sitAt(demo, demo.Folder())()
}

// leaveOffice closes the office that is open.
func (w *Window) leaveOffice() {
	w.run.Watched(nil)
	w.close()
	w.desk, w.lock, w.frame, w.leaving, w.guide = nil, nil, nil, nil, nil
}

// askEndOfTour asks what comes after the first day.
func (w *Window) askEndOfTour() {
	from := w.preferences.Tour.From
	d := &kit.Dialog{
		Title: "结束导览", Main: "结束", Cancel: "不结束",
		Content: kit.NewWrapped("演示单位留着，可以接着试。以后在“设置”里还能再走一遍。", kit.Reg(theme.Body)),
		OnMain:  func() bool { w.endTour(); return true },
	}
	leave := func(words string, to func()) {
		d.Extra = kit.NewButton(kit.Outlined, words, func() {
			d.Hide()
			w.endTour()
			to()
		})
	}
	if from != "" {
		leave("结束，回到本单位", func() { w.moveTo(from) })
	} else {
		leave("结束，建本单位", func() {
			w.leaveOffice()
			w.firstStart()
		})
	}
	d.Show(w.window.Canvas())
	slog.Info("shown", "screen", "tour", "page", "end")
}

// endTour takes the strip away and forgets the step.
func (w *Window) endTour() {
	w.guide = nil
	w.run.Watched(nil)
	w.preferences.Tour = platform.Tour{}
	w.keepTour()
	w.frame.Above(nil)
}

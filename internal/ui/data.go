package ui

import (
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"zwgk/internal/fault"
	"zwgk/internal/platform"
	"zwgk/internal/present"
	"zwgk/internal/ui/dataroom"
	"zwgk/internal/ui/files"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/shell"
	"zwgk/internal/ui/theme"
)

// dataRoom makes the room 数据 with its pages.
func (w *Window) dataRoom(frame *shell.Shell) *dataroom.Screen {
	asks := w.dataAsks(frame.Fail)
	asks.SaveAs, asks.Backed = w.asks(frame).SaveAs, frame.LookAtBackup
	draw := grid.Run(w.run.Draw)
	return dataroom.New(asks,
		dataroom.Backups(present.CheckedDesk{Desk: w.desk}, w.run, draw, dataroom.Live{Folder: w.folder, Place: documents(w.folder), Now: time.Now}),
		dataroom.Exchange(w.desk, w.run, draw, documents(w.folder)),
		dataroom.Handovers(w.desk, w.run, draw, documents(w.folder), w.lead),
	)
}

// Bring makes the window begin with a package from another office, which was
// opened in the system's own file manager.
func (w *Window) Bring(path string) { w.brought = path }

// dataAsks answers what the room 数据 asks of the window, and 从备份恢复 where no
// office is open.
func (w *Window) dataAsks(fail func(sentence string)) dataroom.Asks {
	c := w.window.Canvas()
	return dataroom.Asks{
		Canvas: c,
		File: func(title, folder string, endings []string, chosen func(string)) {
			files.ChooseOf(c, title, folder, endings, chosen)
		},
		Folder: func(title, folder string, endings []string, chosen func(string)) {
			files.ChooseFolder(c, title, folder, endings, chosen)
		},
		Print: func(path string) {
			if _, err := platform.PrintFile(path); err != nil {
				fail(fault.Sentence(err))
			}
		},
		Open: w.moveTo,
		Fail: fail,
	}
}

// documents is where people keep their files, or instead where that is not
// known.
func documents(instead string) string {
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return filepath.Dir(instead)
}

// moveTo leaves the office that is open for the one in folder.
func (w *Window) moveTo(folder string) {
	w.close()
	w.desk, w.lock, w.frame, w.leaving = nil, nil, nil, nil
	w.open(folder)
}

// restore shows 从备份恢复 where no office is open; back returns to what stood
// there before.
func (w *Window) restore(back func()) {
	fail := func(sentence string) {
		kit.Tell(w.window.Canvas(), "没有办成", kit.NewWrapped(sentence, kit.Reg(theme.Body)))
	}
	live := dataroom.Live{Place: documents(w.preferences.Folder()), Now: time.Now}
	page := dataroom.Alone(w.dataAsks(fail), w.run, grid.Run(w.run.Draw), live, back)
	w.window.SetContent(page.Content())
	page.Start()
}

// restoreButton offers 从备份恢复 on a page on which no office is open.
func (w *Window) restoreButton(back func()) fyne.CanvasObject {
	return kit.NewButton(kit.Outlined, "从备份恢复", func() { w.restore(back) }).WithIcon("undo-2")
}

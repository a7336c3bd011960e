package ui

import (
	"os"
	"path/filepath"

	"zwgk/internal/fault"
	"zwgk/internal/platform"
	"zwgk/internal/ui/files"
	"zwgk/internal/ui/itemsroom"
	"zwgk/internal/ui/shell"
)

// itemAsks answers what the room 公开事项 asks of the window. Files are looked
// for where the last one was.
func (w *Window) itemAsks(frame *shell.Shell) itemsroom.Asks {
	folder, err := os.UserHomeDir()
	if err != nil {
		folder = w.folder
	}
	if practice := w.practice(); practice != "" {
		folder = practice
	}
	return itemsroom.Asks{
		Canvas: w.window.Canvas(),
		File: func(title string, endings []string, chosen func(path string)) {
			files.ChooseOf(w.window.Canvas(), title, folder, endings, func(path string) {
				folder = filepath.Dir(path)
				chosen(path)
			})
		},
		Print: func(path string) {
			if _, err := platform.PrintFile(path); err != nil {
				frame.Fail(fault.Sentence(err))
			}
		},
		Fail: frame.Fail,
	}
}

package ui

import (
	"os"
	"path/filepath"

	"zwgk/internal/fault"
	"zwgk/internal/platform"
	"zwgk/internal/ui/archiveroom"
	"zwgk/internal/ui/files"
	"zwgk/internal/ui/shell"
)

// archiveAsks answers what the room 建档归档 asks of the window. Files go where
// the last one went.
func (w *Window) archiveAsks(frame *shell.Shell) archiveroom.Asks {
	c := w.window.Canvas()
	folder, err := os.UserHomeDir()
	if err != nil {
		folder = w.folder
	}
	fail := func(err error) {
		if err != nil {
			frame.Fail(fault.Sentence(err))
		}
	}
	return archiveroom.Asks{
		Canvas: c,
		SaveAs: func(name string, chosen func(path string)) {
			files.SaveAs(c, "存到哪里", folder, name, func(path string) {
				folder = filepath.Dir(path)
				chosen(path)
			})
		},
		Print: func(path string) {
			_, err := platform.PrintFile(path)
			fail(err)
		},
		Open: func(path string) { fail(platform.OpenFile(path)) },
		Fail: frame.Fail,
	}
}

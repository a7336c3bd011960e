package platform

import (
	"log/slog"

	"golang.org/x/sys/windows"
)

// box shows a sentence in a box of the system; a program with a window has no
// console there.
func box(sentence string) {
	text, err := windows.UTF16PtrFromString(sentence)
	if err == nil {
		_, err = windows.MessageBox(0, text, nil, windows.MB_ICONERROR)
	}
	if err != nil {
		slog.Error("no box", "error", err)
	}
}

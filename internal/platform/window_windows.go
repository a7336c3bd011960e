package platform

import (
	"errors"
	"log/slog"

	"golang.org/x/sys/windows"
)

// box shows a sentence in a box of the system; a program with a window has no
// console there.
func box(sentence string) {
	text, wrongText := windows.UTF16PtrFromString(sentence)
	title, wrongTitle := windows.UTF16PtrFromString("政务公开工作台")
	err := errors.Join(wrongText, wrongTitle)
	if err == nil {
		_, err = windows.MessageBox(0, text, title, windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
	}
	if err != nil {
		slog.Error("no box", "error", err)
	}
}

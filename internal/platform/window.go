package platform

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"

	"zwgk/internal/fault"
)

// NoWindow is why the program cannot show a window; details are for the log.
func NoWindow(details string) error {
	sentence := "窗口打不开，资料没有改动：这台电脑的显卡驱动没有OpenGL。更新显卡驱动，或者换一台电脑打开"
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		sentence = "窗口打不开，资料没有改动：没有显示器。登录到桌面以后再打开，或者用zwgkctl"
	}
	return fault.Wrap(errors.New(details), fault.NotFound, "%s", sentence)
}

// LastWords says, where a person who has no window can read it, why the
// program ends: on w, in a box of the system where there is one, and with the
// details in the crash file in folder.
func LastWords(w io.Writer, folder string, err error) {
	sentence := fault.Sentence(err)
	fmt.Fprintln(w, sentence)
	if err := noteCrash(folder, err); err != nil {
		slog.Error("no crash file", "error", err)
	}
	box(sentence)
}

func noteCrash(folder string, err error) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	f, opening := os.OpenFile(filepath.Join(folder, crashName), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if opening != nil {
		return opening
	}
	slog.New(slog.NewJSONHandler(f, nil)).Error("the program ended", "error", err)
	return f.Close()
}

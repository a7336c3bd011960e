package platform

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"

	"zwgk/internal/fault"
)

// SetLog sends the log to the given places; those that are nil are left out.
// The second gets the details too.
func SetLog(file, also io.Writer) {
	var handlers []slog.Handler
	if file != nil {
		handlers = append(handlers, slog.NewJSONHandler(file, nil))
	}
	if also != nil {
		handlers = append(handlers, slog.NewJSONHandler(also, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	slog.SetDefault(slog.New(slog.NewMultiHandler(handlers...)))
}

const (
	logName   = "zwgk.log"
	crashName = "crash.log"
	logLimit  = 2 << 20 // bytes; the one before is kept
)

// StartLog sends the log, and what the program says when it dies, to files in
// folder. The log has no names of applicants: it is what maintenance gets.
//
// What is written goes to also as well, with everything that a person drives
// the program by: where the keyboard is, what is shown. Tests read it there.
func StartLog(folder string, also io.Writer) (stop func() error, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fault.Wrap(err, fault.Storage, "日志写不进“%s”", folder)
	}
	path := filepath.Join(folder, logName)
	if info, err := os.Stat(path); err == nil && info.Size() > logLimit {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, fault.Wrap(err, fault.Storage, "日志写不进“%s”", folder)
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fault.Wrap(err, fault.Storage, "日志写不进“%s”", folder)
	}
	SetLog(f, also)
	crash, err := os.OpenFile(filepath.Join(folder, crashName), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err == nil {
		err = debug.SetCrashOutput(crash, debug.CrashOptions{})
		crash.Close() // the runtime keeps its own handle
	}
	if err != nil {
		slog.Warn("no crash file", "error", err)
	}
	return f.Close, nil
}

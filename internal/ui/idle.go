package ui

import (
	"context"
	"log/slog"
	"time"
)

// watchIdle calls lock when nobody has touched keyboard or mouse of the
// computer for a while. Where that cannot be known the desk locks only by
// Ctrl+L.
func watchIdle(ctx context.Context, after time.Duration, idle func() (time.Duration, error), lock func()) {
	for {
		quiet, err := idle()
		if err != nil {
			slog.Warn("the desk does not lock by itself", "error", err)
			return
		}
		left := after - quiet
		if left <= 0 {
			lock()
			left = after
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(left):
		}
	}
}

// leave locks the desk when somebody sits at it.
func (w *Window) leave() {
	if w.frame != nil && w.desk.Sitting() != nil {
		slog.Info("locked")
		w.frame.Leave()
	}
}

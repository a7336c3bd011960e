package present

import (
	"context"
	"log/slog"
	"time"

	"zwgk/internal/desk"
)

// HomeWarning is something around the office that endangers its records.
type HomeWarning struct{ Line, Todo string }

// patience is how long 首页 waits for places outside the computer: a share that
// is gone may not answer for half a minute.
const patience = time.Second

// surroundings begins to look at the backups and at what is around the office,
// beside everything else. The function it returns puts what was found into the
// model; what has not answered in time is left out.
func (h *Home) surroundings(ctx context.Context) (fill func(*HomeModel)) {
	type seen struct {
		backup   *Safety
		warnings []HomeWarning
	}
	found := make(chan seen, 1)
	go func() { found <- seen{h.backup(ctx), h.warnings(ctx)} }()
	return func(m *HomeModel) {
		select {
		case s := <-found:
			m.Backup, m.Warnings = s.backup, s.warnings
		case <-time.After(patience):
			slog.Warn("the places of backups do not answer")
		case <-ctx.Done():
		}
	}
}

func (h *Home) backup(ctx context.Context) *Safety {
	status, err := h.desk.BackupStatus(ctx)
	if err != nil {
		slog.Warn("backup status", "error", err)
		return nil
	}
	s := safety(status)
	return &s
}

func (h *Home) warnings(ctx context.Context) []HomeWarning {
	all, err := h.desk.Warnings(ctx)
	if err != nil {
		slog.Warn("warnings", "error", err)
	}
	var lines []HomeWarning
	for _, w := range all {
		lines = append(lines, HomeWarning{w.Sentence, w.Todo})
	}
	return lines
}

var _ HomeDesk = (*desk.Desk)(nil)

package ui

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// The desk locks at the moment a person has been away for long enough, however
// the time before was spent, and not again while they stay away less long.
func TestLocksWhenNobodyIsThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		touched := []time.Duration{0, 4 * time.Minute, 14 * time.Minute, 40 * time.Minute} // keyboard or mouse
		idle := func() (time.Duration, error) {
			now := time.Since(start)
			last := touched[0]
			for _, at := range touched {
				if at <= now {
					last = at
				}
			}
			return now - last, nil
		}
		ctx, cancel := context.WithTimeout(t.Context(), 54*time.Minute)
		defer cancel()
		var locked []time.Duration
		watchIdle(ctx, 15*time.Minute, idle, func() { locked = append(locked, time.Since(start)) })
		if want := []time.Duration{29 * time.Minute}; !slices.Equal(locked, want) {
			t.Errorf("locked after %v, want %v", locked, want)
		}
	})
}

func TestDoesNotLockWhatIsNotKnown(t *testing.T) {
	watchIdle(t.Context(), time.Minute, func() (time.Duration, error) { return 0, errors.New("no display") }, func() {
		t.Error("locked")
	})
}

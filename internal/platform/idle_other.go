//go:build darwin || (!unix && !windows)

package platform

import (
	"errors"
	"time"
)

// Idle is not known on this system.
func Idle() (time.Duration, error) {
	return 0, errors.New("platform: idle time is not known on this system")
}

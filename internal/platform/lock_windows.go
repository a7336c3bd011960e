package platform

import (
	"os"

	"golang.org/x/sys/windows"
)

func lockFile(f *os.File) error {
	var whole windows.Overlapped
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	return windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &whole)
}

//go:build linux || darwin

package store

import (
	"path/filepath"
	"syscall"
)

// FreeSpace says how many bytes the disk of a folder still takes; known is
// false where the system does not say.
func FreeSpace(folder string) (bytes uint64, known bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil || s.Bsize <= 0 {
		return 0, false
	}
	return s.Bavail * uint64(s.Bsize), true
}

// SameDisk reports whether two places lie on one disk as the system mounts it;
// two partitions of one disk are two. What cannot be told is taken for the same.
func SameDisk(a, b string) bool {
	var first, second syscall.Stat_t
	if syscall.Stat(filepath.Clean(a), &first) != nil || syscall.Stat(filepath.Clean(b), &second) != nil {
		return true
	}
	return first.Dev == second.Dev
}

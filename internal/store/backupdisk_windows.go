package store

import (
	"path/filepath"
	"strings"
	"syscall"
	"unsafe"
)

var (
	kernel32         = syscall.NewLazyDLL("kernel32.dll")
	getDiskFreeSpace = kernel32.NewProc("GetDiskFreeSpaceExW")
	getVolumePath    = kernel32.NewProc("GetVolumePathNameW")
)

// FreeSpace says how many bytes the disk of a folder still takes; known is
// false where the system does not say.
func FreeSpace(folder string) (bytes uint64, known bool) {
	name, err := syscall.UTF16PtrFromString(folder)
	if err != nil {
		return 0, false
	}
	done, _, _ := getDiskFreeSpace.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&bytes)), 0, 0)
	return bytes, done != 0
}

// SameDisk reports whether two places lie on one volume; two partitions of one
// disk are two. What cannot be told is taken for the same.
func SameDisk(a, b string) bool {
	first, second := volumeOf(a), volumeOf(b)
	return first == "" || second == "" || strings.EqualFold(first, second)
}

func volumeOf(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	name, err := syscall.UTF16PtrFromString(abs)
	if err != nil {
		return ""
	}
	volume := make([]uint16, syscall.MAX_PATH)
	done, _, _ := getVolumePath.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&volume[0])), uintptr(len(volume)))
	if done == 0 {
		return ""
	}
	return syscall.UTF16ToString(volume)
}

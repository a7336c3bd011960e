//go:build amd64 || arm64 || loong64 || riscv64

package parcel

import (
	"os"
	"syscall"
)

// dontNeed is POSIX_FADV_DONTNEED.
const dontNeed = 4

// forgetPages has the system drop what it remembers of a file that is on the
// disk, so that reading it again looks at the disk. Where that is refused, the
// reading is as good as the system's memory.
func forgetPages(f *os.File) {
	_, _, _ = syscall.Syscall6(syscall.SYS_FADVISE64, f.Fd(), 0, 0, dontNeed, 0, 0)
}

//go:build !linux || !(amd64 || arm64 || loong64 || riscv64)

package parcel

import "os"

// forgetPages does nothing where the system cannot be asked to drop what it
// remembers of a file.
func forgetPages(*os.File) {}

//go:build !windows

package platform

// box would show a sentence without a window of our own; here the terminal and
// the crash file have to do.
func box(string) {}

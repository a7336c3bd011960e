//go:build !windows && !(linux && x11 && cgo && !ci)

package inputmethod

// Follow puts the candidates beside a caret: x and y of its upper end, and its
// height, in pixels of the window.
func Follow(window uintptr, x, y, height int) {}

// Rest lets every key pass by the input method, until Follow.
func Rest(window uintptr) {}

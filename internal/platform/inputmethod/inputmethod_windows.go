package inputmethod

import (
	"log/slog"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	imm32                = windows.NewLazySystemDLL("imm32.dll")
	getContext           = imm32.NewProc("ImmGetContext")
	releaseContext       = imm32.NewProc("ImmReleaseContext")
	setCompositionWindow = imm32.NewProc("ImmSetCompositionWindow")
	setCandidateWindow   = imm32.NewProc("ImmSetCandidateWindow")
	associateContextEx   = imm32.NewProc("ImmAssociateContextEx")
)

// Of imm.h.
const (
	cfsPoint    = 0x0002
	cfsExclude  = 0x0080
	iaceDefault = 0x0010
)

type point struct{ x, y int32 }

type rect struct{ left, top, right, bottom int32 }

// compositionForm is COMPOSITIONFORM.
type compositionForm struct {
	style   uint32
	current point
	area    rect
}

// candidateForm is CANDIDATEFORM.
type candidateForm struct {
	index   uint32
	style   uint32
	current point
	area    rect
}

// resting is whether the window has been parted from its input method. A new
// window is not.
var resting bool

// Follow puts the candidates beside a caret: x and y of its upper end, and its
// height, in pixels of the window.
func Follow(window uintptr, x, y, height int) {
	if window == 0 || imm32.Load() != nil {
		return
	}
	if resting {
		resting = false
		associate(window, iaceDefault)
	}
	context, _, _ := getContext.Call(window)
	if context == 0 { // no input method is installed
		return
	}
	composition, candidates := forms(x, y, height)
	setCompositionWindow.Call(context, uintptr(unsafe.Pointer(&composition))) //nolint:errcheck // a method that does not follow stays where it is
	setCandidateWindow.Call(context, uintptr(unsafe.Pointer(&candidates)))    //nolint:errcheck // the same
	releaseContext.Call(window, context)                                      //nolint:errcheck // nothing else is held
}

// forms says where the letters that are being composed stand, and which line
// the candidates must leave free.
func forms(x, y, height int) (compositionForm, candidateForm) {
	upper := point{int32(x), int32(y)}
	line := rect{int32(x), int32(y), int32(x) + 1, int32(y + height)}
	return compositionForm{style: cfsPoint, current: upper},
		candidateForm{style: cfsExclude, current: point{upper.x, line.bottom}, area: line}
}

// Rest lets every key pass by the input method, until Follow.
func Rest(window uintptr) {
	if window == 0 || resting || imm32.Load() != nil {
		return
	}
	resting = true
	associate(window, 0)
}

// associate gives the window the default input method, or none.
func associate(window uintptr, flags uintptr) {
	if done, _, err := associateContextEx.Call(window, 0, flags); done == 0 {
		slog.Warn("input method", "flags", flags, "error", err)
	}
}

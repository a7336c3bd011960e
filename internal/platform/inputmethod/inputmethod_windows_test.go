package inputmethod

import (
	"runtime"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

// TestTheSystemIsToldWhereIsTyped asks the system what it has been told of a
// window that nobody sees.
func TestTheSystemIsToldWhereIsTyped(t *testing.T) {
	runtime.LockOSThread() // a window belongs to the thread that made it
	defer runtime.UnlockOSThread()
	user32 := windows.NewLazySystemDLL("user32.dll")
	class, err := windows.UTF16PtrFromString("STATIC")
	if err != nil {
		t.Fatal(err)
	}
	window, _, err := user32.NewProc("CreateWindowExW").Call(0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 800, 600, 0, 0, 0, 0)
	if window == 0 {
		t.Fatal(err)
	}
	defer user32.NewProc("DestroyWindow").Call(window)

	Follow(window, 120, 300, 22)
	context, _, _ := getContext.Call(window)
	if context == 0 {
		t.Fatal("the window has no input method")
	}
	var composition compositionForm
	candidates := candidateForm{}
	imm32.NewProc("ImmGetCompositionWindow").Call(context, uintptr(unsafe.Pointer(&composition)))
	imm32.NewProc("ImmGetCandidateWindow").Call(context, 0, uintptr(unsafe.Pointer(&candidates)))
	releaseContext.Call(window, context)
	wantComposition, wantCandidates := forms(120, 300, 22)
	if composition.style != wantComposition.style || composition.current != wantComposition.current {
		t.Errorf("composed at %+v, want %+v", composition, wantComposition)
	}
	if candidates != wantCandidates {
		t.Errorf("candidates at %+v, want %+v", candidates, wantCandidates)
	}

	Rest(window)
	if context, _, _ := getContext.Call(window); context != 0 {
		t.Error("the input method does not rest")
	}
	Follow(window, 0, 0, 22)
	if context, _, _ := getContext.Call(window); context == 0 {
		t.Error("the input method rests for good")
	}
}

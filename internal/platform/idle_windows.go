package platform

import (
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32           = windows.NewLazySystemDLL("user32.dll")
	getLastInputInfo = user32.NewProc("GetLastInputInfo")
	getTickCount     = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetTickCount")
)

// Idle returns for how long nobody has touched keyboard or mouse of this
// computer, in whatever program.
func Idle() (time.Duration, error) {
	last := struct{ size, tick uint32 }{size: 8}
	if done, _, err := getLastInputInfo.Call(uintptr(unsafe.Pointer(&last))); done == 0 {
		return 0, err
	}
	now, _, _ := getTickCount.Call()
	return time.Duration(uint32(now)-last.tick) * time.Millisecond, nil // the count turns over after 49 days
}

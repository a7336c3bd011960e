package platform

import (
	"os/exec"
	"path/filepath"
	"runtime"

	"zwgk/internal/fault"
)

// opener returns the command that opens a file with the program the person
// has chosen for it.
func opener(system, path string) *exec.Cmd {
	switch system {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		return exec.Command("open", path)
	}
	return exec.Command("xdg-open", path)
}

// OpenFile opens a file with the system's own program for it.
func OpenFile(path string) error {
	cmd := opener(runtime.GOOS, path)
	if err := cmd.Start(); err != nil {
		return fault.Wrap(err, fault.NotFound, "没有能打开“%s”的程序。文件已经存好，在“%s”，换一台电脑打开", filepath.Base(path), filepath.Dir(path))
	}
	go cmd.Wait() //nolint:errcheck // only so that no dead process is left behind
	return nil
}

// PrintFile prints a PDF: with lp where there is a printer for it, else by
// opening it in the system's viewer, whose own print button does the rest.
func PrintFile(path string) (printed bool, err error) {
	if runtime.GOOS != "windows" {
		if lp, err := exec.LookPath("lp"); err == nil {
			if exec.Command(lp, path).Run() == nil {
				return true, nil
			}
		}
	}
	return false, OpenFile(path)
}

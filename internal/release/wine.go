package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// wine is a Windows to try the artefacts in, with a screen.
type wine struct {
	*workshop
	folder string // of everything it consists of
	env    []string
}

// newWine makes a fresh Windows, and a screen for it.
func newWine(ctx context.Context, w *workshop) (*wine, error) {
	v := &wine{workshop: w, folder: filepath.Join(w.work, "wine")}
	home := filepath.Join(v.folder, "home")
	if err := errors.Join(os.RemoveAll(v.folder), os.MkdirAll(home, 0o755)); err != nil {
		return nil, err
	}
	screen, err := startScreen(ctx)
	if err != nil {
		return nil, err
	}
	// In another language Windows' own boxes would have no Chinese characters.
	v.env = []string{
		"WINEPREFIX=" + filepath.Join(v.folder, "prefix"), "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", "HOME=" + home,
		"LC_ALL=zh_CN.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "DISPLAY=" + screen,
	}
	if err := v.do(ctx, "wineboot", "-i"); err != nil {
		return nil, err
	}
	return v, v.addRandom(ctx)
}

// addRandom adds the one library that programs made by Go need and wine 8 does
// not have: bcryptprimitives.dll with its one function.
func (v *wine) addRandom(ctx context.Context) error {
	const source = `#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
	return SystemFunction036(data, (ULONG)length);
}
`
	library := v.drive("windows", "system32", "bcryptprimitives.dll")
	return v.workshop.run(ctx, command{
		name: mingw + "gcc", in: source,
		args: []string{"-shared", "-Os", "-s", "-x", "c", "-o", library, "-", "-ladvapi32"},
	})
}

// drive is the path of a file on drive C, from outside.
func (v *wine) drive(names ...string) string {
	return filepath.Join(append([]string{v.folder, "prefix", "drive_c"}, names...)...)
}

// profile is the path of a file of the person who uses this Windows.
func (v *wine) profile(names ...string) (string, error) {
	people, err := filepath.Glob(v.drive("users", "*", "AppData"))
	if err != nil || len(people) != 1 {
		return "", fmt.Errorf("%d people use %s (%w)", len(people), v.folder, err)
	}
	return filepath.Join(append([]string{filepath.Dir(people[0])}, names...)...), nil
}

// do runs a tool of wine or a program in it to its end. What it says goes
// through a file: programs that stay behind would hold a pipe open.
func (v *wine) do(ctx context.Context, name string, args ...string) error {
	_, err := v.answer(ctx, name, args...)
	return err
}

func (v *wine) answer(ctx context.Context, name string, args ...string) (string, error) {
	said, err := os.Create(filepath.Join(v.folder, "said.txt"))
	if err != nil {
		return "", err
	}
	defer said.Close()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = append(os.Environ(), v.env...), said, said
	problem := cmd.Run()
	text, err := os.ReadFile(said.Name())
	if problem != nil {
		err = fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), problem, text)
	}
	return string(text), err
}

// quiet waits until no program runs in this Windows any more.
func (v *wine) quiet(ctx context.Context) error { return v.do(ctx, "wineserver", "-w") }

// end ends every program of this Windows.
func (v *wine) end() error {
	return v.do(context.Background(), "wineserver", "-k")
}

// on is the same Windows on another screen.
func (v *wine) on(screen string) *wine {
	other := *v
	other.env = append(append([]string(nil), v.env...), "DISPLAY="+screen)
	return &other
}

// startScreen starts an X server that picks its own free number and lives as
// long as the context.
func startScreen(ctx context.Context, more ...string) (string, error) {
	number, told, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer number.Close()
	server := exec.CommandContext(ctx, "Xvfb", append([]string{"-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp"}, more...)...)
	server.ExtraFiles = []*os.File{told}
	err = server.Start()
	told.Close()
	if err != nil {
		return "", err
	}
	go server.Wait() //nolint:errcheck // it is ended with the context
	if err := number.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		return "", err
	}
	line, err := bufio.NewReader(number).ReadString('\n')
	return ":" + strings.TrimSpace(line), err
}

// picture keeps what the screen shows, for people, once it shows something: an
// empty screen makes a file of about a thousand bytes, text one of more than
// least.
func (v *wine) picture(ctx context.Context, name string, least int64) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	file := filepath.Join(v.work, name)
	for {
		if err := v.do(ctx, "import", "-window", "root", file); err != nil {
			return fmt.Errorf("the screen of %s stays empty: %w", name, err)
		}
		info, err := os.Stat(file)
		if err != nil || info.Size() > least {
			return err
		}
	}
}

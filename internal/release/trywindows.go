package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// trialLimit is for everything that is tried under wine, on a slow machine.
const trialLimit = 20 * time.Minute

// tryWindows tries the Windows artefacts under wine: it installs, works with
// both programs, runs from a stick, starts without OpenGL, installs over what is
// there, removes.
func tryWindows(ctx context.Context, w *workshop) (err error) {
	ctx, cancel := context.WithTimeout(ctx, trialLimit)
	defer cancel()
	v, err := newWine(ctx, w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, v.end()) }()
	t := &windowsTrial{wine: v}
	for _, step := range []struct {
		name string
		try  func(context.Context) error
	}{
		{"an old Windows is refused", t.refused},
		{"installed", t.installed},
		{"demo office, report, verified in the terminal", t.terminal},
		{"the demo office in the window", t.window},
		{"a package opened in the file manager", t.brought},
		{"from a stick", t.portable},
		{"without OpenGL", t.withoutOpenGL},
		{"installed over itself", t.installed},
		{"removed, the office kept", t.removed},
	} {
		began := time.Now()
		if err := step.try(ctx); err != nil {
			return fmt.Errorf("windows, %s: %w", step.name, err)
		}
		fmt.Printf("windows: %s (%s)\n", step.name, time.Since(began).Round(time.Second))
	}
	return t.figures()
}

// windowsTrial is what the steps of tryWindows have in common.
type windowsTrial struct {
	*wine
	start time.Duration // to 首页
	stick time.Duration // the same, from the portable zip
}

// office is the demo office, seen from inside and from outside.
const office = `C:\单位\演示`

func (t *windowsTrial) office(names ...string) string {
	return t.drive(append([]string{"单位", "演示"}, names...)...)
}

func (t *windowsTrial) programs(name string) (string, error) {
	return t.profile("AppData", "Local", "Programs", "zwgk", name)
}

// refused: the installer says what it needs instead of installing.
func (t *windowsTrial) refused(ctx context.Context) error {
	if err := t.do(ctx, "winecfg", "-v", "win7"); err != nil {
		return err
	}
	err := t.do(ctx, "wine", t.setupFile(), "/S")
	var code *exec.ExitError
	if !errors.As(err, &code) || code.ExitCode() != 3 {
		return fmt.Errorf("the installer ended with %w", err)
	}
	return t.do(ctx, "winecfg", "-v", "win10")
}

func (t *windowsTrial) installed(ctx context.Context) error {
	if err := t.do(ctx, "wine", t.setupFile(), "/S"); err != nil {
		return err
	}
	for _, names := range t.traces() {
		path, err := t.profile(names...)
		if err == nil {
			_, err = os.Stat(path)
		}
		if err != nil {
			return err
		}
	}
	command, err := t.answer(ctx, "wine", "reg", "query", `HKCU\Software\Classes\zwgk.package\shell\open\command`, "/ve")
	if err != nil || !strings.Contains(command, `zwgk.exe" "%1"`) {
		return fmt.Errorf("a package is opened by %q (%w)", command, err)
	}
	return nil
}

// traces are files the installer leaves.
func (t *windowsTrial) traces() [][]string {
	programs := []string{"AppData", "Local", "Programs", "zwgk"}
	at := func(names ...string) []string { return append(append([]string(nil), programs...), names...) }
	return [][]string{
		at("zwgk.exe"), at("zwgkctl.exe"), at("卸载.exe"), at("LICENSE.txt"), at(bookName), at("fonts", "fangsong.ttf"),
		{"AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs", "政务公开工作台.lnk"},
	}
}

func (t *windowsTrial) terminal(ctx context.Context) error {
	program, err := t.programs("zwgkctl.exe")
	if err != nil {
		return err
	}
	for _, args := range [][]string{
		{"demo", "--office", office},
		{"report", "--office", office, "--year", "2025", "--date", "2026-01-20", "--out", `C:\单位\年度报告.pdf`},
		{"verify", "--office", office},
	} {
		if err := t.do(ctx, "wine", append([]string{program}, args...)...); err != nil {
			return err
		}
	}
	report, err := os.ReadFile(t.drive("单位", "年度报告.pdf"))
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(report, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(report), []byte("%%EOF")) {
		return fmt.Errorf("the report of %d bytes is no whole PDF", len(report))
	}
	return nil
}

func (t *windowsTrial) window(ctx context.Context) error {
	program, err := t.programs("zwgk.exe")
	if err != nil {
		return err
	}
	o, err := t.open(ctx, program, "-office", office)
	if err != nil {
		return err
	}
	if t.start, err = o.shows("home", ""); err != nil {
		return err
	}
	return errors.Join(t.picture(ctx, "windows-home.png", 20_000), o.close(ctx))
}

// brought: what a double click on a package does.
func (t *windowsTrial) brought(ctx context.Context) error {
	program, err := t.programs("zwgk.exe")
	if err != nil {
		return err
	}
	if err := os.WriteFile(t.drive("单位", "河东村.zwgkb"), []byte("no package"), 0o644); err != nil {
		return err
	}
	o, err := t.open(ctx, program, "-office", office, `C:\单位\河东村.zwgkb`)
	if err != nil {
		return err
	}
	if _, err := o.shows("data", "exchange-package"); err != nil {
		return err
	}
	return o.close(ctx)
}

// portable: unpacked, with an office made beside the program; then the stick
// gets another letter and the office is found all the same: what the program
// remembers has gone along.
func (t *windowsTrial) portable(ctx context.Context) error {
	before, after := t.drive("E"), t.drive("F")
	if err := unpack(t.stickFile(), before); err != nil {
		return err
	}
	folder := filepath.Join(before, stickFolder)
	o, err := t.open(ctx, filepath.Join(folder, "zwgk.exe"))
	if err != nil {
		return err
	}
	if _, err := o.shows("setup", ""); err != nil {
		return err
	}
	if err := o.close(ctx); err != nil {
		return err
	}
	if err := t.do(ctx, "wine", filepath.Join(folder, "zwgkctl.exe"), "demo", "--office", `C:\E\`+stickFolder+`\资料\青石镇`); err != nil {
		return err
	}
	if o, err = t.open(ctx, filepath.Join(folder, "zwgk.exe"), "-office", `C:\E\`+stickFolder+`\资料\青石镇`); err != nil {
		return err
	}
	if _, err := o.shows("home", ""); err != nil {
		return err
	}
	if err := errors.Join(o.close(ctx), os.Rename(before, after)); err != nil {
		return err
	}
	if o, err = t.open(ctx, filepath.Join(after, stickFolder, "zwgk.exe")); err != nil {
		return err
	}
	if t.stick, err = o.shows("home", ""); err != nil {
		return err
	}
	return o.close(ctx)
}

// unpack unpacks a zip.
func unpack(file, folder string) (err error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, z.Close()) }()
	for _, entry := range z.File {
		if !filepath.IsLocal(entry.Name) {
			return fmt.Errorf("%s has %q", file, entry.Name)
		}
		from, err := entry.Open()
		if err != nil {
			return err
		}
		data, err := io.ReadAll(from)
		if err != nil {
			return err
		}
		to := filepath.Join(folder, filepath.FromSlash(entry.Name))
		if err := errors.Join(from.Close(), os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, data, 0o644)); err != nil {
			return err
		}
	}
	return nil
}

// withoutOpenGL: on a screen that has none the program says what to do, in a box
// that is there until somebody has read it.
func (t *windowsTrial) withoutOpenGL(ctx context.Context) error {
	program, err := t.programs("zwgk.exe")
	if err != nil {
		return err
	}
	screen, err := startScreen(ctx, "-extension", "GLX")
	if err != nil {
		return err
	}
	if err := t.quiet(ctx); err != nil { // what still runs is on the other screen
		return err
	}
	v := t.on(screen)
	o, err := v.open(ctx, program, "-office", office)
	if err != nil {
		return err
	}
	box, err := v.answer(ctx, "xdotool", "search", "--sync", "--onlyvisible", "--name", "政务公开工作台")
	if err != nil {
		return err
	}
	if err := v.picture(ctx, "windows-without-opengl.png", 2_000); err != nil {
		return err
	}
	if err := v.do(ctx, "xdotool", "windowfocus", strings.TrimSpace(box), "key", "Return"); err != nil {
		return err
	}
	for o.lines.Scan() {
		o.heard = append(o.heard, o.lines.Text())
	}
	var code *exec.ExitError
	if err := o.cmd.Wait(); !errors.As(err, &code) || code.ExitCode() != 1 {
		return fmt.Errorf("the program ended with %w", err)
	}
	notes, err := t.profile("AppData", "Roaming", "zwgk")
	if err != nil {
		return err
	}
	return mentions(notes, "OpenGL")
}

// mentions checks that a file of a folder contains a word.
func mentions(folder, word string) error {
	files, err := filesOf(folder)
	for _, text := range files {
		if bytes.Contains(text, []byte(word)) {
			return nil
		}
	}
	return fmt.Errorf("nothing in %s mentions %s (%w)", folder, word, err)
}

func (t *windowsTrial) removed(ctx context.Context) error {
	uninstaller, err := t.programs("卸载.exe")
	if err != nil {
		return err
	}
	// It goes on in a copy of itself: a program cannot remove its own file.
	if err := errors.Join(t.do(ctx, "wine", uninstaller, "/S"), t.quiet(ctx)); err != nil {
		return err
	}
	for _, names := range t.traces() {
		path, err := t.profile(names...)
		if err != nil {
			return err
		}
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("%s is still there (%w)", path, err)
		}
	}
	if left, err := t.answer(ctx, "wine", "reg", "query", `HKCU\Software\Classes\.zwgkb`); err == nil {
		return fmt.Errorf("packages are still ours: %s", left)
	}
	preferences, err := t.profile("AppData", "Roaming", "zwgk", "zwgk.json")
	if err != nil {
		return err
	}
	for _, kept := range []string{preferences, t.office("office.db")} {
		if _, err := os.Stat(kept); err != nil {
			return err
		}
	}
	return nil
}

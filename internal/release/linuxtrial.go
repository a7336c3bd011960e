package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// How long the window may take, also on a busy computer; under an emulator it
// is many times slower.
const (
	windowPatience   = 5 * time.Minute
	emulatorPatience = 20 * time.Minute
)

// tryLinux tries the packages: installed in a clean system, opened, a report
// written, and removed again.
func tryLinux(ctx context.Context, w *workshop) error {
	var figures []string
	var problems []error
	for _, trial := range []struct {
		name string
		do   func(context.Context, *workshop) ([]string, error)
	}{{"deb", tryDeb}, {"rpm", tryRPM}, {"tar.gz", tryPortable}, {"arm64", tryArm}, {"loong64", tryLoong}} {
		began := time.Now()
		measured, err := trial.do(ctx, w)
		figures = append(figures, measured...)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", trial.name, err))
			continue
		}
		fmt.Printf("%s: ok, %s\n", trial.name, time.Since(began).Round(time.Second))
	}
	return errors.Join(errors.Join(problems...), w.note("linux/", figures))
}

// tryDeb installs the deb in a clean Debian 11, works with it, and removes it.
func tryDeb(ctx context.Context, w *workshop) (figures []string, err error) {
	g, err := w.cleanSystem(ctx)
	if err != nil {
		return nil, err
	}
	deb := edition{format: "deb"}.file(w, machines()[0])
	if err := copyInto(filepath.Join(g.root, "tmp", filepath.Base(deb)), deb); err != nil {
		return nil, err
	}
	for _, args := range [][]string{
		{"apt-get", "update", "-qq"},
		{"apt-get", "install", "-y", "-qq", "--no-install-recommends", "/tmp/" + filepath.Base(deb), "desktop-file-utils", "shared-mime-info"},
		{"desktop-file-validate", "/usr/share/applications/" + appID + ".desktop"},
		{"grep", "-q", "^application/vnd.zwgk.exchange=" + appID + ".desktop", "/usr/share/applications/mimeinfo.cache"},
		{"grep", "-q", "zwgkb", "/usr/share/mime/globs2"},
	} {
		if err := w.run(ctx, g.asRoot(args...)); err != nil {
			return nil, err
		}
	}
	if err := w.workInOffice(ctx, g, "/usr/bin/zwgkctl"); err != nil {
		return nil, err
	}
	took, err := w.openWithin(ctx, windowPatience, g, "linux-amd64.png", "/usr/bin/zwgk", "-tell", "-office", clerkHome+"/demo")
	if err != nil {
		return nil, err
	}
	figures = []string{size(machines()[0], deb), "linux/amd64 start to home " + seconds(took)}
	if err := w.run(ctx, g.asRoot("apt-get", "purge", "-y", "-qq", appID)); err != nil {
		return figures, err
	}
	if err := leftBehind(g.root); err != nil {
		return figures, err
	}
	if _, err := os.Stat(filepath.Join(g.root, clerkHome, "demo", "office.db")); err != nil {
		return figures, fmt.Errorf("removing the package took the office along: %w", err)
	}
	return figures, os.RemoveAll(g.root)
}

// workInOffice makes the demo office with a zwgkctl in a guest, writes its
// report and checks everything.
func (w *workshop) workInOffice(ctx context.Context, g guest, program string) error {
	office := clerkHome + "/demo"
	report := clerkHome + "/report.pdf"
	for _, args := range [][]string{
		{program, "demo", "--office", office},
		{program, "report", "--office", office, "--year", "2025", "--date", "2026-01-20", "--out", report},
		{program, "verify", "--office", office},
	} {
		if err := w.run(ctx, g.asClerk(args...)); err != nil {
			return err
		}
	}
	data, err := os.ReadFile(filepath.Join(g.root, report))
	if err != nil {
		return err
	}
	if !strings.HasPrefix(string(data), "%PDF-") {
		return fmt.Errorf("%s is no PDF", report)
	}
	return nil
}

// openWithin opens the window with limited patience; the picture is kept in
// out/work/pictures.
func (w *workshop) openWithin(ctx context.Context, patience time.Duration, g guest, picture string, args ...string) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return w.openWindow(ctx, g, filepath.Join(w.work, "pictures", picture), args...)
}

// leftBehind says what of the package still lies in a system after it was
// removed. A link may stay as a link to nothing, so links are not followed.
func leftBehind(root string) error {
	for _, folder := range []string{home, "/usr/bin", "/usr/share/applications", "/usr/share/mime/packages", "/usr/share/icons", "/usr/share/doc"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && (strings.Contains(entry.Name(), appID) || strings.HasPrefix(entry.Name(), "zwgk")) {
				err = fmt.Errorf("after removing, %s is still there", path)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// tryRPM installs the rpm into an empty folder and runs what it brought.
func tryRPM(ctx context.Context, w *workshop) ([]string, error) {
	var figures []string
	for _, m := range machines() {
		file := edition{format: "rpm"}.file(w, m)
		listed, err := w.hear(ctx, command{name: "rpm", args: []string{"-qp", "--list", file}})
		if err != nil {
			return figures, err
		}
		list := w.layout(programs{}, "")
		for _, p := range append(list, links(list)...) {
			if !strings.Contains(listed, p.to+"\n") {
				return figures, fmt.Errorf("%s lacks %s", file, p.to)
			}
		}
		figures = append(figures, size(m, file))
	}
	g := guest{root: filepath.Join(w.work, "trial-rpm")}
	if err := errors.Join(os.RemoveAll(g.root), os.MkdirAll(g.root, 0o755), g.moveIn()); err != nil {
		return figures, err
	}
	file := edition{format: "rpm"}.file(w, machines()[0])
	if err := w.run(ctx, command{name: "rpm", args: []string{"--root", g.root, "--install", "--nodeps", "--noscripts", file}}); err != nil {
		return figures, err
	}
	if err := w.run(ctx, command{name: "rpm", args: []string{"--root", g.root, "--verify", "--nodeps", appID}}); err != nil {
		return figures, err
	}
	if err := w.workInOffice(ctx, g, "/usr/bin/zwgkctl"); err != nil {
		return figures, err
	}
	if err := w.run(ctx, command{name: "rpm", args: []string{"--root", g.root, "--erase", "--noscripts", appID}}); err != nil {
		return figures, err
	}
	return figures, errors.Join(leftBehind(g.root), os.RemoveAll(g.root))
}

// tryPortable unpacks the portable archive and looks whether everything stays
// beside the program.
func tryPortable(ctx context.Context, w *workshop) ([]string, error) {
	var figures []string
	for _, m := range machines() {
		figures = append(figures, size(m, portableFile(w, m)))
	}
	g := guest{root: filepath.Join(w.work, "trial-portable")}
	if err := errors.Join(os.RemoveAll(g.root), os.MkdirAll(g.root, 0o755), g.moveIn()); err != nil {
		return figures, err
	}
	m := machines()[0]
	if err := w.run(ctx, command{name: "tar", args: []string{"-xzf", portableFile(w, m), "-C", filepath.Join(g.root, clerkHome)}}); err != nil {
		return figures, err
	}
	folder := clerkHome + "/" + portableName(w, m)
	if _, err := os.Stat(filepath.Join(g.root, folder, "资料")); err != nil {
		return figures, err
	}
	if err := w.workInOffice(ctx, g, folder+"/zwgkctl"); err != nil {
		return figures, err
	}
	return figures, os.RemoveAll(g.root)
}

// size is a line of figures.
func size(m machine, file string) string {
	size, err := megabytes(file)
	if err != nil {
		size = "is missing"
	}
	return "linux/" + m.arch + " " + filepath.Base(file) + " " + size
}

// copyInto copies a file.
func copyInto(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

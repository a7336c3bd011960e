package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// workshop is where a release is made.
type workshop struct {
	root    string    // of the checkout
	out     string    // artefacts
	work    string    // what is kept between runs
	version string    // such as 0.1.0, from FyneApp.toml
	commit  time.Time // of the commit: every time stamp inside the artefacts
	built   []binary  // so far, for the list of what is inside
}

// maker makes a group of artefacts in w.out and returns their paths.
type maker func(ctx context.Context, w *workshop) (artefacts []string, err error)

// newWorkshop looks at the checkout in the current folder.
func newWorkshop(ctx context.Context) (*workshop, error) {
	root, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	w := &workshop{root: root, out: filepath.Join(root, "out", "release"), work: filepath.Join(root, "out", "work")}
	if w.version, err = versionOf(filepath.Join(root, "FyneApp.toml")); err != nil {
		return nil, err
	}
	stamp, err := w.hear(ctx, command{name: "git", args: []string{"log", "-1", "--format=%ct"}})
	if err != nil {
		return nil, err
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(stamp), 10, 64)
	if err != nil {
		return nil, fmt.Errorf("time of the commit: %w", err)
	}
	w.commit = time.Unix(seconds, 0).UTC()
	for _, dir := range []string{w.out, w.work} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// versionOf reads the program's version from FyneApp.toml, the one place that
// has it.
func versionOf(name string) (string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(data)) {
		if key, value, ok := strings.Cut(line, "="); ok && strings.TrimSpace(key) == "Version" {
			return strings.Trim(strings.TrimSpace(value), `"`), nil
		}
	}
	return "", fmt.Errorf("%s has no Version", name)
}

// command is a program to be run.
type command struct {
	name string
	args []string
	dir  string   // the root of the checkout when empty
	env  []string // in addition
	in   string
}

func (c command) String() string { return c.name + " " + strings.Join(c.args, " ") }

// run runs a program; what it says is part of the error.
func (w *workshop) run(ctx context.Context, c command) error {
	_, err := w.hear(ctx, c)
	return err
}

// hear runs a program and returns what it writes to its output.
func (w *workshop) hear(ctx context.Context, c command) (string, error) {
	cmd := exec.CommandContext(ctx, c.name, c.args...)
	cmd.Dir = c.dir
	if cmd.Dir == "" {
		cmd.Dir = w.root
	}
	cmd.Env = append(os.Environ(), c.env...)
	if c.in != "" {
		cmd.Stdin = strings.NewReader(c.in)
	}
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		return out.String(), fmt.Errorf("%s: %w\n%s%s", c, err, &out, &problems)
	}
	return out.String(), nil
}

// target is a platform to build for.
type target struct {
	os, arch string
	cc       string   // the C compiler; without it there is no window
	env      []string // of the C compiler
	tags     string
	flags    string // of the linker, in addition
}

// build compiles a program of the house for a platform.
func (w *workshop) build(ctx context.Context, program string, t target, file string) error {
	env := append([]string{"GOOS=" + t.os, "GOARCH=" + t.arch, "CGO_ENABLED=0", "GOFLAGS=-mod=readonly"}, t.env...)
	if t.cc != "" {
		env = append(env, "CGO_ENABLED=1", "CC="+t.cc)
	}
	if err := w.run(ctx, command{name: "go", env: env, args: []string{
		"build", "-trimpath", "-buildvcs=false", "-tags", t.tags,
		"-ldflags", strings.TrimSpace("-s -w -buildid= -X main.version=" + w.version + " " + t.flags), "-o", file, "./cmd/" + program,
	}}); err != nil {
		return err
	}
	return w.remember(program, t, file)
}

// terminal makes zwgkctl for the platforms that get no window.
func terminal(ctx context.Context, w *workshop) ([]string, error) {
	var made []string
	for _, t := range []target{{os: "windows", arch: "386"}, {os: "linux", arch: "loong64"}, {os: "darwin", arch: "arm64"}, {os: "darwin", arch: "amd64"}} {
		file := w.terminalFile(t)
		if err := w.build(ctx, "zwgkctl", t, file); err != nil {
			return made, err
		}
		made = append(made, file)
	}
	return made, nil
}

func (w *workshop) terminalFile(t target) string {
	name := fmt.Sprintf("zwgkctl-%s-%s-%s", w.version, t.os, t.arch)
	if t.os == "windows" {
		name += ".exe"
	}
	return filepath.Join(w.out, name)
}

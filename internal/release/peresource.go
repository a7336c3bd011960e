package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// mingw is how the names of the tools for Windows begin.
const mingw = "x86_64-w64-mingw32-"

// buildWithResource builds a program for Windows with its resource. The linker
// takes resources only from the program's package: there it stands meanwhile,
// under a name that git ignores.
func (w *workshop) buildWithResource(ctx context.Context, program, about string, t target, file string) (err error) {
	object, err := w.resource(ctx, program, about)
	if err != nil {
		return err
	}
	place := filepath.Join(w.root, "cmd", program, "resource_windows_amd64.syso")
	if err := copyFile(object, place); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(place)) }()
	return w.build(ctx, program, t, file)
}

// resource compiles the resource of a program: icon, version, manifest.
func (w *workshop) resource(ctx context.Context, program, about string) (object string, err error) {
	dir := filepath.Join(w.work, "windows", "resource", program)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	numbers, err := fourNumbers(w.version)
	if err != nil {
		return "", err
	}
	script, manifest, object := filepath.Join(dir, "program.rc"), filepath.Join(dir, "program.manifest"), filepath.Join(dir, "program.syso")
	values := map[string]string{
		"NAME": program, "VERSION": w.version, "NUMBERS": strings.Join(numbers, ","), "DOTTED": strings.Join(numbers, "."),
		"DESCRIPTION": about, "ICON": w.packaging("icon", "zwgk.ico"), "MANIFEST": manifest,
	}
	for from, to := range map[string]string{"zwgk.rc": script, "zwgk.manifest": manifest} {
		text, err := os.ReadFile(w.packaging("windows", from))
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(to, []byte(fill(string(text), values)), 0o644); err != nil {
			return "", err
		}
	}
	return object, w.run(ctx, command{name: mingw + "windres", args: []string{"--input-format=rc", "--output-format=coff", "--codepage=65001", script, object}})
}

// fill puts values where their names stand between @.
func fill(text string, values map[string]string) string {
	var pairs []string
	for name, value := range values {
		pairs = append(pairs, "@"+name+"@", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// fourNumbers is a version as Windows counts: always four numbers below 65536.
func fourNumbers(version string) ([]string, error) {
	numbers := strings.Split(version, ".")
	for _, n := range numbers {
		if _, err := strconv.ParseUint(n, 10, 16); err != nil || len(numbers) > 4 {
			return nil, fmt.Errorf("version %q is not up to four numbers, as Windows wants it", version)
		}
	}
	for len(numbers) < 4 {
		numbers = append(numbers, "0")
	}
	return numbers, nil
}

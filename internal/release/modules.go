package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// ship is a program on a platform, as far as what it contains goes.
type ship struct {
	program, os, arch string
	window            bool
}

// ships are the programs an office gets. On one system the processor decides
// nothing about which works of others are inside.
func ships() []ship {
	return []ship{
		{"zwgk", "linux", "amd64", true},
		{"zwgk", "windows", "amd64", true},
		{"zwgkctl", "linux", "amd64", false},
		{"zwgkctl", "windows", "amd64", false},
		{"zwgkctl", "darwin", "arm64", false},
	}
}

// on are the systems a program ships for.
func on(program string) (systems []string) {
	for _, s := range ships() {
		if s.program == program {
			systems = append(systems, s.os)
		}
	}
	return systems
}

// listed is a package as go list tells it.
type listed struct {
	Dir        string
	EmbedFiles []string
	CgoFiles   []string
	Module     *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// packages are the packages of others that a program links.
func (w *workshop) packages(ctx context.Context, s ship) ([]listed, error) {
	args, cgo := []string{"list", "-deps", "-json=Dir,EmbedFiles,CgoFiles,Module"}, "0"
	if s.window {
		args, cgo = append(args, "-tags", "x11,migrated_fynedo"), "1"
	}
	text, err := w.hear(ctx, command{name: "go", args: append(args, "./cmd/"+s.program),
		env: []string{"GOOS=" + s.os, "GOARCH=" + s.arch, "CGO_ENABLED=" + cgo, "GOFLAGS=-mod=readonly"}})
	if err != nil {
		return nil, err
	}
	var found []listed
	for d := json.NewDecoder(strings.NewReader(text)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return found, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list of %s: %w", s.program, err)
		}
		if p.Module != nil && !p.Module.Main {
			found = append(found, p)
		}
	}
}

// modules are the Go modules inside the programs, in the order of names, with
// the licences their texts hold.
func (w *workshop) modules(ctx context.Context) ([]part, error) {
	found := map[string]*part{}
	for _, s := range ships() {
		list, err := w.packages(ctx, s)
		if err != nil {
			return nil, err
		}
		for _, p := range list {
			m := found[p.Module.Path]
			if m == nil {
				m = &part{name: p.Module.Path, version: p.Module.Version, module: true}
				found[m.name] = m
			}
			if !slices.Contains(m.in, s.program+" "+s.os) {
				m.in = append(m.in, s.program+" "+s.os)
			}
			for _, dir := range p.licensed() {
				if err := m.gather(dir); err != nil {
					return nil, err
				}
			}
		}
	}
	var parts []part
	for _, m := range found {
		if err := m.read(); err != nil {
			return nil, err
		}
		parts = append(parts, *m)
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return parts, nil
}

// licensed are the folders whose licences a package stands under: its own,
// those around it, those of files it embeds, and, when it compiles C, the
// folders of C below it.
func (p listed) licensed() []string {
	var dirs []string
	for dir := p.Dir; strings.HasPrefix(dir, p.Module.Dir); dir = filepath.Dir(dir) {
		dirs = append(dirs, dir)
	}
	for _, file := range p.EmbedFiles {
		if dir := filepath.Join(p.Dir, filepath.Dir(file)); !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	if len(p.CgoFiles) > 0 {
		below, _ := filepath.Glob(filepath.Join(p.Dir, "*", "*")) // no bad pattern
		for _, file := range below {
			if dir := filepath.Dir(file); aLicence.MatchString(filepath.Base(file)) && !slices.Contains(dirs, dir) {
				dirs = append(dirs, dir)
			}
		}
	}
	return dirs
}

var (
	// aLicence is the name of a file that holds a licence or a notice.
	aLicence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|unlicense)([._-][^/]*)?$`)
	// aNotice comes with a licence and is none.
	aNotice = regexp.MustCompile(`(?i)^(notice|patents)|^LICENSE-LOGO$`)
)

// gather adds the texts that stand in a folder.
func (p *part) gather(dir string) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(dir, f.Name())
		if !f.IsDir() && !strings.HasSuffix(f.Name(), ".go") && aLicence.MatchString(f.Name()) && !slices.Contains(p.texts, path) {
			p.texts = append(p.texts, path)
		}
	}
	return nil
}

package main

import (
	"context"
	"fmt"
	"path/filepath"
)

// machine is a kind of processor that offices have under Kylin, UOS and Debian.
type machine struct {
	arch    string // as Go and Debian say
	rpm     string // as rpm says
	triplet string // as the C compiler says
	loader  string // what starts programs that are linked against C libraries
}

func machines() []machine {
	return []machine{
		{"amd64", "x86_64", "x86_64-linux-gnu", "ld-linux-x86-64.so.2"},
		{"arm64", "aarch64", "aarch64-linux-gnu", "ld-linux-aarch64.so.1"},
	}
}

// linux makes the packages and the portable archives.
func linux(ctx context.Context, w *workshop) ([]string, error) {
	texts, err := w.licenceTexts(ctx)
	if err != nil {
		return nil, err
	}
	var made []string
	for _, m := range machines() {
		files, err := w.compileFor(ctx, m)
		if err != nil {
			return made, fmt.Errorf("%s: %w", m.arch, err)
		}
		files.licences = texts
		for _, make := range []func(context.Context, *workshop, machine, programs) ([]string, error){installable, portable} {
			artefacts, err := make(ctx, w, m, files)
			made = append(made, artefacts...)
			if err != nil {
				return made, fmt.Errorf("%s: %w", m.arch, err)
			}
		}
	}
	return made, nil
}

// programs are the files that were made for a machine.
type programs struct{ window, terminal, licences string }

// compileFor compiles both programs and looks at what the window needs of the
// system.
func (w *workshop) compileFor(ctx context.Context, m machine) (programs, error) {
	dir := filepath.Join(w.work, "linux-"+m.arch)
	files := programs{window: filepath.Join(dir, "zwgk"), terminal: filepath.Join(dir, "zwgkctl")}
	root, err := w.sysroot(ctx, m)
	if err != nil {
		return files, err
	}
	if err := w.build(ctx, "zwgk", windowTarget(m, root), files.window); err != nil {
		return files, err
	}
	if err := checkNeeds(files.window, m); err != nil {
		return files, err
	}
	return files, w.build(ctx, "zwgkctl", target{os: "linux", arch: m.arch}, files.terminal)
}

// windowTarget compiles against the old system in root, and nothing of the
// computer it runs on: a program that was linked against a newer C library does
// not start where offices are.
func windowTarget(m machine, root string) target {
	lib := filepath.Join(root, "usr", "lib", m.triplet, "pkgconfig")
	return target{
		os: "linux", arch: m.arch, tags: "gles,x11,migrated_fynedo",
		cc: m.triplet + "-gcc --sysroot=" + root,
		env: []string{
			"CGO_CFLAGS=-O2 -g0", // information for debuggers would hold paths
			"PKG_CONFIG_SYSROOT_DIR=" + root,
			"PKG_CONFIG_LIBDIR=" + lib + ":" + filepath.Join(root, "usr", "share", "pkgconfig"),
		},
	}
}

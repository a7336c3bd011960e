package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// qemu runs programs of arm64 on this computer.
const qemu = "/usr/bin/qemu-aarch64-static"

// tryArm runs the programs for arm64 under an emulator, in a folder with the
// files of the packages that the deb asks for. Nothing is installed there:
// scripts of packages would need the emulator to be known to the kernel.
func tryArm(ctx context.Context, w *workshop) ([]string, error) {
	m := machines()[1]
	deb := edition{format: "deb"}.file(w, m)
	figures := []string{size(m, deb)}
	g, err := w.armSystem(ctx, m)
	if err != nil {
		return figures, err
	}
	if err := w.unpack(ctx, []string{deb}, g.root); err != nil {
		return figures, err
	}
	const bin = home + "/files/bin/"
	if err := w.workInOffice(ctx, g, bin+"zwgkctl"); err != nil {
		return figures, err
	}
	took, err := w.openWithin(ctx, emulatorPatience, g, "linux-arm64.png", bin+"zwgk", "-tell", "-office", clerkHome+"/demo")
	if err != nil {
		return figures, err
	}
	return append(figures, "linux/arm64 start to home "+seconds(took)+" (qemu)"), nil
}

// qemuLoong runs programs of loong64 on this computer.
const qemuLoong = "/usr/bin/qemu-loongarch64-static"

// tryLoong runs zwgkctl for loong64 under an emulator, in a folder with nothing
// else: it needs no library.
func tryLoong(ctx context.Context, w *workshop) ([]string, error) {
	m := machine{arch: "loong64"}
	file := w.terminalFile(target{os: "linux", arch: m.arch})
	figures := []string{size(m, file)}
	const program = "/zwgkctl"
	g := guest{root: filepath.Join(w.work, "trial-"+m.arch), emulator: "/qemu"}
	if err := errors.Join(os.RemoveAll(g.root), os.MkdirAll(g.root, 0o755), g.moveIn()); err != nil {
		return figures, err
	}
	for name, from := range map[string]string{g.emulator: qemuLoong, program: file} {
		inside := filepath.Join(g.root, name)
		if err := errors.Join(copyInto(inside, from), os.Chmod(inside, 0o755)); err != nil {
			return figures, err
		}
	}
	if err := w.workInOffice(ctx, g, program); err != nil {
		return figures, err
	}
	return figures, os.RemoveAll(g.root)
}

// armSystem unpacks what the deb asks for into an empty folder.
func (w *workshop) armSystem(ctx context.Context, m machine) (guest, error) {
	g := guest{root: filepath.Join(w.work, "trial-"+m.arch), emulator: "/qemu"}
	apt, err := w.apt(ctx, m.arch)
	if err != nil {
		return g, err
	}
	apt.args = []string{"install", "-y", "-qq", "--download-only", "libc6", "libgl1-mesa-dri"}
	for _, n := range libraries() {
		apt.args = append(apt.args, n.debian)
	}
	if err := w.run(ctx, apt); err != nil {
		return g, err
	}
	debs, err := filepath.Glob(filepath.Join(apt.dir, "cache", "archives", "*.deb"))
	if err != nil {
		return g, err
	}
	if err := os.RemoveAll(g.root); err != nil {
		return g, err
	}
	if err := w.unpack(ctx, debs, g.root); err != nil {
		return g, err
	}
	inside := filepath.Join(g.root, g.emulator)
	return g, errors.Join(copyInto(inside, qemu), os.Chmod(inside, 0o755), g.moveIn())
}

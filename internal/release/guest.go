package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// guest is a system in a folder, in which programs are tried the way they
// would run on a computer of an office.
type guest struct {
	root     string
	emulator string   // what runs programs of another processor, a path inside
	env      []string // in addition
}

// clerk is who works in a guest; the home folder outlives the package.
const (
	clerkID   = 1000
	clerkHome = "/home/clerk"
)

// enter mounts what a program needs and goes in. The mounts are in a name
// space of their own and vanish with the program, also when that is killed.
const enter = `set -e
root=$1; shift
mkdir -p "$root/proc" "$root/dev" "$root/tmp/.X11-unix"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
[ ! -d /tmp/.X11-unix ] || mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
exec chroot "$@"`

// asRoot is a program in the guest.
func (g guest) asRoot(args ...string) command { return g.command(nil, "/root", args) }

// asClerk is a program in the guest, without the rights of an administrator.
func (g guest) asClerk(args ...string) command {
	return g.command([]string{"--userspec=1000:1000"}, clerkHome, args)
}

func (g guest) command(as []string, home string, args []string) command {
	if g.emulator != "" {
		args = append([]string{g.emulator}, args...)
	}
	all := []string{"--mount", "--pid", "--fork", "--kill-child", "sh", "-c", enter, "sh", g.root}
	all = append(append(append(all, as...), g.root), args...)
	env := append([]string{
		"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=" + home,
		"XDG_CONFIG_HOME=", "XDG_CACHE_HOME=", "LC_ALL=C.UTF-8", "LANGUAGE=", "DEBIAN_FRONTEND=noninteractive", "LIBGL_ALWAYS_SOFTWARE=1",
	}, g.env...)
	return command{name: "unshare", args: all, env: env}
}

// cleanSystem is a copy of a Debian 11 with nothing but what every Debian has.
// The original is made once.
func (w *workshop) cleanSystem(ctx context.Context) (guest, error) {
	original, trial := filepath.Join(w.work, "clean-"+oldRelease), filepath.Join(w.work, "trial")
	if _, err := os.Stat(original); errors.Is(err, os.ErrNotExist) {
		unfinished := original + ".new"
		if err := os.RemoveAll(unfinished); err != nil {
			return guest{}, err
		}
		mirror, err := w.mirror(ctx)
		if err != nil {
			return guest{}, err
		}
		if err := w.run(ctx, command{name: "debootstrap", args: []string{"--variant=minbase", "--keyring=" + keyring, oldRelease, unfinished, mirror}}); err != nil {
			return guest{}, err
		}
		if err := os.Rename(unfinished, original); err != nil {
			return guest{}, err
		}
	}
	if err := os.RemoveAll(trial); err != nil {
		return guest{}, err
	}
	if err := w.run(ctx, command{name: "cp", args: []string{"-a", "--reflink=auto", original, trial}}); err != nil {
		return guest{}, err
	}
	for _, name := range []string{"/etc/resolv.conf", "/etc/hosts"} {
		if data, err := os.ReadFile(name); err == nil {
			if err := os.WriteFile(filepath.Join(trial, name), data, 0o644); err != nil {
				return guest{}, err
			}
		}
	}
	g := guest{root: trial}
	return g, g.moveIn()
}

// moveIn gives the clerk a home.
func (g guest) moveIn() error {
	folder := filepath.Join(g.root, clerkHome)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	temporary := filepath.Join(g.root, "tmp")
	return errors.Join(os.Chown(folder, clerkID, clerkID), os.MkdirAll(temporary, 0o777), os.Chmod(temporary, 0o777|os.ModeSticky))
}

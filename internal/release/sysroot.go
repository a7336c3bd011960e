package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Debian 11 is the oldest Debian that can still be had. Its C library is
// 2.31; checkNeeds sees to it that nothing newer than glibcFloor is used of it.
const (
	oldRelease = "bullseye"
	keyring    = "/usr/share/keyrings/debian-archive-keyring.gpg"
)

// pinned is a package of the system root, and what its file has to be.
type pinned struct {
	version string            // name=version
	sums    map[string]string // SHA-256, by processor
}

// parsePins reads sysroot.txt.
func parsePins(text string) (pins []pinned, err error) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Fields(line)
		if len(fields) != 3 || !strings.Contains(fields[0], "=") {
			return nil, fmt.Errorf("sysroot.txt: %q", line)
		}
		pins = append(pins, pinned{fields[0], map[string]string{"amd64": fields[1], "arm64": fields[2]}})
	}
	return pins, nil
}

// sysroot is the folder with the headers and libraries of the old system for a
// machine. It is made once and again when sysroot.txt changes.
func (w *workshop) sysroot(ctx context.Context, m machine) (string, error) {
	text, err := os.ReadFile(w.packaging("linux", "sysroot.txt"))
	if err != nil {
		return "", err
	}
	root := filepath.Join(w.work, "sysroot-"+m.arch)
	stamp := filepath.Join(root, "made-from")
	if made, err := os.ReadFile(stamp); err == nil && string(made) == string(text) {
		return root, nil
	}
	pins, err := parsePins(string(text))
	if err != nil {
		return "", err
	}
	debs, err := w.fetchPins(ctx, m, pins)
	if err != nil {
		return "", err
	}
	if err := os.RemoveAll(root); err != nil {
		return "", err
	}
	if err := w.unpack(ctx, debs, root); err != nil {
		return "", err
	}
	return root, os.WriteFile(stamp, text, 0o644)
}

// mirror is where this computer gets its own Debian packages from; the old
// system is there too.
func (w *workshop) mirror(ctx context.Context) (string, error) {
	listed, err := w.hear(ctx, command{name: "apt-get", args: []string{"indextargets", "--format", "$(REPO_URI)", "Identifier: Packages"}})
	if err != nil {
		return "", err
	}
	return mirrorIn(listed)
}

// mirrorIn takes the first source that is not only for security updates.
func mirrorIn(sources string) (string, error) {
	for source := range strings.Lines(sources) {
		if source = strings.TrimSpace(source); source != "" && !strings.Contains(source, "security") {
			return strings.TrimSuffix(source, "/"), nil
		}
	}
	return "", fmt.Errorf("apt has no source of Debian packages")
}

// apt is a package list of the old system for a processor, apart from the one
// of this computer.
func (w *workshop) apt(ctx context.Context, arch string) (command, error) {
	mirror, err := w.mirror(ctx)
	if err != nil {
		return command{}, err
	}
	dir := filepath.Join(w.work, "apt-"+arch)
	for _, folder := range []string{"state/lists/partial", "cache/archives/partial", "none"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			return command{}, err
		}
	}
	conf := strings.NewReplacer("DIR", dir, "ARCH", arch).Replace(`Dir::State "DIR/state"; Dir::State::status "DIR/status"; Dir::Cache "DIR/cache";
Dir::Etc::sourcelist "DIR/sources.list"; Dir::Etc::sourceparts "DIR/none"; Dir::Etc::preferencesparts "DIR/none"; Dir::Etc::parts "DIR/none";
APT::Architecture "ARCH"; APT::Architectures { "ARCH"; }; APT::Install-Recommends "false"; APT::Sandbox::User "root";
Acquire::Languages "none"; Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false"; Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
`)
	for name, content := range map[string]string{
		"conf": conf, "status": "",
		"sources.list": "deb [signed-by=" + keyring + "] " + mirror + " " + oldRelease + " main\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			return command{}, err
		}
	}
	apt := command{name: "apt-get", dir: dir, env: []string{"APT_CONFIG=" + filepath.Join(dir, "conf")}}
	if lists, _ := filepath.Glob(filepath.Join(dir, "state", "lists", "*Packages*")); len(lists) > 0 { // no bad pattern
		return apt, nil
	}
	update := apt
	update.args = []string{"update", "-qq"}
	return apt, w.run(ctx, update)
}

// fetchPins downloads the packages of a system root and checks each of them.
func (w *workshop) fetchPins(ctx context.Context, m machine, pins []pinned) ([]string, error) {
	apt, err := w.apt(ctx, m.arch)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(w.work, "debs-"+m.arch)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	apt.dir, apt.args = dir, []string{"download", "-qq"}
	sums := map[string]bool{}
	for _, p := range pins {
		apt.args = append(apt.args, p.version)
		sums[p.sums[m.arch]] = true
	}
	if err := w.run(ctx, apt); err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.deb"))
	if err != nil {
		return nil, err
	}
	var debs []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if sum := sha256.Sum256(data); sums[hex.EncodeToString(sum[:])] {
			debs = append(debs, file)
		}
	}
	if len(debs) != len(pins) {
		return nil, fmt.Errorf("%s: only %d of %d packages are those of sysroot.txt", dir, len(debs), len(pins))
	}
	return debs, nil
}

// unpack puts the files of packages into a folder that is to be a system.
func (w *workshop) unpack(ctx context.Context, debs []string, root string) error {
	if err := os.MkdirAll(root, 0o755); err != nil {
		return err
	}
	for _, deb := range debs {
		if err := w.run(ctx, command{name: "dpkg-deb", args: []string{"--extract", deb, root}}); err != nil {
			return err
		}
	}
	return turnLinksInward(root)
}

// turnLinksInward makes links from the root of the file system into links that
// stay in root: seen from outside they would lead to this computer's libraries.
func turnLinksInward(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Type()&fs.ModeSymlink == 0 {
			return err
		}
		to, err := os.Readlink(path)
		if err != nil || !filepath.IsAbs(to) {
			return err
		}
		inside, err := filepath.Rel(filepath.Dir(path), filepath.Join(root, to))
		if err != nil {
			return err
		}
		if err := os.Remove(path); err != nil {
			return err
		}
		return os.Symlink(inside, path)
	})
}

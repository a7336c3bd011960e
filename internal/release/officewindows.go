package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// bookName is the file with the licences of everything that others made.
const bookName = "第三方许可.txt"

// windows makes the programs for Windows, the installer and the portable zip.
// The names of the artefacts are ASCII: checksums, web servers and old archive
// programs do not agree on how others are written.
func windows(ctx context.Context, w *workshop) ([]string, error) {
	files := filepath.Join(w.work, "windows", "files")
	if err := w.stage(ctx, files); err != nil {
		return nil, err
	}
	setup, err := w.installer(ctx, files)
	if err != nil {
		return nil, err
	}
	stick, err := w.stick(files)
	if err != nil {
		return nil, err
	}
	return []string{setup, stick}, nil
}

func (w *workshop) setupFile() string {
	return filepath.Join(w.out, "zwgk-"+w.version+"-windows-amd64-setup.exe")
}

func (w *workshop) stickFile() string {
	return filepath.Join(w.out, "zwgk-"+w.version+"-windows-amd64-portable.zip")
}

// stage puts what every Windows artefact consists of into a folder.
func (w *workshop) stage(ctx context.Context, files string) error {
	if err := errors.Join(os.RemoveAll(files), os.MkdirAll(filepath.Join(files, "fonts"), 0o755)); err != nil {
		return err
	}
	window := target{os: "windows", arch: "amd64", cc: mingw + "gcc", tags: "migrated_fynedo", flags: "-H windowsgui"}
	terminal := target{os: "windows", arch: "amd64"}
	for _, p := range []struct {
		name, about string
		target      target
	}{{"zwgk", "政务公开工作台", window}, {"zwgkctl", "政务公开工作台 终端程序", terminal}} {
		if err := w.buildWithResource(ctx, p.name, p.about, p.target, filepath.Join(files, p.name+".exe")); err != nil {
			return err
		}
	}
	book, err := w.licenceTexts(ctx)
	if err != nil {
		return err
	}
	for from, to := range map[string]string{
		filepath.Join(w.root, "LICENSE"):                                        "LICENSE.txt",
		filepath.Join(w.root, "resources", "fonts", "separate", "fangsong.ttf"): filepath.Join("fonts", "fangsong.ttf"),
		book: bookName,
	} {
		if err := copyFile(from, filepath.Join(files, to)); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// packaging is a file of resources/packaging.
func (w *workshop) packaging(name ...string) string {
	return filepath.Join(append([]string{w.root, "resources", "packaging"}, name...)...)
}

// installer makes the installer of what stands in files.
func (w *workshop) installer(ctx context.Context, files string) (string, error) {
	numbers, err := fourNumbers(w.version)
	if err != nil {
		return "", err
	}
	kilobytes, err := sizeOf(files)
	if err != nil {
		return "", err
	}
	setup := w.setupFile()
	if err := os.RemoveAll(setup); err != nil {
		return "", err
	}
	defines := []string{
		"VERSION=" + w.version, "NUMBERS=" + strings.Join(numbers, "."), "FILES=" + files,
		"ICON=" + w.packaging("icon", "zwgk.ico"), "SIDE=" + w.packaging("icon", "side.bmp"), fmt.Sprintf("SIZE=%d", kilobytes/1024), "OUTPUT=" + setup,
	}
	args := []string{"-V2", "-WX", "-INPUTCHARSET", "UTF8"}
	for _, d := range defines {
		args = append(args, "-D"+d)
	}
	stamp := fmt.Sprintf("SOURCE_DATE_EPOCH=%d", w.commit.Unix())
	// makensis reads arguments and file names in the language of the terminal.
	err = w.run(ctx, command{name: "makensis", args: append(args, w.packaging("windows", "zwgk.nsi")), env: []string{stamp, "LC_ALL=C.UTF-8", "TZ=UTC"}})
	return setup, err
}

// sizeOf is how many bytes the files of a folder take.
func sizeOf(folder string) (total int64, err error) {
	err = filepath.WalkDir(folder, func(_ string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	return total, err
}

package main

import (
	"archive/zip"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// stickFolder is the one folder of the portable zip.
const stickFolder = "政务公开工作台"

// stick makes the zip that runs from a stick: what is installed elsewhere, a
// page for whoever unpacks it, and the folder 资料 that makes it portable (see
// platform.LoadPreferences).
func (w *workshop) stick(files string) (string, error) {
	entries, err := filesOf(files)
	if err != nil {
		return "", err
	}
	for name, source := range map[string]string{"说明.txt": "说明.txt", "资料/说明.txt": "资料说明.txt"} {
		text, err := os.ReadFile(w.packaging("windows", source))
		if err != nil {
			return "", err
		}
		entries[name] = forNotepad(fill(string(text), map[string]string{"VERSION": w.version}))
	}
	below := map[string][]byte{}
	for name, data := range entries {
		below[path.Join(stickFolder, name)] = data
	}
	file := w.stickFile()
	return file, writeZip(file, below, w.commit)
}

// filesOf reads a folder, by slashed names.
func filesOf(folder string) (map[string][]byte, error) {
	found := map[string][]byte{}
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, file)
		if err != nil {
			return err
		}
		found[filepath.ToSlash(name)], err = os.ReadFile(file)
		return err
	})
	return found, err
}

// writeZip writes a zip of entries in the order of their names, all of one time.
func writeZip(file string, entries map[string][]byte, at time.Time) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := zip.NewWriter(f)
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		entry, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at.UTC()})
		if err != nil {
			return err
		}
		if _, err := entry.Write(entries[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

// forNotepad is a text as every editor of Windows shows it.
func forNotepad(text string) []byte {
	const mark = "\ufeff"
	return []byte(mark + strings.ReplaceAll(text, "\n", "\r\n"))
}

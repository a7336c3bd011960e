package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// figuresName has what was measured, a line for each, beside the artefacts.
const figuresName = "figures.txt"

// figures notes sizes and times of the Windows artefacts.
func (t *windowsTrial) figures() error {
	const platform = "windows/amd64 "
	var lines []string
	for _, name := range []string{"zwgk.exe", "zwgkctl.exe"} {
		path, err := t.staged(name)
		if err != nil {
			return err
		}
		lines = append(lines, platform+path)
	}
	for _, file := range []string{t.setupFile(), t.stickFile()} {
		size, err := megabytes(file)
		if err != nil {
			return err
		}
		lines = append(lines, platform+filepath.Base(file)+" "+size)
	}
	lines = append(lines, platform+"start to home "+seconds(t.start)+" (wine)", platform+"start to home from the portable zip "+seconds(t.stick)+" (wine)")
	return t.note(platform, lines)
}

func (t *windowsTrial) staged(name string) (string, error) {
	size, err := megabytes(t.drive("F", stickFolder, name))
	return name + " " + size, err
}

func megabytes(file string) (string, error) {
	info, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%.1f MB", float64(info.Size())/1e6), nil
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }

// note puts the lines of a platform in the place of those of last time.
func (w *workshop) note(platform string, lines []string) error {
	file := filepath.Join(w.out, figuresName)
	before, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	var text strings.Builder
	for line := range strings.Lines(string(before)) {
		if !strings.HasPrefix(line, platform) {
			text.WriteString(line)
		}
	}
	for _, line := range lines {
		fmt.Println(line)
		text.WriteString(line + "\n")
	}
	return os.WriteFile(file, []byte(text.String()), 0o644)
}

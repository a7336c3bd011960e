package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// elsewhere builds zwgkctl here and in a copy of the checkout in another folder
// that knows nothing compiled before, and compares.
func elsewhere(ctx context.Context, w *workshop) error {
	dir := filepath.Join(w.work, "elsewhere")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	there := *w
	there.root = filepath.Join(dir, "another", "checkout")
	if err := w.copyTo(ctx, there.root); err != nil {
		return err
	}
	host := target{os: "linux", arch: "amd64"}
	here, far := filepath.Join(dir, "here"), filepath.Join(dir, "there")
	if err := w.build(ctx, "zwgkctl", host, here); err != nil {
		return err
	}
	host.env = []string{"GOCACHE=" + filepath.Join(dir, "cache")}
	if err := there.build(ctx, "zwgkctl", host, far); err != nil {
		return err
	}
	a, errA := sumOf(here)
	b, errB := sumOf(far)
	if err := errors.Join(errA, errB); err != nil {
		return err
	}
	if a != b {
		return fmt.Errorf("zwgkctl depends on where it is built: %s and %s", here, far)
	}
	return os.RemoveAll(dir)
}

// copyTo copies what the checkout consists of: everything git would keep.
func (w *workshop) copyTo(ctx context.Context, dir string) error {
	list, err := w.hear(ctx, command{name: "git", args: []string{"ls-files", "-z", "--cached", "--others", "--exclude-standard"}})
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(strings.Trim(list, "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(w.root, name))
		if errors.Is(err, os.ErrNotExist) { // removed and not yet committed
			continue
		}
		if err != nil {
			return err
		}
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, data, 0o644)); err != nil {
			return err
		}
	}
	return nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// everything makes all artefacts, what is inside the programs, and SHA256SUMS.
func everything(ctx context.Context, w *workshop) error {
	start := time.Now()
	if err := w.clear(); err != nil {
		return err
	}
	for _, group := range []struct {
		name string
		make maker
	}{{"windows", windows}, {"linux", linux}, {"terminal", terminal}, {"bills", bills}, {"licences", looseTexts}} {
		began := time.Now()
		made, err := group.make(ctx, w)
		if err != nil {
			return fmt.Errorf("%s: %w", group.name, err)
		}
		for _, file := range made {
			report(file)
		}
		fmt.Printf("%s: %s\n", group.name, time.Since(began).Round(time.Second))
	}
	sums, err := w.writeSums()
	if err != nil {
		return err
	}
	report(sums)
	fmt.Printf("all: %s\n", time.Since(start).Round(time.Second))
	return nil
}

// clear empties the folder of artefacts: what an earlier version left must not
// get into the checksums.
func (w *workshop) clear() error {
	w.built = nil
	if err := os.RemoveAll(w.out); err != nil {
		return err
	}
	return os.MkdirAll(w.out, 0o755)
}

func report(file string) {
	if info, err := os.Stat(file); err == nil {
		fmt.Printf("%8.1f MB  %s\n", float64(info.Size())/1e6, file)
	}
}

// smoke tries every artefact that stands in w.out.
func smoke(ctx context.Context, w *workshop) error {
	return errors.Join(tryWindows(ctx, w), tryLinux(ctx, w))
}

// twice makes everything two times, and zwgkctl a third time in another folder
// without anything that was compiled before, so that a path that got into the
// bytes shows.
func twice(ctx context.Context, w *workshop) error {
	if err := everything(ctx, w); err != nil {
		return err
	}
	first, err := sumsOf(w.out)
	if err != nil {
		return err
	}
	kept := filepath.Join(w.work, "first")
	if err := errors.Join(os.RemoveAll(kept), os.Rename(w.out, kept)); err != nil {
		return err
	}
	if err := everything(ctx, w); err != nil {
		return err
	}
	second, err := sumsOf(w.out)
	if err != nil {
		return err
	}
	found := different(first, second)
	for _, f := range found {
		fmt.Println(f)
	}
	if len(found) > 0 {
		return fmt.Errorf("%d of %d artefacts are not the same two times; the first ones are in %s", len(found), len(first), kept)
	}
	if err := elsewhere(ctx, w); err != nil {
		return err
	}
	fmt.Printf("%d artefacts, two times the same bytes; zwgkctl also from another folder\n", len(first))
	return os.RemoveAll(kept)
}

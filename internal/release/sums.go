package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sumsName is the list of checksums in the form of sha256sum.
const sumsName = "SHA256SUMS"

// notSummed stands beside the artefacts and is none.
var notSummed = []string{sumsName, "figures.txt"}

// writeSums writes the checksum of every artefact, in the order of names.
func (w *workshop) writeSums() (string, error) {
	sums, err := sumsOf(w.out)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for _, name := range names(sums) {
		fmt.Fprintf(&text, "%s  %s\n", sums[name], name)
	}
	file := filepath.Join(w.out, sumsName)
	return file, os.WriteFile(file, []byte(text.String()), 0o644)
}

// sumsOf are the checksums of the artefacts of a folder, by name.
func sumsOf(dir string) (map[string]string, error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	sums := map[string]string{}
	for _, f := range files {
		if !f.Type().IsRegular() || slices.Contains(notSummed, f.Name()) {
			continue
		}
		if sums[f.Name()], err = sumOf(filepath.Join(dir, f.Name())); err != nil {
			return nil, err
		}
	}
	return sums, nil
}

func sumOf(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func names(sums map[string]string) []string {
	var all []string
	for name := range sums {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// different names what two builds do not have in common, with why.
func different(first, second map[string]string) []string {
	var found []string
	for _, name := range names(first) {
		switch sum, ok := second[name]; {
		case !ok:
			found = append(found, name+": only the first time")
		case sum != first[name]:
			found = append(found, name+": other bytes")
		}
	}
	for _, name := range names(second) {
		if _, ok := first[name]; !ok {
			found = append(found, name+": only the second time")
		}
	}
	return found
}

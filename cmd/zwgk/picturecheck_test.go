//go:build e2e

package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	handbook         = "../../resources/handbook"
	handbookPictures = handbook + "/pictures"
	readmePictures   = "../../docs/pictures"

	// A point of a picture differs from the screen when one of its colours is off
	// by more than a palette of 64 colours makes of it. A caret that blinks may be
	// there or not, and two in ten thousand points besides; a word of three
	// characters in other letters is more.
	colourOff   = 40
	caret       = 60
	mayDiffer   = 2
	tenThousand = 10_000
)

// album is the pictures of the handbook and of the README.
type album struct {
	write bool // take them anew
	taken map[string][]string
}

func newAlbum(t *testing.T) *album {
	a := &album{write: os.Getenv("ZWGK_PICTURES") == "write", taken: map[string][]string{}}
	if a.write {
		for _, dir := range []string{handbookPictures, readmePictures} {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	return a
}

// take takes or compares a picture of the handbook.
func (a *album) take(d *driver, name string, part image.Rectangle) {
	d.t.Helper()
	a.keep(d, handbookPictures, name, part)
}

// readme takes or compares a picture of the README.
func (a *album) readme(d *driver, name string, part image.Rectangle) {
	d.t.Helper()
	a.keep(d, readmePictures, name, part)
}

func (a *album) keep(d *driver, dir, name string, part image.Rectangle) {
	d.t.Helper()
	a.taken[dir] = append(a.taken[dir], name)
	d.painted()
	d.shoot("picture-" + name)
	shot, stored := filepath.Join(screens, "picture-"+name+".png"), filepath.Join(dir, name+".png")
	if a.write {
		size := strconv.Itoa(part.Dx()) + "x" + strconv.Itoa(part.Dy()) + "+" + strconv.Itoa(part.Min.X) + "+" + strconv.Itoa(part.Min.Y)
		d.run("convert", shot, "-crop", size, "+repage", "+dither", "-colors", "64", "-define", "png:exclude-chunks=date,time", "png8:"+stored)
		return
	}
	if n := differing(d.t, shot, stored, part); n > caret+mayDiffer*part.Dx()*part.Dy()/tenThousand {
		d.t.Errorf("%s: %d of %d points are not as on the screen; make pictures takes it anew", stored, n, part.Dx()*part.Dy())
	}
}

// differing counts the points of a stored picture that are not as on the screen.
func differing(t *testing.T, shot, stored string, part image.Rectangle) (n int) {
	t.Helper()
	now, kept := decoded(t, shot), decoded(t, stored)
	if kept.Bounds().Size() != part.Size() {
		return part.Dx() * part.Dy()
	}
	for y := range part.Dy() {
		for x := range part.Dx() {
			r, g, b, _ := now.At(part.Min.X+x, part.Min.Y+y).RGBA()
			kr, kg, kb, _ := kept.At(x, y).RGBA()
			if apart(r, kr) > colourOff || apart(g, kg) > colourOff || apart(b, kb) > colourOff {
				n++
			}
		}
	}
	return n
}

// apart is how far two values of a colour are from each other, of 255.
func apart(a, b uint32) int {
	return int(max(a, b)-min(a, b)) >> 8
}

func decoded(t *testing.T, path string) image.Image {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (make pictures takes it)", err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return picture
}

// complete holds what was taken to what lies in the folders and to what the
// pages show: nothing is missing, nothing left over.
func (a *album) complete(t *testing.T) {
	t.Helper()
	pages, err := filepath.Glob(handbook + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for dir, texts := range map[string][]string{handbookPictures: pages, readmePictures: {"../../README.md"}} {
		taken := slices.Sorted(slices.Values(a.taken[dir]))
		if stored := storedIn(t, dir); !slices.Equal(stored, taken) {
			t.Errorf("%s holds %v, taken are %v", dir, stored, taken)
		}
		if shown := shownIn(t, texts); !slices.Equal(shown, taken) {
			t.Errorf("the pages show %v, taken are %v", shown, taken)
		}
	}
}

func storedIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(dir + "/*.png")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(file), ".png"))
	}
	return names
}

// pictured is a picture in a page, by its name alone, or in the README.
var pictured = regexp.MustCompile(`!\[[^\]]*\]\((?:docs/pictures/)?([a-z-]+)(?:\.png)?\)`)

func shownIn(t *testing.T, texts []string) (names []string) {
	t.Helper()
	for _, path := range texts {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range pictured.FindAllSubmatch(text, -1) {
			names = append(names, string(found[1]))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

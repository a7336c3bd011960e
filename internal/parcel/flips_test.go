package parcel

import (
	"archive/zip"
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestFlippedBits turns over one bit at a time in every file of a package, as a
// bad stick does: every one is found and the file is named. The small files
// that say what the package is are gone through bit by bit.
func TestFlippedBits(t *testing.T) {
	const flips = 1000
	folder, _, _ := written(t, Folder, sample())
	files := tree(t, folder)
	maps.DeleteFunc(files, func(_, content string) bool { return content == "" })
	names := slices.Sorted(maps.Keys(files))
	random := rand.New(rand.NewPCG(1000, 8493))
	for range flips {
		name := names[random.IntN(len(names))]
		flipInFolder(t, folder, name, files[name], random.IntN(8*len(files[name])))
	}
	for _, name := range []string{declarationName, tagManifestName} {
		for bit := range 8 * len(files[name]) {
			flipInFolder(t, folder, name, files[name], bit)
		}
	}
	if found := look(t, folder); !found.OK() {
		t.Errorf("put back in order: %+v", found.Findings)
	}
}

func flipInFolder(t *testing.T, folder, name, content string, bit int) {
	t.Helper()
	path := filepath.Join(folder, name)
	put(t, path, flipped(content, bit))
	if found := look(t, folder); found.OK() || !found.names(name) {
		t.Errorf("bit %d of %s: %s %+v", bit, name, found.Summary(), found.Findings)
	}
	put(t, path, content)
}

func flipped(content string, bit int) string {
	bad := []byte(content)
	bad[bit/8] ^= 1 << (bit % 8)
	return string(bad)
}

// TestFlippedBitsInAZip turns over every bit of a package in one file. Each is
// found: in a stored file that file is named, elsewhere the zip file or what
// became of an entry. What is not found changes nothing that anybody unpacks:
// the program that made the entry and its permissions.
func TestFlippedBitsInAZip(t *testing.T) {
	path, _, _ := written(t, OneFile, []file{{"一.txt", "一二三"}, {"文/二 𠮷.txt", "二"}})
	good, held := get(t, path), tree(t, path)
	stored := storedIn(t, good)
	silent, meaningless := 0, centralBytes(t, good)
	for bit := range 8 * len(good) {
		if err := os.WriteFile(path, []byte(flipped(good, bit)), 0o644); err != nil {
			t.Fatal(err)
		}
		found := look(t, path)
		switch name := stored[bit/8]; {
		case found.OK() && (!meaningless[bit/8] || !maps.Equal(tree(t, path), held)):
			t.Errorf("bit %d of byte %d passes", bit%8, bit/8)
		case found.OK():
			silent++
		case name != "" && !found.names(name):
			t.Errorf("bit %d of byte %d in %s: %+v", bit%8, bit/8, name, found.Findings)
		}
	}
	t.Logf("%d flips, %d in bytes that mean nothing", 8*len(good), silent)
}

// storedIn gives for each byte of a zip file the file whose content it is.
func storedIn(t *testing.T, content string) map[int]string {
	t.Helper()
	reader, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	stored := map[int]string{}
	for _, f := range reader.File {
		at, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		_, inside, _ := strings.Cut(f.Name, "/")
		for i := range int(f.CompressedSize64) {
			stored[int(at)+i] = inside
		}
	}
	return stored
}

// centralBytes are the bytes of a zip file's directory that no program needs to
// unpack: by whom it was made, whether it is text, and permissions.
func centralBytes(t *testing.T, content string) map[int]bool {
	t.Helper()
	bytesOf, at := map[int]bool{}, 0
	for {
		next := strings.Index(content[at:], "PK\x01\x02")
		if next < 0 {
			break
		}
		at += next
		for _, field := range [][2]int{{4, 6}, {36, 38}, {38, 42}} {
			for i := field[0]; i < field[1]; i++ {
				bytesOf[at+i] = true
			}
		}
		at += 46
	}
	if len(bytesOf) != 6*8 {
		t.Fatalf("%d entries in the directory", len(bytesOf)/8)
	}
	return bytesOf
}

// TestCutAnywhere: a package that was not copied to its end never passes.
func TestCutAnywhere(t *testing.T) {
	path, _, _ := written(t, OneFile, []file{{"一.txt", "一二三"}})
	good := get(t, path)
	for length := range len(good) {
		put(t, path, good[:length])
		if found := look(t, path); found.OK() || !found.names(filepath.Base(path)) {
			t.Errorf("%d of %d bytes: %+v", length, len(good), found.Findings)
		}
	}
}

// Whatever the zip file, it is looked at to an end, and passes only when it
// says of itself what is in it.
func FuzzVerifyZip(f *testing.F) {
	path, _, _ := written(f, OneFile, []file{{"一.txt", "一"}})
	good := get(f, path)
	f.Add([]byte(good))
	f.Add([]byte(good[:len(good)/2]))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, content []byte) {
		there := filepath.Join(t.TempDir(), "包.zip")
		put(t, there, string(content))
		if found := look(t, there); found.OK() {
			reader, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
			if err != nil || len(reader.File) < found.Checked+3 {
				t.Errorf("passes with %d files: %v", found.Checked, err)
			}
		}
	})
}

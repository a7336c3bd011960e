package parcel

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// zipEntry is an entry of a zip file as others make them.
type zipEntry struct {
	name, content string
	mode          fs.FileMode
	method        uint16
}

// bagEntries are a whole package in the folder 包/.
func bagEntries(t *testing.T) []zipEntry {
	folder, _, _ := written(t, Folder, []file{{"一.txt", "一"}, {"二.txt", strings.Repeat("二", 1000)}})
	entries := []zipEntry{{name: "包/"}, {name: "包/data/"}}
	for name, content := range tree(t, folder) {
		entries = append(entries, zipEntry{name: "包/" + name, content: content, method: zip.Deflate})
	}
	return entries
}

func zipped(t *testing.T, entries []zipEntry) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: e.method}
		if e.mode != 0 {
			h.SetMode(e.mode)
		}
		to, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, e.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "包.zip")
	put(t, path, out.String())
	return path
}

// TestZipsOfOthers: compressed, with folders as entries, sizes behind the
// content: it is the same package.
func TestZipsOfOthers(t *testing.T) {
	if found := look(t, zipped(t, bagEntries(t))); !found.OK() || found.Checked != 2 {
		t.Errorf("%s: %+v", found.Summary(), found.Findings)
	}
	folder, _, _ := written(t, Folder, sample())
	for _, level := range []string{"-0", "-9"} {
		path := filepath.Join(t.TempDir(), "包.zip")
		runIn(t, filepath.Dir(folder), "zip", "-q", "-r", level, path, filepath.Base(folder))
		if rest := left(t, filepath.Dir(path)); len(rest) == 1 {
			if found := look(t, path); !found.OK() {
				t.Errorf("zip %s: %s: %+v", level, found.Summary(), found.Findings)
			}
		}
	}
}

func TestHostileZips(t *testing.T) {
	for _, c := range []struct {
		name    string
		more    zipEntry
		problem Problem
	}{
		{"back out", zipEntry{name: "包/../../x", content: "x"}, Outside},
		{"back out of data/", zipEntry{name: "包/data/../../../x", content: "x"}, Outside},
		{"back out for Windows", zipEntry{name: `包/data/..\..\x`, content: "x"}, Outside},
		{"a drive", zipEntry{name: "包/C:/x", content: "x"}, Outside},
		{"a folder outside", zipEntry{name: "包/../", content: ""}, Outside},
		{"NUL", zipEntry{name: "包/data/一.txt\x00.exe", content: "x"}, Outside},
		{"a link", zipEntry{name: "包/data/链", content: "/etc/passwd", mode: fs.ModeSymlink | 0o777}, Irregular},
		{"a device", zipEntry{name: "包/data/口", mode: fs.ModeDevice | 0o777}, Irregular},
		{"the same file again", zipEntry{name: "包/data/一.txt", content: "二"}, Twice},
		{"the same for Windows", zipEntry{name: "包/DATA/一.txt", content: "二"}, SameOnDisk},
		{"not UTF-8", zipEntry{name: "包/data/\xd2\xbb\xff", content: "x"}, Malformed},
		{"absolute", zipEntry{name: "/etc/x", content: "x"}, NotABag},
		{"another folder", zipEntry{name: "别的/x", content: "x"}, NotABag},
		{"beside the folder", zipEntry{name: "x", content: "x"}, NotABag},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := look(t, zipped(t, append(bagEntries(t), c.more)))
			if found.OK() || found.Findings[0].Problem != c.problem {
				t.Errorf("%s: %+v", found.Summary(), found.Findings)
			}
		})
	}
	if found := look(t, zipped(t, nil)); found.OK() || !found.has(NotABag, "包.zip") {
		t.Errorf("an empty zip file: %+v", found.Findings)
	}
}

// TestZipBombs: refused by what they say of themselves, before anything is
// unpacked.
func TestZipBombs(t *testing.T) {
	var squeezed bytes.Buffer
	deflate, err := flate.NewWriter(&squeezed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	const long = 64 << 20
	if _, err := io.CopyN(deflate, zeros{}, long); err != nil {
		t.Fatal(err)
	}
	if err := deflate.Close(); err != nil {
		t.Fatal(err)
	}
	for name, declared := range map[string]uint64{"true": long, "modest": 1, "4 GB": 1 << 32, "all": 1<<63 - 1, "more than all": 1<<64 - 1} {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		to, err := w.CreateRaw(&zip.FileHeader{
			Name: "包/data/零", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(nil),
			CompressedSize64: uint64(squeezed.Len()), UncompressedSize64: declared,
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(squeezed.Bytes()); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "包.zip")
		put(t, path, out.String())
		if found := look(t, path); found.OK() || found.Bytes > 1<<20 {
			t.Errorf("%s: read %d bytes: %+v", name, found.Bytes, found.Findings)
		}
	}
}

// zeros never end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestWhatHidesInAZip: bytes that no entry has, entries over one another, and a
// name before the content that the directory does not know.
func TestWhatHidesInAZip(t *testing.T) {
	path, _, _ := written(t, OneFile, []file{{"一.txt", "一"}, {"二.txt", "二"}})
	good := get(t, path)
	end := len(good) - endSize
	directory := int(binary.LittleEndian.Uint32([]byte(good[end+16:])))
	moved := func(content string, by int) string { // the directory, moved by what was put before it
		b := []byte(content)
		at := len(b) - endSize + 16
		binary.LittleEndian.PutUint32(b[at:], uint32(directory+by))
		return string(b)
	}
	second := strings.LastIndex(good, "PK\x01\x02") // points to the tag manifest
	overlapping := []byte(good)
	copy(overlapping[second+42:], []byte{0, 0, 0, 0})
	for name, content := range map[string]string{
		"in front":          "x" + good,
		"in front, known":   "x" + moved(good, 1),
		"behind":            good + "x",
		"as a remark":       good[:len(good)-2] + "\x01\x00x",
		"between":           good[:directory] + "x" + moved(good[directory:], 1),
		"between, unknown":  good[:directory] + "x" + good[directory:],
		"overlapping":       string(overlapping),
		"another name":      strings.Replace(good, "data/一.txt", "data/丁.txt", 1),
		"an entry less":     good[:end+8] + "\x05\x00\x05\x00" + good[end+12:],
		"two directories":   good + good[directory:],
		"only an end":       good[end:],
		"something else":    "%PDF-1.4",
		"nothing":           "",
		"a local end alone": "PK\x06\x06" + good[end:],
	} {
		put(t, path, content)
		if found := look(t, path); found.OK() || !found.has(NotAZip, filepath.Base(path)) && name != "only an end" {
			t.Errorf("%s: %s: %+v", name, found.Summary(), found.Findings)
		}
	}
}

// TestMoreThan65535Files: where a zip file needs its larger records.
func TestMoreThan65535Files(t *testing.T) {
	var files []file
	for i := range 1 << 16 {
		files = append(files, file{fmt.Sprintf("%d/%d", i>>8, i), ""})
	}
	path, _, _ := written(t, OneFile, files)
	if found := look(t, path); !found.OK() || found.Checked != len(files) {
		t.Errorf("%s: %+v", found.Summary(), found.Findings[:min(3, len(found.Findings))])
	}
}

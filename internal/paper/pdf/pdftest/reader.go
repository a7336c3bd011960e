package pdftest

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"testing"
	"unicode/utf16"
)

// File is a PDF file written by package pdf, taken apart.
type File struct {
	Objects []Object // by number; 0 is unused
	Trailer string
}

// Object is an indirect object: its text and, for a stream, its bytes with
// Flate compression undone.
type Object struct {
	Dict   string
	Stream []byte
}

var (
	startPattern  = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	lengthPattern = regexp.MustCompile(`/Length (\d+)`)
	fontPattern   = regexp.MustCompile(`(?m)^/F([0-9a-f]+) (\d+) 0 R$`)
	unicodeRef    = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	charPattern   = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
	contentsRef   = regexp.MustCompile(`/Contents (\d+) 0 R`)
	kidsPattern   = regexp.MustCompile(`/Kids \[([0-9R ]+)\]`)
	refPattern    = regexp.MustCompile(`(\d+) 0 R`)
	showPattern   = regexp.MustCompile(`(?s)/F([0-9a-f]+) [0-9.]+ Tf|\(((?:[^\\()]|\\.)*)\) Tj`)
)

// Open reads a file of package pdf; it knows nothing of other writers' files.
func Open(t testing.TB, path string) *File {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := read(data)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return f
}

func read(data []byte) (*File, error) {
	match := startPattern.FindSubmatch(data)
	if match == nil {
		return nil, fmt.Errorf("no startxref")
	}
	xref, err := strconv.Atoi(string(match[1]))
	if err != nil || xref > len(data) {
		return nil, fmt.Errorf("startxref %s is outside the file", match[1])
	}
	lines := bytes.SplitAfter(data[xref:], []byte("\n"))
	count, err := strconv.Atoi(string(bytes.TrimSpace(bytes.TrimPrefix(lines[min(1, len(lines)-1)], []byte("0 ")))))
	if err != nil || count < 1 || len(lines) < 2+count {
		return nil, fmt.Errorf("no table of objects at %d", xref)
	}
	f := &File{Objects: make([]Object, count), Trailer: string(bytes.Join(lines[2+count:], nil))}
	for n := 1; n < count; n++ {
		offset, err := strconv.Atoi(string(lines[2+n][:min(10, len(lines[2+n]))]))
		if err != nil || offset > xref {
			return nil, fmt.Errorf("object %d has no place: %q", n, lines[2+n])
		}
		if f.Objects[n], err = readObject(n, data[offset:xref]); err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
	}
	return f, nil
}

func readObject(n int, data []byte) (Object, error) {
	body, found := bytes.CutPrefix(data, fmt.Appendf(nil, "%d 0 obj\n", n))
	if !found {
		return Object{}, fmt.Errorf("begins with %.20q", data)
	}
	end := bytes.Index(body, []byte("\nendobj\n"))
	start := bytes.Index(body, []byte("\nstream\n"))
	if end < 0 || start < 0 || start > end {
		return Object{Dict: string(body[:max(end, 0)])}, nil
	}
	o := Object{Dict: string(body[:start])}
	match := lengthPattern.FindStringSubmatch(o.Dict)
	if match == nil {
		return o, fmt.Errorf("stream without a length")
	}
	length, err := strconv.Atoi(match[1])
	if err != nil {
		return o, err
	}
	body = body[start+len("\nstream\n"):]
	if length > len(body) || !bytes.HasPrefix(body[length:], []byte("\nendstream\nendobj\n")) {
		return o, fmt.Errorf("stream is not %d bytes long", length)
	}
	o.Stream = body[:length]
	if bytes.Contains([]byte(o.Dict), []byte("/Filter /FlateDecode")) {
		r, err := zlib.NewReader(bytes.NewReader(o.Stream))
		if err != nil {
			return o, err
		}
		if o.Stream, err = io.ReadAll(r); err != nil {
			return o, err
		}
	}
	return o, nil
}

// Runs returns the text runs of a file of package pdf in the order in which
// they are shown, in true characters.
func Runs(t testing.TB, path string) []string {
	t.Helper()
	f := Open(t, path)
	fonts := map[string]map[uint16]string{}
	for _, m := range fontPattern.FindAllStringSubmatch(f.Objects[2].Dict, -1) {
		fonts[m[1]] = f.characters(t, f.number(t, m[2]))
	}
	kids := kidsPattern.FindStringSubmatch(f.Objects[1].Dict)
	if kids == nil {
		t.Fatalf("%s: no pages", path)
	}
	var runs []string
	for _, kid := range refPattern.FindAllStringSubmatch(kids[1], -1) {
		contents := contentsRef.FindStringSubmatch(f.Objects[f.number(t, kid[1])].Dict)
		if contents == nil {
			t.Fatalf("%s: page without contents", path)
		}
		runs = append(runs, shown(t, f.Objects[f.number(t, contents[1])].Stream, fonts)...)
	}
	return runs
}

func (f *File) number(t testing.TB, digits string) int {
	t.Helper()
	n, err := strconv.Atoi(digits)
	if err != nil || n >= len(f.Objects) {
		t.Fatalf("no object %s", digits)
	}
	return n
}

// characters reads a font's ToUnicode map.
func (f *File) characters(t testing.TB, font int) map[uint16]string {
	t.Helper()
	ref := unicodeRef.FindStringSubmatch(f.Objects[font].Dict)
	if ref == nil {
		t.Fatalf("font %d has no ToUnicode", font)
	}
	chars := map[uint16]string{}
	for _, m := range charPattern.FindAllStringSubmatch(string(f.Objects[f.number(t, ref[1])].Stream), -1) {
		code, err := strconv.ParseUint(m[1], 16, 16)
		if err != nil {
			t.Fatal(err)
		}
		value, err := hex.DecodeString(m[2])
		if err != nil {
			t.Fatal(err)
		}
		var units []uint16
		for ; len(value) >= 2; value = value[2:] {
			units = append(units, binary.BigEndian.Uint16(value))
		}
		chars[uint16(code)] = string(utf16.Decode(units))
	}
	return chars
}

func shown(t testing.TB, content []byte, fonts map[string]map[uint16]string) []string {
	t.Helper()
	var runs []string
	var font map[uint16]string
	for _, m := range showPattern.FindAllSubmatch(content, -1) {
		if m[1] != nil {
			font = fonts[string(m[1])]
			continue
		}
		var run []byte
		codes := unescape(m[2])
		for ; len(codes) >= 2; codes = codes[2:] {
			char, known := font[binary.BigEndian.Uint16(codes)]
			if !known {
				t.Fatalf("code %X has no character", codes[:2])
			}
			run = append(run, char...)
		}
		runs = append(runs, string(run))
	}
	return runs
}

func unescape(s []byte) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
			if s[i] == 'r' {
				out = append(out, '\r')
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}

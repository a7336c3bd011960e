package pdf

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// object is an indirect object: the text between "obj" and "endobj", and the
// bytes of its stream when it is one.
type object struct {
	dict   string
	stream []byte
	isData bool // it is a stream
}

// file is a PDF file's objects; objects[0] is unused.
type file struct{ objects []object }

var (
	tailPattern   = regexp.MustCompile(`\nstartxref\n(\d+)\n%%EOF\n$`)
	lengthPattern = regexp.MustCompile(`/Length (\d+)`)
)

// parse takes the library's output apart. It reads only what the library
// writes (one revision, a cross-reference table without holes, objects that
// fill the file without gaps) and refuses everything else.
func parse(data []byte) (*file, error) {
	tail := tailPattern.FindSubmatch(data[max(0, len(data)-64):])
	if tail == nil {
		return nil, errUnexpected("no startxref at the end")
	}
	xref, err := strconv.Atoi(string(tail[1]))
	if err != nil || xref >= len(data) {
		return nil, errUnexpected("startxref points outside the file")
	}
	offsets, err := readOffsets(data[xref:])
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([]object, len(offsets))}
	ends := endsOf(offsets, xref)
	for n := 1; n < len(offsets); n++ {
		if offsets[n] > ends[n] || ends[n] > len(data) {
			return nil, errUnexpected("object %d has no place in the file", n)
		}
		if f.objects[n], err = readObject(n, data[offsets[n]:ends[n]]); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func errUnexpected(format string, args ...any) error {
	return fmt.Errorf("pdf: the library's output is not as expected: "+format, args...)
}

func readOffsets(table []byte) ([]int, error) {
	var count int
	if _, err := fmt.Sscanf(string(table[:min(len(table), 32)]), "xref\n0 %d\n", &count); err != nil {
		return nil, errUnexpected("cross-reference table: %v", err)
	}
	start := len("xref\n0 ") + len(strconv.Itoa(count)) + 1
	if count < 1 || start+20*count > len(table) {
		return nil, errUnexpected("cross-reference table of %d entries is cut off", count)
	}
	offsets := make([]int, count)
	for n := 1; n < count; n++ {
		entry := string(table[start+20*n : start+20*n+20])
		offset, err := strconv.Atoi(entry[:10])
		if err != nil || entry[10:] != " 00000 n \n" {
			return nil, errUnexpected("cross-reference entry %d is %q", n, entry)
		}
		offsets[n] = offset
	}
	return offsets, nil
}

// endsOf returns where each object ends: where the next one in the file
// begins. Objects are written in ascending order but for the page tree (1)
// and the resources (2), which come later.
func endsOf(offsets []int, xref int) []int {
	next := make(map[int]int, len(offsets)) // start → start of the following object
	ordered := append([]int(nil), offsets[1:]...)
	ordered = append(ordered, xref)
	slices.Sort(ordered)
	for i := 0; i+1 < len(ordered); i++ {
		next[ordered[i]] = ordered[i+1]
	}
	ends := make([]int, len(offsets))
	for n := 1; n < len(offsets); n++ {
		ends[n] = next[offsets[n]]
	}
	return ends
}

func readObject(n int, raw []byte) (object, error) {
	body, found := bytes.CutPrefix(raw, []byte(strconv.Itoa(n)+" 0 obj\n"))
	if !found {
		return object{}, errUnexpected("object %d does not begin where the table says", n)
	}
	body, found = bytes.CutSuffix(body, []byte("endobj\n"))
	if !found {
		return object{}, errUnexpected("object %d does not end with endobj", n)
	}
	dict, data, isData := bytes.Cut(body, []byte("\nstream\n"))
	if !isData {
		return object{dict: string(bytes.TrimSuffix(body, []byte("\n")))}, nil
	}
	length := lengthPattern.FindSubmatch(dict)
	data, found = bytes.CutSuffix(data, []byte("\nendstream\n"))
	if length == nil || !found || string(length[1]) != strconv.Itoa(len(data)) {
		return object{}, errUnexpected("object %d: stream and /Length disagree", n)
	}
	return object{dict: string(dict), stream: data, isData: true}, nil
}

// add appends an object and returns its number.
func (f *file) add(o object) int {
	f.objects = append(f.objects, o)
	return len(f.objects) - 1
}

// value makes an object that is no stream.
func value(format string, args ...any) object {
	return object{dict: fmt.Sprintf(format, args...)}
}

// plain makes an uncompressed stream; entries go into its dictionary.
func plain(entries string, data []byte) object {
	return object{dict: fmt.Sprintf("<<%s/Length %d>>", entries, len(data)), stream: data, isData: true}
}

// packed makes a Flate compressed stream.
func packed(entries string, data []byte) (object, error) {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	if err != nil {
		return object{}, fmt.Errorf("pdf: %w", err)
	}
	if _, err := w.Write(data); err != nil {
		return object{}, fmt.Errorf("pdf: %w", err)
	}
	if err := w.Close(); err != nil {
		return object{}, fmt.Errorf("pdf: %w", err)
	}
	return plain(entries+"/Filter /FlateDecode ", b.Bytes()), nil
}

// archival is a file that is ready: its objects and which of them are its
// catalog and its Info dictionary.
type archival struct {
	*file
	root, info int
}

// write writes the file. The header names version 1.4 and has a comment of
// four high bytes (ISO 19005-1, 6.1.2); the trailer identifies the file by a
// digest of everything before it (6.1.3), so equal content has an equal name.
// The pictures of a long file are not copied together in memory.
func (f *archival) write(w io.Writer) error {
	out, digest := bufio.NewWriterSize(w, 1<<16), sha256.New()
	body := &counter{w: io.MultiWriter(out, digest)}
	body.print("%%PDF-1.4\n%%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int64, len(f.objects))
	for n := 1; n < len(f.objects); n++ {
		offsets[n] = body.n
		body.print("%d 0 obj\n%s\n", n, f.objects[n].dict)
		if f.objects[n].isData {
			body.print("stream\n")
			body.bytes(f.objects[n].stream)
			body.print("\nendstream\n")
		}
		body.print("endobj\n")
	}
	id, xref := digest.Sum(nil)[:16], body.n
	body.print("xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, offset := range offsets[1:] {
		body.print("%010d 00000 n \n", offset)
	}
	body.print("trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets), f.root, f.info, id, id, xref)
	if body.err != nil {
		return body.err
	}
	return out.Flush()
}

// counter counts what it writes and keeps the first error.
type counter struct {
	w   io.Writer
	n   int64
	err error
}

func (c *counter) bytes(data []byte) {
	if c.err == nil {
		var n int
		n, c.err = c.w.Write(data)
		c.n += int64(n)
	}
}

func (c *counter) print(format string, args ...any) { c.bytes(fmt.Appendf(nil, format, args...)) }

package parcel

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"zwgk/internal/fault"
)

// Form is how a package lies on the disk.
type Form int

// The forms of a package.
const (
	Folder  Form = iota // a folder, as a disc or a stick takes it
	OneFile             // one zip file with the folder in it, nothing compressed
)

const zipEnding = ".zip"

// Opener opens the content of one file from its beginning. It is called once
// for a folder and twice for a zip file, whose entries begin with the length
// and checksum of what follows.
type Opener func() (io.ReadCloser, error)

// FromDisk opens a file on the disk.
func FromDisk(path string) Opener {
	return func() (io.ReadCloser, error) { return os.Open(path) }
}

// FromBytes opens content that is at hand.
func FromBytes(content []byte) Opener {
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }
}

// Entry is one file of the payload as it stands in the package.
type Entry struct {
	Path     string `json:"path"`   // from the package's folder: data/…
	Digest   string `json:"sha256"` // hexadecimal
	Size     int64  `json:"size"`   // bytes
	Repaired string `json:"repaired,omitempty"`
}

// Written is a finished package.
type Written struct {
	Path  string `json:"path"`
	Files int    `json:"files"` // of the payload
	Bytes int64  `json:"bytes"` // of the payload

	// Seal is the SHA-256 of the tag manifest in hexadecimal, and through it of
	// every byte of the package. On paper it shows whether a package that
	// agrees with itself is the one that was written.
	Seal string `json:"seal"`
}

// target is where a package is built, under another name until finish.
type target interface {
	// add writes one file and gives its digest and size.
	add(ctx context.Context, path string, open Opener) (digest string, size int64, err error)
	// finish brings everything to the disk and gives it its name.
	finish() error
	// discard removes what was built. After finish it does nothing.
	discard()
}

// Writer builds one hand-over package. It is for one goroutine.
type Writer struct {
	path    string
	info    Info
	target  target
	names   *names
	entries []Entry
	bytes   int64
	done    bool
	failed  error // the first error: what lacks a file is never finished
}

// NewWriter begins a package at path, which must not exist; a zip file is named
// ….zip. It is built beside it as NAME.tmp-… The caller ends with Finish or
// Discard.
func NewWriter(path string, form Form, info Info) (*Writer, error) {
	if err := info.check(); err != nil {
		return nil, err
	}
	path = filepath.Clean(path)
	name, err := bagName(path, form)
	if err != nil {
		return nil, err
	}
	if err := free(path); err != nil {
		return nil, err
	}
	w := &Writer{path: path, info: info, names: newNames()}
	if form == OneFile {
		w.target, err = newZipTarget(path, name, info.Date)
	} else {
		w.target, err = newFolderTarget(path)
	}
	if err != nil {
		return nil, writeFault(err, filepath.Dir(path))
	}
	return w, nil
}

// bagName is the name of the package's folder: in a zip file, the zip's without
// its ending (RFC 8493 §4).
func bagName(path string, form Form) (string, error) {
	name := filepath.Base(path)
	if form == OneFile {
		stem, ok := strings.CutSuffix(name, zipEnding)
		if !ok {
			return "", fault.New(fault.Invalid, "“%s”要以.zip结尾。改一下文件名", name)
		}
		name = stem
	}
	var why repairs
	if safe := why.segment(name); len(why) > 0 {
		return "", fault.New(fault.Invalid, "移交包不能叫“%s”：%s。可以叫“%s”", name, strings.Join(why, "，"), safe)
	}
	return name, nil
}

// Add puts a file into data/ under a path with slashes. A name that Windows, a
// zip program or sha256sum cannot hold is repaired, and Entry.Repaired tells
// the clerk so in one sentence. After an error the package cannot be finished.
func (w *Writer) Add(ctx context.Context, name string, open Opener) (Entry, error) {
	if err := w.ready(); err != nil {
		return Entry{}, err
	}
	path, repaired, err := w.names.take(name)
	if err != nil {
		return Entry{}, w.fail(err)
	}
	digest, size, err := w.target.add(ctx, path, open)
	if err != nil {
		return Entry{}, w.fail(err)
	}
	e := Entry{Path: path, Digest: digest, Size: size, Repaired: repaired}
	w.entries = append(w.entries, e)
	w.bytes += size
	return e, nil
}

func (w *Writer) ready() error {
	if w.done {
		return fault.New(fault.Usage, "移交包已经做完，不能再加文件。另做一个")
	}
	return w.failed
}

func (w *Writer) fail(err error) error {
	w.failed = writeFault(err, filepath.Dir(w.path))
	return w.failed
}

// Finish writes the manifests, brings everything to the disk and gives the
// package its name.
func (w *Writer) Finish(ctx context.Context) (Written, error) {
	if err := w.ready(); err != nil {
		return Written{}, err
	}
	if len(w.entries) == 0 {
		return Written{}, w.fail(fault.New(fault.Invalid, "移交包里一个文件也没有，没有生成。先选要移交的档案"))
	}
	seal, err := w.tags(ctx)
	if err == nil {
		err = free(w.path)
	}
	if err == nil {
		err = w.target.finish()
	}
	if err != nil {
		return Written{}, w.fail(err)
	}
	w.done = true
	return Written{Path: w.path, Files: len(w.entries), Bytes: w.bytes, Seal: seal}, nil
}

// tags writes the tag files and gives the digest of the tag manifest.
func (w *Writer) tags(ctx context.Context) (string, error) {
	slices.SortFunc(w.entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	var payload, tags strings.Builder
	for _, e := range w.entries {
		payload.WriteString(manifestLine(e.Digest, e.Path))
	}
	for _, tag := range []struct{ name, text string }{
		{infoName, w.info.text(w.bytes, len(w.entries))}, {declarationName, declaration}, {manifestName, payload.String()},
	} {
		digest, err := w.tag(ctx, tag.name, tag.text)
		if err != nil {
			return "", err
		}
		tags.WriteString(manifestLine(digest, tag.name))
	}
	return w.tag(ctx, tagManifestName, tags.String())
}

func (w *Writer) tag(ctx context.Context, name, text string) (string, error) {
	digest, _, err := w.target.add(ctx, name, FromBytes([]byte(text)))
	return digest, err
}

// Discard gives up a package that is not finished and leaves nothing of it.
func (w *Writer) Discard() {
	w.done = true
	w.target.discard()
}

// copyHashed copies from into to until the caller stops, and gives the digest
// and size of what was copied.
func copyHashed(ctx context.Context, to io.Writer, from io.Reader) (digest string, size int64, err error) {
	sum := sha256.New()
	size, err = copyAll(ctx, io.MultiWriter(to, sum), from)
	return hex.EncodeToString(sum.Sum(nil)), size, err
}

// buffers are for copying: a year has tens of thousands of small files, and one
// buffer each costs more time than the digests.
var buffers = sync.Pool{New: func() any { return new([128 << 10]byte) }}

// copyAll copies until the end or until the caller stops.
func copyAll(ctx context.Context, to io.Writer, from io.Reader) (int64, error) {
	buffer, _ := buffers.Get().(*[128 << 10]byte)
	defer buffers.Put(buffer)
	return io.CopyBuffer(to, stoppable{ctx, from}, buffer[:])
}

// stoppable is a reader that ends when the clerk stops.
type stoppable struct {
	ctx context.Context // of one copy
	io.Reader
}

func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.Reader.Read(p)
}

// withOpen runs work on the opened content.
func withOpen(path string, open Opener, work func(io.Reader) error) error {
	from, err := open()
	if err != nil {
		return sourceFault(err, path)
	}
	err = work(sourceReader{from, path})
	return errors.Join(err, from.Close())
}

// sourceReader names the file whose content cannot be read.
type sourceReader struct {
	io.Reader
	path string
}

func (s sourceReader) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = sourceFault(err, s.path)
	}
	return n, err
}

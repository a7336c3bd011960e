package site

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// failingDisk is a real folder on which one step fails: the left-th.
type failingDisk struct {
	disk
	left *int
	with error
	max  rune // the last character that names may have; 0 for any
}

func (d failingDisk) step() error {
	if *d.left--; *d.left == 0 {
		return d.with
	}
	return nil
}

func (d failingDisk) Mkdir(name string, mode os.FileMode) error {
	return firstError(d.step, func() error { return d.disk.Mkdir(name, mode) })
}

func (d failingDisk) Rename(from, to string) error {
	if d.max > 0 && strings.ContainsFunc(to, func(r rune) bool { return r > d.max }) {
		return syscall.EILSEQ
	}
	return firstError(d.step, func() error { return d.disk.Rename(from, to) })
}

func (d failingDisk) Remove(name string) error {
	return firstError(d.step, func() error { return d.disk.Remove(name) })
}

func (d failingDisk) Create(name string) (file, error) {
	if err := d.step(); err != nil {
		return nil, err
	}
	f, err := d.disk.Create(name)
	return failingFile{f, d}, err
}

type failingFile struct {
	file
	disk failingDisk
}

func (f failingFile) Write(p []byte) (int, error) {
	if err := f.disk.step(); err != nil {
		n, _ := f.file.Write(p[:len(p)/2])
		return n, err
	}
	return f.file.Write(p)
}

func (f failingFile) Sync() error  { return firstError(f.disk.step, f.file.Sync) }
func (f failingFile) Close() error { return errors.Join(f.disk.step(), f.file.Close()) }

func firstError(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// failing opens a disk whose step number left fails.
func failing(left *int, with error, last rune) func(string) (disk, error) {
	return func(folder string) (disk, error) {
		d, err := openRoot(folder)
		return failingDisk{d, left, with, last}, err
	}
}

func small() Package {
	open := func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("表")), nil }
	return Package{
		Organ: office.Organ{Name: "青石镇人民政府"},
		Pages: []Page{
			{Title: "甲", IndexNumber: "1", Attachments: []Attachment{{"明细表.xlsx", open}, {"明细表.xlsx", open}}},
			{Title: "乙", IndexNumber: "2"},
		},
	}
}

// TestADiskThatFailsLeavesNothingHalf: every step fails once.
func TestADiskThatFailsLeavesNothingHalf(t *testing.T) {
	for steps := 1; ; steps++ {
		parent, left := t.TempDir(), steps
		folder := filepath.Join(parent, "包")
		_, err := write(t.Context(), folder, small(), failing(&left, syscall.ENOSPC, 0))
		entries, reading := os.ReadDir(parent)
		if reading != nil {
			t.Fatal(reading)
		}
		switch {
		case left > 0: // there are fewer steps than that
			if err != nil || len(entries) != 1 || steps < 30 {
				t.Errorf("without a failure, after %d steps: %v, %v", steps, err, entries)
			}
			return
		case err == nil && hasPlainAttachment(t, folder): // a name refused once is tried again as a plain one
		case !strings.Contains(fault.Sentence(err), "磁盘已满") || fault.CodeOf(err) != fault.Storage || len(entries) != 0:
			t.Errorf("step %d: %v, left %v", steps, err, entries)
		}
	}
}

// TestEachFailureHasItsSentence, at the first step and in the middle of a file.
func TestEachFailureHasItsSentence(t *testing.T) {
	for cause, says := range map[error]string{
		syscall.EROFS: "写保护", os.ErrPermission: "不能写入", syscall.EIO: "U盘是否插好", syscall.ENOENT: "不在了", syscall.ENAMETOOLONG: "太长",
	} {
		for _, step := range []int{1, 3} {
			_, err := write(t.Context(), filepath.Join(t.TempDir(), "包"), small(), failing(&step, cause, 0))
			if !errors.Is(err, cause) || fault.CodeOf(err) == "" || !strings.Contains(fault.Sentence(err), says) {
				t.Errorf("%v: %v, want %q", cause, err, says)
			}
		}
	}
}

// TestAStickWithoutUnicode gets a plain name; the page shows the original.
func TestAStickWithoutUnicode(t *testing.T) {
	folder, left := filepath.Join(t.TempDir(), "包"), 0
	if _, err := write(t.Context(), folder, small(), failing(&left, nil, '~')); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(folder, "pages", "1.html"))
	if err != nil || !strings.Contains(string(page), ">明细表.xlsx</a>") || !strings.Contains(string(page), "/attachment.xlsx\"") || !hasPlainAttachment(t, folder) {
		t.Errorf("%v\n%s", err, page)
	}
}

func hasPlainAttachment(t *testing.T, folder string) bool {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "files", "*", "attachment.xlsx"))
	return err == nil && len(found) == 1
}

// TestAttachmentsThatCannotBeRead are not blamed on the stick.
func TestAttachmentsThatCannotBeRead(t *testing.T) {
	broken := errors.New("bad sector")
	for name, open := range map[string]func() (io.ReadCloser, error){
		"打不开": func() (io.ReadCloser, error) { return nil, broken },
		"读不下去了": func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("半"), failingReader{broken})), nil
		},
	} {
		parent, p := t.TempDir(), small()
		p.Pages[1].Attachments = []Attachment{{"合同.pdf", open}}
		_, err := Write(t.Context(), filepath.Join(parent, "包"), p)
		if fault.CodeOf(err) != fault.Unreadable || !errors.Is(err, broken) || !strings.Contains(fault.Sentence(err), "“乙”的附件“合同.pdf”") || !strings.Contains(fault.Sentence(err), name) {
			t.Errorf("%s: %v", name, err)
		}
		if entries, err := os.ReadDir(parent); err != nil || len(entries) != 0 {
			t.Errorf("%s: left %v, %v", name, entries, err)
		}
	}
}

type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }

// TestTheClerkStops in the middle of a large attachment.
func TestTheClerkStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	parent, p, read := t.TempDir(), small(), 0
	p.Pages[0].Attachments[0].Open = func() (io.ReadCloser, error) {
		return io.NopCloser(readerFunc(func(b []byte) (int, error) {
			if read++; read == 3 {
				stop()
			}
			return len(b), nil // never ends by itself
		})), nil
	}
	if _, err := Write(ctx, filepath.Join(parent, "包"), p); !errors.Is(err, context.Canceled) || read != 3 {
		t.Errorf("after %d reads: %v", read, err)
	}
	if entries, err := os.ReadDir(parent); err != nil || len(entries) != 0 {
		t.Errorf("left %v, %v", entries, err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

// TestALargeAttachment goes through in pieces.
func TestALargeAttachment(t *testing.T) {
	const size = 64 << 20
	p := small()
	p.Pages[0].Attachments[0].Open = func() (io.ReadCloser, error) {
		return io.NopCloser(io.LimitReader(readerFunc(func(b []byte) (int, error) { return len(b), nil }), size)), nil
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	written, err := Write(t.Context(), filepath.Join(t.TempDir(), "包"), p)
	runtime.ReadMemStats(&after)
	if err != nil || written.Bytes < size {
		t.Errorf("%+v, %v", written, err)
	}
	if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 8 {
		t.Errorf("took %d MB", took)
	}
}

package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"zwgk/internal/fault"
)

// disk is the folder under way. Names are relative and cannot leave it.
type disk interface {
	Mkdir(name string, mode fs.FileMode) error
	Create(name string) (file, error)
	Rename(from, to string) error
	Remove(name string) error
	Close() error
}

type file interface {
	io.Writer
	Sync() error
	Close() error
}

// root is the disk that is one: os.Root refuses every way out of the folder.
type root struct{ *os.Root }

func openRoot(folder string) (disk, error) {
	r, err := os.OpenRoot(folder)
	return root{r}, err
}

// Create makes a new file and never writes over another.
func (r root) Create(name string) (file, error) {
	return r.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// write builds the package under another name beside folder and renames it
// when all of it is on the disk.
func write(ctx context.Context, folder string, p Package, open func(string) (disk, error)) (Written, error) {
	if err := p.check(); err != nil {
		return Written{}, err
	}
	folder = filepath.Clean(folder) // a slash at the end would make it its own parent
	if err := free(folder); err != nil {
		return Written{}, err
	}
	building, err := os.MkdirTemp(filepath.Dir(folder), ".zwgk-*")
	if err != nil {
		return Written{}, diskFault(err, filepath.Dir(folder))
	}
	defer os.RemoveAll(building) //nolint:errcheck // gone after the rename; a rest is hidden and harmless
	written, err := build(ctx, building, p, open)
	if err != nil {
		return Written{}, diskFault(err, filepath.Dir(folder))
	}
	if err := errors.Join(os.Chmod(building, 0o755), free(folder)); err != nil {
		return Written{}, diskFault(err, folder)
	}
	if err := os.Rename(building, folder); err != nil {
		return Written{}, diskFault(err, folder)
	}
	written.Folder = folder
	return written, nil
}

// free refuses a folder that is there, even an empty one.
func free(folder string) error {
	_, err := os.Lstat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err == nil:
		return fault.New(fault.Exists, "“%s”已经有了，不会覆盖。换一个名字，或者先把它移走", folder)
	}
	return diskFault(err, folder)
}

func build(ctx context.Context, folder string, p Package, open func(string) (disk, error)) (Written, error) {
	d, err := open(folder)
	if err != nil {
		return Written{}, err
	}
	defer d.Close() //nolint:errcheck // every file in it has been closed
	b := &builder{ctx: ctx, disk: d, sums: map[string]string{}, made: map[string]bool{}, placed: map[string]string{}}
	if err := b.whole(p); err != nil {
		return Written{}, err
	}
	return Written{Pages: len(p.Pages), Files: len(b.placed), Bytes: b.bytes}, nil
}

// builder writes files and remembers their digests.
type builder struct {
	ctx    context.Context // of the one call of Write
	disk   disk
	sums   map[string]string // path → SHA-256 in hexadecimal
	made   map[string]bool   // folders
	placed map[string]string // attachments: folded path → path
	bytes  int64
}

// whole writes everything, the manifest last.
func (b *builder) whole(p Package) error {
	views, err := b.views(p)
	if err != nil {
		return err
	}
	for _, v := range views {
		if err := errors.Join(b.render("page", v.HTMLPath, v), b.text(v.TextPath, v.plain())); err != nil {
			return err
		}
	}
	return errors.Join(
		b.render("index", "index.html", newIndex(p, views)),
		b.text("style.css", style),
		b.text("manifest.sha256", b.manifest()),
	)
}

// render writes a page from its template.
func (b *builder) render(template, name string, view any) error {
	var out strings.Builder
	if err := templates.ExecuteTemplate(&out, template, view); err != nil {
		return fmt.Errorf("rendering %s: %w", name, err)
	}
	return b.text(name, out.String())
}

func (b *builder) text(name, text string) error {
	sum, _, err := b.write(name, strings.NewReader(text))
	b.sums[name] = sum
	return err
}

// manifest lists the digests as sha256sum does. Names are safe, so none needs
// its way of escaping.
func (b *builder) manifest() string {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(b.sums)) {
		fmt.Fprintf(&out, "%s  %s\n", b.sums[name], name)
	}
	return out.String()
}

// write copies from into a new file and gives its digest and size.
func (b *builder) write(name string, from io.Reader) (sum string, size int64, err error) {
	if err := b.mkdir(name); err != nil {
		return "", 0, err
	}
	to, err := b.disk.Create(name)
	if err != nil {
		return "", 0, err
	}
	hash := sha256.New()
	size, err = io.Copy(io.MultiWriter(to, hash), stoppable{b.ctx, from})
	if err == nil {
		err = to.Sync() // a stick is pulled out as soon as the window says done
	}
	if closing := to.Close(); err == nil {
		err = closing
	}
	b.bytes += size
	return hex.EncodeToString(hash.Sum(nil)), size, err
}

// mkdir makes the folders of a file.
func (b *builder) mkdir(name string) error {
	for at, r := range name {
		if r != '/' || b.made[name[:at]] {
			continue
		}
		if err := b.disk.Mkdir(name[:at], 0o755); err != nil {
			return err
		}
		b.made[name[:at]] = true
	}
	return nil
}

// stoppable is a reader that ends when the clerk stops.
type stoppable struct {
	ctx context.Context
	io.Reader
}

func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.Reader.Read(p)
}

// diskFault gives an error of the disk its sentence.
func diskFault(err error, where string) error {
	switch {
	case fault.CodeOf(err) != "", errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, syscall.ENOSPC):
		return fault.Wrap(err, fault.Storage, "磁盘已满，网站公开包没有生成。腾出空间，或者换一个U盘再做一次")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fault.Wrap(err, fault.Storage, "“%s”不能写入，网站公开包没有生成。检查U盘的写保护开关，或者换一个可以写的文件夹", where)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fault.Wrap(err, fault.NotFound, "“%s”不在了，网站公开包没有生成。检查U盘是否插好、文件夹是否还在", where)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return fault.Wrap(err, fault.Invalid, "文件夹的名字太长，网站公开包没有生成。换一个短一些的名字")
	}
	return fault.Wrap(err, fault.Storage, "“%s”写不进去，网站公开包没有生成。检查U盘是否插好，或者换一个文件夹再做一次", where)
}

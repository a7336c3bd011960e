package parcel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// underWay is put between the name of a package being built and what makes the
// name its own.
const underWay = ".tmp-*"

// folderTarget builds a package as a folder. Its root refuses every way out.
type folderTarget struct {
	root     *os.Root
	building string
	final    string
	folders  map[string]bool
}

func newFolderTarget(final string) (target, error) {
	building, err := os.MkdirTemp(filepath.Dir(final), filepath.Base(final)+underWay)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(building)
	if err != nil {
		return nil, errors.Join(err, os.Remove(building))
	}
	return &folderTarget{root: root, building: building, final: final, folders: map[string]bool{".": true}}, nil
}

func (f *folderTarget) add(ctx context.Context, path string, open Opener) (digest string, size int64, err error) {
	err = withOpen(path, open, func(from io.Reader) error {
		if err := f.mkdir(path); err != nil {
			return err
		}
		to, err := f.root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		digest, size, err = copyHashed(ctx, to, from)
		if err == nil {
			err = to.Sync() // a stick is pulled out as soon as the window says done
		}
		return errors.Join(err, to.Close())
	})
	return digest, size, err
}

// mkdir makes the folders of a file.
func (f *folderTarget) mkdir(path string) error {
	for at, r := range path {
		if r != '/' || f.folders[path[:at]] {
			continue
		}
		if err := f.root.Mkdir(path[:at], 0o755); err != nil {
			return err
		}
		f.folders[path[:at]] = true
	}
	return nil
}

func (f *folderTarget) finish() error {
	if err := os.Chmod(f.building, 0o755); err != nil {
		return err
	}
	for folder := range f.folders {
		opened, err := f.root.Open(folder)
		if err != nil {
			return err
		}
		if err := errors.Join(syncFolder(opened), opened.Close()); err != nil {
			return err
		}
	}
	if err := f.root.Close(); err != nil { // Windows renames no folder that is open
		return err
	}
	if err := os.Rename(f.building, f.final); err != nil {
		return err
	}
	f.building = ""
	return syncParent(f.final)
}

func (f *folderTarget) discard() {
	if f.building == "" {
		return
	}
	_ = f.root.Close()
	_ = os.RemoveAll(f.building) // a rest is not under the package's name and harmless
	f.building = ""
}

// syncParent makes a rename last.
func syncParent(path string) error {
	parent, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(syncFolder(parent), parent.Close())
}

// syncFolder brings the names in a folder to the disk, where the system can.
func syncFolder(folder *os.File) error {
	err := folder.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrInvalid) {
		return nil
	}
	return err
}

// folderBag is a package to be checked that lies in a folder.
type folderBag struct{ root *os.Root }

func openFolder(path string) (bag, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return folderBag{root}, nil
}

func (b folderBag) list(ctx context.Context, c *contents) error {
	return fs.WalkDir(b.root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && path == ".":
			return err
		case err != nil:
			c.problem(Unreadable, path, "“%s”读不出来。换一台电脑或者换一个U盘口再核对", path)
			return ctx.Err()
		case d.IsDir():
			return nil
		case !d.Type().IsRegular():
			c.problem(Irregular, path, "“%s”不是普通文件（可能是快捷链接），里面的内容不在包里。请核对移交单位的原件", path)
			return nil
		}
		info, err := d.Info()
		if err != nil {
			c.problem(Unreadable, path, "“%s”读不出来。换一台电脑或者换一个U盘口再核对", path)
			return ctx.Err()
		}
		return c.add(path, info.Size())
	})
}

func (b folderBag) open(path string) (io.ReadCloser, error) {
	if !fs.ValidPath(path) {
		return nil, fmt.Errorf("not a path inside: %q", path)
	}
	return b.root.Open(path)
}

func (b folderBag) close() error { return b.root.Close() }

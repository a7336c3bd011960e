package parcel

import (
	"archive/zip"
	"context"
	"errors"
	"hash/crc32"
	"io"
	"math"
	"os"
	"path/filepath"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Flags and versions of a zip entry (APPNOTE 4.4).
const (
	flagEncrypted  = 0x1
	flagDescriptor = 0x8
	flagUTF8       = 0x800
	versionNeeded  = 20
	madeOnUnix     = 3 << 8
)

// zipTarget builds a package as one file. Entries are stored, with length and
// checksum before the content and names in UTF-8: every program opens that.
type zipTarget struct {
	file    *os.File
	archive *zip.Writer
	prefix  string // the package's folder, with its slash
	final   string
	date    uint16 // as zip files hold it
}

func newZipTarget(final, name string, date workday.Date) (target, error) {
	if date.Year < 1980 || date.Year > 2107 {
		return nil, fault.New(fault.Invalid, "打包日期%s不对。检查电脑的日期", date)
	}
	file, err := os.CreateTemp(filepath.Dir(final), filepath.Base(final)+underWay)
	if err != nil {
		return nil, err
	}
	days := uint16(date.Year-1980)<<9 | uint16(date.Month)<<5 | uint16(date.Day)
	return &zipTarget{file: file, archive: zip.NewWriter(file), prefix: name + "/", final: final, date: days}, nil
}

func (z *zipTarget) add(ctx context.Context, path string, open Opener) (digest string, size int64, err error) {
	checksum := crc32.NewIEEE()
	err = withOpen(path, open, func(from io.Reader) error {
		digest, size, err = copyHashed(ctx, checksum, from)
		return err
	})
	if err != nil {
		return "", 0, err
	}
	if size >= math.MaxUint32 {
		return "", 0, fault.New(fault.TooLarge, "“%s”超过4GB，放不进单个文件的移交包。改做文件夹形式", path)
	}
	header := &zip.FileHeader{
		Name: z.prefix + path, Method: zip.Store, Flags: flagUTF8, CRC32: checksum.Sum32(),
		CompressedSize64: uint64(size), UncompressedSize64: uint64(size),
		CreatorVersion: madeOnUnix | versionNeeded, ReaderVersion: versionNeeded, ExternalAttrs: 0o100644 << 16,
		//lint:ignore SA1019 a header written as it is has no other date
		ModifiedDate: z.date,
	}
	to, err := z.archive.CreateRaw(header)
	if err != nil {
		return "", 0, err
	}
	err = withOpen(path, open, func(from io.Reader) error {
		again, length, err := copyHashed(ctx, to, from)
		if err == nil && (again != digest || length != size) {
			err = fault.New(fault.Conflict, "“%s”在打包的时候变了，移交包没有生成。关掉正在用它的程序，再做一次", path)
		}
		return err
	})
	return digest, size, err
}

func (z *zipTarget) finish() error {
	err := errors.Join(z.archive.Close(), z.file.Chmod(0o644))
	if err == nil {
		err = z.file.Sync()
	}
	if err := errors.Join(err, z.file.Close()); err != nil {
		return err
	}
	if err := os.Rename(z.file.Name(), z.final); err != nil {
		return err
	}
	z.file = nil
	return syncParent(z.final)
}

func (z *zipTarget) discard() {
	if z.file == nil {
		return
	}
	_ = z.file.Close()
	_ = os.Remove(z.file.Name()) // a rest is not under the package's name and harmless
	z.file = nil
}

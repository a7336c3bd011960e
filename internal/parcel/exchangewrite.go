package parcel

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
)

const signatureSize = ed25519.SignatureSize

// ExchangeOrder is what goes into a package between offices.
type ExchangeOrder struct {
	Manifest   exchange.Manifest // without Statements, which is worked out
	Statements []exchange.Statement
	Key        ed25519.PrivateKey
	Open       func(exchange.File) (io.ReadCloser, error) // the files of the manifest, two times each
	Passphrase string                                     // "": not encrypted
}

// WriteExchange writes a package at path, which must not exist. It is built
// beside it under another name, so that there is a whole package or none. It
// gives the length in bytes.
func WriteExchange(ctx context.Context, path string, o ExchangeOrder, tell func(done, all int64)) (int64, error) {
	size, err := writeExchange(ctx, path, o, tell)
	return size, exchangeFault(err, path)
}

func writeExchange(ctx context.Context, path string, o ExchangeOrder, tell func(done, all int64)) (int64, error) {
	if err := errors.Join(checkExchangeDate(o.Manifest.Made), free(path)); err != nil {
		return 0, err
	}
	lines, err := exchangeLines(o.Statements)
	if err != nil {
		return 0, err
	}
	sum := sha256.Sum256(lines)
	o.Manifest.Statements = exchange.Part{Count: len(o.Statements), Size: int64(len(lines)), Digest: hex.EncodeToString(sum[:])}
	if err := o.Manifest.Validate(); err != nil {
		return 0, err
	}
	manifest, signature, err := o.Manifest.Text(o.Key)
	if err != nil {
		return 0, err
	}
	all := exchangeSize(&o.Manifest, len(manifest))
	if limits := usualExchangeLimits(); all > limits.bytes || len(o.Manifest.Files) > limits.files || len(o.Statements) > limits.count {
		return 0, fault.New(fault.TooLarge, "要带的内容超过4GB，一个包放不下。分几次做包")
	}
	built, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+underWay)
	if err != nil {
		return 0, err
	}
	w := &exchangeWriter{ctx: ctx, order: &o, all: all, tell: tell}
	err = w.write(built, map[string][]byte{exchangeManifest: manifest, exchangeSignature: signature, exchangeStatements: lines})
	if err == nil {
		err = errors.Join(built.Chmod(0o644), built.Sync())
	}
	info, statErr := built.Stat()
	err = errors.Join(err, statErr, built.Close())
	if err == nil {
		err = free(path)
	}
	if err == nil {
		err = os.Rename(built.Name(), path)
	}
	if err != nil {
		return 0, errors.Join(err, os.Remove(built.Name()))
	}
	return info.Size(), syncParent(path)
}

// exchangeLines writes statements one a line.
func exchangeLines(statements []exchange.Statement) ([]byte, error) {
	var lines bytes.Buffer
	for i := range statements {
		line, err := statements[i].Line()
		if err != nil {
			return nil, err
		}
		lines.Write(line)
		lines.WriteByte('\n')
	}
	return lines.Bytes(), nil
}

type exchangeWriter struct {
	ctx       context.Context // of one package
	order     *ExchangeOrder
	archive   *zip.Writer
	done, all int64
	tell      func(done, all int64)
}

func (w *exchangeWriter) write(to io.Writer, parts map[string][]byte) (err error) {
	if w.order.Passphrase != "" {
		sealed, err := Seal(to, w.order.Passphrase)
		if err != nil {
			return err
		}
		if err := w.entries(sealed, parts); err != nil {
			return err
		}
		return sealed.Close()
	}
	return w.entries(to, parts)
}

func (w *exchangeWriter) entries(to io.Writer, parts map[string][]byte) error {
	w.archive = zip.NewWriter(to)
	for _, name := range []string{exchangeManifest, exchangeSignature, exchangeStatements} {
		if err := w.part(name, parts[name]); err != nil {
			return err
		}
	}
	for _, f := range w.order.Manifest.Files {
		if err := w.file(f); err != nil {
			return err
		}
	}
	return w.archive.Close()
}

func (w *exchangeWriter) part(name string, content []byte) error {
	to, err := w.archive.CreateRaw(exchangeHeader(name, int64(len(content)), crc32.ChecksumIEEE(content), w.order.Manifest.Made))
	if err == nil {
		_, err = to.Write(content)
	}
	w.told(int64(len(content)))
	return err
}

// file puts in one of the office's files: read once for the checksum that
// stands before it, and once for good.
func (w *exchangeWriter) file(f exchange.File) error {
	checksum := crc32.NewIEEE()
	if _, _, err := w.copied(f, checksum); err != nil {
		return err
	}
	to, err := w.archive.CreateRaw(exchangeHeader(exchangeFiles+f.Digest, f.Size, checksum.Sum32(), w.order.Manifest.Made))
	if err != nil {
		return err
	}
	digest, size, err := w.copied(f, to)
	if err == nil && (digest != f.Digest || size != f.Size) {
		err = fault.New(fault.Damaged, "“%s”和登记的不一样，没有做包。用最近的备份恢复这个文件，再做一次", f.Name)
	}
	w.told(f.Size)
	return err
}

func (w *exchangeWriter) copied(f exchange.File, to io.Writer) (digest string, size int64, err error) {
	from, err := w.order.Open(f)
	if err != nil {
		return "", 0, unreadableSource(err, f.Name)
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	return copyHashed(w.ctx, to, exchangeSource{from, f.Name})
}

func (w *exchangeWriter) told(bytes int64) {
	if w.done += bytes; w.tell != nil {
		w.tell(w.done, w.all)
	}
}

// exchangeSource names the file that cannot be read.
type exchangeSource struct {
	io.Reader
	name string
}

func (s exchangeSource) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = unreadableSource(err, s.name)
	}
	return n, err
}

func unreadableSource(err error, name string) error {
	if passes(err) {
		return err
	}
	return fault.Wrap(err, fault.Storage, "要带的“%s”读不出来，没有做包。先核对资料，再做一次", name)
}

// exchangeFault gives an error while writing its sentence.
func exchangeFault(err error, path string) error {
	switch {
	case passes(err):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG):
		return fault.Wrap(err, fault.Storage, "“%s”放不下，没有做包。腾出空间，或者换一个U盘再做一次", filepath.Dir(path))
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fault.Wrap(err, fault.Storage, "“%s”不能写入，没有做包。检查U盘的写保护开关，或者换一个文件夹", filepath.Dir(path))
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fault.Wrap(err, fault.NotFound, "“%s”不在了，没有做包。检查U盘是否插好、文件夹是否还在", filepath.Dir(path))
	}
	return fault.Wrap(err, fault.Storage, "“%s”写不进去，没有做包。检查U盘是否插好，或者换一个文件夹再做一次", filepath.Dir(path))
}

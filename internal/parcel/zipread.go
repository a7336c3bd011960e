package parcel

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// zipBag is a package to be checked that lies in a zip file.
type zipBag struct {
	file   *os.File
	name   string // of the zip file
	size   int64
	reader *zip.Reader
	files  map[string]*zip.File // path in the package
}

// openZip opens a zip file whose every byte belongs to one of its entries. No
// bag and no error: it is damaged or made to do harm, and a finding says so.
func openZip(path string, found *Findings, l limits) (bag, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	b, err := readZip(file, found, l)
	if b == nil || err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return b, nil
}

func readZip(file *os.File, found *Findings, l limits) (bag, error) {
	name := filepath.Base(file.Name())
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	end, err := readZipEnd(file, info.Size())
	if err != nil {
		return nil, zipDamage(err, name, found)
	}
	if end.entries > uint64(l.files) {
		found.problem(TooMuch, name, "“%s”写着有%d个文件，超过%d个，没有核对。请核对这是不是移交包", name, end.entries, l.files)
		return nil, nil
	}
	reader, err := zip.NewReader(file, info.Size())
	if err != nil {
		return nil, zipDamage(err, name, found)
	}
	if err := checkLayout(file, reader, end); err != nil {
		return nil, zipDamage(err, name, found)
	}
	declared := uint64(0)
	most := uint64(l.expansion) * uint64(info.Size())
	for _, f := range reader.File {
		if declared += min(f.UncompressedSize64, most+1); declared > most {
			found.problem(TooMuch, name, "“%s”解开后大得不正常，没有核对。请核对移交单位的原件", name)
			return nil, nil
		}
	}
	return &zipBag{file: file, name: name, size: info.Size(), reader: reader, files: map[string]*zip.File{}}, nil
}

// zipDamage enters what the structure of a zip file shows. Only an error of the
// disk stays one.
func zipDamage(err error, name string, found *Findings) error {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		return err
	}
	found.problem(NotAZip, name, "“%s”不是完好的zip文件（%s）。没有传完或者变了，向移交单位要完好的包", name, damageWords(err))
	return nil
}

func damageWords(err error) string {
	if damage := damaged(""); errors.As(err, &damage) {
		return string(damage)
	}
	return "目录读不出来"
}

// list enters the files of the one folder that is in the zip file.
func (b *zipBag) list(ctx context.Context, c *contents) error {
	base := b.base()
	if base == "" {
		c.problem(NotABag, b.name, "“%s”里不是正好一个文件夹，不是移交包。请核对选的文件", b.name)
		return nil
	}
	for _, f := range b.reader.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		path := strings.TrimPrefix(f.Name, base)
		if path == "" && f.UncompressedSize64 == 0 {
			continue // the folder itself
		}
		if refused := refusedEntry(f, path); refused != nil {
			c.problem(refused.problem, path, "“%s”%s。让移交单位重做移交包", strings.ToValidUTF8(path, "\uFFFD"), refused.words)
			continue
		}
		if strings.HasSuffix(path, "/") {
			continue
		}
		if b.files[path] != nil {
			c.problem(Twice, path, "“%s”在“%s”里有两个，分不清哪个是真的。让移交单位重做移交包", path, b.name)
			continue
		}
		b.files[path] = f
		if err := c.add(path, int64(f.UncompressedSize64)); err != nil { // bounded by readZip
			return err
		}
	}
	return nil
}

// base is the folder that every entry is in, with its slash, or "".
func (b *zipBag) base() string {
	base := ""
	for i, f := range b.reader.File {
		top, _, inside := strings.Cut(f.Name, "/")
		if !inside || top == "" || (i > 0 && top+"/" != base) {
			return ""
		}
		base = top + "/"
	}
	return base
}

// refusedEntry says why an entry is not a file or folder that can be looked
// at, or gives nil.
func refusedEntry(f *zip.File, path string) *lineError {
	isFolder := strings.HasSuffix(path, "/")
	switch {
	case !utf8.ValidString(f.Name): // the flag for it is often forgotten, and the manifest tells
		return malformed("的名字不是UTF-8文字")
	case !staysInside(strings.TrimSuffix(f.Name, "/")) || !staysInside(strings.TrimSuffix(path, "/")):
		return &lineError{problem: Outside, words: "会解到移交包外面去"}
	case isFolder && f.UncompressedSize64 != 0, f.Mode()&fs.ModeType != 0 && !(isFolder && f.Mode().IsDir()):
		return &lineError{problem: Irregular, words: "不是普通文件（可能是快捷链接）"}
	case f.Flags&flagEncrypted != 0:
		return &lineError{problem: Irregular, words: "加了密码，不能核对"}
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return &lineError{problem: Irregular, words: fmt.Sprintf("的压缩方法（%d）不能核对", f.Method)}
	}
	return nil
}

func (b *zipBag) open(path string) (io.ReadCloser, error) {
	f := b.files[path]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	return f.Open()
}

func (b *zipBag) close() error { return b.file.Close() }

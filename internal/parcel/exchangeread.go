package parcel

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
)

// Exchange is a package between offices that was read to its last byte and is
// whole. Whether it may be taken, exchange.Judge decides. Close it.
type Exchange struct {
	Manifest   exchange.Manifest
	Statements []exchange.Statement
	Sealed     bool  // it is encrypted
	Size       int64 // bytes, of the file

	file  *os.File
	files map[string]*zip.File // by digest
}

// OpenExchange opens a package and reads all of it. Any flaw refuses it whole;
// the error says which.
func OpenExchange(ctx context.Context, path, passphrase string, tell func(done, all int64)) (*Exchange, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, exchangeLookFault(err, path)
	}
	e := &Exchange{file: file, files: map[string]*zip.File{}}
	content, size, err := e.content(passphrase)
	if err == nil {
		err = e.read(ctx, content, size, tell, usualExchangeLimits())
	}
	if err != nil {
		return nil, errors.Join(exchangeLookFault(err, path), file.Close())
	}
	return e, nil
}

// Close ends the use of the package.
func (e *Exchange) Close() error { return e.file.Close() }

// Open opens a file of the package.
func (e *Exchange) Open(digest string) (io.ReadCloser, error) {
	f := e.files[digest]
	if f == nil {
		return nil, fault.New(fault.NotFound, "包里没有要的文件。让对方重新做包")
	}
	return f.Open()
}

// read reads the zip file with the package.
func (e *Exchange) read(ctx context.Context, content io.ReaderAt, size int64, tell func(done, all int64), l exchangeLimits) error {
	if size > l.bytes {
		return fault.New(fault.TooLarge, "这个包超过4GB，没有收。让对方分几次做包")
	}
	end, err := readZipEnd(content, size)
	if err != nil {
		return err
	}
	if end.entries > uint64(l.files)+3 {
		return fault.New(fault.TooLarge, "包里写着有%d个文件，多得不正常，没有收。核对是谁做的包", end.entries)
	}
	reader, err := zip.NewReader(content, size)
	if err != nil {
		return damagedEnd
	}
	if err := checkLayout(content, reader, end); err != nil {
		return err
	}
	manifest, err := e.head(ctx, reader.File, l)
	if err != nil {
		return err
	}
	if size != exchangeSize(&e.Manifest, manifest) {
		return damagedPlacement
	}
	if err := checkPlain(content, end, dosDate(e.Manifest.Made)); err != nil {
		return err
	}
	return e.payload(ctx, reader.File, size, tell)
}

// content is the zip file, decrypted where it is encrypted.
func (e *Exchange) content(passphrase string) (io.ReaderAt, int64, error) {
	info, err := e.file.Stat()
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, fault.New(fault.Unreadable, "“%s”不是文件。选对方给的、以%s结尾的文件", filepath.Base(e.file.Name()), ExchangeEnding)
	}
	e.Size = info.Size()
	head := make([]byte, len(sealHead))
	if n, err := e.file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, 0, err
	} else if !IsSealed(head[:n]) {
		return e.file, e.Size, nil
	}
	e.Sealed = true
	return OpenAt(e.file, e.Size, passphrase)
}

// head reads manifest and signature, which must be the first two entries, and
// holds the names and sizes of all others against them. It gives the length of
// the manifest.
func (e *Exchange) head(ctx context.Context, entries []*zip.File, l exchangeLimits) (int, error) {
	if len(entries) < 3 || entries[0].Name != exchangeManifest || entries[1].Name != exchangeSignature || entries[2].Name != exchangeStatements {
		return 0, fault.New(fault.Unreadable, "这不是单位之间交换用的包，没有收。核对选的文件")
	}
	if entries[0].UncompressedSize64 > uint64(l.manifest) || entries[1].UncompressedSize64 != signatureSize || entries[2].UncompressedSize64 > uint64(l.statements) {
		return 0, fault.New(fault.TooLarge, "包里的清单大得不正常，没有收。核对是谁做的包")
	}
	text, err := wholeEntry(ctx, entries[0])
	if err != nil {
		return 0, err
	}
	signature, err := wholeEntry(ctx, entries[1])
	if err != nil {
		return 0, err
	}
	if e.Manifest, err = exchange.ParseManifest(text, signature); err != nil {
		return 0, err
	}
	return len(text), e.listed(entries, l)
}

// listed holds the other entries to what the manifest says of them.
func (e *Exchange) listed(entries []*zip.File, l exchangeLimits) error {
	m := &e.Manifest
	switch {
	case checkExchangeDate(m.Made) != nil:
		return damagedEntry
	case m.Statements.Count > l.count:
		return fault.New(fault.TooLarge, "包里的记录多得不正常，没有收。核对是谁做的包")
	case len(entries) != len(m.Files)+3 || entries[2].UncompressedSize64 != uint64(m.Statements.Size):
		return damagedEntry
	}
	for i, f := range m.Files {
		if entry := entries[i+3]; entry.Name != exchangeFiles+f.Digest || entry.UncompressedSize64 != uint64(f.Size) {
			return damagedEntry
		}
	}
	return nil
}

// checkPlain holds every record of the directory to the one form that they have:
// nothing hides where no program looks.
func checkPlain(content io.ReaderAt, end zipEnd, date uint16) error {
	at := int64(end.offset)
	for range end.entries {
		r, err := readAt(content, at, centralSize)
		if err != nil {
			return err
		}
		plain := r.u16(4) == madeOnUnix|versionNeeded && r.u16(6) == versionNeeded && r.u16(8) == flagUTF8 && r.u16(10) == zip.Store &&
			r.u16(12) == 0 && r.u16(14) == date && r.u16(30) == 0 && r.u16(32) == 0 && r.u16(36) == 0 && r.u32(38) == plainFile
		if !plain {
			return damagedEntry
		}
		at += centralSize + int64(r.u16(28))
	}
	return nil
}

// payload reads the statements and every file to its end.
func (e *Exchange) payload(ctx context.Context, entries []*zip.File, all int64, tell func(done, all int64)) error {
	lines, err := wholeEntry(ctx, entries[2])
	if err != nil {
		return err
	}
	sum := sha256.Sum256(lines)
	if hex.EncodeToString(sum[:]) != e.Manifest.Statements.Digest {
		return damagedEntry
	}
	if err := e.parse(lines); err != nil {
		return err
	}
	done := int64(len(lines))
	for i, f := range e.Manifest.Files {
		from, err := entries[i+3].Open()
		if err != nil {
			return err
		}
		digest, size, err := copyHashed(ctx, io.Discard, from)
		if err := errors.Join(err, from.Close()); err != nil {
			return err
		}
		if digest != f.Digest || size != f.Size {
			return damagedEntry
		}
		e.files[f.Digest] = entries[i+3]
		if done += size; tell != nil {
			tell(done, all)
		}
	}
	return nil
}

// parse reads the statements, which stand in one order, each once.
func (e *Exchange) parse(lines []byte) error {
	scanner := bufio.NewScanner(bytes.NewReader(lines))
	scanner.Buffer(nil, len(lines)+1)
	for scanner.Scan() {
		s, err := exchange.Parse(scanner.Bytes())
		if err != nil {
			return err
		}
		if n := len(e.Statements); n > 0 && exchange.InOrder(e.Statements[n-1], s) >= 0 {
			return fault.New(fault.Damaged, "包里的记录次序不对或者有重复，没有收。让对方重新做包")
		}
		e.Statements = append(e.Statements, s)
	}
	if err := scanner.Err(); err != nil {
		return err
	}
	whole := len(lines) == 0 || lines[len(lines)-1] == '\n' && !bytes.Contains(lines, []byte("\r"))
	if !whole || len(e.Statements) != e.Manifest.Statements.Count {
		return damagedEntry
	}
	return e.promised()
}

// promised holds the files to the statements that speak of them: none is
// missing, none is there for nothing.
func (e *Exchange) promised() error {
	spoken := map[string]bool{}
	for i := range e.Statements {
		if b, ok := exchange.BodyOf[*exchange.EvidenceBody](&e.Statements[i]); ok {
			spoken[b.Digest] = true
		}
	}
	for _, f := range e.Manifest.Files {
		if !spoken[f.Digest] {
			return fault.New(fault.Damaged, "包里的“%s”没有记录说明，整个包没有收。让对方重新做包", f.Name)
		}
	}
	if len(spoken) != len(e.Manifest.Files) {
		return fault.New(fault.Damaged, "包里少了%d个照片、附件，整个包没有收。让对方重新做包", len(spoken)-len(e.Manifest.Files))
	}
	return nil
}

// wholeEntry reads an entry whose size was looked at.
func wholeEntry(ctx context.Context, f *zip.File) ([]byte, error) {
	from, err := f.Open()
	if err != nil {
		return nil, err
	}
	var content bytes.Buffer
	_, err = copyAll(ctx, &content, io.LimitReader(from, int64(f.UncompressedSize64)+1))
	return content.Bytes(), errors.Join(err, from.Close())
}

// exchangeLookFault gives an error of a package that cannot be taken its
// sentence.
func exchangeLookFault(err error, path string) error {
	name := filepath.Base(path)
	damage := damaged("")
	pathError := (*fs.PathError)(nil)
	switch {
	case passes(err):
		return err
	case errors.As(err, &damage):
		return fault.Wrap(err, fault.Damaged, "“%s”不完整或者变了（%s），整个包没有收。让对方再拷一份", name, string(damage))
	case errors.Is(err, fs.ErrNotExist):
		return fault.Wrap(err, fault.NotFound, "没有找到“%s”。检查U盘是否插好、名字是否对", path)
	case errors.As(err, &pathError):
		return fault.Wrap(err, fault.Storage, "“%s”读不出来，没有收。检查U盘是否插好，再收一次", name)
	}
	return fault.Wrap(err, fault.Damaged, "“%s”不完整或者变了，整个包没有收。让对方再拷一份", name)
}

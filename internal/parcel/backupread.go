package parcel

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
)

// BackupReader is an open backup. Only when Read has come to its end without an
// error is the file known to be whole. Close it.
type BackupReader struct {
	file     *os.File // nil: not ours to close
	content  io.ReaderAt
	size     int64
	trailer  backupTrailer
	manifest *BackupManifest
	sealed   bool
}

// OpenBackup opens a backup and reads its manifest. Where it is torn, that is
// said at once.
func OpenBackup(path, passphrase string) (*BackupReader, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, backupLookFault(err, path)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no file: %w", path, os.ErrInvalid)
	}
	if err != nil {
		return nil, errors.Join(backupLookFault(err, path), file.Close())
	}
	r, err := openBackup(file, info.Size(), passphrase)
	if err != nil {
		return nil, errors.Join(backupLookFault(err, path), file.Close())
	}
	r.file = file
	return r, nil
}

func openBackup(file io.ReaderAt, size int64, passphrase string) (*BackupReader, error) {
	r := &BackupReader{content: file, size: size}
	head := make([]byte, len(sealHead))
	if n, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	} else if n == len(head) && IsSealed(head) {
		r.sealed = true
		if r.content, r.size, err = OpenAt(file, size, passphrase); err != nil {
			return nil, err
		}
	}
	tail, err := r.bytes(r.size-int64(trailerLength), int64(trailerLength))
	if err != nil {
		return nil, err
	}
	if r.trailer, err = parseTrailer(tail); err != nil {
		return nil, err
	}
	text, err := r.bytes(r.trailer.at, r.trailer.length)
	if err != nil {
		return nil, err
	}
	if digest := sha256.Sum256(text); hex.EncodeToString(digest[:]) != r.trailer.manifest {
		return nil, errChanged
	}
	r.manifest, err = parseBackupManifest(text, r.trailer.at)
	return r, err
}

// bytes reads a stretch that must be there.
func (r *BackupReader) bytes(at, length int64) ([]byte, error) {
	if at < 0 || length < 0 || length > r.size-at {
		return nil, errTorn
	}
	p := make([]byte, length)
	n, err := r.content.ReadAt(p, at)
	if int64(n) == length {
		return p, nil
	}
	if errors.Is(err, io.EOF) {
		return nil, errTorn
	}
	return nil, err
}

// Manifest is what the backup says of itself.
func (r *BackupReader) Manifest() *BackupManifest { return r.manifest }

// Sealed reports whether the backup is encrypted.
func (r *BackupReader) Sealed() bool { return r.sealed }

// Seal is the digest of the whole backup, encrypted or not.
func (r *BackupReader) Seal() string { return r.trailer.seal }

// Close ends reading.
func (r *BackupReader) Close() error {
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}

// Take receives the content of an entry. Done is called once, whatever became
// of it: with true when every byte was written and is right.
type Take interface {
	io.Writer
	Done(right bool) error
}

// Read reads the whole backup and compares every byte with what the manifest
// and the seal say. take says where an entry goes, or gives nil for one that is
// only looked at; several may be under way at the same time. tell may be nil; it
// hears of bytes.
func (r *BackupReader) Read(ctx context.Context, take func(BackupEntry) (Take, error), tell func(done, all int64)) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	work := reading{r: r, take: take, tell: tell, gaps: make([][]byte, len(r.manifest.Content))}
	var hands sync.WaitGroup
	for range min(2, runtime.NumCPU(), len(work.gaps)) {
		hands.Go(func() {
			if err := work.entries(ctx); err != nil {
				cancel(err)
			}
		})
	}
	hands.Wait()
	if err := context.Cause(ctx); err != nil {
		return backupLookFault(err, r.name())
	}
	return backupLookFault(work.frame(), r.name())
}

func (r *BackupReader) name() string {
	if r.file == nil {
		return ""
	}
	return r.file.Name()
}

// reading is one pass over a backup by several hands. Each takes the next entry
// with what lies before it, so that the file is read from front to end.
type reading struct {
	r    *BackupReader
	take func(BackupEntry) (Take, error)
	tell func(done, all int64)
	next atomic.Int64
	gaps [][]byte // what lies before each entry

	mutex sync.Mutex // for done and tell
	done  int64
}

func (w *reading) entries(ctx context.Context) error {
	buffer := make([]byte, 4*block)
	for {
		n := int(w.next.Add(1)) - 1
		if n >= len(w.gaps) || ctx.Err() != nil {
			return ctx.Err()
		}
		if err := w.entry(ctx, n, buffer); err != nil {
			return err
		}
	}
}

func (w *reading) entry(ctx context.Context, n int, buffer []byte) (err error) {
	e := w.r.manifest.Content[n]
	before := int64(0)
	if n > 0 {
		last := w.r.manifest.Content[n-1]
		before = last.At + last.Size
	}
	if e.At-before > maxGap {
		return errChanged
	}
	if w.gaps[n], err = w.r.bytes(before, e.At-before); err != nil {
		return err
	}
	var to Take
	if w.take != nil {
		if to, err = w.take(e); err != nil {
			return err
		}
	}
	if to == nil {
		return w.content(ctx, e, io.Discard, buffer)
	}
	err = w.content(ctx, e, to, buffer)
	return errors.Join(err, to.Done(err == nil))
}

// maxGap is more than any header of a zip entry takes.
const maxGap = 4096

func (w *reading) content(ctx context.Context, e BackupEntry, to io.Writer, buffer []byte) error {
	sum := sha256.New()
	for at := e.At; at < e.At+e.Size; {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := buffer[:min(int64(len(buffer)), e.At+e.Size-at)]
		if n, err := w.r.content.ReadAt(p, at); n < len(p) {
			if errors.Is(err, io.EOF) {
				err = errTorn
			}
			return err
		}
		if err := hashAndWrite(sum, to, p); err != nil {
			return err
		}
		at += int64(len(p))
		w.passed(int64(len(p)))
	}
	if hex.EncodeToString(sum.Sum(nil)) != e.SHA256 {
		return changedEntry(e)
	}
	return nil
}

func (w *reading) passed(n int64) {
	if w.tell == nil {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.done += n
	w.tell(w.done, w.r.size)
}

// frame computes the seal from what lies between the entries and their digests,
// which are right.
func (w *reading) frame() error {
	sum := sha256.New()
	var end int64
	for n, e := range w.r.manifest.Content {
		sum.Write(w.gaps[n])
		digest, _ := hex.DecodeString(e.SHA256) // parseBackupManifest saw that it is one
		sum.Write(digest)
		end = e.At + e.Size
	}
	gap, err := w.r.bytes(end, w.r.trailer.at-end)
	if err != nil {
		return err
	}
	sum.Write(gap)
	manifest, _ := hex.DecodeString(w.r.trailer.manifest)
	sum.Write(manifest)
	end = w.r.trailer.at + w.r.trailer.length
	rest, err := w.r.bytes(end, w.r.size-end)
	if err != nil {
		return err
	}
	seal := rest[len(rest)-2*sha256.Size:]
	sum.Write(rest[:len(rest)-len(seal)])
	if !bytes.Equal([]byte(hex.EncodeToString(sum.Sum(nil))), seal) {
		return errChanged
	}
	return nil
}

package parcel

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zwgk/internal/fault"
)

// BackupWriter builds a backup beside its place. The caller ends with Publish or
// Discard; until Publish nothing stands under the backup's name but what stood
// there before. It is for one goroutine.
type BackupWriter struct {
	final    string
	file     *os.File
	disk     *earlySync     // to the file
	unsealed *bufio.Writer  // to disk
	sealing  io.WriteCloser // nil without a passphrase
	frame    *frame
	archive  *zip.Writer
	made     time.Time
	content  []BackupEntry
	finished bool
}

// NewBackup begins a backup at path, encrypted when there is a passphrase. A
// backup that is there will be replaced by Publish; any other file is refused.
func NewBackup(path, passphrase string, made time.Time) (*BackupWriter, error) {
	return newBackup(path, passphrase, made, sealWork)
}

func newBackup(path, passphrase string, made time.Time, work int) (*BackupWriter, error) {
	if err := replaceable(path); err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+underWay)
	if err != nil {
		return nil, backupFault(err, path)
	}
	w := &BackupWriter{final: path, file: file, made: made, disk: &earlySync{file: file}}
	w.unsealed = bufio.NewWriterSize(w.disk, block)
	w.frame = &frame{to: w.unsealed, sum: sha256.New()}
	if passphrase != "" {
		if w.sealing, err = sealWith(w.unsealed, passphrase, work); err != nil {
			w.Discard()
			return nil, backupFault(err, path)
		}
		w.frame.to = w.sealing
	}
	w.archive = zip.NewWriter(w.frame)
	return w, nil
}

// replaceable refuses to write over what is no backup.
func replaceable(path string) error {
	err := free(path)
	if fault.CodeOf(err) != fault.Exists {
		return backupFault(err, path)
	}
	file, opening := os.Open(path)
	if opening != nil {
		return err
	}
	defer file.Close()
	if info, stating := file.Stat(); stating == nil && info.Mode().IsRegular() && LooksLikeBackup(file, info.Size()) {
		return nil
	}
	return err
}

// AddDatabase puts in the database, which comes first.
func (w *BackupWriter) AddDatabase(ctx context.Context, path string, tell func(bytes int64)) error {
	_, err := w.add(ctx, backupDatabase, "", path, tell)
	return err
}

// AddAttachment puts in a kept file. ok is false when it is not there or not
// what its digest says. What could be read of it then is in the backup as it is
// and listed as damaged; the backup stays good.
func (w *BackupWriter) AddAttachment(ctx context.Context, digest, path string, tell func(bytes int64)) (ok bool, err error) {
	return w.add(ctx, "files/"+digest[:min(2, len(digest))]+"/"+digest, digest, path, tell)
}

// add copies a file. With want, one that cannot be read or has another digest is
// left out.
func (w *BackupWriter) add(ctx context.Context, name, want, path string, tell func(int64)) (ok bool, err error) {
	from, err := os.Open(path)
	if err != nil {
		if want != "" && ctx.Err() == nil {
			return false, nil
		}
		return false, sourceFault(err, path)
	}
	defer from.Close()
	source := &sourceCheck{from: from, tell: tell}
	e, err := w.entry(ctx, name, source)
	switch {
	case err == nil && want == "", err == nil && e.SHA256 == want:
		w.content = append(w.content, e)
		return true, nil
	case err == nil, source.failed != nil && want != "" && ctx.Err() == nil:
		e.Name = damagedFolder + want
		w.content = append(w.content, e)
		return false, nil
	}
	return false, backupFault(err, w.final)
}

// sourceCheck tells an error of what is read from one of what is written.
type sourceCheck struct {
	from   io.Reader
	tell   func(int64)
	failed error
}

func (s *sourceCheck) Read(p []byte) (int, error) {
	n, err := s.from.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.failed = err
	}
	if s.tell != nil && n > 0 {
		s.tell(int64(n))
	}
	return n, err
}

// entry writes one entry. Its bytes pass the frame as content, so that the seal
// takes their digest in their place.
func (w *BackupWriter) entry(ctx context.Context, name string, from io.Reader) (BackupEntry, error) {
	to, err := w.archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: w.made})
	if err == nil {
		err = w.archive.Flush()
	}
	if err != nil {
		return BackupEntry{}, err
	}
	at := w.frame.begin()
	digest, size, err := copyBlocks(ctx, to, from)
	if flushing := w.archive.Flush(); err == nil {
		err = flushing
	}
	w.frame.end(digest)
	return BackupEntry{Name: name, Size: size, SHA256: hex.EncodeToString(digest), At: at}, err
}

// Finish writes what is known at the end and brings the file to the disk, still
// under its other name. It gives the seal.
func (w *BackupWriter) Finish(ctx context.Context, m BackupManifest, readme string) (seal string, err error) {
	seal, err = w.finish(ctx, m, readme)
	return seal, backupFault(err, w.final)
}

func (w *BackupWriter) finish(ctx context.Context, m BackupManifest, readme string) (string, error) {
	e, err := w.entry(ctx, backupReadme, bytes.NewReader([]byte(readme)))
	if err != nil {
		return "", err
	}
	m.Format, m.Made, m.Content = backupFormat, w.made, append(w.content, e)
	text, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	if e, err = w.entry(ctx, backupManifest, bytes.NewReader(text)); err != nil {
		return "", err
	}
	trailer := backupTrailer{at: e.At, length: e.Size, manifest: e.SHA256}
	if trailer.seal, err = w.close(trailer); err != nil {
		return "", err
	}
	if w.sealing != nil {
		if err := w.sealing.Close(); err != nil {
			return "", err
		}
	}
	if err := errors.Join(w.unsealed.Flush(), w.file.Chmod(0o644)); err != nil {
		return "", err
	}
	if err := w.disk.finish(); err != nil {
		return "", err
	}
	forgetPages(w.file)
	w.finished = true
	return trailer.seal, w.file.Close()
}

// close writes the zip's directory and the trailer as its comment. Its bytes are
// held back until the seal, which covers them, can stand in the comment.
func (w *BackupWriter) close(t backupTrailer) (seal string, err error) {
	t.seal = hex.EncodeToString(make([]byte, sha256.Size))
	if err := w.archive.SetComment(t.String()); err != nil {
		return "", err
	}
	last := w.frame.hold()
	if err := w.archive.Close(); err != nil {
		return "", err
	}
	body := last.Bytes()[:last.Len()-2*sha256.Size] // all but the seal
	w.frame.sum.Write(body)
	seal = hex.EncodeToString(w.frame.sum.Sum(nil))
	_, err = w.frame.to.Write(append(body, seal...))
	return seal, err
}

// Unfinished is where the file lies before it has its name.
func (w *BackupWriter) Unfinished() string { return w.file.Name() }

// Unfinished reports whether a file is named as one that is not finished.
func Unfinished(name string) bool { return strings.Contains(name, strings.TrimSuffix(underWay, "*")) }

// Publish gives a finished file its name.
func (w *BackupWriter) Publish() error {
	if err := replaceable(w.final); err != nil {
		return err
	}
	if err := os.Rename(w.file.Name(), w.final); err != nil {
		return backupFault(err, w.final)
	}
	w.file = nil
	return backupFault(syncParent(w.final), w.final)
}

// Discard removes what was built. After Publish it does nothing.
func (w *BackupWriter) Discard() {
	if w.file == nil {
		return
	}
	if !w.finished {
		_ = w.disk.wait() // the file goes
		_ = w.file.Close()
	}
	_ = os.Remove(w.file.Name()) // a rest is not under the backup's name and harmless
	w.file = nil
}

// frame is everything in the file that is not content.
type frame struct {
	to      io.Writer
	sum     hash.Hash
	at      int64
	content bool
	held    *bytes.Buffer
}

func (f *frame) Write(p []byte) (int, error) {
	if f.held != nil {
		return f.held.Write(p)
	}
	if !f.content {
		f.sum.Write(p)
	}
	n, err := f.to.Write(p)
	f.at += int64(n)
	return n, err
}

func (f *frame) begin() int64 {
	f.content = true
	return f.at
}

func (f *frame) end(digest []byte) {
	f.content = false
	f.sum.Write(digest)
}

func (f *frame) hold() *bytes.Buffer {
	f.held = &bytes.Buffer{}
	return f.held
}

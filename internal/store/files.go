package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// File is an attachment kept in files/ under its SHA-256.
type File struct {
	Digest string // SHA-256 in hexadecimal
	Name   string // the name it had, without folders
	Size   int64  // bytes
}

// incoming begins the name of a copy under way.
const incoming = "incoming-"

// KeepFile copies a file into the office. It is not yet part of the office:
// AddFile, inside a change, makes it one. A file that is there already is
// kept once; when its bytes went bad, the new ones take their place.
func (o *Office) KeepFile(path string) (f File, err error) {
	if err := o.present(); err != nil {
		return f, err
	}
	source, err := os.Open(path)
	if err != nil {
		return f, storageFault(err, filepath.Dir(path))
	}
	defer source.Close()
	folder := filepath.Join(o.dir, filesName)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return f, storageFault(err, folder)
	}
	copied, err := os.CreateTemp(folder, incoming+"*")
	if err != nil {
		return f, storageFault(err, folder)
	}
	defer os.Remove(copied.Name()) // gone after the rename below
	hash := sha256.New()
	size, err := io.Copy(io.MultiWriter(copied, hash), source)
	if err == nil {
		err = copied.Sync()
	}
	if closing := copied.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return f, storageFault(err, folder)
	}
	f = File{Digest: hex.EncodeToString(hash.Sum(nil)), Name: filepath.Base(path), Size: size}
	target := o.FilePath(f.Digest)
	if kept, err := DigestFile(target); err == nil && kept == f.Digest {
		return f, nil
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return f, storageFault(err, folder)
	}
	if err := os.Rename(copied.Name(), target); err != nil {
		return f, storageFault(err, folder)
	}
	return f, storageFault(syncFolder(filepath.Dir(target)), folder)
}

// FilePath returns where the file with a digest lies.
func (o *Office) FilePath(digest string) string {
	return filepath.Join(o.dir, filesName, digest[:min(2, len(digest))], digest)
}

// isDigest reports whether a name is that of a kept file.
func isDigest(name string) bool {
	return len(name) == hex.EncodedLen(sha256.Size) && strings.Trim(name, "0123456789abcdef") == ""
}

// AddFile makes a kept file part of the office.
func (tx *Tx) AddFile(f File) error {
	values := []any{f.Digest, f.Name, f.Size}
	result, err := tx.exec(`INSERT INTO file (digest, name, size) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, values...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err // it was part of the office already, under the name it came with first
	}
	return tx.record("add", "file:"+f.Digest, digestOf("file", values), "")
}

// Batch is one import of one workbook.
type Batch struct {
	ID     string
	Ledger string
	Year   int
	File   File
}

// AddBatch records an import and the workbook it came from.
func (tx *Tx) AddBatch(b Batch, detail string) error {
	if err := tx.AddFile(b.File); err != nil {
		return err
	}
	values := []any{b.ID, b.Ledger, int64(b.Year), b.File.Digest, b.File.Name}
	if err := tx.insertRows("batch", batchColumns, [][]any{values}); err != nil {
		return err
	}
	return tx.record("import", b.ID, digestOf("batch", values), detail)
}

var batchColumns = []string{"id", "ledger", "year", "file", "name"}

// files returns every file that is part of the office.
func files(ctx context.Context, r Reader) ([]File, error) {
	var files []File
	err := each(ctx, r, `SELECT digest, name, size FROM file ORDER BY digest`, nil, func(rows *sql.Rows) error {
		var f File
		err := rows.Scan(&f.Digest, &f.Name, &f.Size)
		files = append(files, f)
		return err
	})
	return files, err
}

// Batches returns the imports for a year, oldest first.
func (o *Office) Batches(ctx context.Context, year int) ([]Batch, error) {
	var batches []Batch
	err := each(ctx, o, `SELECT b.id, b.ledger, b.year, b.name, f.digest, f.size FROM batch b JOIN file f ON f.digest = b.file WHERE b.year = ? ORDER BY b.id`, []any{year}, func(rows *sql.Rows) error {
		var b Batch
		err := rows.Scan(&b.ID, &b.Ledger, &b.Year, &b.File.Name, &b.File.Digest, &b.File.Size)
		batches = append(batches, b)
		return err
	})
	return batches, err
}

package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// verifyFiles hashes every file of the office, notes the sound ones by digest,
// and looks for others in files/.
func (o *Office) verifyFiles(ctx context.Context, r Reader, v *Verification, sound map[string]bool) error {
	known, err := files(ctx, r)
	if err != nil {
		return err
	}
	v.Files.All = len(known)
	ours := map[string]bool{}
	for _, f := range known {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !isDigest(f.Digest) {
			v.problem("附件“%s”登记的摘要不对", f.Name)
			continue
		}
		ours[o.FilePath(f.Digest)] = true
		switch digest, err := DigestFile(o.FilePath(f.Digest)); {
		case err != nil:
			v.problem("附件“%s”读不出来，或者不见了", f.Name)
		case digest != f.Digest:
			v.problem("附件“%s”的内容变了", f.Name)
		default:
			v.Files.Good++
			sound[f.Digest] = true
		}
		v.pace.step(int(f.Size / fileStep))
	}
	return o.verifyOthers(ctx, v, ours)
}

// verifyOthers names every file in files/ that is not part of the office. What
// an import leaves that did not come to its end (power cut, full disk) is
// harmless and only noted.
func (o *Office) verifyOthers(ctx context.Context, v *Verification, ours map[string]bool) error {
	folder := filepath.Join(o.dir, filesName)
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return ctx.Err()
		case err != nil:
			v.problem("附件文件夹里的%s读不出来", path)
			return ctx.Err()
		case d.IsDir(), ours[path], ofTheSystem[d.Name()]:
			return ctx.Err()
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		if o.leftover(path, d.Name()) {
			v.Notes = append(v.Notes, "附件文件夹里有没有导入完的文件“"+name+"”")
		} else {
			v.problem("附件文件夹里多了没有登记的文件“%s”", name)
		}
		return ctx.Err()
	})
}

// ofTheSystem are files that file managers put into every folder.
var ofTheSystem = map[string]bool{"Thumbs.db": true, "desktop.ini": true, ".DS_Store": true}

// leftover reports whether KeepFile left the file: half a copy, or a whole one
// whose change was not kept.
func (o *Office) leftover(path, name string) bool {
	if strings.HasPrefix(name, incoming) {
		return true
	}
	if !isDigest(name) || path != o.FilePath(name) {
		return false
	}
	digest, err := DigestFile(path)
	return err == nil && digest == name
}

// DigestFile returns the SHA-256 of a file in hexadecimal.
func DigestFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

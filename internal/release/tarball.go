package main

import (
	"archive/tar"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// portable makes the archive that is unpacked anywhere, also on a stick. The
// folder 资料 beside the program keeps everything in it.
func portable(_ context.Context, w *workshop, m machine, files programs) ([]string, error) {
	file := portableFile(w, m)
	out, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	return []string{file}, errors.Join(writeTar(out, w.besides(portableName(w, m), files), w.commit), out.Close())
}

// portableName is the folder inside the archive.
func portableName(w *workshop, m machine) string {
	return fmt.Sprintf("zwgk-%s-linux-%s", w.version, m.arch)
}

func portableFile(w *workshop, m machine) string {
	return filepath.Join(w.out, portableName(w, m)+".tar.gz")
}

// besides are the files of the portable archive, under a folder of that name.
func (w *workshop) besides(folder string, files programs) []placed {
	const program, text = 0o755, 0o644
	fonts := filepath.Join(w.root, "resources", "fonts")
	list := []placed{
		{files.window, "zwgk", program},
		{files.terminal, "zwgkctl", program},
		{filepath.Join(fonts, "separate", "fangsong.ttf"), "fonts/fangsong.ttf", text},
		{filepath.Join(fonts, "licences", "GPL-FandolFang.txt"), "fonts/GPL-FandolFang.txt", text},
		{filepath.Join(fonts, "LICENSES.md"), "字体许可.md", text},
		{files.licences, "第三方许可.txt", text},
		{filepath.Join(w.root, "LICENSE"), "LICENSE", text},
		{w.packaging("linux", "说明.txt"), "说明.txt", text},
		{"", "资料/", program},
	}
	for i := range list {
		list[i].to = folder + "/" + list[i].to
	}
	return list
}

// writeTar writes files in the order of their names, with the same time and
// owner for all, so that the same files give the same bytes. What ends in a
// slash is an empty folder.
func writeTar(to io.Writer, list []placed, stamp time.Time) error {
	packed, err := gzip.NewWriterLevel(to, gzip.BestCompression)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(packed)
	list = slices.SortedFunc(slices.Values(list), func(a, b placed) int { return cmp.Compare(a.to, b.to) })
	for _, p := range list {
		if err := addToTar(archive, p, stamp); err != nil {
			return fmt.Errorf("%s: %w", p.to, err)
		}
	}
	return errors.Join(archive.Close(), packed.Close())
}

func addToTar(archive *tar.Writer, p placed, stamp time.Time) error {
	header := &tar.Header{Typeflag: tar.TypeDir, Name: p.to, Mode: int64(p.mode), ModTime: stamp, Uname: "root", Gname: "root"}
	if p.to[len(p.to)-1] == '/' {
		return archive.WriteHeader(header)
	}
	file, err := os.Open(p.from)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	about, err := file.Stat()
	if err != nil {
		return err
	}
	header.Typeflag, header.Size = tar.TypeReg, about.Size()
	if err := archive.WriteHeader(header); err != nil {
		return err
	}
	_, err = io.Copy(archive, file)
	return err
}

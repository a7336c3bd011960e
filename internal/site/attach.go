package site

import (
	"errors"
	"io"
	"path"
	"strings"

	"zwgk/internal/fault"
)

const (
	filesFolder = "files/"
	arriving    = filesFolder + "arriving" // an attachment whose digest is not known yet

	// prefix is how many hexadecimal digits of the digest name the folder of an
	// attachment: enough that no two files can be made to share one.
	prefix = 32
)

// attached is an attachment as its page shows it.
type attached struct{ Name, Path, Size string }

// Link is the way to it from a page.
func (a attached) Link() string { return "../" + link(a.Path) }

// attach copies an attachment into the folder of its digest. The same file
// under the same name lies there once, however many pages have it.
func (b *builder) attach(page string, a Attachment) (attached, error) {
	name := oneLine(baseName(a.Name))
	sum, size, err := b.receive(page, name, a)
	if err != nil {
		return attached{}, err
	}
	at, err := b.place(filesFolder+sum[:prefix]+"/", safeName(name, "附件"), sum, size)
	if name == "" {
		name = path.Base(at)
	}
	return attached{Name: name, Path: at, Size: sizeText(size)}, err
}

// receive copies an attachment and tells whether its source or the disk failed.
func (b *builder) receive(page, name string, a Attachment) (string, int64, error) {
	from, err := a.Open()
	if err != nil {
		return "", 0, fault.Wrap(err, fault.Unreadable, "“%s”的附件“%s”打不开。核对附件还在不在，再生成一次", page, name)
	}
	source := &watched{Reader: from}
	sum, size, err := b.write(arriving, source)
	if closing := from.Close(); source.failed == nil {
		source.failed = closing
	}
	if err == nil || source.failed != nil {
		if err = source.failed; err != nil {
			err = fault.Wrap(err, fault.Unreadable, "“%s”的附件“%s”读到一半读不下去了。核对附件，再生成一次", page, name)
		}
	}
	return sum, size, err
}

// watched remembers why reading failed, so that it is not blamed on the stick.
type watched struct {
	io.Reader
	failed error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		w.failed = err
	}
	return n, err
}

// place moves the attachment that arrived to its name in folder. A stick that
// cannot hold the name (one mounted without Unicode) gets a plain one; the
// page shows the original all the same.
func (b *builder) place(folder, name, sum string, size int64) (string, error) {
	target := folder + name
	if same, there := b.placed[fold(target)]; there {
		b.bytes -= size
		return same, b.disk.Remove(arriving)
	}
	if err := b.mkdir(target); err != nil {
		return "", err
	}
	if err := b.disk.Rename(arriving, target); err != nil {
		if isPlain(name) {
			return "", err
		}
		return b.place(folder, "attachment"+plainExtension(name), sum, size)
	}
	b.placed[fold(target)], b.sums[target] = target, sum
	return target, nil
}

func plainExtension(name string) string {
	if extension := path.Ext(name); len(extension) <= maxExtension && isPlain(extension) {
		return extension
	}
	return ""
}

// isPlain reports whether every file system takes the name as it is.
func isPlain(name string) bool {
	return strings.IndexFunc(name, func(r rune) bool { return r > '~' }) < 0
}

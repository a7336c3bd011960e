package desk

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"zwgk/internal/disclosure"
	"zwgk/internal/extract"
)

// lookedInto remembers what was found in the office's files. A file is named
// by its digest, so what was found once stays true.
type lookedInto struct {
	mu    sync.Mutex
	files map[string]lookedAt
}

type lookedAt struct {
	found []extract.Found
	err   error
}

// look reads a file once.
func (l *lookedInto) look(digest string, read func() ([]extract.Found, error)) ([]extract.Found, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if known, ok := l.files[digest]; ok {
		return known.found, known.err
	}
	found, err := read()
	if l.files == nil {
		l.files = map[string]lookedAt{}
	}
	l.files[digest] = lookedAt{found, err}
	return found, err
}

// foundInFile is the personal data in an attachment that can be read. One that
// cannot (a picture, a damaged file) has none; Unread names it.
func (d *Desk) foundInFile(a disclosure.Attachment) []disclosure.Personal {
	if !extract.Readable(a.Name) {
		return nil
	}
	in, err := d.looked.look(a.Digest, func() ([]extract.Found, error) { return d.readFile(a) })
	if err != nil {
		return nil
	}
	var found []disclosure.Personal
	for n, f := range in {
		found = append(found, disclosure.Personal{
			Finding: f.Finding, Where: fmt.Sprintf("附件“%s”%s", a.Name, f.Where),
			Part:  disclosure.Part{Kind: disclosure.InFile, Attachment: a.Digest},
			Place: fmt.Sprintf("%s:%s:%d:%s", disclosure.InFile, a.Digest, n, f.Kind),
		})
	}
	return found
}

func (d *Desk) readFile(a disclosure.Attachment) ([]extract.Found, error) {
	file, err := os.Open(d.office.FilePath(a.Digest))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	limits := extract.DefaultLimits()
	data, err := io.ReadAll(io.LimitReader(file, limits.FileBytes+1))
	if err != nil {
		return nil, err
	}
	document, err := extract.Bytes(context.Background(), a.Name, data, limits)
	if err != nil {
		return nil, err
	}
	return document.Search(time.Time{}), nil
}

// unread names the attachments of a text that nobody but a person can look
// into: pictures, scans, damaged files.
func (d *Desk) unread(text disclosure.Revision) []string {
	var names []string
	for _, a := range text.Attachments {
		if extract.Readable(a.Name) {
			if _, err := d.looked.look(a.Digest, func() ([]extract.Found, error) { return d.readFile(a) }); err == nil {
				continue
			}
		}
		names = append(names, a.Name)
	}
	return names
}

package desk

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"zwgk/internal/fault"
)

// What files look like that ask for a password.
var (
	pdfMark    = []byte("%PDF-")
	pdfLock    = []byte("/Encrypt")
	zipMark    = []byte("PK\x03\x04")
	officeMark = []byte("\xD0\xCF\x11\xE0")
	// officeLock is the name of the one part that an encrypted .docx or .xlsx
	// consists of (MS-OFFCRYPTO 2.3.4.4), as such a file writes names.
	officeLock = utf16("EncryptedPackage")
)

func utf16(ascii string) []byte {
	var wide []byte
	for _, c := range []byte(ascii) {
		wide = append(wide, c, 0)
	}
	return wide
}

// endings are those of scans, by how the files begin.
var endings = []struct{ mark, ending string }{
	{"%PDF-", ".pdf"}, {"\xFF\xD8\xFF", ".jpg"}, {"\x89PNG\r\n\x1A\n", ".png"}, {"GIF8", ".gif"}, {"BM", ".bmp"}, {"II*\x00", ".tif"}, {"MM\x00*", ".tif"},
}

// endingOf is the ending that the name of a scan should have, "" for any other
// file.
func endingOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return "" // whoever reads it will say so
	}
	defer f.Close()
	start := make([]byte, 16)
	n, _ := io.ReadFull(f, start)
	for _, e := range endings {
		if bytes.HasPrefix(start[:n], []byte(e.mark)) {
			return e.ending
		}
	}
	return ""
}

// archivalMarks are how a file says in its metadata that it is PDF/A (ISO
// 19005-1, 6.7.11), as an element or as an attribute.
var archivalMarks = [][]byte{[]byte("<pdfaid:part>1</pdfaid:part>"), []byte(`pdfaid:part="1"`)}

func declaresArchival(content []byte) bool {
	return slices.ContainsFunc(archivalMarks, func(mark []byte) bool { return bytes.Contains(content, mark) })
}

// asksPassword reports whether a file wants a password before it opens. A file
// that is damaged does not: another rule finds it.
func (d *Desk) asksPassword(ctx context.Context, path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, fault.Wrap(err, fault.Storage, "文件“%s”读不出来。看它是否正被别的程序占用", filepath.Base(path))
	}
	defer f.Close()
	const head = 1024
	start := make([]byte, head)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, fault.Wrap(err, fault.Storage, "文件“%s”读不出来。看存放它的磁盘", filepath.Base(path))
	}
	switch start = start[:n]; {
	case bytes.Contains(start, pdfMark):
		if locked, err := holds(f, pdfLock); !locked || err != nil {
			return false, err
		}
		return d.closedPDF(ctx, path)
	case bytes.HasPrefix(start, officeMark):
		return holds(f, officeLock)
	case bytes.HasPrefix(start, zipMark):
		return lockedZip(f), nil
	}
	return false, nil
}

// closedPDF reports whether an encrypted PDF file does not open without a
// password. One that opens restricts printing or copying only.
func (d *Desk) closedPDF(ctx context.Context, path string) (bool, error) {
	document, err := d.pdfs().Open(ctx, path)
	switch {
	case err == nil:
		document.Close()
		return false, nil
	case fault.CodeOf(err) == fault.Unreadable || fault.CodeOf(err) == fault.TooLarge:
		return true, nil
	}
	return false, err
}

// lockedZip reports whether any file in a zip is encrypted (APPNOTE 4.4.4, bit 0).
func lockedZip(f *os.File) bool {
	info, err := f.Stat()
	if err != nil {
		return false
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return false // damaged, not locked
	}
	return slices.ContainsFunc(z.File, func(entry *zip.File) bool { return entry.Flags&1 != 0 })
}

// holds reports whether a file has some bytes anywhere.
func holds(f io.ReadSeeker, want []byte) (bool, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return false, err
	}
	const piece = 1 << 16
	r := bufio.NewReader(f)
	window := make([]byte, 0, piece+len(want))
	for {
		n, err := io.ReadFull(r, window[len(window):len(window)+piece-len(want)])
		window = window[:len(window)+n]
		if bytes.Contains(window, want) {
			return true, nil
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		kept := min(len(want)-1, len(window))
		window = append(window[:0], window[len(window)-kept:]...)
	}
}

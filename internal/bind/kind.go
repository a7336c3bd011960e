package bind

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"

	"zwgk/internal/fault"
)

// kind is what can be done with a file.
type kind uint8

const (
	otherFile kind = iota
	pdfFile
	pictureFile
)

// headSize is how far into a file its kind shows: readers of PDF look for the
// header in the first 1024 bytes.
const headSize = 1024

// kindOf tells a file's kind by its first bytes; names lie.
func kindOf(part *Part) (kind, error) {
	file, err := os.Open(part.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return otherFile, fault.Wrap(err, fault.NotFound, "没有找到文件“%s”，做不成归档副本。核对附件还在不在", part.Name)
	case err != nil:
		return otherFile, unread(part, err)
	}
	defer file.Close()
	head := make([]byte, headSize)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return otherFile, unread(part, err)
	}
	head = head[:n]
	if bytes.Contains(head, []byte("%PDF-")) {
		return pdfFile, nil
	}
	for _, magic := range []string{"\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF8", "BM", "II*\x00", "MM\x00*"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			if severalPages(file) {
				return otherFile, fault.New(fault.Unreadable, "“%s”里有好几页。用扫描软件另存为PDF再放进来，就能一起装订", part.Name)
			}
			return pictureFile, nil
		}
	}
	if len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP" {
		return pictureFile, nil
	}
	return otherFile, nil
}

func unread(part *Part, err error) error {
	return fault.Wrap(err, fault.Storage, "文件“%s”读不出来，做不成归档副本。看它是否正被别的程序占用、是否有权限读", part.Name)
}

// severalPages reports whether a TIFF has more than one page: only the first
// would be read, and pages must not be lost without a word. A TIFF begins with
// its byte order and the place of its first directory; a directory ends with
// the place of the next, 0 for none (TIFF 6.0, section 2). What is too short
// for that, the reader of pictures will refuse.
func severalPages(file io.ReaderAt) bool {
	part := func(at int64, n int) []byte {
		data := make([]byte, n)
		if read, _ := file.ReadAt(data, at); read < n {
			clear(data)
		}
		return data
	}
	var order binary.ByteOrder = binary.LittleEndian
	head := part(0, 8)
	switch string(head[:2]) {
	case "II":
	case "MM":
		order = binary.BigEndian
	default:
		return false
	}
	first := int64(order.Uint32(head[4:]))
	entries := int64(order.Uint16(part(first, 2)))
	return order.Uint32(part(first+2+12*entries, 4)) != 0
}

package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"zwgk/internal/fault"
)

// Limits bounds what a file may cost. A zero field means its default.
type Limits struct {
	FileBytes int64 // size of the file; 20 MB
	PartBytes int64 // unpacked size of one sheet, and of the table of texts; 64 MB
	SumBytes  int64 // unpacked size of everything that is read; 128 MB
	Rows      int   // last row that may hold anything; 200,000
	Columns   int   // last column that may hold anything; 200
	Sheets    int   // sheets in the workbook; 200
}

// DefaultLimits are ample for a year of a large city (a ledger of 14,629
// applications unpacks to 7 MB) and keep a hostile file below 300 MB of memory.
func DefaultLimits() Limits {
	return Limits{FileBytes: 20 << 20, PartBytes: 64 << 20, SumBytes: 128 << 20, Rows: 200_000, Columns: 200, Sheets: 200}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	fill := func(v *int64, d int64) {
		if *v <= 0 {
			*v = d
		}
	}
	fillInt := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	fill(&l.FileBytes, d.FileBytes)
	fill(&l.PartBytes, d.PartBytes)
	fill(&l.SumBytes, d.SumBytes)
	fillInt(&l.Rows, d.Rows)
	fillInt(&l.Columns, d.Columns)
	fillInt(&l.Sheets, d.Sheets)
	return l
}

const saveAgain = "在WPS里打开，另存为“.xlsx”后再导入"

// openFile opens path after looking at what can be known without unpacking.
func openFile(path string, limits Limits) (*os.File, int64, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, 0, fault.Wrap(err, fault.NotFound, "没有找到文件“%s”。核对文件名和所在文件夹", path)
	case err != nil:
		return nil, 0, fault.Wrap(err, fault.Unreadable, "打不开文件“%s”。核对文件名，看U盘是否还插着", path)
	case info.IsDir():
		return nil, 0, fault.New(fault.Unreadable, "“%s”是文件夹，不是表格文件。选文件夹里的表格文件", path)
	case !info.Mode().IsRegular():
		return nil, 0, fault.New(fault.Unreadable, "“%s”不是普通文件。选表格文件", path)
	case info.Size() == 0:
		return nil, 0, fault.New(fault.Unreadable, "文件是空的，一个字节也没有。重新复制一次台账文件")
	case info.Size() > limits.FileBytes:
		return nil, 0, fault.New(fault.TooLarge, "文件有%d兆，超过%d兆。删掉里面的图片和无关的表，或按年份分成几个文件",
			info.Size()>>20, limits.FileBytes>>20)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, fault.Wrap(err, fault.Unreadable, "打不开文件“%s”。看它是否正被别的程序占用、是否有权限读", path)
	}
	return f, info.Size(), nil
}

// openZip opens the container, or says what the file is instead.
func openZip(f io.ReaderAt, size int64) (*zip.Reader, error) {
	head := make([]byte, min(size, 4096))
	if _, err := f.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fault.Wrap(err, fault.Unreadable, "文件读不出来。看U盘是否还插着，重新复制一次")
	}
	if !bytes.HasPrefix(head, []byte("PK")) {
		return nil, notZip(f, size, head)
	}
	z, err := zip.NewReader(f, size)
	if err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "文件不完整，可能没有复制完或传输中断。找原来的文件重新复制一次")
	}
	return z, nil
}

// errPlainText is what a reader of workbooks says of a text.
var errPlainText = fault.New(fault.Unreadable, "这个文件是纯文字，不是.xlsx表格。%s", saveAgain)

// notZip names what people give a program instead of an xlsx file.
func notZip(f io.ReaderAt, size int64, head []byte) error {
	text := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))))
	switch {
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if containsUTF16(f, size, "EncryptedPackage") {
			return fault.New(fault.Unreadable, "这个文件设了打开密码。在WPS里打开，去掉密码，另存为“.xlsx”后再导入")
		}
		return fault.New(fault.Unreadable, "这是旧版Excel文件（.xls）或WPS表格文件（.et）。%s", saveAgain)
	case bytes.HasPrefix(head, []byte("%PDF")):
		return fault.New(fault.Unreadable, "这是PDF文件，不是表格。找登记用的表格文件导入")
	case strings.HasPrefix(text, "<"):
		return fault.New(fault.Unreadable, "这个文件是网页格式的表格，只是名字像Excel文件。%s", saveAgain)
	case bytes.IndexByte(head, 0) < 0:
		return errPlainText
	}
	return fault.New(fault.Unreadable, "这个文件不是.xlsx表格，或者已经损坏。能用WPS打开的话，%s", saveAgain)
}

// containsUTF16 looks for an ASCII name as the old container writes it.
func containsUTF16(f io.ReaderAt, size int64, name string) bool {
	want := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		want = append(want, name[i], 0)
	}
	const step = 1 << 16
	buf := make([]byte, step+len(want))
	for off := int64(0); off < size; off += step {
		n, err := f.ReadAt(buf, off)
		if bytes.Contains(buf[:n], want) {
			return true
		}
		if err != nil {
			return false
		}
	}
	return false
}

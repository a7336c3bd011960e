package extract

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zwgk/internal/fault"
)

// Limits bounds what a file may cost. A zero field means its default.
type Limits struct {
	FileBytes int64 // size of the file; 64 MB
	PartBytes int64 // unpacked size of one part of an xlsx or docx file; 64 MB
	SumBytes  int64 // unpacked size of all parts that are read; 128 MB
	TextBytes int64 // size of the words taken out; 64 MB
	Depth     int   // how deep elements may be nested; 256
}

// DefaultLimits are ample for a list of a whole county.
func DefaultLimits() Limits {
	return Limits{FileBytes: 64 << 20, PartBytes: 64 << 20, SumBytes: 128 << 20, TextBytes: 64 << 20, Depth: 256}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	for _, f := range []struct {
		v *int64
		d int64
	}{{&l.FileBytes, d.FileBytes}, {&l.PartBytes, d.PartBytes}, {&l.SumBytes, d.SumBytes}, {&l.TextBytes, d.TextBytes}} {
		if *f.v <= 0 {
			*f.v = f.d
		}
	}
	if l.Depth <= 0 {
		l.Depth = d.Depth
	}
	return l
}

// Readable reports whether File reads files with this name.
func Readable(name string) bool { return reader(name) != nil }

type readFunc func(context.Context, []byte, Limits) (*Document, error)

func reader(name string) readFunc {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt":
		return readText
	case ".csv":
		return readCSV
	case ".xlsx", ".xlsm":
		return readWorkbook
	case ".docx", ".docm":
		return readWord
	}
	return nil
}

// File takes the words out of the file at path. The error is a fault when the
// file is not there, of another kind, beyond the limits or damaged.
func File(ctx context.Context, path string, limits Limits) (*Document, error) {
	limits = limits.withDefaults()
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.Wrap(err, fault.NotFound, "没有找到文件“%s”。核对文件名和所在文件夹", name)
	case err != nil:
		return nil, fault.Wrap(err, fault.Unreadable, "打不开文件“%s”。核对文件名，看U盘是否还插着", name)
	case !info.Mode().IsRegular():
		return nil, fault.New(fault.Unreadable, "“%s”不是文件。选txt、csv、xlsx或docx文件", name)
	case reader(name) == nil:
		return nil, other(name)
	case info.Size() > limits.FileBytes:
		return nil, fault.New(fault.TooLarge, "“%s”有%d兆，超过%d兆，没有查。去掉图片，或分成几个文件", name, info.Size()>>20, limits.FileBytes>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "“%s”读不出来。看它是否正被别的程序占用、是否有权限读", name)
	}
	return Bytes(ctx, name, data, limits)
}

// Bytes is File for content that is in memory; name tells its kind.
func Bytes(ctx context.Context, name string, data []byte, limits Limits) (*Document, error) {
	read := reader(name)
	if read == nil {
		return nil, other(name)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".txt" && ext != ".csv" {
		if err := checkContainer(name, data); err != nil {
			return nil, err
		}
	}
	return read(ctx, data, limits.withDefaults())
}

// other says what to do with a file that is not read.
func other(name string) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".doc", ".wps":
		return fault.New(fault.Unreadable, "“%s”是旧格式的文档，没有查。在WPS里另存为docx再查", name)
	case ".xls", ".et":
		return fault.New(fault.Unreadable, "“%s”是旧格式的表格，没有查。在WPS里另存为xlsx再查", name)
	case ".pdf", ".jpg", ".jpeg", ".png", ".ofd":
		return fault.New(fault.Unreadable, "“%s”是版式文件或图片，程序查不了里面的字。由人逐页看过", name)
	}
	return fault.New(fault.Unreadable, "“%s”不是能查的文件。能查的是txt、csv、xlsx、docx", name)
}

func checkContainer(name string, data []byte) error {
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		return nil
	case len(data) == 0:
		return fault.New(fault.Unreadable, "“%s”是空的，一个字节也没有。重新复制一次", name)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return fault.New(fault.Unreadable, "“%s”设了打开密码，或者是改了名的旧格式文件，没有查。在WPS里打开，去掉密码，另存一份再查", name)
	}
	return fault.New(fault.Unreadable, "“%s”的内容和名字不符，没有查。在WPS里打开，另存一份再查", name)
}

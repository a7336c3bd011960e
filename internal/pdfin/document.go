package pdfin

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"zwgk/internal/fault"
)

// Document is an open PDF file. Its methods may be called from several
// goroutines; of all documents of an engine one works at a time. After a fault of code Unreadable or
// TooLarge that names a page, the document can be closed and nothing else:
// every further call gives that fault.
type Document struct {
	name      string
	limits    Limits
	protected bool

	turn    *sync.Mutex // the engine's
	machine *machine
	handle  uint64 // PDFium's FPDF_DOCUMENT
	sizes   []Size
}

// Size is a page's size in millimetres, as the page is seen: turned when the
// file says so.
type Size struct{ Width, Height float64 }

// Open opens the PDF file at path. Faults: NotFound; Unreadable for what is no
// PDF file, is damaged or wants a password; TooLarge beyond the limits.
func (e *Engine) Open(ctx context.Context, path string) (*Document, error) {
	return e.OpenAs(ctx, path, filepath.Base(path))
}

// OpenAs is Open for a file that sentences call by another name: attachments
// are kept under names that nobody knows.
func (e *Engine) OpenAs(ctx context.Context, path, name string) (*Document, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.Wrap(err, fault.NotFound, "没有找到文件“%s”。核对文件名和所在文件夹", name)
	case err != nil:
		return nil, fault.Wrap(err, fault.Unreadable, "打不开文件“%s”。核对文件名，看U盘是否还插着", name)
	case !info.Mode().IsRegular():
		return nil, fault.New(fault.Unreadable, "“%s”不是文件。选PDF文件本身", name)
	case info.Size() > e.limits.Bytes:
		return nil, e.tooManyBytes(name, info.Size())
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "“%s”读不出来。看它是否正被别的程序占用、是否有权限读", name)
	}
	return e.OpenBytes(ctx, name, data)
}

func (e *Engine) tooManyBytes(name string, size int64) error {
	return fault.New(fault.TooLarge, "“%s”有%d兆，超过%d兆，没有打开。分成几个文件，或者缩小里面的图片", name, size>>20, e.limits.Bytes>>20)
}

// OpenBytes is Open for content in memory, which is copied; name is used in
// sentences.
func (e *Engine) OpenBytes(ctx context.Context, name string, data []byte) (*Document, error) {
	switch {
	case len(data) == 0:
		return nil, fault.New(fault.Unreadable, "“%s”是空的，一个字节也没有。重新复制一次", name)
	case int64(len(data)) > e.limits.Bytes:
		return nil, e.tooManyBytes(name, int64(len(data)))
	}
	m, err := e.newMachine(ctx)
	if err != nil {
		return nil, err
	}
	d := &Document{name: name, limits: e.limits, turn: &e.turn, machine: m}
	if err := d.load(ctx, data); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// PDFium's errors (fpdfview.h).
const errorPassword = 4

func (d *Document) load(ctx context.Context, data []byte) error {
	return d.work(ctx, 0, func(c *caller) error {
		at := c.alloc(len(data)) // PDFium reads from it until the document is closed
		c.write(at, data)
		d.handle = uint64(c.pointer("FPDF_LoadMemDocument64", uint64(at), uint64(len(data)), 0))
		if d.handle == 0 && c.err == nil {
			if c.int("FPDF_GetLastError") == errorPassword {
				return fault.New(fault.Unreadable, "“%s”设了打开密码，打不开。用有密码的软件打开，去掉密码另存一份", d.name)
			}
			return d.damaged(nil)
		}
		d.protected = c.int("FPDF_GetSecurityHandlerRevision", d.handle) >= 0
		return d.measure(c)
	})
}

// measure reads the size of every page.
func (d *Document) measure(c *caller) error {
	pages := c.int("FPDF_GetPageCount", d.handle)
	switch {
	case pages <= 0: // also after an error, which the caller tells before this
		return fault.New(fault.Unreadable, "“%s”里一页也没有。从做它的软件里重新另存为PDF", d.name)
	case pages > d.limits.Pages:
		return fault.New(fault.TooLarge, "“%s”有%d页，超过%d页，没有打开。分成几个文件", d.name, pages, d.limits.Pages)
	}
	at := c.alloc(8)
	for i := range pages {
		if c.int("FPDF_GetPageSizeByIndexF", d.handle, uint64(i), uint64(at)) == 0 && c.err == nil {
			return d.badPage(i, nil)
		}
		size := c.bytes(at, 8)
		d.sizes = append(d.sizes, Size{Width: float32At(size, 0) * mmPerPoint, Height: float32At(size, 1) * mmPerPoint})
	}
	c.free(at)
	return nil
}

const mmPerPoint = 25.4 / 72

// Pages returns the size of every page. The caller must not change it.
func (d *Document) Pages() []Size { return d.sizes }

// Protected reports whether the file is encrypted, though it opens without a
// password: its maker has restricted printing, copying or changing.
func (d *Document) Protected() bool { return d.protected }

// Close releases the document's memory.
func (d *Document) Close() {
	d.turn.Lock()
	defer d.turn.Unlock()
	d.machine.close()
}

// work runs do on the machine within the time limit and turns what went wrong
// into a fault; page counts from 1, 0 is the file as a whole.
func (d *Document) work(ctx context.Context, page int, do func(c *caller) error) error {
	d.turn.Lock()
	defer d.turn.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, d.limits.Time)
	defer cancel()
	c := newCaller(limited, d.machine)
	err := do(c)
	if c.err == nil {
		return err
	}
	var known *fault.Error
	switch {
	case errors.As(c.err, &known), errors.Is(c.err, errClosed):
		return c.err
	case ctx.Err() != nil:
		err = ctx.Err()
	case limited.Err() != nil && page > 0:
		err = fault.Wrap(c.err, fault.TooLarge, "“%s”第%d页太复杂，%d秒也没有读完。在别的软件里打开，把这一页另存为图片", d.name, page, int(d.limits.Time.Seconds()))
	case limited.Err() != nil, errors.Is(c.err, errMemory):
		err = fault.Wrap(c.err, fault.TooLarge, "“%s”太复杂，读不完。在别的软件里打开，分成几个文件另存", d.name)
	case page > 0:
		err = d.badPage(page-1, c.err)
	default:
		err = d.damaged(c.err)
	}
	d.machine.broken = err
	d.machine.close()
	return err
}

func (d *Document) damaged(cause error) error {
	return fault.Wrap(cause, fault.Unreadable, "“%s”不是完好的PDF文件，打不开。重新复制一次，或者从做它的软件里重新另存为PDF", d.name)
}

// badPage counts pages from 0.
func (d *Document) badPage(page int, cause error) error {
	return fault.Wrap(cause, fault.Unreadable, "“%s”的第%d页已经损坏，读不出来。重新复制一次，或者从做它的软件里重新另存为PDF", d.name, page+1)
}

// onPage runs do on a page, counted from 0.
func (d *Document) onPage(ctx context.Context, page int, do func(c *caller, handle uint64) error) error {
	if page < 0 || page >= len(d.sizes) {
		return fault.New(fault.NotFound, "“%s”没有第%d页，一共%d页", d.name, page+1, len(d.sizes))
	}
	return d.work(ctx, page+1, func(c *caller) error {
		handle := uint64(c.pointer("FPDF_LoadPage", d.handle, uint64(page)))
		if handle == 0 {
			return d.badPage(page, c.err)
		}
		err := do(c, handle)
		c.raw("FPDF_ClosePage", handle)
		return err
	})
}

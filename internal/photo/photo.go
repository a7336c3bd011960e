package photo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"zwgk/internal/fault"
)

// Format is the kind of file a photo is.
type Format string

// The formats that can be opened. Of a GIF the first picture counts.
const (
	JPEG Format = "JPEG"
	PNG  Format = "PNG"
	GIF  Format = "GIF"
	BMP  Format = "BMP"
	TIFF Format = "TIFF"
	WebP Format = "WebP"
)

// Info is what is known of a photo without decoding it.
type Info struct {
	Format Format

	// Width and Height are in pixels, as the photo is seen upright.
	Width, Height int

	// Orientation is EXIF's, 1 to 8: how the stored picture has to be turned.
	// It is 1 when the photo does not say.
	Orientation int

	// Taken is what the camera's clock showed, in UTC because the clock has no
	// zone. It is zero when the photo does not say, and as wrong as the clock.
	Taken time.Time

	// Located: the original carries the place where it was taken.
	Located bool

	Size int64 // bytes
}

// Frame is the size into which a photo is scaled, in pixels. It is turned with
// the photo: a portrait fits into Short × Long.
type Frame struct{ Long, Short int }

// Posted is the size that photos of activities are asked for (handbook §13.1
// row 72: 1600×1200 with a caption).
func Posted() Frame { return Frame{Long: 1600, Short: 1200} }

// Read says what the photo at path is. It refuses, with a sentence, whatever
// Scale would refuse by the head of the file alone, so that the clerk hears it
// when choosing the photo.
func Read(path string) (Info, error) {
	p, err := open(path)
	if err != nil {
		return Info{}, err
	}
	defer p.file.Close()
	return p.Info, nil
}

// Hint is one sentence for a photo with fewer pixels than the frame, and ""
// for one with enough. Such a photo can be used all the same.
func (i Info) Hint(frame Frame) string {
	if max(i.Width, i.Height) >= frame.Long && min(i.Width, i.Height) >= frame.Short {
		return ""
	}
	return fmt.Sprintf("这张照片是%d×%d，小于报送常用的%d×%d，可以用，但不会放大。有更清楚的原图就换上原图",
		i.Width, i.Height, frame.Long, frame.Short)
}

// opened is a photo whose head has been read and found sound.
type opened struct {
	Info
	file *os.File
	name string // for sentences
}

// open opens a photo, reads its head and weighs it.
func open(path string) (_ *opened, err error) {
	p := &opened{name: filepath.Base(path)}
	// Stat comes before Open: opening a pipe would wait for its other end.
	stat, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.Wrap(err, fault.NotFound, "找不到照片“%s”。核对它还在不在原来的文件夹里，或者重新选一张", p.name)
	case err != nil:
		return nil, p.unreadable(err)
	case !stat.Mode().IsRegular():
		return nil, fault.New(fault.Unreadable, "“%s”不是一张照片。选照片文件本身", p.name)
	}
	if p.file, err = os.Open(path); err != nil {
		return nil, p.unreadable(err)
	}
	p.Size = stat.Size()
	if err := p.readHead(); err != nil {
		p.file.Close()
		return nil, err
	}
	return p, nil
}

// readHead fills Info from the head of the file and refuses what must not be
// decoded.
func (p *opened) readHead() error {
	format, err := p.sniff()
	if err != nil {
		return err
	}
	p.Format = format
	if _, err := p.file.Seek(0, 0); err != nil {
		return p.unreadable(err)
	}
	config, err := codecs[format].config(p.file)
	if err != nil {
		return p.damaged(err)
	}
	head := codecs[format].head(p.file, p.Size)
	p.Orientation, p.Taken, p.Located = head.exif.orientation, head.exif.taken, head.exif.located
	p.Width, p.Height = config.Width, config.Height
	if p.Orientation > 4 {
		p.Width, p.Height = config.Height, config.Width
	}
	return p.weigh(head)
}

func (p *opened) unreadable(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fault.Wrap(err, fault.Storage, "没有权限打开照片“%s”。把它复制到自己的文件夹里再选", p.name)
	}
	return fault.Wrap(err, fault.Storage, "照片“%s”读不出来。检查U盘或手机是否接好，再选一次", p.name)
}

func (p *opened) damaged(err error) error {
	return fault.Wrap(err, fault.Unreadable, "照片“%s”不完整或者已经损坏，打不开。从手机或相机里重新拷一次", p.name)
}

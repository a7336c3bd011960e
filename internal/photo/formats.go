package photo

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"slices"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"

	"zwgk/internal/fault"
)

// head is what the head of a file says besides the number of pixels.
type head struct {
	exif exif

	// perPixel is the memory that decoding takes, in bytes per pixel.
	perPixel float64

	// pixelsPerByte is the most pixels that one byte of a sound file of this
	// kind can stand for; 0 when the format sets no bound.
	pixelsPerByte int64
}

// codec is one way of storing a picture.
type codec struct {
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
	head   func(file io.ReaderAt, size int64) head
}

var codecs = map[Format]codec{
	JPEG: {jpeg.DecodeConfig, jpeg.Decode, jpegHead},
	PNG:  {png.DecodeConfig, png.Decode, pngHead},
	WebP: {webp.DecodeConfig, webp.Decode, webpHead},
	GIF:  {gif.DecodeConfig, gif.Decode, plainHead(2)}, // an interlaced one is copied once
	BMP:  {bmp.DecodeConfig, bmp.Decode, plainHead(4)},
	TIFF: {tiff.DecodeConfig, tiff.Decode, tiffHead},
}

// plainHead is the head of a format that carries no EXIF.
func plainHead(perPixel float64) func(io.ReaderAt, int64) head {
	return func(io.ReaderAt, int64) head {
		return head{exif: exif{orientation: 1}, perPixel: perPixel}
	}
}

// tiffHead: a TIFF is laid out as EXIF is. The decoder holds the picture, up
// to 8 bytes a pixel, and a strip that may be as large and grew by doubling.
func tiffHead(file io.ReaderAt, size int64) head {
	return head{exif: readExif(io.NewSectionReader(file, 0, size)), perPixel: 24}
}

// sniff tells the format by the first bytes; names lie.
func (p *opened) sniff() (Format, error) {
	start := make([]byte, 12)
	if n, err := p.file.ReadAt(start, 0); n < len(start) {
		if err == io.EOF {
			return "", p.damaged(io.ErrUnexpectedEOF)
		}
		return "", p.unreadable(err)
	}
	for _, known := range []struct {
		format Format
		magic  string
	}{
		{JPEG, "\xff\xd8\xff"}, {PNG, "\x89PNG\r\n\x1a\n"}, {GIF, "GIF8"}, {BMP, "BM"}, {TIFF, "II*\x00"}, {TIFF, "MM\x00*"},
	} {
		if bytes.HasPrefix(start, []byte(known.magic)) {
			return known.format, nil
		}
	}
	if string(start[:4]) == "RIFF" && string(start[8:]) == "WEBP" {
		return WebP, nil
	}
	if string(start[4:8]) == "ftyp" {
		return "", p.refuseMovieBox(string(start[8:12]))
	}
	return "", fault.New(fault.Unreadable, "“%s”不是能打开的照片。用看图软件打开它，另存为JPEG再选", p.name)
}

// refuseMovieBox refuses what phones wrap in the container of films: HEIC and
// AVIF photos, and films themselves.
func (p *opened) refuseMovieBox(brand string) error {
	switch {
	case slices.Contains([]string{"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"}, brand):
		return fault.New(fault.Unreadable,
			"照片“%s”是手机的HEIC格式，这里打不开。在看图软件里另存为JPEG再选；苹果手机可以在“设置→相机→格式”里选“兼容性最佳”，以后拍的就是JPEG", p.name)
	case brand == "avif" || brand == "avis":
		return fault.New(fault.Unreadable, "照片“%s”是AVIF格式，这里打不开。在看图软件里另存为JPEG再选", p.name)
	}
	return fault.New(fault.Unreadable, "“%s”是录像，不是照片。选一张照片，录像作为附件另外保存", p.name)
}

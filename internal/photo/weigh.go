package photo

import (
	"errors"

	"zwgk/internal/fault"
)

// The limits. The largest sensors of phones have 200 million pixels; a plain
// JPEG of theirs takes 300 MB to decode. Whatever the format, decoding may take
// no more than maxMemory, which leaves an office computer with 4 GB working.
const (
	maxPixels = 210_000_000
	maxMemory = 480 << 20 // bytes
)

// errTooShort is the cause logged for a file that claims more pixels than its
// bytes can hold.
var errTooShort = errors.New("the file is too short for the pixels its head claims")

// weigh refuses a photo that would take too much memory, and one whose head
// promises more than the file holds: cut off, or made to fill the memory.
func (p *opened) weigh(h head) error {
	pixels := int64(p.Width) * int64(p.Height)
	switch {
	case pixels <= 0:
		return p.damaged(errors.New("no pixels"))
	case pixels > maxPixels:
		return fault.New(fault.TooLarge, "照片“%s”有%d万像素，超过%d万像素的上限。在看图软件里把它缩小（长边6000像素就够），另存为JPEG再选",
			p.name, pixels/10_000, maxPixels/10_000)
	case float64(pixels)*h.perPixel > maxMemory:
		return fault.New(fault.TooLarge, "照片“%s”有%d万像素，这种%s格式最多能打开%d万像素的。在看图软件里把它缩小（长边6000像素就够），另存为JPEG再选",
			p.name, pixels/10_000, p.Format, int64(maxMemory/h.perPixel)/10_000)
	case h.pixelsPerByte > 0 && pixels/h.pixelsPerByte > p.Size:
		return p.damaged(errTooShort)
	}
	return nil
}

package pdfin

import (
	"context"
	"image"
	"math"

	"zwgk/internal/fault"
)

// Flags and the pixel format of FPDF_RenderPageBitmap (fpdfview.h).
const (
	withAnnotations = 0x01
	asPrinted       = 0x800
	formatBGRx      = 3
)

// Render draws a page, counted from 0, at dpi dots per inch on white, as it
// would be printed: notes and filled in forms included.
func (d *Document) Render(ctx context.Context, page int, dpi float64) (*image.RGBA, error) {
	var picture *image.RGBA
	err := d.onPage(ctx, page, func(c *caller, handle uint64) error {
		w, h := d.sizes[page].pixels(dpi)
		if !(w >= 1 && h >= 1) || w*h > float64(d.limits.Pixels) {
			return fault.New(fault.TooLarge, "“%s”的第%d页有%.0f×%.0f毫米，太大，不能按每英寸%.0f点画出来。分成几页，或者缩小页面",
				d.name, page+1, d.sizes[page].Width, d.sizes[page].Height, dpi)
		}
		picture = draw(c, handle, int(w), int(h))
		return nil
	})
	if err != nil {
		return nil, err
	}
	return picture, nil
}

// pixels is the page's size at a resolution.
func (s Size) pixels(dpi float64) (w, h float64) {
	return math.Round(s.Width / 25.4 * dpi), math.Round(s.Height / 25.4 * dpi)
}

func draw(c *caller, page uint64, w, h int) *image.RGBA {
	const white = 0xFFFFFFFF
	bitmap := uint64(c.pointer("FPDFBitmap_CreateEx", uint64(w), uint64(h), formatBGRx, 0, 0))
	if bitmap == 0 {
		if c.err == nil {
			c.err = errMemory
		}
		return nil
	}
	c.raw("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(w), uint64(h), white)
	c.raw("FPDF_RenderPageBitmap", bitmap, page, 0, 0, uint64(w), uint64(h), 0, withAnnotations|asPrinted)
	buffer, stride := c.pointer("FPDFBitmap_GetBuffer", bitmap), c.int("FPDFBitmap_GetStride", bitmap)
	picture := image.NewRGBA(image.Rect(0, 0, w, h))
	if c.err != nil || stride < 4*w {
		return nil
	}
	for y := range h {
		row := c.bytes(buffer+uint32(y*stride), 4*w)
		out := picture.Pix[y*picture.Stride:][:4*w]
		for x := 0; x+3 < len(row) && x+3 < len(out); x += 4 {
			out[x], out[x+1], out[x+2], out[x+3] = row[x+2], row[x+1], row[x], 0xFF
		}
	}
	c.raw("FPDFBitmap_Destroy", bitmap)
	return picture
}

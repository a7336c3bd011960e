package raster

import (
	"fmt"
	"image"
	"math"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"zwgk/internal/paper"
)

// phases is into how many steps a pixel is divided for the horizontal position
// of a glyph. Baselines stand on whole pixels, so that all lines of a page are
// equally sharp.
const phases = 4

// glyphKey names a drawn glyph.
type glyphKey struct {
	face  paper.Face
	index uint16
	size  paper.Length
	phase uint8
}

// mask is a glyph's coverage; at is its top left corner from the origin on
// the baseline.
type mask struct {
	alpha *image.Alpha // nil for a blank glyph
	at    image.Point
}

// maxCached bounds the bytes of masks kept. A full cache starts afresh.
const maxCached = 32 << 20

// cache keeps drawn glyphs.
type cache struct {
	mu    sync.Mutex
	masks map[glyphKey]mask
	bytes int
}

func (c *cache) get(key glyphKey) (mask, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	m, found := c.masks[key]
	return m, found
}

func (c *cache) put(key glyphKey, m mask) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.masks == nil || c.bytes > maxCached {
		c.masks, c.bytes = map[glyphKey]mask{}, 0
	}
	c.masks[key] = m
	c.bytes += 128
	if m.alpha != nil {
		c.bytes += len(m.alpha.Pix)
	}
}

// pen draws outlines; it belongs to one goroutine.
type pen struct {
	buffer sfnt.Buffer
	raster vector.Rasterizer
}

// glyph draws a glyph at scale pixels to a font unit, its origin shifted right
// by a fraction of a pixel.
func (p *pen) glyph(f *paper.Font, index uint16, scale, shift float64) (mask, error) {
	// At as many pixels to the em as the font has units, coordinates are the
	// font's own: nothing is rounded or hinted.
	segments, err := f.SFNT().LoadGlyph(&p.buffer, sfnt.GlyphIndex(index), fixed.Int26_6(f.UnitsPerEm()<<6), nil)
	if err != nil {
		return mask{}, fmt.Errorf("raster: glyph %d: %w", index, err)
	}
	toPixel := scale / 64
	box, blank := bounds(segments, toPixel, shift)
	if blank {
		return mask{}, nil
	}
	if err := checkSize(box.Dx(), box.Dy()); err != nil {
		return mask{}, err
	}
	p.raster.Reset(box.Dx(), box.Dy())
	place := func(q fixed.Point26_6) (x, y float32) {
		return float32(float64(q.X)*toPixel + shift - float64(box.Min.X)), float32(float64(q.Y)*toPixel - float64(box.Min.Y))
	}
	for _, s := range segments {
		x, y := place(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			p.raster.ClosePath()
			p.raster.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			p.raster.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			x1, y1 := place(s.Args[1])
			p.raster.QuadTo(x, y, x1, y1)
		case sfnt.SegmentOpCubeTo:
			x1, y1 := place(s.Args[1])
			x2, y2 := place(s.Args[2])
			p.raster.CubeTo(x, y, x1, y1, x2, y2)
		}
	}
	p.raster.ClosePath()
	alpha := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	p.raster.Draw(alpha, alpha.Bounds(), image.Opaque, image.Point{})
	return mask{alpha: alpha, at: box.Min}, nil
}

// bounds returns the whole pixels that an outline touches.
func bounds(segments sfnt.Segments, toPixel, shift float64) (box image.Rectangle, blank bool) {
	if len(segments) == 0 {
		return image.Rectangle{}, true
	}
	b := segments.Bounds()
	floor := func(v fixed.Int26_6, add float64) int { return int(math.Floor(float64(v)*toPixel + add)) }
	box = image.Rect(floor(b.Min.X, shift), floor(b.Min.Y, 0), floor(b.Max.X, shift)+1, floor(b.Max.Y, 0)+1)
	return box, false
}

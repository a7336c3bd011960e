// Package raster draws a display list as an image: the preview on screen, and
// direct printing. What it shows is what paper/pdf writes, because both draw
// the same finished list and refuse the same pages.
//
// It lays nothing out and reads no PDF files.
package raster

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"math"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/paper/ink"
)

// maxPixels bounds an image: 64 million pixels take 256 MB. An A4 page at
// 300 dpi has 8.7 million.
const maxPixels = 64_000_000

// gap is the space between stacked pages.
const gap = 12 * paper.Point

var (
	white = color.RGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}
	desk  = color.RGBA{R: 0xC8, G: 0xCC, B: 0xD0, A: 0xFF} // shows between pages
)

// Page draws one page at dpi dots per inch, on white. Whoever draws many pages
// keeps a Renderer instead.
func Page(p paper.Page, fonts *paper.FontSet, dpi float64) (*image.RGBA, error) {
	r, err := NewRenderer(fonts, dpi)
	if err != nil {
		return nil, err
	}
	return r.Page(&p, 1)
}

// Stack draws all pages one under another with a small gap, for a single
// picture of a document. A document too long for one picture is
// fault.TooLarge.
func Stack(doc *paper.Document, fonts *paper.FontSet, dpi float64) (*image.RGBA, error) {
	r, err := NewRenderer(fonts, dpi)
	if err != nil {
		return nil, err
	}
	between := r.pixels(gap)
	width, height := 0, -between
	for i := range doc.Pages {
		size := r.size(&doc.Pages[i])
		width, height = max(width, size.X), height+size.Y+between
	}
	if err := checkSize(width, height); err != nil {
		return nil, err
	}
	all := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(all, all.Bounds(), image.NewUniform(desk), image.Point{}, draw.Src)
	top := 0
	for i := range doc.Pages {
		size := r.size(&doc.Pages[i])
		left := (width - size.X) / 2
		sheet, _ := all.SubImage(image.Rect(left, top, left+size.X, top+size.Y)).(*image.RGBA)
		if err := r.draw(sheet, &doc.Pages[i], i+1); err != nil {
			return nil, err
		}
		top += size.Y + between
	}
	return all, nil
}

// Renderer draws pages at one resolution and remembers the glyphs it has
// drawn. It is safe for concurrent use.
type Renderer struct {
	fonts *paper.FontSet
	scale float64 // pixels to a thousandth of a point
	cache cache
}

// NewRenderer makes a renderer for dpi dots per inch.
func NewRenderer(fonts *paper.FontSet, dpi float64) (*Renderer, error) {
	if !(dpi >= 1 && dpi <= 2400) {
		return nil, errors.New("raster: resolution out of range")
	}
	return &Renderer{fonts: fonts, scale: dpi / 72000}, nil
}

// Page draws a page. number, counted from 1, is used in messages.
func (r *Renderer) Page(p *paper.Page, number int) (*image.RGBA, error) {
	size := r.size(p)
	if err := checkSize(size.X, size.Y); err != nil {
		return nil, err
	}
	sheet := image.NewRGBA(image.Rectangle{Max: size})
	return sheet, r.draw(sheet, p, number)
}

func checkSize(width, height int) error {
	if width <= 0 || height <= 0 || width > maxPixels/height {
		return fault.New(fault.TooLarge, "图像太大（%d×%d像素），不能生成。请降低分辨率，或者分页生成", width, height)
	}
	return nil
}

func (r *Renderer) size(p *paper.Page) image.Point {
	return image.Pt(r.pixels(p.Width), r.pixels(p.Height))
}

// pixels rounds a length to whole pixels.
func (r *Renderer) pixels(l paper.Length) int { return int(math.Round(float64(l) * r.scale)) }

// draw draws a page onto sheet, whose bounds are the page.
func (r *Renderer) draw(sheet *image.RGBA, p *paper.Page, number int) error {
	if err := ink.Check(p, number, r.fonts); err != nil {
		return err
	}
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(white), image.Point{}, draw.Src)
	b := &brush{Renderer: r, sheet: sheet, origin: sheet.Bounds().Min}
	for _, m := range p.Marks {
		if err := b.mark(m); err != nil {
			return err
		}
	}
	return nil
}

// brush draws one page; it belongs to one goroutine.
type brush struct {
	*Renderer
	sheet  *image.RGBA
	origin image.Point
	pen    pen
}

func (b *brush) mark(m paper.Mark) error {
	switch m := m.(type) {
	case paper.Text:
		return b.text(m)
	case paper.Line:
		b.line(m)
	case paper.Rect:
		b.rect(m)
	case paper.Picture:
		return b.picture(m)
	}
	return nil
}

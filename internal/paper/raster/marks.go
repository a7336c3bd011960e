package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"

	"zwgk/internal/paper"
	"zwgk/internal/paper/ink"
)

// text draws a run glyph by glyph. Positions add up unrounded, as in the PDF.
func (b *brush) text(t paper.Text) error {
	font := b.fonts.Font(t.Face)
	source := image.NewUniform(ink.Opaque(t.Color))
	toPoints := float64(t.Size) / float64(font.UnitsPerEm())
	baseline := b.pixels(t.Y)
	x := float64(t.X)
	for _, r := range t.String {
		index, units := font.Glyph(r)
		quarter := int(math.Round(x * b.scale * phases))
		column, phase := quarter>>2, quarter&3
		m, err := b.glyph(font, glyphKey{face: t.Face, index: index, size: t.Size, phase: uint8(phase)}, toPoints*b.scale)
		if err != nil {
			return err
		}
		if m.alpha != nil {
			at := b.origin.Add(m.at).Add(image.Pt(column, baseline))
			draw.DrawMask(b.sheet, m.alpha.Bounds().Add(at), source, image.Point{}, m.alpha, image.Point{}, draw.Over)
		}
		x += float64(units)*toPoints + float64(t.Tracking)
	}
	return nil
}

// glyph returns a glyph's mask, drawn at scale pixels to a font unit.
func (b *brush) glyph(f *paper.Font, key glyphKey, scale float64) (mask, error) {
	if m, found := b.cache.get(key); found {
		return m, nil
	}
	m, err := b.pen.glyph(f, key.index, scale, float64(key.phase)/phases)
	if err != nil {
		return mask{}, err
	}
	b.cache.put(key, m)
	return m, nil
}

// line draws a rule. Upright and level rules cover whole pixels, at least
// one; others are drawn with soft edges.
func (b *brush) line(l paper.Line) {
	c := ink.Opaque(l.Color)
	switch {
	case l.Y1 == l.Y2:
		top, bottom := b.band(l.Y1, l.Width)
		b.area(image.Rect(b.pixelAt(min(l.X1, l.X2)), top, b.pixelAt(max(l.X1, l.X2))+1, bottom), c)
	case l.X1 == l.X2:
		left, right := b.band(l.X1, l.Width)
		b.area(image.Rect(left, b.pixelAt(min(l.Y1, l.Y2)), right, b.pixelAt(max(l.Y1, l.Y2))+1), c)
	default:
		b.slanted(l, c)
	}
}

// pixelAt returns the pixel in which a position lies. Rules begin and end with
// the pixel of their end points, so that they meet in the corners of a table.
func (b *brush) pixelAt(l paper.Length) int {
	const hair = 1e-6 // a position on the border of two pixels lies in the second
	return int(math.Floor(float64(l)*b.scale + hair))
}

// band returns the pixels of a stroke along a position: as many as its width
// makes, at least one, so that equal strokes look equal wherever they fall.
func (b *brush) band(middle, width paper.Length) (first, end int) {
	n := max(1, b.pixels(width))
	if n%2 == 1 {
		first = b.pixelAt(middle) - n/2
	} else {
		first = b.pixels(middle) - n/2
	}
	return first, first + n
}

// span returns the pixels that an area from one position to another covers,
// at least one.
func (b *brush) span(from, to paper.Length) (first, end int) {
	first, end = b.pixels(from), b.pixels(to)
	return first, max(end, first+1)
}

func (b *brush) area(r image.Rectangle, c color.RGBA) {
	draw.Draw(b.sheet, r.Add(b.origin), image.NewUniform(c), image.Point{}, draw.Src)
}

func (b *brush) slanted(l paper.Line, c color.RGBA) {
	x1, y1 := float64(l.X1)*b.scale, float64(l.Y1)*b.scale
	x2, y2 := float64(l.X2)*b.scale, float64(l.Y2)*b.scale
	half := max(1, float64(l.Width)*b.scale) / 2
	length := math.Hypot(x2-x1, y2-y1)
	dx, dy := -(y2-y1)/length*half, (x2-x1)/length*half
	size := b.sheet.Bounds().Size()
	b.pen.raster.Reset(size.X, size.Y)
	b.pen.raster.MoveTo(float32(x1+dx), float32(y1+dy))
	b.pen.raster.LineTo(float32(x2+dx), float32(y2+dy))
	b.pen.raster.LineTo(float32(x2-dx), float32(y2-dy))
	b.pen.raster.LineTo(float32(x1-dx), float32(y1-dy))
	b.pen.raster.ClosePath()
	b.pen.raster.Draw(b.sheet, b.sheet.Bounds(), image.NewUniform(c), image.Point{})
}

// rect draws a box: its area, then its border, centred on the edge.
func (b *brush) rect(r paper.Rect) {
	if r.Fill.A > 0 {
		left, right := b.span(r.X, r.X+r.W)
		top, bottom := b.span(r.Y, r.Y+r.H)
		b.area(image.Rect(left, top, right, bottom), ink.Opaque(r.Fill))
	}
	if r.StrokeWidth == 0 || r.Stroke.A == 0 {
		return
	}
	c := ink.Opaque(r.Stroke)
	left, leftEnd := b.band(r.X, r.StrokeWidth)
	right, rightEnd := b.band(r.X+r.W, r.StrokeWidth)
	top, topEnd := b.band(r.Y, r.StrokeWidth)
	bottom, bottomEnd := b.band(r.Y+r.H, r.StrokeWidth)
	b.area(image.Rect(left, top, rightEnd, topEnd), c)
	b.area(image.Rect(left, bottom, rightEnd, bottomEnd), c)
	b.area(image.Rect(left, top, leftEnd, bottomEnd), c)
	b.area(image.Rect(right, top, rightEnd, bottomEnd), c)
}

// picture stretches an image over its box: smoothly when it shrinks, by whole
// pixels when it grows, as readers of PDF do, so that a QR code stays sharp.
func (b *brush) picture(p paper.Picture) error {
	img, _, err := ink.Decode(p.Data)
	if err != nil {
		return err
	}
	left, right := b.span(p.X, p.X+p.W)
	top, bottom := b.span(p.Y, p.Y+p.H)
	box := image.Rect(left, top, right, bottom)
	flat := ink.Flatten(img)
	var scaler xdraw.Scaler = xdraw.CatmullRom
	if box.Dx() >= flat.Bounds().Dx() && box.Dy() >= flat.Bounds().Dy() {
		scaler = xdraw.NearestNeighbor
	}
	scaler.Scale(b.sheet, box.Add(b.origin), flat, flat.Bounds(), xdraw.Src, nil)
	return nil
}

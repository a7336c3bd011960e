package bind

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// How the picture of a page is kept. A drawn page is flat: nearly every dot
// equals the one before it. Its colours are few when each part is kept in 16
// steps, more than paper shows; such a picture is kept exactly, without the
// shadows that JPEG leaves around characters. Scans and photos become JPEG.
const (
	flatness   = 0.85 // part of the dots that equal their neighbour
	maxPalette = 256
	quality    = 90 // of JPEG
	steps      = 15 // highest value of a part of a colour in 16 steps
)

// pack writes the picture of a page as a PNG or JPEG file.
func pack(picture *image.RGBA) ([]byte, error) {
	var out bytes.Buffer
	var err error
	if flat := flatten(picture); flat != nil {
		encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
		err = encoder.Encode(&out, flat)
	} else {
		err = jpeg.Encode(&out, grey(picture), &jpeg.Options{Quality: quality})
	}
	if err != nil {
		return nil, fmt.Errorf("bind: pack a page: %w", err)
	}
	return out.Bytes(), nil
}

// inSteps rounds a part of a colour to 16 steps.
var inSteps = func() (table [256]uint16) {
	for v := range table {
		table[v] = uint16((v*steps + 127) / 255)
	}
	return table
}()

// code is a colour in 16 steps for each part.
func code(p []byte) uint16 { return inSteps[p[0]]<<8 | inSteps[p[1]]<<4 | inSteps[p[2]] }

// flatten returns a flat picture with its few colours, nil for any other.
func flatten(picture *image.RGBA) *image.Paletted {
	var known [1 << 12]bool
	same, size := 0, picture.Rect.Size()
	for y := range size.Y {
		row := picture.Pix[y*picture.Stride:][:4*size.X]
		last := uint16(0xFFFF)
		for ; len(row) >= 4; row = row[4:] {
			c := code(row)
			known[c] = true
			if c == last {
				same++
			}
			last = c
		}
	}
	if float64(same) < flatness*float64(size.X*size.Y) {
		return nil
	}
	var index [1 << 12]uint8
	var palette color.Palette
	for c, used := range known {
		if !used {
			continue
		}
		if len(palette) == maxPalette {
			return nil
		}
		index[c] = uint8(len(palette))
		palette = append(palette, color.RGBA{R: uint8(c >> 8 * 17), G: uint8(c >> 4 & 15 * 17), B: uint8(c & 15 * 17), A: 0xFF})
	}
	flat := image.NewPaletted(picture.Rect, palette)
	for y := range size.Y {
		row, out := picture.Pix[y*picture.Stride:], flat.Pix[y*flat.Stride:][:size.X]
		for x := range out {
			out[x] = index[code(row[4*x:4*x+4])]
		}
	}
	return flat
}

// grey returns a picture without colours in one channel, and any other as it
// is. Scanners and JPEG tint grey a little.
func grey(picture *image.RGBA) image.Image {
	const tint = 12
	size := picture.Rect.Size()
	plain := image.NewGray(picture.Rect)
	for y := range size.Y {
		row, out := picture.Pix[y*picture.Stride:], plain.Pix[y*plain.Stride:][:size.X]
		for x := range out {
			r, g, b := row[4*x], row[4*x+1], row[4*x+2]
			if max(r, g, b)-min(r, g, b) > tint {
				return picture
			}
			out[x] = uint8((299*int(r) + 587*int(g) + 114*int(b) + 500) / 1000)
		}
	}
	return plain
}

// inkLevel is the brightness below which a dot counts as printed, and not as
// the tint of paper in a scan.
const inkLevel = 180

// picture marks what is printed in a picture that fills the page, and reports
// whether anything is.
func (g *ground) picture(picture image.Image) bool {
	bounds, any := picture.Bounds(), false
	dark := darkness(picture)
	for y := range bounds.Dy() {
		row := g.used[y*g.rows/bounds.Dy()*g.columns:]
		for x := range bounds.Dx() {
			if dark(x, y) {
				row[x*g.columns/bounds.Dx()] = true
				any = true
			}
		}
	}
	return any
}

// darkness returns how to ask whether a dot is printed, for the kinds of
// pictures that pages are.
func darkness(picture image.Image) func(x, y int) bool {
	switch p := picture.(type) {
	case *image.RGBA:
		return func(x, y int) bool {
			at := p.Pix[y*p.Stride+4*x:]
			return min(at[0], at[1], at[2]) < inkLevel
		}
	case *image.YCbCr:
		return func(x, y int) bool { return p.Y[y*p.YStride+x] < inkLevel }
	case *image.Gray:
		return func(x, y int) bool { return p.Pix[y*p.Stride+x] < inkLevel }
	}
	return func(x, y int) bool {
		at := picture.Bounds().Min
		grey, _ := color.GrayModel.Convert(picture.At(at.X+x, at.Y+y)).(color.Gray)
		return grey.Y < inkLevel
	}
}

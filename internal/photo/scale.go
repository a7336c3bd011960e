package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"

	"zwgk/internal/fault"
)

// quality keeps the characters on a photographed notice readable.
const quality = 88

// Copy is a scaled photo: upright, and nothing but the picture.
type Copy struct {
	JPEG          []byte
	Width, Height int  // pixels
	Original      Info // what it was made from
}

// Scale makes a copy of the photo at path that fits frame. A photo that fits
// already keeps its pixels. It refuses what Read refuses, and a photo that
// turns out to be damaged.
func Scale(path string, frame Frame) (Copy, error) {
	if frame.Long < frame.Short || frame.Short < 1 {
		return Copy{}, fault.New(fault.Usage, "照片的尺寸%d×%d不能用。写长边在前、短边在后的像素数，例如1600×1200", frame.Long, frame.Short)
	}
	p, err := open(path)
	if err != nil {
		return Copy{}, err
	}
	defer p.file.Close()
	picture, err := p.decode()
	if err != nil {
		return Copy{}, p.damaged(err)
	}
	size := picture.Bounds().Size()
	small := turn(shrink(picture, frame.fit(size)), p.Orientation)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: quality}); err != nil {
		return Copy{}, fmt.Errorf("encoding a photo of %v: %w", size, err)
	}
	return Copy{JPEG: out.Bytes(), Width: small.Rect.Dx(), Height: small.Rect.Dy(), Original: p.Info}, nil
}

// decode decodes the whole photo. The decoders are other people's; one that
// panics on a broken file must not take the office's work with it.
func (p *opened) decode() (picture image.Image, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("the %s decoder gave up: %v", p.Format, cause)
		}
	}()
	if _, err := p.file.Seek(0, 0); err != nil {
		return nil, err
	}
	picture, err = codecs[p.Format].decode(p.file)
	if err == nil && picture.Bounds().Empty() {
		err = fmt.Errorf("the %s has no pixels", p.Format)
	}
	return picture, err
}

// fit gives the size of a picture within the frame, in its own proportions and
// never enlarged.
func (f Frame) fit(size image.Point) image.Point {
	long, short := max(size.X, size.Y), min(size.X, size.Y)
	switch {
	case long <= f.Long && short <= f.Short:
		return size
	case short*f.Long <= f.Short*long: // the long side decides
		long, short = f.Long, max(1, (2*short*f.Long+long)/(2*long))
	default:
		long, short = (2*long*f.Short+short)/(2*short), f.Short
	}
	if size.X < size.Y {
		return image.Pt(short, long)
	}
	return image.Pt(long, short)
}

// strip is how many rows are converted at a time: enough to share the rows of
// colour between them, few enough to weigh nothing beside the photo.
const strip = 16

// shrink averages the area that each new pixel covers, exactly and in whole
// numbers, so that fine print does not flicker and every computer makes the
// same copy. What is transparent becomes white paper.
func shrink(picture image.Image, size image.Point) *image.RGBA {
	from := picture.Bounds()
	rows := image.NewRGBA(image.Rect(0, 0, from.Dx(), strip))
	sum := newAverage(from.Size(), size)
	for y := 0; y < from.Dy(); y += strip {
		draw.Draw(rows, rows.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(rows, rows.Rect, picture, from.Min.Add(image.Pt(0, y)), draw.Over)
		for i := range min(strip, from.Dy()-y) {
			sum.add(y+i, rows.Pix[i*rows.Stride:(i+1)*rows.Stride])
		}
	}
	return sum.out
}

// average sums rows of the photo into rows of the copy. Lengths are counted in
// parts of a pixel: along a side one old pixel has as many parts as the copy
// has pixels, one new pixel as many as the photo has.
type average struct {
	from, to image.Point
	line     []uint64 // one old row, summed across; 3 colours for each new pixel
	total    []uint64 // the new row under way
	row      int      // which it is
	out      *image.RGBA
}

func newAverage(from, to image.Point) *average {
	return &average{
		from: from, to: to, line: make([]uint64, 3*to.X), total: make([]uint64, 3*to.X),
		out: image.NewRGBA(image.Rectangle{Max: to}),
	}
}

// add adds the old row y, in RGBA.
func (a *average) add(y int, pixels []byte) {
	a.across(pixels)
	first, last := y*a.to.Y, (y+1)*a.to.Y // the parts that the old row covers
	for first < last {
		end := (a.row + 1) * a.from.Y
		part := uint64(min(last, end) - first)
		for i, v := range a.line {
			a.total[i] += v * part
		}
		if first = min(last, end); first == end {
			a.finish()
		}
	}
}

// across sums one row of the photo into the pixels of the copy.
func (a *average) across(pixels []byte) {
	clear(a.line)
	for x, cell := 0, 0; x < a.from.X; x++ {
		first, last := x*a.to.X, (x+1)*a.to.X
		p := pixels[4*x : 4*x+3 : 4*x+3]
		for first < last {
			end := (cell + 1) * a.from.X
			part := uint64(min(last, end) - first)
			l := a.line[3*cell : 3*cell+3 : 3*cell+3]
			l[0] += uint64(p[0]) * part
			l[1] += uint64(p[1]) * part
			l[2] += uint64(p[2]) * part
			if first = min(last, end); first == end {
				cell++
			}
		}
	}
}

// finish divides the new row by the area of a new pixel and begins the next.
func (a *average) finish() {
	area := uint64(a.from.X) * uint64(a.from.Y)
	pixels := a.out.Pix[a.row*a.out.Stride:]
	for x := range a.to.X {
		for c := range 3 {
			pixels[4*x+c] = byte((a.total[3*x+c] + area/2) / area)
		}
		pixels[4*x+3] = 0xFF
	}
	clear(a.total)
	a.row++
}

// turn sets a picture upright by EXIF's orientation.
func turn(picture *image.RGBA, orientation int) *image.RGBA {
	if orientation <= 1 {
		return picture
	}
	w, h := picture.Rect.Dx(), picture.Rect.Dy()
	size := image.Pt(w, h)
	if orientation > 4 {
		size = image.Pt(h, w)
	}
	upright := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			from := turned(orientation, x, y, w, h)
			copy(upright.Pix[upright.PixOffset(x, y):], picture.Pix[picture.PixOffset(from.X, from.Y):][:4])
		}
	}
	return upright
}

// turned says where in a stored picture of w×h the upright pixel x, y lies.
// The orientation names the side of the scene that the first row and the first
// column show: 6 is right and top, a camera held upright.
func turned(orientation, x, y, w, h int) image.Point {
	switch orientation {
	case 2: // top, right
		return image.Pt(w-1-x, y)
	case 3: // bottom, right
		return image.Pt(w-1-x, h-1-y)
	case 4: // bottom, left
		return image.Pt(x, h-1-y)
	case 5: // left, top
		return image.Pt(y, x)
	case 6: // right, top
		return image.Pt(y, h-1-x)
	case 7: // right, bottom
		return image.Pt(w-1-y, h-1-x)
	case 8: // left, bottom
		return image.Pt(w-1-y, x)
	}
	return image.Pt(x, y)
}

package bind

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/photo"
)

// dpi is how many dots to an inch the copy needs: enough for the smallest type
// of official papers.
const dpi = 300

// A photo stands within these margins, the number above it. Its dots are not
// spread further than a reader would bear.
var (
	photoSide   = paper.MM(15)
	photoTop    = paper.MM(20)
	photoBottom = paper.MM(15)
)

const coarsest = 100 // dots to an inch

// pictureOf makes a page of a photo or a scan: A4, upright or on its side as
// the picture is. A scan of an A4 page fills the page.
func (j *job) pictureOf(part *Part) (bound, error) {
	info, err := photo.Read(part.Path)
	if err != nil {
		return bound{}, renamed(err, part)
	}
	page := paper.Page{Width: paper.A4Width, Height: paper.A4Height}
	if info.Width > info.Height {
		page.Width, page.Height = page.Height, page.Width
	}
	room := box{w: page.Width, h: page.Height}
	scan := isPageScan(info.Width, info.Height)
	if !scan {
		room = box{photoSide, photoTop, page.Width - 2*photoSide, page.Height - photoTop - photoBottom}
	}
	data, picture, err := copyOf(part, info, photo.Frame{Long: dots(max(room.w, room.h)), Short: dots(min(room.w, room.h))})
	if err != nil {
		return bound{}, err
	}
	if !scan {
		room = room.hold(picture.Bounds().Dx(), picture.Bounds().Dy())
	}
	s := sheet{page: page}
	s.page.Marks = []paper.Mark{paper.Picture{X: room.x, Y: room.y, W: room.w, H: room.h, Data: data}}
	if scan {
		s.ground = newGround(page.Width, page.Height)
		s.ground.picture(picture)
	}
	return bound{sheets: []sheet{s}, how: Pictured, why: "照片或扫描件，印成一页，原文件另存"}, nil
}

// copyOf returns the JPEG file that goes into the copy, and what it shows. One that is upright and
// small enough as it is loses nothing: what a camera wrote beside the picture,
// package pdf leaves out.
func copyOf(part *Part, info photo.Info, frame photo.Frame) ([]byte, image.Image, error) {
	fits := max(info.Width, info.Height) <= frame.Long && min(info.Width, info.Height) <= frame.Short
	if info.Format == photo.JPEG && info.Orientation <= 1 && fits && info.Size <= maxJPEG {
		data, err := os.ReadFile(part.Path)
		if err != nil {
			return nil, nil, unread(part, err)
		}
		switch picture, _ := jpeg.Decode(bytes.NewReader(data)); picture.(type) {
		case *image.YCbCr, *image.Gray:
			return data, picture, nil
		}
	}
	scaled, err := photo.Scale(part.Path, frame)
	if err != nil {
		return nil, nil, renamed(err, part)
	}
	picture, err := jpeg.Decode(bytes.NewReader(scaled.JPEG))
	return scaled.JPEG, picture, err
}

// maxJPEG bounds what is taken as it is: a sound scan of a page has 3 MB.
const maxJPEG = 6 << 20

// renamed gives a fault of package photo the name by which the office knows
// the file: in its own folder it is called otherwise.
func renamed(err error, part *Part) error {
	switch fault.CodeOf(err) {
	case fault.Unreadable:
		return fault.Wrap(err, fault.Unreadable, "照片“%s”打不开，或者已经损坏。用看图软件打开它，另存为JPEG再放进来", part.Name)
	case fault.TooLarge:
		return fault.Wrap(err, fault.TooLarge, "照片“%s”像素太多。在看图软件里把它缩小（长边6000像素就够）再放进来", part.Name)
	}
	return err
}

// isPageScan tells a scan of an A4 page, by its shape and its pixels, from a
// photo.
func isPageScan(width, height int) bool {
	const long, short, least = 297, 210, 1600
	w, h := max(width, height), min(width, height)
	off := w*short - h*long // 0 when the sides are as 297 to 210
	return w >= least && max(off, -off)*50 <= h*long
}

// dots rounds a length to whole dots: A4 has 2480 × 3508.
func dots(l paper.Length) int { return int((l*dpi + 36*paper.Point) / (72 * paper.Point)) }

// hold returns the place of a picture of so many pixels in the middle of b, in
// its own proportions.
func (b box) hold(width, height int) box {
	w, h := paper.Length(width), paper.Length(height)
	room := box{w: b.w, h: b.w * h / w}
	if room.h > b.h {
		room = box{w: b.h * w / h, h: b.h}
	}
	if widest := w * 72 * paper.Point / coarsest; room.w > widest {
		room = box{w: widest, h: widest * h / w}
	}
	room.w, room.h = max(room.w, 1), max(room.h, 1)
	room.x, room.y = b.x+(b.w-room.w)/2, b.y+(b.h-room.h)/2
	return room
}

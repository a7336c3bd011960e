package desk

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
)

// The photographs of the demo are drawn: a board on a wall with sheets of paper.
const (
	demoPosted = "张贴现场.jpg"
	demoBoard  = "镇公示栏.jpg"
	demoPaper  = "身份证明.jpg"
)

// demoPhotos says how many sheets of paper are seen in each.
var demoPhotos = map[string]int{demoPosted: 3, demoBoard: 5, demoPaper: 1}

// takePhotos draws them into a folder.
func takePhotos(folder string) error {
	for name, sheets := range demoPhotos {
		if err := drawPhoto(filepath.Join(folder, name), sheets); err != nil {
			return err
		}
	}
	return nil
}

func drawPhoto(path string, sheets int) error {
	f, err := os.Create(path)
	if err == nil {
		err = errors.Join(jpeg.Encode(f, boardWith(sheets), nil), f.Close())
	}
	if err != nil {
		return cannotWrite(err, path)
	}
	return nil
}

// boardWith draws a board with so many sheets side by side.
func boardWith(sheets int) image.Image {
	const width, height, margin = 480, 360, 30
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	paint := func(x, y, w, h int, c color.Color) {
		draw.Draw(picture, image.Rect(x, y, x+w, y+h), image.NewUniform(c), image.Point{}, draw.Src)
	}
	wall, frame, felt := color.Gray{0xd8}, color.RGBA{0x6b, 0x4a, 0x2b, 0xff}, color.RGBA{0x2f, 0x6b, 0x4f, 0xff}
	sheet, heading, line := color.Gray{0xfa}, color.RGBA{0xb0, 0x20, 0x20, 0xff}, color.Gray{0x70}
	paint(0, 0, width, height, wall)
	paint(margin, margin, width-2*margin, height-2*margin, frame)
	paint(margin+12, margin+12, width-2*margin-24, height-2*margin-24, felt)
	room := (width - 2*margin - 24) / sheets
	wide := min(room-12, 160)
	for i := range sheets {
		x, y, tall := margin+12+i*room+(room-wide)/2, 75, min(wide*7/5, 210)
		paint(x, y, wide, tall, sheet)
		paint(x+wide/4, y+12, wide/2, 6, heading)
		for at := y + 30; at < y+tall-12; at += 11 {
			paint(x+8, at, wide-16, 2, line)
		}
	}
	return picture
}

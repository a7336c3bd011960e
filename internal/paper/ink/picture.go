package ink

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // registers the format
	_ "image/png"  // registers the format

	"zwgk/internal/fault"
)

// maxPixels bounds a picture's area: a small file can claim any size, and
// decoding it would take the memory of the whole machine.
const maxPixels = 50_000_000

// Decode reads a PNG or JPEG file. format is "png" or "jpeg". Damaged, foreign
// and oversized files are faults.
func Decode(data []byte) (img image.Image, format string, err error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, "", unreadable(err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxPixels/config.Height {
		return nil, "", fault.New(fault.TooLarge, "图片太大（%d×%d像素），最多%d万像素。请缩小图片再用", config.Width, config.Height, maxPixels/10000)
	}
	img, format, err = image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, "", unreadable(err)
	}
	return img, format, nil
}

func unreadable(err error) error {
	return fault.Wrap(err, fault.Unreadable, "图片不是完好的PNG或JPEG文件。请重新保存这张图片或换一张")
}

// Flatten returns img without transparency, on white, with at most 8 bits a
// channel: grey pictures as *image.Gray, opaque palettes as they are,
// everything else as *image.RGBA.
func Flatten(img image.Image) image.Image {
	bounds := image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy())
	switch src := img.(type) {
	case *image.Gray:
		return src
	case *image.Gray16:
		dst := image.NewGray(bounds)
		draw.Draw(dst, bounds, src, src.Bounds().Min, draw.Src)
		return dst
	case *image.Paletted:
		if src.Opaque() {
			return src
		}
	}
	dst := image.NewRGBA(bounds)
	draw.Draw(dst, bounds, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(dst, bounds, img, img.Bounds().Min, draw.Over)
	return dst
}

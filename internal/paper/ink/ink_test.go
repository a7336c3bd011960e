package ink

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"testing"

	"zwgk/internal/fault"
)

func TestOpaqueIsTheColourOnWhitePaper(t *testing.T) {
	for in, want := range map[color.NRGBA]color.RGBA{
		{A: 255}:                   {A: 255},
		{R: 10, G: 20, B: 30}:      {R: 255, G: 255, B: 255, A: 255},
		{R: 255, A: 128}:           {R: 255, G: 127, B: 127, A: 255},
		{R: 1, G: 2, B: 3, A: 255}: {R: 1, G: 2, B: 3, A: 255},
	} {
		if got := Opaque(in); got != want {
			t.Errorf("%v becomes %v, want %v", in, got, want)
		}
	}
}

func TestWhatMayBePrintedAndStored(t *testing.T) {
	for r, want := range map[rune][2]bool{ // printable, storable
		'公': {true, true}, '𠮷': {true, true}, '\ue000': {true, true}, '😀': {true, true}, ' ': {true, true}, '\u3000': {true, true},
		'\u202e': {false, true}, '\u200b': {false, true}, '\u00ad': {false, true}, '\u2028': {false, true}, '\U000e0041': {false, true},
		0: {false, false}, '\n': {false, false}, '\t': {false, false}, 0x7F: {false, false}, 0x85: {false, false},
		-1: {false, false}, 0xD800: {false, false}, 0xFFFE: {false, false}, 0x1FFFF: {false, false}, 0xFDD0: {false, false},
	} {
		if Printable(r) != want[0] || Storable(r) != want[1] {
			t.Errorf("U+%04X: printable %v, storable %v", r, Printable(r), Storable(r))
		}
	}
	if got := Runes("a\xff\ufffd"); len(got) != 3 || got[1] != -1 || got[2] != 0xFFFD {
		t.Errorf("runes are %v", got)
	}
}

func TestNamesAreBounded(t *testing.T) {
	if got := Names([]rune{'𠮷', 0, -1}); got != "𠮷（U+20BB7）、U+0000、无法识别的字节" {
		t.Errorf("got %s", got)
	}
	many := make([]rune, 1000)
	for i := range many {
		many[i] = rune(0x4E00 + i)
	}
	if got := Names(many); len([]rune(got)) > 300 {
		t.Errorf("%d characters", len([]rune(got)))
	}
}

func TestFlattenLeavesNoTransparency(t *testing.T) {
	box := image.Rect(3, 4, 5, 6) // pictures need not begin at 0, 0
	half := image.NewNRGBA(box)
	half.SetNRGBA(3, 4, color.NRGBA{R: 255, A: 128})
	for _, img := range []image.Image{
		half, image.NewGray16(box), image.NewNRGBA64(box), image.NewCMYK(box), image.NewAlpha(box),
		image.NewPaletted(box, color.Palette{color.Transparent}), image.NewYCbCr(box, image.YCbCrSubsampleRatio420),
	} {
		flat := Flatten(img)
		if flat.Bounds().Size() != box.Size() {
			t.Errorf("%T: size %v", img, flat.Bounds())
		}
		if o, ok := flat.(interface{ Opaque() bool }); !ok || !o.Opaque() {
			t.Errorf("%T becomes %T, which is not opaque", img, flat)
		}
	}
	if got := color.RGBAModel.Convert(Flatten(half).At(0, 0)); got != (color.RGBA{R: 255, G: 127, B: 127, A: 255}) {
		t.Errorf("half transparent red becomes %v", got)
	}
	if got := color.RGBAModel.Convert(Flatten(half).At(1, 1)); got != (color.RGBA{R: 255, G: 255, B: 255, A: 255}) {
		t.Errorf("nothing becomes %v", got)
	}
}

func TestDecodeRefusesBombsAndForeignFiles(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	if _, format, err := Decode(b.Bytes()); err != nil || format != "png" {
		t.Errorf("%s, %v", format, err)
	}
	bomb := bytes.Clone(b.Bytes())
	binary.BigEndian.PutUint32(bomb[16:], 100_000)
	binary.BigEndian.PutUint32(bomb[20:], 100_000)
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	if _, _, err := Decode(bomb); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("bomb: %v", err)
	}
	for _, data := range [][]byte{nil, []byte("GIF89a"), b.Bytes()[:40]} {
		if _, _, err := Decode(data); fault.CodeOf(err) != fault.Unreadable {
			t.Errorf("%.10q: %v", data, err)
		}
	}
}

package photo_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/photo"
)

// TestEveryFormatBecomesAnUprightJPEG: one picture, as each kind of file.
func TestEveryFormatBecomesAnUprightJPEG(t *testing.T) {
	for _, c := range encodings(t, corners(2000, 1500)) {
		path := keep(t, "公示栏照片."+strings.ToLower(string(c.format)), c.bytes)
		info, err := photo.Read(path)
		if err != nil || info.Format != c.format || info.Width != 2000 || info.Height != 1500 || info.Size != int64(len(c.bytes)) {
			t.Errorf("%s: %+v, %v", c.format, info, err)
		}
		made, err := photo.Scale(path, photo.Posted())
		if err != nil || made.Width != 1600 || made.Height != 1200 || made.Original != info {
			t.Fatalf("%s: %d×%d of %+v, %v", c.format, made.Width, made.Height, made.Original, err)
		}
		checkCorners(t, string(c.format), made)
	}
}

// TestUprightByTheSidesTheStandardNames: EXIF says of each orientation which
// side of the scene the first row and the first column of the file show.
func TestUprightByTheSidesTheStandardNames(t *testing.T) {
	for i, side := range []struct{ row, column string }{
		{"top", "left"}, {"top", "right"}, {"bottom", "right"}, {"bottom", "left"},
		{"left", "top"}, {"right", "top"}, {"right", "bottom"}, {"left", "bottom"},
	} {
		orientation := uint16(i + 1)
		w, h := 400, 300
		if orientation > 4 {
			w, h = h, w
		}
		stored := image.NewRGBA(image.Rect(0, 0, w, h))
		opposite := map[string]string{"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
		for y := range h {
			for x := range w {
				row, column := side.row, side.column
				if y >= h/2 {
					row = opposite[row]
				}
				if x >= w/2 {
					column = opposite[column]
				}
				stored.Set(x, y, sceneColour(row+column))
			}
		}
		file := withSegments(encodeJPEG(t, stored), segment(0xE1, "Exif\x00\x00"+string(photo.ExifBytes(binary.BigEndian, orientation, "2026:03:05 08:30:00"))))
		made, err := photo.Scale(keep(t, "a.jpg", file), photo.Posted())
		if err != nil || made.Width != 400 || made.Height != 300 || made.Original.Width != 400 || made.Original.Orientation != int(orientation) {
			t.Errorf("orientation %d: %d×%d of %+v, %v", orientation, made.Width, made.Height, made.Original, err)
			continue
		}
		checkCorners(t, "orientation "+string(rune('0'+orientation)), made)
	}
}

// TestNothingButThePictureSurvives: not the place, the camera, the comment,
// the editing history or a preview.
func TestNothingButThePictureSurvives(t *testing.T) {
	secrets := []string{"LeakedCam", "29.5868", "ns.adobe.com", "王小明拍摄", "Exif", "Photoshop", "\x00\x00\x00\x1d\x00\x00\x00\x01"}
	picture := encodeJPEG(t, corners(400, 300))
	file := withSegments(picture,
		segment(0xE1, "Exif\x00\x00"+string(photo.ExifBytes(binary.BigEndian, 6, "2026:03:05 08:30:00"))+string(picture)),
		segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta exif:GPSLatitude=\"29.5868\"/>"),
		segment(0xED, "Photoshop 3.0\x00"), segment(0xFE, "王小明拍摄"))
	file = append(file, "after the end LeakedCam"...)
	path := keep(t, "a.jpg", file)
	info, err := photo.Read(path)
	if err != nil || !info.Located || info.Taken.Format("2006-01-02 15:04") != "2026-03-05 08:30" || info.Width != 300 {
		t.Fatalf("%+v, %v", info, err)
	}
	made, err := photo.Scale(path, photo.Posted())
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range secrets {
		if !bytes.Contains(file, []byte(secret)) {
			t.Fatalf("the original does not hold %q", secret)
		}
		if bytes.Contains(made.JPEG, []byte(secret)) {
			t.Errorf("%q survives", secret)
		}
	}
	for _, marker := range markers(t, made.JPEG) {
		if !slices.Contains([]byte{0xDB, 0xC0, 0xC4, 0xDA}, marker) {
			t.Errorf("the copy has a segment %X", marker)
		}
	}
	if again := readBack(t, made.JPEG); again.Located || !again.Taken.IsZero() || again.Orientation != 1 {
		t.Errorf("the copy says %+v", again)
	}
}

// TestExifInPNGAndWebP: other containers, the same EXIF.
func TestExifInPNGAndWebP(t *testing.T) {
	exif := string(photo.ExifBytes(binary.LittleEndian, 8, "2026:03:05 08:30:00"))
	file := encodePNG(t, corners(40, 30))
	file = slices.Insert(file, 8+8+13+4, pngChunk("eXIf", exif)...)
	for name, file := range map[string][]byte{
		"a.png": file, "a.webp": withWebPChunk(lossyWebP(t), "EXIF", exif), "b.webp": withWebPChunk(losslessWebP(t), "EXIF", "Exif\x00\x00"+exif),
	} {
		info, err := photo.Read(keep(t, name, file))
		if err != nil || info.Orientation != 8 || !info.Located || info.Taken.IsZero() {
			t.Errorf("%s: %+v, %v", name, info, err)
		}
		if made, err := photo.Scale(keep(t, name, file), photo.Posted()); err != nil || made.Width != info.Width {
			t.Errorf("%s: %d×%d, %v", name, made.Width, made.Height, err)
		}
	}
}

// TestASmallPhotoIsAHint: it is taken, kept at its size, and the clerk is told.
func TestASmallPhotoIsAHint(t *testing.T) {
	for _, c := range []struct {
		w, h int
		hint bool
	}{{1600, 1200, false}, {1200, 1600, false}, {1599, 1200, true}, {1600, 1199, true}, {800, 600, true}, {4000, 900, true}} {
		path := keep(t, "a.jpg", encodeJPEG(t, image.NewGray(image.Rect(0, 0, c.w, c.h))))
		info, err := photo.Read(path)
		if err != nil || (info.Hint(photo.Posted()) != "") != c.hint {
			t.Errorf("%d×%d: %q, %v", c.w, c.h, info.Hint(photo.Posted()), err)
		}
	}
	small := keep(t, "a.jpg", encodeJPEG(t, corners(80, 60)))
	made, err := photo.Scale(small, photo.Posted())
	if err != nil || made.Width != 80 || made.Height != 60 {
		t.Errorf("%d×%d, %v", made.Width, made.Height, err)
	}
	if hint := made.Original.Hint(photo.Posted()); !strings.Contains(hint, "80×60") || !strings.Contains(hint, "1600×1200") {
		t.Errorf("hint %q", hint)
	}
}

// TestAHundredMegapixels: done-line 5. What Scale allocates in all bounds what
// it ever holds.
func TestAHundredMegapixels(t *testing.T) {
	path := keep(t, "全景.jpg", flatJPEG(t, 12000, 8400))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	made, err := photo.Scale(path, photo.Posted())
	runtime.ReadMemStats(&after)
	if err != nil || made.Width != 1600 || made.Height != 1120 {
		t.Fatalf("%d×%d, %v", made.Width, made.Height, err)
	}
	if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 200 {
		t.Errorf("took %d MB", took)
	}
}

// TestAPathOf300Bytes: done-line 5.
func TestAPathOf300Bytes(t *testing.T) {
	dir := t.TempDir()
	for len(dir) < 300 {
		dir = filepath.Join(dir, strings.Repeat("公示", 10)+"𠮷䶮")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "照片.jpg")
	if err := os.WriteFile(path, encodeJPEG(t, corners(80, 60)), 0o600); err != nil {
		t.Fatal(err)
	}
	if made, err := photo.Scale(path, photo.Posted()); err != nil || made.Width != 80 {
		t.Errorf("%v", err)
	}
}

func TestAFrameThatIsNone(t *testing.T) {
	path := keep(t, "a.jpg", encodeJPEG(t, corners(80, 60)))
	for _, frame := range []photo.Frame{{}, {Long: 100}, {Long: 100, Short: -1}, {Long: 100, Short: 200}} {
		if _, err := photo.Scale(path, frame); fault.CodeOf(err) != fault.Usage {
			t.Errorf("%+v: %v", frame, err)
		}
	}
}

// checkCorners sees that the four corners of the scene are where they belong.
func checkCorners(t *testing.T, what string, made photo.Copy) {
	t.Helper()
	picture, err := jpeg.Decode(bytes.NewReader(made.JPEG))
	if err != nil {
		t.Fatal(err)
	}
	w, h := picture.Bounds().Dx(), picture.Bounds().Dy()
	if w != made.Width || h != made.Height {
		t.Errorf("%s: %d×%d, said to be %d×%d", what, w, h, made.Width, made.Height)
	}
	for corner, at := range map[string]image.Point{
		"topleft": {w / 4, h / 4}, "topright": {3 * w / 4, h / 4}, "bottomleft": {w / 4, 3 * h / 4}, "bottomright": {3 * w / 4, 3 * h / 4},
	} {
		want, got := sceneColour(corner), color.RGBAModel.Convert(picture.At(at.X, at.Y)).(color.RGBA)
		if distance(want, got) > 40 {
			t.Errorf("%s: %s is %v, want %v", what, corner, got, want)
		}
	}
}

func distance(a, b color.RGBA) int {
	d := func(x, y byte) int { return max(int(x), int(y)) - min(int(x), int(y)) }
	return d(a.R, b.R) + d(a.G, b.G) + d(a.B, b.B)
}

package photo_test

import (
	"bytes"
	"image"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/photo"
)

// TestRefusedByTheHead: nothing of these is decoded, and the sentence says
// what to do.
func TestRefusedByTheHead(t *testing.T) {
	whole := encodeJPEG(t, corners(800, 600))
	for _, c := range []struct {
		name  string
		bytes []byte
		code  fault.Code
		says  string
	}{
		{"IMG_0001.HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), fault.Unreadable, "另存为JPEG"},
		{"改了名.jpg", []byte("\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00"), fault.Unreadable, "兼容性最佳"},
		{"a.avif", []byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00"), fault.Unreadable, "AVIF"},
		{"a.mp4", []byte("\x00\x00\x00\x18ftypisom\x00\x00\x00\x00"), fault.Unreadable, "录像"},
		{"a.jpg", nil, fault.Unreadable, "重新拷"},
		{"a.jpg", []byte("\xff\xd8\xff"), fault.Unreadable, "重新拷"},
		{"a.jpg", []byte("这是一份公告，不是照片"), fault.Unreadable, "不是能打开的照片"},
		{"a.svg", []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), fault.Unreadable, "不是能打开的照片"},
		{"a.jpg", whole[:60], fault.Unreadable, "重新拷"},
		// 3,600 million pixels in 70 bytes.
		{"bomb.png", bombPNG(60000, 60000, 8, 2), fault.TooLarge, "360000万像素"},
		// 100 megapixels would be let in, but not in a file that cannot hold them.
		{"bomb.png", bombPNG(12000, 8400, 8, 2), fault.Unreadable, "重新拷"},
		{"bomb.png", bombPNG(12000, 8400, 16, 6), fault.TooLarge, "最多能打开6291万像素"},
		{"bomb.jpg", resized(whole, 12000, 8400), fault.Unreadable, "重新拷"},
		{"bomb.jpg", resized(whole, 65000, 65000), fault.TooLarge, "缩小"},
		{"0.jpg", resized(whole, 0, 600), fault.Unreadable, "重新拷"},
		// A progressive photo is held whole, coefficients and all.
		{"渐进.jpg", progressive(flatJPEG(t, 12000, 8400)), fault.TooLarge, "最多能打开"},
	} {
		path := keep(t, c.name, c.bytes)
		_, err := photo.Read(path)
		if fault.CodeOf(err) != c.code || !strings.Contains(fault.Sentence(err), c.says) || !strings.Contains(fault.Sentence(err), c.name) {
			t.Errorf("%s of %d bytes: %v, want %s with %q", c.name, len(c.bytes), err, c.code, c.says)
		}
		if _, scaling := photo.Scale(path, photo.Posted()); fault.Sentence(scaling) != fault.Sentence(err) {
			t.Errorf("%s: Read says %v, Scale %v", c.name, err, scaling)
		}
	}
}

// TestRefusedWhenDecoded: sound heads over broken pictures.
func TestRefusedWhenDecoded(t *testing.T) {
	for _, c := range encodings(t, corners(800, 600)) {
		broken := bytes.Clone(c.bytes[:len(c.bytes)*2/3])
		if c.format == photo.TIFF { // whose head stands at the end
			broken = bytes.Clone(c.bytes)
			clear(broken[8:100])
		}
		_, err := photo.Scale(keep(t, "断了."+string(c.format), broken), photo.Posted())
		if fault.CodeOf(err) != fault.Unreadable || !strings.Contains(fault.Sentence(err), "重新拷") {
			t.Errorf("%s: %v", c.format, err)
		}
	}
}

func TestWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	if _, err := photo.Read(filepath.Join(dir, "没有.jpg")); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("missing: %v", err)
	}
	if _, err := photo.Read(dir); fault.CodeOf(err) != fault.Unreadable || !strings.Contains(fault.Sentence(err), "不是一张照片") {
		t.Errorf("a folder: %v", err)
	}
}

// Whatever a file holds, it is refused with a sentence or scaled to the frame.
func FuzzScale(f *testing.F) {
	for _, c := range encodings(f, corners(24, 18)) {
		f.Add(c.bytes)
		f.Add(c.bytes[:len(c.bytes)/2])
	}
	f.Add(lossyWebP(f))
	f.Add(losslessWebP(f))
	f.Add(progressive(encodeJPEG(f, corners(24, 18))))
	f.Fuzz(func(t *testing.T, file []byte) {
		if config, _, err := image.DecodeConfig(bytes.NewReader(file)); err == nil && config.Width*config.Height > 1<<22 {
			return // sound but large: minutes of fuzzing for one picture
		}
		made, err := photo.Scale(keep(t, "a", file), photo.Frame{Long: 16, Short: 12})
		if err != nil {
			if fault.CodeOf(err) == "" {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		if made.Width < 1 || made.Height < 1 || max(made.Width, made.Height) > 16 || min(made.Width, made.Height) > 12 {
			t.Fatalf("%d×%d", made.Width, made.Height)
		}
		if again := readBack(t, made.JPEG); again.Width != made.Width || again.Height != made.Height {
			t.Fatalf("the copy is %d×%d", again.Width, again.Height)
		}
	})
}

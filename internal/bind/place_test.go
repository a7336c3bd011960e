package bind

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
)

func emptySheet() *sheet {
	s := &sheet{page: paper.Page{Width: paper.A4Width, Height: paper.A4Height}}
	s.ground = newGround(s.page.Width, s.page.Height)
	return s
}

func TestStampStandsAtTheTopInTheMiddle(t *testing.T) {
	letter := own(t, "答复书", 30)
	s := &sheet{page: letter.Pages[0], ground: groundOf(&letter.Pages[0], binder(t).Fonts)}
	at, found := stampPlace(s)
	if !found || at.y != stampTop || at.x != (paper.A4Width-stampSize.w)/2 ||
		max(at.w-paper.MM(45), at.h-paper.MM(16), 0) > 2 {
		t.Errorf("stamp at %+v, found %v", at, found)
	}
	if at.y+at.h > paper.MM(37) {
		t.Error("the stamp reaches out of the margin")
	}
}

// TestStampNeverCoversAnything tries pages with blocks printed at random.
func TestStampNeverCoversAnything(t *testing.T) {
	random := rand.New(rand.NewPCG(45, 16))
	placed := 0
	for range 400 {
		s := emptySheet()
		var printed []box
		for range random.IntN(40) {
			b := box{paper.MM(float64(random.IntN(210))), paper.MM(float64(random.IntN(297))), paper.MM(float64(random.IntN(60))), paper.MM(float64(random.IntN(30)))}
			printed = append(printed, b)
			s.ground.mark(b)
		}
		at, found := stampPlace(s)
		if !found {
			continue
		}
		placed++
		if at.x < 0 || at.y < 0 || at.x+at.w > s.page.Width || at.y+at.h > s.page.Height {
			t.Fatalf("off the page: %+v", at)
		}
		for _, b := range printed {
			if at.x < b.x+b.w && b.x < at.x+at.w && at.y < b.y+b.h && b.y < at.y+at.h {
				t.Fatalf("the stamp at %+v covers %+v", at, b)
			}
		}
	}
	if placed < 100 {
		t.Errorf("only %d stamps found a place", placed)
	}
}

func TestStampGoesElsewhereWhenTheTopIsTaken(t *testing.T) {
	s := emptySheet()
	s.ground.mark(box{0, 0, s.page.Width, paper.MM(100)})
	if at, found := stampPlace(s); !found || at.y < paper.MM(100) || at.y > paper.MM(105) {
		t.Errorf("at %+v, found %v", at, found)
	}
	s.ground.mark(box{0, 0, s.page.Width, s.page.Height})
	if _, found := stampPlace(s); found {
		t.Error("a place on a full page")
	}
}

func TestFullFirstPageIsSaid(t *testing.T) {
	doc := &paper.Document{Pages: []paper.Page{{Width: paper.A4Width, Height: paper.A4Height, Marks: []paper.Mark{
		paper.Rect{W: paper.A4Width, H: paper.A4Height, Fill: color.NRGBA{R: 200, G: 220, B: 200, A: 255}},
	}}}}
	_, result := bind(t, Piece{Parts: []Part{{Title: "海报", Own: doc}}, Stamp: &stampOf2026})
	if !strings.Contains(result.Unstamped, "没有印归档章") {
		t.Errorf("said %q", result.Unstamped)
	}
}

func TestStampValues(t *testing.T) {
	fonts := binder(t).Fonts
	at := box{paper.MM(80), paper.MM(10), stampSize.w, stampSize.h}
	marks, err := stampOf2026.marks(at, fonts)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range marks {
		text, isText := m.(paper.Text)
		if !isText {
			continue
		}
		b := textBox(text, fonts)
		column, row := (b.x-at.x)/stampBox.w, (b.y-at.y)/stampBox.h
		if b.x < at.x+column*stampBox.w || b.x+b.w > at.x+(column+1)*stampBox.w || b.y+b.h > at.y+(row+1)*stampBox.h {
			t.Errorf("%q stands over its box", text.String)
		}
	}
	for value, code := range map[string]fault.Code{"特别特别特别特别特别长的机构名称": fault.TooLarge, "😀": fault.Font} {
		piece := Piece{Parts: []Part{{Title: "通知", Own: own(t, "通知", 1)}}, Stamp: &Stamp{Section: value}}
		if _, err := binder(t).Bind(t.Context(), &bytes.Buffer{}, piece); fault.CodeOf(err) != code {
			t.Errorf("%s: %v", value, err)
		}
	}
}

// TestNumberNeverCoversAnything: a page printed up to its edges is made
// smaller.
func TestNumberNeverCoversAnything(t *testing.T) {
	whole := paper.Picture{W: paper.A4Width, H: paper.A4Height, Data: jpegFile(t, noise(40, 60))}
	words := paper.Text{X: paper.MM(5), Y: paper.MM(5), Face: paper.Song, Size: paper.Size3, Color: paper.Black, String: "字"}
	s := &sheet{page: paper.Page{Width: paper.A4Width, Height: paper.A4Height, Marks: []paper.Mark{words, whole}}}
	j := &job{Binder: binder(t)}
	j.numberSheet(s, "1", true)
	picture, _ := s.page.Marks[1].(paper.Picture)
	number, _ := s.page.Marks[2].(paper.Text)
	if b := textBox(number, j.Fonts); b.y < 0 || b.y+b.h > picture.Y || picture.Y+picture.H > s.page.Height {
		t.Errorf("number at %+v, picture at %v, %v high", b, picture.Y, picture.H)
	}
	if ratio, want := float64(picture.W)/float64(picture.H), 210/297.; abs(ratio-want) > 0.001 {
		t.Errorf("the picture is distorted: %v", ratio)
	}
}

func TestCallersPagesAreLeftAlone(t *testing.T) {
	letter := own(t, "通知", 2)
	before := len(letter.Pages[0].Marks)
	bind(t, Piece{Parts: []Part{{Title: "通知", Own: letter}}, Stamp: &stampOf2026})
	if len(letter.Pages[0].Marks) != before {
		t.Error("the paper was written on")
	}
}

func TestPhotosBecomePages(t *testing.T) {
	for name, c := range map[string]struct {
		width, height int
		sheet         [2]paper.Length
		full          bool
		widest        float64 // millimetres
	}{
		"photo":     {1600, 1200, [2]paper.Length{paper.A4Height, paper.A4Width}, false, 267},
		"upright":   {1200, 1600, [2]paper.Length{paper.A4Width, paper.A4Height}, false, 180},
		"small":     {200, 100, [2]paper.Length{paper.A4Height, paper.A4Width}, false, 51}, // 100 dots to an inch
		"scan":      {1240, 1754, [2]paper.Length{paper.A4Width, paper.A4Height}, true, 210},
		"wide scan": {1754, 1240, [2]paper.Length{paper.A4Height, paper.A4Width}, true, 297},
	} {
		part := file(t, "图.jpg", jpegFile(t, noise(c.width, c.height)))
		b, err := (&job{Binder: binder(t)}).pictureOf(&part)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		page := b.sheets[0].page
		picture, _ := page.Marks[0].(paper.Picture)
		if page.Width != c.sheet[0] || page.Height != c.sheet[1] || (picture.W == page.Width) != c.full {
			t.Errorf("%s: page %v × %v, picture %v wide", name, page.Width, page.Height, picture.W)
		}
		if abs(float64(picture.W)*float64(c.height)/float64(c.width)-float64(picture.H)) > float64(paper.MM(3)) || picture.W > paper.MM(c.widest) {
			t.Errorf("%s: picture of %v × %v", name, picture.W, picture.H)
		}
	}
}

func TestPagesArePackedByWhatTheyShow(t *testing.T) {
	page := image.NewRGBA(image.Rect(0, 0, 200, 300))
	draw.Draw(page, page.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(page, image.Rect(20, 20, 180, 24), image.NewUniform(color.RGBA{R: 255, A: 255}), image.Point{}, draw.Src)
	draw.Draw(page, image.Rect(20, 50, 120, 80), image.Black, image.Point{}, draw.Src)
	flat, err := pack(page)
	if err != nil {
		t.Fatal(err)
	}
	back, err := png.Decode(bytes.NewReader(flat))
	if err != nil {
		t.Fatalf("a drawn page is not kept exactly: %v", err)
	}
	for _, at := range []image.Point{{0, 0}, {50, 22}, {50, 60}, {199, 299}} {
		if got, want := color.RGBAModel.Convert(back.At(at.X, at.Y)), page.RGBAAt(at.X, at.Y); got != want {
			t.Errorf("at %v: %v became %v", at, want, got)
		}
	}
	coloured, _ := noise(100, 100).(*image.RGBA)
	plain := image.NewRGBA(coloured.Rect)
	for i := 0; i < len(plain.Pix); i += 4 {
		v := coloured.Pix[i]
		copy(plain.Pix[i:], []byte{v, v + 3, v, 255}) // a scanner's grey
	}
	for name, c := range map[string]struct {
		picture *image.RGBA
		model   color.Model
	}{"photo": {coloured, color.YCbCrModel}, "scan": {plain, color.GrayModel}} {
		data, err := pack(c.picture)
		if err != nil {
			t.Fatal(err)
		}
		if config, err := jpeg.DecodeConfig(bytes.NewReader(data)); err != nil || config.ColorModel != c.model {
			t.Errorf("%s: %v, %v", name, config.ColorModel, err)
		}
	}
}

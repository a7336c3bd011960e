package photo

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"
)

// TestShrinkingIsTheAverageOfTheArea compares with the plain definition: every
// new pixel is the mean of the old ones under it, weighted by how much of them
// it covers.
func TestShrinkingIsTheAverageOfTheArea(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 72))
	for range 60 {
		from := image.Pt(1+random.IntN(60), 1+random.IntN(60))
		to := image.Pt(1+random.IntN(from.X), 1+random.IntN(from.Y))
		at := image.Pt(random.IntN(5), random.IntN(5)) // pictures need not begin at 0, 0
		picture := image.NewNRGBA(image.Rectangle{Min: at, Max: at.Add(from)})
		for i := range picture.Pix {
			picture.Pix[i] = byte(random.Uint32()) | 0xFF*byte(i%4/3)
		}
		small := shrink(picture, to)
		for y := range to.Y {
			for x := range to.X {
				want, got := areaMean(picture, to, x, y), small.RGBAAt(x, y).G
				if math.Abs(want-float64(got)) > 0.51 {
					t.Fatalf("%v → %v: at %d, %d %d, want %.2f", from, to, x, y, got, want)
				}
			}
		}
	}
}

func areaMean(picture *image.NRGBA, to image.Point, x, y int) float64 {
	from := picture.Rect.Size()
	wide, high := float64(from.X)/float64(to.X), float64(from.Y)/float64(to.Y)
	cover := func(i int, first, length float64) float64 {
		return max(0, min(float64(i+1), first+length)-max(float64(i), first))
	}
	sum := 0.0
	for j := range from.Y {
		for i := range from.X {
			weight := cover(i, float64(x)*wide, wide) * cover(j, float64(y)*high, high)
			sum += weight * float64(picture.NRGBAAt(picture.Rect.Min.X+i, picture.Rect.Min.Y+j).G)
		}
	}
	return sum / (wide * high)
}

// TestTransparentIsWhitePaper: a stamp cut out of a scan must not turn black.
func TestTransparentIsWhitePaper(t *testing.T) {
	stamp := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	stamp.SetNRGBA(3, 3, color.NRGBA{R: 200, A: 255})
	small := shrink(stamp, image.Pt(2, 2))
	if got := small.RGBAAt(0, 0); got != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("transparent became %v", got)
	}
	if got := small.RGBAAt(1, 1); got.R != 241 || got.G != 191 {
		t.Errorf("the stamp became %v", got)
	}
}

func TestFittingTheFrame(t *testing.T) {
	for _, c := range []struct{ from, want image.Point }{
		{image.Pt(4000, 3000), image.Pt(1600, 1200)},
		{image.Pt(3000, 4000), image.Pt(1200, 1600)},
		{image.Pt(12000, 8400), image.Pt(1600, 1120)},
		{image.Pt(3000, 3000), image.Pt(1200, 1200)},
		{image.Pt(1600, 1200), image.Pt(1600, 1200)},
		{image.Pt(800, 600), image.Pt(800, 600)},
		{image.Pt(1601, 10), image.Pt(1600, 10)},
		{image.Pt(60000, 3), image.Pt(1600, 1)},
		{image.Pt(1300, 1300), image.Pt(1200, 1200)},
		{image.Pt(1, 65000), image.Pt(1, 1600)},
	} {
		if got := Posted().fit(c.from); got != c.want {
			t.Errorf("%v became %v, want %v", c.from, got, c.want)
		}
	}
}

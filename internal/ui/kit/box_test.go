package kit

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"

	"zwgk/internal/ui/theme"
)

// drawBox is a picture of a box on the desk.
func drawBox(t *testing.T, b *box, size fyne.Size) image.Image {
	t.Helper()
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(container.NewWithoutLayout(b.outer, b.inner))
	c.Resize(size.AddWidthHeight(20, 20))
	b.place(fyne.NewPos(10, 10), size)
	return c.Capture()
}

func at(i image.Image, x, y int) color.NRGBA {
	return color.NRGBAModel.Convert(i.At(x, y)).(color.NRGBA)
}

// alike allows for the rounding of curves that lie elsewhere.
func alike(a, b color.NRGBA) bool {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= 2 }
	return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B) && near(a.A, b.A)
}

func TestALargeBoxLooksLikeASmallOne(t *testing.T) {
	look := func() *box { return newBox(theme.Surface, theme.Rule, theme.Border, theme.SheetRadius) }
	small, large := look(), look()
	one := drawBox(t, small, fyne.NewSize(100, 40))
	two := drawBox(t, large, fyne.NewSize(400, 300))
	if small.large != nil || large.large == nil {
		t.Fatal("the large box is drawn in one piece, or the small one in several")
	}
	dx, dy := 300, 260 // from a corner of the small box to the same of the large one
	for y := range 60 {
		for x := range 120 {
			mx, my := x, y
			if x >= 60 {
				mx += dx
			}
			if y >= 30 {
				my += dy
			}
			if a, b := at(one, x, y), at(two, mx, my); !alike(a, b) {
				t.Fatalf("at %d,%d the small box is %v and the large one %v", x, y, a, b)
			}
		}
	}
	for _, p := range []image.Point{{200, 40}, {30, 160}, {380, 200}, {200, 290}} {
		if c := at(two, p.X, p.Y); c != theme.Surface {
			t.Errorf("inside at %v it is %v", p, c)
		}
	}
}

func TestABoxChangesSizeAndColour(t *testing.T) {
	b := newBox(theme.Surface, theme.Rule, theme.Border, theme.SheetRadius)
	drawBox(t, b, fyne.NewSize(400, 300))
	b.set(theme.Tint, theme.Accent, theme.Strong, theme.SheetRadius)
	if c := at(drawBox(t, b, fyne.NewSize(400, 300)), 200, 150); c != theme.Tint {
		t.Errorf("dyed, the middle of a large box is %v", c)
	}
	if c := at(drawBox(t, b, fyne.NewSize(400, 300)), 11, 150); c != theme.Accent {
		t.Errorf("dyed, the edge of a large box is %v", c)
	}
	picture := drawBox(t, b, fyne.NewSize(100, 40))
	if b.large != nil {
		t.Error("a box that shrank is still drawn in pieces")
	}
	if c := at(picture, 60, 30); c != theme.Tint {
		t.Errorf("shrunk, the middle is %v", c)
	}
	if c := at(picture, 60, 70); c == theme.Tint || c == theme.Accent {
		t.Errorf("below the box that shrank it is %v", c)
	}
}

package grid

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/draw"

	"zwgk/internal/paper"
	"zwgk/internal/paper/raster"
	"zwgk/internal/ui/theme"
)

// need has a page drawn unless it is at hand or on its way.
func (l *pageList) need(key sheetKey, p *paper.Page) {
	if l.sheets[key] != nil {
		return
	}
	s := &sheet{picture: canvas.NewImageFromImage(nil), ground: canvas.NewRectangle(theme.Surface)}
	s.ground.StrokeColor, s.ground.StrokeWidth = theme.Rule, theme.Border
	if l.small || l.preview.fit == WholePage {
		s.ground.StrokeColor = theme.Control
	}
	s.picture.FillMode = canvas.ImageFillStretch
	l.sheets[key] = s
	drawer := l.renderer()
	if drawer == nil {
		return
	}
	l.preview.run(func() image.Image {
		if s.gone.Load() {
			return nil
		}
		drawn, err := l.picture(drawer, p, key.page+1)
		if err != nil {
			// A page that cannot be drawn stays white; whoever made the
			// document has been told why.
			fyne.LogError("page preview", err)
			return nil
		}
		return drawn
	}, func(drawn image.Image) {
		if drawn == nil || l.sheets[key] != s {
			return
		}
		s.picture.Image = drawn
		s.picture.Refresh()
		l.content.Refresh()
	})
}

func (l *pageList) renderer() *raster.Renderer {
	if l.drawer == nil && l.preview.fonts != nil {
		drawer, err := raster.NewRenderer(l.preview.fonts, float64(l.unit*l.scale*72*l.finer()))
		if err != nil {
			fyne.LogError("page preview", err)
			return nil
		}
		l.drawer = drawer
	}
	return l.drawer
}

// finer is how much larger a picture is drawn than shown. The smallest rule is
// one pixel wide: a small page drawn at its size would be all rules.
func (l *pageList) finer() float32 {
	if l.small {
		return 3
	}
	return 1
}

// picture draws a page. It runs outside the window's goroutine.
func (l *pageList) picture(drawer *raster.Renderer, p *paper.Page, number int) (image.Image, error) {
	drawn, err := drawer.Page(p, number)
	if err != nil || !l.small {
		return drawn, err
	}
	b := drawn.Bounds()
	small := image.NewRGBA(image.Rect(0, 0, b.Dx()/3, b.Dy()/3))
	draw.CatmullRom.Scale(small, small.Bounds(), drawn, b, draw.Src, nil)
	return small, nil
}

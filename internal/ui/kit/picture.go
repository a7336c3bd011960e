package kit

import (
	"bytes"
	"image"
	_ "image/png" // pictures are PNG

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// Picture is a picture in a text: as wide as the text, or as it is by nature
// where that is less, with a thin border.
type Picture struct {
	widget.BaseWidget
	name    string
	data    fyne.Resource
	natural fyne.Size
}

var _ Flow = (*Picture)(nil)

// NewPicture is a picture of a PNG file; name is what a screen reader says.
func NewPicture(name string, data []byte) (*Picture, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	p := &Picture{name: name, data: fyne.NewStaticResource(name+".png", data), natural: fyne.NewSize(float32(config.Width), float32(config.Height))}
	p.ExtendBaseWidget(p)
	return p, nil
}

// AccessibilityLabel implements fyne.Accessible.
func (p *Picture) AccessibilityLabel() string { return p.name }

// shown is the size of the picture in a width.
func (p *Picture) shown(width float32) fyne.Size {
	w := min(width, p.natural.Width+2*theme.Border)
	return fyne.NewSize(w, (w-2*theme.Border)*p.natural.Height/p.natural.Width+2*theme.Border)
}

// HeightFor implements Flow.
func (p *Picture) HeightFor(width float32) float32 { return p.shown(width).Height }

// MinSize implements fyne.CanvasObject.
func (p *Picture) MinSize() fyne.Size {
	return fyne.NewSize(6*theme.Body.Size(), p.HeightFor(max(p.Size().Width, 6*theme.Body.Size())))
}

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	frame, picture := canvas.NewRectangle(theme.Rule), canvas.NewImageFromResource(p.data)
	picture.FillMode, picture.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleSmooth
	v := &pane{objects: []fyne.CanvasObject{frame, picture}, min: p.MinSize}
	v.layout = func(size fyne.Size) {
		shown := p.shown(size.Width)
		put(frame, 0, 0, shown.Width, shown.Height)
		put(picture, theme.Border, theme.Border, shown.Width-2*theme.Border, shown.Height-2*theme.Border)
	}
	return v
}

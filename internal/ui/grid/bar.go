package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

const (
	barWidth float32 = 6
	barRoom  float32 = 10 // that a bar takes with the air around it
	barLeast float32 = 28
)

// scrollBar says how much of a long list is in sight, and moves it.
type scrollBar struct {
	widget.BaseWidget
	level         bool // lies under the list
	total, window float64
	offset        float64
	move          func(offset float64)
	thumb         *canvas.Rectangle
}

var (
	_ fyne.Draggable = (*scrollBar)(nil)
	_ fyne.Tappable  = (*scrollBar)(nil)
)

func newScrollBar(move func(float64)) *scrollBar {
	b := &scrollBar{move: move, thumb: canvas.NewRectangle(theme.BarIdle)}
	b.thumb.CornerRadius = barWidth / 2
	b.ExtendBaseWidget(b)
	return b
}

func (b *scrollBar) set(total, window, offset float64) {
	if b.total == total && b.window == window && b.offset == offset {
		return
	}
	b.total, b.window, b.offset = total, window, offset
	b.place()
}

func (b *scrollBar) length() float32 {
	if b.level {
		return b.Size().Width
	}
	return b.Size().Height
}

func (b *scrollBar) thumbLength() float32 {
	if b.total <= 0 {
		return 0
	}
	return max(float32(float64(b.length())*b.window/b.total), barLeast)
}

func (b *scrollBar) place() {
	if b.total <= b.window {
		b.thumb.Hide()
		return
	}
	b.thumb.Show()
	long := b.thumbLength()
	at := float32(b.offset/(b.total-b.window)) * (b.length() - long)
	if b.level {
		b.thumb.Move(fyne.NewPos(at, 0))
		b.thumb.Resize(fyne.NewSize(long, barWidth))
		return
	}
	b.thumb.Move(fyne.NewPos(0, at))
	b.thumb.Resize(fyne.NewSize(barWidth, long))
}

// Dragged moves the list with the mouse.
func (b *scrollBar) Dragged(e *fyne.DragEvent) {
	by := e.Dragged.DY
	if b.level {
		by = e.Dragged.DX
	}
	if free := b.length() - b.thumbLength(); free > 0 {
		b.move(b.offset + float64(by/free)*(b.total-b.window))
	}
}

// DragEnd implements fyne.Draggable.
func (b *scrollBar) DragEnd() {}

// Tapped moves the list by one window.
func (b *scrollBar) Tapped(e *fyne.PointEvent) {
	at, thumb := e.Position.Y, b.thumb.Position().Y
	if b.level {
		at, thumb = e.Position.X, b.thumb.Position().X
	}
	switch {
	case at < thumb:
		b.move(b.offset - b.window)
	case at > thumb+b.thumbLength():
		b.move(b.offset + b.window)
	}
}

// MinSize is the width of the bar.
func (b *scrollBar) MinSize() fyne.Size { return fyne.NewSize(barWidth, barWidth) }

// CreateRenderer implements fyne.Widget.
func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer { return &barRenderer{b} }

type barRenderer struct{ b *scrollBar }

func (r *barRenderer) Layout(fyne.Size)             { r.b.place() }
func (r *barRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *barRenderer) Refresh()                     { r.b.place() }
func (r *barRenderer) Destroy()                     {}
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.thumb} }

var none = color.NRGBA{}

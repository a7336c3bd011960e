package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// scrollView shows a part of something larger. The stock one shades its edges,
// and on our desk only a dialog has a shadow.
type scrollView struct {
	widget.BaseWidget
	content fyne.CanvasObject
	centred bool // a content narrower than the view stands in its middle
	offset  fyne.Position
	moved   func() // after every move, by whatever hand
	down    *scrollBar
	level   *scrollBar
	clip    *container.Clip
	inner   *fyne.Container
}

var _ fyne.Scrollable = (*scrollView)(nil)

func newScrollView(content fyne.CanvasObject) *scrollView {
	v := &scrollView{content: content, inner: container.NewWithoutLayout(content)}
	v.clip = container.NewClip(v.inner)
	v.down = newScrollBar(func(y float64) { v.scrollTo(fyne.NewPos(v.offset.X, float32(y))) })
	v.level = newScrollBar(func(x float64) { v.scrollTo(fyne.NewPos(float32(x), v.offset.Y)) })
	v.level.level = true
	v.ExtendBaseWidget(v)
	return v
}

// scrollTo moves the view as far as the content goes.
func (v *scrollView) scrollTo(at fyne.Position) {
	before := v.offset
	v.offset = at
	v.arrange()
	if v.offset != before && v.moved != nil {
		v.moved()
	}
}

// Scrolled moves the view with the wheel.
func (v *scrollView) Scrolled(e *fyne.ScrollEvent) {
	v.scrollTo(v.offset.SubtractXY(e.Scrolled.DX, e.Scrolled.DY))
}

func (v *scrollView) arrange() {
	size, whole := v.Size(), v.content.MinSize()
	v.offset.X = max(min(v.offset.X, whole.Width-size.Width), 0)
	v.offset.Y = max(min(v.offset.Y, whole.Height-size.Height), 0)
	v.clip.Resize(size)
	left := -v.offset.X
	if free := size.Width - whole.Width; v.centred && free > 0 {
		left, size.Width = float32(int(free/2)), whole.Width
	}
	place(v.content, left, -v.offset.Y, max(whole.Width, size.Width), max(whole.Height, size.Height))
	size = v.Size()
	v.down.set(float64(whole.Height), float64(size.Height), float64(v.offset.Y))
	v.level.set(float64(whole.Width), float64(size.Width), float64(v.offset.X))
	place(v.down, size.Width-barWidth-3, 6, barWidth, max(size.Height-12, 0))
	place(v.level, 6, size.Height-barWidth-3, max(size.Width-12, 0), barWidth)
}

// MinSize leaves the size to the owner.
func (v *scrollView) MinSize() fyne.Size { return fyne.NewSize(40, 40) }

// CreateRenderer implements fyne.Widget.
func (v *scrollView) CreateRenderer() fyne.WidgetRenderer { return &viewRenderer{v} }

type viewRenderer struct{ v *scrollView }

func (r *viewRenderer) Layout(fyne.Size)   { r.v.arrange() }
func (r *viewRenderer) MinSize() fyne.Size { return r.v.MinSize() }
func (r *viewRenderer) Destroy()           {}
func (r *viewRenderer) Refresh() {
	r.v.arrange()
	r.v.content.Refresh()
	canvas.Refresh(r.v)
}
func (r *viewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.clip, r.v.down, r.v.level}
}

package itemsroom

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// flowRow puts objects side by side and begins another line where they do not
// fit: no tag and no button is ever cut.
type flowRow struct {
	widget.BaseWidget
	gap     float32
	objects []fyne.CanvasObject
}

func newFlowRow(gap float32, objects ...fyne.CanvasObject) *flowRow {
	f := &flowRow{gap: gap, objects: objects}
	f.ExtendBaseWidget(f)
	return f
}

// place lays the objects out in a width and returns the height they take.
func (f *flowRow) place(width float32, move bool) float32 {
	var x, y, line float32
	for _, o := range f.objects {
		size := o.MinSize()
		if x > 0 && x+size.Width > width {
			x, y, line = 0, y+line+f.gap, 0
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(size)
		}
		x, line = x+size.Width+f.gap, max(line, size.Height)
	}
	return y + line
}

// HeightFor implements kit.Flow.
func (f *flowRow) HeightFor(width float32) float32 { return f.place(width, false) }

// MinSize implements fyne.CanvasObject.
func (f *flowRow) MinSize() fyne.Size {
	var widest float32
	for _, o := range f.objects {
		widest = max(widest, o.MinSize().Width)
	}
	return fyne.NewSize(widest, f.place(max(f.Size().Width, widest), false))
}

// CreateRenderer implements fyne.Widget.
func (f *flowRow) CreateRenderer() fyne.WidgetRenderer { return &flowView{f} }

type flowView struct{ f *flowRow }

func (v *flowView) Layout(size fyne.Size)        { v.f.place(size.Width, true) }
func (v *flowView) MinSize() fyne.Size           { return v.f.MinSize() }
func (v *flowView) Refresh()                     { v.f.place(v.f.Size().Width, true) }
func (v *flowView) Objects() []fyne.CanvasObject { return v.f.objects }
func (v *flowView) Destroy()                     {}

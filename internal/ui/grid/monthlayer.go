package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/workday"
)

// monthLayer lies over the whole window while a month is open: a press beside
// the month closes it.
type monthLayer struct {
	widget.BaseWidget
	grid *monthGrid
	at   fyne.Position
	over fyne.Canvas
}

var _ fyne.Tappable = (*monthLayer)(nil)

func newMonthLayer(grid *monthGrid, c fyne.Canvas, at fyne.Position) *monthLayer {
	l := &monthLayer{grid: grid, at: at, over: c}
	l.ExtendBaseWidget(l)
	return l
}

func (l *monthLayer) open() {
	l.over.Overlays().Add(l)
	l.Resize(l.over.Size())
	l.over.Focus(l.grid)
}

func (l *monthLayer) shut() { l.over.Overlays().Remove(l) }

// Tapped closes the month.
func (l *monthLayer) Tapped(*fyne.PointEvent) { l.grid.entry.closeMonth(workday.Date{}) }

// CreateRenderer implements fyne.Widget.
func (l *monthLayer) CreateRenderer() fyne.WidgetRenderer { return &layerRenderer{l} }

type layerRenderer struct{ l *monthLayer }

func (r *layerRenderer) Layout(fyne.Size) {
	size := r.l.grid.MinSize()
	place(r.l.grid, r.l.at.X, r.l.at.Y, size.Width, size.Height)
}
func (r *layerRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *layerRenderer) Refresh()                     { r.l.grid.Refresh() }
func (r *layerRenderer) Destroy()                     {}
func (r *layerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.grid} }

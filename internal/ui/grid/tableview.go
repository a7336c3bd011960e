package grid

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/fault"
	"zwgk/internal/ui/theme"
)

// tableView draws a DataTable: a head, the rows in sight, a bar. A row view is
// reused for whatever row comes into sight, so the cost is that of the screen,
// whatever the number of rows.
type tableView struct {
	t       *DataTable
	ground  *canvas.Rectangle
	head    *fyne.Container
	back    *canvas.Rectangle
	rule    *canvas.Rectangle
	heads   []*headCell
	rows    *fyne.Container
	clip    *container.Clip
	topClip *container.Clip
	views   []*rowView
	level   *scrollBar
	size    fyne.Size
	objects []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (t *DataTable) CreateRenderer() fyne.WidgetRenderer {
	v := &tableView{
		t: t, ground: canvas.NewRectangle(theme.Surface), back: canvas.NewRectangle(theme.Head), rule: canvas.NewRectangle(theme.Rule),
		rows: container.NewWithoutLayout(), head: container.NewWithoutLayout(),
	}
	for range t.columns {
		h := &headCell{text: plain("", theme.Ink2, theme.Second.Size()), icon: newIcon()}
		v.heads = append(v.heads, h)
		v.head.Add(h.text)
		v.head.Add(h.icon)
	}
	v.clip, v.topClip = container.NewClip(v.rows), container.NewClip(v.head)
	v.level = newScrollBar(func(x float64) { t.shift(float32(x)) })
	v.level.level = true
	t.view = v
	return v
}

// MinSize is one row under the head: the table scrolls.
func (t *DataTable) MinSize() fyne.Size {
	return fyne.NewSize(scaled(160), t.headHeight()+t.rowHeight())
}

func (t *DataTable) barSpace() float32 {
	if t.bar.thumb.Hidden {
		return 0
	}
	return barRoom
}

// bodyHeight is the height of the view of rows.
func (t *DataTable) bodyHeight() float64 {
	if t.view == nil {
		return 0
	}
	high := t.view.size.Height - t.headHeight()
	if _, total := t.lanes(t.view.size.Width); total > t.view.size.Width {
		high -= barRoom // the bar below covers no row
	}
	return float64(max(high, 0))
}

// inSight returns the rows of which something can be seen.
func (t *DataTable) inSight() (first, last int) {
	high := float64(t.rowHeight())
	first = int(t.top / high)
	last = int(math.Ceil((t.top + t.bodyHeight()) / high))
	if t.pages.count >= 0 {
		last = min(last, t.pages.count)
	}
	return min(first, last), last
}

func (t *DataTable) clampTop() {
	whole := float64(max(t.pages.count, 0)) * float64(t.rowHeight())
	t.top = max(min(t.top, whole-t.bodyHeight()), 0)
}

// scrollTo moves the view in the rows.
func (t *DataTable) scrollTo(top float64) {
	t.top = top
	t.clampTop()
	t.draw()
}

// shift moves the view sideways.
func (t *DataTable) shift(left float32) {
	t.left = left
	t.draw()
}

// draw shows the rows in sight, asking for those that are missing.
func (t *DataTable) draw() {
	if v := t.view; v != nil && v.size.Height > 0 {
		v.draw()
		canvas.Refresh(t)
	}
}

func (v *tableView) draw() {
	t := v.t
	t.clampTop()
	t.pages.want(t.inSight())
	t.settleSelection()
	t.clampTop()
	lanes, total := t.lanes(v.size.Width)
	t.left = max(min(t.left, total-v.size.Width), 0)
	for i := range lanes {
		lanes[i].x -= t.left
	}
	v.drawHead(lanes)
	v.drawRows(lanes)
	v.drawBars(total)
}

func (v *tableView) drawHead(lanes []lane) {
	high := v.t.headHeight()
	place(v.ground, 0, 0, v.size.Width, v.size.Height)
	place(v.back, 0, 0, v.size.Width, high)
	place(v.rule, 0, high-1, v.size.Width, 1)
	place(v.topClip, 0, 0, v.size.Width, high)
	for i, h := range v.heads {
		d := Unsorted
		if i == v.t.sorted {
			d = v.t.direction
		}
		h.place(v.t.columns[i], lanes[i], high, d)
	}
}

func (v *tableView) drawRows(lanes []lane) {
	t, high := v.t, v.t.rowHeight()
	place(v.clip, 0, t.headHeight(), v.size.Width, float32(t.bodyHeight()))
	first, last := t.inSight()
	for len(v.views) < last-first {
		view := newRowView(t.columns)
		v.views = append(v.views, view)
		v.rows.Objects = append(v.rows.Objects, view.holder)
	}
	for n := range v.views {
		i := first + n
		v.views[n].holder.Hidden = i >= last
		if i >= last {
			continue
		}
		y := float32(float64(i)*float64(high) - t.top)
		place(v.views[n].holder, 0, y, v.size.Width, high)
		v.views[n].draw(t, t.state(i), lanes, v.size.Width, high)
	}
	if t.empty != nil {
		t.empty.Hide()
		if t.pages.count == 0 {
			t.empty.Show()
			place(t.empty, 0, t.headHeight(), v.size.Width, float32(t.bodyHeight()))
		}
	}
}

func (t *DataTable) state(i int) rowState {
	s := rowState{selected: i == t.current, multi: t.multi, lines: t.lines()}
	s.focused = s.selected && t.focused
	s.row, s.loaded = t.pages.row(i)
	s.ticked = s.loaded && t.ticks[s.row.Key]
	if !s.loaded && t.pages.isFailed(i) {
		if first, _ := t.inSight(); i == first || !t.pages.isFailed(i-1) {
			s.message = fault.Sentence(t.pages.err) + "。按这里再读一次"
		}
	}
	return s
}

func (v *tableView) drawBars(total float32) {
	t := v.t
	t.bar.set(float64(t.Len())*float64(t.rowHeight()), t.bodyHeight(), t.top)
	top := t.headHeight() + 4
	place(t.bar, v.size.Width-barWidth-4, top, barWidth, max(v.size.Height-top-4, 0))
	v.level.set(float64(total), float64(v.size.Width), float64(t.left))
	place(v.level, 4, v.size.Height-barWidth-2, max(v.size.Width-8, 0), barWidth)
}

func (v *tableView) Layout(size fyne.Size) {
	v.size = size
	v.draw()
}
func (v *tableView) MinSize() fyne.Size { return v.t.MinSize() }
func (v *tableView) Destroy()           {}
func (v *tableView) Refresh()           { v.t.draw() }
func (v *tableView) Objects() []fyne.CanvasObject {
	v.objects = append(v.objects[:0], v.ground, v.clip, v.back, v.rule, v.topClip)
	if v.t.empty != nil {
		v.objects = append(v.objects, v.t.empty)
	}
	return append(v.objects, v.t.bar, v.level)
}

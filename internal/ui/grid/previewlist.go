package grid

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/paper/raster"
	"zwgk/internal/ui/theme"
)

const (
	thumbWidth, thumbHeight float32 = 68, 96
	thumbRoom               float32 = 124 // of the column of small pages
	pageGap                 float32 = 18
)

// pageList is a column of pages that scrolls: the small ones at the left, or
// the page itself. In a comparison each of its rows has two pages.
type pageList struct {
	widget.BaseWidget
	preview *PagePreview
	small   bool
	scroll  *scrollView
	content *pageContent

	rows   []pageRow
	size   fyne.Size // of the content
	unit   float32   // dp to a point
	scale  float32   // device pixels to a dp
	drawer *raster.Renderer
	sheets map[sheetKey]*sheet
	still  bool // the view moves by itself, not by a person's hand
}

type pageRow struct {
	top, bottom float32
	boxes       []box // one for each document, empty when it has no such page
}

type sheetKey struct{ doc, page int }

// sheet is a page near the view.
type sheet struct {
	picture *canvas.Image
	ground  *canvas.Rectangle
	gone    atomic.Bool // out of sight again: what has not been drawn need not be
}

func newPageList(p *PagePreview, small bool) *pageList {
	l := &pageList{preview: p, small: small, sheets: map[sheetKey]*sheet{}}
	l.content = &pageContent{list: l}
	l.content.ExtendBaseWidget(l.content)
	l.scroll = newScrollView(l.content)
	l.scroll.moved = l.scrolled
	l.ExtendBaseWidget(l)
	return l
}

// relayout places all pages for the size of the view.
func (l *pageList) relayout() {
	for key, s := range l.sheets {
		s.gone.Store(true)
		delete(l.sheets, key)
	}
	l.rows, l.drawer = nil, nil
	view := l.scroll.Size()
	pages := l.preview.count()
	if pages == 0 || view.Width <= 0 {
		l.size = fyne.Size{}
		return
	}
	l.scale = 1
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.preview); c != nil {
		l.scale = c.Scale()
	}
	wide, high := l.largest()
	l.unit = l.snapUnit(l.fitUnit(view, wide, high), wide)
	l.place(view, pages)
}

// largest returns the size of the largest row in points.
func (l *pageList) largest() (wide, high float32) {
	for i := range l.preview.count() {
		var w float32
		for d := range l.preview.docs {
			if p := l.preview.at(d, i); p != nil {
				w += float32(p.Width.Points())
				high = max(high, float32(p.Height.Points()))
			}
		}
		wide = max(wide, w)
	}
	return wide, high
}

func (l *pageList) fitUnit(view fyne.Size, wide, high float32) float32 {
	if l.small {
		return min(thumbWidth/wide, thumbHeight/high)
	}
	between := float32(len(l.preview.docs)-1) * pageGap
	fitted := (view.Width*0.86 - between) / wide
	switch l.preview.fit {
	case ActualSize:
		return 96.0 / 72
	case WholePage:
		return min(fitted, (view.Height-2*pageGap)/high)
	case FitWidth:
	}
	return fitted
}

// snapUnit makes the widest page a whole number of device pixels, so that a
// drawn page is shown pixel for pixel.
func (l *pageList) snapUnit(unit, wide float32) float32 {
	pixels := float32(int(wide * unit * l.scale))
	return max(pixels/l.scale/wide, 0.02)
}

// snap moves a length to a whole device pixel.
func (l *pageList) snap(v float32) float32 { return float32(int(v*l.scale+0.5)) / l.scale }

func (l *pageList) place(view fyne.Size, pages int) {
	y, widest := pageGap, float32(0)
	for i := range pages {
		row, wide, high := pageRow{top: y}, float32(0), float32(0)
		for d := range l.preview.docs {
			b := box{}
			if p := l.preview.at(d, i); p != nil {
				b = box{0, y, l.snap(float32(p.Width.Points()) * l.unit), l.snap(float32(p.Height.Points()) * l.unit)}
			}
			row.boxes = append(row.boxes, b)
			wide, high = wide+b.w, max(high, b.h)
		}
		wide += float32(len(row.boxes)-1) * pageGap
		x := l.snap(max((view.Width-wide)/2, pageGap))
		if l.small {
			x = l.snap((thumbRoom - wide) / 2)
		}
		for d := range row.boxes {
			row.boxes[d].x = x
			x += row.boxes[d].w + pageGap
		}
		row.bottom = y + high
		l.rows = append(l.rows, row)
		widest = max(widest, x)
		y = l.snap(row.bottom + pageGap)
		if l.small {
			y = l.snap(row.bottom + 7 + lineHeight(theme.Second.Size()) + 1)
		}
	}
	l.size = fyne.NewSize(max(view.Width, widest), y)
	if l.small {
		l.size.Width = thumbRoom
	}
}

// near returns the rows in sight and one on either side.
func (l *pageList) near() (first, last int) {
	top, bottom := l.scroll.offset.Y, l.scroll.offset.Y+l.scroll.Size().Height
	first, last = len(l.rows), 0
	for i, r := range l.rows {
		if r.bottom >= top && r.top <= bottom {
			first, last = min(first, i), max(last, i+1)
		}
	}
	return max(min(first, len(l.rows)-1)-1, 0), min(last+1, len(l.rows))
}

// draw keeps sheets for the pages near the view, and has them drawn.
func (l *pageList) draw() {
	first, last := l.near()
	for key, s := range l.sheets {
		if key.page < first || key.page >= last {
			s.gone.Store(true)
			delete(l.sheets, key)
		}
	}
	for i := first; i < last; i++ {
		for d := range l.preview.docs {
			if p := l.preview.at(d, i); p != nil {
				l.need(sheetKey{d, i}, p)
			}
		}
	}
	l.content.arrange(first, last)
}

// scrolled draws what has come into sight, and says which page that is.
func (l *pageList) scrolled() {
	if len(l.rows) == 0 {
		return
	}
	l.draw()
	if l.small || l.still {
		return
	}
	line := l.scroll.offset.Y + l.scroll.Size().Height/3
	page := 0
	for i, r := range l.rows {
		if r.top <= line {
			page = i
		}
	}
	l.preview.turn(page)
}

// showRow puts a page at the head of the view.
func (l *pageList) showRow(i int) {
	if i < 0 || i >= len(l.rows) {
		return
	}
	top := l.rows[i].top - pageGap
	if l.small {
		at, high := l.scroll.offset.Y, l.scroll.Size().Height
		top = min(max(at, l.rows[i].bottom+2*pageGap-high), top)
	}
	l.moveTo(top)
}

func (l *pageList) moveTo(y float32) {
	l.still = true
	l.scroll.scrollTo(fyne.NewPos(l.scroll.offset.X, y))
	l.still = false
	l.draw()
}

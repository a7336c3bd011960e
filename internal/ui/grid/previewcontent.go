package grid

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// pageContent draws the sheets of a pageList at their places.
type pageContent struct {
	widget.BaseWidget
	list    *pageList
	objects []fyne.CanvasObject
}

var _ fyne.Tappable = (*pageContent)(nil)

// arrange places the sheets of rows first to last.
func (c *pageContent) arrange(first, last int) {
	l := c.list
	c.objects = nil
	for i := first; i < last; i++ {
		for d, b := range l.rows[i].boxes {
			s := l.sheets[sheetKey{d, i}]
			if s == nil {
				continue
			}
			place(s.ground, b.x-1, b.y-1, b.w+2, b.h+2)
			place(s.picture, b.x, b.y, b.w, b.h)
			c.objects = append(c.objects, s.ground, s.picture)
		}
		if l.small {
			c.label(i)
		}
	}
	canvas.Refresh(c)
}

// label writes the number under a small page and frames the one in sight.
func (c *pageContent) label(i int) {
	l, row := c.list, c.list.rows[i]
	current := i == l.preview.page
	ink := theme.Ink2
	if current {
		ink = theme.Accent
		b := row.boxes[0]
		c.objects = append(c.objects, framed(box{b.x - 4, b.y - 4, b.w + 8, b.h + 8}, theme.Strong))
	}
	number := plain(strconv.Itoa(i+1), ink, theme.Second.Size())
	number.TextStyle = style(current)
	size := number.MinSize()
	place(number, (thumbRoom-size.Width)/2, row.bottom+2, size.Width, size.Height)
	c.objects = append(c.objects, number)
}

// Tapped turns to a small page, or takes the keyboard.
func (c *pageContent) Tapped(e *fyne.PointEvent) {
	p := c.list.preview
	p.takeFocus()
	if !c.list.small {
		return
	}
	for i, r := range c.list.rows {
		if e.Position.Y >= r.top-pageGap/2 && e.Position.Y < r.bottom+pageGap {
			p.Go(i + 1)
			return
		}
	}
}

// MinSize is the size of all pages together.
func (c *pageContent) MinSize() fyne.Size { return c.list.size }

// CreateRenderer implements fyne.Widget.
func (c *pageContent) CreateRenderer() fyne.WidgetRenderer { return &contentRenderer{c} }

type contentRenderer struct{ c *pageContent }

func (r *contentRenderer) Layout(fyne.Size)             {}
func (r *contentRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *contentRenderer) Refresh()                     { canvas.Refresh(r.c) }
func (r *contentRenderer) Destroy()                     {}
func (r *contentRenderer) Objects() []fyne.CanvasObject { return r.c.objects }

// MinSize leaves the size to the preview.
func (l *pageList) MinSize() fyne.Size { return fyne.NewSize(thumbRoom, thumbHeight) }

// CreateRenderer implements fyne.Widget.
func (l *pageList) CreateRenderer() fyne.WidgetRenderer {
	ground := theme.Preview
	if l.small {
		ground = theme.Rail
	}
	return &listRenderer{list: l, ground: canvas.NewRectangle(ground)}
}

type listRenderer struct {
	list   *pageList
	ground *canvas.Rectangle
}

func (r *listRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.list.scroll.Resize(size)
	r.list.relayout()
	r.list.scroll.Refresh()
	r.list.showRow(r.list.preview.page)
}
func (r *listRenderer) MinSize() fyne.Size { return r.list.MinSize() }
func (r *listRenderer) Refresh()           { r.list.scroll.Refresh() }
func (r *listRenderer) Destroy()           {}
func (r *listRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.list.scroll}
}

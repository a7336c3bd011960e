package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// Frame is the whole window: the rail at the left, the page with its head at
// the right, the status line below, and the toaster over the page. nil parts
// are left out.
func Frame(rail, head, page, status fyne.CanvasObject, toaster *Toaster) *fyne.Container {
	l := &frameLayout{rail: rail, head: head, page: page, status: status}
	objects := []fyne.CanvasObject{newPlain(theme.Canvas)}
	for _, o := range []fyne.CanvasObject{rail, head, page, status} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	if toaster != nil {
		l.over = toaster
		objects = append(objects, toaster)
	}
	return container.New(l, objects...)
}

type frameLayout struct{ rail, head, page, status, over fyne.CanvasObject }

func minOf(o fyne.CanvasObject) fyne.Size {
	if o == nil {
		return fyne.Size{}
	}
	return o.MinSize()
}

func (l *frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, size.Height)
	left, foot := minOf(l.rail).Width, minOf(l.status).Height
	if l.status != nil {
		put(l.status, 0, size.Height-foot, size.Width, foot)
	}
	height, width := size.Height-foot, size.Width-left
	if l.rail != nil {
		put(l.rail, 0, 0, left, height)
	}
	var top float32
	if l.head != nil {
		top = HeightFor(l.head, width)
		put(l.head, left, 0, width, top)
	}
	if l.page != nil {
		put(l.page, left, top, width, height-top)
	}
	if l.over != nil {
		put(l.over, left, top, width, height-top)
	}
}

func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	rail, head, page, status := minOf(l.rail), minOf(l.head), minOf(l.page), minOf(l.status)
	width := rail.Width + max(head.Width, page.Width)
	return fyne.NewSize(max(width, status.Width), max(rail.Height, head.Height+page.Height)+status.Height)
}

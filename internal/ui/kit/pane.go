package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// pane is the renderer of all widgets here: a fixed list of objects with
// functions that place and colour them.
type pane struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func()
}

var _ fyne.WidgetRenderer = (*pane)(nil)

func (p *pane) Layout(size fyne.Size)        { p.layout(size) }
func (p *pane) MinSize() fyne.Size           { return p.min() }
func (p *pane) Objects() []fyne.CanvasObject { return p.objects }
func (p *pane) Destroy()                     {}

func (p *pane) Refresh() {
	if p.refresh != nil {
		p.refresh()
	}
	for _, o := range p.objects {
		canvas.Refresh(o)
	}
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// under returns the canvas that shows o, or nil.
func under(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// passKey hands a key that a widget does not know to whoever waits on the
// canvas: the open dialog, else the shell. F1 asks for help anywhere.
func passKey(o fyne.CanvasObject, key *fyne.KeyEvent) {
	if AskedForHelp(key) {
		return
	}
	c := under(o)
	if c == nil {
		return
	}
	if take := c.OnTypedKey(); take != nil {
		take(key)
	}
}

// Settle lays out what is new in a window, before it is drawn. Left alone the
// toolkit does so while it draws, finds pictures that it has not seen in this
// window, and draws the same once more.
func Settle(c fyne.Canvas) {
	if c, ok := c.(interface{ EnsureMinSize() bool }); ok {
		c.EnsureMinSize()
	}
}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// AtMost keeps an object from becoming wider than can be read well.
func AtMost(o fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(&atMost{width}, o)
}

type atMost struct{ width float32 }

func (l *atMost) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, min(l.width, size.Width), size.Height)
}

func (l *atMost) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (l *atMost) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[0], min(l.width, width))
}

// TellWide is Tell for more than a few words.
func TellWide(c fyne.Canvas, title string, content fyne.CanvasObject, first fyne.Focusable) *Dialog {
	d := &Dialog{Title: title, Content: content, Main: "知道了", closes: true, Wide: true, First: first}
	d.Show(c)
	return d
}

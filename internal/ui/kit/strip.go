package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// StepStrip is how far a job is, small, for a sheet that leads to it: a bar
// and a name for each step, side by side. It is only looked at.
func StepStrip(steps []Step) *fyne.Container {
	var objects []fyne.CanvasObject
	for _, s := range steps {
		ink, style := theme.Rule, Note()
		switch s.State {
		case StepDone:
			ink, style = theme.Green, style.In(theme.Green)
		case StepNow:
			ink, style = theme.Accent, Bold(theme.Second).In(theme.Accent)
		case StepReturned:
			ink, style = theme.Red, style.In(theme.Red)
		case StepLater:
		}
		objects = append(objects, canvas.NewRectangle(ink), NewText(s.Name, style))
	}
	return container.New(stripLayout{}, objects...)
}

// stripLayout places bars and names in turn.
type stripLayout struct{}

func (stripLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := float32(len(objects) / 2)
	width := (size.Width - theme.Gap1*(n-1)) / n
	for i := 0; i+1 < len(objects); i += 2 {
		x := float32(i/2) * (width + theme.Gap1)
		put(objects[i], x, 0, width, theme.Edge)
		put(objects[i+1], x, theme.Edge+theme.Gap1, width, size.Height-theme.Edge-theme.Gap1)
	}
}

func (stripLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for i := 1; i < len(objects); i += 2 {
		widest = max(widest, objects[i].MinSize().Width)
	}
	n := float32(len(objects) / 2)
	return fyne.NewSize(n*widest+max(0, n-1)*theme.Gap1, theme.Edge+theme.Gap1+Note().LineHeight())
}

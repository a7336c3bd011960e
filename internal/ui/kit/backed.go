package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Backed is content over a ground that is as large as the content.
func Backed(ground, content fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{}, ground, content)
}

// Replace shows other content in the same place, without going back to the top.
func (s *Scroll) Replace(content fyne.CanvasObject) {
	s.inner.Content = content
	s.Refresh()
}

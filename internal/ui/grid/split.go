package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// SplitPane divides its place between two panes; a person moves the border.
// Whoever shows it asks for Offset when leaving and gives it back next time.
type SplitPane struct{ *container.Split }

// NewSplitPane puts left beside right. offset is the share of the left pane.
func NewSplitPane(left, right fyne.CanvasObject, offset float64) SplitPane {
	s := container.NewHSplit(left, right)
	s.SetOffset(min(max(offset, 0.1), 0.9))
	return SplitPane{s}
}

// Offset returns the share of the left pane.
func (s SplitPane) Offset() float64 { return s.Split.Offset }

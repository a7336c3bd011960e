package dataroom

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// pathField is a path that is typed, or chosen by the button beside it.
type pathField struct {
	widget.BaseWidget
	entry  *kit.Entry
	button *kit.Button
	row    *fyne.Container
}

func newPathField(name, text, verb string, choose func()) *pathField {
	f := &pathField{entry: entry(text, longestPath).Named(name), button: kit.NewButton(kit.Outlined, verb, choose).WithIcon("folder-open")}
	f.row = kit.FillRow(theme.Gap2, 0, f.entry, f.button)
	f.ExtendBaseWidget(f)
	return f
}

// SetFault marks the field as wrong.
func (f *pathField) SetFault(fault bool) { f.entry.SetFault(fault) }

// FocusTarget is what a canvas focuses for this field.
func (f *pathField) FocusTarget() fyne.Focusable { return f.entry.FocusTarget() }

// HeightFor implements kit.Flow.
func (f *pathField) HeightFor(width float32) float32 { return kit.HeightFor(f.row, width) }

// MinSize implements fyne.CanvasObject.
func (f *pathField) MinSize() fyne.Size { return f.row.MinSize() }

// CreateRenderer implements fyne.Widget.
func (f *pathField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.row) }

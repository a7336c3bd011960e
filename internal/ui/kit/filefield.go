package kit

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// FileField is a file that is chosen, with its name beside the button.
type FileField struct {
	widget.BaseWidget
	path   string
	name   *Wrapped
	button *Button
	row    *fyne.Container
}

// NewFileField asks choose for a file, which calls back with its path.
func NewFileField(choose func(chosen func(path string))) *FileField {
	f := &FileField{name: NewWrapped("没有选", Note())}
	f.button = NewButton(Outlined, "选文件", func() { choose(f.take) }).WithIcon("folder-open")
	f.row = FillRow(theme.Gap3, 1, f.button, f.name)
	f.ExtendBaseWidget(f)
	return f
}

func (f *FileField) take(path string) {
	f.path = path
	f.name.SetText(filepath.Base(path))
	f.Refresh()
}

// Path returns the file that was chosen, or "".
func (f *FileField) Path() string { return f.path }

// FocusTarget is what a canvas focuses for this field.
func (f *FileField) FocusTarget() fyne.Focusable { return f.button }

// HeightFor implements Flow.
func (f *FileField) HeightFor(width float32) float32 { return HeightFor(f.row, width) }

// MinSize implements fyne.CanvasObject.
func (f *FileField) MinSize() fyne.Size { return f.row.MinSize() }

// CreateRenderer implements fyne.Widget.
func (f *FileField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.row) }

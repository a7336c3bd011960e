package itemsroom

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// ask shows a form. act does the work and says what is wrong with which field;
// with nothing wrong the dialog closes. A field that has no row is told below
// the first one.
func (s *Screen) ask(title, verb string, byField map[string]*kit.FormRow, rows []*kit.FormRow, act func(done func(wrong map[string]string))) {
	var dialog *kit.Dialog
	form := kit.NewForm(rows...)
	dialog = kit.AskForm(s.asks.Canvas, title, verb, form, func() bool {
		for _, r := range rows {
			r.SetError("")
		}
		act(func(wrong map[string]string) {
			for field, sentence := range wrong {
				row, ok := byField[field]
				if !ok {
					row = rows[0]
				}
				row.SetError(sentence)
			}
			if len(wrong) == 0 {
				dialog.Hide()
				return
			}
			form.FocusFault()
		})
		return false // the answer closes it
	})
}

func todayOf(today workday.Date) func() workday.Date { return func() workday.Date { return today } }

// taken reads a date entry as it stands, also when it was not left yet.
func taken(d *grid.DateEntry) workday.Date {
	if !d.Check() {
		return workday.Date{}
	}
	return d.Date()
}

// fileField is a file that is chosen, with its name beside the button.
type fileField struct {
	widget.BaseWidget
	path   string
	row    *fyne.Container
	name   *kit.Wrapped
	button *kit.Button
}

func newFileField(asks Asks, title string, endings []string) *fileField {
	f := &fileField{name: kit.NewWrapped("没有选", kit.Note())}
	f.button = kit.NewButton(kit.Outlined, "选文件", func() {
		asks.File(title, endings, f.take)
	}).WithIcon("folder-open")
	f.row = kit.FillRow(theme.Gap3, 1, f.button, f.name)
	f.ExtendBaseWidget(f)
	return f
}

func (f *fileField) take(path string) {
	f.path = path
	f.name.SetText(filepath.Base(path))
	f.Refresh()
}

// FocusTarget is what a canvas focuses for this field.
func (f *fileField) FocusTarget() fyne.Focusable { return f.button }

// HeightFor implements kit.Flow.
func (f *fileField) HeightFor(width float32) float32 { return kit.HeightFor(f.row, width) }

// MinSize implements fyne.CanvasObject.
func (f *fileField) MinSize() fyne.Size { return f.row.MinSize() }

// CreateRenderer implements fyne.Widget.
func (f *fileField) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(f.row)
}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// field is what a form row knows about what is filled in: every field of this
// package, and others that want the row's red border.
type field interface {
	SetFault(fault bool)
}

// FormRow is a label, a field, and a line of help that gives way to the error
// as long as there is one.
type FormRow struct {
	widget.BaseWidget
	label string
	help  string
	fault string
	field fyne.CanvasObject
	form  *Form
}

// NewFormRow is one row of a form. What may stay empty says so in its help.
func NewFormRow(label, help string, field fyne.CanvasObject) *FormRow {
	r := &FormRow{label: label, help: help, field: field}
	if e, ok := field.(*Entry); ok && e.name == "" {
		e.name = label
	}
	r.ExtendBaseWidget(r)
	return r
}

// Field returns what is filled in.
func (r *FormRow) Field() fyne.CanvasObject { return r.field }

// SetHelp replaces the help.
func (r *FormRow) SetHelp(help string) {
	r.help = help
	r.changed()
}

// SetError shows what is wrong and what would be right, in place of the help;
// "" brings the help back.
func (r *FormRow) SetError(sentence string) {
	if r.fault == sentence {
		return
	}
	r.fault = sentence
	if f, ok := r.field.(field); ok {
		f.SetFault(sentence != "")
	}
	r.changed()
}

// Error returns the sentence shown, or "".
func (r *FormRow) Error() string { return r.fault }

// changed lays the form out again: a line may have come or gone.
func (r *FormRow) changed() {
	r.Refresh()
	if r.form != nil {
		r.form.relayout()
	}
}

func (r *FormRow) fieldX() float32 { return theme.LabelWidth.Get() + theme.Gap3 }

func (r *FormRow) fieldWidth(width float32) float32 {
	return min(fieldWidest, max(0, width-r.fieldX()))
}

// note is the line below the field.
func (r *FormRow) note() (*Wrapped, float32) {
	if r.fault != "" {
		return NewWrapped(r.fault, Reg(theme.Second).In(theme.Red)), theme.SmallIconSize.Get() + 6
	}
	return NewWrapped(r.help, Note()), 0
}

// HeightFor implements Flow.
func (r *FormRow) HeightFor(width float32) float32 {
	w := r.fieldWidth(width)
	label := NewWrapped(r.label, Reg(theme.Body)).HeightFor(theme.LabelWidth.Get())
	height := max(HeightFor(r.field, w), label)
	note, indent := r.note()
	if note.Text() != "" {
		height += theme.Gap1 + note.HeightFor(w-indent)
	}
	return height
}

// MinSize implements fyne.CanvasObject.
func (r *FormRow) MinSize() fyne.Size {
	width := r.fieldX() + min(r.field.MinSize().Width, fieldWidest)
	return fyne.NewSize(width, r.HeightFor(max(width, r.Size().Width)))
}

// CreateRenderer implements fyne.Widget.
func (r *FormRow) CreateRenderer() fyne.WidgetRenderer {
	label, mark := NewWrapped(r.label, Reg(theme.Body)), NewSmallIcon(Review.Icon(), theme.Red)
	note, indent := r.note()
	p := &pane{objects: []fyne.CanvasObject{label, r.field, mark, note}, min: r.MinSize}
	p.layout = func(size fyne.Size) {
		x, w := r.fieldX(), r.fieldWidth(size.Width)
		height := HeightFor(r.field, w)
		put(r.field, x, 0, w, height)
		lines := label.HeightFor(theme.LabelWidth.Get())
		first := height // a label stands beside the first line of a tall field
		if words, ok := r.field.(*Wrapped); ok {
			first = min(height, words.style.LineHeight())
		} else if first > cardHeight() {
			first = theme.ButtonHeight.Get()
		}
		put(label, 0, max(0, (first-lines)/2), theme.LabelWidth.Get(), lines)
		y := max(height, lines) + theme.Gap1
		putMiddle(mark, x, y+Note().LineHeight()/2)
		put(note, x+indent, y, w-indent, note.HeightFor(w-indent))
	}
	p.refresh = func() {
		fresh, by := r.note()
		note.Set(fresh.text, fresh.style)
		indent = by
		setVisible(mark, r.fault != "")
		p.layout(r.Size())
	}
	p.refresh()
	return p
}

// focusTarget is implemented by fields whose focus goes to a part of them.
type focusTarget interface {
	FocusTarget() fyne.Focusable
}

// target is what a canvas focuses for the row's field; nil when it takes no
// focus.
func (r *FormRow) target() fyne.Focusable {
	if t, ok := r.field.(focusTarget); ok {
		return t.FocusTarget()
	}
	if f, ok := r.field.(fyne.Focusable); ok {
		return f
	}
	return nil
}

// Form is rows below one another.
type Form struct {
	widget.BaseWidget
	rows    []*FormRow
	column  *fyne.Container
	changed func()
}

// NewForm is a form of rows.
func NewForm(rows ...*FormRow) *Form {
	f := &Form{rows: rows}
	objects := make([]fyne.CanvasObject, len(rows))
	for i, r := range rows {
		r.form, objects[i] = f, r
	}
	f.column = Column(theme.Gap4, objects...)
	f.ExtendBaseWidget(f)
	return f
}

// Rows returns the rows.
func (f *Form) Rows() []*FormRow { return f.rows }

// ShowRow shows or hides a row.
func (f *Form) ShowRow(r *FormRow, visible bool) {
	setVisible(r, visible)
	f.relayout()
}

// FirstField returns what gets the focus first.
func (f *Form) FirstField() fyne.Focusable {
	for _, r := range f.rows {
		if t := r.target(); t != nil && r.Visible() {
			return t
		}
	}
	return nil
}

// FocusFault moves the focus to the first wrong field; false when none is
// wrong.
func (f *Form) FocusFault() bool {
	for _, r := range f.rows {
		if r.fault == "" || !r.Visible() {
			continue
		}
		if c, t := under(f), r.target(); c != nil && t != nil {
			c.Focus(t)
		}
		return true
	}
	return false
}

func (f *Form) relayout() {
	f.Refresh()
	if f.changed != nil {
		f.changed()
	}
}

// HeightFor implements Flow.
func (f *Form) HeightFor(width float32) float32 { return HeightFor(f.column, width) }

// MinSize implements fyne.CanvasObject.
func (f *Form) MinSize() fyne.Size { return f.column.MinSize() }

// CreateRenderer implements fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	p := &pane{objects: []fyne.CanvasObject{f.column}, min: f.MinSize}
	p.layout = func(size fyne.Size) { f.column.Resize(size) }
	p.refresh = func() { f.column.Refresh() }
	return p
}

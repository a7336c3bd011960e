package kit

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
)

// Answered is a form whose rows are known by name, so that what does the work
// can say which of them is wrong.
type Answered struct {
	*Form
	byName map[string]*FormRow
}

// NamedRow is a row of a form with the name by which a mistake in it is told.
type NamedRow struct {
	Name string
	*FormRow
}

// NewAnswered is a form of named rows.
func NewAnswered(rows ...NamedRow) Answered {
	a := Answered{byName: map[string]*FormRow{}}
	var plain []*FormRow
	for _, r := range rows {
		plain = append(plain, r.FormRow)
		if r.Name != "" {
			a.byName[r.Name] = r.FormRow
		}
	}
	a.Form = NewForm(plain...)
	return a
}

// Row returns a row by its name, or nil.
func (a Answered) Row(name string) *FormRow { return a.byName[name] }

// Wrong shows what is wrong beside each field and goes to the first of them;
// what belongs to no row stands at the first one in sight. It reports whether
// anything was wrong.
func (a Answered) Wrong(wrong map[string]string) bool {
	for _, r := range a.Rows() {
		r.SetError("")
	}
	for _, name := range slices.Sorted(maps.Keys(wrong)) {
		row, ok := a.byName[name]
		if !ok || !row.Visible() {
			row = a.firstRow()
		}
		if row != nil {
			row.SetError(wrong[name])
		}
	}
	a.FocusFault()
	return len(wrong) > 0
}

func (a Answered) firstRow() *FormRow {
	for _, r := range a.Rows() {
		if r.Visible() {
			return r
		}
	}
	return nil
}

// Ask shows the form in a dialog. act does the work and says what is wrong
// with which field; with nothing wrong the dialog closes.
func (a Answered) Ask(c fyne.Canvas, title, verb string, act func(done func(wrong map[string]string))) *Dialog {
	var dialog *Dialog
	dialog = AskForm(c, title, verb, a.Form, func() bool {
		act(func(wrong map[string]string) {
			if !a.Wrong(wrong) {
				dialog.Hide()
			}
		})
		return false // the answer closes it
	})
	return dialog
}

package kit

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// Dialog asks one thing: to confirm, or a form of at most six rows. Its title
// is the act. Esc cancels, Enter does the act unless it destroys.
type Dialog struct {
	Title    string
	Content  fyne.CanvasObject
	Main     string         // verb of the act
	Destroys bool           // the act cannot be undone: outlined red, never by Enter
	Cancel   string         // 取消 when empty
	Wide     bool           // 640 instead of 480, and more in larger type
	OnMain   func() bool    // does the act; false keeps the dialog open
	OnCancel func()         // told when the person went back
	First    fyne.Focusable // gets the focus; else the first button that does no harm
	Returns  fyne.Focusable // gets the focus afterwards; else what had it before
	Extra    *Button        // an alternative, beside the act
	closes   bool           // only tells something: one button, which closes
	main     *Button
	cancel   *Button
	layer    *overlay
}

// Show opens the dialog.
func (d *Dialog) Show(c fyne.Canvas) {
	kind := Main
	if d.Destroys {
		kind = Danger
	}
	if d.Cancel == "" {
		d.Cancel = "取消"
	}
	d.main, d.cancel = NewButton(kind, d.Main, d.act), NewButton(Outlined, d.Cancel, d.back)
	d.layer = &overlay{canvas: c, panel: d.panel(), scrim: true, modal: true, keys: d.typed}
	d.layer.place = centred(d.layer, d.width())
	d.layer.show()
	if d.Returns != nil {
		d.layer.focused = d.Returns
	}
	switch {
	case d.First != nil:
		c.Focus(d.First)
	case d.Destroys:
		c.Focus(d.cancel)
	default:
		c.Focus(d.main)
	}
}

// Hide closes the dialog without doing or cancelling anything.
func (d *Dialog) Hide() {
	if d.layer != nil {
		d.layer.hide()
	}
}

// Open reports whether the dialog is to be seen.
func (d *Dialog) Open() bool { return d.layer != nil && d.layer.open }

// MainButton is the button of the act, to lock it while something is missing.
func (d *Dialog) MainButton() *Button { return d.main }

// Refresh fits the dialog to content that has grown or shrunk.
func (d *Dialog) Refresh() {
	if d.Open() {
		d.layer.Refresh()
	}
}

func (d *Dialog) width() float32 {
	if d.Wide {
		return theme.Pick(640, 700, 760)
	}
	return theme.Pick(480, 540, 600)
}

func (d *Dialog) panel() fyne.CanvasObject {
	buttons := []fyne.CanvasObject{Gap(), d.main, d.cancel}
	switch {
	case d.closes:
		buttons = buttons[:2]
	case d.Extra != nil:
		buttons = []fyne.CanvasObject{Gap(), d.main, d.Extra, d.cancel}
	}
	parts := []fyne.CanvasObject{NewWrapped(d.Title, Bold(theme.Title)), Gap(), FillRow(theme.Gap3, 0, buttons...)}
	if d.Content != nil {
		parts[1] = newBounded(d.Content)
	}
	return sheet(FillColumn(theme.Gap3, 1, parts...), theme.Gap5, theme.Gap5)
}

func (d *Dialog) act() {
	if d.main.Disabled() || !d.Open() {
		return
	}
	if d.OnMain != nil && !d.OnMain() {
		d.Refresh()
		return
	}
	d.Hide()
}

func (d *Dialog) back() {
	if !d.Open() {
		return
	}
	d.Hide()
	if d.OnCancel != nil {
		d.OnCancel()
	}
}

func (d *Dialog) typed(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		d.back()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !d.Destroys {
			d.act()
		}
	}
}

// Tell says something that the person has asked for; its one button closes.
func Tell(c fyne.Canvas, title string, content fyne.CanvasObject) *Dialog {
	d := &Dialog{Title: title, Content: content, Main: "知道了", closes: true}
	d.Show(c)
	return d
}

// Confirm asks whether to do one thing. The title is the act, the sentence
// says what it does.
func Confirm(c fyne.Canvas, title, sentence, verb string, destroys bool, act func()) *Dialog {
	d := &Dialog{Title: title, Main: verb, Destroys: destroys, Content: NewWrapped(sentence, Reg(theme.Body)),
		OnMain: func() bool { act(); return true }}
	d.Show(c)
	return d
}

// AskForm shows a form of few rows. done returns whether the dialog may
// close; it marks the wrong rows before it says no.
func AskForm(c fyne.Canvas, title, verb string, form *Form, done func() bool) *Dialog {
	d := &Dialog{Title: title, Main: verb, Wide: true, Content: form, First: form.FirstField()}
	d.OnMain = func() bool {
		if done() {
			return true
		}
		form.FocusFault()
		return false
	}
	form.changed = d.Refresh
	d.Show(c)
	return d
}

// centred places a panel of one width a little above the middle, never
// higher than the window.
func centred(o *overlay, width float32) func(fyne.Size) (fyne.Position, fyne.Size) {
	return func(window fyne.Size) (fyne.Position, fyne.Size) {
		w := min(width, window.Width-2*theme.Gap4)
		h := min(HeightFor(o.panel, w), window.Height-2*theme.Gap4)
		return fyne.NewPos((window.Width-w)/2, max(theme.Gap4, (window.Height-h)*0.4)), fyne.NewSize(w, h)
	}
}

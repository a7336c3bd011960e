package kit

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// Entry is a field to type in. It is checked when it is left.
type Entry struct {
	widget.BaseWidget
	// OnChanged is told every change, OnSubmitted the Enter key of one line,
	// OnLeave when the focus goes elsewhere.
	OnChanged   func(text string)
	OnSubmitted func(text string)
	OnLeave     func(text string)
	// Shortcuts takes a shortcut that typing does not need; false hands it on
	// to the canvas. Keys takes a key before the field does.
	Shortcuts func(fyne.Shortcut) bool
	Keys      func(*fyne.KeyEvent) bool

	input     *input
	name      string
	icon      string
	hint      string
	maxLength int
	digits    bool
	rows      int
	focused   bool
	fault     bool
}

// NewEntry is a field of one line.
func NewEntry(placeholder string) *Entry { return newEntry(placeholder, 1) }

// NewTextArea is a field of several lines of which rows are in sight.
func NewTextArea(placeholder string, rows int) *Entry { return newEntry(placeholder, max(2, rows)) }

// NewDigits is a field that takes digits only, at most so many.
func NewDigits(placeholder string, most int) *Entry {
	e := newEntry(placeholder, 1)
	e.digits, e.maxLength = true, most
	return e
}

// NewPIN is a field of digits that are not shown.
func NewPIN(placeholder string, most int) *Entry {
	e := NewDigits(placeholder, most)
	e.input.Password = true
	return e
}

// NewPassword is a field whose text is not shown.
func NewPassword(placeholder string) *Entry {
	e := newEntry(placeholder, 1)
	e.input.Password = true
	return e
}

// NewSearch is the search field of a head, with its key at the right.
func NewSearch(placeholder, key string) *Entry {
	e := newEntry(placeholder, 1)
	e.icon, e.hint = "search", key
	return e
}

func newEntry(placeholder string, rows int) *Entry {
	e := &Entry{rows: rows}
	e.input = newInput(e)
	e.input.PlaceHolder = placeholder
	e.input.OnChanged = func(text string) {
		if !e.input.Password {
			slog.Debug("typed", "text", text) // only for a program that drives the window; never in the log file
		}
		if e.OnChanged != nil {
			e.OnChanged(text)
		}
	}
	if rows > 1 {
		e.input.MultiLine, e.input.Wrapping = true, fyne.TextWrapBreak
	} else {
		// an empty password entry would get a stock eye beside it
		e.input.ActionItem = container.NewWithoutLayout()
	}
	e.ExtendBaseWidget(e)
	return e
}

// Limit sets how many characters the field takes.
func (e *Entry) Limit(characters int) *Entry {
	e.maxLength = characters
	return e
}

// Named gives the field a name for screen readers.
func (e *Entry) Named(name string) *Entry {
	e.name = name
	return e
}

// Submit sets what Enter does.
func (e *Entry) Submit(do func(text string)) *Entry {
	e.OnSubmitted = do
	e.input.OnSubmitted = do
	return e
}

// Text returns what the field holds.
func (e *Entry) Text() string { return e.input.Text }

// SetText fills the field; what was typed can no longer be undone.
func (e *Entry) SetText(text string) { e.input.SetText(text) }

// SetPlaceHolder replaces the words of the empty field.
func (e *Entry) SetPlaceHolder(text string) { e.input.SetPlaceHolder(text) }

// SetFault draws the field in red, or no longer.
func (e *Entry) SetFault(fault bool) {
	e.fault = fault
	e.Refresh()
}

// Disable makes the field read-only.
func (e *Entry) Disable() {
	e.input.Disable()
	e.Refresh()
}

// Enable makes the field writable.
func (e *Entry) Enable() {
	e.input.Enable()
	e.Refresh()
}

// Disabled reports whether the field is read-only.
func (e *Entry) Disabled() bool { return e.input.Disabled() }

// Undo takes the last change back; Redo makes it again.
func (e *Entry) Undo() { e.input.Undo() }

// Redo makes the change again that was taken back.
func (e *Entry) Redo() { e.input.Redo() }

// Focus moves the focus into the field.
func (e *Entry) Focus() {
	if c := under(e); c != nil {
		c.Focus(e.input)
	}
}

// FocusTarget is what a canvas focuses for this field.
func (e *Entry) FocusTarget() fyne.Focusable { return e.input }

// SelectAll marks the whole text, so that typing replaces it.
func (e *Entry) SelectAll() { e.input.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// AccessibilityLabel implements fyne.Accessible.
func (e *Entry) AccessibilityLabel() string {
	if e.name != "" {
		return e.name
	}
	return e.input.PlaceHolder
}

// AccessibilityRole implements fyne.Accessible.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (e *Entry) allows(r rune) bool { return !e.digits || r >= '0' && r <= '9' }

func (e *Entry) focusChanged(gained bool) {
	e.focused = gained
	if gained {
		tellFocus(e)
		revealFocused(e)
	}
	e.Refresh()
	caretMoved()
	if !gained && e.OnLeave != nil {
		e.OnLeave(e.Text())
	}
}

// fieldWidest is the widest a field of a form ever is.
const fieldWidest float32 = 520

// MinSize implements fyne.CanvasObject.
func (e *Entry) MinSize() fyne.Size {
	height := theme.ButtonHeight.Get()
	if e.rows > 1 {
		height += float32(e.rows-1) * (measure("国", Reg(theme.Body)).Height + theme.Gap1)
	}
	return fyne.NewSize(6*theme.Body.Size(), height)
}

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	ring, face := newRing(), newBox(theme.Surface, theme.Control, theme.Border, theme.ControlRadius)
	icon, hint := NewIcon("search", theme.Ink2), NewText(e.hint, Reg(theme.Small).In(theme.Ink2))
	clip := container.NewClip(container.New(overhang{}, container.NewThemeOverride(e.input, inputTheme{oneLine: e.rows == 1})))
	clip.ExtendBaseWidget(clip) // or its first size is lost
	p := &pane{objects: []fyne.CanvasObject{ring.outer, ring.inner, face.outer, face.inner, icon, hint, clip}, min: e.MinSize}
	p.layout = func(size fyne.Size) {
		placeRing(ring, fyne.Position{}, size)
		face.place(fyne.Position{}, size)
		left, right := float32(5), size.Width-3
		if e.icon != "" {
			putMiddle(icon, 11, size.Height/2)
			left = 11 + theme.IconSize.Get() + 2
		}
		// the key is shown only where there is room for a few words besides
		room := e.hint != "" && size.Width >= 200
		setVisible(hint, room)
		if room {
			right = putRight(hint, size.Width-10, size.Height/2)
		}
		put(clip, left, theme.Border, max(0, right-left), max(0, size.Height-2*theme.Border))
	}
	p.refresh = func() {
		fill, border, width := theme.Surface, theme.Control, theme.Border
		if e.Disabled() {
			fill = theme.Rail
		}
		if e.fault {
			border, width = theme.Red, theme.Strong
		}
		face.set(fill, border, width, theme.ControlRadius)
		ring.show(e.focused)
		setVisible(icon, e.icon != "")
		p.layout(e.Size())
	}
	p.refresh()
	return p
}

// overhang makes its object larger than the place it has, so that the stock
// border falls outside of the clip.
type overhang struct{}

func (overhang) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], -overhangX, overhangSlack-overhangY, size.Width+2*overhangX, size.Height+2*overhangY)
}

func (overhang) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

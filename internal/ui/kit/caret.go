package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// Caret is where the next character that is typed will stand: the upper end of
// the caret on the canvas, and its height.
type Caret struct {
	At     fyne.Position
	Height float32
}

// caretMoved is told that the caret may be elsewhere.
var caretMoved = func() {}

// WatchCaret has moved told whenever the caret may be elsewhere than it was,
// also when a field gets or loses the keyboard. What is shown may not have
// settled yet; CaretOn is asked when it has.
func WatchCaret(moved func()) { caretMoved = moved }

// CaretOn returns the caret of the field that has the keyboard; false when none
// has, or when what is typed is not to be seen.
func CaretOn(c fyne.Canvas) (Caret, bool) {
	i, ok := c.Focused().(*input)
	if !ok || i.Password || i.Disabled() || i.text == nil {
		return Caret{}, false
	}
	driver := fyne.CurrentApp().Driver()
	// The text is moved as it scrolls within the field; what has been scrolled out
	// of sight is at the edge.
	at := driver.AbsolutePositionForObject(i.text).Add(i.CursorPosition())
	field, size := driver.AbsolutePositionForObject(i.frame), i.frame.Size()
	height := measure("国", Reg(theme.Body)).Height
	at.X = max(field.X, min(at.X, field.X+size.Width))
	at.Y = max(field.Y, min(at.Y, field.Y+size.Height-height))
	return Caret{At: at, Height: height}, true
}

// CreateRenderer implements fyne.Widget. It finds the stock entry's text, which
// knows where it is.
func (i *input) CreateRenderer() fyne.WidgetRenderer {
	r := i.Entry.CreateRenderer()
	for _, o := range r.Objects() {
		if scroll, ok := o.(*container.Scroll); ok {
			i.text = scroll.Content
		}
	}
	return r
}

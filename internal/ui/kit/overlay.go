package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// overlay lies over the whole window with a panel on it. While it is open the
// keys that nobody takes come to it, and the focus returns afterwards to
// where it was.
type overlay struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	panel   fyne.CanvasObject
	scrim   bool
	modal   bool
	place   func(window fyne.Size) (fyne.Position, fyne.Size)
	keys    func(*fyne.KeyEvent)
	outside func()

	open    bool
	before  func(*fyne.KeyEvent)
	focused fyne.Focusable
}

// ModalOpen reports whether a dialog is open. The shell asks before it
// follows a shortcut: with a button focused, shortcuts reach the canvas even
// under a dialog.
func ModalOpen(c fyne.Canvas) bool {
	for _, o := range c.Overlays().List() {
		if l, ok := o.(*overlay); ok && l.modal {
			return true
		}
	}
	return false
}

func (o *overlay) show() {
	if o.open {
		return
	}
	o.open = true
	o.ExtendBaseWidget(o)
	o.focused = o.canvas.Focused()
	o.canvas.Unfocus()
	o.before = o.canvas.OnTypedKey()
	o.canvas.SetOnTypedKey(o.keys)
	o.canvas.Overlays().Add(o)
}

func (o *overlay) hide() {
	if !o.open {
		return
	}
	o.open = false
	o.canvas.Unfocus()
	o.canvas.Overlays().Remove(o)
	o.canvas.SetOnTypedKey(o.before)
	if o.focused != nil {
		o.canvas.Focus(o.focused)
	}
}

// Tapped implements fyne.Tappable: nothing below can be pressed.
func (o *overlay) Tapped(*fyne.PointEvent) {
	if o.outside != nil {
		o.outside()
	}
}

// MouseIn implements desktop.Hoverable, as do the next two: nothing below
// lights up.
func (o *overlay) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (o *overlay) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (o *overlay) MouseOut() {}

// MinSize implements fyne.CanvasObject.
func (o *overlay) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (o *overlay) CreateRenderer() fyne.WidgetRenderer {
	veil := canvas.NewRectangle(theme.Scrim)
	setVisible(veil, o.scrim)
	shield := &shield{}
	shield.ExtendBaseWidget(shield)
	p := &pane{objects: []fyne.CanvasObject{veil, shield, o.panel}, min: o.MinSize}
	p.layout = func(size fyne.Size) {
		put(veil, 0, 0, size.Width, size.Height)
		pos, area := o.place(size)
		put(shield, pos.X, pos.Y, area.Width, area.Height)
		put(o.panel, pos.X, pos.Y, area.Width, area.Height)
		caretMoved()
	}
	p.refresh = func() { p.layout(o.Size()) }
	return p
}

// shield keeps presses on the panel's own ground from counting as outside.
type shield struct{ widget.BaseWidget }

// Tapped implements fyne.Tappable.
func (s *shield) Tapped(*fyne.PointEvent) {}

// MinSize implements fyne.CanvasObject.
func (s *shield) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	return &pane{layout: func(fyne.Size) {}, min: s.MinSize}
}

package kit

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// focusable is what the package's widgets have in common when they take the
// keyboard: whether they have the focus, and whether a key brought it. The
// ring shows only for keys; the mouse shows where it is by itself.
type focusable struct {
	widget.DisableableWidget
	self    focusWidget
	focused bool
	byMouse bool
}

type focusWidget interface {
	fyne.Widget
	fyne.Focusable
}

func (f *focusable) extend(self focusWidget) {
	f.self = self
	f.ExtendBaseWidget(self)
}

// ringVisible reports whether the focus ring is to be drawn.
func (f *focusable) ringVisible() bool { return f.focused && !f.byMouse && !f.Disabled() }

// FocusGained implements fyne.Focusable.
func (f *focusable) FocusGained() {
	f.focused = true
	tellFocus(f.self)
	revealFocused(f.self)
	f.self.Refresh()
}

// tellFocus writes to the log where the keyboard is, for programs that drive
// the window by it.
func tellFocus(o any) {
	if named, ok := o.(fyne.Accessible); ok {
		slog.Debug("focus", "on", named.AccessibilityLabel())
	}
}

// FocusLost implements fyne.Focusable.
func (f *focusable) FocusLost() {
	f.focused, f.byMouse = false, false
	f.self.Refresh()
}

// TypedRune implements fyne.Focusable; letters mean nothing here.
func (f *focusable) TypedRune(rune) {}

// byKey notes that a key was pressed: from now on the ring shows.
func (f *focusable) byKey() {
	if f.byMouse {
		f.byMouse = false
		f.self.Refresh()
	}
}

// takeFocus moves the focus here for a press of the mouse.
func (f *focusable) takeFocus() {
	c := under(f.self)
	if f.Disabled() || c == nil || c.Focused() == fyne.Focusable(f.self) {
		return
	}
	f.byMouse = true
	c.Focus(f.self)
}

// Focus moves the focus here as a key would, with the ring.
func (f *focusable) Focus() {
	if c := under(f.self); c != nil {
		f.byMouse = false
		c.Focus(f.self)
	}
}

// pressable is a focusable that is pressed as a whole.
type pressable struct {
	focusable
	press   func()
	hovered bool
	down    bool
}

// Press does what a press does, unless the widget is disabled.
func (p *pressable) Press() {
	if !p.Disabled() && p.press != nil {
		p.press()
	}
}

// Tapped implements fyne.Tappable.
func (p *pressable) Tapped(*fyne.PointEvent) {
	p.takeFocus()
	p.Press()
}

// TypedKey implements fyne.Focusable: Space and Enter press.
func (p *pressable) TypedKey(key *fyne.KeyEvent) {
	p.byKey()
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Press()
	default:
		passKey(p.self, key)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.mouse(true, p.down) }

// MouseMoved implements desktop.Hoverable.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *pressable) MouseOut() { p.mouse(false, false) }

// MouseDown implements desktop.Mouseable.
func (p *pressable) MouseDown(*desktop.MouseEvent) {
	p.takeFocus()
	p.mouse(p.hovered, true)
}

// MouseUp implements desktop.Mouseable.
func (p *pressable) MouseUp(*desktop.MouseEvent) { p.mouse(p.hovered, false) }

// Cursor implements desktop.Cursorable.
func (p *pressable) Cursor() desktop.Cursor {
	if p.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (p *pressable) mouse(hovered, down bool) {
	if p.hovered != hovered || p.down != down {
		p.hovered, p.down = hovered, down
		p.self.Refresh()
	}
}

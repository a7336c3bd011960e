package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// Kind is the rank of a button.
type Kind int

// The kinds. A screen has at most one Main: the next step.
const (
	Outlined Kind = iota
	Main          // filled
	Plain         // text only, beside an outlined one
	Danger        // outlined in red, for what cannot be undone
)

// Button is a verb and its object. A button that cannot be pressed shows a
// lock; the screen shows its Reason beside it.
type Button struct {
	pressable
	kind   Kind
	text   string
	icon   string
	name   string // for screen readers, when there is no text
	reason string
	pad    float32
	width  float32 // at least
	left   bool
}

var _ fyne.Accessible = (*Button)(nil)

// NewButton is a button with a text.
func NewButton(kind Kind, text string, press func()) *Button {
	b := &Button{kind: kind, text: text, pad: 14}
	if kind == Plain {
		b.pad = theme.Gap2
	}
	b.press = press
	b.extend(b)
	return b
}

// NewIconButton is a square button without text: only for back, previous,
// next and close. name is what a screen reader says.
func NewIconButton(icon, name string, press func()) *Button {
	b := NewButton(Outlined, "", press)
	b.icon, b.name, b.pad = icon, name, 0
	b.width = theme.ButtonHeight.Get()
	return b
}

// WithIcon puts an icon before the text.
func (b *Button) WithIcon(name string) *Button {
	b.icon = name
	return b
}

// WithWidth gives the button a smallest width, so that buttons below one
// another are equal.
func (b *Button) WithWidth(width float32) *Button {
	b.width = width
	return b
}

// Compact narrows the padding, for rows.
func (b *Button) Compact() *Button {
	b.pad = 10
	return b
}

// AlignLeft puts icon and text at the left of a wide button.
func (b *Button) AlignLeft() *Button {
	b.left = true
	return b
}

// SetText replaces the text.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// SetKind changes the rank.
func (b *Button) SetKind(kind Kind) {
	b.kind = kind
	b.Refresh()
}

// Lock makes the button unpressable and says why.
func (b *Button) Lock(reason string) {
	b.reason = reason
	b.Disable()
	b.Refresh()
}

// Unlock makes the button pressable.
func (b *Button) Unlock() {
	b.reason = ""
	b.Enable()
}

// Reason says why the button cannot be pressed; "" when it can.
func (b *Button) Reason() string {
	if b.Disabled() {
		return b.reason
	}
	return ""
}

// AccessibilityLabel implements fyne.Accessible.
func (b *Button) AccessibilityLabel() string {
	label := b.text
	if label == "" {
		label = b.name
	}
	if reason := b.Reason(); reason != "" {
		label += "，" + reason
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// paint is the colours of a state.
type paint struct {
	fill, border, text color.NRGBA
}

func (b *Button) paint() paint {
	switch {
	case b.Disabled():
		return paint{theme.Rail, theme.Rail, theme.Hint}
	case b.kind == Main && (b.down || b.hovered):
		return paint{theme.Pressed, theme.Pressed, theme.Surface}
	case b.kind == Main:
		return paint{theme.Accent, theme.Accent, theme.Surface}
	case b.kind == Danger && b.down:
		return paint{theme.RedTint, theme.Red, theme.Red}
	case b.kind == Danger:
		return paint{b.hoverFill(), theme.Red, theme.Red}
	case b.kind == Plain && (b.down || b.hovered):
		return paint{theme.Tint, theme.Tint, theme.Accent}
	case b.kind == Plain:
		return paint{color.NRGBA{}, color.NRGBA{}, theme.Accent}
	case b.down:
		return paint{theme.Tint, theme.Control, theme.Ink}
	}
	return paint{b.hoverFill(), theme.Control, theme.Ink}
}

func (b *Button) hoverFill() color.NRGBA {
	if b.hovered {
		return theme.Rail
	}
	return theme.Surface
}

func (b *Button) style() Style {
	return Style{Type: theme.Body, Bold: b.kind == Main && !b.Disabled(), Color: b.paint().text}
}

// shownIcon is the icon before the text: the lock when it cannot be pressed.
func (b *Button) shownIcon() string {
	if b.Disabled() && b.kind != Plain {
		return "lock"
	}
	return b.icon
}

// contentWidth is the width of icon and text.
func (b *Button) contentWidth() float32 {
	var width float32
	if b.text != "" {
		width = measure(b.text, b.style()).Width
	}
	if b.shownIcon() != "" {
		width += theme.IconSize.Get()
		if b.text != "" {
			width += iconGap
		}
	}
	return width
}

const iconGap = 10

// MinSize implements fyne.CanvasObject.
func (b *Button) MinSize() fyne.Size {
	return fyne.NewSize(max(b.width, b.contentWidth()+2*b.pad), theme.ButtonHeight.Get())
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ring, face := newRing(), newBox(theme.Surface, theme.Control, theme.Border, theme.ControlRadius)
	icon, text := NewIcon("circle", theme.Ink), canvas.NewText("", theme.Ink)
	p := &pane{objects: []fyne.CanvasObject{ring.outer, ring.inner, face.outer, face.inner, icon, text}, min: b.MinSize}
	p.layout = func(size fyne.Size) {
		placeRing(ring, fyne.Position{}, size)
		face.place(fyne.Position{}, size)
		x, middle := (size.Width-b.contentWidth())/2, size.Height/2
		if b.left {
			x = b.pad
		}
		if b.shownIcon() != "" {
			putMiddle(icon, x, middle)
			x += theme.IconSize.Get() + iconGap
		}
		putMiddle(text, x, middle)
	}
	p.refresh = func() {
		colours := b.paint()
		ring.show(b.ringVisible())
		face.set(colours.fill, colours.border, theme.Border, theme.ControlRadius)
		restyle(text, b.text, b.style())
		setVisible(icon, b.shownIcon() != "")
		if name := b.shownIcon(); name != "" {
			icon.Resource = theme.Icon(name, colours.text)
		}
		p.layout(b.Size())
	}
	p.refresh()
	return p
}

package kit

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// Check is a box with a sentence, ticked or not. Space ticks it.
type Check struct {
	pressable
	label string
	on    bool
}

// NewCheck is a check box; changed is told the new state.
func NewCheck(label string, on bool, changed func(on bool)) *Check {
	c := &Check{label: label, on: on}
	c.press = func() {
		c.on = !c.on
		if changed != nil {
			changed(c.on)
		}
		c.Refresh()
	}
	c.extend(c)
	return c
}

// On reports whether the box is ticked.
func (c *Check) On() bool { return c.on }

// Set ticks the box or not without telling anybody.
func (c *Check) Set(on bool) {
	c.on = on
	c.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (c *Check) AccessibilityLabel() string {
	if c.on {
		return c.label + "，已勾选"
	}
	return c.label + "，没有勾选"
}

// AccessibilityRole implements fyne.Accessible.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// MinSize implements fyne.CanvasObject.
func (c *Check) MinSize() fyne.Size {
	width := theme.IconSize.Get()
	if c.label != "" {
		width += iconGap + measure(c.label, Reg(theme.Body)).Width
	}
	return fyne.NewSize(width, theme.ButtonHeight.Get())
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	ring, face := newRing(), newBox(theme.Surface, theme.Control, theme.Border, theme.TagRadius)
	tick, text := NewSmallIcon("check", theme.Surface), NewText(c.label, Reg(theme.Body))
	p := &pane{objects: []fyne.CanvasObject{ring.outer, ring.inner, face.outer, face.inner, tick, text}, min: c.MinSize}
	p.layout = func(size fyne.Size) {
		side, middle := theme.IconSize.Get(), size.Height/2
		pos, square := fyne.NewPos(0, middle-side/2), fyne.NewSquareSize(side)
		face.place(pos, square)
		placeRing(ring, pos, square)
		put(tick, 1, pos.Y+1, side-2, side-2)
		putMiddle(text, side+iconGap, middle)
	}
	p.refresh = func() {
		ring.show(c.ringVisible())
		fill, border, ink := theme.Surface, theme.Control, theme.Ink
		switch {
		case c.Disabled():
			fill, border, ink = theme.Rail, theme.Rail, theme.Hint
			tick.Resource = theme.SmallIcon("check", theme.Hint)
		case c.on:
			fill, border = theme.Accent, theme.Accent
			tick.Resource = theme.SmallIcon("check", theme.Surface)
		case c.hovered:
			fill = theme.Rail
		}
		face.set(fill, border, theme.Border, theme.TagRadius)
		restyle(text, c.label, Reg(theme.Body).In(ink))
		setVisible(tick, c.on)
		p.layout(c.Size())
	}
	p.refresh()
	return p
}

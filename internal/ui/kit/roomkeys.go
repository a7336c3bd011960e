package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// RoomKey is a key that does something in one room.
type RoomKey struct {
	Key      fyne.KeyName
	Modifier fyne.KeyModifier
	Do       func()
}

// RoomKeys gives a room its keys. They do nothing while another room stands in
// the window or a dialog is open. A room takes them each time it is entered,
// since another room may have given them another meaning.
func RoomKeys(c fyne.Canvas, room fyne.CanvasObject, keys ...RoomKey) {
	for _, k := range keys {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: k.Key, Modifier: k.Modifier}, func(fyne.Shortcut) {
			if Holds(c.Content(), room) && !ModalOpen(c) {
				k.Do()
			}
		})
	}
}

// Holds reports whether an object stands somewhere in a tree of containers.
func Holds(tree, wanted fyne.CanvasObject) bool {
	if tree == wanted {
		return true
	}
	c, ok := tree.(*fyne.Container)
	if !ok {
		return false
	}
	for _, o := range c.Objects {
		if Holds(o, wanted) {
			return true
		}
	}
	return false
}

// HeldButton is the words of the button that has the keyboard, "" when none of
// these has it.
func HeldButton(c fyne.Canvas, buttons []*Button) string {
	now := c.Focused()
	for _, b := range buttons {
		if fyne.Focusable(b) == now {
			return b.AccessibilityLabel()
		}
	}
	return ""
}

// HoldAgain gives the keyboard to the button that has taken the place of the
// one with these words, and reports whether there is one that can be pressed.
func HoldAgain(c fyne.Canvas, buttons []*Button, words string) bool {
	if words == "" {
		return false
	}
	for _, b := range buttons {
		if b.AccessibilityLabel() == words && !b.Disabled() {
			c.Focus(b)
			return true
		}
	}
	return false
}

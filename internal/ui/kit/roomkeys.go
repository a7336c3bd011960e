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

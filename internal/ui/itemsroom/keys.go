package itemsroom

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/ui/kit"
)

// shortcuts gives the room its keys. They are taken again each time the room
// is entered: another room may have given them another meaning.
func (s *Screen) shortcuts() {
	for _, k := range []struct {
		key      fyne.KeyName
		modifier fyne.KeyModifier
		do       func()
	}{
		{fyne.KeyN, fyne.KeyModifierControl, s.begin},
		{fyne.KeyF, fyne.KeyModifierControl, s.find},
		{fyne.KeyReturn, fyne.KeyModifierControl, s.next},
		{fyne.KeyP, fyne.KeyModifierControl, s.printSlip},
		{fyne.KeyDown, fyne.KeyModifierAlt, func() { s.presenter.NextFinding(1) }},
		{fyne.KeyUp, fyne.KeyModifierAlt, func() { s.presenter.NextFinding(-1) }},
	} {
		s.asks.Canvas.AddShortcut(&desktop.CustomShortcut{KeyName: k.key, Modifier: k.modifier}, func(fyne.Shortcut) {
			if s.inSight() && !kit.ModalOpen(s.asks.Canvas) {
				k.do()
			}
		})
	}
}

// inSight reports whether the room stands in the window.
func (s *Screen) inSight() bool { return within(s.asks.Canvas.Content(), s.content) }

func within(tree, wanted fyne.CanvasObject) bool {
	if tree == wanted {
		return true
	}
	c, ok := tree.(*fyne.Container)
	if !ok {
		return false
	}
	for _, o := range c.Objects {
		if within(o, wanted) {
			return true
		}
	}
	return false
}

// find goes to the search field, with what is in it marked.
func (s *Screen) find() {
	s.search.Focus()
	s.search.SelectAll()
}

// next presses the filled button.
func (s *Screen) next() {
	if s.main != nil {
		s.main.Press()
	}
}

package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
)

// Guided is a room that the handbook can cover and give back as it was.
type Guided interface {
	// Place is where the person is within the room, for the handbook to open at
	// the right page.
	Place() present.Place
	// Resume takes the keys again when nothing covers the room any more.
	Resume()
}

// cover is what stands in place of a room for a while.
type cover struct {
	room    []fyne.CanvasObject // what stood there
	focused fyne.Focusable
	keys    func(*fyne.KeyEvent)
}

// Place is where the person is in the window.
func (s *Shell) Place() present.Place {
	if g, ok := s.rooms[s.model.In].(Guided); ok {
		return g.Place()
	}
	return present.PlaceIn(s.model.In, "")
}

// Cover puts something in place of the room, which stays as it is.
func (s *Shell) Cover(content fyne.CanvasObject) {
	if s.covered != nil {
		return
	}
	c := s.window.Canvas()
	s.covered = &cover{s.content.Objects, c.Focused(), c.OnTypedKey()}
	c.Unfocus()
	s.put(content)
}

// Uncover shows the room again as it was left, with the keyboard where it was.
func (s *Shell) Uncover() {
	if s.covered == nil {
		return
	}
	was, c := s.covered, s.window.Canvas()
	s.covered = nil
	c.Unfocus()
	s.put(was.room...)
	c.SetOnTypedKey(was.keys)
	if g, ok := s.rooms[s.model.In].(Guided); ok {
		g.Resume()
	}
	if was.focused != nil {
		c.Focus(was.focused)
	}
}

func (s *Shell) put(content ...fyne.CanvasObject) {
	s.content.Objects = content
	for _, o := range content {
		o.Resize(s.content.Size())
	}
	canvas.Refresh(s.content)
	kit.Settle(s.window.Canvas())
}

// Handbook puts the entry to the handbook into the status line.
func (s *Shell) Handbook(open func()) {
	s.remarks = append(s.remarks, kit.StatusItem{Icon: "info", Text: "手册 F1", Tone: kit.Neutral, Press: open})
}

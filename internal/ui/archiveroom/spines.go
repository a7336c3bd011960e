package archiveroom

import (
	"log/slog"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// shelf is the spines of boxes as they stand side by side. It is one stop for
// Tab: ← and → choose, Home and End go to its ends. Whole spines are in sight;
// the shelf moves sideways when the chosen one would not be.
type shelf struct {
	widget.BaseWidget
	spines  []present.ArchiveSpine
	chosen  int
	first   int // leftmost in sight
	hover   int
	focused bool
	byMouse bool
	choose  func(i int)
	press   func() // of the place for a new box
}

func newShelf(choose func(i int), press func()) *shelf {
	s := &shelf{choose: choose, press: press, hover: -1}
	s.ExtendBaseWidget(s)
	return s
}

// Measures of a spine at standard type.
const (
	spineWidth  float32 = 84
	spineGap    float32 = 10
	spineRaised float32 = 6 // how far the chosen one stands out
	plankHeight float32 = 6
	spineHead   float32 = 26
	spineLine   float32 = 22
	spineBody   float32 = 58
	spineFoot   float32 = 24
)

func grown(f float32) float32 { return f * theme.Pick(1, 1.15, 1.32) }

// lines is how many lines stand under the head of every spine.
func (s *shelf) lines() int {
	most := 1
	for _, one := range s.spines {
		most = max(most, len(one.Lines))
	}
	return most
}

func (s *shelf) spineHeight() float32 {
	return grown(spineHead + spineLine*float32(s.lines()) + spineBody + spineFoot)
}

// set shows other spines, or another choice among them.
func (s *shelf) set(spines []present.ArchiveSpine, chosen int) {
	s.spines, s.chosen = spines, chosen
	s.hover = -1
	s.reveal()
	s.Refresh()
}

// room is how many whole spines fit.
func (s *shelf) room() int {
	return max(1, int((s.Size().Width-2*theme.Gap2+grown(spineGap))/(grown(spineWidth)+grown(spineGap))))
}

// reveal moves the shelf as little as needed for the chosen spine.
func (s *shelf) reveal() {
	room := s.room()
	s.first = min(s.first, s.chosen)
	s.first = max(s.first, s.chosen-room+1)
	s.first = max(0, min(s.first, len(s.spines)-room))
}

// MinSize implements fyne.CanvasObject.
func (s *shelf) MinSize() fyne.Size {
	return fyne.NewSize(4*grown(spineWidth), s.spineHeight()+spineRaised+plankHeight)
}

// Resize implements fyne.CanvasObject: more may come into sight.
func (s *shelf) Resize(size fyne.Size) {
	if s.Size() == size {
		return
	}
	s.BaseWidget.Resize(size)
	s.reveal()
	s.Refresh()
}

// at is the spine under a point, -1 for none.
func (s *shelf) at(pos fyne.Position) int {
	step := grown(spineWidth) + grown(spineGap)
	x := pos.X - theme.Gap2
	i := int(x / step)
	if x < 0 || x-float32(i)*step > grown(spineWidth) || i >= s.room() || s.first+i >= len(s.spines) {
		return -1
	}
	return s.first + i
}

func (s *shelf) pick(i int) {
	switch {
	case i < 0 || i >= len(s.spines):
	case s.spines[i].New:
		s.press()
	default: // the chosen one too: it leads back from a search
		s.chosen = i
		s.reveal()
		s.Refresh()
		s.choose(i)
	}
}

// move goes to the next spine in a direction, past the place for a new box.
func (s *shelf) move(from, step int) {
	for i := from; i >= 0 && i < len(s.spines); i += step {
		if !s.spines[i].New {
			s.pick(i)
			return
		}
	}
}

// TypedKey implements fyne.Focusable.
func (s *shelf) TypedKey(key *fyne.KeyEvent) {
	if s.byMouse {
		s.byMouse = false
		s.Refresh()
	}
	switch key.Name {
	case fyne.KeyLeft:
		s.move(s.chosen-1, -1)
	case fyne.KeyRight:
		s.move(s.chosen+1, 1)
	case fyne.KeyPageUp:
		s.move(max(0, s.chosen-s.room()), 1)
	case fyne.KeyPageDown:
		s.move(min(len(s.spines)-1, s.chosen+s.room()), -1)
	case fyne.KeyHome:
		s.move(0, 1)
	case fyne.KeyEnd:
		s.move(len(s.spines)-1, -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if i := slices.IndexFunc(s.spines, func(one present.ArchiveSpine) bool { return one.New }); i >= 0 {
			s.press()
		}
	default:
		s.handOn(key)
	}
}

// handOn gives a key that means nothing here to whoever waits on the canvas.
func (s *shelf) handOn(key *fyne.KeyEvent) {
	if kit.AskedForHelp(key) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// TypedRune implements fyne.Focusable; letters mean nothing here.
func (s *shelf) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (s *shelf) FocusGained() {
	s.focused = true
	slog.Debug("focus", "on", s.AccessibilityLabel())
	s.Refresh()
}

// Focus moves the keyboard here.
func (s *shelf) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
}

// FocusLost implements fyne.Focusable.
func (s *shelf) FocusLost() {
	s.focused, s.byMouse = false, false
	s.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (s *shelf) AccessibilityLabel() string {
	if s.chosen < 0 || s.chosen >= len(s.spines) {
		return "档案盒"
	}
	return "档案盒，" + s.spines[s.chosen].Words()
}

// AccessibilityRole implements fyne.Accessible.
func (s *shelf) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// Tapped implements fyne.Tappable.
func (s *shelf) Tapped(at *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && c.Focused() != fyne.Focusable(s) {
		s.byMouse = true
		c.Focus(s)
	}
	s.pick(s.at(at.Position))
}

// Scrolled implements fyne.Scrollable: the wheel moves the shelf sideways.
func (s *shelf) Scrolled(e *fyne.ScrollEvent) {
	step := -1
	if e.Scrolled.DX+e.Scrolled.DY < 0 {
		step = 1
	}
	s.first = max(0, min(s.first+step, len(s.spines)-s.room()))
	s.Refresh()
}

// MouseIn implements desktop.Hoverable.
func (s *shelf) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (s *shelf) MouseMoved(e *desktop.MouseEvent) {
	if i := s.at(e.Position); i != s.hover {
		s.hover = i
		s.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (s *shelf) MouseOut() {
	if s.hover >= 0 {
		s.hover = -1
		s.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *shelf) CreateRenderer() fyne.WidgetRenderer {
	return &shelfRenderer{shelf: s, plank: canvas.NewRectangle(theme.Rule), thumb: canvas.NewRectangle(theme.BarIdle)}
}

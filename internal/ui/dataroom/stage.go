package dataroom

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
)

// Asks is what the room asks of the window.
type Asks struct {
	// Canvas is where the room stands, for its dialogs and keys.
	Canvas fyne.Canvas
	// File lets the person choose a file that ends in one of several ways.
	File func(title, folder string, endings []string, chosen func(path string))
	// Folder lets the person choose a folder.
	Folder func(title, folder string, endings []string, chosen func(path string))
	// SaveAs asks where a file called name goes; nil: to the printed papers.
	SaveAs func(name string, chosen func(path string))
	// Print hands a finished file to the printer or the system's viewer.
	Print func(path string)
	// Open leaves the office that is open for the one in a folder.
	Open func(folder string)
	// Backed is told that there is another backup.
	Backed func()
	// Fail shows what went wrong where the person is looking.
	Fail func(sentence string)
	// After waits; nil is by the clock on the wall.
	After kit.After
}

// Sight is what a page shows at one moment.
type Sight struct {
	Name string            // as the log calls it
	Body fyne.CanvasObject // with its head
	Deep bool              // it stands in place of the page: no tabs
	// Back leaves it, for Esc and Alt+←; nil: there is nothing to go back to.
	Back func()
	// Print is Ctrl+P, Find is Ctrl+F; nil: nothing.
	Print, Find func()
	// First gets the keyboard when the sight is new.
	First fyne.Focusable
	// Told are pairs for the line in the log; names of people are not among them.
	Told []any
}

// Stage is where a page stands: it shows one sight after the other, hands the
// keyboard on between them, and knows the keys of the room.
type Stage struct {
	Asks
	sight   Sight
	content *fyne.Container
	body    *fyne.Container
	toaster *kit.Toaster
	onShow  func()
	main    *kit.Button // the one filled button: the next step
	buttons []*kit.Button
}

// NewStage makes an empty stage.
func NewStage(asks Asks) *Stage {
	if asks.After == nil {
		asks.After = kit.Clock
	}
	s := &Stage{Asks: asks, body: container.NewStack(), toaster: kit.NewToaster(asks.After), onShow: func() {}}
	s.content = container.NewStack(s.body, s.toaster)
	return s
}

// Content is what stands in the window.
func (s *Stage) Content() *fyne.Container { return s.content }

// Say says in passing what has been done.
func (s *Stage) Say(sentence string) {
	slog.Info("said", "screen", "data", "page", s.sight.Name)
	s.toaster.Say(sentence, nil)
}

// Refuse says where the person is looking why something was not done.
func (s *Stage) Refuse(sentence string) {
	slog.Info("refused", "screen", "data", "page", s.sight.Name)
	s.Fail(sentence)
}

// Button is a button of the sight that is being made. The keyboard goes on to
// the one with the same words; the filled one is the next step.
func (s *Stage) Button(kind kit.Kind, words string, press func()) *kit.Button {
	b := kit.NewButton(kind, words, press)
	s.buttons = append(s.buttons, b)
	if kind == kit.Main {
		s.main = b
	}
	return b
}

// Show shows a sight. make builds it; buttons that it makes with Button are
// known to the keys.
func (s *Stage) Show(make func() Sight) {
	held, before := kit.HeldButton(s.Canvas, s.buttons), s.sight.Name
	s.main, s.buttons = nil, nil
	s.sight = make()
	s.body.Objects = []fyne.CanvasObject{s.sight.Body}
	s.body.Refresh()
	s.onShow()
	s.refocus(held, before)
	s.told()
}

// Again shows the sight as it was left.
func (s *Stage) Again() {
	s.onShow()
	s.refocus("", "")
	s.told()
}

// told writes to the log what is in sight.
func (s *Stage) told() {
	slog.Info("shown", append([]any{"screen", "data", "page", s.sight.Name}, s.sight.Told...)...)
}

// waiting is long work as kit shows it.
type waiting struct{ *kit.Progress }

// Set implements present.Waiting.
func (w waiting) Set(done, of int) {
	if of > 0 {
		w.Progress.Set(int(int64(done)*100/int64(of)), 100, "%")
	}
}

// Wait shows that work has begun, with 停下.
func (s *Stage) Wait(title string, stop func()) present.Waiting {
	return waiting{kit.StartProgress(s.Canvas, s.After, title, stop)}
}

// take gives the stage the keys of the room, which stands in room.
func (s *Stage) take(room fyne.CanvasObject) {
	kit.RoomKeys(s.Canvas, room,
		kit.RoomKey{Key: fyne.KeyReturn, Modifier: fyne.KeyModifierControl, Do: s.next},
		kit.RoomKey{Key: fyne.KeyP, Modifier: fyne.KeyModifierControl, Do: func() { doIf(s.sight.Print) }},
		kit.RoomKey{Key: fyne.KeyF, Modifier: fyne.KeyModifierControl, Do: func() { doIf(s.sight.Find) }},
		kit.RoomKey{Key: fyne.KeyN, Modifier: fyne.KeyModifierControl, Do: func() {}}, // another room's
		kit.RoomKey{Key: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt, Do: func() { doIf(s.sight.Back) }},
	)
	if kit.ModalOpen(s.Canvas) {
		return
	}
	s.Canvas.SetOnTypedKey(func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape && kit.Holds(s.Canvas.Content(), room) && !kit.ModalOpen(s.Canvas) {
			doIf(s.sight.Back)
		}
	})
}

func doIf(do func()) {
	if do != nil {
		do()
	}
}

// next presses the filled button.
func (s *Stage) next() {
	if s.main != nil {
		s.main.Press()
	}
}

// refocus gives the keyboard to what has taken the place of what had it, and on
// a new sight to what comes first there.
func (s *Stage) refocus(held, before string) {
	if kit.ModalOpen(s.Canvas) {
		return
	}
	if s.sight.Name == before && kit.HoldAgain(s.Canvas, s.buttons, held) {
		return
	}
	switch {
	case s.sight.Name == before && held == "" && s.Canvas.Focused() != nil:
	case s.sight.First != nil:
		s.Canvas.Focus(s.sight.First)
	case s.main != nil && !s.main.Disabled():
		s.Canvas.Focus(s.main)
	}
}

// Package shell is the frame around every room: the navigation at the left,
// the status line below, who sits at the desk.
package shell

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Program is the program's name as people see it.
const Program = "政务公开工作台"

// Room is a room's screen.
type Room interface {
	Content() fyne.CanvasObject
	Enter() // the room is turned to
}

// Shell shows the frame.
type Shell struct {
	window    fyne.Window
	presenter *present.Shell
	rooms     map[present.Room]Room
	content   *fyne.Container // the room
	frame     *fyne.Container
	rail      *kit.NavRail
	status    *kit.StatusLine
	model     present.ShellModel
	entered   present.Room
	asking    *kit.Dialog // who is it
	wrong     *kit.FormRow
	remarks   []kit.StatusItem  // that stay in the status line
	safety    func()            // leads to the backups
	quit      func()            // closes the program
	above     fyne.CanvasObject // stands over the rooms; nil for nothing
	covered   *cover            // what the handbook stands before; nil: it is not open
}

// New makes the frame in a window.
func New(window fyne.Window, d present.ShellDesk, run present.Runner, folder string) *Shell {
	s := &Shell{window: window, rooms: map[present.Room]Room{}, content: container.NewStack(), frame: container.New(frameLayout{}), quit: window.Close}
	s.presenter = present.NewShell(d, run, s, folder)
	return s
}

// Add gives a room its screen.
func (s *Shell) Add(name present.Room, room Room) { s.rooms[name] = room }

// Leads sets what the remark on the last backup leads to.
func (s *Shell) Leads(toBackups func()) { s.safety = toBackups }

// Closes sets how the program is closed from inside.
func (s *Shell) Closes(quit func()) { s.quit = quit }

// Above puts something over the rooms, or with nil nothing any more. What has
// grown or shrunk is put there again.
func (s *Shell) Above(o fyne.CanvasObject) {
	s.above = o
	if s.rail != nil {
		s.place()
	}
}

// LookAtBackup shows afresh how well the office is backed up.
func (s *Shell) LookAtBackup() { s.presenter.LookAtBackup() }

// Remark puts a sentence into the status line for good.
func (s *Shell) Remark(sentence string) {
	s.remarks = append(s.remarks, kit.StatusItem{Icon: "circle-alert", Text: sentence, Tone: kit.Neutral})
}

// Content is what stands in the window.
func (s *Shell) Content() fyne.CanvasObject { return s.frame }

// Start shows the frame and the first room, or asks who it is.
func (s *Shell) Start() {
	s.shortcuts()
	s.presenter.Load()
}

// Starts makes another room than 首页 the first.
func (s *Shell) Starts(in present.Room) { s.presenter.Starts(in) }

// Enter turns to a room; the one that is covered comes into sight again.
func (s *Shell) Enter(r present.Room) {
	if s.covered != nil && r == s.model.In {
		s.Uncover()
	}
	s.presenter.Enter(r)
}

// Leave locks the desk until somebody signs on.
func (s *Shell) Leave() { s.presenter.Leave() }

// Show implements present.View.
func (s *Shell) Show(m present.ShellModel) {
	s.model = m
	if s.rail == nil {
		s.build()
	}
	for i, r := range m.Rooms {
		if r.Room == m.In {
			s.rail.Select(i)
		}
	}
	s.status.SetPerson(m.Person)
	items := slices.Clone(s.remarks)
	if m.Backup.Line != "" {
		items = append(items, s.backup(m.Backup))
	}
	s.status.SetItems(append(items, kit.StatusItem{Icon: "folder", Text: m.Folder, Tone: kit.Neutral})...)
	if m.Locked {
		s.entered = "" // who sits down next enters the room afresh: another person may do other things
		s.ask()
		return
	}
	if s.asking != nil {
		s.asking.Hide()
		s.asking = nil
	}
	if s.entered != m.In {
		s.entered = m.In
		room := s.rooms[m.In]
		s.turnTo(room.Content())
		room.Enter()
	}
}

// backup is the remark on the last verified backup. Nobody presses it past the
// question who it is.
func (s *Shell) backup(m present.Safety) kit.StatusItem {
	item := kit.StatusItem{Icon: "hard-drive", Text: m.Line, Tone: kit.Neutral, Press: s.safety}
	if m.Tone == present.Urgent {
		item.Icon, item.Tone = kit.Late.Icon(), kit.Late
	}
	return item
}

// turnTo puts a room's content into the frame.
func (s *Shell) turnTo(content fyne.CanvasObject) {
	s.covered = nil
	s.content.Objects = []fyne.CanvasObject{content}
	if content.Size().IsZero() { // seen for the first time: laying it out is enough
		content.Resize(s.content.Size())
		canvas.Refresh(s.content)
	} else {
		s.content.Refresh()
	}
	kit.Settle(s.window.Canvas())
}

// Fail implements present.View. While it is asked who it is, that is where
// the sentence belongs.
func (s *Shell) Fail(sentence string) {
	if s.asking != nil && s.wrong != nil {
		s.wrong.SetError(sentence)
		return
	}
	kit.Tell(s.window.Canvas(), "没有办成", kit.NewWrapped(sentence, kit.Reg(theme.Body)))
}

func (s *Shell) build() {
	var rooms []kit.Room
	for _, r := range s.model.Rooms {
		rooms = append(rooms, kit.Room{Name: r.Name, Icon: r.Icon, Apart: r.Apart})
	}
	s.rail = kit.NewNavRail(s.model.Organ, Program, rooms, 0, func(i int) { s.Enter(s.model.Rooms[i].Room) })
	s.status = kit.NewStatusLine(s.model.Person)
	s.place()
}

// place puts the parts of the frame where they belong.
func (s *Shell) place() {
	s.frame.Objects = []fyne.CanvasObject{s.rail, s.content, s.status}
	if s.above != nil { // the last stop of the keyboard: it is not in the way of the room
		s.frame.Objects = append(s.frame.Objects, s.above)
	}
	s.frame.Layout.Layout(s.frame.Objects, s.frame.Size())
	canvas.Refresh(s.frame)
}

// frameLayout places navigation, room and status line without gaps, once they
// are there, and what stands over the room.
type frameLayout struct{}

// Layout implements fyne.Layout.
func (frameLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if len(o) == 0 {
		return
	}
	rail, line := theme.RailWidth.Get(), theme.StatusLine.Get()
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(rail, size.Height-line))
	var above float32
	if len(o) > 3 {
		above = kit.HeightFor(o[3], size.Width-rail)
		o[3].Move(fyne.NewPos(rail, 0))
		o[3].Resize(fyne.NewSize(size.Width-rail, above))
	}
	o[1].Move(fyne.NewPos(rail, above))
	o[1].Resize(fyne.NewSize(size.Width-rail, size.Height-line-above))
	o[2].Move(fyne.NewPos(0, size.Height-line))
	o[2].Resize(fyne.NewSize(size.Width, line))
}

// MinSize implements fyne.Layout. The window may become smaller than a room
// would like; rooms scroll.
func (frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(900, 560) }

// shortcuts are those of the frame; focused entries hand on what they do not
// know themselves.
func (s *Shell) shortcuts() {
	numbers := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}
	canvas := s.window.Canvas()
	for i, key := range numbers {
		canvas.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) {
			if i < len(s.model.Rooms) && !kit.ModalOpen(canvas) {
				s.Enter(s.model.Rooms[i].Room)
			}
		})
	}
	canvas.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeySlash, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) { s.ShowKeys() })
	canvas.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) { s.Leave() })
}

// leave closes the program in place of sitting down.
func (s *Shell) leave() {
	s.asking = nil
	s.quit()
}

// mostCards is how many people stand beside each other to choose from; more
// are a list.
const mostCards = 2

// ask lets somebody sit down at the desk.
func (s *Shell) ask() {
	if s.asking != nil {
		return
	}
	var names []string
	for _, p := range s.model.People {
		names = append(names, p.Name+"　"+p.Role)
	}
	pin := kit.NewPassword("")
	var who interface {
		fyne.CanvasObject
		Selected() int
	} = kit.NewChoice(names, 0, nil)
	if len(names) > mostCards {
		who = kit.NewSelect(names, 0, "", nil)
	}
	s.wrong = kit.NewFormRow("密码", "没有设密码就空着。", pin)
	form := kit.NewForm(kit.NewFormRow("我是", "", who), s.wrong)
	s.asking = &kit.Dialog{Title: "谁在用", Content: form, Main: "坐下办公", Cancel: "关掉程序", First: pin.FocusTarget(), OnCancel: s.leave, OnMain: func() bool {
		s.presenter.SitDown(s.model.People[max(who.Selected(), 0)].ID, pin.Text())
		return false
	}}
	s.asking.Show(s.window.Canvas())
}

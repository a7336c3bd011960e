package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// writingRoom is a room in which something is being typed.
type writingRoom struct {
	plainRoom
	field   *kit.Entry
	resumed int
}

func (*writingRoom) Place() present.Place { return present.PlaceIn(present.ItemsRoom, "draft") }
func (r *writingRoom) Resume()            { r.resumed++ }

// TestTheHandbookGivesTheRoomBack as it was: what was typed, the keyboard, the
// keys.
func TestTheHandbookGivesTheRoomBack(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
	d, err := desk.Found(t.Context(), t.TempDir()+"/单位", office.Town, "青石镇人民政府", desk.Person{Name: "演示"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	window := test.NewTempWindow(t, container.NewStack())
	frame := New(window, d, present.Inline{}, d.Folder())
	field := kit.NewEntry("")
	room := &writingRoom{plainRoom: plainRoom{kit.Column(0, field)}, field: field}
	for _, r := range present.Rooms() {
		frame.Add(r.Room, plainRoom{container.NewStack()})
	}
	frame.Add(present.ItemsRoom, room)
	window.SetContent(frame.Content())
	window.Resize(fyne.NewSize(1366, 696))
	frame.Start()
	if got := frame.Place(); got != "home" {
		t.Errorf("at first in %s", got)
	}
	frame.Enter(present.ItemsRoom)
	field.SetText("补贴发放公示")
	field.Focus()

	page := container.NewStack()
	kit.OnHelp(window.Canvas(), func() { frame.Cover(page) })
	t.Cleanup(func() { kit.OnHelp(window.Canvas(), nil) })
	window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if !kit.Holds(window.Content(), page) || kit.Holds(window.Content(), room.content) || frame.Place() != "items/draft" {
		t.Fatalf("F1 in a field does not cover the room, at %s", frame.Place())
	}
	frame.LookAtBackup() // the status line is written anew meanwhile
	frame.Uncover()
	if !kit.Holds(window.Content(), room.content) || field.Text() != "补贴发放公示" || window.Canvas().Focused() != field.FocusTarget() || room.resumed != 1 {
		t.Errorf("back with %q, resumed %d times, keyboard on %v", field.Text(), room.resumed, window.Canvas().Focused())
	}

	frame.Cover(page)
	frame.Enter(present.ItemsRoom) // its own key brings the room back
	if kit.Holds(window.Content(), page) || room.resumed != 2 {
		t.Error("the room's key does not uncover it")
	}
	frame.Cover(page)
	frame.Enter(present.SettingsRoom)
	frame.Uncover() // nothing is covered any more
	if kit.Holds(window.Content(), page) || kit.Holds(window.Content(), room.content) {
		t.Error("another room's key does not lead there")
	}
}

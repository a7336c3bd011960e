package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/theme"
)

// plainRoom is a room with nothing in it.
type plainRoom struct{ content fyne.CanvasObject }

func (r plainRoom) Content() fyne.CanvasObject { return r.content }
func (plainRoom) Enter()                       {}

// TestTheRemarkOnTheBackupLeadsToIt by the keyboard; the keyboard stays on it
// when the line is written anew.
func TestTheRemarkOnTheBackupLeadsToIt(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
	d, err := desk.Found(t.Context(), t.TempDir()+"/单位", office.Town, "青石镇人民政府", desk.Person{Name: "演示"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	window := test.NewTempWindow(t, container.NewStack())
	frame := New(window, d, present.Inline{}, d.Folder())
	for _, r := range present.Rooms() {
		frame.Add(r.Room, plainRoom{container.NewStack()})
	}
	led := 0
	frame.Leads(func() { led++ })
	window.SetContent(frame.Content())
	window.Resize(fyne.NewSize(1366, 696))
	frame.Start()
	window.Canvas().FocusPrevious() // the status line is the last stop
	link, ok := window.Canvas().Focused().(interface {
		fyne.Focusable
		fyne.Accessible
	})
	if !ok || link.AccessibilityLabel() != "还没有备份" {
		t.Fatalf("the keyboard is on %v", window.Canvas().Focused())
	}
	link.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	frame.Enter(present.SettingsRoom)
	if led != 1 || window.Canvas().Focused() != fyne.Focusable(link) {
		t.Errorf("led %d times", led)
	}
}

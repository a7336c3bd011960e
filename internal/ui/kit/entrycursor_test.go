package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/ui/theme"
)

func TestTheCursorGoesToALineOfTheText(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
	e := NewTextArea("", 6)
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(200, 160))
	long := strings.Repeat("很长的一段", 30)
	for line, want := range []string{"此处" + long + "\n\n第三段", long + "\n此处\n第三段", long + "\n\n此处第三段"} {
		e.SetText(long + "\n\n第三段")
		e.GoToLine(line)
		e.Insert("此处")
		if e.Text() != want {
			t.Errorf("line %d: %q", line, e.Text())
		}
	}
	e.SetText(long)
	e.GoToLine(7) // there is none
	e.GoToEnd()
	e.Insert("。")
	if e.Text() != long+"。" {
		t.Errorf("at the end: %q", e.Text())
	}
}

// What was pasted is shown to its end, where the cursor is, however long it is.
func TestAPastedTextIsShownAtItsEnd(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
	for name, e := range map[string]*Entry{"several lines": NewTextArea("", 5), "one line": NewEntry("")} {
		w := test.NewTempWindow(t, e)
		w.Resize(fyne.NewSize(300, 200))
		e.Focus()
		e.Insert(strings.Repeat("很长的一段，从别处粘贴来。", 40))
		driver := fyne.CurrentApp().Driver()
		at := driver.AbsolutePositionForObject(e.input.text).Add(e.input.CursorPosition())
		field := driver.AbsolutePositionForObject(e)
		line := measure("国", Reg(theme.Body)).Height
		if at.Y < field.Y || at.Y+line > field.Y+e.Size().Height || at.X < field.X || at.X > field.X+e.Size().Width {
			t.Errorf("%s: the cursor is at %v, the field from %v, %v", name, at, field, e.Size())
		}
	}
}

// A field of one line shows nothing but its text, also when that is too long.
func TestALongLineHasNoBarBelowIt(t *testing.T) {
	desk(t, theme.Standard)
	e := NewSearch("查找", "Ctrl+F")
	w := test.NewTempWindow(t, container.NewVBox(e))
	w.Resize(fyne.NewSize(240, 60))
	e.Focus()
	e.Insert("关于加强冬季消防安全工作的通知和春节期间禁止燃放烟花爆竹的通告")
	picture(t, w, "entry-long")
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e)
	shown := w.Canvas().Capture()
	y := int(at.Y + e.Size().Height - 2*theme.Border - 2)
	for x := int(at.X) + 40; x < int(at.X+e.Size().Width)-8; x++ {
		if r, g, b, _ := shown.At(x, y).RGBA(); r>>8 != 0xff || g>>8 != 0xff || b>>8 != 0xff {
			t.Fatalf("below the line at %d, %d: %v", x, y, shown.At(x, y))
		}
	}
}

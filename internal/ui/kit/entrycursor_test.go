package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
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

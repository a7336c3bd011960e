package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// Who goes through a long form by Tab sees every field that has the keyboard;
// what stands outside of the scroll moves nothing.
func TestTheFieldWithTheKeyboardIsSeen(t *testing.T) {
	var fields []*Entry
	var rows []fyne.CanvasObject
	for i := range 30 {
		fields = append(fields, NewEntry(fmt.Sprint("第", i, "项")))
		rows = append(rows, fields[i])
	}
	scroll := NewScroll(Column(theme.Gap3, rows...))
	foot := NewButton(Main, "保存", nil)
	w := window(t, theme.Standard, scroll, 600, 300)
	scroll.Resize(fyne.NewSize(600, 300))
	driver := fyne.CurrentApp().Driver()
	for _, i := range []int{29, 0, 12, 13, 29} {
		fields[i].Focus()
		top := driver.AbsolutePositionForObject(fields[i]).Y - driver.AbsolutePositionForObject(scroll).Y
		if top < 0 || top+fields[i].Size().Height > scroll.Size().Height {
			t.Errorf("field %d stands at %.0f of %.0f", i, top, scroll.Size().Height)
		}
	}
	before := scroll.Offset()
	w.SetContent(Column(0, FixedWidth(scroll, 600), foot))
	foot.Move(fyne.NewPos(0, 900))
	foot.Focus()
	if scroll.Offset() != before {
		t.Errorf("a button below the form scrolls it from %.0f to %.0f", before, scroll.Offset())
	}
}

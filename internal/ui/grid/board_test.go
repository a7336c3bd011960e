package grid

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

func boardOf(rows, columns int) ([]string, []BoardRow) {
	var heads []string
	for c := range columns {
		heads = append(heads, fmt.Sprintf("%d月", c+1))
	}
	tones := []kit.Tone{kit.Done, kit.Review, kit.Soon, kit.Late, kit.Later, kit.Idle}
	words := []string{"已公开", "迟公开", "应公开", "未公开", "未到期", "不适用"}
	var all []BoardRow
	for r := range rows {
		row := BoardRow{Title: fmt.Sprintf("社会救助：第%d批名单", r+1)}
		for c := range columns {
			row.Cells = append(row.Cells, BoardCell{tones[(r+c)%6], words[(r+c)%6], "7月15日前"})
		}
		all = append(all, row)
	}
	return heads, all
}

// The keyboard goes from cell to cell and never off the board; Enter opens.
func TestTheBoardByKeyboard(t *testing.T) {
	useTheme(t, theme.Standard)
	b := NewBoard("事项")
	b.SetRows(boardOf(1000, 4))
	w := show(t, b, 900, 400)
	var opened []int
	b.OnOpen = func(row, column int) { opened = append(opened, row, column) }
	for _, s := range []struct {
		keys        []fyne.KeyName
		row, column int
	}{
		{nil, 0, 0}, {[]fyne.KeyName{fyne.KeyUp, fyne.KeyLeft}, 0, 0}, {[]fyne.KeyName{fyne.KeyRight, fyne.KeyDown}, 1, 1},
		{[]fyne.KeyName{fyne.KeyEnd}, 999, 1}, {[]fyne.KeyName{fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight}, 999, 3}, {[]fyne.KeyName{fyne.KeyHome}, 0, 3},
	} {
		w.Canvas().Focus(b)
		press(b, s.keys...)
		if row, column := b.Current(); row != s.row || column != s.column {
			t.Errorf("%v lead to %d, %d", s.keys, row, column)
		}
	}
	press(b, fyne.KeyReturn)
	if fmt.Sprint(opened) != "[0 3]" {
		t.Errorf("opened %v", opened)
	}
	if drawn := len(b.view.views); drawn > 10 {
		t.Errorf("%d rows are drawn", drawn)
	}
	press(b, fyne.KeyEnd)
	b.SetRows(boardOf(2, 1))
	if row, column := b.Current(); row != 1 || column != 0 {
		t.Errorf("on a smaller board one is at %d, %d", row, column)
	}
	b.SetRows(nil, nil)
	if row, column := b.Current(); row != -1 || column != -1 {
		t.Errorf("on an empty board one is at %d, %d", row, column)
	}
	press(b, fyne.KeyDown, fyne.KeyReturn)
}

// The mouse picks the cell it is on, also when the board has moved sideways.
func TestTheBoardByMouse(t *testing.T) {
	useTheme(t, theme.Extra)
	b := NewBoard("事项")
	b.SetRows(boardOf(30, 12))
	show(t, b, 900, 400)
	name, cell := b.measure(900)
	high := theme.TableHead.Get()
	at := func(x, y float32) {
		b.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
	}
	at(name+cell*1.5, high+b.rowHeight()*2.5)
	if row, column := b.Current(); row != 2 || column != 1 {
		t.Errorf("on the third row, second column: %d, %d", row, column)
	}
	b.Select(2, 11)
	at(890-cell*0.5, high+10)
	if row, column := b.Current(); row != 0 || column != 11 {
		t.Errorf("at the right edge: %d, %d", row, column)
	}
	at(10, high+b.rowHeight()*1.5)
	if row, column := b.Current(); row != 1 || column != 11 {
		t.Errorf("on a name: %d, %d", row, column)
	}
	at(10, 5)
	if row, _ := b.Current(); row != 1 {
		t.Errorf("on the head: %d", row)
	}
}

func TestGalleryBoard(t *testing.T) {
	for name, setting := range map[string]theme.Setting{"standard": theme.Standard, "extra": theme.Extra} {
		useTheme(t, setting)
		for _, columns := range []int{1, 4, 12} {
			b := NewBoard("事项")
			b.SetRows(boardOf(40, columns))
			w := show(t, b, 1142, 440)
			b.Select(2, columns/2)
			snap(t, fmt.Sprintf("board-%d-%s", columns, name), w)
		}
	}
}

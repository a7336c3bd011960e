package grid

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/ui/theme"
)

// cardSource gives cards of which every third has a long title.
type cardSource struct{ n int }

func (s cardSource) Len() int { return s.n }

func (s cardSource) Page(offset, n int, done func([]Row, error)) {
	var rows []Row
	for i := offset; i < min(offset+n, s.n); i++ {
		title := "短标题"
		if i%3 == 2 {
			title = strings.Repeat("很长的标题", 8)
		}
		rows = append(rows, Row{Key: string(rune('a' + i%26)), Cells: []string{title, "审签中　社会事务所", "剩3个工作日"}, Severity: Ask, Icon: "clock"})
	}
	done(rows, nil)
}

func TestCardsHaveTwoLinesAndNoHead(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		useTheme(t, setting)
		list := NewCardList()
		var pressed []int
		list.OnPress = func(i int, row Row) { pressed = append(pressed, i) }
		list.SetSource(cardSource{30})
		show(t, list, 372, 420)
		high := list.rowHeight()
		if high != theme.ListRow.Get() {
			t.Errorf("a card is %.0f high", high)
		}
		list.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, high*1.5)}})
		list.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, 4)}})
		if len(pressed) != 2 || pressed[0] != 1 || pressed[1] != 0 {
			t.Errorf("pressed %v", pressed)
		}
		for n, view := range list.view.views {
			for _, o := range view.holder.Objects {
				text, ok := o.(*canvas.Text)
				if !ok || text.Hidden || text.Text == "" {
					continue
				}
				if y := text.Position().Y; y < -1 || y+text.MinSize().Height > high+3 || text.Position().X+text.MinSize().Width > 372 {
					t.Errorf("setting %d, row %d: %q is cut at %v", setting, n, text.Text, text.Position())
				}
			}
		}
	}
}

func TestACardThatHasNotArrivedShowsNothingOfAnother(t *testing.T) {
	useTheme(t, theme.Standard)
	source := &fakeSource{n: 40, hold: true}
	list := NewCardList()
	list.SetSource(source)
	show(t, list, 372, 420)
	for _, o := range list.view.views[0].holder.Objects {
		if text, ok := o.(*canvas.Text); ok && !text.Hidden && text.Text != "" {
			t.Errorf("%q is shown", text.Text)
		}
	}
	source.release()
	if text := list.view.views[0].cells[0].first.Text; text != "k0" {
		t.Errorf("after it has come: %q", text)
	}
}

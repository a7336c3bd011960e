package itemsroom

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// listPane is the list with what chooses among the items.
type listPane struct {
	screen  *Screen
	content *fyne.Container
	choices *fyne.Container
	segment *kit.Segment
	table   *grid.DataTable
	source  *lineSource
	asked   string // what the list was asked for: with something else it starts anew
	opened  string // the item beside the list when it was last drawn
}

func newListPane(s *Screen) *listPane {
	p := &listPane{screen: s, table: grid.NewCardList(), choices: container.NewStack(), source: &lineSource{}}
	p.segment = kit.NewSegment([]string{"等我办", "办理中", "待建档", "全部"}, int(present.UnderWay), func(i int) {
		s.presenter.Choose(present.ItemSegment(i))
	}).Stretch()
	p.table.OnActivate = func(_ int, row grid.Row) { s.open(row.Key) }
	p.table.OnPress = func(_ int, row grid.Row) { s.open(row.Key) }
	p.table.OnKey = func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape && s.model.Draft == nil {
			s.presenter.Close()
		}
	}
	body := kit.FillColumn(0, 2, p.choices, kit.Divider(), p.table)
	p.content = container.New(ruled{}, canvas.NewRectangle(theme.Surface), body, canvas.NewRectangle(theme.Rule))
	return p
}

// ruled is a ground, what stands on it, and a rule at its right edge.
type ruled struct{}

// Layout implements fyne.Layout.
func (ruled) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Resize(fyne.NewSize(size.Width-theme.Border, size.Height))
	o[2].Move(fyne.NewPos(size.Width-theme.Border, 0))
	o[2].Resize(fyne.NewSize(theme.Border, size.Height))
}

// MinSize implements fyne.Layout.
func (ruled) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

// show takes over the model. The row with the keyboard stays while the same
// is asked for.
func (p *listPane) show(m present.ItemsModel) {
	if len(m.Segments) > 0 {
		p.segment.SetWords(m.Segments)
	}
	p.segment.Select(int(m.Segment))
	p.choices.Objects = []fyne.CanvasObject{p.chooser(m)}
	p.choices.Refresh()
	defer p.mark(m)
	if m.List == nil || m.List == p.source.list {
		return
	}
	p.source.list, p.opened = m.List, ""
	p.table.SetEmpty(kit.Empty(m.List.Searched, m.List.Means, nil))
	asked := fmt.Sprint(m.Segment, m.State, m.Kind, m.Station, m.Words)
	if asked == p.asked {
		p.table.Reload()
		return
	}
	p.asked = asked
	p.table.SetSource(p.source)
}

// mark makes the item that has just been opened the current row, so that the
// list never points at another than the one in sight.
func (p *listPane) mark(m present.ItemsModel) {
	opened := ""
	if m.Item != nil {
		opened = m.Item.ID
	}
	if opened != p.opened && opened != "" {
		p.table.Follow(opened)
	}
	p.opened = opened
}

// chooser is what stands over the list.
func (p *listPane) chooser(m present.ItemsModel) fyne.CanvasObject {
	presenter := p.screen.presenter
	rows := []fyne.CanvasObject{p.segment, halves(
		kit.NewSelect(m.States, m.State, "", presenter.ChooseState),
		kit.NewSelect(m.Kinds, m.Kind, "", presenter.ChooseKind))}
	if len(m.Stations) > 0 {
		rows = append(rows, kit.NewSelect(m.Stations, m.Station, "", presenter.ChooseStation))
	}
	if m.Words != "" {
		rows = append(rows, note("查找“"+m.Words+"”。清空查找的字，回到清单。"))
	}
	return kit.Inset(kit.Column(theme.Gap2, rows...), theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4)
}

// halves puts two fields side by side, each half of the width.
func halves(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(equal{theme.Gap2}, objects...)
}

// equal shares the width evenly.
type equal struct{ gap float32 }

// Layout implements fyne.Layout.
func (l equal) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := float32(len(objects))
	w := float32(int((size.Width - l.gap*(n-1)) / n)) // whole, or edges blur
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(w+l.gap), 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
}

// MinSize implements fyne.Layout.
func (l equal) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var high float32
	for _, o := range objects {
		high = max(high, o.MinSize().Height)
	}
	return fyne.NewSize(float32(len(objects))*4*theme.Body.Size(), high)
}

// lineSource gives the rows of whatever list is in sight.
type lineSource struct{ list *present.ItemList }

// Len implements grid.Source.
func (l *lineSource) Len() int { return l.list.Len() }

// Page implements grid.Source.
func (l *lineSource) Page(offset, n int, done func([]grid.Row, error)) {
	l.list.Page(offset, n, func(lines []present.ItemLine, err error) {
		rows := make([]grid.Row, len(lines))
		for i, line := range lines {
			rows[i] = rowOf(line)
		}
		done(rows, err)
	})
}

// rowOf is an item as a card; a last day has the calendar or the clock.
func rowOf(l present.ItemLine) grid.Row {
	row := grid.Row{Key: l.ID, Cells: []string{l.Title, l.Line, l.Left}}
	switch {
	case !l.Timed:
		return row
	case l.Tone == present.Urgent:
		row.Severity, row.Late = grid.Bad, true
	case l.Tone == present.Caution:
		row.Severity, row.Icon = grid.Ask, "clock"
	default:
		row.Icon = "calendar"
	}
	return row
}

// open turns to an item, after asking when a draft would be put aside.
func (s *Screen) open(id string) {
	if s.model.Draft == nil {
		s.presenter.Open(id)
		return
	}
	kit.Confirm(s.asks.Canvas, "放下正在写的稿子", "没有保存的内容不留。", "放下", true, func() {
		s.presenter.PutAside()
		s.presenter.Open(id)
	})
}

package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// Room is one entry of the navigation.
type Room struct {
	Name  string
	Icon  string
	Count int  // what waits for me there; 0 shows nothing
	Apart bool // a rule stands before it
}

// NavRail is the navigation: whose office, which program, the rooms. Up and
// down move among the rooms, Enter goes there.
type NavRail struct {
	picker
	organ, program string
	rooms          []Room
	selected       int
}

// NewNavRail is the navigation with its rooms; open is told where to go.
func NewNavRail(organ, program string, rooms []Room, selected int, open func(i int)) *NavRail {
	r := &NavRail{organ: organ, program: program, rooms: rooms, selected: selected}
	r.vertical, r.at = true, selected
	r.pick = func(i int) {
		r.selected = i
		if open != nil {
			open(i)
		}
	}
	r.resize(len(rooms))
	r.extend(r)
	return r
}

// Selected returns the room one is in.
func (r *NavRail) Selected() int { return r.selected }

// Select shows another room as the one that one is in.
func (r *NavRail) Select(i int) {
	r.selected, r.at = i, i
	r.Refresh()
}

// SetCount shows how much waits in a room.
func (r *NavRail) SetCount(i, count int) {
	if r.rooms[i].Count != count {
		r.rooms[i].Count = count
		r.Refresh()
	}
}

// SetOrgan replaces the organ's name.
func (r *NavRail) SetOrgan(name string) {
	r.organ = name
	r.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (r *NavRail) AccessibilityLabel() string { return r.rooms[r.at].Name }

const (
	railMargin = 8
	railGap    = 2 // between rooms
	railApart  = 9 // on either side of the rule
)

// MinSize implements fyne.CanvasObject.
func (r *NavRail) MinSize() fyne.Size {
	rows := float32(len(r.rooms)) * (theme.NavRow.Get() + railGap)
	return fyne.NewSize(theme.RailWidth.Get(), r.top()+rows+2*railApart)
}

func (r *NavRail) organLines() float32 {
	w := NewWrapped(r.organ, Bold(theme.Body))
	return w.HeightFor(theme.RailWidth.Get() - 2*theme.Gap4)
}

// top is where the rooms begin.
func (r *NavRail) top() float32 {
	return 14 + r.organLines() + Note().LineHeight() + theme.Pick(14, 16, 17)
}

type railRow struct {
	pill  *box
	bar   *canvas.Rectangle
	icon  *canvas.Image
	name  *canvas.Text
	count *canvas.Text
}

type railView struct {
	pane
	r          *NavRail
	desk       *canvas.Image
	edge, rule *canvas.Rectangle
	organ      *Wrapped
	program    *canvas.Text
	ring       *box
	rows       []railRow
}

// CreateRenderer implements fyne.Widget.
func (r *NavRail) CreateRenderer() fyne.WidgetRenderer {
	v := &railView{r: r, desk: newPlain(theme.Rail), edge: canvas.NewRectangle(theme.Rule),
		rule: canvas.NewRectangle(theme.Rule), organ: NewWrapped(r.organ, Bold(theme.Body)), program: NewText(r.program, Note()), ring: newRing()}
	v.pane = pane{min: r.MinSize, layout: v.layoutAll, refresh: v.redo}
	v.objects = []fyne.CanvasObject{v.desk, v.edge, v.rule, v.organ, v.program, v.ring.outer, v.ring.inner}
	for _, room := range r.rooms {
		row := railRow{newBox(theme.Surface, theme.Rule, theme.Border, theme.ControlRadius), canvas.NewRectangle(theme.Accent),
			readyIcon(room.Icon, theme.Ink2), NewText(room.Name, Reg(theme.Body)), NewText("", Reg(theme.Body).In(theme.Ink2))}
		v.rows = append(v.rows, row)
		v.objects = append(v.objects, row.pill.outer, row.pill.inner, row.bar, row.icon, row.name, row.count)
	}
	v.redo()
	return &v.pane
}

func (v *railView) redo() {
	v.organ.SetText(v.r.organ)
	for i, row := range v.rows {
		room, here := v.r.rooms[i], i == v.r.selected
		style, ink := Reg(theme.Body), theme.Ink2
		if here {
			style, ink = Bold(theme.Body).In(theme.Accent), theme.Accent
		}
		fill, border := theme.Surface, theme.Rule
		if !here {
			fill = theme.Preview
			border = theme.Preview
		}
		row.pill.set(fill, border, theme.Border, theme.ControlRadius)
		row.pill.show(here || v.r.hovered(i) || i == v.r.at && v.r.ringVisible())
		setVisible(row.bar, here)
		if icon := theme.Icon(room.Icon, ink); row.icon.Resource != icon {
			row.icon.Resource = icon
			row.icon.Refresh()
		}
		restyle(row.name, room.Name, style)
		count := ""
		if room.Count > 0 {
			count = strconv.Itoa(room.Count)
		}
		restyle(row.count, count, Reg(theme.Body).In(theme.Ink2))
	}
	v.layoutAll(v.r.Size())
}

func (v *railView) layoutAll(size fyne.Size) {
	r := v.r
	put(v.desk, 0, 0, size.Width, size.Height)
	put(v.edge, size.Width-theme.Border, 0, theme.Border, size.Height)
	put(v.organ, theme.Gap4, 14, size.Width-2*theme.Gap4, r.organLines())
	putMiddle(v.program, theme.Gap4, 14+r.organLines()+Note().LineHeight()/2)
	y, height := r.top(), theme.NavRow.Get()
	width := size.Width - 2*railMargin
	v.rule.Hide()
	for i, row := range v.rows {
		if r.rooms[i].Apart {
			v.rule.Show()
			put(v.rule, theme.Gap3, y+railApart-railGap, size.Width-2*theme.Gap3, theme.Border)
			y += 2 * railApart
		}
		r.cells[i].pos, r.cells[i].size = fyne.NewPos(railMargin, y), fyne.NewSize(width, height)
		middle := y + height/2
		row.pill.place(r.cells[i].pos, r.cells[i].size)
		put(row.bar, railMargin, middle-theme.Gap3+2, theme.Edge, 2*theme.Gap3-4)
		putMiddle(row.icon, 20, middle)
		putMiddle(row.name, 20+theme.IconSize.Get()+theme.Gap3, middle)
		putRight(row.count, size.Width-19, middle)
		y += height + railGap
	}
	r.ringAt(v.ring)
}

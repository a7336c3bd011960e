package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// OutlineRow is a line of an outline: a head, or what can be opened.
type OutlineRow struct {
	Title string
	Head  bool       // parts the rows below it from those above
	Note  string     // a second line; "" for none
	Marks []TextMark // in the note
}

// Outline is a list of contents: heads, and rows that are as high as their words
// need. It is one stop of the keyboard; up and down move, Enter opens.
type Outline struct {
	picker
	rows     []OutlineRow
	chosen   int // the row that is open, -1 for none
	titles   []*Wrapped
	notes    []*Marked // nil where a row has no note
	revealed func(y, height float32)
}

var _ Flow = (*Outline)(nil)

// NewOutline is an outline; chosen is the open row, or -1, and open is told which
// to open.
func NewOutline(rows []OutlineRow, chosen int, open func(i int)) *Outline {
	o := &Outline{rows: rows, chosen: chosen}
	o.vertical, o.pick = true, open
	for i, row := range rows {
		o.titles = append(o.titles, NewWrapped(row.Title, o.style(i)))
		var note *Marked
		if row.Note != "" {
			note = NewMarked(row.Note, Note(), row.Marks)
		}
		o.notes = append(o.notes, note)
	}
	o.resize(len(rows))
	for i, row := range rows {
		o.cells[i].closed = row.Head
	}
	o.at = max(chosen, o.firstOpen())
	o.extend(o)
	return o
}

func (o *Outline) firstOpen() int {
	for i, row := range o.rows {
		if !row.Head {
			return i
		}
	}
	return 0
}

// OnReveal is told where the row with the keyboard is, to scroll there.
func (o *Outline) OnReveal(reveal func(y, height float32)) { o.revealed = reveal }

// RevealChosen tells where the open row is.
func (o *Outline) RevealChosen() { o.tellPlace(o.chosen) }

func (o *Outline) tellPlace(i int) {
	if o.revealed != nil && i >= 0 && i < len(o.cells) {
		o.revealed(o.cells[i].pos.Y, o.cells[i].size.Height)
	}
}

func (o *Outline) style(i int) Style {
	switch {
	case o.rows[i].Head:
		return Style{Type: theme.Second, Bold: true, Color: theme.Ink2}
	case i == o.chosen:
		return Bold(theme.Body).In(theme.Accent)
	case o.rows[i].Note != "":
		return Bold(theme.Body)
	}
	return Reg(theme.Body)
}

// TypedKey implements fyne.Focusable.
func (o *Outline) TypedKey(key *fyne.KeyEvent) {
	before := o.at
	o.picker.TypedKey(key)
	if o.at != before {
		o.tellPlace(o.at)
		tellFocus(o)
	}
}

// AccessibilityLabel implements fyne.Accessible.
func (o *Outline) AccessibilityLabel() string {
	if o.at >= len(o.rows) {
		return ""
	}
	return o.rows[o.at].Title
}

// The room around the words of a row.
const (
	outlineLeft          = 22
	outlineRight         = 12
	outlinePad   float32 = 7
)

// left is where the words of a row begin: heads stand further out.
func (o *Outline) left(i int) float32 {
	if o.rows[i].Head {
		return theme.Gap3
	}
	return outlineLeft
}

func (o *Outline) rowHeight(i int, width float32) float32 {
	room := width - o.left(i) - outlineRight
	height := o.titles[i].HeightFor(room) + 2*outlinePad
	if o.rows[i].Head && i > 0 {
		height += outlinePad
	}
	if o.notes[i] != nil {
		height += o.notes[i].HeightFor(room)
	}
	return height
}

// HeightFor implements Flow.
func (o *Outline) HeightFor(width float32) float32 {
	var height float32
	for i := range o.rows {
		height += o.rowHeight(i, width)
	}
	return height
}

// MinSize implements fyne.CanvasObject.
func (o *Outline) MinSize() fyne.Size {
	return fyne.NewSize(8*theme.Body.Size(), o.HeightFor(max(o.Size().Width, 8*theme.Body.Size())))
}

// CreateRenderer implements fyne.Widget.
func (o *Outline) CreateRenderer() fyne.WidgetRenderer {
	ring, pill, bar, hover := newRing(), canvas.NewRectangle(theme.Tint), canvas.NewRectangle(theme.Accent), canvas.NewRectangle(theme.Rail)
	p := &pane{objects: []fyne.CanvasObject{hover, pill, bar, ring.outer, ring.inner}, min: o.MinSize}
	for i := range o.rows {
		p.objects = append(p.objects, o.titles[i])
		if o.notes[i] != nil {
			p.objects = append(p.objects, o.notes[i])
		}
	}
	p.layout = func(size fyne.Size) {
		var y float32
		for i := range o.rows {
			o.placeRow(i, y, size.Width)
			y += o.cells[i].size.Height
		}
		o.over(pill, o.chosen)
		o.over(hover, o.hoverRow())
		setVisible(bar, pill.Visible())
		if bar.Visible() {
			put(bar, 0, pill.Position().Y, theme.Edge, pill.Size().Height)
		}
		if o.at < len(o.cells) {
			c := o.cells[o.at]
			ring.place(c.pos.AddXY(1, 1), c.size.SubtractWidthHeight(2, 2))
		}
		ring.show(o.ringVisible() && len(o.rows) > 0)
	}
	p.refresh = func() { p.layout(o.Size()) }
	p.refresh()
	return p
}

func (o *Outline) placeRow(i int, y, width float32) {
	height, left := o.rowHeight(i, width), o.left(i)
	room := width - left - outlineRight
	o.cells[i].pos, o.cells[i].size = fyne.NewPos(0, y), fyne.NewSize(width, height)
	y += outlinePad
	if o.rows[i].Head && i > 0 {
		y += outlinePad
	}
	title := o.titles[i].HeightFor(room)
	put(o.titles[i], left, y, room, title)
	if o.notes[i] != nil {
		put(o.notes[i], left, y+title, room, o.notes[i].HeightFor(room))
	}
}

func (o *Outline) hoverRow() int {
	if o.hover >= 0 && o.hovered(o.hover) && o.hover != o.chosen {
		return o.hover
	}
	return -1
}

// over lays a ground under a row; with -1 it is not to be seen.
func (o *Outline) over(ground *canvas.Rectangle, i int) {
	setVisible(ground, i >= 0 && i < len(o.cells))
	if ground.Visible() {
		c := o.cells[i]
		put(ground, c.pos.X, c.pos.Y, c.size.Width, c.size.Height)
	}
}

// At is the row with the keyboard.
func (o *Outline) At() int { return o.at }

// GoTo moves the keyboard to a row, if there is one that can be opened.
func (o *Outline) GoTo(i int) {
	if i >= 0 && i < len(o.rows) && !o.rows[i].Head {
		o.at = i
		o.Refresh()
	}
}

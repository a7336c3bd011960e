package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func setIcon(i *canvas.Image, r fyne.Resource) {
	if i.Resource != r {
		i.Resource = r
		i.Refresh()
	}
}

func setFill(r *canvas.Rectangle, c color.Color) {
	if r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
}

func newIcon() *canvas.Image {
	i := canvas.NewImageFromResource(theme.Icon("circle", theme.Ink2))
	i.FillMode = canvas.ImageFillContain
	return i
}

// tones returns the ink and the icon of a severity.
func tones(s Severity) (ink color.NRGBA, icon string) {
	switch s {
	case Quiet:
		return theme.Ink2, "circle"
	case Good:
		return theme.Green, "circle-check"
	case Ask:
		return theme.Amber, "circle-alert"
	case Bad:
		return theme.Red, "triangle-alert"
	case Plain:
	}
	return theme.Ink2, ""
}

// rowView draws one row; there are as many as fit into the view.
type rowView struct {
	holder *fyne.Container
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
	rule   *canvas.Rectangle
	focus  *canvas.Rectangle
	wait   *canvas.Rectangle // in place of a row that has not arrived
	box    *canvas.Rectangle
	check  *canvas.Image
	cells  []*cellView
}

type cellView struct {
	first, second *canvas.Text
	icon          *canvas.Image // of a State column
	card          *cardView
}

func newRowView(columns []Column) *rowView {
	v := &rowView{
		ground: canvas.NewRectangle(none), edge: canvas.NewRectangle(none), rule: canvas.NewRectangle(theme.Rule),
		focus: canvas.NewRectangle(none), wait: canvas.NewRectangle(theme.Rail), box: canvas.NewRectangle(theme.Surface),
		check: newIcon(),
	}
	v.focus.StrokeColor, v.focus.StrokeWidth, v.focus.CornerRadius = theme.Accent, theme.Strong, theme.TagRadius
	v.box.StrokeColor, v.box.StrokeWidth, v.box.CornerRadius = theme.Control, theme.Border, 3
	v.wait.CornerRadius = theme.TagRadius
	v.check.Resource = theme.Icon("check", theme.Surface)
	v.holder = container.NewWithoutLayout(v.ground, v.rule, v.edge, v.wait, v.box, v.check)
	for _, c := range columns {
		cell := &cellView{first: plain("", theme.Ink, theme.Body.Size()), second: plain("", theme.Ink, theme.Body.Size())}
		v.holder.Add(cell.first)
		v.holder.Add(cell.second)
		if c.Kind == State || c.Kind == Card {
			cell.icon = newIcon()
			v.holder.Add(cell.icon)
		}
		if c.Kind == Card {
			cell.card = newCardView(v.holder)
		}
		v.cells = append(v.cells, cell)
	}
	v.holder.Add(v.focus)
	return v
}

// rowState is what a row looks like.
type rowState struct {
	row      Row
	loaded   bool
	message  string // in place of the row
	selected bool
	ticked   bool
	focused  bool
	multi    bool
	lines    int
}

func (v *rowView) draw(t *DataTable, s rowState, lanes []lane, wide, high float32) {
	place(v.ground, 0, 0, wide, high)
	place(v.rule, 0, high-1, wide, 1)
	place(v.edge, 0, 0, theme.Edge, high-1)
	place(v.focus, 4, 2, wide-8-t.barSpace(), high-5)
	v.focus.Hidden = !s.focused
	ground, edge := none, none
	switch {
	case s.selected:
		ground, edge = theme.Tint, theme.Accent
	case s.ticked:
		ground = theme.Tint
	}
	if s.row.Late && !s.selected {
		edge = theme.Red
	}
	setFill(v.ground, ground)
	setFill(v.edge, edge)
	v.drawTick(s, high)
	v.wait.Hidden = s.loaded || s.message != ""
	if !v.wait.Hidden && len(lanes) > 0 {
		place(v.wait, lanes[0].x, high/2-5, min(lanes[0].w, 120), 10)
	}
	if !s.loaded {
		v.drawMessage(s, lanes, wide, high)
		return
	}
	for i, cell := range v.cells {
		if cell.card != nil {
			cell.drawCard(t, s, lanes[i], high)
			continue
		}
		text := ""
		if i < len(s.row.Cells) {
			text = s.row.Cells[i]
		}
		cell.draw(t, t.columns[i], text, s, lanes[i], high)
	}
}

func (v *rowView) drawTick(s rowState, high float32) {
	side := scaled(16)
	v.box.Hidden, v.check.Hidden = !s.multi || !s.loaded, !s.ticked
	place(v.box, theme.Gap5, (high-side)/2, side, side)
	place(v.check, theme.Gap5+1, (high-side)/2+1, side-2, side-2)
	fill := theme.Surface
	if s.ticked {
		fill = theme.Accent
	}
	setFill(v.box, fill)
}

// drawMessage writes a sentence in place of a row, or nothing.
func (v *rowView) drawMessage(s rowState, lanes []lane, wide, high float32) {
	for i, cell := range v.cells {
		cell.second.Hidden = true
		if cell.icon != nil {
			cell.icon.Hidden = true
		}
		if cell.card != nil {
			cell.card.hide()
		}
		if i > 0 || s.message == "" {
			setText(cell.first, "", theme.Red, theme.Body.Size(), false)
			continue
		}
		setText(cell.first, shorten(s.message, theme.Body.Size(), wide-2*theme.Gap5, false), theme.Red, theme.Body.Size(), false)
		place(cell.first, lanes[0].x, middle(0, high, theme.Body.Size()), wide, cell.first.MinSize().Height)
	}
}

func (c *cellView) draw(t *DataTable, column Column, text string, s rowState, l lane, high float32) {
	ink, size, bold := theme.Ink, theme.Body.Size(), false
	x, room, lines := l.x, l.w, 1
	switch column.Kind {
	case Headline:
		bold, lines = s.selected, s.lines
	case State:
		size = theme.Second.Size()
		used := c.drawIcon(s.row, text, l, high)
		x, room = x+used, room-used
		ink, _ = tones(s.row.Severity)
	case Text, Number, Card:
	}
	cut := t.texts.fit(text, size, room, bold, lines)
	setText(c.first, cut[0], ink, size, bold)
	setText(c.second, cut[1], ink, size, bold)
	c.second.Hidden = cut[1] == ""
	one := c.first.MinSize()
	if column.Kind == Number {
		x = l.x + l.w - one.Width
	}
	y := middle(0, high, size)
	if cut[1] != "" {
		step := float32(int(size * 1.4))
		y -= step / 2
		place(c.second, x, y+step, c.second.MinSize().Width, one.Height)
	}
	place(c.first, x, y, one.Width, one.Height)
}

// drawIcon draws the icon of a state and returns the room it takes.
func (c *cellView) drawIcon(row Row, text string, l lane, high float32) float32 {
	ink, name := tones(row.Severity)
	if row.Icon != "" {
		name = row.Icon
	}
	c.icon.Hidden = name == "" || text == ""
	if c.icon.Hidden {
		return 0
	}
	setIcon(c.icon, theme.SmallIcon(name, ink))
	side := theme.IconSize.Get() - 3
	place(c.icon, l.x, (high-side)/2, side, side)
	return side + 5
}

package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// cardView are the texts of a card besides those that every cell has.
type cardView struct{ line, state *canvas.Text }

func newCardView(holder *fyne.Container) *cardView {
	v := &cardView{plain("", theme.Ink2, theme.Second.Size()), plain("", theme.Ink2, theme.Second.Size())}
	holder.Add(v.line)
	holder.Add(v.state)
	return v
}

func (v *cardView) hide() { v.line.Hidden, v.state.Hidden = true, true }

// drawCard draws title over second line. A long title takes a second line, and
// the three then stand closer.
func (c *cellView) drawCard(t *DataTable, s rowState, l lane, high float32) {
	title, line, state := part(s.row, 0), part(s.row, 1), part(s.row, 2)
	size, small := theme.Body.Size(), theme.Second.Size()
	cut := t.texts.fit(title, size, l.w, s.selected, 2)
	setText(c.first, cut[0], theme.Ink, size, s.selected)
	setText(c.second, cut[1], theme.Ink, size, s.selected)
	c.second.Hidden = cut[1] == ""
	pitch, lines := float32(int(size*1.6)), float32(2)
	if cut[1] != "" {
		pitch, lines = float32(int(size*1.35)), 3
	}
	top := (high - 1 - lines*pitch) / 2
	for n, text := range []*canvas.Text{c.first, c.second} {
		place(text, l.x, middle(top+float32(n)*pitch, pitch, size), text.MinSize().Width, text.MinSize().Height)
	}
	y := middle(top+(lines-1)*pitch, pitch, small)
	room := c.drawCardState(s.row, state, l, top+(lines-1)*pitch, pitch)
	c.card.line.Hidden = false
	setText(c.card.line, t.texts.fit(line, small, l.w-room-theme.Gap2, false, 1)[0], theme.Ink2, small, false)
	place(c.card.line, l.x, y, c.card.line.MinSize().Width, c.card.line.MinSize().Height)
}

// drawCardState writes the state at the right end of a line and returns the
// room it takes.
func (c *cellView) drawCardState(row Row, state string, l lane, y, high float32) float32 {
	small := theme.Second.Size()
	ink, name := tones(row.Severity)
	if row.Icon != "" {
		name = row.Icon
	}
	setText(c.card.state, state, ink, small, false)
	c.card.state.Hidden = state == ""
	wide := c.card.state.MinSize().Width
	x := l.x + l.w - wide
	place(c.card.state, x, middle(y, high, small), wide, c.card.state.MinSize().Height)
	c.icon.Hidden = name == "" || state == ""
	if c.icon.Hidden {
		return wide
	}
	side := theme.SmallIconSize.Get()
	setIcon(c.icon, theme.SmallIcon(name, ink))
	place(c.icon, x-side-theme.Gap1, y+(high-side)/2, side, side)
	return wide + side + theme.Gap1
}

func part(row Row, n int) string {
	if n < len(row.Cells) {
		return row.Cells[n]
	}
	return ""
}

package grid

import (
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

const tickRoom float32 = 36 // of the boxes to tick

// lane is where a column stands in a table.
type lane struct{ x, w float32 }

// lanes divides the width among the columns. Columns that cannot be narrower
// make the table wider than its place: it then moves sideways.
func (t *DataTable) lanes(room float32) (lanes []lane, total float32) {
	left := theme.Gap5
	if t.multi {
		left += scaled(tickRoom)
	}
	fixed, weights := left+theme.Gap5, float32(0)
	for i, c := range t.columns {
		if i > 0 {
			fixed += theme.Gap5
		}
		if c.Width > 0 {
			fixed += scaled(c.Width)
		} else {
			weights += weight(c)
		}
	}
	free := max(room-fixed, 0)
	x := left
	for _, c := range t.columns {
		w := scaled(c.Width)
		if c.Width == 0 {
			w = float32(int(max(free*weight(c)/weights, scaled(max(c.Least, 80)))))
		}
		lanes = append(lanes, lane{x, w})
		x += w + theme.Gap5
	}
	return lanes, x
}

func weight(c Column) float32 {
	if c.Weight == 0 {
		return 1
	}
	return c.Weight
}

// lines is how many lines a row has: at large type what a record is called
// takes a second one rather than lose its end.
func (t *DataTable) lines() int {
	if theme.Current() == theme.Standard {
		return 1
	}
	for _, c := range t.columns {
		if c.Kind == Headline {
			return 2
		}
	}
	return 1
}

// cards reports whether the rows are cards, which have no heads.
func (t *DataTable) cards() bool { return len(t.columns) == 1 && t.columns[0].Kind == Card }

func (t *DataTable) headHeight() float32 {
	if t.cards() {
		return 0
	}
	return theme.TableHead.Get()
}

func (t *DataTable) rowHeight() float32 {
	if t.lines() > 1 || t.cards() {
		return theme.ListRow.Get()
	}
	return theme.TableRow.Get()
}

// headCell is the head of a column.
type headCell struct {
	text *canvas.Text
	icon *canvas.Image
}

func (h *headCell) place(c Column, l lane, high float32, d Direction) {
	size := theme.Second.Size()
	ink := theme.Ink2
	if d != Unsorted {
		ink = theme.Ink
	}
	setText(h.text, c.Title, ink, size, d != Unsorted)
	wide := h.text.MinSize().Width
	x := l.x
	if c.Kind == Number {
		x = l.x + l.w - wide
		if d != Unsorted {
			x -= theme.IconSize.Get()
		}
	}
	place(h.text, x, middle(0, high, size), wide, h.text.MinSize().Height)
	h.icon.Hidden = d == Unsorted
	if d == Unsorted {
		return
	}
	name := "chevron-up"
	if d == Descending {
		name = "chevron-down"
	}
	setIcon(h.icon, theme.Icon(name, theme.Ink2))
	side := theme.IconSize.Get() - 4
	place(h.icon, x+wide+4, (high-side)/2, side, side)
}

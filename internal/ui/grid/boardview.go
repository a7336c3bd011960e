package grid

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// boardView draws a Board: the head, the rows in sight, the bars.
type boardView struct {
	b        *Board
	ground   *canvas.Rectangle
	back     *canvas.Rectangle
	rule     *canvas.Rectangle
	title    *canvas.Text
	heads    *fyne.Container
	headClip *container.Clip
	rows     *fyne.Container // names and rules
	clip     *container.Clip
	cells    *fyne.Container
	cellClip *container.Clip // beside the other: a clip within a clip is not kept everywhere
	views    []*boardRowView
	level    *scrollBar
	size     fyne.Size
	objects  []fyne.CanvasObject
}

func (v *boardView) Layout(size fyne.Size) {
	v.size = size
	if v.b.row >= 0 {
		v.b.reveal()
	}
	v.draw()
}
func (v *boardView) MinSize() fyne.Size { return v.b.MinSize() }
func (v *boardView) Destroy()           {}
func (v *boardView) Refresh()           { v.b.draw() }
func (v *boardView) Objects() []fyne.CanvasObject {
	v.objects = append(v.objects[:0], v.ground, v.clip, v.cellClip, v.back, v.rule, v.title, v.headClip)
	if v.b.empty != nil {
		v.objects = append(v.objects, v.b.empty)
	}
	return append(v.objects, v.b.bar, v.level)
}

func (v *boardView) draw() {
	b := v.b
	name, cell := b.measure(v.size.Width)
	whole := float64(len(b.rows)) * float64(b.rowHeight())
	b.top = max(min(b.top, whole-b.bodyHeight()), 0)
	cells := v.size.Width - barRoom - name
	b.left = max(min(b.left, cell*float32(len(b.columns))-cells), 0)
	v.drawHead(name, cell)
	v.drawRows(name, cell)
	b.bar.set(whole, b.bodyHeight(), b.top)
	high := theme.TableHead.Get()
	place(b.bar, v.size.Width-barWidth-4, high+4, barWidth, max(v.size.Height-high-8, 0))
	v.level.set(float64(cell*float32(len(b.columns))), float64(cells), float64(b.left))
	place(v.level, name, v.size.Height-barWidth-2, max(cells, 0), barWidth)
	if b.empty != nil {
		b.empty.Hide()
		if len(b.rows) == 0 {
			b.empty.Show()
			place(b.empty, 0, high, v.size.Width, max(v.size.Height-high, 0))
		}
	}
}

func (v *boardView) drawHead(name, cell float32) {
	b, high, size := v.b, theme.TableHead.Get(), theme.Second.Size()
	place(v.ground, 0, 0, v.size.Width, v.size.Height)
	place(v.back, 0, 0, v.size.Width, high)
	place(v.rule, 0, high-1, v.size.Width, 1)
	setText(v.title, b.head, theme.Ink2, size, false)
	place(v.title, theme.Gap5, middle(0, high, size), name-theme.Gap5, lineHeight(size))
	place(v.headClip, name, 0, max(v.size.Width-name, 0), high)
	for len(v.heads.Objects) < len(b.columns) {
		v.heads.Objects = append(v.heads.Objects, plain("", theme.Ink2, size))
	}
	for i, o := range v.heads.Objects {
		text, ok := o.(*canvas.Text)
		if !ok || i >= len(b.columns) || len(b.rows) == 0 {
			o.Hide()
			continue
		}
		o.Show()
		setText(text, b.columns[i], theme.Ink2, size, false)
		place(text, cell*float32(i)-b.left+theme.Gap2, middle(0, high, size), text.MinSize().Width, lineHeight(size))
	}
}

func (v *boardView) drawRows(name, cell float32) {
	b, high := v.b, v.b.rowHeight()
	place(v.clip, 0, theme.TableHead.Get(), v.size.Width, float32(b.bodyHeight()))
	place(v.cellClip, name, theme.TableHead.Get(), max(v.size.Width-name-barRoom, 0), float32(b.bodyHeight()))
	first := min(int(b.top/float64(high)), len(b.rows))
	last := min(int(math.Ceil((b.top+b.bodyHeight())/float64(high))), len(b.rows))
	for len(v.views) < last-first {
		view := newBoardRowView()
		v.views = append(v.views, view)
		v.rows.Objects = append(v.rows.Objects, view.holder)
		v.cells.Objects = append(v.cells.Objects, view.inner)
	}
	for n, view := range v.views {
		i := first + n
		view.holder.Hidden, view.inner.Hidden = i >= last, i >= last
		if i >= last {
			continue
		}
		y := float32(float64(i)*float64(high) - b.top)
		place(view.holder, 0, y, v.size.Width, high)
		place(view.inner, 0, y, v.size.Width, high)
		view.draw(b, i, v.size.Width, name, cell)
	}
}

// boardRowView draws one row.
type boardRowView struct {
	holder        *fyne.Container
	rule          *canvas.Rectangle
	edge          *canvas.Rectangle
	first, second *canvas.Text // the name, in up to two lines
	inner         *fyne.Container
	cells         []*boardCellView
}

func newBoardRowView() *boardRowView {
	size := theme.Body.Size()
	v := &boardRowView{
		rule: canvas.NewRectangle(theme.Rule), edge: canvas.NewRectangle(none),
		first: plain("", theme.Ink, size), second: plain("", theme.Ink, size), inner: container.NewWithoutLayout(),
	}
	v.holder = container.NewWithoutLayout(v.rule, v.edge, v.first, v.second)
	return v
}

func (v *boardRowView) draw(b *Board, i int, width, name, cell float32) {
	high, size := b.rowHeight(), theme.Body.Size()
	row, current := b.rows[i], i == b.row
	place(v.rule, 0, high-1, width, 1)
	place(v.edge, 0, 0, theme.Edge, high-1)
	edge := none
	if current {
		edge = theme.Accent
	}
	setFill(v.edge, edge)
	cut := b.texts.fit(row.Title, size, name-theme.Gap5-theme.Gap2, current, 2)
	setText(v.first, cut[0], theme.Ink, size, current)
	setText(v.second, cut[1], theme.Ink, size, current)
	step, y := float32(int(size*1.35)), middle(0, high, size)
	if cut[1] != "" {
		y -= step / 2
	}
	place(v.first, theme.Gap5, y, name, lineHeight(size))
	place(v.second, theme.Gap5, y+step, name, lineHeight(size))
	for len(v.cells) < len(row.Cells) {
		c := newBoardCellView()
		v.cells = append(v.cells, c)
		v.inner.Objects = append(v.inner.Objects, c.holder)
	}
	for n, c := range v.cells {
		c.holder.Hidden = n >= len(row.Cells)
		if c.holder.Hidden {
			continue
		}
		place(c.holder, cell*float32(n)-b.left, 0, cell, high-1)
		c.draw(b, row.Cells[n], cell, high-1, current && n == b.column)
	}
}

// boardCellView draws one cell.
type boardCellView struct {
	holder     *fyne.Container
	face, ring *canvas.Rectangle
	icon       *canvas.Image
	word, note *canvas.Text
}

func newBoardCellView() *boardCellView {
	c := &boardCellView{
		face: canvas.NewRectangle(none), ring: canvas.NewRectangle(none), icon: newIcon(),
		word: plain("", theme.Ink, theme.Second.Size()), note: plain("", theme.Ink2, theme.Small.Size()),
	}
	c.face.CornerRadius, c.ring.CornerRadius = theme.TagRadius, theme.TagRadius
	c.ring.StrokeColor = theme.Accent
	c.holder = container.NewWithoutLayout(c.face, c.icon, c.word, c.note, c.ring)
	return c
}

func (c *boardCellView) draw(b *Board, cell BoardCell, width, high float32, current bool) {
	place(c.face, cellAir, cellAir, width-2*cellAir, high-2*cellAir)
	place(c.ring, 1, 1, width-2, high-2)
	c.ring.Hidden, c.ring.StrokeWidth = !current, theme.Border
	if b.focused {
		c.ring.StrokeWidth = theme.Strong
	}
	setFill(c.face, cell.Tone.Paper())
	ink, side := cell.Tone.Ink(), theme.SmallIconSize.Get()
	size, small := theme.Second.Size(), theme.Small.Size()
	x := cellAir + 5
	setIcon(c.icon, theme.SmallIcon(cell.Tone.Icon(), ink))
	room := width - 2*cellAir - 8
	cut := b.texts.fit(cell.Word, size, room-side-4, false, 1)
	setText(c.word, cut[0], ink, size, false)
	note := cell.Note
	if width := width - cellAir; note != "" && b.texts.fit(note, small, width-2*cellAir-6, false, 1)[0] != note {
		note = "" // the line below the board says it
	}
	setText(c.note, note, ink, small, false)
	y := middle(0, high, size)
	if note != "" {
		y -= float32(int(small * 0.66))
	}
	place(c.icon, x, y+(lineHeight(size)-side)/2+size*0.07, side, side)
	place(c.word, x+side+4, y, room, lineHeight(size))
	place(c.note, x, y+float32(int(size*1.3)), room, lineHeight(small))
}

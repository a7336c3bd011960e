package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Board shows what became of each record in each period: a row for the record,
// a cell with icon, word and colour for the period. The keyboard moves from
// cell to cell. Only the rows in sight are drawn, however many there are.
type Board struct {
	widget.BaseWidget

	OnMove     func(row, column int)        // another cell is the current one; -1, -1 when there is none any more
	OnOpen     func(row, column int)        // Enter or double click
	OnKey      func(key *fyne.KeyEvent)     // keys the board has no use for; nil hands them to the canvas
	OnShortcut func(shortcut fyne.Shortcut) // shortcuts the board has no use for; nil hands them to the canvas

	head    string
	columns []string
	rows    []BoardRow
	empty   fyne.CanvasObject

	row, column int // current; -1 for none
	focused     bool
	top         float64
	left        float32 // of the cells: the names stay
	view        *boardView
	bar         *scrollBar
	texts       fitter
}

// BoardRow is a record of a Board.
type BoardRow struct {
	Title string
	Cells []BoardCell // one for each column
}

// BoardCell is a record in a period.
type BoardCell struct {
	Tone kit.Tone
	Word string
	Note string // under the word, where there is room
}

// NewBoard makes a board; head is what stands over the names of the records.
func NewBoard(head string) *Board {
	b := &Board{head: head, row: -1, column: -1}
	b.bar = newScrollBar(b.scrollTo)
	b.ExtendBaseWidget(b)
	return b
}

// SetRows shows other records in periods. The current cell stays where it is,
// as far as it is still there.
func (b *Board) SetRows(columns []string, rows []BoardRow) {
	b.columns, b.rows = columns, rows
	if b.row >= len(rows) || b.column >= len(columns) {
		b.moveTo(min(b.row, len(rows)-1), min(b.column, len(columns)-1))
	}
	b.Refresh()
}

// SetEmpty sets what stands in place of the rows when there are none.
func (b *Board) SetEmpty(content fyne.CanvasObject) {
	b.empty = content
	b.Refresh()
}

// Current returns the current cell, -1, -1 when there is none.
func (b *Board) Current() (row, column int) { return b.row, b.column }

// Select makes a cell the current one and shows it.
func (b *Board) Select(row, column int) { b.moveTo(row, column) }

func (b *Board) moveTo(row, column int) {
	if len(b.rows) == 0 || len(b.columns) == 0 {
		row, column = -1, -1
	} else {
		row, column = max(0, min(row, len(b.rows)-1)), max(0, min(column, len(b.columns)-1))
	}
	moved := row != b.row || column != b.column
	b.row, b.column = row, column
	if row >= 0 {
		b.reveal()
	}
	b.draw()
	if moved && b.OnMove != nil {
		b.OnMove(row, column)
	}
}

// reveal scrolls as little as needed to show the current cell whole.
func (b *Board) reveal() {
	if b.view == nil || b.bodyHeight() < float64(b.rowHeight()) {
		return
	}
	high := float64(b.rowHeight())
	y := float64(b.row) * high
	b.top = max(min(b.top, y), y+high-b.bodyHeight())
	name, wide := b.measure(b.view.size.Width)
	x := wide * float32(b.column)
	b.left = max(min(b.left, x), x+wide-(b.view.size.Width-name-barRoom))
}

func (b *Board) rowHeight() float32 { return theme.Pick(52, 60, 68) }

// The narrowest a cell can be so that icon and word stand in it, and the usual
// room for the names of the records.
const (
	boardCell  float32 = 78
	boardNames float32 = 300
	// Few cells grow no wider than is good to read, nor do the names then.
	widestCell  float32 = 180
	widestNames float32 = 560
	cellAir     float32 = 3
)

// measure divides the width: the names, and equal cells.
func (b *Board) measure(width float32) (name, cell float32) {
	name = scaled(boardNames)
	if n := float32(len(b.columns)); n > 0 {
		if free := width - barRoom - name; free < n*scaled(boardCell) {
			name = max(scaled(boardNames)*0.63, width-barRoom-n*scaled(boardCell)) // narrower names before cells out of sight
		}
		cell = min(max((width-barRoom-name)/n, scaled(boardCell)), scaled(widestCell))
		name = min(max(name, width-barRoom-n*cell), scaled(widestNames))
	}
	return name, float32(int(cell))
}

func (b *Board) bodyHeight() float64 {
	if b.view == nil {
		return 0
	}
	return float64(max(b.view.size.Height-theme.TableHead.Get()-b.levelRoom(), 0))
}

// levelRoom is kept for the bar below when the cells do not fit.
func (b *Board) levelRoom() float32 {
	if b.view == nil {
		return 0
	}
	name, cell := b.measure(b.view.size.Width)
	if name+cell*float32(len(b.columns)) > b.view.size.Width-barRoom+1 {
		return barRoom
	}
	return 0
}

func (b *Board) scrollTo(top float64) {
	b.top = top
	b.draw()
}

func (b *Board) shift(left float32) {
	b.left = left
	b.draw()
}

func (b *Board) draw() {
	if v := b.view; v != nil && v.size.Height > 0 {
		v.draw()
		canvas.Refresh(b)
	}
}

// MinSize is three rows under the head: the board scrolls.
func (b *Board) MinSize() fyne.Size {
	return fyne.NewSize(scaled(boardNames+boardCell), theme.TableHead.Get()+3*b.rowHeight())
}

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	v := &boardView{
		b: b, ground: canvas.NewRectangle(theme.Surface), back: canvas.NewRectangle(theme.Head), rule: canvas.NewRectangle(theme.Rule),
		title: plain("", theme.Ink2, theme.Second.Size()), rows: container.NewWithoutLayout(), cells: container.NewWithoutLayout(), heads: container.NewWithoutLayout(),
	}
	v.clip, v.cellClip, v.headClip = container.NewClip(v.rows), container.NewClip(v.cells), container.NewClip(v.heads)
	v.level = newScrollBar(func(x float64) { b.shift(float32(x)) })
	v.level.level = true
	b.view = v
	return v
}

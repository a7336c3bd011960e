package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// PassageTable is a table of passages to be read: a head, and a thin rule below
// every row. Its columns are as wide as their text needs.
type PassageTable struct {
	widget.BaseWidget
	columns int
	cells   []*Passage // row by row, the heads first
	wanted  []float32

	width   float32
	heights []float32
}

var _ Flow = (*PassageTable)(nil)

// The room around the text of a cell.
const (
	passagePadX float32 = 10
	passagePadY float32 = 5
)

// NewPassageTable is a table; every row has as many cells as the head.
func NewPassageTable(head []*Passage, rows [][]*Passage) *PassageTable {
	t := &PassageTable{columns: len(head), cells: head}
	for _, row := range rows {
		t.cells = append(t.cells[:len(t.cells):len(t.cells)], row...)
	}
	t.wanted = make([]float32, t.columns)
	for i, cell := range t.cells {
		c := i % t.columns
		t.wanted[c] = max(t.wanted[c], cell.wanted()+2*passagePadX)
	}
	t.ExtendBaseWidget(t)
	return t
}

// measureRows finds the height of every row in a width.
func (t *PassageTable) measureRows(width float32) {
	if t.width == width && t.heights != nil {
		return
	}
	t.width, t.heights = width, nil
	widths := divideWidth(t.wanted, width)
	for at := 0; at < len(t.cells); at += t.columns {
		var height float32
		for c := range t.columns {
			height = max(height, t.cells[at+c].HeightFor(widths[c]-2*passagePadX))
		}
		t.heights = append(t.heights, height+2*passagePadY+theme.Border)
	}
}

// HeightFor implements Flow.
func (t *PassageTable) HeightFor(width float32) float32 {
	t.measureRows(width)
	var height float32
	for _, h := range t.heights {
		height += h
	}
	return height
}

// MinSize implements fyne.CanvasObject.
func (t *PassageTable) MinSize() fyne.Size {
	return fyne.NewSize(float32(t.columns)*4*theme.Second.Size(), t.HeightFor(max(t.Size().Width, 1)))
}

// CreateRenderer implements fyne.Widget.
func (t *PassageTable) CreateRenderer() fyne.WidgetRenderer {
	head := canvas.NewRectangle(theme.Head)
	p := &pane{min: t.MinSize, objects: []fyne.CanvasObject{head}}
	rules := make([]*canvas.Rectangle, len(t.cells)/t.columns)
	for i := range rules {
		rules[i] = canvas.NewRectangle(theme.Rule)
		p.objects = append(p.objects, rules[i])
	}
	for _, cell := range t.cells {
		p.objects = append(p.objects, cell)
	}
	p.layout = func(size fyne.Size) {
		t.measureRows(size.Width)
		widths := divideWidth(t.wanted, size.Width)
		put(head, 0, 0, size.Width, t.heights[0])
		var y float32
		for row, height := range t.heights {
			var x float32
			for c, w := range widths {
				put(t.cells[row*t.columns+c], x+passagePadX, y+passagePadY, w-2*passagePadX, height-2*passagePadY-theme.Border)
				x += w
			}
			y += height
			put(rules[row], 0, y-theme.Border, size.Width, theme.Border)
		}
	}
	p.refresh = func() { p.layout(t.Size()) }
	return p
}

package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// PaperTable is a table as it will hang on the board: all cells ruled, each as
// high as its text needs. It is only looked at.
type PaperTable struct {
	widget.BaseWidget
	columns int
	cells   []*Marked // row by row, the heads first
	right   []int     // columns of amounts
	wanted  []float32 // width of each column

	width   float32
	heights []float32
}

var _ Flow = (*PaperTable)(nil)

// NewPaperTable is a table with its heads; marks says what is marked in a cell
// and may be nil. The columns in amounts stand at the right.
func NewPaperTable(header []string, rows [][]string, amounts []int, marks func(row, column int) []TextMark) *PaperTable {
	t := &PaperTable{columns: len(header), right: amounts}
	for _, word := range header {
		t.cells = append(t.cells, NewMarked(word, Bold(theme.Second), nil).Centred())
	}
	for n, row := range rows {
		for c := range header {
			var marked []TextMark
			if marks != nil {
				marked = marks(n, c)
			}
			t.cells = append(t.cells, NewMarked(row[c], Reg(theme.Second), marked))
		}
	}
	t.share(header, rows)
	t.ExtendBaseWidget(t)
	return t
}

// widestColumn bounds what one long text takes from the other columns, in
// characters; cellPad stands on both sides of a cell's text.
const (
	widestColumn         = 24
	cellPad      float32 = 5
)

// share finds how wide each column would like to be: as wide as its longest
// text.
func (t *PaperTable) share(header []string, rows [][]string) {
	for c, head := range header {
		longest := measure(head, Bold(theme.Second)).Width
		for _, row := range rows {
			longest = max(longest, measure(row[c], Reg(theme.Second)).Width)
		}
		t.wanted = append(t.wanted, min(longest+1, widestColumn*theme.Second.Size())+2*cellPad)
	}
}

func (t *PaperTable) columnWidths(width float32) []float32 { return divideWidth(t.wanted, width) }

// divideWidth divides a width among columns. Where it is not enough the narrow
// columns keep what they want, and the wide ones share the rest.
func divideWidth(wanted []float32, width float32) []float32 {
	var total float32
	for _, w := range wanted {
		total += w
	}
	widths := slices.Clone(wanted)
	if total <= width {
		for c := range widths {
			widths[c] *= width / total
		}
		return widths
	}
	rest, open := width, len(widths)
	for done := false; !done && open > 0; {
		done = true
		fair := rest / float32(open)
		for c, w := range wanted {
			if w <= fair && widths[c] >= 0 {
				rest, open, done = rest-w, open-1, false
				widths[c] = -w // settled
			}
		}
	}
	for c, w := range widths {
		if w < 0 {
			widths[c] = -w
		} else {
			widths[c] = rest / float32(open)
		}
	}
	return widths
}

// CurrentLine returns where the line of the current mark begins, below the top
// of the table; ok is false when no mark is the current one.
func (t *PaperTable) CurrentLine() (y float32, ok bool) {
	for n, cell := range t.cells {
		if line, found := cell.CurrentLine(); found {
			return cell.Position().Y + line, n >= t.columns
		}
	}
	return 0, false
}

// measureRows finds the height of every row in a width.
func (t *PaperTable) measureRows(width float32) {
	if t.width == width && t.heights != nil {
		return
	}
	t.width, t.heights = width, nil
	widths := t.columnWidths(width)
	for at := 0; at < len(t.cells); at += t.columns {
		var height float32
		for c := range t.columns {
			height = max(height, t.cells[at+c].HeightFor(widths[c]-2*cellPad))
		}
		t.heights = append(t.heights, height+theme.Gap1)
	}
}

// HeightFor implements Flow.
func (t *PaperTable) HeightFor(width float32) float32 {
	t.measureRows(width)
	height := theme.Border
	for _, h := range t.heights {
		height += h
	}
	return height
}

// MinSize implements fyne.CanvasObject.
func (t *PaperTable) MinSize() fyne.Size {
	return fyne.NewSize(float32(t.columns)*4*theme.Second.Size(), t.HeightFor(max(t.Size().Width, 1)))
}

// CreateRenderer implements fyne.Widget.
func (t *PaperTable) CreateRenderer() fyne.WidgetRenderer {
	p := &pane{min: t.MinSize}
	var across, down []*canvas.Rectangle
	for range len(t.cells)/t.columns + 1 {
		across = append(across, canvas.NewRectangle(theme.Ink2))
	}
	for range t.columns + 1 {
		down = append(down, canvas.NewRectangle(theme.Ink2))
	}
	for _, cell := range t.cells {
		p.objects = append(p.objects, cell)
	}
	for _, line := range slices.Concat(across, down) {
		p.objects = append(p.objects, line)
	}
	p.layout = func(size fyne.Size) {
		t.measureRows(size.Width)
		widths := t.columnWidths(size.Width)
		var y float32
		for row, height := range t.heights {
			put(across[row], 0, y, size.Width, theme.Border)
			t.placeRow(row, y, height, widths)
			y += height
		}
		put(across[len(t.heights)], 0, y, size.Width, theme.Border)
		var x float32
		for c := range t.columns {
			put(down[c], x, 0, theme.Border, y)
			x += widths[c]
		}
		put(down[t.columns], size.Width-theme.Border, 0, theme.Border, y+theme.Border)
	}
	p.refresh = func() { p.layout(t.Size()) }
	return p
}

// placeRow places the cells of a row; amounts stand at the right of theirs.
func (t *PaperTable) placeRow(row int, y, height float32, widths []float32) {
	var x float32
	for c := range t.columns {
		cell, w := t.cells[row*t.columns+c], widths[c]
		left, room := x+cellPad, w-2*cellPad
		if used := measure(cell.text, cell.style).Width + 1; row > 0 && slices.Contains(t.right, c) && used < room {
			left, room = left+room-used, used
		}
		high := cell.HeightFor(room)
		put(cell, left, y+(height-high)/2+theme.Border/2, room, high)
		x += w
	}
}

package grid

import (
	"strings"

	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// box is a rectangle in the sheet of a statutory table.
type box struct{ x, y, w, h float32 }

func (b box) contains(p fyne.Position) bool {
	return p.X >= b.x && p.X < b.x+b.w && p.Y >= b.y && p.Y < b.y+b.h
}

// statForm is where everything of a statutory table stands: the edges of its
// columns and rows, its cells with their lines of text, its rules.
type statForm struct {
	columns, rows []float32 // edges, one more than there are columns and rows
	boxes         []box     // of the cells
	lines         [][]string
	owner         []int // index of the cell at row*columns+column, -1 for none
	rules         []box
	size          fyne.Size
	titleAt       fyne.Position
	title         string
}

const (
	statMargin float32 = 14
	statPad    float32 = 5
)

func cellSpan(c StatCell) (rows, cols int) { return max(c.RowSpan, 1), max(c.ColSpan, 1) }

// leading is the distance of the lines inside a cell.
func leading() float32 { return float32(int(theme.Small.Size()*1.23 + 0.5)) }

// newStatForm lays a table out. Columns that no width is given for take the
// last one.
func newStatForm(title string, widths []float32, cells []StatCell) *statForm {
	f := &statForm{title: title}
	rows, cols := 0, len(widths)
	for _, c := range cells {
		high, wide := cellSpan(c)
		rows, cols = max(rows, c.Row+high), max(cols, c.Col+wide)
	}
	f.setColumns(widths, cols)
	f.setOwners(cells, rows, cols)
	f.setLines(cells)
	f.setRows(cells, rows)
	for _, c := range cells {
		high, wide := cellSpan(c)
		f.boxes = append(f.boxes, box{
			f.columns[c.Col], f.rows[c.Row],
			f.columns[c.Col+wide] - f.columns[c.Col], f.rows[c.Row+high] - f.rows[c.Row],
		})
	}
	f.setRules(rows, cols)
	f.size = fyne.NewSize(f.columns[cols]+statMargin+1, f.rows[rows]+statMargin+1)
	return f
}

func (f *statForm) setColumns(widths []float32, cols int) {
	x := statMargin
	f.columns = append(f.columns, x)
	for i := range cols {
		wide := float32(60)
		if len(widths) > 0 {
			wide = widths[min(i, len(widths)-1)]
		}
		// Cells grow with their own type, which is Small.
		x += float32(int(wide*theme.Small.Size()/13 + 0.5))
		f.columns = append(f.columns, x)
	}
}

func (f *statForm) setOwners(cells []StatCell, rows, cols int) {
	f.owner = make([]int, rows*cols)
	for i := range f.owner {
		f.owner[i] = -1
	}
	for i, c := range cells {
		high, wide := cellSpan(c)
		for r := c.Row; r < c.Row+high; r++ {
			for k := c.Col; k < c.Col+wide; k++ {
				f.owner[r*cols+k] = i
			}
		}
	}
}

func (f *statForm) setLines(cells []StatCell) {
	size := theme.Small.Size()
	for _, c := range cells {
		_, wide := cellSpan(c)
		if c.Vertical {
			f.lines = append(f.lines, upright(c.Text))
			continue
		}
		room := f.columns[c.Col+wide] - f.columns[c.Col] - 2*statPad
		if c.Align == Centre {
			room += statPad // centred heads may come nearer to the rules
		}
		f.lines = append(f.lines, wrap(c.Text, size, room, !c.Head))
	}
}

// upright sets a text from top to bottom, one character a line; a mark stays
// with the character before it.
func upright(text string) []string {
	var lines []string
	for _, r := range text {
		if len(lines) > 0 && strings.ContainsRune(notFirst, r) {
			lines[len(lines)-1] += string(r)
			continue
		}
		lines = append(lines, string(r))
	}
	return lines
}

// setRows gives each row the height of its highest cell; what a merged cell
// still lacks is added to its last row.
func (f *statForm) setRows(cells []StatCell, rows int) {
	least := float32(int(theme.Small.Size()*1.77 + 0.5))
	heights := make([]float32, rows)
	for i := range heights {
		heights[i] = least
	}
	need := func(i int) float32 { return float32(len(f.lines[i])-1)*leading() + least - 2 }
	for i, c := range cells {
		if high, _ := cellSpan(c); high == 1 {
			heights[c.Row] = max(heights[c.Row], need(i))
		}
	}
	for i, c := range cells {
		high, _ := cellSpan(c)
		lack := need(i)
		for r := c.Row; r < c.Row+high; r++ {
			lack -= heights[r]
		}
		heights[c.Row+high-1] += max(lack, 0)
	}
	y := statMargin
	if f.title != "" {
		y += lineHeight(theme.Second.Size())
	}
	y = float32(int(y + 6))
	f.titleAt = fyne.NewPos(0, statMargin-4)
	f.rows = append(f.rows, y)
	for _, h := range heights {
		y += h
		f.rows = append(f.rows, y)
	}
}

// setRules finds the lines between cells, each as long as it runs without a
// gap.
func (f *statForm) setRules(rows, cols int) {
	at := func(r, c int) int {
		if r < 0 || c < 0 || r >= rows || c >= cols {
			return -1
		}
		return f.owner[r*cols+c]
	}
	for r := 0; r <= rows; r++ {
		f.runs(cols, func(c int) bool { return at(r-1, c) != at(r, c) }, func(from, to int) {
			f.rules = append(f.rules, box{f.columns[from], f.rows[r], f.columns[to] - f.columns[from] + 1, 1})
		})
	}
	for c := 0; c <= cols; c++ {
		f.runs(rows, func(r int) bool { return at(r, c-1) != at(r, c) }, func(from, to int) {
			f.rules = append(f.rules, box{f.columns[c], f.rows[from], 1, f.rows[to] - f.rows[from] + 1})
		})
	}
}

// runs calls add for every longest stretch of n places in which has holds.
func (f *statForm) runs(n int, has func(int) bool, add func(from, to int)) {
	for from := 0; from < n; from++ {
		if !has(from) {
			continue
		}
		to := from
		for to < n && has(to) {
			to++
		}
		add(from, to)
		from = to
	}
}

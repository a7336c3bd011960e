package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Align is where a text stands in its cell.
type Align int

// The alignments.
const (
	Centre Align = iota
	Left
	Right
)

// StatCell is one cell of a statutory table. Spans of 0 count as 1.
type StatCell struct {
	Text             string
	Row, Col         int
	RowSpan, ColSpan int
	Head             bool // a label, not a figure
	Vertical         bool // set from top to bottom
	Align            Align
	Address          string // of the records behind the figure; "" cannot be opened
}

// Mark is what the checks say of a figure.
type Mark int

// The marks.
const (
	NoMark  Mark = iota
	Warning      // 请核对
	Wrong        // 要改
)

// StatTable shows a statutory table as it stands on paper. The keyboard moves
// between the figures that have an Address; Enter or a click opens one.
type StatTable struct {
	widget.BaseWidget

	OnOpen     func(address string)
	OnMove     func(address string)         // the keyboard is on another figure
	OnKey      func(key *fyne.KeyEvent)     // keys the table has no use for; nil hands them to the canvas
	OnShortcut func(shortcut fyne.Shortcut) // shortcuts the table has no use for; nil hands them to the canvas

	title  string
	widths []float32
	cells  []StatCell

	marks   map[string]Mark
	opened  string
	cursor  int // index of the cell under the keyboard, -1 for none
	focused bool
	unseen  bool // a figure asked for before the table had a size is still to be shown

	form   *statForm // where everything stands
	sheet  *statSheet
	scroll *scrollView
}

// NewStatTable makes a table under its title (“” for none). widths are those
// of the columns at standard type; Widths has them for the annual report.
func NewStatTable(title string, widths []float32, cells []StatCell) *StatTable {
	t := &StatTable{title: title, widths: widths, marks: map[string]Mark{}, cursor: -1}
	t.sheet = newStatSheet(t)
	t.scroll = newScrollView(t.sheet)
	t.scroll.centred = true
	t.ExtendBaseWidget(t)
	t.SetCells(cells)
	return t
}

// SetCells shows other cells. Opened figure and marks stay with their
// addresses.
func (t *StatTable) SetCells(cells []StatCell) {
	at := t.Current()
	t.cells = cells
	t.form = newStatForm(t.title, t.widths, cells)
	t.cursor = t.find(at)
	t.sheet.rebuild()
	t.Refresh()
}

// SetMark marks a figure; NoMark takes the mark away.
func (t *StatTable) SetMark(address string, m Mark) {
	if m == NoMark {
		delete(t.marks, address)
	} else {
		t.marks[address] = m
	}
	t.sheet.Refresh()
}

// SetMarks replaces all marks.
func (t *StatTable) SetMarks(marks map[string]Mark) {
	t.marks = map[string]Mark{}
	for address, m := range marks {
		t.marks[address] = m
	}
	t.sheet.Refresh()
}

// Open frames a figure as the one whose records are shown, and shows it; ""
// frames none. It does not call OnOpen.
func (t *StatTable) Open(address string) {
	t.opened = address
	if i := t.find(address); i >= 0 {
		t.cursor = i
		t.Reveal(address)
	}
	t.sheet.Refresh()
}

// Opened returns the address of the framed figure.
func (t *StatTable) Opened() string { return t.opened }

// Current returns the address under the keyboard, or "".
func (t *StatTable) Current() string {
	if t.cursor < 0 || t.cursor >= len(t.cells) {
		return ""
	}
	return t.cells[t.cursor].Address
}

// Reveal scrolls until the figure is in sight.
func (t *StatTable) Reveal(address string) {
	if i := t.find(address); i >= 0 {
		t.reveal(i)
	}
}

func (t *StatTable) find(address string) int {
	if address == "" {
		return -1
	}
	for i, c := range t.cells {
		if c.Address == address {
			return i
		}
	}
	return -1
}

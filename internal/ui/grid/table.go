package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Severity is how much something wants attention. It picks colour and icon;
// the word beside them is the caller's.
type Severity int

// The severities.
const (
	Plain Severity = iota // nothing to say
	Quiet                 // not begun, not due
	Good                  // done, agrees
	Ask                   // soon due, to be looked at
	Bad                   // overdue, must be dealt with
)

// Row is one record, ready to be shown.
type Row struct {
	Key      string   // names the record; selection and ticks hold on to it
	Cells    []string // one for each column
	Severity Severity // of the State column
	Icon     string   // of the State column; "" takes the severity's own
	Late     bool     // red edge at the left
}

// Source gives the rows of a table, page by page.
type Source interface {
	// Len is how many rows there are, and cheap. Below 0 means that they have
	// not been counted yet: the first page is asked for all the same, and Len
	// again when it arrives.
	Len() int
	// Page reads n rows from offset on. It calls done on the window's
	// goroutine, at once or later, exactly once.
	Page(offset, n int, done func([]Row, error))
}

// Finder is a Source that knows where a record stands. With it a table finds
// its selected record again wherever a new order has put it.
type Finder interface {
	// Find calls done on the window's goroutine with the record's place, or
	// with -1.
	Find(key string, done func(i int))
}

// Kind is what a column holds.
type Kind int

// The kinds.
const (
	Text     Kind = iota
	Headline      // what the record is called: bold in the selected row, takes a second line at large type
	Number        // right-aligned
	State         // icon, word and colour of the row's severity
	Card          // two lines: cells of title, second line, and the state at its end
)

// Column is one column of a table. Width is that at standard type and grows
// with the type; a column without Width takes a share of what is left, by
// Weight (0 counts as 1), and never becomes narrower than Least.
type Column struct {
	Title    string
	Width    float32
	Weight   float32
	Least    float32
	Kind     Kind
	Sortable bool
}

// Direction is the order in which a column is sorted.
type Direction int

// The directions.
const (
	Unsorted Direction = iota
	Ascending
	Descending
)

// DataTable shows up to millions of rows in columns. One row is the current
// one: it is selected as a whole, and the keyboard moves it. When Multi is set,
// any number of rows can be ticked besides.
type DataTable struct {
	widget.BaseWidget

	OnSelect   func(i int, row Row)                   // the current row changed; -1 when there is none any more
	OnActivate func(i int, row Row)                   // Enter or double click
	OnPress    func(i int, row Row)                   // the mouse has pressed a row
	OnTick     func(ticked int)                       // the number of ticked rows changed
	OnSort     func(column int, d Direction)          // a head was pressed; the caller reloads
	OnError    func(err error)                        // a page could not be read; the table shows it too
	OnKey      func(key *fyne.KeyEvent)               // keys the table has no use for; nil hands them to the canvas
	OnShortcut func(shortcut fyne.Shortcut)           // shortcuts the table has no use for; nil hands them to the canvas
	OnMenu     func(i int, row Row, at fyne.Position) // right click, absolute position

	columns []Column
	pages   *pager
	multi   bool
	empty   fyne.CanvasObject

	sorted    int // column, -1 for none
	direction Direction

	current  int    // -1 for none
	row      Row    // of current, when it has been loaded
	announce bool   // OnSelect waits for the row to arrive
	seeking  bool   // after a reload: where has the current row gone?
	follow   string // key of the record that is to be the current one wherever it stands, "" for none
	anchor   int    // where a range begins
	ticks    map[string]bool

	focused bool
	top     float64 // of the view in the rows, in dp: float32 loses whole pixels beyond 16 million
	left    float32
	view    *tableView
	bar     *scrollBar
	texts   fitter
}

// NewDataTable makes a table without rows.
func NewDataTable(columns []Column) *DataTable {
	t := &DataTable{columns: columns, sorted: -1, current: -1, anchor: -1, ticks: map[string]bool{}}
	t.pages = newPager(t.arrived)
	t.bar = newScrollBar(t.scrollTo)
	t.ExtendBaseWidget(t)
	return t
}

// NewCardList makes a list without heads whose rows have two lines: what a
// record is called over where it stands, with the severity's state at the right.
func NewCardList() *DataTable { return NewDataTable([]Column{{Kind: Card}}) }

// SetSource shows other rows, from the first on, with nothing selected or
// ticked.
func (t *DataTable) SetSource(s Source) {
	t.pages.use(s)
	t.current, t.row, t.anchor, t.seeking, t.announce, t.follow = -1, Row{}, -1, false, false, ""
	clear(t.ticks)
	t.top = 0
	t.Refresh()
}

// Reload reads the rows again. The view stays where it is and the current
// record stays selected, wherever it stands now.
func (t *DataTable) Reload() {
	t.pages.reload()
	t.seeking = t.current >= 0
	if t.seeking {
		t.clampCurrent()
	}
	t.Refresh()
}

// SetMulti shows a column of boxes to tick.
func (t *DataTable) SetMulti(on bool) {
	t.multi = on
	t.Refresh()
}

// SetEmpty sets what stands in place of the rows when there are none.
func (t *DataTable) SetEmpty(content fyne.CanvasObject) {
	t.empty = content
	t.Refresh()
}

// SetSorted marks a column as the one the rows are sorted by; -1 for none.
func (t *DataTable) SetSorted(column int, d Direction) {
	t.sorted, t.direction = column, d
	t.Refresh()
}

// Select makes row i the current one and shows it; -1 for none.
func (t *DataTable) Select(i int) {
	if i < 0 {
		t.current, t.row, t.anchor, t.follow = -1, Row{}, -1, ""
		t.Refresh()
		return
	}
	t.moveTo(i)
}

// Selected returns the current row; ok is false when there is none or it has
// not been read yet.
func (t *DataTable) Selected() (i int, row Row, ok bool) {
	return t.current, t.row, t.current >= 0 && !t.announce
}

// Ticked returns the keys of the ticked rows, in no order.
func (t *DataTable) Ticked() []string {
	keys := make([]string, 0, len(t.ticks))
	for key := range t.ticks {
		keys = append(keys, key)
	}
	return keys
}

// Untick clears all ticks.
func (t *DataTable) Untick() {
	clear(t.ticks)
	t.ticked()
}

// Len is the number of rows, as far as it is known.
func (t *DataTable) Len() int { return max(t.pages.count, 0) }

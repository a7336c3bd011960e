package extract

import (
	"fmt"
	"time"

	"zwgk/internal/privacy"
)

// Document is the words of a file.
type Document struct {
	Passages []Passage
	Tables   []Table
}

// Passage is a piece of running text and the place where it stands.
type Passage struct{ Where, Text string }

// Table is a table with all its rows, the heading among them.
type Table struct {
	Rows [][]string
	// lines[i] is the number of Rows[i] in the file, and at names a cell.
	lines []int
	at    func(line, col int) string
}

// Where names the place of a cell; row and col count from 0 in Rows.
func (t *Table) Where(row, col int) string { return t.at(t.lines[row], col) }

func (t *Table) add(line int, cells []string) {
	t.Rows, t.lines = append(t.Rows, cells), append(t.lines, line)
}

// Cells is how many cells of tables hold anything.
func (d *Document) Cells() int {
	n := 0
	for _, t := range d.Tables {
		for _, row := range t.Rows {
			for _, cell := range row {
				if cell != "" {
					n++
				}
			}
		}
	}
	return n
}

// Found is a finding and the place where it stands.
type Found struct {
	Where string
	privacy.Finding
}

// Search looks through the whole document. day is the day against which ages
// are counted.
func (d *Document) Search(day time.Time) []Found {
	var out []Found
	for _, p := range d.Passages {
		for _, f := range privacy.Find(p.Text, day) {
			out = append(out, Found{p.Where, f})
		}
	}
	for _, t := range d.Tables {
		out = append(out, t.search(day)...)
	}
	return out
}

// search reads the rows above the heading, and the heading, as plain cells.
func (t *Table) search(day time.Time) []Found {
	var out []Found
	add := func(first int, found []privacy.CellFinding) {
		for _, f := range found {
			out = append(out, Found{t.Where(first+f.Row, f.Col), f.Finding})
		}
	}
	at := privacy.HeadingRow(t.Rows)
	add(0, privacy.FindTable(nil, t.Rows[:at+1], day))
	var heading []string
	if at >= 0 {
		heading = t.Rows[at]
	}
	add(at+1, privacy.FindTable(heading, t.Rows[at+1:], day))
	return out
}

// columnName gives column 0 as A, 26 as AA.
func columnName(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

func lineAndColumn(line, col int) string { return fmt.Sprintf("第%d行第%d列", line, col+1) }

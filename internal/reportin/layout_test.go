package reportin_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/word"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// town is a report of a town whose cells all hold different numbers, so that
// no cell can be taken for another.
func town() *annual.Report {
	figures := annual.Figures{}
	n := int64(0)
	for a, c := range annual.Edition2021().Cells {
		n++
		figures[a] = annual.Count(n)
		if c.Unit == annual.Amount {
			figures[a] = annual.Count(n*annual.AmountScale + 500_000)
		}
	}
	organ := office.Organ{Level: office.Town, Name: "青石镇人民政府"}
	return writing.Compose(writing.AnnualReport, &writing.Facts{Organ: organ, Year: 2025, Figures: figures}, nil).Report(workday.MustDate("2026-01-20"))
}

// oneCell is a cell of a table on paper.
type oneCell struct {
	text       string
	rows, cols int
}

// paperTable lays a table of the report out with merged cells, as the form
// prints it.
func paperTable(table annual.Table, figures annual.Figures) [][]oneCell {
	switch table.Key {
	case annual.Table2:
		return paperDisclosed(table, figures)
	case annual.Table3:
		return paperApplications(table, figures)
	}
	return paperCases(table, figures)
}

func values(table annual.Table, row annual.Row, figures annual.Figures, span int) []oneCell {
	var out []oneCell
	for _, c := range row.Columns {
		out = append(out, oneCell{figures[annual.At(table.Key, row.Key, c.Key)].Format(c.Unit), 1, span})
	}
	return out
}

func paperDisclosed(table annual.Table, figures annual.Figures) [][]oneCell {
	var out [][]oneCell
	item := ""
	for _, row := range table.Rows {
		span := 3 / len(row.Columns)
		if row.Label[0] != item {
			item = row.Label[0]
			heads := []oneCell{{annual.ContentHead, 1, 1}}
			for _, c := range row.Columns {
				heads = append(heads, oneCell{c.Label, 1, span})
			}
			out = append(out, []oneCell{{item, 1, 4}}, heads)
		}
		out = append(out, append([]oneCell{{row.Name(), 1, 1}}, values(table, row, figures, span)...))
	}
	return out
}

func paperApplications(table annual.Table, figures annual.Figures) [][]oneCell {
	columns := table.Rows[0].Columns
	last := len(columns) - 1
	second := []oneCell{{columns[0].Label, 2, 1}, {annual.OrganisationsHead, 1, last - 1}, {columns[last].Label, 2, 1}}
	var third []oneCell
	for _, c := range columns[1:last] {
		third = append(third, oneCell{c.Label, 1, 1})
	}
	out := [][]oneCell{{{annual.IdentityHead, 3, 3}, {annual.ApplicantsHead, 1, 7}}, second, third}
	for i, row := range table.Rows {
		var cells []oneCell
		for level, text := range row.Label {
			if i > 0 && table.Rows[i-1].Shares(row, level) {
				continue
			}
			c := oneCell{text, 1, 1}
			for i+c.rows < len(table.Rows) && level < len(row.Label)-1 && row.Shares(table.Rows[i+c.rows], level) {
				c.rows++
			}
			if level == len(row.Label)-1 {
				c.cols = 3 - level
			}
			cells = append(cells, c)
		}
		out = append(out, append(cells, values(table, row, figures, 1)...))
	}
	return out
}

func paperCases(table annual.Table, figures annual.Figures) [][]oneCell {
	first := []oneCell{{"行政复议", 1, 5}, {"行政诉讼", 1, 10}}
	var second, third, last []oneCell
	for i, row := range table.Rows {
		for _, c := range row.Columns {
			if i == 0 {
				second = append(second, oneCell{c.Label, 2, 1})
			} else {
				third = append(third, oneCell{c.Label, 1, 1})
			}
		}
		if i > 0 {
			second = append(second, oneCell{row.Name(), 1, 5})
		}
		last = append(last, values(table, row, figures, 1)...)
	}
	return [][]oneCell{first, second, third, last}
}

// docx writes a report as a clerk's Word file.
func docx(t testing.TB, r *annual.Report) []byte {
	t.Helper()
	d := word.Document{Meta: word.Meta{Title: r.Title}}
	add := func(text string) { d.Blocks = append(d.Blocks, word.Text(word.Body, text)) }
	add(r.Title)
	add(r.Preamble)
	for _, s := range r.Sections {
		add(s.Heading)
		for _, text := range lines(s.Text) {
			add(text)
		}
		for _, table := range r.Edition().Tables {
			if len(r.Figures) > 0 && annual.SectionNumber(table.Title) == annual.SectionNumber(s.Heading) {
				d.Blocks = append(d.Blocks, wordTable(paperTable(table, r.Figures)))
			}
		}
	}
	add(r.Organ)
	add(r.Issued.Chinese())
	var b bytes.Buffer
	if err := word.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wordTable(rows [][]oneCell) *word.Table {
	width := 0
	for _, c := range rows[0] {
		width += c.cols
	}
	table := &word.Table{Columns: make([]float64, width)}
	for i := range table.Columns {
		table.Columns[i] = 1
	}
	for _, row := range rows {
		var cells []word.Cell
		for _, c := range row {
			cells = append(cells, word.Cell{Text: c.text, RowSpan: c.rows, ColSpan: c.cols})
		}
		table.Rows = append(table.Rows, word.Row{Cells: cells})
	}
	return table
}

// xlsx writes a report's tables on three sheets, or on one below each other.
func xlsx(t testing.TB, r *annual.Report, oneSheet bool) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	sheet, line := "Sheet1", 1
	put := func(row, col int, value any) {
		name, err := excelize.CoordinatesToCellName(col, row)
		if err == nil {
			err = book.SetCellValue(sheet, name, value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	put(line, 1, r.Title)
	line++
	for i, table := range r.Edition().Tables {
		if !oneSheet && i > 0 {
			sheet, line = fmt.Sprintf("表%d", i+2), 1
			if _, err := book.NewSheet(sheet); err != nil {
				t.Fatal(err)
			}
		}
		put(line, 1, table.Title)
		line = placeOnSheet(t, book, sheet, line+1, paperTable(table, r.Figures)) + 1
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// placeOnSheet puts the cells of a table on a sheet from a line on, merged as
// they are on paper, and returns the line below.
func placeOnSheet(t testing.TB, book *excelize.File, sheet string, line int, rows [][]oneCell) int {
	t.Helper()
	taken := map[[2]int]bool{}
	for i, row := range rows {
		col := 1
		for _, c := range row {
			for taken[[2]int{i, col}] {
				col++
			}
			for r := range c.rows {
				for k := range c.cols {
					taken[[2]int{i + r, col + k}] = true
				}
			}
			from, _ := excelize.CoordinatesToCellName(col, line+i)
			to, _ := excelize.CoordinatesToCellName(col+c.cols-1, line+i+c.rows-1)
			err := book.SetCellValue(sheet, from, c.text)
			if err == nil && from != to {
				err = book.MergeCell(sheet, from, to)
			}
			if err != nil {
				t.Fatal(err)
			}
			col += c.cols
		}
	}
	return line + len(rows)
}

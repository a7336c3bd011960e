package sheet

import (
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/annual"
	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

// WriteAnnualTables writes the three tables of a report as a workbook, a sheet
// each, laid out as the form prints them: merged cells, on one page of A4.
// Figures are numbers (amounts in 万元 with as many decimals as they need), no
// cell is a formula, and what a report has in words stays words.
func WriteAnnualTables(w io.Writer, r *annual.Report) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	err := writeAnnualTables(book, r)
	if err == nil {
		err = book.Write(w)
	}
	if err != nil {
		return fault.Wrap(err, fault.Storage, "年度报告的表写不出来。检查磁盘是否已满，或者换一个地方")
	}
	return nil
}

func writeAnnualTables(book *excelize.File, r *annual.Report) error {
	tables := r.Edition().Tables
	for i, t := range tables {
		s := annualSheet{book: book, tab: tableNames[t.Key], table: t.Print(r.Figures), styles: map[cellLook]int{}}
		s.measure(t.Key)
		var err error
		if i == 0 {
			err = book.SetSheetName("Sheet1", s.tab)
		} else {
			_, err = book.NewSheet(s.tab)
		}
		for _, step := range []func() error{s.widths, func() error { return s.heading(r, t.Title) }, s.cells, s.heights, s.print} {
			if err == nil {
				err = step()
			}
		}
		if err != nil {
			return err
		}
	}
	return describe(book, r)
}

// describe fills in the workbook's own description; without the day of the
// report it has the day of the library.
func describe(book *excelize.File, r *annual.Report) error {
	properties := &excelize.DocProperties{Title: catalog.NormalText(r.Title), Creator: catalog.NormalText(r.Organ), Subject: "政府信息公开工作年度报告"}
	if d := r.Issued; !d.IsZero() {
		properties.Created = time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
		properties.Modified = properties.Created
	}
	return book.SetDocProps(properties)
}

// annualSheet is a sheet that is being written.
type annualSheet struct {
	book    *excelize.File
	tab     string
	table   annual.Printed
	columns []float64 // widths in characters
	styles  map[cellLook]int
}

// headingRows stand above the table: title, section, organ and date.
const headingRows = 3

// measure finds the widths of the columns; longer numbers widen theirs.
func (s *annualSheet) measure(key string) {
	s.columns = make([]float64, s.table.Columns)
	for i := range s.columns {
		s.columns[i] = map[string]float64{annual.Table2: 22, annual.Table3: 7.2, annual.Table4: 6.5}[key]
	}
	if key == annual.Table3 {
		copy(s.columns, []float64{4, 11, 30})
	}
	s.table.Places(func(_, column int, c annual.PrintedCell) {
		if c.Kind == annual.FigureCell && c.Cols == 1 {
			s.columns[column] = max(s.columns[column], float64(min(textWidth(c.Text), 30)+2))
		}
	})
}

func (s *annualSheet) widths() error {
	for i, width := range s.columns {
		if err := s.book.SetColWidth(s.tab, columnName(i), columnName(i), width); err != nil {
			return err
		}
	}
	return nil
}

// heading says whose tables of which year these are.
func (s *annualSheet) heading(r *annual.Report, section string) error {
	half, last := (s.table.Columns+1)/2, s.table.Columns-1
	whole := 0.0
	for _, width := range s.columns {
		whole += width
	}
	organ, day := "", ""
	if r.Organ != "" {
		organ = "单位：" + r.Organ
	}
	if !r.Issued.IsZero() {
		day = "成文日期：" + r.Issued.Chinese()
	}
	for _, h := range []struct {
		row, left, right int
		text             string
		look             cellLook
		height           float64
	}{
		{1, 0, last, r.Title, cellLook{size: 16, bold: true, wrap: true}, min(float64(linesIn(r.Title, whole/2))*24+10, tallestRow)},
		{2, 0, last, section, cellLook{size: 12, bold: true, align: "left"}, 24},
		{3, 0, half - 1, organ, cellLook{size: 10, align: "left"}, 20},
		{3, half, last, day, cellLook{size: 10, align: "right"}, 20},
	} {
		if err := s.put(h.left, h.row, h.right, h.row, h.look, h.text); err != nil {
			return err
		}
		if err := s.book.SetRowHeight(s.tab, h.row, h.height); err != nil {
			return err
		}
	}
	return nil
}

func (s *annualSheet) cells() error {
	var failed error
	s.table.Places(func(row, column int, c annual.PrintedCell) {
		if failed == nil {
			top := headingRows + 1 + row
			failed = s.put(column, top, column+c.Cols-1, top+c.Rows-1, lookOf(c), content(c))
		}
	})
	return failed
}

// content is what stands in a cell: a number where the report has one that a
// workbook keeps to the last digit.
func content(c annual.PrintedCell) any {
	if c.Kind == annual.ColumnHead { // a narrow column breaks it where its words meet
		if head, rest := annual.SplitLabel(c.Text); rest != "" {
			return head + "\n" + rest
		}
	}
	const kept = 15 // digits
	if c.Kind != annual.FigureCell || c.Value.State != annual.Number || textWidth(c.Text) > kept {
		return c.Text
	}
	if c.Unit != annual.Amount {
		return c.Value.Number
	}
	amount, err := strconv.ParseFloat(c.Text, 64)
	if err != nil {
		return c.Text
	}
	return amount
}

// put fills a range, which becomes one cell.
func (s *annualSheet) put(left, top, right, bottom int, look cellLook, value any) error {
	first, last := cellAt(left, top), cellAt(right, bottom)
	var err error
	if text, words := value.(string); words {
		if text = catalog.NormalText(text); text != "" {
			err = s.book.SetCellStr(s.tab, first, escapeText(text))
		}
	} else {
		err = s.book.SetCellValue(s.tab, first, value)
	}
	if err == nil && first != last {
		err = s.book.MergeCell(s.tab, first, last)
	}
	if err != nil {
		return err
	}
	style, err := s.style(look)
	if err != nil {
		return err
	}
	return s.book.SetCellStyle(s.tab, first, last, style)
}

package sheet

import (
	"context"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/fault"
)

// The look of a marked cell, and who its comment is from.
const (
	markFill   = "F8CBCB"
	markAuthor = "政务公开工作台"
)

// Mark writes a copy of the workbook at source to target in which every
// problem's cell is red and has the problem's sentence as its comment, so that
// the clerk can mend his own workbook. A problem of a whole row marks the
// row's first cell; one of a whole sheet marks A1. The source stays as it was.
func Mark(source, target string, problems []Problem) error {
	book, err := openBook(source)
	if err != nil {
		return fault.Wrap(err, fault.Unreadable, "这份工作簿标不上红。照上面列出的位置在原件里改")
	}
	defer book.Close()
	styles := map[int]int{} // the cell's style → the same in red
	for place, sentences := range byCell(problems) {
		if err := mark(book, styles, place.Sheet, cellName(place), sentences); err != nil {
			return fault.Wrap(err, fault.Unreadable, "这份工作簿标不上红。照上面列出的位置在原件里改")
		}
	}
	if err := book.SaveAs(target); err != nil {
		return fault.Wrap(err, fault.Storage, "“%s”写不进去。检查磁盘是否已满、文件是否正被打开，或者换一个地方", target)
	}
	return nil
}

// openBook opens a workbook to write in; a table of plain text becomes one.
func openBook(source string) (*excelize.File, error) {
	limits := DefaultLimits()
	if !isText(source) {
		return excelize.OpenFile(source, excelize.Options{UnzipSizeLimit: limits.SumBytes, UnzipXMLSizeLimit: limits.PartBytes})
	}
	w, err := open(context.Background(), source, limits)
	if err != nil {
		return nil, err
	}
	defer func() { _ = w.Close() }()
	book, name := excelize.NewFile(), w.sheets[0].name
	if err := book.SetSheetName(book.GetSheetName(0), name); err != nil {
		return nil, err
	}
	rows := newTextRows(w)
	var r row
	for {
		more, err := rows.next(&r)
		if err != nil || !more {
			return book, err
		}
		for i, c := range r.cells {
			if c.text == "" {
				continue
			}
			if err := book.SetCellStr(name, fmt.Sprintf("%s%d", columnName(i), r.number), c.text); err != nil {
				return nil, err
			}
		}
	}
}

// byCell gathers what is said about each cell: a cell has one comment.
func byCell(problems []Problem) map[Place]string {
	said := map[Place]string{}
	for _, p := range problems {
		place := p.Place
		place.Row = max(place.Row, 1)
		if before := said[place]; !strings.Contains(before, p.Sentence) {
			said[place] = strings.TrimPrefix(before+"\n"+p.Sentence, "\n")
		}
	}
	return said
}

func cellName(p Place) string {
	column := p.Column
	if column == "" {
		column = "A"
	}
	return fmt.Sprintf("%s%d", column, p.Row)
}

func mark(book *excelize.File, styles map[int]int, sheet, cell, sentence string) error {
	old, err := book.GetCellStyle(sheet, cell)
	if err != nil {
		return err
	}
	red, known := styles[old]
	if !known {
		style, err := book.GetStyle(old)
		if err != nil {
			return err
		}
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{markFill}}
		if red, err = book.NewStyle(style); err != nil {
			return err
		}
		styles[old] = red
	}
	if err := book.SetCellStyle(sheet, cell, cell, red); err != nil {
		return err
	}
	return book.AddComment(sheet, excelize.Comment{Cell: cell, Author: markAuthor, Text: sentence})
}

package sheet

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// ItemLine is a row of the 门户网站公开信息登记表 that offices keep of what they
// have made public, with two columns of ours behind it.
type ItemLine struct {
	Number    string       `json:"number,omitempty"` // 信息编号
	Title     string       `json:"title"`
	Summary   string       `json:"summary,omitempty"` // 内容描述
	Formed    workday.Date `json:"formed,omitzero"`   // 生成时间
	Attribute string       `json:"attribute,omitempty"`
	Document  string       `json:"document,omitempty"` // 文号
	Posted    workday.Date `json:"posted,omitzero"`    // 公布日期
	State     string       `json:"state,omitempty"`
}

// ItemLedger is such a register as a file holds it.
type ItemLedger struct {
	Rows     []Row[ItemLine] `json:"rows,omitempty"`
	Problems []Problem       `json:"problems,omitempty"`
}

// itemColumns are the heads in the order in which they are written, each with
// the other words that offices use.
var itemColumns = []struct {
	head  string
	other []string
	width float64
	field func(*ItemLine) *string
	date  func(*ItemLine) *workday.Date
}{
	{"信息编号", []string{"编号", "索引号"}, 22, func(l *ItemLine) *string { return &l.Number }, nil},
	{"信息名称", []string{"名称", "标题", "信息标题", "事项名称", "公开事项"}, 42, func(l *ItemLine) *string { return &l.Title }, nil},
	{"内容描述", []string{"内容概述", "内容摘要", "内容", "内容简介"}, 60, func(l *ItemLine) *string { return &l.Summary }, nil},
	{"生成时间", []string{"生成日期", "形成日期", "成文日期", "信息生成时间"}, 13, nil, func(l *ItemLine) *workday.Date { return &l.Formed }},
	{"公开属性", []string{"公开方式"}, 13, func(l *ItemLine) *string { return &l.Attribute }, nil},
	{"文号", []string{"发文字号", "文件编号"}, 22, func(l *ItemLine) *string { return &l.Document }, nil},
	{"公布日期", []string{"公开日期", "发布日期", "公开时间", "发布时间", "信息发布日期"}, 13, nil, func(l *ItemLine) *workday.Date { return &l.Posted }},
	{"状态", nil, 10, func(l *ItemLine) *string { return &l.State }, nil},
}

// titleColumn is the one that a register cannot do without.
const titleColumn = 1

// WriteItems writes a register. Everything is text, and its cells are of the
// format of text, so that no title is taken for a formula and no number for a
// figure, neither now nor when somebody goes into the cell and out again.
func WriteItems(w io.Writer, title string, each func(yield func(ItemLine) error) error) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	const tab = "Sheet1"
	style, err := book.NewStyle(&excelize.Style{NumFmt: asText})
	if err != nil {
		return err
	}
	stream, err := book.NewStreamWriter(tab)
	if err != nil {
		return err
	}
	if err := stream.SetColWidth(1, 1, 6); err != nil {
		return err
	}
	line := 0
	write := func(texts ...string) error {
		line++
		cells := make([]any, len(texts))
		for i, text := range texts {
			cells[i] = excelize.Cell{StyleID: style, Value: text}
		}
		return stream.SetRow(cellAt(0, line), cells)
	}
	head := []string{"序号"}
	for n, c := range itemColumns {
		if err := stream.SetColWidth(n+2, n+2, c.width); err != nil {
			return err
		}
		head = append(head, c.head)
	}
	if err := errors.Join(write(title), write(head...)); err != nil {
		return err
	}
	err = each(func(l ItemLine) error { return write(l.texts(line - 1)...) })
	if err != nil {
		return err
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return book.Write(w)
}

// texts are the cells of the line, the n-th of the register.
func (l ItemLine) texts(n int) []string {
	all := []string{fmt.Sprint(n)}
	for _, c := range itemColumns {
		if c.date != nil {
			all = append(all, c.date(&l).String())
			continue
		}
		all = append(all, *c.field(&l))
	}
	return all
}

// ReadItems reads such a register from the xlsx file at path.
func ReadItems(ctx context.Context, path string, limits Limits) (*ItemLedger, error) {
	limits = limits.withDefaults()
	f, size, err := openFile(path, limits)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	z, err := openZip(f, size)
	if err != nil {
		return nil, err
	}
	w, err := openWorkbookWith(ctx, z, limits, true)
	if err != nil {
		return nil, err
	}
	ledger := &ItemLedger{}
	found := false
	for _, p := range w.sheets {
		if p.part == "" {
			continue
		}
		g, err := w.openGrid(ctx, p)
		if err != nil {
			return nil, err
		}
		rows, err := allRows(ctx, g)
		if err != nil {
			return nil, err
		}
		if len(ledger.Rows)+len(rows) > limits.Rows {
			return nil, fault.New(fault.TooLarge, "各表加起来超过%d行。分成几个文件", limits.Rows)
		}
		found = ledger.read(p.name, rows, w.date1904) || found
	}
	if !found {
		return nil, fault.New(fault.Invalid, "没有找到登记表的表头。表头里要有“信息名称”（或标题）这一列")
	}
	return ledger, nil
}

// read takes the lines of one sheet; it reports whether there was a heading.
func (l *ItemLedger) read(sheet string, rows []row, date1904 bool) (headed bool) {
	var columns map[int]int // of the sheet → of itemColumns
	for i := range rows {
		r := &rows[i]
		if head := itemHeading(r); head != nil {
			columns, headed = head, true
			continue
		}
		if columns == nil || isFooter(firstText(r), true) {
			continue
		}
		l.take(sheet, r, columns, date1904)
	}
	return headed
}

// itemHeading tells which columns a row names, nil when it is no heading.
func itemHeading(r *row) map[int]int {
	columns := map[int]int{}
	titled := false
	for at := range r.cells {
		text := bare(r.cells[at].text)
		for n, c := range itemColumns {
			if text == c.head || contains(c.other, text) {
				columns[at] = n
				titled = titled || n == titleColumn
			}
		}
	}
	if !titled || len(columns) < 2 {
		return nil
	}
	return columns
}

func contains(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

func (l *ItemLedger) take(sheet string, r *row, columns map[int]int, date1904 bool) {
	var line ItemLine
	empty := true
	for at := range r.cells {
		n, known := columns[at]
		cell := &r.cells[at]
		if !known || cell.kind == blank {
			continue
		}
		empty = false
		c := itemColumns[n]
		if c.date == nil {
			*c.field(&line) = catalog.NormalText(cell.text)
			continue
		}
		value := readDate(cell, 0, date1904)
		if value.fault != "" {
			l.Problems = append(l.Problems, Problem{Place{Sheet: sheet, Row: r.number, Column: columnName(at)}, clip(cell.text), value.fault})
			return
		}
		*c.date(&line) = value.date
	}
	switch {
	case empty:
	case line.Title == "":
		l.Problems = append(l.Problems, Problem{Place{Sheet: sheet, Row: r.number}, "", "没有信息名称，不知道是哪一件。补上名称"})
	default:
		l.Rows = append(l.Rows, Row[ItemLine]{line, sheet, r.number})
	}
}

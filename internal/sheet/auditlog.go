package sheet

import (
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/fault"
)

// AuditRow is an entry of the 操作日志 as it is written.
type AuditRow struct {
	Seq    int64
	At     time.Time
	Person string
	What   string
	Record string
	Note   string
}

const (
	auditTab = "操作日志"
	// rowsOfTab is how many entries one tab takes: Excel has 1,048,576 rows. The
	// next tab takes the others, so that none is left out.
	rowsOfTab = 1_000_000
)

var auditWidths = []float64{10, 20, 14, 40, 48, 16}

// WriteAuditLog writes entries of the log, with a line at the top that says what
// was chosen and where the log stood. It calls each with a function that takes
// them one by one. Every cell is text but the number of the entry.
func WriteAuditLog(w io.Writer, title string, each func(take func(AuditRow) error) error) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	var unread error // what stopped the entries: not a fault of writing
	a := &auditBook{book: book, title: title, most: rowsOfTab}
	err := a.write(func(take func(AuditRow) error) error {
		unread = each(take)
		return unread
	})
	if unread != nil {
		return unread
	}
	if err == nil {
		err = book.Write(w)
	}
	if err != nil {
		return fault.Wrap(err, fault.Storage, "操作日志写不出来。检查磁盘是否已满，或者换一个地方")
	}
	return nil
}

// auditBook is a workbook of the log under way.
type auditBook struct {
	book  *excelize.File
	title string
	most  int // entries of a tab
	style int
	tab   *excelize.StreamWriter
	tabs  int
	line  int // the last line written
}

func (a *auditBook) write(each func(func(AuditRow) error) error) (err error) {
	if a.style, err = requestStyle(a.book); err != nil {
		return err
	}
	if err := a.nextTab(); err != nil {
		return err
	}
	if err := each(a.take); err != nil {
		return err
	}
	return a.tab.Flush()
}

const auditHead = 2 // lines above the entries

func (a *auditBook) take(r AuditRow) error {
	if a.line-auditHead == a.most {
		if err := a.tab.Flush(); err != nil {
			return err
		}
		if err := a.nextTab(); err != nil {
			return err
		}
	}
	at := r.At.In(time.FixedZone("CST", 8*3600)).Format(time.DateTime)
	return a.row(r.Seq, at, r.Person, r.What, r.Record, r.Note)
}

func (a *auditBook) nextTab() (err error) {
	name := auditTab
	if a.tabs++; a.tabs == 1 {
		err = a.book.SetSheetName("Sheet1", name)
	} else {
		name += strconv.Itoa(a.tabs)
		_, err = a.book.NewSheet(name)
	}
	if err != nil {
		return err
	}
	if a.tab, err = a.book.NewStreamWriter(name); err != nil {
		return err
	}
	for i, width := range auditWidths {
		if err := a.tab.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	a.line = 0
	if err := a.row(a.title); err != nil {
		return err
	}
	return a.row("条", "时间", "谁", "做了什么", "哪件记录", "说明")
}

func (a *auditBook) row(values ...any) error {
	cells := make([]any, len(values))
	for i, v := range values {
		cells[i] = excelize.Cell{StyleID: a.style, Value: v}
	}
	a.line++
	return a.tab.SetRow(cellAt(0, a.line), cells)
}

package present

import (
	"context"
	"fmt"
	"log/slog"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
)

// RecordList presents a list of records that may be very long: it is read page
// by page, when a page comes into sight.
type RecordList struct {
	Title    string
	Total    string // 共1,306条
	Searched string // what the list says when there is nothing in it
	Sortable bool   // short enough to be sorted by another column

	records int
	order   annual.Order
	run     Runner
	read    ReadPage
}

// ReadPage reads n records of a list from offset on.
type ReadPage func(ctx context.Context, order annual.Order, offset, n int) (desk.EntryPage, error)

// sortableRecords bounds the lists that can be sorted: in the order of the
// ledger a page costs the same in any list, sorting costs as much as the list
// is long.
const sortableRecords = 100_000

// NewRecordList lists what read reads; records is how many there are, or below
// 0 when nobody has counted them yet.
func NewRecordList(title string, records int, run Runner, read ReadPage) *RecordList {
	l := &RecordList{Title: title, run: run, read: read}
	l.count(records)
	return l
}

func (l *RecordList) count(records int) {
	l.records, l.Total = records, ""
	if records >= 0 {
		l.Total = fmt.Sprintf("共%s条", thousands(records))
	}
	l.Sortable = records <= sortableRecords
}

// ListRow is a record of the list.
type ListRow struct {
	RecordRow
	Begun, Ended, Result string
}

// Len is the number of records as of the last page that was read.
func (l *RecordList) Len() int { return l.records }

// Sort gives the list another order; pages have to be read again.
func (l *RecordList) Sort(by annual.Field, descending bool) {
	l.order = annual.Order{By: by, Descending: descending}
}

// Page reads n records from offset on beside the window.
func (l *RecordList) Page(offset, n int, done func([]ListRow, error)) {
	var rows []ListRow
	var page desk.EntryPage
	order := l.order
	l.run.Go(func(ctx context.Context) (err error) {
		page, err = l.read(ctx, order, offset, n)
		for _, e := range page.Entries {
			rows = append(rows, listRow(e))
		}
		return err
	}, func(err error) {
		if err != nil {
			slog.Error("shown to the clerk", "offset", offset, "error", err)
		} else {
			l.count(page.Records)
		}
		done(rows, err)
	})
}

func listRow(e annual.Entry) ListRow {
	row := ListRow{RecordRow: recordRow(e), Begun: e.Begun.String(), Ended: e.Ended.String(), Result: desk.ResultOf(e)}
	row.Number, row.Title = e.Number, desk.NameOf(e)
	return row
}

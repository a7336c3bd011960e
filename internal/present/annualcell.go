package present

import (
	"context"
	"fmt"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
)

// RecordsModel is what a figure was counted from.
type RecordsModel struct {
	Cell  annual.Address
	Title string // 自然人　本机关不掌握相关政府信息
	Total string // 2件
	Rows  []RecordRow
	More  int // records beyond the rows
}

// RecordRow is one record behind a figure.
type RecordRow struct {
	Ledger                          annual.Ledger
	ID, Number, Title, Line, Source string
}

// Read fetches a record whole; done gets its lines.
func (a *Annual) Read(row RecordRow, done func([]desk.Field)) {
	var fields []desk.Field
	a.run.Go(func(ctx context.Context) (err error) {
		fields, err = a.desk.Record(ctx, row.Ledger, row.ID)
		return err
	}, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		done(fields)
	})
}

// shownRecords bounds the list beside the table.
const shownRecords = 30

// Open lists the first records behind a cell.
func (a *Annual) Open(cell annual.Address) {
	opened := &RecordsModel{Cell: cell, Title: cellTitle(cell)}
	a.loads.read(a.run, a.view.Fail, func(ctx context.Context) error {
		page, err := a.desk.CellPage(ctx, a.model.Year, cell, annual.Order{}, 0, shownRecords)
		for _, e := range page.Entries {
			opened.Rows = append(opened.Rows, recordRow(e))
		}
		opened.More = page.Records - len(opened.Rows)
		unit := annual.UnitOf(cell)
		opened.Total = page.Number.Format(unit) + map[annual.Unit]string{annual.Pieces: "件", annual.Amount: "万元"}[unit]
		return err
	}, func() {
		a.model.Opened, a.model.List, a.model.Current = opened, nil, Verify
		a.view.Show(a.model)
	})
}

// ShowAll lists all records of the opened figure.
func (a *Annual) ShowAll() {
	opened := a.model.Opened
	if opened == nil {
		return
	}
	year := a.model.Year
	read := func(ctx context.Context, order annual.Order, offset, n int) (desk.EntryPage, error) {
		return a.desk.CellPage(ctx, year, opened.Cell, order, offset, n)
	}
	a.model.List = NewRecordList(opened.Title, len(opened.Rows)+opened.More, a.run, read)
	a.model.List.Searched = fmt.Sprintf("查了%d年度报告的“%s”，没有记录", year, opened.Title)
	a.view.Show(a.model)
}

// CloseList goes back from the list of all records to the tables.
func (a *Annual) CloseList() {
	a.model.List = nil
	a.view.Show(a.model)
}

func cellTitle(cell annual.Address) string {
	for _, t := range annual.Edition2021().Tables {
		for _, r := range t.Rows {
			for _, c := range r.Columns {
				if annual.At(t.Key, r.Key, c.Key) == cell {
					return c.Label + "　" + r.Name()
				}
			}
		}
	}
	return string(cell)
}

func recordRow(e annual.Entry) RecordRow {
	row := RecordRow{Ledger: e.Ledger, ID: e.ID, Number: e.Number, Title: e.Title, Source: e.Source}
	switch e.Ledger {
	case annual.Applications:
		row.Line = monthDay(e.Begun) + "收到"
		if e.Ended.IsZero() {
			row.Line += "，在办"
		} else {
			row.Line += "，" + monthDay(e.Ended) + "答复"
		}
	case annual.Cases:
		row.Title, row.Line = e.Number, e.Begun.Chinese()+"收到"
		row.Number = ""
	case annual.Documents:
		row.Line = e.Begun.Chinese() + "成文"
		if !e.Ended.IsZero() {
			row.Line += "，" + e.Ended.Chinese() + "废止"
		}
	case annual.Acts:
		unit, word := annual.Pieces, "件"
		if e.Kind == string(annual.Charges) {
			unit, word = annual.Amount, "万元"
		}
		row.Line = annual.Count(e.Quantity).Format(unit) + word
	}
	return row
}

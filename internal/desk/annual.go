package desk

import (
	"context"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// AnnualReport is DraftBeside with its figures put in. issued is the date under
// the report.
func (d *Desk) AnnualReport(ctx context.Context, year int, issued workday.Date, previous *annual.Report) (*annual.Report, error) {
	draft, err := d.DraftBeside(ctx, year, previous)
	if err != nil {
		return nil, err
	}
	return draft.Report(issued), nil
}

// DraftBeside drafts the annual report of a year from its records and from what
// the clerk wrote. previous is last year's report; nil takes the one that was
// signed off here.
func (d *Desk) DraftBeside(ctx context.Context, year int, previous *annual.Report) (*writing.Draft, error) {
	if previous != nil && previous.Year != year-1 {
		return nil, fault.New(fault.Usage, "上年报告是%d年度的，应当是%d年度的", previous.Year, year-1)
	}
	return d.draft(ctx, writing.AnnualReport, year, previous)
}

func (d *Desk) reportable(year int) error {
	switch first := annual.Edition2021().From; {
	case !d.Organ().Level.ReportsAnnually():
		return fault.New(fault.NotAllowed, "村（居）民委员会不是行政机关，不编政府信息公开工作年度报告（条例第四条、第五十条）")
	case year < first:
		return fault.New(fault.Usage, "%d年度的报告用旧格式，本程序编%d年度起的报告", year, first)
	case year > d.Today().Year:
		return fault.New(fault.Usage, "%d年还没有到，不能编报告。核对年度", year)
	}
	return nil
}

// CellRecords calls yield for every record that a cell of a year's report
// counts, and returns the cell's number.
func (d *Desk) CellRecords(ctx context.Context, year int, cell annual.Address, yield func(annual.Entry) error) (annual.Value, error) {
	if err := d.reportable(year); err != nil {
		return annual.Value{}, err
	}
	selection, err := selectCell(year, cell)
	if err != nil {
		return annual.Value{}, err
	}
	census, err := d.office.Census(ctx)
	if err != nil {
		return annual.Value{}, err
	}
	number, listed := census.Count(selection), int64(0)
	err = d.office.Entries(ctx, selection, func(e annual.Entry) error {
		if selection.Sums {
			listed += e.Quantity
		} else {
			listed++
		}
		return yield(e)
	})
	if err == nil && listed != number {
		err = fault.New(fault.Conflict, "列出记录的时候，另一个窗口改动了资料，数字和记录对不上。再列一次")
	}
	return annual.Count(number), err
}

func selectCell(year int, cell annual.Address) (annual.Selection, error) {
	selection, ok := annual.Select(cell, year)
	if !ok {
		return selection, fault.New(fault.Usage, "报告里没有“%s”这一格。写法是 表.行.列，例如 table3.granted.natural_person；行、列的写法见 zwgkctl help records", strings.TrimSpace(string(cell)))
	}
	return selection, nil
}

// EntryPage is a stretch of a list of records.
type EntryPage struct {
	Number  annual.Value // what the selection gives: as many as there are, or the sum of their quantities
	Records int          // in the whole list
	Entries []annual.Entry
}

// EntryPage reads n records of a selection from offset on.
func (d *Desk) EntryPage(ctx context.Context, s annual.Selection, order annual.Order, offset, n int) (EntryPage, error) {
	page, err := d.office.EntriesPage(ctx, s, order, offset, n)
	if err != nil {
		return EntryPage{}, err
	}
	return EntryPage{annual.Count(page.Census.Count(s)), int(page.Records), page.Entries}, nil
}

// CellPage reads n of the records that a cell of a year's report counts, from
// offset on.
func (d *Desk) CellPage(ctx context.Context, year int, cell annual.Address, order annual.Order, offset, n int) (EntryPage, error) {
	if err := d.reportable(year); err != nil {
		return EntryPage{}, err
	}
	selection, err := selectCell(year, cell)
	if err != nil {
		return EntryPage{}, err
	}
	return d.EntryPage(ctx, selection, order, offset, n)
}

package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// RequestPeriod is a month of which the register and the statistics are
// printed; Month 0 is the whole year.
type RequestPeriod struct{ Year, Month int }

// days are the first and the last one.
func (p RequestPeriod) days() (first, last workday.Date) {
	if p.Month == 0 {
		return workday.Date{Year: p.Year, Month: time.January, Day: 1}, workday.Date{Year: p.Year, Month: time.December, Day: 31}
	}
	first = workday.Date{Year: p.Year, Month: time.Month(p.Month), Day: 1}
	next := workday.Date{Year: p.Year, Month: time.Month(p.Month) + 1, Day: 1}
	if p.Month == 12 {
		next = workday.Date{Year: p.Year + 1, Month: time.January, Day: 1}
	}
	return first, next.AddDays(-1)
}

// Words name the period: 2026年1月.
func (p RequestPeriod) Words() string {
	if p.Month == 0 {
		return fmt.Sprintf("%d年", p.Year)
	}
	return fmt.Sprintf("%d年%d月", p.Year, p.Month)
}

func (p RequestPeriod) check(today workday.Date) error {
	if p.Month < 0 || p.Month > 12 || p.Year < 1 {
		return fault.New(fault.Invalid, "没有选哪一年哪一月")
	}
	if first, _ := p.days(); first.After(today) {
		return fault.New(fault.Invalid, "%s还没有到", p.Words())
	}
	return nil
}

// RegisterPages lays out the register of the applications that came in a
// period, oldest first. named puts in who the applicants are, for those who may
// see that; then the log says that somebody looked.
func (d *Desk) RegisterPages(ctx context.Context, p RequestPeriod, named bool) (*paper.Document, *paper.FontSet, error) {
	if err := p.check(d.Today()); err != nil {
		return nil, nil, err
	}
	if named {
		if err := d.lookAtAll(ctx, "看"+p.Words()+"登记簿"); err != nil {
			return nil, nil, err
		}
	}
	counted, err := d.clockwork(ctx)
	if err != nil {
		return nil, nil, err
	}
	code, err := d.HeadCode(ctx)
	if err != nil {
		return nil, nil, err
	}
	register := form.Register{Organ: d.Organ(), Period: p.Words(), Named: named, On: d.Today(), Code: code}
	first, last := p.days()
	err = d.office.EachRequest(ctx, p.Year, func(row store.RequestRow) error {
		if received := row.Line.Record.Received; received.Before(first) || received.After(last) {
			return nil
		}
		line, err := counted.hold(row).registerRow(named)
		register.Rows = append(register.Rows, line)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(register.Rows, func(a, b form.RegisterRow) int {
		return cmp.Or(a.Line.Received.Compare(b.Line.Received), cmp.Compare(a.Line.Number, b.Line.Number))
	})
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	document, err := form.RegisterPaper(register, fonts)
	return document, fonts, err
}

// lookAtAll lets only those who may see who all the applicants are, and writes
// into the log that they looked.
func (d *Desk) lookAtAll(ctx context.Context, why string) error {
	if err := d.permit(office.SeeApplicants); err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.LookedAtAll(d.Organ(), why) })
}

// registerRow is a line of the register as it is printed.
func (h *held) registerRow(named bool) (form.RegisterRow, error) {
	row := form.RegisterRow{Line: h.line.Record, Identity: h.dossier.Identity, Form: h.dossier.Form, Stage: h.dossier.Stage}
	if !named {
		row.Line, row.Identity = hideLine(row.Line, h.hider()), request.Identity{}
	}
	status, err := h.clockOrReceipt()
	row.Due, row.Estimate = status.Due, status.Estimated()
	return row, err
}

// StatisticsPages lays out the county's 35 figures of a period and of the year
// up to its end. notes say what the program cannot count, or not with
// certainty; those cells are left to be written in.
func (d *Desk) StatisticsPages(ctx context.Context, p RequestPeriod) (document *paper.Document, fonts *paper.FontSet, notes []string, err error) {
	if err := p.check(d.Today()); err != nil {
		return nil, nil, nil, err
	}
	first, last := p.days()
	period, err := d.RequestStatistics(ctx, first, last)
	if err != nil {
		return nil, nil, nil, err
	}
	begin, _ := RequestPeriod{Year: p.Year}.days()
	year, err := d.RequestStatistics(ctx, begin, last)
	if err != nil {
		return nil, nil, nil, err
	}
	settings, err := d.RequestSettings(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	code, err := d.HeadCode(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	s := form.Statistics{
		Organ: d.Organ(), Period: p.Words(), Filler: d.self().Name, Phone: settings.Phone, Rows: form.StatisticsRows(), On: d.Today(), Code: code,
	}
	these, those := period.figures(), year.figures()
	for i := range s.Rows {
		row := &s.Rows[i]
		if n, counted := these[row.Code]; counted {
			row.Period = annual.Count(int64(n))
		}
		if n, counted := those[row.Code]; counted {
			row.Year = annual.Count(int64(n))
		}
	}
	if fonts, _, err = Fonts(); err != nil {
		return nil, nil, nil, err
	}
	document, err = form.StatisticsPaper(s, fonts)
	return document, fonts, statisticsNotes(year), err
}

package desk

import (
	"context"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// Draft drafts a paper of a year: what the records say, and what the clerk
// wrote.
func (d *Desk) Draft(ctx context.Context, paper writing.Paper, year int) (*writing.Draft, error) {
	return d.draft(ctx, paper, year, nil)
}

// draft is Draft beside a report of last year; nil takes the one that was
// signed off here.
func (d *Desk) draft(ctx context.Context, paper writing.Paper, year int, previous *annual.Report) (*writing.Draft, error) {
	if err := d.writable(paper, year); err != nil {
		return nil, err
	}
	facts, err := d.yearFacts(ctx, year, previous)
	if err != nil {
		return nil, err
	}
	text, err := d.office.YearlyTextOf(ctx, d.office.Reader(), paper, year)
	if err != nil {
		return nil, err
	}
	return writing.Compose(paper, facts, text.Edits), nil
}

// writable reports which papers an office of this level writes: a village
// writes no annual report, since it is no administrative organ.
func (d *Desk) writable(paper writing.Paper, year int) error {
	village := !d.Organ().Level.ReportsAnnually()
	switch {
	case paper == writing.AnnualReport:
		return d.reportable(year)
	case paper != writing.WorkSummary && paper != writing.VillageSummary:
		return fault.New(fault.Usage, "没有“%s”这种材料", paper)
	case village && paper == writing.WorkSummary:
		return fault.New(fault.NotAllowed, "村（居）民委员会写村务公开工作总结，不写政务公开工作总结")
	case !village && paper == writing.VillageSummary:
		return fault.New(fault.NotAllowed, "村务公开工作总结由村（居）民委员会写，本单位写政务公开工作总结")
	}
	return d.countable(year)
}

// countable reports whether there can be records of a year.
func (d *Desk) countable(year int) error {
	switch {
	case year < earliestYear:
		return fault.New(fault.Usage, "年度%d不对。写四位数的年度，例如%d", year, d.Today().Year)
	case year > d.Today().Year:
		return fault.New(fault.Usage, "%d年还没有到。核对年度", year)
	}
	return nil
}

// earliestYear is the one in which the 条例 came into force.
const earliestYear = 2008

// yearFacts gathers everything that the records of a year say.
func (d *Desk) yearFacts(ctx context.Context, year int, previous *annual.Report) (*writing.Facts, error) {
	facts := &writing.Facts{Organ: d.Organ(), Year: year, Previous: previous}
	census, err := d.office.Census(ctx)
	if err != nil {
		return nil, err
	}
	facts.Figures = annual.Tabulate(census, year)
	if facts.Published, err = d.published(ctx, year); err != nil {
		return nil, err
	}
	if facts.Fees, err = d.office.FeesIn(ctx, d.office.Reader(), year); err != nil {
		return nil, err
	}
	if facts.Events, err = d.office.WorkEventsOf(ctx, d.office.Reader(), year); err != nil {
		return nil, err
	}
	if previous == nil {
		if facts.Previous, err = d.LastYear(ctx, year); err != nil {
			return nil, err
		}
	}
	if d.Organ().Level.ReportsAnnually() {
		facts.Delays, err = d.delays(ctx, year)
		return facts, err
	}
	village, err := d.office.VillageIn(ctx, d.office.Reader(), year)
	facts.Village = &village
	return facts, err
}

// published counts what was made public, and how much of the catalogue it
// covers.
func (d *Desk) published(ctx context.Context, year int) (writing.Published, error) {
	p, err := d.office.PublishedIn(ctx, d.office.Reader(), year)
	if err != nil {
		return p, err
	}
	board, err := d.Coverage(ctx, year)
	for _, row := range board.Rows {
		if row.Entry.Retired {
			continue
		}
		p.Entries++
		for _, cell := range row.Cells {
			if !cell.On.IsZero() {
				p.Covered++
				break
			}
		}
	}
	return p, err
}

// delays counts what was done after its last day. A last day that the calendar
// only estimates proves nothing.
func (d *Desk) delays(ctx context.Context, year int) (*writing.Delays, error) {
	counted, err := d.clockwork(ctx)
	if err != nil {
		return nil, err
	}
	found := &writing.Delays{}
	inTime := counted.inPlainTime()
	err = d.office.EachSlowRequest(ctx, year, counted.settings.Rules.Reply, func(row store.RequestRow) error {
		if inTime(row.Line.Record) {
			return nil
		}
		h := counted.hold(row)
		if status, err := h.clock(); err == nil && !status.Due.IsZero() && !status.Estimated() && h.line.Record.Closed.After(status.Due) {
			found.Answers++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slow, err := d.office.SlowItems(ctx, d.office.Reader(), year, disclosure.PublishWithin)
	for _, p := range slow {
		if due, err := counted.calendar.Deadline(p.Formed, disclosure.PublishWithin); err == nil && !due.Estimated() && p.Posted.After(due.Due) {
			found.Items += p.Items
		}
	}
	return found, err
}

// inPlainTime tells cheaply of most applications that they were answered in
// time: within the plain term, which nothing that happens on the way makes
// shorter. Of the others only the clock can tell.
func (c clockwork) inPlainTime() func(request.Application) bool {
	last := map[workday.Date]workday.Date{}
	return func(a request.Application) bool {
		due, known := last[a.Received]
		if !known {
			if count, err := c.calendar.Deadline(a.Received, c.settings.Rules.Reply); err == nil {
				due = count.Due
			}
			last[a.Received] = due
		}
		return !due.IsZero() && !a.Closed.After(due)
	}
}

// WritePart keeps what the clerk wrote in place of a part. What is written just
// as it is suggested is no edit: it goes on following the records.
func (d *Desk) WritePart(ctx context.Context, paper writing.Paper, year int, key string, text writing.Text) error {
	if err := d.permit(office.WriteReports); err != nil {
		return err
	}
	draft, err := d.Draft(ctx, paper, year)
	if err != nil {
		return err
	}
	edit, err := draft.Edit(key, text)
	if err != nil {
		return err
	}
	suggested, _ := writing.Compose(paper, draft.Facts, nil).Part(key)
	return d.onText(ctx, paper, year, "撰写"+key, func(edits writing.Edits) bool {
		old, was := edits[key]
		if edit.Text == suggested.Text {
			delete(edits, key)
			return was
		}
		edits[key] = edit
		return old != edit
	})
}

// ResetPart takes back what the clerk wrote in place of a part.
func (d *Desk) ResetPart(ctx context.Context, paper writing.Paper, year int, key string) error {
	if err := d.permit(office.WriteReports); err != nil {
		return err
	}
	if err := d.writable(paper, year); err != nil {
		return err
	}
	return d.onText(ctx, paper, year, "恢复"+key, func(edits writing.Edits) bool {
		_, was := edits[key]
		delete(edits, key)
		return was
	})
}

// onText lets work change the edits of a paper; it reports whether it did. What
// another window wrote in other parts meanwhile stays.
func (d *Desk) onText(ctx context.Context, paper writing.Paper, year int, detail string, work func(writing.Edits) bool) error {
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		text, err := d.office.YearlyTextOf(ctx, tx, paper, year)
		if err != nil {
			return err
		}
		if text.Edits == nil {
			text.Edits = writing.Edits{}
		}
		if !work(text.Edits) {
			return nil
		}
		return tx.KeepYearlyText(text, detail)
	})
}

package desk

import (
	"context"

	"zwgk/internal/catalog"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// Coverage holds the catalogue against what was posted: entry by period.
func (d *Desk) Coverage(ctx context.Context, year int) (catalog.Board, error) {
	entries, err := d.office.Catalogue(ctx)
	if err != nil {
		return catalog.Board{}, err
	}
	rows, err := d.office.PostedFor(ctx)
	if err != nil {
		return catalog.Board{}, err
	}
	var posted []catalog.Publication
	for _, r := range rows {
		posted = append(posted, catalog.Publication{EntryID: r.EntryID, On: r.On, Period: r.Period})
	}
	rules, err := d.CoverageRules(ctx)
	return catalog.Cover(entries, posted, year, d.Today(), rules), err
}

// CoverageRules are the days by which the periods of a year must be published:
// the office's own, or the usual ones.
func (d *Desk) CoverageRules(ctx context.Context) (catalog.Rules, error) {
	rules, err := settingOf[catalog.Rules](ctx, d, coverageSetting)
	if rules == (catalog.Rules{}) {
		rules = catalog.DefaultRules()
	}
	return rules, err
}

// SetCoverageRules keeps the office's own days.
func (d *Desk) SetCoverageRules(ctx context.Context, rules catalog.Rules) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	if err := rules.Validate(); err != nil {
		return err
	}
	return keepSetting(ctx, d, coverageSetting, rules)
}

// HalfYear lists what the half-year that has just ended still lacks: before 15
// July the first half of the year, before 15 January the second half of the
// year before (users' demand 53).
func (d *Desk) HalfYear(ctx context.Context) ([]catalog.Row, error) {
	today := d.Today()
	var rows []catalog.Row
	for _, year := range []int{today.Year - 1, today.Year} {
		board, err := d.Coverage(ctx, year)
		if err != nil {
			return nil, err
		}
		for _, r := range board.Outstanding() {
			if p := r.Cells[0].Period; r.Entry.Cadence == catalog.HalfYearly && today.After(p.To) && !today.After(p.Due) {
				rows = append(rows, r)
			}
		}
	}
	return rows, nil
}

// PostedItem finds the item of an entry that was posted on a day: what a cell
// of the coverage board rests on. It returns "" when there is none any more.
func (d *Desk) PostedItem(ctx context.Context, entryID string, on workday.Date) (itemID string, err error) {
	page, err := d.office.ItemsPage(ctx, ItemFilter{EntryID: entryID}, 0, mostOpen)
	if err != nil {
		return "", err
	}
	for _, r := range page.Rows {
		if r.Posted == on {
			return r.ID, nil
		}
	}
	return "", nil
}

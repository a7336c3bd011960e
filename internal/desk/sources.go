package desk

import (
	"context"

	"zwgk/internal/annual"
	"zwgk/internal/sheet"
)

// Source is one of the four ledgers behind a year's report: what was imported
// for it and how many records it has.
type Source struct {
	Kind    sheet.Kind
	Books   []string // workbooks imported for the year, in order
	Records int64    // records that concern the year
}

// Sources returns the ledgers behind the report of a year.
func (d *Desk) Sources(ctx context.Context, year int) ([]Source, error) {
	records, err := d.office.Concerning(ctx, year)
	if err != nil {
		return nil, err
	}
	batches, err := d.office.Batches(ctx, year)
	if err != nil {
		return nil, err
	}
	ledgers := map[sheet.Kind]annual.Ledger{
		sheet.Applications: annual.Applications, sheet.Cases: annual.Cases, sheet.Documents: annual.Documents, sheet.Counts: annual.Acts,
	}
	var sources []Source
	for _, kind := range sheet.Kinds() {
		s := Source{Kind: kind, Records: records[ledgers[kind]]}
		for _, b := range batches {
			if b.Ledger == string(kind) {
				s.Books = append(s.Books, b.File.Name)
			}
		}
		sources = append(sources, s)
	}
	return sources, nil
}

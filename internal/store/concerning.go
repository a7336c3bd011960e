package store

import (
	"context"
	"fmt"

	"zwgk/internal/annual"
)

// Concerning counts the records of every ledger that have to do with a year,
// as annual.Concerning selects them. 首页 asks at every start: where a census
// looks at every application, this takes those that have nothing to do with
// the year from all there are.
func (o *Office) Concerning(ctx context.Context, year int) (map[annual.Ledger]int64, error) {
	numbers := map[annual.Ledger]int64{}
	err := o.look(ctx, func(r Reader) (err error) {
		for ledger, v := range views {
			if ledger == annual.Applications {
				numbers[ledger], err = applicationsConcerning(ctx, r, year)
			} else {
				where, arguments := condition(v, annual.Concerning(ledger, year))
				numbers[ledger], err = count(ctx, r, v.table+" WHERE "+where, arguments)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return numbers, err
}

// applicationsConcerning takes those that were over before the year and those
// that came after it from all. SQLite counts a whole table by its pages, and the
// others stand side by side in an index that holds all that is asked for.
func applicationsConcerning(ctx context.Context, r Reader, year int) (int64, error) {
	all, err := count(ctx, r, "application", nil)
	if err != nil {
		return 0, err
	}
	over, err := count(ctx, r, "application INDEXED BY application_ended WHERE outcome <> '' AND ended BETWEEN 1 AND ? AND begun <= ?", []any{year - 1, year})
	if err != nil {
		return 0, err
	}
	later, err := count(ctx, r, "application INDEXED BY application_received WHERE received >= ?", []any{fmt.Sprintf("%04d", year+1)})
	return all - over - later, err
}

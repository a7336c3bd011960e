package store

import (
	"context"
	"strings"

	"zwgk/internal/annual"
)

// Page is a stretch of a list of entries.
type Page struct {
	Entries []annual.Entry
	Records int64         // in the whole list
	Census  annual.Census // of the same moment
}

// EntriesPage reads n entries of a selection from offset on. In the order of
// the ledger a page at either end of the list costs the same however long the
// list is; another order sorts the whole selection.
func (o *Office) EntriesPage(ctx context.Context, s annual.Selection, order annual.Order, offset, n int) (page Page, err error) {
	err = o.look(ctx, func(r Reader) error {
		if page.Census, err = o.censusOf(ctx, r); err != nil {
			return err
		}
		page.Records = page.Census.Records(s)
		offset := min(int64(max(offset, 0)), page.Records)
		rows := min(int64(max(n, 0)), page.Records-offset)
		if rows == 0 {
			return nil
		}
		whole := page.Census.Records(annual.All(s.Ledger))
		statement, arguments := pageStatement(s, order, stretch{offset, rows, page.Records, whole})
		return eachEntry(ctx, r, s.Ledger, statement, arguments, func(e annual.Entry) error {
			page.Entries = append(page.Entries, e)
			return nil
		})
	})
	return page, err
}

// stretch is the rows from offset on that are wanted of those that are
// selected, which are a part of the whole ledger.
type stretch struct{ offset, rows, selected, ledger int64 }

// fromEnd reports whether the stretch lies nearer to the end of the list.
func (w stretch) fromEnd() bool { return 2*w.offset+w.rows > w.selected }

// skip is how many rows stand before the stretch, seen from the nearer end.
func (w stretch) skip() int64 {
	if w.fromEnd() {
		return w.selected - w.offset - w.rows
	}
	return w.offset
}

// walk reports whether it is cheaper to walk through the ledger in its order
// until the stretch is met than to take all that are selected and sort them.
// The selected rows are supposed to be spread evenly.
func (w stretch) walk() bool {
	met := (w.skip() + w.rows) * (w.ledger / w.selected)
	return w.selected == w.ledger || met < w.selected
}

// pageStatement picks the ids first, from as narrow an index as there is, and
// then reads the rows of these alone.
func pageStatement(s annual.Selection, order annual.Order, w stretch) (string, []any) {
	v := views[s.Ledger]
	where, arguments := condition(v, s)
	from, by := v.table, []string{"+key"}
	switch {
	case order.By != annual.ByLedger:
		by = []string{v.sorted(order.By), "key"}
	case w.walk():
		from, by = v.table+" INDEXED BY "+v.table+"_key", []string{"key"}
	}
	picked := "SELECT id AS picked FROM " + from + " WHERE " + where + " ORDER BY " + directed(by, order.Descending != w.fromEnd()) + " LIMIT ? OFFSET ?"
	statement := "SELECT " + v.columns() + " FROM (" + picked + ") CROSS JOIN " + v.table + " ON id = picked ORDER BY " + directed(by, order.Descending)
	return statement, append(arguments, w.rows, w.skip())
}

// sorted is the expression of a field.
func (v view) sorted(f annual.Field) string {
	switch f {
	case annual.ByNumber:
		return v.number
	case annual.ByTitle:
		return v.title
	case annual.ByBegun:
		return v.begunOn
	case annual.ByEnded:
		return v.endedOn
	case annual.ByLedger:
	}
	return "key"
}

// directed puts all terms of an order into one direction, so that backwards is
// exactly the reverse of forwards.
func directed(terms []string, descending bool) string {
	if !descending {
		return strings.Join(terms, ", ")
	}
	return strings.Join(terms, " DESC, ") + " DESC"
}

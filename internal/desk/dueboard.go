package desk

import (
	"context"
	"slices"

	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
)

// Stretch is a stretch of days to come or past: from so many working days left
// to so many, both included.
type Stretch struct{ From, To int }

// Holds reports whether a matter with so many working days left is in it.
func (s Stretch) Holds(left int) bool { return s.From <= left && left <= s.To }

// DueBoard is what DueApplications lists, cut into stretches.
type DueBoard struct {
	Total     int // in no matter which stretch, or none
	Stretches []DueStretch
}

// DueStretch is the applications of one stretch.
type DueStretch struct {
	Total int
	Rows  []Due // the first of them
}

// DueBoard returns how many applications are due in each of the stretches, and
// the first of them, at most so many. Where DueApplications reads every open
// application, it reads those with a dossier and those it returns.
func (d *Desk) DueBoard(ctx context.Context, most int, stretches ...Stretch) (board DueBoard, err error) {
	counted, err := d.clockwork(ctx)
	if err != nil {
		return board, err
	}
	hidden := d.permit(office.SeeApplicants) != nil
	err = d.office.Backlog(ctx, func(b store.Backlog) error {
		all, err := counted.backlog(ctx, b, hidden)
		if err != nil {
			return err
		}
		board.Total = all.number()
		for _, s := range stretches {
			within := all.within(s)
			rows, err := within.first(ctx, b, most)
			if err != nil {
				return err
			}
			board.Stretches = append(board.Stretches, DueStretch{within.number(), rows})
		}
		return nil
	})
	return board, err
}

// backlog is what is due: one by one where there is a dossier, and by the days
// that it rests on where there is none.
type backlog struct {
	counted clockwork
	hidden  bool
	kept    []Due
	alike   []dueAlike
}

// dueAlike is applications that share their times, and so the day they wait
// for.
type dueAlike struct {
	store.Alike
	due Due
}

func (c clockwork) backlog(ctx context.Context, b store.Backlog, hidden bool) (backlog, error) {
	all := backlog{counted: c, hidden: hidden}
	alike, err := b.Alike(ctx)
	if err != nil {
		return all, err
	}
	for _, a := range alike {
		h := c.hold(store.RequestRow{Line: store.Stored[request.Application]{Record: request.Application{
			Received: a.Received, SupplementNotified: a.SupplementNotified, Supplemented: a.Supplemented,
		}}})
		status, err := h.clockOrReceipt()
		if err != nil {
			return all, err
		}
		if due, ok := h.due(status); ok {
			all.alike = append(all.alike, dueAlike{a, due})
		}
	}
	err = b.WithDossier(ctx, func(row store.RequestRow) error {
		h := c.hold(row)
		status, err := h.clockOrReceipt()
		if err != nil {
			return err
		}
		if due, ok := h.due(status); ok {
			all.kept = append(all.kept, h.shows(due, hidden))
		}
		return nil
	})
	return all, err
}

func (l backlog) number() int {
	n := len(l.kept)
	for _, a := range l.alike {
		n += a.Number
	}
	return n
}

// within is the part of it that a stretch holds.
func (l backlog) within(s Stretch) backlog {
	l.kept = slices.DeleteFunc(slices.Clone(l.kept), func(d Due) bool { return !s.Holds(d.Left) })
	l.alike = slices.DeleteFunc(slices.Clone(l.alike), func(a dueAlike) bool { return !s.Holds(a.due.Left) })
	return l
}

// first reads the first n. Those who share their times come one after the
// other, with others of the same day between them: a day is read when it can
// still be among the first.
func (l backlog) first(ctx context.Context, b store.Backlog, n int) ([]Due, error) {
	slices.SortFunc(l.alike, func(a, b dueAlike) int { return a.due.LastDay.Compare(b.due.LastDay) })
	rows, read := l.kept, 0
	for i, a := range l.alike {
		if i > 0 && read >= n && a.due.LastDay != l.alike[i-1].due.LastDay {
			break
		}
		read += a.Number
		err := b.First(ctx, a.Times, n, func(row store.RequestRow) error {
			rows = append(rows, l.counted.hold(row).shows(a.due, l.hidden))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(rows, earlier)
	return rows[:min(n, len(rows))], nil
}

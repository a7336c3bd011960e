package store

import (
	"context"
	"database/sql"

	"zwgk/internal/workday"
)

// Backlog is the applications that have no outcome, as of one moment. Nearly
// all that came from ledgers have no dossier: how long they may take rests on
// few days, which many of them share, so that they can be counted by those
// days without being read.
type Backlog struct{ r Reader }

// Times are all the days that the time of an application without a dossier
// rests on.
type Times struct{ Received, SupplementNotified, Supplemented workday.Date }

// Alike is the open applications without a dossier that share their times.
type Alike struct {
	Times
	Number int
}

// Backlog calls see with the open applications of one moment.
func (o *Office) Backlog(ctx context.Context, see func(Backlog) error) error {
	return o.look(ctx, func(r Reader) error { return see(Backlog{r}) })
}

// withoutDossier goes along an index of the open applications alone, which
// holds all that is asked for. Without being told SQLite takes another.
const withoutDossier = "FROM application INDEXED BY application_times WHERE outcome = '' AND NOT EXISTS (SELECT 1 FROM dossier WHERE dossier.id = application.id)"

// Alike counts the applications without a dossier by their times.
func (b Backlog) Alike(ctx context.Context) (all []Alike, err error) {
	const statement = "SELECT received, supplement_notified, supplemented, count(*) " + withoutDossier + " GROUP BY received, supplement_notified, supplemented"
	err = each(ctx, b.r, statement, nil, func(rows *sql.Rows) error {
		var a Alike
		err := rows.Scan(dateColumn{&a.Received}, dateColumn{&a.SupplementNotified}, dateColumn{&a.Supplemented}, &a.Number)
		all = append(all, a)
		return err
	})
	return all, err
}

// First calls see with the first n applications without a dossier that have
// these times, in the order of their numbers, and of their ids where those are
// the same.
func (b Backlog) First(ctx context.Context, t Times, n int, see func(RequestRow) error) error {
	const picked = "WHERE application.id IN (SELECT id " + withoutDossier +
		" AND received = ? AND supplement_notified = ? AND supplemented = ? ORDER BY number, id LIMIT ?) ORDER BY application.number, application.id"
	times := []any{t.Received.String(), t.SupplementNotified.String(), t.Supplemented.String(), n}
	return eachRequest(ctx, b.r, picked, times, see)
}

// WithDossier calls see with the applications that are worked on here.
func (b Backlog) WithDossier(ctx context.Context, see func(RequestRow) error) error {
	const picked = "WHERE application.id IN (SELECT dossier.id FROM application INDEXED BY application_times JOIN dossier ON dossier.id = application.id WHERE outcome = '')"
	return eachRequest(ctx, b.r, picked, nil, see)
}

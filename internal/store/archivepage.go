package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/workday"
)

// PieceRow is a piece as lists and the catalogue show it.
type PieceRow struct {
	ID             string
	State          archive.State
	Source         archive.Source
	Class          archive.Class
	Number         int
	Code           string
	Title          string
	OwnTitle       bool
	DocumentNumber string
	Responsible    string
	Date           workday.Date
	Secrecy        string
	Remarks        string
	Pages          int
	Copied         bool         // its archive copy is made
	Box            string       // id, "" for none
	Corrects       string       // id of the piece that it puts right
	Paper          bool         // its paper lies in the office room
	Due            workday.Date // of the loan it is out on; zero: it is in its place
	KeptThrough    int          // last year of its period; 0: for ever, or no more
}

// PieceFilter selects pieces; the zero filter selects all.
type PieceFilter struct {
	Year      int
	Retention archive.Retention
	Unit      string
	States    []archive.State
	Source    archive.Source // by kind, or one record by kind and id
	Box       string         // id
	NoPaper   bool           // 缺纸件
	Lent      bool           // lent out
	DueBefore workday.Date   // lent out and due before this day
	// KeptBefore selects what need not be kept in this year any more.
	KeptBefore int
}

func (f PieceFilter) condition() (string, []any) {
	var terms []string
	var arguments []any
	add := func(wanted bool, term string, values ...any) {
		if wanted {
			terms, arguments = append(terms, term), append(arguments, values...)
		}
	}
	add(f.Year != 0, "year = ?", f.Year)
	add(f.Retention != "", "retention = ?", string(f.Retention))
	add(f.Unit != "", "unit = ?", f.Unit)
	add(len(f.States) > 0, "state IN ("+placeholders(len(f.States))+")", anys(f.States)...)
	add(f.Source.Kind != "", "source = ?", string(f.Source.Kind))
	add(f.Source.ID != "", "record = ?", f.Source.ID)
	add(f.Box != "", "box = ?", f.Box)
	add(f.NoPaper, "paper = 0")
	add(f.Lent, "due <> ''")
	add(!f.DueBefore.IsZero(), "due <> '' AND due < ?", f.DueBefore.String())
	add(f.KeptBefore != 0, "kept > 0 AND kept < ?", f.KeptBefore)
	if len(terms) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(terms, " AND "), arguments
}

// PiecePage is a stretch of a list of pieces.
type PiecePage struct {
	Rows  []PieceRow
	Total int64 // in the whole list
}

// catalogueOrder puts the newest year first, then 永久 before the other periods,
// then by unit and number. backwards is its reverse.
const (
	catalogueOrder = "year DESC, retention DESC, unit, number, id"
	backwards      = "year, retention, unit DESC, number DESC, id DESC"
)

// PiecesPage reads n rows of the selected pieces from offset on, in the order
// of the catalogue. A page near either end costs the same however long the list
// is.
func (o *Office) PiecesPage(ctx context.Context, f PieceFilter, offset, n int) (page PiecePage, err error) {
	where, arguments := f.condition()
	err = o.look(ctx, func(r Reader) error {
		if page.Total, err = count(ctx, r, "piece"+where, arguments); err != nil {
			return err
		}
		skip := int64(max(offset, 0))
		rows := min(int64(max(n, 0)), page.Total-skip)
		if rows <= 0 {
			return nil
		}
		order, fromEnd := catalogueOrder, page.Total-skip-rows
		if fromEnd < skip {
			order, skip = backwards, fromEnd
		}
		picked := "SELECT rowid AS picked FROM piece" + where + " ORDER BY " + order + " LIMIT ? OFFSET ?"
		page.Rows, err = pieceRows(ctx, r, "("+picked+") CROSS JOIN piece ON piece.rowid = picked ORDER BY "+order, append(slices.Clone(arguments), rows, skip))
		if order == backwards {
			slices.Reverse(page.Rows)
		}
		return err
	})
	return page, err
}

func pieceRows(ctx context.Context, r Reader, from string, arguments []any) (found []PieceRow, err error) {
	const columns = `piece.id, state, source, record, year, retention, unit, number, code, title, own_title, document, responsible, day,
		secrecy, remarks, pages, copy <> '', ifnull(box, ''), ifnull(corrects, ''), paper, due, kept`
	err = each(ctx, r, "SELECT "+columns+" FROM "+from, arguments, func(rows *sql.Rows) error {
		var p PieceRow
		err := rows.Scan(&p.ID, &p.State, &p.Source.Kind, &p.Source.ID, &p.Class.Year, &p.Class.Retention, &p.Class.Unit, &p.Number, &p.Code,
			&p.Title, &p.OwnTitle, &p.DocumentNumber, &p.Responsible, dateColumn{&p.Date}, &p.Secrecy, &p.Remarks, &p.Pages, &p.Copied,
			&p.Box, &p.Corrects, &p.Paper, dateColumn{&p.Due}, &p.KeptThrough)
		found = append(found, p)
		return err
	})
	return found, err
}

// Shelf is how many pieces there are of a class.
type Shelf struct {
	Class     archive.Class
	Pending   int // without a number
	Numbered  int // with one, whatever became of them
	Withdrawn int // of the numbered
	Gone      int // of the numbered: transferred or destroyed
	NoPaper   int // of the archived: the office room has no paper of them
	Lent      int // of the numbered
}

// Shelves counts the pieces of each class of a year, 0 for all years, in the
// order of the catalogue.
func (o *Office) Shelves(ctx context.Context, year int) (shelves []Shelf, err error) {
	const counted = `SELECT year, retention, unit,
		count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE number > 0), count(*) FILTER (WHERE number > 0 AND state = 'withdrawn'),
		count(*) FILTER (WHERE state IN ('transferred', 'destroyed')), count(*) FILTER (WHERE state = 'archived' AND paper = 0),
		count(*) FILTER (WHERE number > 0 AND due <> '') FROM piece`
	where, arguments := PieceFilter{Year: year}.condition()
	const grouped = " GROUP BY year, retention, unit ORDER BY year DESC, retention DESC, unit"
	err = each(ctx, o, counted+where+grouped, arguments, func(rows *sql.Rows) error {
		var s Shelf
		err := rows.Scan(&s.Class.Year, &s.Class.Retention, &s.Class.Unit, &s.Pending, &s.Numbered, &s.Withdrawn, &s.Gone, &s.NoPaper, &s.Lent)
		shelves = append(shelves, s)
		return err
	})
	return shelves, err
}

// PiecesInBoxes counts the pieces in each box of a year, by the box's id.
func (o *Office) PiecesInBoxes(ctx context.Context, year int) (map[string]int, error) {
	pieces := map[string]int{}
	const statement = "SELECT box.id, (SELECT count(*) FROM piece WHERE piece.box = box.id) FROM box WHERE year = ?"
	err := each(ctx, o, statement, []any{year}, func(rows *sql.Rows) error {
		var id string
		var n int
		err := rows.Scan(&id, &n)
		pieces[id] = n
		return err
	})
	return pieces, err
}

// ArchiveYears returns the years that pieces belong to, newest first.
func (o *Office) ArchiveYears(ctx context.Context) (years []int, err error) {
	// From year to year along the index, not from piece to piece.
	const statement = `WITH RECURSIVE y(year) AS (SELECT max(year) FROM piece UNION ALL SELECT (SELECT max(year) FROM piece WHERE year < y.year) FROM y WHERE y.year IS NOT NULL)
		SELECT year FROM y WHERE year IS NOT NULL`
	err = each(ctx, o, statement, nil, func(rows *sql.Rows) error {
		var year int
		err := rows.Scan(&year)
		years = append(years, year)
		return err
	})
	return years, err
}

// LastNumbers returns the last number that was given in each class of a year,
// whatever became of its piece: numbers go on from there.
func LastNumbers(ctx context.Context, r Reader, year int) (map[archive.Class]int, error) {
	last := map[archive.Class]int{}
	const statement = "SELECT retention, unit, max(number) FROM piece WHERE year = ? AND number > 0 GROUP BY retention, unit"
	err := each(ctx, r, statement, []any{year}, func(rows *sql.Rows) error {
		class, n := archive.Class{Year: year}, 0
		err := rows.Scan(&class.Retention, &class.Unit, &n)
		last[class] = n
		return err
	})
	return last, err
}

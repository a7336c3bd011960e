package desk

import (
	"context"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// DueForAppraisal returns the pieces whose period is over (到期鉴定), in the order of
// the catalogue.
func (d *Desk) DueForAppraisal(ctx context.Context, today workday.Date) ([]archive.Piece, error) {
	pieces, err := d.piecesOf(ctx, PieceFilter{KeptBefore: today.Year})
	return archive.Expired(pieces, today.Year), err
}

// DueForTransfer returns the pieces that have been here for ten years and go to
// the county archive.
func (d *Desk) DueForTransfer(ctx context.Context, today workday.Date) ([]archive.Piece, error) {
	years, err := d.office.ArchiveYears(ctx)
	if err != nil {
		return nil, err
	}
	var due []archive.Piece
	for _, year := range years {
		if today.Year-year < 10 { // nothing of it can be due
			continue
		}
		pieces, err := d.office.PiecesOf(ctx, d.office.Reader(), year)
		if err != nil {
			return nil, err
		}
		due = append(due, archive.DueForTransfer(pieces, today)...)
	}
	return due, nil
}

// piecesOf reads whole the pieces that a filter selects.
func (d *Desk) piecesOf(ctx context.Context, f PieceFilter) ([]archive.Piece, error) {
	var pieces []archive.Piece
	const stretch = 500
	for offset := 0; ; offset += stretch {
		page, err := d.office.PiecesPage(ctx, f, offset, stretch)
		if err != nil {
			return nil, err
		}
		for _, row := range page.Rows {
			p, err := store.Pieces.Get(ctx, d.office.Reader(), row.ID)
			if err != nil {
				return nil, err
			}
			pieces = append(pieces, p)
		}
		if len(page.Rows) < stretch {
			return pieces, nil
		}
	}
}

// Appraisals returns the appraisals, newest first.
func (d *Desk) Appraisals(ctx context.Context) ([]archive.Appraisal, error) {
	return d.office.AllAppraisals(ctx)
}

// Appraise keeps an appraisal and puts its verdicts, by id of the piece, on its
// pieces, all or none.
func (d *Desk) Appraise(ctx context.Context, a archive.Appraisal, verdicts map[string]archive.Appraised) (archive.Appraisal, error) {
	if err := d.permit(office.ManageArchive); err != nil {
		return a, err
	}
	if a.On.After(d.Today()) {
		return a, fault.New(fault.Invalid, "鉴定日期%s还没有到。写鉴定的那一天", a.On)
	}
	a.ID, a.Destroyed = store.NewID(), archive.Destruction{}
	return a, d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		pieces, err := getAll(ctx, tx, a.Pieces)
		if err != nil {
			return err
		}
		decided, err := a.Decide(verdicts, pieces)
		if err != nil {
			return err
		}
		if err := store.Appraisals.Add(tx, &a, a.Report); err != nil {
			return err
		}
		for _, p := range decided {
			if err := tx.ReplacePiece(p, "鉴定："+verdicts[p.ID].Verdict.Label()); err != nil {
				return err
			}
		}
		return nil
	})
}

func getAll(ctx context.Context, r store.Reader, ids []string) ([]archive.Piece, error) {
	pieces := make([]archive.Piece, len(ids))
	for i, id := range ids {
		var err error
		if pieces[i], err = store.Pieces.Get(ctx, r, id); err != nil {
			return nil, err
		}
	}
	return pieces, nil
}

// CarryOut records that what an appraisal condemned was destroyed, all of it, by
// the list that was signed. The lines stay in the catalogue, and the office keeps
// its records of what was in the pieces.
func (d *Desk) CarryOut(ctx context.Context, appraisal string, done archive.Destruction) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	if done.On.After(d.Today()) {
		return fault.New(fault.Invalid, "销毁日期%s还没有到。销毁以后再登记", done.On)
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		a, err := store.Appraisals.Get(ctx, tx, appraisal)
		if err != nil {
			return err
		}
		pieces, err := getAll(ctx, tx, a.Pieces)
		if err != nil {
			return err
		}
		carried, destroyed, err := a.CarryOut(done, a.Condemned(pieces))
		if err != nil {
			return err
		}
		if err := store.Appraisals.Replace(tx, carried, "销毁"); err != nil {
			return err
		}
		for _, p := range destroyed {
			if err := tx.ReplacePiece(p, "销毁"); err != nil {
				return err
			}
		}
		return nil
	})
}

// Transfers returns the hand-overs to the county archive, newest first.
func (d *Desk) Transfers(ctx context.Context) ([]archive.Transfer, error) {
	return d.office.AllTransfers(ctx)
}

// RecordTransfer records a hand-over that the county archive signed for: every
// piece of its years and of the periods (none: all) is transferred, all or none.
func (d *Desk) RecordTransfer(ctx context.Context, t archive.Transfer, of []archive.Retention) (archive.Transfer, error) {
	if err := d.permit(office.ManageArchive); err != nil {
		return t, err
	}
	if t.Received.After(d.Today()) {
		return t, fault.New(fault.Invalid, "签收日期%s还没有到。签收以后再登记", t.Received)
	}
	t.ID = store.NewID()
	return t, d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		pieces, err := d.handedOver(ctx, tx, t.Years, of)
		if err != nil {
			return err
		}
		t.Pieces = len(pieces)
		for i, p := range pieces {
			if pieces[i], err = p.HandOver(t); err != nil {
				return err
			}
		}
		if err := t.Validate(); err != nil {
			return err
		}
		if len(pieces) == 0 {
			return fault.New(fault.Conflict, "这些年度里没有可移交的档案。核对年度和保管期限")
		}
		if err := store.Transfers.Add(tx, &t, t.To); err != nil {
			return err
		}
		for _, p := range pieces {
			if err := tx.ReplacePiece(p, "移交"+t.To); err != nil {
				return err
			}
		}
		return nil
	})
}

// handedOver are the pieces of some years and periods that are in the archive,
// the oldest year first.
func (d *Desk) handedOver(ctx context.Context, r store.Reader, years []int, of []archive.Retention) ([]archive.Piece, error) {
	pieces, err := d.archived(ctx, r, years)
	return slices.DeleteFunc(pieces, func(p archive.Piece) bool { return p.State != archive.Archived || !within(p, of) }), err
}

// archived are the pieces of some years, the oldest year first. What was left out
// before it had a number is no part of the archive.
func (d *Desk) archived(ctx context.Context, r store.Reader, years []int) ([]archive.Piece, error) {
	years = slices.Compact(slices.Sorted(slices.Values(years)))
	var all []archive.Piece
	for _, year := range years {
		pieces, err := d.office.PiecesOf(ctx, r, year)
		if err != nil {
			return nil, err
		}
		for _, p := range pieces {
			if p.Numbered() || p.State == archive.Pending {
				all = append(all, p)
			}
		}
	}
	return all, nil
}

// within reports whether a piece is of one of some periods; of none: of any.
func within(p archive.Piece, of []archive.Retention) bool {
	return len(of) == 0 || slices.Contains(of, p.Retention)
}

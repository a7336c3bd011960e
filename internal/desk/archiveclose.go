package desk

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// CloseYear files a year: every piece that waits gets its number, every
// electronic one its archive copy, and all of it is kept in one change. When
// anything stands against it, or ctx ends, the office stays as it was.
func (d *Desk) CloseYear(ctx context.Context, year int, progress Progress) (archive.Closing, error) {
	if err := d.permit(office.ManageArchive); err != nil {
		return archive.Closing{}, err
	}
	job, err := d.closeJob(ctx, year)
	if err != nil {
		return archive.Closing{}, err
	}
	if err := job.number(); err != nil {
		return archive.Closing{}, err
	}
	files, err := job.makeCopies(ctx, progress)
	if err != nil {
		return archive.Closing{}, err
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		if err := job.unchanged(ctx, tx); err != nil {
			return err
		}
		return job.keep(ctx, tx, files, progress)
	})
	return job.closing, err
}

// closeJob is the closing of a year under way.
type closeJob struct {
	*Desk
	closing archive.Closing
	last    map[archive.Class]int
	waiting []archive.Piece // as they were when the work began
	pieces  []archive.Piece // the same with numbers, then with copies, in the order of their codes
}

func (d *Desk) closeJob(ctx context.Context, year int) (*closeJob, error) {
	job := &closeJob{Desk: d, closing: archive.Closing{ID: store.NewID(), Year: year, On: d.Today(), By: d.self().Name}}
	var err error
	if job.closing.Scheme, err = d.ArchiveScheme(ctx); err != nil {
		return nil, err
	}
	if job.last, err = store.LastNumbers(ctx, d.office.Reader(), year); err != nil {
		return nil, err
	}
	job.waiting, err = d.pending(ctx, d.office.Reader(), year)
	return job, err
}

// pending are the pieces of a year that wait to be filed.
func (d *Desk) pending(ctx context.Context, r store.Reader, year int) ([]archive.Piece, error) {
	pieces, err := d.office.PiecesOf(ctx, r, year)
	return slices.DeleteFunc(pieces, func(p archive.Piece) bool { return p.State != archive.Pending }), err
}

// number gives the numbers, in memory. The pages of what has no copy yet are not
// known; everything else about a piece must be right already.
func (j *closeJob) number() error {
	waiting := slices.Clone(j.waiting)
	for i := range waiting {
		if p := &waiting[i]; p.Electronic() {
			p.Pages = max(p.Pages, 1)
		}
	}
	var err error
	j.pieces, err = j.numbered(waiting)
	return err
}

func (j *closeJob) numbered(pieces []archive.Piece) ([]archive.Piece, error) {
	return archive.Close(j.closing.Scheme, j.last, pieces, j.closing.On, j.closing.By, j.closing.ID)
}

// makeCopies makes the archive copies. A copy that was made before and lost its
// change (power cut, cancel) is made again to the same bytes and kept once.
func (j *closeJob) makeCopies(ctx context.Context, progress Progress) ([]store.File, error) {
	if !slices.ContainsFunc(j.pieces, archive.Piece.Electronic) {
		return nil, nil
	}
	c, err := j.copier(ctx, j.closing.Scheme)
	if err != nil {
		return nil, err
	}
	defer c.close()
	var files []store.File
	for i, p := range j.pieces {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !p.Electronic() {
			continue
		}
		copied, file, err := c.copy(ctx, p)
		if err != nil {
			return nil, err
		}
		j.pieces[i], files = copied, append(files, file)
		progress.tell(i+1, 2*len(j.pieces))
	}
	return files, nil
}

// unchanged asks in the change itself whether the numbers and the copies are
// still those of the office.
func (j *closeJob) unchanged(ctx context.Context, tx *store.Tx) error {
	now, err := j.pending(ctx, tx, j.closing.Year)
	if err != nil {
		return err
	}
	last, err := store.LastNumbers(ctx, tx, j.closing.Year)
	if err != nil {
		return err
	}
	scheme, err := j.ArchiveScheme(ctx)
	if err != nil {
		return err
	}
	if !maps.Equal(last, j.last) || !reflect.DeepEqual(scheme, j.closing.Scheme) || !samePieces(now, j.waiting) {
		return fault.New(fault.Conflict, "归档的时候，待归档的档案有改动，没有归档。再归一次")
	}
	return nil
}

func samePieces(a, b []archive.Piece) bool {
	byID := func(x, y archive.Piece) int { return cmp.Compare(x.ID, y.ID) }
	slices.SortFunc(a, byID)
	slices.SortFunc(b, byID)
	return reflect.DeepEqual(a, b)
}

// keep stores the closing. Numbers are given once more, now that the pages are
// known, so that nothing unfit is filed.
func (j *closeJob) keep(ctx context.Context, tx *store.Tx, files []store.File, progress Progress) error {
	bound := slices.Clone(j.pieces)
	for i := range bound {
		p := &bound[i]
		p.State, p.Number, p.Code, p.Closing = archive.Pending, 0, "", ""
	}
	final, err := j.numbered(bound)
	if err != nil {
		return err
	}
	for i := range final {
		if final[i].Code != j.pieces[i].Code || final[i].ID != j.pieces[i].ID {
			return fault.New(fault.Conflict, "“%s”的档号前后不一致，没有归档。再归一次", final[i].Title)
		}
	}
	if err := addFiles(tx, files); err != nil {
		return err
	}
	if j.closing.Head, err = j.office.Head(ctx); err != nil {
		return err
	}
	j.closing.Pieces = len(final)
	return tx.ArchivePieces(j.closing, final, func(done, all int) { progress.tell(all+done, 2*all) })
}

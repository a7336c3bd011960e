package desk

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// usualThickness is that of the boxes when nobody chose.
const usualThickness archive.Thickness = 30

// Boxes returns the boxes or volumes of a year, each looked through.
func (d *Desk) Boxes(ctx context.Context, year int) ([]BoxView, error) {
	scheme, err := d.ArchiveScheme(ctx)
	if err != nil {
		return nil, err
	}
	boxes, err := d.office.BoxesOf(ctx, d.office.Reader(), year)
	if err != nil || len(boxes) == 0 {
		return nil, err
	}
	pieces, err := d.office.PiecesOf(ctx, d.office.Reader(), year)
	if err != nil {
		return nil, err
	}
	near := byBox(scheme, boxes, pieces)
	views := make([]BoxView, len(boxes))
	for i, b := range boxes {
		mine := near[b.ID]
		views[i] = BoxView{Box: b, Spine: scheme.Spine(b), Lines: archive.CheckBox(b, scheme, mine)}
		views[i].Pieces, views[i].Pages = b.Contents(scheme, mine)
	}
	return views, nil
}

// byBox gives every box the pieces that it says it holds and those that say they
// lie in it, so that looking through many boxes costs no more than reading them.
func byBox(scheme archive.Scheme, boxes []archive.Box, pieces []archive.Piece) map[string][]archive.Piece {
	classes := map[archive.Class][]archive.Box{}
	for _, b := range boxes {
		classes[b.Class] = append(classes[b.Class], b)
	}
	near := make(map[string][]archive.Piece, len(boxes))
	for _, p := range pieces {
		if !p.Numbered() {
			continue
		}
		if p.Box != "" {
			near[p.Box] = append(near[p.Box], p)
		}
		of := classes[scheme.ClassOf(p)]
		at, _ := slices.BinarySearchFunc(of, p.Number, func(b archive.Box, n int) int { return b.To - n })
		if at < len(of) && of[at].From <= p.Number && of[at].ID != p.Box {
			near[of[at].ID] = append(near[of[at].ID], p)
		}
	}
	return near
}

// BoxPieces returns the pieces that lie in a box, in the order of their numbers.
func (d *Desk) BoxPieces(ctx context.Context, boxID string) ([]archive.Piece, error) {
	box, err := store.Boxes.Get(ctx, d.office.Reader(), boxID)
	if err != nil {
		return nil, err
	}
	pieces, err := d.classPieces(ctx, box.Class)
	return slices.DeleteFunc(pieces, func(p archive.Piece) bool { return p.Number < box.From || p.Number > box.To }), err
}

// classPieces are the pieces of a class that have a number, in its order.
func (d *Desk) classPieces(ctx context.Context, c archive.Class) ([]archive.Piece, error) {
	scheme, err := d.ArchiveScheme(ctx)
	if err != nil {
		return nil, err
	}
	pieces, err := d.office.PiecesOf(ctx, d.office.Reader(), c.Year)
	return slices.DeleteFunc(pieces, func(p archive.Piece) bool { return !p.Numbered() || scheme.ClassOf(p) != c }), err
}

// FillBoxes puts the pieces of a year that have a number and lie in no box yet
// into boxes of a thickness (0: 30 mm), or into the year's volume where the
// office binds. What lies in a box stays there.
func (d *Desk) FillBoxes(ctx context.Context, year int, t archive.Thickness) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	if t == 0 {
		t = usualThickness
	}
	scheme, err := d.ArchiveScheme(ctx)
	if err != nil {
		return err
	}
	if scheme.Arrangement == archive.ByPiece && !t.Valid() {
		return fault.New(fault.Invalid, "没有%d毫米厚的档案盒。选20、30、40或50毫米", t)
	}
	capacities, err := d.BoxCapacities(ctx)
	if err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		pieces, err := d.office.PiecesOf(ctx, tx, year)
		if err != nil {
			return err
		}
		boxes, err := d.office.BoxesOf(ctx, tx, year)
		if err != nil {
			return err
		}
		classes := classed(scheme, pieces)
		if len(classes) == 0 {
			return fault.New(fault.Conflict, "%d年度还没有归档，没有可装盒的。先归档", year)
		}
		for _, c := range classes {
			all := capacities.Fill
			if scheme.Arrangement == archive.ByVolume {
				all = func(class archive.Class, s archive.Scheme, of []archive.Piece, _ archive.Thickness, existing []archive.Box) []archive.Box {
					return archive.Bind(class, s, of, existing)
				}
			}
			if err := putIn(tx, c.pieces, boxes, all(c.class, scheme, c.pieces, t, boxes)); err != nil {
				return err
			}
		}
		return nil
	})
}

// shelf is the pieces of one class that have a number.
type shelf struct {
	class  archive.Class
	pieces []archive.Piece
}

// classed parts pieces by class, in the order in which they come.
func classed(scheme archive.Scheme, pieces []archive.Piece) []shelf {
	var shelves []shelf
	at := map[archive.Class]int{}
	for _, p := range pieces {
		if !p.Numbered() {
			continue
		}
		class := scheme.ClassOf(p)
		n, known := at[class]
		if !known {
			n = len(shelves)
			at[class], shelves = n, append(shelves, shelf{class: class})
		}
		shelves[n].pieces = append(shelves[n].pieces, p)
	}
	return shelves
}

// putIn stores what is new or has grown of the boxes of a class, and the pieces
// that lie in them now.
func putIn(tx *store.Tx, pieces []archive.Piece, were, boxes []archive.Box) error {
	for i := range boxes {
		b := &boxes[i]
		was := slices.IndexFunc(were, func(w archive.Box) bool { return w.ID == b.ID && b.ID != "" })
		var err error
		switch {
		case was < 0:
			err = store.Boxes.Add(tx, b, b.Name())
		case were[was] != *b:
			err = store.Boxes.Replace(tx, *b, "续装")
		}
		if err != nil {
			return err
		}
	}
	for _, p := range pieces {
		at := slices.IndexFunc(boxes, func(b archive.Box) bool { return p.Number >= b.From && p.Number <= b.To })
		if p.Box != "" || at < 0 {
			continue
		}
		p.Box = boxes[at].ID
		if err := tx.ReplacePiece(p, boxes[at].Name()); err != nil {
			return err
		}
	}
	return nil
}

// KeepBoxNote keeps the 备考表 of a box. A box that was checked off takes no more
// pieces.
func (d *Desk) KeepBoxNote(ctx context.Context, boxID string, n archive.BoxNote) error {
	for _, on := range []struct {
		name string
		late bool
	}{{"整理日期", n.ArrangedOn.After(d.Today())}, {"检查日期", n.CheckedOn.After(d.Today())}} {
		if on.late {
			return fault.New(fault.Invalid, "%s还没有到。写实际的日期", on.name)
		}
	}
	n.Situation, n.ArrangedBy, n.CheckedBy = strings.TrimSpace(n.Situation), strings.TrimSpace(n.ArrangedBy), strings.TrimSpace(n.CheckedBy)
	return d.onBox(ctx, boxID, "备考表", func(b archive.Box) archive.Box { b.Note = n; return b })
}

// longestVolumeTitle is in characters.
const longestVolumeTitle = 100

// KeepBoxTitle changes the title of a volume (案卷题名).
func (d *Desk) KeepBoxTitle(ctx context.Context, boxID, title string) error {
	title = strings.TrimSpace(title)
	switch {
	case title == "":
		return fault.New(fault.Invalid, "没有写案卷题名。写上题名")
	case utf8.RuneCountInString(title) > longestVolumeTitle || strings.ContainsAny(title, "\n\r\t\x00"):
		return fault.New(fault.Invalid, "案卷题名要写成一行，不超过%d个字", longestVolumeTitle)
	}
	return d.onBox(ctx, boxID, "案卷题名", func(b archive.Box) archive.Box { b.Title = title; return b })
}

func (d *Desk) onBox(ctx context.Context, boxID, detail string, work func(archive.Box) archive.Box) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		box, err := store.Boxes.Get(ctx, tx, boxID)
		if err != nil {
			return err
		}
		return store.Boxes.Replace(tx, work(box), detail)
	})
}

package archive

import (
	"cmp"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Last is the highest number that was given in each class, empty ones
// included: where the next closing goes on.
func (s Scheme) Last(pieces []Piece) map[Class]int {
	last := map[Class]int{}
	for _, p := range pieces {
		if c := s.ClassOf(p); p.Number > last[c] {
			last[c] = p.Number
		}
	}
	return last
}

// Close gives the pieces of a year their numbers, all or none: within a class
// in the order of their dates, then titles, then ids, going on without a gap
// from the last number of the class. on is today. It refuses as a whole when any
// piece is not fit to be filed, naming it. What it returns is in the order of
// the codes.
func Close(s Scheme, last map[Class]int, pieces []Piece, on workday.Date, by, closing string) ([]Piece, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	switch {
	case len(pieces) == 0:
		return nil, fault.New(fault.Invalid, "没有待归档的，不用归档")
	case on.IsZero() || strings.TrimSpace(by) == "" || closing == "":
		return nil, fault.New(fault.Invalid, "归档没有写日期或者经办人。补上")
	}
	if err := checkAll(s, pieces, on); err != nil {
		return nil, err
	}
	closed := make([]Piece, 0, len(pieces))
	class, number := Class{}, 0
	for _, place := range s.order(pieces) {
		if place.class != class {
			class, number = place.class, last[place.class]
		}
		number++
		p := *place.piece
		p.State, p.Closing, p.Number, p.Code = Archived, closing, number, s.Code(class, number)
		closed = append(closed, p)
	}
	return closed, nil
}

// place is a piece with the class it falls into.
type place struct {
	class Class
	piece *Piece
}

// order puts pieces into the order of their numbers. It sorts pointers: a piece
// is large, and a year may have many.
func (s Scheme) order(pieces []Piece) []place {
	places := make([]place, len(pieces))
	for i := range pieces {
		places[i] = place{s.ClassOf(pieces[i]), &pieces[i]}
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(a.class.Compare(b.class), a.piece.Date.Compare(b.piece.Date), cmp.Compare(a.piece.Title, b.piece.Title), cmp.Compare(a.piece.ID, b.piece.ID))
	})
	return places
}

// checkAll names the first piece that is not fit to be filed.
func checkAll(s Scheme, pieces []Piece, today workday.Date) error {
	year, seen := pieces[0].Year, make(map[string]bool, len(pieces))
	for i := range pieces {
		p := &pieces[i]
		switch {
		case p.Locked() || p.Numbered():
			return fault.New(fault.Conflict, "“%s”%s，不能再归一次。刷新列表再归档", p.name(), p.State.Label())
		case p.ID == "" || seen[p.ID]:
			return fault.New(fault.Conflict, "“%s”在待归档里有两次。刷新列表再归档", p.name())
		case p.Year != year:
			return fault.New(fault.Invalid, "“%s”是%d年度的，这次归的是%d年度。分年度归档", p.name(), p.Year, year)
		case s.ByUnit && s.UnitName(p.Unit) == "":
			return fault.New(fault.Invalid, "“%s”没有机构（问题）。从整理办法里选一个", p.name())
		}
		if err := p.Validate(today); err != nil {
			return err
		}
		seen[p.ID] = true
	}
	return nil
}

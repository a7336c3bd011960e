package archive

import "slices"

// Supersede lets a piece that waits to be filed be made of a later version of
// its matter, as fresh was composed: a report that was put right before its
// year was closed. What whoever files it chose and added stays; the papers of
// our own are those of fresh.
func (p Piece) Supersede(fresh Piece) (Piece, error) {
	if p.Locked() {
		return p, p.locked()
	}
	added := slices.DeleteFunc(slices.Clone(p.Parts), func(part Part) bool { return part.Paper != "" })
	p.Source, p.Title, p.Date, p.Year, p.Openness = fresh.Source, fresh.Title, fresh.Date, fresh.Year, fresh.Openness
	if fresh.DocumentNumber != "" {
		p.DocumentNumber = fresh.DocumentNumber
	}
	p.Parts = Arrange(append(slices.Clone(fresh.Parts), added...))
	p.Copy = Copy{}
	return p, nil
}

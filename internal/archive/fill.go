package archive

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"zwgk/internal/fault"
)

// Thicknesses returns the thicknesses of boxes, the thinnest first.
func Thicknesses() []Thickness { return []Thickness{20, 30, 40, 50} }

// Valid reports whether boxes of the thickness are made.
func (t Thickness) Valid() bool { return slices.Contains(Thicknesses(), t) }

// Capacity is how many sheets a box holds unless the office knows better: ten
// sheets to a millimetre, with five millimetres for staples and the box itself
// (推断: no standard says it).
func Capacity(t Thickness) int { return max(0, int(t)-5) * 10 }

// Capacities is how many sheets the office puts into boxes. The zero value is
// Capacity.
type Capacities map[Thickness]int

// Of is how many sheets a box of a thickness holds.
func (c Capacities) Of(t Thickness) int {
	if sheets, set := c[t]; set {
		return sheets
	}
	return Capacity(t)
}

// Validate reports the first thickness for which no box is made, or that holds
// nothing.
func (c Capacities) Validate() error {
	for _, t := range slices.Sorted(maps.Keys(c)) {
		switch {
		case !t.Valid():
			return fault.New(fault.Invalid, "没有%d毫米厚的档案盒。选20、30、40或50毫米", t)
		case c[t] < 1:
			return fault.New(fault.Invalid, "%d毫米的档案盒装%d张不对。写1或更多", t, c[t])
		}
	}
	return nil
}

// Sheets is how much room the piece takes: the sheets that were counted when
// its paper came, otherwise one to a page. An empty number takes none.
func (p Piece) Sheets() int {
	switch {
	case p.Gone():
		return 0
	case p.Receipt != nil && p.Receipt.Sheets > 0:
		return p.Receipt.Sheets
	}
	return p.Pages
}

// Fill puts the numbered pieces of a class into boxes, consecutive numbers
// together and never a piece into two. existing are the class's boxes; it
// returns all of them. What was put in stays where it is: a further piece goes
// behind it while the last box has room and nobody has checked it off, else
// into a new box of the thickness. A piece that no such box holds gets one of
// its own, the thinnest that is thick enough.
func (c Capacities) Fill(class Class, s Scheme, pieces []Piece, t Thickness, existing []Box) []Box {
	boxes := sortedBoxes(class, existing)
	queue := numbered(class, s, pieces)
	used, boxed := 0, 0
	if n := len(boxes); n > 0 {
		last := boxes[n-1]
		boxed = last.To
		for _, p := range queue {
			if p.Number >= last.From && p.Number <= last.To {
				used += p.Sheets()
			}
		}
	}
	for _, p := range queue {
		if p.Number <= boxed {
			continue
		}
		if n := len(boxes); n == 0 || !boxes[n-1].open() || used+p.Sheets() > c.Of(boxes[n-1].Thickness) {
			boxes = append(boxes, Box{Class: class, Number: nextBox(boxes), Thickness: c.thickEnough(t, p.Sheets()), From: p.Number})
			used = 0
		}
		boxes[len(boxes)-1].To = p.Number
		used += p.Sheets()
	}
	return boxes
}

// open reports whether a box can take more: nobody has checked it off.
func (b Box) open() bool { return b.Note.CheckedOn.IsZero() }

func (c Capacities) thickEnough(t Thickness, sheets int) Thickness {
	for _, thicker := range Thicknesses() {
		if thicker >= t && c.Of(thicker) >= sheets {
			return thicker
		}
	}
	if sheets > c.Of(t) {
		return slices.Max(Thicknesses())
	}
	return t
}

func sortedBoxes(class Class, boxes []Box) []Box {
	of := slices.DeleteFunc(slices.Clone(boxes), func(b Box) bool { return b.Class != class })
	slices.SortFunc(of, func(a, b Box) int { return cmp.Compare(a.Number, b.Number) })
	return of
}

func nextBox(boxes []Box) int {
	highest := 0
	for _, b := range boxes {
		highest = max(highest, b.Number)
	}
	return highest + 1
}

// numbered are the pieces of a class that have a number, in its order.
func numbered(class Class, s Scheme, pieces []Piece) []Piece {
	of := slices.DeleteFunc(slices.Clone(pieces), func(p Piece) bool { return !p.Numbered() || s.ClassOf(p) != class })
	slices.SortFunc(of, func(a, b Piece) int { return cmp.Compare(a.Number, b.Number) })
	return of
}

// Bind makes the volume of a class where the office binds a year's pieces:
// everything that is not in a volume yet goes into the last one while nobody
// has checked it off, else into the next (补归档).
func Bind(class Class, s Scheme, pieces []Piece, existing []Box) []Box {
	volumes := sortedBoxes(class, existing)
	bound := 0
	if n := len(volumes); n > 0 {
		bound = volumes[n-1].To
	}
	for _, p := range numbered(class, s, pieces) {
		if p.Number <= bound {
			continue
		}
		if n := len(volumes); n == 0 || !volumes[n-1].open() {
			volumes = append(volumes, Box{Class: class, Number: nextBox(volumes), Title: s.VolumeTitle(class), From: p.Number})
		}
		volumes[len(volumes)-1].To = p.Number
	}
	return volumes
}

// VolumeTitle is the 案卷题名 that a volume begins with; the office can write its
// own.
func (s Scheme) VolumeTitle(c Class) string {
	about := "政务公开"
	if unit := s.UnitName(c.Unit); unit != "" {
		about = unit + about
	}
	return fmt.Sprintf("%s%d年%s文件材料（%s）", s.FondsName, c.Year, about, c.Retention.Label())
}

// Spine is what stands on the spine of a box (domain handbook §7.6).
type Spine struct {
	Fonds     string
	FondsName string
	Year      int
	Retention string // 永久, 30年, 10年
	Unit      string // name, "" when not classed by unit
	From, To  string // 起止件号, four figures
	Number    int    // 盒号
	Thickness Thickness
	Title     string // of a volume
}

// Spine gives the facts of a box's spine.
func (s Scheme) Spine(b Box) Spine {
	return Spine{
		Fonds: s.Fonds, FondsName: s.FondsName, Year: b.Class.Year, Retention: b.Class.Retention.Label(),
		Unit: s.UnitName(b.Class.Unit), From: NumberText(b.From), To: NumberText(b.To),
		Number: b.Number, Thickness: b.Thickness, Title: b.Title,
	}
}

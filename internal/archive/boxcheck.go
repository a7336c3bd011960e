package archive

import (
	"fmt"
	"slices"
)

// boxExaminations are what a single box is looked at by, as the screen lists it.
var boxExaminations = []struct {
	Rule
	look func(x *examiner, b Box, pieces []Piece)
}{
	{Rule{Name: "BOX-GAPLESS", Property: Complete, What: "件号连续", Basis: filingRules}, boxGapless},
	{Rule{Name: "BOX-UNIQUE", Property: Authentic, What: "档号不重复", Basis: filingRules}, boxUnique},
	{Rule{Name: "BOX-AGREES", Property: Complete, What: "目录与盒内一致", Basis: filingRules}, boxAgrees},
	{Rule{Name: "BOX-PAPER", Property: Complete, What: "纸件齐全", Basis: "本单位移交登记"}, boxPaper},
}

// CheckBox looks at one box: numbers without a gap, codes once, nothing in it
// that the catalogue has elsewhere, and paper for every piece. pieces are those
// of the box's class; others are left alone.
func CheckBox(b Box, s Scheme, pieces []Piece) []Line {
	inside := numbered(b.Class, s, pieces)
	lines := make([]Line, len(boxExaminations))
	for i, e := range boxExaminations {
		x := &examiner{line: Line{Rule: e.Rule}}
		e.look(x, b, inside)
		lines[i] = x.finish()
	}
	return lines
}

func (b Box) holds(p Piece) bool { return p.Number >= b.From && p.Number <= b.To }

func boxGapless(x *examiner, b Box, pieces []Piece) {
	var numbers []int
	for _, p := range pieces {
		if b.holds(p) {
			x.looked()
			numbers = append(numbers, p.Number)
		}
	}
	for _, gap := range gaps(numbers, b.From, b.To) {
		x.find(Piece{Code: gap.String()}, "缺这个件号")
	}
}

// span is a run of numbers.
type span struct{ from, to int }

// String writes 0003, or 0003至0007.
func (s span) String() string {
	if s.from == s.to {
		return NumberText(s.from)
	}
	return NumberText(s.from) + "至" + NumberText(s.to)
}

// gaps are the runs from one number to another that are not among some, none of
// which lies before.
func gaps(numbers []int, from, to int) []span {
	var missing []span
	numbers = append(slices.Clone(numbers), to+1)
	slices.Sort(numbers)
	for _, n := range numbers {
		if n > from {
			missing = append(missing, span{from, n - 1})
		}
		from = n + 1
	}
	return missing
}

func boxUnique(x *examiner, b Box, pieces []Piece) {
	seen := map[string]bool{}
	for _, p := range pieces {
		if !b.holds(p) {
			continue
		}
		x.looked()
		if seen[p.Code] {
			x.find(p, "档号有两件")
		}
		seen[p.Code] = true
	}
}

// boxAgrees compares the numbers on the spine with what the pieces say.
func boxAgrees(x *examiner, b Box, pieces []Piece) {
	for _, p := range pieces {
		in := p.Box == b.ID && b.ID != ""
		if !in && !b.holds(p) {
			continue
		}
		x.looked()
		switch {
		case in && !b.holds(p):
			x.find(p, "登记在第%d盒，件号不在%s至%s", b.Number, NumberText(b.From), NumberText(b.To))
		case !in:
			x.find(p, "件号在第%d盒里，登记的不是这一盒", b.Number)
		}
	}
}

func boxPaper(x *examiner, b Box, pieces []Piece) {
	for _, p := range pieces {
		if !b.holds(p) || p.Gone() {
			continue
		}
		x.looked()
		if p.Receipt == nil {
			x.find(Piece{Code: NumberText(p.Number)}, "没有收到纸件")
		}
	}
}

// Contents says how many pieces and pages lie in a box.
func (b Box) Contents(s Scheme, pieces []Piece) (count, pages int) {
	for _, p := range numbered(b.Class, s, pieces) {
		if b.holds(p) && !p.Gone() {
			count, pages = count+1, pages+p.Pages
		}
	}
	return count, pages
}

// Range is the numbers of a box as the screen writes them: 0039至0064.
func (b Box) Range() string { return NumberText(b.From) + "至" + NumberText(b.To) }

// Name is how a box is called: 第2盒, 第2卷.
func (b Box) Name() string {
	noun := "盒"
	if b.Title != "" {
		noun = "卷"
	}
	return fmt.Sprintf("第%d%s", b.Number, noun)
}

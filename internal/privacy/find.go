package privacy

import (
	"cmp"
	"slices"
	"time"
)

// Finding is one place of a text.
type Finding struct {
	Kind Kind
	Text string
	// Start and End are byte offsets: Text is text[Start:End].
	Start, End int
	Severity   Severity
	Reason     string // for the clerk: why this was taken for what it is
}

var noDay time.Time

// Find returns what stands in text that may not simply be made public, in
// order and without overlaps; where two readings compete the more specific one
// stays. day is the day against which ages are counted; the zero day leaves
// birth dates unjudged.
//
// The time is linear in the length of text whatever it holds.
func Find(text string, day time.Time) []Finding {
	s := newScript(text, day)
	if len(s.runes) == 0 {
		return nil
	}
	numbers := s.numbers()
	all := slices.Clone(numbers)
	all = append(all, s.plates()...)
	all = append(all, s.chatNames()...)
	all = append(all, s.marks()...)
	people := s.people()
	personal := append(s.ailments(people), s.minors(people, numbers)...)
	all = append(all, personal...)
	return resolve(append(all, giveWay(s.addresses(), personal)...))
}

// giveWay lets addresses begin after what is said of a person inside them: the
// beginning of an address stays visible and must not show it.
func giveWay(addresses, personal []Finding) []Finding {
	slices.SortFunc(personal, func(a, b Finding) int { return cmp.Compare(a.End, b.End) })
	next := 0
	for i := range addresses {
		a := &addresses[i]
		for next < len(personal) && personal[next].End <= a.Start {
			next++
		}
		for next < len(personal) && personal[next].Start < a.Start+groupEnd(a.Text) && personal[next].End < a.End {
			a.Text, a.Start = a.Text[personal[next].End-a.Start:], personal[next].End
			next++
		}
	}
	return addresses
}

// MustBeMasked leaves out what a person may judge rightful and what masking
// does not help.
func MustBeMasked(findings []Finding) []Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool { return f.Severity != MustMask })
}

// rank orders competing readings: a number with a check digit is surer than a
// word list.
func rank(f Finding) int {
	r := slices.Index(Kinds(), f.Kind)
	if f.Severity == Judge {
		r += len(Kinds())
	}
	return r
}

// resolve sorts findings by place and keeps of overlapping ones the more
// specific. Each finding is weighed against its neighbours only.
func resolve(all []Finding) []Finding {
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(rank(a), rank(b)), cmp.Compare(b.End, a.End))
	})
	kept := all[:0]
	for _, f := range all {
		for len(kept) > 0 && kept[len(kept)-1].End > f.Start && rank(f) < rank(kept[len(kept)-1]) {
			kept = kept[:len(kept)-1]
		}
		if len(kept) == 0 || kept[len(kept)-1].End <= f.Start {
			kept = append(kept, f)
		}
	}
	return kept
}

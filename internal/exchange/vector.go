package exchange

import (
	"cmp"
	"encoding/json"
	"slices"
)

// Vector says of streams how far somebody has them: every statement from 1 to
// the number.
type Vector map[Stream]int

type vectorLine struct {
	Stream
	Seq int `json:"seq"`
}

// MarshalJSON writes the streams in one order.
func (v Vector) MarshalJSON() ([]byte, error) {
	lines := []vectorLine{}
	for stream, seq := range v {
		if seq > 0 {
			lines = append(lines, vectorLine{stream, seq})
		}
	}
	slices.SortFunc(lines, func(a, b vectorLine) int { return a.Compare(b.Stream) })
	return json.Marshal(lines)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (v *Vector) UnmarshalJSON(content []byte) error {
	var lines []vectorLine
	if err := strictly(content, &lines); err != nil {
		return err
	}
	*v = Vector{}
	for i, l := range lines {
		if l.Seq < 1 || i > 0 && lines[i-1].Compare(l.Stream) >= 0 || !isName(l.Origin) || !isName(l.Series) {
			return malformed(nil)
		}
		(*v)[l.Stream] = l.Seq
	}
	return nil
}

// Compare orders streams.
func (s Stream) Compare(other Stream) int {
	return cmp.Or(cmp.Compare(s.Origin, other.Origin), cmp.Compare(s.Series, other.Series), cmp.Compare(s.To, other.To))
}

// Shared reports whether a package from one office to another carries a stream:
// what the sender says to the receiver, and what the receiver said itself, which
// it may have lost. What others said is not passed on.
func (s Stream) Shared(sender, receiver string) bool {
	switch s.Origin {
	case sender:
		return s.To == "" || s.To == receiver
	case receiver:
		return s.To == "" || s.To == sender
	}
	return false
}

// Between keeps the streams that a package from one office to another carries.
func (v Vector) Between(sender, receiver string) Vector {
	kept := Vector{}
	for stream, seq := range v {
		if stream.Shared(sender, receiver) {
			kept[stream] = seq
		}
	}
	return kept
}

// Behind counts the statements that a vector lacks of another.
func (v Vector) Behind(other Vector) (lacking int) {
	for stream, seq := range other {
		lacking += max(0, seq-v[stream])
	}
	return lacking
}

// SetOf works out the vector of statements, and which numbers are missing before
// the newest of each stream.
func SetOf(all []Statement) (v Vector, missing int) {
	numbers := map[Stream][]int{}
	for i := range all {
		numbers[all[i].Stream] = append(numbers[all[i].Stream], all[i].Seq)
	}
	v = Vector{}
	for stream, seqs := range numbers {
		upTo, lacking := Contiguous(seqs)
		v[stream] = upTo
		missing += lacking
	}
	return v, missing
}

// Contiguous gives how far numbers go from 1 without a gap, and how many are
// missing below the greatest.
func Contiguous(numbers []int) (upTo, missing int) {
	sorted := slices.Compact(slices.Sorted(slices.Values(numbers)))
	for upTo < len(sorted) && sorted[upTo] == upTo+1 {
		upTo++
	}
	if len(sorted) > 0 {
		missing = sorted[len(sorted)-1] - len(sorted)
	}
	return upTo, missing
}

// Increment is what a package from one office to another carries: the shared
// statements that the receiver is not known to have, in the order of their
// streams and numbers. What the two said of their keys always goes along, and
// first: whoever came back from an old backup could not read the rest.
func Increment(all []Statement, sender, receiver string, has Vector) []Statement {
	var out []Statement
	for _, s := range all {
		if s.Shared(sender, receiver) && (s.Kind == NewKey || s.Seq > has[s.Stream]) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, InOrder)
	return out
}

// InOrder orders statements as packages hold them: keys first, then by stream
// and number.
func InOrder(a, b Statement) int {
	return cmp.Or(cmp.Compare(keysFirst(a), keysFirst(b)), a.Compare(b.Stream), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID, b.ID))
}

func keysFirst(s Statement) int {
	if s.Kind == NewKey {
		return 0
	}
	return 1
}

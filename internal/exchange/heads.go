package exchange

import (
	"cmp"
	"slices"
)

// Value is what stands about one subject.
type Value struct {
	Kind    Kind
	Subject string
	Heads   []Statement // at least one, the newest last
}

// Conflict reports whether two statements stand against each other.
func (v *Value) Conflict() bool { return len(v.Heads) > 1 }

// Newest is the head that was made last.
func (v *Value) Newest() *Statement { return &v.Heads[len(v.Heads)-1] }

// HeadIDs lists the ids of the heads.
func (v *Value) HeadIDs() []string {
	var ids []string
	for _, h := range v.Heads {
		ids = append(ids, h.ID)
	}
	return ids
}

type topic struct {
	kind    Kind
	subject string
}

// Values works out what stands about every subject, in the order of kinds and
// subjects. It depends on the set alone, not on the order of all. A statement
// supersedes others about its own subject only.
func Values(all []Statement) []Value {
	byTopic := map[topic][]Statement{}
	for _, s := range all {
		at := topic{s.Kind, s.Subject}
		byTopic[at] = append(byTopic[at], s)
	}
	values := make([]Value, 0, len(byTopic))
	for at, about := range byTopic {
		values = append(values, Value{at.kind, at.subject, heads(about)})
	}
	slices.SortFunc(values, func(a, b Value) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Subject, b.Subject))
	})
	return values
}

// heads are the statements about one subject that no other supersedes. No two
// can supersede each other, since an id follows from what is superseded.
func heads(about []Statement) []Statement {
	if len(about) == 1 {
		return about
	}
	gone := map[string]bool{}
	for i := range about {
		for _, id := range about[i].Supersedes {
			gone[id] = true
		}
	}
	standing := slices.DeleteFunc(slices.Clone(about), func(s Statement) bool { return gone[s.ID] })
	slices.SortFunc(standing, func(a, b Statement) int { return cmp.Or(a.Made.Compare(b.Made), cmp.Compare(a.ID, b.ID)) })
	return slices.CompactFunc(standing, func(a, b Statement) bool { return a.ID == b.ID })
}

// Conflicts are the values that need a person.
func Conflicts(values []Value) []Value {
	return slices.DeleteFunc(slices.Clone(values), func(v Value) bool { return !v.Conflict() })
}

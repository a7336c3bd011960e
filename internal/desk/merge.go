package desk

import (
	"fmt"
	"strings"
)

// merger compares a record with the row that speaks of the same thing.
type merger struct {
	prevail   bool
	added     []string // what the row adds
	conflicts []string // where the two contradict each other
}

// take merges one field. An empty cell says nothing; a cell that fills an
// empty field adds to the record; two different words are a contradiction,
// unless the row is to prevail.
func take[V comparable](m *merger, label string, old *V, row V) {
	var empty V
	switch {
	case row == empty || row == *old:
	case *old == empty:
		*old = row
		m.added = append(m.added, label+inWords(row))
	default:
		change(m, label, old, row)
	}
}

// change merges a field in which nothing and zero are words like any other.
func change[V comparable](m *merger, label string, old *V, row V) {
	switch {
	case row == *old:
	case m.prevail:
		m.added = append(m.added, fmt.Sprintf("%s由“%s”改为“%s”", label, inWords(*old), inWords(row)))
		*old = row
	default:
		m.conflicts = append(m.conflicts, fmt.Sprintf("%s已登记的是“%s”，这里是“%s”", label, inWords(*old), inWords(row)))
	}
}

func (m *merger) outcome() (Action, string) {
	switch {
	case len(m.conflicts) > 0:
		return Refused, strings.Join(m.conflicts, "；") + "。核对后改正台账；以台账为准时用 --prevail"
	case len(m.added) > 0:
		return Updated, strings.Join(m.added, "，")
	}
	return Skipped, "已有"
}

package store

import (
	"slices"
	"testing"
)

// A verification says how far it is: never backwards, never done before its end,
// and of the same whole all the time.
func TestVerifyTellsHowFarItIs(t *testing.T) {
	o := newOffice(t)
	const records = 3000
	m := newMaker(4)
	change(t, o, func(tx *Tx) error { return Applications.Add(tx, several(records, m.application)) })
	var heard []int
	whole := 0
	v, err := o.VerifyTelling(t.Context(), func(done, all int) {
		if whole == 0 {
			whole = all
		}
		if all != whole {
			t.Errorf("the whole was %d and is %d", whole, all)
		}
		heard = append(heard, done)
	})
	if err != nil || !v.OK() {
		t.Fatal(v, err)
	}
	if len(heard) < 4 || !slices.IsSorted(heard) || heard[len(heard)-1] != whole || slices.Index(heard, whole) != len(heard)-1 {
		t.Errorf("heard %v of %d", heard, whole)
	}
}

package workday_test

import (
	"math/rand/v2"
	"testing"
	"time"
)

// naive counts with time.Time and the table of exceptions_test.go only: no pack,
// no Calendar, no Date. It is slow and plain on purpose.
type naive struct {
	off map[string]bool
}

func newNaive(t testing.TB) naive {
	n := naive{map[string]bool{}}
	for _, a := range arranged {
		for day, off := range offByDate(t, a.year) {
			n.off[day] = off
		}
	}
	return n
}

func (n naive) works(d time.Time) bool {
	if off, said := n.off[d.Format(time.DateOnly)]; said {
		return !off
	}
	return d.Weekday() >= time.Monday && d.Weekday() <= time.Friday
}

func (n naive) knows(d time.Time) bool {
	_, said := n.off[d.Format(time.DateOnly)]
	return said || d.Year() >= 2019 && d.Year() <= 2026
}

func (n naive) deadline(received time.Time, days int) (due time.Time, certain bool) {
	certain = true
	for due = received; days > 0; {
		due = due.Add(24 * time.Hour)
		if n.works(due) {
			days--
		}
		certain = certain && n.knows(due)
	}
	return due, certain
}

// Over many days of receipt and lengths the calendar and the naive counter
// agree on the last day, on certainty, and on every day in between.
func TestDeadlineAgreesWithAnIndependentCounter(t *testing.T) {
	const rounds = 6_000
	c, n := builtIn(t), newNaive(t)
	random := rand.New(rand.NewPCG(711, 2019)) // fixed: the run is the same each time
	first := time.Date(2018, 6, 1, 0, 0, 0, 0, time.UTC)
	for range rounds {
		received := first.AddDate(0, 0, random.IntN(9*365))
		length := 1 + random.IntN(60)
		from := date(received.Format(time.DateOnly))

		want, certain := n.deadline(received, length)
		got, err := c.Deadline(from, length)
		if err != nil {
			t.Fatal(err)
		}
		if got.Due.String() != want.Format(time.DateOnly) || got.Estimated() == certain {
			t.Fatalf("%v + %d: %v, estimated %v; the counter says %v, certain %v", from, length, got.Due, got.Estimated(), want, certain)
		}
		ordinal := 0
		for i, d := range got.Days {
			day := received.AddDate(0, 0, i+1)
			wantOrdinal := 0
			if n.works(day) {
				ordinal++
				wantOrdinal = ordinal
			}
			if d.Date.String() != day.Format(time.DateOnly) || d.Ordinal != wantOrdinal || d.Known != n.knows(day) {
				t.Fatalf("%v + %d, day %d: %+v; the counter says %v is %d", from, length, i, d, day, wantOrdinal)
			}
		}
		between, err := c.WorkdaysBetween(from, got.Due)
		if err != nil || between.Workdays != length {
			t.Fatalf("%v to %v: %+v, %v; want %d", from, got.Due, between, err, length)
		}
		eve, err := c.WorkdaysBetween(from, got.Due.AddDays(-1))
		if err != nil || eve.Workdays != length-1 {
			t.Fatalf("the last day %v is not a working day", got.Due)
		}
	}
}

// Counting in two stretches is counting in one, which is what pauses and
// restarts will rest on.
func TestCountsAddUp(t *testing.T) {
	c := builtIn(t)
	random := rand.New(rand.NewPCG(33, 20))
	start := date("2018-06-01")
	for range 2_000 {
		a := start.AddDays(random.IntN(9 * 365))
		b := a.AddDays(random.IntN(120))
		d := b.AddDays(random.IntN(120))
		ab, err1 := c.WorkdaysBetween(a, b)
		bd, err2 := c.WorkdaysBetween(b, d)
		ad, err3 := c.WorkdaysBetween(a, d)
		if err1 != nil || err2 != nil || err3 != nil || ab.Workdays+bd.Workdays != ad.Workdays || (ab.Estimated() || bd.Estimated()) != ad.Estimated() {
			t.Fatalf("%v, %v, %v: %+v + %+v is not %+v", a, b, d, ab, bd, ad)
		}
		first, second := 1+random.IntN(30), 1+random.IntN(30)
		half, err1 := c.Deadline(a, first)
		whole, err2 := c.Deadline(a, first+second)
		rest, err3 := c.Deadline(half.Due, second)
		if err1 != nil || err2 != nil || err3 != nil || rest.Due != whole.Due {
			t.Fatalf("%v + %d + %d: %v, in one %v", a, first, second, rest.Due, whole.Due)
		}
	}
}

package request_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"testing"
	"time"

	"zwgk/internal/request"
	"zwgk/internal/workday"
	"zwgk/resources"
)

// naive counts by asking of every single day whether it counts, with numbers of
// days instead of dates and no unions, walks or restarts. Its working days come
// from the files of the notices alone. It is slow and plain on purpose.
type naive struct {
	works []bool // by day after the first of 2019
}

var epoch = time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)

func newNaive(t testing.TB) naive {
	t.Helper()
	said := map[string]bool{}
	for _, name := range calendarFiles(t) {
		data, err := fs.ReadFile(resources.Calendars(), name)
		if err != nil {
			t.Fatal(err)
		}
		var pack struct {
			Days []struct {
				Date string
				Off  bool
			}
		}
		if err := json.Unmarshal(data, &pack); err != nil {
			t.Fatal(err)
		}
		for _, d := range pack.Days {
			said[d.Date] = !d.Off
		}
	}
	n := naive{make([]bool, 10*366)}
	for i := range n.works {
		day := epoch.AddDate(0, 0, i)
		works, special := said[day.Format(time.DateOnly)]
		n.works[i] = special && works || !special && day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
	}
	return n
}

// later gives the n-th working day after a day.
func (n naive) later(day, count int) int {
	for count > 0 {
		day++
		if n.works[day] {
			count--
		}
	}
	return day
}

// story is a random request; a day below 0 did not happen.
type story struct {
	received, notified, supplemented int
	sent, answered                   []int // answered below 0: no answer
	extended, by                     int
	feeNotified, feePaid             int
}

// due gives the last day (-1: the clock waits), or refused for a story in which
// something comes after the last day or after the time to pay.
func (n naive) due(s story) (due int, refused bool) {
	origin := s.received
	if s.notified >= 0 && n.ends(origin, 20, s, s.notified) < s.notified {
		return 0, true
	}
	if s.notified >= 0 && s.supplemented < 0 {
		return -1, false
	}
	if s.supplemented >= 0 {
		origin = s.supplemented
	}
	length := 20
	// An extension and a fee come in either order; what comes first must be in
	// time before what follows can be looked at.
	if s.extended >= 0 && (s.feeNotified < 0 || s.extended <= s.feeNotified) {
		if n.ends(origin, length, s, s.extended) < s.extended {
			return 0, true
		}
		length += s.by
	}
	if s.feeNotified >= 0 {
		if n.ends(origin, length, s, s.feeNotified) < s.feeNotified {
			return 0, true
		}
		if s.feePaid < 0 {
			return -1, false
		}
		if s.feePaid > n.later(s.feeNotified, 20) {
			return 0, true
		}
		origin, length = s.feePaid, 20
	}
	if s.extended >= 0 && s.feeNotified >= 0 && s.extended > s.feeNotified {
		if n.ends(origin, length, s, s.extended) < s.extended {
			return 0, true
		}
		length += s.by
	}
	return n.ends(origin, length, s, -1), false
}

// ends gives the day on which the term from origin has its length; it stops
// looking past limit, if there is one.
func (n naive) ends(origin, length int, s story, limit int) int {
	counted := 0
	for day := origin + 1; ; day++ {
		if limit >= 0 && day > limit {
			return limit
		}
		if n.works[day] && !n.consulting(s, day) {
			counted++
		}
		if counted == length {
			return day
		}
	}
}

// consulting asks every 征求意见 by itself whether it holds the day.
func (n naive) consulting(s story, day int) bool {
	for i, sent := range s.sent {
		until := n.later(sent, 15)
		if s.answered[i] >= 0 {
			until = min(until, s.answered[i])
		}
		if day > sent && day <= until {
			return true
		}
	}
	return false
}

// tell makes a story with everything in it: pauses that overlap or do not, an
// extension near the last day, a supplement, a fee, in time or just too late.
func tell(random *rand.Rand) story {
	s := story{received: random.IntN(365*8 - 30), notified: -1, supplemented: -1, extended: -1, feeNotified: -1, feePaid: -1}
	start := s.received
	if random.IntN(3) == 0 {
		s.notified = s.received + random.IntN(36)
		if random.IntN(8) > 0 {
			s.supplemented = s.notified + random.IntN(30)
			start = s.supplemented
		}
	}
	for i := range random.IntN(4) {
		sent := s.received + random.IntN(60)
		s.sent = append(s.sent, sent)
		s.answered = append(s.answered, -1)
		if random.IntN(4) > 0 {
			s.answered[i] = sent + random.IntN(35)
		}
	}
	if s.notified >= 0 && s.supplemented < 0 {
		return s
	}
	if random.IntN(4) == 0 {
		s.feeNotified = start + random.IntN(34)
		if random.IntN(8) > 0 {
			s.feePaid = s.feeNotified + random.IntN(36)
		}
	}
	if random.IntN(3) == 0 {
		s.extended, s.by = start+random.IntN(40), 1+random.IntN(20)
		if s.feeNotified >= 0 && s.extended >= s.feeNotified {
			if s.feePaid < 0 {
				s.extended = -1
			} else {
				s.extended = s.feePaid + 1 + random.IntN(32)
			}
		}
	}
	return s
}

func dayOf(i int) workday.Date { return workday.DateOf(epoch.AddDate(0, 0, i)) }

func (s story) events() []request.Event {
	var list []request.Event
	add := func(day int, e request.Event) {
		if day >= 0 {
			e.Date = dayOf(day)
			list = append(list, e)
		}
	}
	// The last to happen first: the clock puts them in order.
	add(s.feePaid, request.Event{Kind: request.FeePaid})
	add(s.feeNotified, request.Event{Kind: request.FeeNotified})
	add(s.extended, request.Event{Kind: request.Extended, Days: s.by, Approver: "周启明"})
	for i := range s.sent {
		ref := fmt.Sprint("第三方", i)
		add(s.answered[i], request.Event{Kind: request.ConsultAnswered, Ref: ref})
		add(s.sent[i], request.Event{Kind: request.ConsultSent, Ref: ref})
	}
	add(s.supplemented, request.Event{Kind: request.Supplemented})
	add(s.notified, request.Event{Kind: request.SupplementNotified})
	add(s.received, request.Event{Kind: request.Received})
	return list
}

// Over 100,000 random requests of 2019 to 2026 the clock and the naive counter
// agree on the last day, on every refusal, and on how many days are counted.
func TestClockAgreesWithAnIndependentCounter(t *testing.T) {
	const parts, rounds = 4, 25_000
	calendar, counter := builtIn(t), newNaive(t)
	for part := range uint64(parts) {
		t.Run(fmt.Sprint("part ", part), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(711, part)) // fixed: the run is the same each time
			met := map[string]int{}
			for range rounds {
				met[compare(t, calendar, counter, tell(random))]++
			}
			for _, kind := range []string{"refused", "waiting", "plain", "several pauses", "extended after payment"} {
				if met[kind] < 100 {
					t.Errorf("only %d of %q among the stories", met[kind], kind)
				}
			}
		})
	}
}

// compare holds the clock to the counter and says what kind of story it was.
func compare(t *testing.T, calendar *workday.Calendar, counter naive, s story) string {
	t.Helper()
	want, refused := counter.due(s)
	got, err := request.Clock(calendar, s.events())
	switch {
	case refused != (err != nil):
		t.Fatalf("%+v (received %v): refused %v, the clock says %v", s, dayOf(s.received), refused, err)
	case refused:
		return "refused"
	case want < 0 && !got.Due.IsZero():
		t.Fatalf("%+v: due %v while the clock waits", s, got.Due)
	case want < 0:
		return "waiting"
	case got.Due != dayOf(want) || got.Counted() != got.Term:
		t.Fatalf("%+v (received %v): due %v with %d of %d days, the counter says %v", s, dayOf(s.received), got.Due, got.Counted(), got.Term, dayOf(want))
	}
	switch {
	case s.feePaid >= 0 && s.extended > s.feePaid:
		return "extended after payment"
	case len(s.sent) > 1:
		return "several pauses"
	}
	return "plain"
}

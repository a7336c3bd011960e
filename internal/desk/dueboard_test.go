package desk

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// The board is DueApplications cut into stretches, whatever the register holds
// and whoever sits at the desk.
func TestTheBoardIsTheListCutIntoStretches(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s, random := requestDesk(t), rand.New(rand.NewPCG(seed, 36))
			s.sit(office.Clerk).at("2026-03-02")
			s.ledger(random, 20+random.IntN(300))
			for range random.IntN(8) {
				s.worked(random)
			}
			s.at("2026-04-01")
			for _, role := range []office.Role{office.Clerk, office.Supervisor} {
				s.sit(role)
				for _, most := range []int{0, 1, 7, 30, 1000} {
					s.expectBoard(most, Stretch{math.MinInt, -1}, Stretch{0, 3}, Stretch{4, 10}, Stretch{-2, 2}, Stretch{11, math.MaxInt})
				}
			}
			expectSound(t, s.Desk)
		})
	}
}

// expectBoard holds the board against the list.
func (s *staffed) expectBoard(most int, stretches ...Stretch) {
	s.t.Helper()
	list := must[[]Due](s.t)(s.DueApplications(s.t.Context()))
	board := must[DueBoard](s.t)(s.DueBoard(s.t.Context(), most, stretches...))
	if board.Total != len(list) || len(board.Stretches) != len(stretches) {
		s.t.Fatalf("%d in %d stretches, the list has %d", board.Total, len(board.Stretches), len(list))
	}
	for i, stretch := range stretches {
		want := slices.DeleteFunc(slices.Clone(list), func(d Due) bool { return !stretch.Holds(d.Left) })
		got := board.Stretches[i]
		if got.Total != len(want) || len(got.Rows) != min(most, len(want)) {
			s.t.Fatalf("%v: %d rows of %d, the list has %d", stretch, len(got.Rows), got.Total, len(want))
		}
		for n, row := range got.Rows {
			if !reflect.DeepEqual(row, want[n]) {
				s.t.Fatalf("%v: row %d is %+v, in the list %+v", stretch, n, row, want[n])
			}
		}
	}
}

// ledger adds applications as they come from a ledger: many of a few days, with
// numbers that repeat, dates that no clock can count, and some that are closed.
func (s *staffed) ledger(random *rand.Rand, n int) {
	s.t.Helper()
	first := day(s.t, "2026-02-20")
	some := func(from workday.Date) workday.Date {
		if random.IntN(4) > 0 {
			return workday.Date{}
		}
		return from.AddDays(random.IntN(9) - 2)
	}
	var lines []store.Stored[request.Application]
	for i := range n {
		a := application(s.t, fmt.Sprintf("%d", random.IntN(n)), first.AddDays(random.IntN(30)).String())
		a.ID, a.Applicant = store.NewID(), []string{"王秀兰", "李某", ""}[random.IntN(3)]
		a.Subject = a.Applicant + "的宅基地审批材料"
		a.SupplementNotified = some(a.Received)
		a.Supplemented = some(a.Received.AddDays(4))
		if random.IntN(5) == 0 {
			a = closed(s.t, a, request.Granted, a.Received.AddDays(5).String())
		}
		lines = append(lines, store.Stored[request.Application]{Key: fmt.Sprintf("n:%d", i), Place: "登记台账 第4行", Record: a})
	}
	s.done(s.office.Change(s.t.Context(), s.author(), func(tx *store.Tx) error { return store.Applications.Add(tx, lines) }))
}

// worked registers an application here and takes it some steps on.
func (s *staffed) worked(random *rand.Rand) {
	s.t.Helper()
	id := s.register(registration(s.t, "2026-03-02", "预算"))
	switch random.IntN(4) {
	case 0:
		s.move(id, request.Reviewing)
	case 1:
		s.move(id, request.Reviewing)
		items := words(map[request.Field]string{request.FieldSupplementItems: "年度"})
		must[request.Issued](s.t)(s.IssueLetter(s.t.Context(), id, LetterOrder{Code: "N02", Days: 3, Values: items}))
	case 2:
		s.move(id, request.Retracted)
	}
}

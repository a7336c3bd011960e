package request_test

import (
	"strconv"
	"strings"
	"testing"

	"zwgk/internal/request"
)

func checkSays(t *testing.T, name, text, says string) {
	t.Helper()
	if !strings.Contains(text, says) {
		t.Errorf("%s: %q does not say %q", name, text, says)
	}
}

// The worked examples of the handbook's §3.2.
func TestTheHandbooksFees(t *testing.T) {
	for pieces, yuan := range map[int]int{1: 0, 10: 0, 11: 100, 12: 200, 30: 2000, 31: 2200, 35: 3000, 40: 4000, 45: 5500, 52: 7800, 60: 11000} {
		if c, err := request.FeeByPiece(0, pieces); err != nil || c.Yuan() != yuan {
			t.Errorf("%d pieces: %d yuan, want %d (%v)", pieces, c.Yuan(), yuan, err)
		}
	}
	for pages, yuan := range map[int]int{1: 0, 30: 0, 31: 10, 100: 700, 101: 720, 150: 1700, 200: 2700, 201: 2740, 250: 4700} {
		if c, err := request.FeeByPages(pages); err != nil || c.Yuan() != yuan {
			t.Errorf("%d pages: %d yuan, want %d (%v)", pages, c.Yuan(), yuan, err)
		}
	}
}

// The formulas of §3.1, written out again, for every count up to 600; and what
// single requests pay adds up to what the month pays.
func TestFeesAgreeWithTheFormulas(t *testing.T) {
	rate := func(n int) int {
		switch {
		case n <= 10:
			return 0
		case n <= 30:
			return 100
		}
		return 200 + 100*((n-31)/10)
	}
	sum := 0
	for n := 1; n <= 600; n++ {
		sum += rate(n)
		month, err1 := request.FeeByPiece(0, n)
		one, err2 := request.FeeByPiece(n-1, 1)
		if err1 != nil || err2 != nil || month.Yuan() != sum || one.Yuan() != rate(n) {
			t.Fatalf("%d pieces: %d and %d, want %d and %d", n, month.Yuan(), one.Yuan(), sum, rate(n))
		}
		pages, err := request.FeeByPages(n)
		if want := 10*max(0, min(n, 100)-30) + 20*max(0, min(n, 200)-100) + 40*max(0, n-200); err != nil || pages.Yuan() != want {
			t.Fatalf("%d pages: %d, want %d", n, pages.Yuan(), want)
		}
		checkAddsUp(t, month)
		checkAddsUp(t, pages)
	}
}

// checkAddsUp reads the notice as the applicant does: the products are right
// and their sum is the last line's.
func checkAddsUp(t *testing.T, c request.Charge) {
	t.Helper()
	lines, sum, units := c.Words(), 0, 0
	for _, line := range lines[:len(lines)-1] {
		_, product, _ := strings.Cut(line, "：")
		left, right, _ := strings.Cut(product, "＝")
		count, price, _ := strings.Cut(left, "×")
		n, err1 := strconv.Atoi(strings.TrimSuffix(count, c.Unit))
		yuan, err2 := strconv.Atoi(strings.TrimSuffix(price, "元"))
		total, err3 := strconv.Atoi(strings.TrimSuffix(right, "元"))
		if err1 != nil || err2 != nil || err3 != nil || n*yuan != total {
			t.Fatalf("%q does not add up", line)
		}
		sum, units = sum+total, units+n
	}
	if want := strconv.Itoa(sum) + "元"; !strings.HasSuffix(lines[len(lines)-1], "合计"+want) || units == 0 {
		t.Fatalf("the lines add up to %s: %q", want, lines)
	}
}

func TestARequestPaysByOneScheme(t *testing.T) {
	if c, err := (request.FeeBasis{Scheme: request.ByPiece, Before: 11, Pieces: 1}).Charge(); err != nil || c.Yuan() != 100 || c.Words()[0] != "第12件：1件×100元＝100元" {
		t.Errorf("%v, %v", c.Words(), err)
	}
	if c, err := (request.FeeBasis{Scheme: request.ByPages, Pages: 31}).Charge(); err != nil || c.Yuan() != 10 {
		t.Errorf("%v, %v", c.Words(), err)
	}
	for says, basis := range map[string]request.FeeBasis{
		"只能按一种标准": {Scheme: request.ByPages, Pages: 31, Pieces: 2},
		"没有选收费标准": {Pieces: 2},
		"核对件数":    {Scheme: request.ByPiece, Before: -1, Pieces: 2},
		"实际提供的页数": {Scheme: request.ByPages},
	} {
		_, err := basis.Charge()
		refused(t, says, err, says)
	}
}

func TestPiecesOfTheMonth(t *testing.T) {
	filing := func(who, received, accepted string, pieces int, withdrawn bool) request.Filing {
		return request.Filing{Applicant: who, Received: date(received), Accepted: date(accepted), Pieces: pieces, Withdrawn: withdrawn}
	}
	earlier := []request.Filing{
		filing("甲", "2026-02-28", "2026-03-02", 4, false),
		filing("甲", "2026-03-02", "2026-03-02", 3, false),
		filing("甲", "2026-03-09", "2026-03-10", 2, true),
		filing("乙", "2026-03-09", "2026-03-10", 9, false),
		filing("甲", "2025-03-09", "2025-03-10", 8, false),
		filing("甲", "2026-03-21", "2026-03-22", 5, false),
	}
	now := filing("甲", "2026-03-20", "2026-03-20", 1, false)
	for _, c := range []struct {
		rules request.MonthRules
		want  int
	}{
		{request.MonthRules{}, 5},
		{request.MonthRules{SkipsWithdrawn: true}, 3},
		{request.MonthRules{ByAcceptance: true}, 9},
		{request.MonthRules{ByAcceptance: true, SkipsWithdrawn: true}, 7},
	} {
		if got := c.rules.PiecesBefore(now, earlier); got != c.want {
			t.Errorf("%+v: %d pieces, want %d", c.rules, got, c.want)
		}
	}
}

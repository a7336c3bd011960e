package archive_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/archive"
)

// Seeds' case §13.5.7: a piece gets its number by itself. Its papers (归档章,
// 目录, 备考表, 盒脊) are made from the same facts.
func TestSeedCase7APieceGetsItsNumber(t *testing.T) {
	closed := filed(t, seeds(), []archive.Piece{piece(0)})
	p := closed[0]
	if p.Code != "0194-WS·2016-D30-BGS-0001" || p.Number != 1 || p.State != archive.Archived || p.Closing != "c1" || !p.Locked() {
		t.Errorf("%+v", p)
	}
	class := seeds().ClassOf(p)
	boxes := archive.Capacities{}.Fill(class, seeds(), closed, 20, nil)
	spine := seeds().Spine(boxes[0])
	want := archive.Spine{
		Fonds: "0194", FondsName: "青石镇人民政府", Year: 2016, Retention: "30年", Unit: "办公室",
		From: "0001", To: "0001", Number: 1, Thickness: 20,
	}
	if spine != want {
		t.Errorf("%+v", spine)
	}
}

func TestTheOrderWithinAClass(t *testing.T) {
	in := []archive.Piece{piece(0), piece(1), piece(2), piece(3), piece(4)}
	in[0].Date, in[0].Title = day("2016-05-01"), "乙"
	in[1].Date, in[1].Title = day("2016-05-01"), "甲"
	in[2].Date, in[2].Title = day("2016-01-09"), "丙"
	in[3].Date, in[3].Title = day("2016-05-01"), "甲"
	in[4].Retention = archive.Permanent
	var got []string
	for _, p := range filed(t, plain(), in) {
		got = append(got, p.ID+" "+p.Code)
	}
	// Titles in the order of their characters: 乙 (U+4E59) before 甲 (U+7532).
	want := []string{
		"p00004 0194-WS·2016-Y-0001", "p00002 0194-WS·2016-D30-0001", "p00000 0194-WS·2016-D30-0002",
		"p00001 0194-WS·2016-D30-0003", "p00003 0194-WS·2016-D30-0004",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if in[0].Number != 0 || in[0].Locked() {
		t.Error("what was given in was changed")
	}
	slices.Reverse(in)
	for i, p := range filed(t, plain(), in) {
		if p.ID+" "+p.Code != want[i] {
			t.Errorf("in another order: %s %s", p.ID, p.Code)
		}
	}
}

func TestAYearIsClosedAsAWhole(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(all []archive.Piece, s *archive.Scheme)
		says   string
	}{
		{"all fit", func([]archive.Piece, *archive.Scheme) {}, ""},
		{"one without a title", func(all []archive.Piece, _ *archive.Scheme) { all[7].Title = "" }, "没有题名"},
		{"one without pages", func(all []archive.Piece, _ *archive.Scheme) { all[7].Pages = 0 }, "（7）”没有页数"},
		{"one of another year", func(all []archive.Piece, _ *archive.Scheme) { all[7].Year = 2015 }, "（7）”是2015年度的"},
		{"one twice", func(all []archive.Piece, _ *archive.Scheme) { all[7] = all[6] }, "（6）”在待归档里有两次"},
		{"one filed before", func(all []archive.Piece, _ *archive.Scheme) { all[7].State = archive.Archived }, "（7）”已归档"},
		{"one of a unit nobody knows", func(all []archive.Piece, _ *archive.Scheme) { all[7].Unit = "QQQ" }, "（7）”没有机构（问题）"},
		{"a bad scheme", func(_ []archive.Piece, s *archive.Scheme) { s.Fonds = "1" }, "全宗号"},
	} {
		all, s := pieces(10), seeds()
		c.change(all, &s)
		closed, err := archive.Close(s, nil, all, day("2017-06-20"), "吴桂芳", "c1")
		says(t, c.name, err, c.says)
		if c.says != "" && closed != nil {
			t.Errorf("%s: some were filed", c.name)
		}
	}
	_, err := archive.Close(seeds(), nil, nil, day("2017-06-20"), "吴桂芳", "c1")
	says(t, "nothing", err, "没有待归档")
	_, err = archive.Close(seeds(), nil, pieces(1), day("2017-06-20"), "", "c1")
	says(t, "nobody", err, "经办人")
}

// However the pieces of a year are split over closings, and whatever is
// withdrawn between, the numbers of every class run from 1 without a gap or a
// double.
func TestNumbersNeverHaveAGapOrADouble(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 4))
	for round := range 200 {
		all := pieces(1 + random.IntN(120))
		for i := range all {
			all[i].Retention = archive.Retentions()[random.IntN(3)]
			all[i].Unit = seeds().Units[random.IntN(2)].Code
		}
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		var filed []archive.Piece
		for closing := 0; len(all) > 0; closing++ {
			n := 1 + random.IntN(len(all))
			more, err := archive.Close(seeds(), seeds().Last(filed), all[:n], day("2017-06-20"), "吴桂芳", fmt.Sprint("c", closing))
			if err != nil {
				t.Fatal(err)
			}
			all, filed = all[n:], append(filed, more...)
			if at := random.IntN(len(filed)); filed[at].State == archive.Archived {
				filed[at], err = filed[at].Withdraw(archive.Withdrawal{On: day("2017-07-01"), By: "吴桂芳", Reason: "重复归档"})
				if err != nil {
					t.Fatal(err)
				}
			}
		}
		numbers, codes := map[archive.Class][]int{}, map[string]bool{}
		for _, p := range filed {
			class := seeds().ClassOf(p)
			numbers[class] = append(numbers[class], p.Number)
			if codes[p.Code] || p.Code != seeds().Code(class, p.Number) {
				t.Fatalf("round %d: %s is given twice, or not to this number", round, p.Code)
			}
			codes[p.Code] = true
		}
		for class, list := range numbers {
			slices.Sort(list)
			for i, n := range list {
				if n != i+1 {
					t.Fatalf("round %d, %+v: %v", round, class, list)
				}
			}
		}
	}
}

// Closing 20,000 pieces costs what ten times 2,000 cost. Memory is counted, since
// it is the same on a busy machine; the time is only held away from what
// comparing every piece with every other would take.
func TestClosingGrowsWithThePieces(t *testing.T) {
	cost := func(n int) (allocations float64, best time.Duration) {
		all := pieces(n)
		best = time.Hour
		allocations = testing.AllocsPerRun(3, func() {
			start := time.Now()
			filed(t, plain(), all)
			best = min(best, time.Since(start))
		})
		return allocations, best
	}
	few, short := cost(2_000)
	many, long := cost(20_000)
	t.Logf("20,000 pieces: %.0f allocations in %v; %.1f times and %.1f times 2,000", many, long, many/few, float64(long)/float64(short))
	if many > 12*few || long > 50*short {
		t.Errorf("2,000 pieces cost %.0f allocations and %v, 20,000 %.0f and %v", few, short, many, long)
	}
}

func TestTheHighestNumberCountsWhateverBecameOfIt(t *testing.T) {
	closed := filed(t, plain(), pieces(3))
	closed[2].State = archive.Withdrawn
	last := plain().Last(closed)
	if class := plain().ClassOf(closed[0]); last[class] != 3 {
		t.Errorf("%v", last)
	}
	more, err := archive.Close(plain(), last, []archive.Piece{piece(9)}, day("2018-01-05"), "吴桂芳", "c2")
	if err != nil || !strings.HasSuffix(more[0].Code, "-0004") {
		t.Errorf("%v %v", more, err)
	}
}

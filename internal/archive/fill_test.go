package archive_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/workday"
)

func TestCapacities(t *testing.T) {
	for thickness, want := range map[archive.Thickness]int{20: 150, 30: 250, 40: 350, 50: 450} {
		if archive.Capacity(thickness) != want || (archive.Capacities{}).Of(thickness) != want || (archive.Capacities{thickness: 7}).Of(thickness) != 7 {
			t.Errorf("%d mm holds %d", thickness, archive.Capacity(thickness))
		}
	}
	says(t, "the office's own", archive.Capacities{20: 120}.Validate(), "")
	says(t, "no such box", archive.Capacities{25: 120}.Validate(), "25毫米")
	says(t, "a box that holds nothing", archive.Capacities{20: 0}.Validate(), "0张")
}

func TestFillingBoxes(t *testing.T) {
	class := plain().ClassOf(piece(0))
	for _, c := range []struct {
		name  string
		pages []int
		want  []string // 起止件号 and thickness of each box
	}{
		{"all in one", []int{50, 50, 50}, []string{"0001至0003 20"}},
		{"one page more", []int{50, 50, 51}, []string{"0001至0002 20", "0003至0003 20"}},
		{"a thick one", []int{10, 200, 10}, []string{"0001至0001 20", "0002至0003 30"}},
		{"thicker than any box", []int{10, 999, 10}, []string{"0001至0001 20", "0002至0002 50", "0003至0003 20"}},
		{"nothing", nil, nil},
	} {
		all := pieces(len(c.pages))
		for i := range all {
			all[i].Pages, all[i].Date = c.pages[i], day("2016-03-02").AddDays(i)
		}
		if len(all) > 0 {
			all = filed(t, plain(), all)
		}
		var got []string
		for _, b := range (archive.Capacities{}).Fill(class, plain(), all, 20, nil) {
			got = append(got, b.Range()+" "+string('0'+rune(b.Thickness/10))+"0")
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// A box is as thick as was asked for, however little goes into it.
func TestABoxIsAsThickAsAskedFor(t *testing.T) {
	all := filed(t, plain(), pieces(2))
	for _, thickness := range archive.Thicknesses() {
		boxes := archive.Capacities{}.Fill(plain().ClassOf(all[0]), plain(), all, thickness, nil)
		if len(boxes) != 1 || boxes[0].Thickness != thickness {
			t.Errorf("%d mm: %+v", thickness, boxes)
		}
	}
}

// What was counted as it came, and what is not there, decide the room.
func TestTheRoomAPieceTakes(t *testing.T) {
	p := piece(0)
	if p.Sheets() != 3 {
		t.Errorf("%d sheets", p.Sheets())
	}
	p.Receipt = &archive.Receipt{Sheets: 2}
	if p.Sheets() != 2 {
		t.Errorf("counted: %d sheets", p.Sheets())
	}
	p.State = archive.Withdrawn
	if p.Sheets() != 0 {
		t.Errorf("withdrawn: %d sheets", p.Sheets())
	}
}

// However pieces come, every number is in exactly one box, boxes follow each
// other, no box holds more than it can unless it holds one piece, and what was
// put in a box stays there.
func TestNoPieceIsSplitOrMoved(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 50))
	class, capacities := plain().ClassOf(piece(0)), archive.Capacities{30: 100}
	for range 300 {
		var all []archive.Piece
		var boxes []archive.Box
		for n := range 1 + random.IntN(4) {
			more := make([]archive.Piece, 1+random.IntN(40))
			for i := range more {
				more[i] = piece(n*100 + i)
				more[i].Pages = 1 + random.IntN(130)
			}
			closed, err := archive.Close(plain(), plain().Last(all), more, day("2017-06-20"), "吴桂芳", "c")
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, closed...)
			before := slices.Clone(boxes)
			boxes = capacities.Fill(class, plain(), all, 30, boxes)
			for i, b := range before {
				grown := boxes[i]
				if grown.From != b.From || grown.To < b.To || grown.To > b.To && (i < len(before)-1 || !b.Note.CheckedOn.IsZero()) {
					t.Fatalf("box %d went from %s to %s", b.Number, b.Range(), grown.Range())
				}
			}
			if random.IntN(2) == 0 {
				boxes[len(boxes)-1].Note.CheckedOn = day("2017-07-01")
			}
		}
		next := 1
		for i, b := range boxes {
			sheets := 0
			for _, p := range all {
				if p.Number >= b.From && p.Number <= b.To {
					sheets += p.Sheets()
				}
			}
			if b.From != next || b.To < b.From || b.Number != i+1 || sheets > capacities.Of(b.Thickness) && b.To > b.From {
				t.Fatalf("%+v holds %d sheets", b, sheets)
			}
			next = b.To + 1
		}
		if next != len(all)+1 {
			t.Fatalf("%d pieces, boxes up to %d", len(all), next-1)
		}
	}
}

func TestAVillageBindsAVolume(t *testing.T) {
	s := archive.DefaultScheme("石坳村", true)
	all := filed(t, s, pieces(5))
	class := s.ClassOf(all[0])
	volumes := archive.Bind(class, s, all, nil)
	if len(volumes) != 1 || volumes[0].Range() != "0001至0005" || volumes[0].Title != "石坳村2016年政务公开文件材料（30年）" || volumes[0].Name() != "第1卷" {
		t.Fatalf("%+v", volumes)
	}
	more, err := archive.Close(s, s.Last(all), []archive.Piece{piece(9)}, day("2018-01-05"), "吴桂芳", "c2")
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, more...)
	if got := archive.Bind(class, s, all, volumes); len(got) != 1 || got[0].To != 6 {
		t.Errorf("into a volume nobody has checked off: %+v", got)
	}
	volumes[0].Note.CheckedOn = day("2017-07-01")
	if got := archive.Bind(class, s, all, volumes); len(got) != 2 || got[1].Range() != "0006至0006" || got[1].Number != 2 {
		t.Errorf("after it was checked off: %+v", got)
	}
}

// boxed are archived pieces that lie in one box, with their paper.
func boxed(t *testing.T) (archive.Box, []archive.Piece) {
	t.Helper()
	all := filed(t, plain(), pieces(4))
	b := archive.Capacities{}.Fill(plain().ClassOf(all[0]), plain(), all, 20, nil)[0]
	b.ID = "b1"
	for i := range all {
		all[i].Box, all[i].Receipt = "b1", &archive.Receipt{On: day("2017-06-21"), From: "李小满", To: "吴桂芳"}
	}
	return b, all
}

// The four lines of the screen: each alone is found, and nothing else.
func TestCheckingABox(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(b *archive.Box, all []archive.Piece) []archive.Piece
		failed string
		at     string
	}{
		{"as it is", func(_ *archive.Box, all []archive.Piece) []archive.Piece { return all }, "", ""},
		{"a withdrawn number", func(_ *archive.Box, all []archive.Piece) []archive.Piece {
			all[1].State, all[1].Receipt = archive.Withdrawn, nil
			return all
		}, "", ""},
		{"a number is missing", func(_ *archive.Box, all []archive.Piece) []archive.Piece { return slices.Delete(all, 1, 2) }, "BOX-GAPLESS", "0002"},
		{"the last are missing", func(b *archive.Box, all []archive.Piece) []archive.Piece { b.To = 1_000_000_000; return all }, "BOX-GAPLESS", "0005至1000000000"},
		{"one code twice", func(_ *archive.Box, all []archive.Piece) []archive.Piece { all[2].Code = all[1].Code; return all }, "BOX-UNIQUE", "0194-WS·2016-D30-0002"},
		{"one is written into another box", func(_ *archive.Box, all []archive.Piece) []archive.Piece { all[2].Box = "b2"; return all }, "BOX-AGREES", "0194-WS·2016-D30-0003"},
		{"one is written into this box that is not in it", func(b *archive.Box, all []archive.Piece) []archive.Piece { b.To = 3; return all }, "BOX-AGREES", "0194-WS·2016-D30-0004"},
		{"paper is missing", func(_ *archive.Box, all []archive.Piece) []archive.Piece { all[3].Receipt = nil; return all }, "BOX-PAPER", "0004"},
	} {
		b, all := boxed(t)
		all = c.change(&b, all)
		lines := archive.CheckBox(b, plain(), all)
		for _, l := range lines {
			if wrong := l.Result != archive.Passed; wrong != (l.Rule.Name == c.failed) {
				t.Errorf("%s: %s %s %+v", c.name, l.Rule.Name, l.Result, l.Findings)
			}
			if l.Rule.Name == c.failed && (len(l.Findings) != 1 || l.Findings[0].Piece != c.at) {
				t.Errorf("%s: %+v", c.name, l.Findings)
			}
		}
		if archive.OK(lines) != (c.failed == "") {
			t.Errorf("%s: OK is %v", c.name, archive.OK(lines))
		}
	}
	b, all := boxed(t)
	if count, pages := b.Contents(plain(), all); count != 4 || pages != 12 || b.Name() != "第1盒" {
		t.Errorf("%s: %d pieces, %d pages", b.Name(), count, pages)
	}
	if archive.OK(archive.CheckBox(b, plain(), nil)) {
		t.Error("a box nobody looked into is in order")
	}
}

func TestTheDaysOfTheYear(t *testing.T) {
	if archive.HandInBy(2025) != day("2026-03-31") || archive.FileBy(2025) != day("2026-06-30") {
		t.Errorf("%s %s", archive.HandInBy(2025), archive.FileBy(2025))
	}
	waiting := []archive.Piece{piece(0)} // of 2016
	if len(archive.Unfiled(waiting, day("2017-06-30"))) != 0 || len(archive.Unfiled(waiting, day("2017-07-01"))) != 1 {
		t.Error("late on another day than after the last")
	}
	if len(archive.Unfiled(filed(t, plain(), waiting), day("2017-07-01"))) != 0 {
		t.Error("what is filed is late")
	}
	for _, c := range []struct {
		date      string
		retention archive.Retention
		due       workday.Date
	}{
		{"2016-03-02", archive.Permanent, day("2026-03-02")},
		{"2016-02-29", archive.ThirtyYears, day("2026-02-28")},
		{"2016-03-02", archive.TenYears, workday.Date{}},
	} {
		p := piece(0)
		p.Date, p.Retention, p.State = day(c.date), c.retention, archive.Archived
		if p.TransferDue() != c.due {
			t.Errorf("%s %s: %s", c.date, c.retention, p.TransferDue())
		}
		if c.due.IsZero() {
			continue
		}
		if len(archive.DueForTransfer([]archive.Piece{p}, c.due)) != 1 || len(archive.DueForTransfer([]archive.Piece{p}, c.due.AddDays(-1))) != 0 {
			t.Errorf("%s: due on another day", c.date)
		}
		p.State = archive.Transferred
		if len(archive.DueForTransfer([]archive.Piece{p}, c.due)) != 0 {
			t.Errorf("%s: due though it is there", c.date)
		}
	}
}

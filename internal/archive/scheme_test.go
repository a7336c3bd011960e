package archive_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"zwgk/internal/archive"
)

func TestASchemeIsSound(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*archive.Scheme)
		says   string
	}{
		{"the seeds'", func(*archive.Scheme) {}, ""},
		{"no fonds given yet", func(s *archive.Scheme) { s.Fonds = "" }, ""},
		{"a fonds with a letter", func(s *archive.Scheme) { s.Fonds = "J001" }, ""},
		{"a fonds of three", func(s *archive.Scheme) { s.Fonds = "194" }, "全宗号"},
		{"a small letter", func(s *archive.Scheme) { s.Fonds = "j001" }, "全宗号"},
		{"no name", func(s *archive.Scheme) { s.FondsName = " " }, "全宗名称"},
		{"a second category", func(s *archive.Scheme) { s.Category = "WS·01" }, ""},
		{"a category of one letter", func(s *archive.Scheme) { s.Category = "W" }, "门类"},
		{"a full stop for the point", func(s *archive.Scheme) { s.Category = "WS.01" }, "门类"},
		{"no units", func(s *archive.Scheme) { s.Units = nil }, "没有写机构"},
		{"no units, none needed", func(s *archive.Scheme) { s.Units, s.ByUnit = nil, false }, ""},
		{"a unit of two letters", func(s *archive.Scheme) { s.Units[0].Code = "BG" }, "“BG”"},
		{"a unit without a name", func(s *archive.Scheme) { s.Units[0].Name = "" }, "没有名称"},
		{"a unit twice", func(s *archive.Scheme) { s.Units[1].Code = "BGS" }, "两次"},
		{"neither piece nor volume", func(s *archive.Scheme) { s.Arrangement = "" }, "整理方式"},
	} {
		s := seeds()
		c.change(&s)
		says(t, c.name, s.Validate(), c.says)
	}
	for _, village := range []bool{false, true} {
		s := archive.DefaultScheme("石坳村民委员会", village)
		if s.Validate() != nil || s.ByUnit || (s.Arrangement == archive.ByVolume) != village {
			t.Errorf("default, village %v: %+v %v", village, s, s.Validate())
		}
	}
}

func TestCodes(t *testing.T) {
	for _, c := range []struct {
		name   string
		scheme archive.Scheme
		number int
		code   string
	}{
		{"by unit", seeds(), 1, "0194-WS·2016-D30-BGS-0001"},
		{"not by unit", plain(), 1, "0194-WS·2016-D30-0001"},
		{"no fonds", archive.DefaultScheme("青石镇人民政府", false), 12, "WS·2016-D30-0012"},
		{"the last of four figures", plain(), 9999, "0194-WS·2016-D30-9999"},
		{"and on", plain(), 10000, "0194-WS·2016-D30-10000"},
	} {
		class := c.scheme.ClassOf(piece(0))
		if got := c.scheme.Code(class, c.number); got != c.code {
			t.Errorf("%s: %s, want %s", c.name, got, c.code)
		}
	}
}

func TestWhatIsNoCode(t *testing.T) {
	for _, bad := range []string{
		"", "0194-WS·2016-D30-BGS-001", "0194-WS·2016-D30-BGS-0000", "0194-WS·2016-D30-BGS-00012", "0194-WS·2016-D20-BGS-0001",
		"0194-WS.2016-D30-0001", "0194WS·2016-D30-0001", "194-WS·2016-D30-0001", "0194-WS·16-D30-0001", "0194-WS·2016-D30-BG-0001",
		"0194-WS·2016-D30-0001 ", "0194-WS·2016-D30-9999999999", "0194-WS·2016-D30-BGS-0001-0002",
	} {
		_, err := archive.ParseCode(bad)
		says(t, bad, err, "档号")
	}
}

// Over random schemes, what Code writes ParseCode reads, and no two numbers of
// an office have one code.
func TestParseCodeIsTheInverseOfCode(t *testing.T) {
	random := rand.New(rand.NewPCG(22, 2015))
	const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	word := func(n int, from string) string {
		var b strings.Builder
		for range n {
			b.WriteByte(from[random.IntN(len(from))])
		}
		return b.String()
	}
	written := map[string]archive.Numbered{}
	for range 5_000 {
		s := archive.Scheme{FondsName: "青石镇", Category: word(2, signs[10:]), Arrangement: archive.ByPiece}
		if random.IntN(2) == 0 {
			s.Fonds = word(4, signs)
		}
		if random.IntN(3) == 0 {
			s.Category += "·" + word(2, signs)
		}
		p := archive.Piece{Year: 1949 + random.IntN(200), Retention: archive.Retentions()[random.IntN(3)], Unit: word(3, signs)}
		s.ByUnit, s.Units = random.IntN(2) == 0, []archive.Unit{{Code: p.Unit, Name: "办公室"}}
		if err := s.Validate(); err != nil {
			t.Fatal(err)
		}
		want := archive.Numbered{Fonds: s.Fonds, Category: s.Category, Class: s.ClassOf(p), Number: 1 + random.IntN(20_000)}
		code := s.Code(want.Class, want.Number)
		got, err := archive.ParseCode(code)
		if err != nil || got != want {
			t.Fatalf("%s: %+v, want %+v, %v", code, got, want, err)
		}
		if other, taken := written[code]; taken && other != want {
			t.Fatalf("%s stands for %+v and %+v", code, other, want)
		}
		written[code] = want
	}
}

// What is frozen once a year is closed.
func TestWhatMayChangeAfterAYearWasClosed(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*archive.Scheme)
		says   string // once closed
	}{
		{"nothing", func(*archive.Scheme) {}, ""},
		{"the name of the fonds", func(s *archive.Scheme) { s.FondsName = "青石镇" }, ""},
		{"the arrangement", func(s *archive.Scheme) { s.Arrangement = archive.ByVolume }, ""},
		{"a further unit", func(s *archive.Scheme) { s.Units = append(s.Units, archive.Unit{Code: "YJB", Name: "应急办"}) }, ""},
		{"a unit's name", func(s *archive.Scheme) { s.Units[1].Name = "民政办" }, ""},
		{"a unit less", func(s *archive.Scheme) { s.Units = s.Units[:1] }, "可以加，不能减"},
		{"no longer by unit", func(s *archive.Scheme) { s.ByUnit = false }, "不能再改"},
		{"another fonds", func(s *archive.Scheme) { s.Fonds = "0195" }, "不能再改"},
		{"another category", func(s *archive.Scheme) { s.Category = "WS·01" }, "不能再改"},
		{"no sound scheme", func(s *archive.Scheme) { s.Fonds = "1" }, "全宗号"},
	} {
		to := seeds()
		c.change(&to)
		now, err := seeds().Change(to, true)
		says(t, c.name, err, c.says)
		if c.says != "" && !now.SameNumbers(seeds()) {
			t.Errorf("%s: changed all the same", c.name)
		}
		if _, err := seeds().Change(to, false); err != nil && to.Validate() == nil {
			t.Errorf("%s, nothing closed: %v", c.name, err)
		}
	}
	without := seeds()
	without.Fonds = ""
	_, err := without.Change(seeds(), true)
	says(t, "the archive gives a fonds later", err, "移交时由档案馆统一加")
	_, err = without.Change(seeds(), false)
	says(t, "in time", err, "")
}

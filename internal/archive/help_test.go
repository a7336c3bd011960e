package archive_test

import (
	"fmt"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

func day(s string) workday.Date { return workday.MustDate(s) }

// says checks an error's sentence and the manners of the house; "" wants none.
func says(t *testing.T, name string, err error, want string) {
	t.Helper()
	sentence := fault.Sentence(err)
	if (err == nil) != (want == "") || !strings.Contains(sentence, want) {
		t.Errorf("%s: %v, want %q", name, err, want)
	}
	for _, banned := range []string{"!", "！", "您", "错误", "非法", "失败", "%!"} {
		if strings.Contains(sentence, banned) {
			t.Errorf("%s: %q says %q", name, sentence, banned)
		}
	}
	if strings.Contains(strings.NewReplacer("请核对", "", "申请", "").Replace(sentence), "请") {
		t.Errorf("%s: %q says 请", name, sentence)
	}
}

// digest is a digest that a test can read: the letter, 64 times.
func digest(letter string) string { return strings.Repeat(letter, 64) }

// seeds is the scheme of the seeds' example: by unit.
func seeds() archive.Scheme {
	return archive.Scheme{
		Fonds: "0194", FondsName: "青石镇人民政府", Category: "WS", ByUnit: true,
		Units:       []archive.Unit{{Code: "BGS", Name: "办公室"}, {Code: "SHB", Name: "社会事务办"}},
		Arrangement: archive.ByPiece,
	}
}

// plain is the scheme of most towns: by year and period.
func plain() archive.Scheme {
	s := archive.DefaultScheme("青石镇人民政府", false)
	s.Fonds = "0194"
	return s
}

// piece is the n-th of pieces that are fit to be filed.
func piece(n int) archive.Piece {
	return archive.Piece{
		ID: fmt.Sprintf("p%05d", n), State: archive.Pending, Source: archive.Source{Kind: archive.FromItem, ID: fmt.Sprintf("i%d", n)},
		Year: 2016, Retention: archive.ThirtyYears, Material: archive.Subsidies, Unit: "BGS",
		Title: fmt.Sprintf("农机购置补贴结果公示（%d）", n), Responsible: "社会事务办", Date: day("2016-03-02").AddDays(n % 200), Pages: 3,
		Openness: archive.Openness{Attribute: disclosure.Proactive, Public: true, On: day("2016-03-02"), Channels: []string{"政府网站"}},
		Parts: []archive.Part{
			{Role: archive.Slip, Title: "公开审查审批单", Paper: archive.SlipPaper, How: archive.Drawn, First: 1, Pages: 1},
			{Role: archive.Text, Title: "农机购置补贴结果公示", Paper: archive.NoticePaper, How: archive.Drawn, First: 2, Pages: 1},
			{Role: archive.Proof, Title: "公示栏照片", Name: "照片.jpg", Digest: digest("b"), How: archive.Merged, First: 3, Pages: 1},
		},
		Copy: archive.Copy{Digest: digest("a"), Size: 1000, Pages: 3, MadeOn: day("2017-01-10")},
	}
}

func pieces(n int) []archive.Piece {
	all := make([]archive.Piece, n)
	for i := range all {
		all[i] = piece(i)
	}
	return all
}

// filed closes pieces under a scheme as the first of their classes.
func filed(t testing.TB, s archive.Scheme, all []archive.Piece) []archive.Piece {
	t.Helper()
	closed, err := archive.Close(s, nil, all, day("2017-06-20"), "吴桂芳", "c1")
	if err != nil {
		t.Fatal(err)
	}
	return closed
}

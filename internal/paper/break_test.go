package paper_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"zwgk/internal/paper"
)

const (
	notFirst = "，。、；：？！）》」』”’…—％〉】〕,.;:?!)]}%"
	notLast  = "（《「『“‘〔【〈([{"
)

// plain is ten-point type, so that n characters take n×10 points.
func plain(align paper.Align) paper.ParagraphStyle {
	return paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: 10 * paper.Point}, Align: align}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name  string
		chars float64 // measure
		text  string
		want  string // lines, joined by |
	}{
		{"one line", 10, "政府信息公开", "政府信息公开"},
		{"empty", 10, "", ""},
		{"full lines", 4, "政府信息公开条例", "政府信息|公开条例"},
		{"a mark that does not fit takes its character along", 4, "政府信息，公开", "政府信|息，公开"},
		{"a mark is squeezed in when others give way", 8, "一、总，体情况好，办法", "一、总，体情况好，|办法"},
		{"two marks share a square", 6, "《公开条例》，办法", "《公开条例》，|办法"},
		{"two marks go together", 6, "政府公开制度）。好", "政府公开制|度）。好"},
		{"no opening mark at the end", 5, "政府信息《条例》", "政府信息|《条例》"},
		{"nested opening marks", 6, "政府信息（《条例》）", "政府信息|（《条例》）"},
		{"ellipsis whole", 5, "公开政府……办法", "公开政|府……办法"},
		{"dash whole", 5, "公开政府——办法", "公开政|府——办法"},
		{"number whole", 5, "公开信息3,607条", "公开信息|3,607条"},
		{"percentage whole", 5, "比上年增12.5%多", "比上年增|12.5%多"},
		{"full-width percentage whole", 5, "比上年增12.5％多", "比上年增|12.5％多"},
		{"negative number whole", 4, "增长率为-3.5", "增长率为|-3.5"},
		{"word whole", 5, "政府信息Gazette", "政府信息|Gazette"},
		{"document number whole", 8, "国办公开办函〔2021〕30号", "国办公开办函|〔2021〕30号"},
		{"document number with 第", 8, "国办公开办函〔2021〕第3号", "国办公开办函|〔2021〕第3号"},
		{"not a document number", 5, "办函〔甲〕三十号", "办函〔甲〕|三十号"},
		{"amount keeps its sign", 5, "收费金额￥120元", "收费金额|￥120元"},
		{"number longer than a line is cut", 3, "12345678901234567890", "12345|67890|12345|67890"},
		{"forced newline", 10, "政府\n信息", "政府\n|信息"},
		{"newline after a full line", 4, "政府信息\n公开", "政府信息\n|公开"},
		{"newline after a squeezed mark", 8, "一、总，体情况好，\n办法", "一、总，体情况好，\n|办法"},
		{"windows newline", 10, "政府\r\n信息", "政府\n|信息"},
		{"empty line inside", 10, "政府\n\n信息", "政府\n|\n|信息"},
		{"spaces hang", 6, "abc def ghi jkl mno", "abc def ghi |jkl mno"},
		{"no-break space", 4, "张三李\u00a0四", "张三|李\u00a0四"},
		{"invisible characters go", 4, "政\u200b府\ufeff信息公开", "政府信息|公开"},
		{"straight quotes open and close", 4, `政府信"息"公`, `政府信|"息"公`},
		{"hint", 8, "青石镇人民政府" + paper.BreakHint + "年度报告", "青石镇人民政府|年度报告"},
		{"hint not needed", 20, "青石镇人民政府" + paper.BreakHint + "年度报告", "青石镇人民政府年度报告"},
		{"hinted piece too long", 4, "青石镇人民政府" + paper.BreakHint + "年报", "青石镇人|民政府|年报"},
		{"supplementary plane", 2, "𠅤𠅤𠅤", "𠅤𠅤|𠅤"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := fonts(t).Set(c.text, plain(paper.AlignLeft), paper.Pt(c.chars*10))
			if got := strings.Join(b.Lines(), "|"); got != c.want {
				t.Errorf("lines\n got %q\nwant %q", got, c.want)
			}
		})
	}
}

// An address may break, but leaves no stump and starts whole.
func TestAddressBreaks(t *testing.T) {
	text := "门户网站（https://www.qingshi.gov.cn/zwgk/fdzdgknr/index.html）公开"
	b := fonts(t).Set(text, plain(paper.AlignLeft), paper.Pt(150))
	if first := b.Lines()[0]; !strings.HasPrefix(first, "门户网站（https://www.") {
		t.Errorf("the address was pushed to the next line: %q", b.Lines())
	}
	for _, l := range b.Lines()[1:] {
		if strings.ContainsAny(l[:1], "./:)") {
			t.Errorf("line starts with punctuation of the address: %q", l)
		}
	}
}

// Centred texts break into about equal lines.
func TestCentredLinesAreEven(t *testing.T) {
	for text, want := range map[string]string{
		"社会公益组织":    "社会公|益组织",
		"商业企业":      "商业企业",
		"自然人和法人、组织": "自然人和法|人、组织",
		"第二十条第（一）项": "第二十条第|（一）项",
		"结果维持\n总计":  "结果维持\n|总计",
	} {
		if got := strings.Join(fonts(t).Set(text, plain(paper.AlignCenter), paper.Pt(55)).Lines(), "|"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func isBad(set string, r rune) bool { return strings.ContainsRune(set, r) }

// badLine says which rule a line breaks, "" when none.
func badLine(lines []string, i int) string {
	l := []rune(strings.TrimRight(lines[i], " \u3000\n"))
	if len(l) == 0 {
		return ""
	}
	only := func(set string) bool {
		return !slices.ContainsFunc(l, func(r rune) bool { return !isBad(set, r) })
	}
	switch {
	case i > 0 && isBad(notFirst, l[0]) && !only(notFirst):
		return "starts with a mark that may not start a line"
	case i < len(lines)-1 && isBad(notLast, l[len(l)-1]) && !only(notLast) && !strings.HasSuffix(lines[i], "\n"):
		return "ends with a mark that may not end a line"
	}
	if i == 0 {
		return ""
	}
	before := []rune(lines[i-1])
	a, b := before[len(before)-1], l[0]
	if (a == '…' || a == '—') && a == b {
		return "divides …… or ——"
	}
	return ""
}

func TestRandomProseKeepsTheRules(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9704, 2012))
	for range 400 {
		text := prose(rnd, 40+rnd.IntN(300))
		style := plain([...]paper.Align{paper.AlignLeft, paper.AlignJustify, paper.AlignRight, paper.AlignCenter}[rnd.IntN(4)])
		style.First = float64(rnd.IntN(3))
		measure := paper.Pt(float64(250 + rnd.IntN(200)))
		b := fonts(t).Set(text, style, measure)
		lines := b.Lines()
		if got := strings.Join(lines, ""); got != text {
			t.Fatalf("lines are not the text:\n got %q\nwant %q", got, text)
		}
		for i := range lines {
			if why := badLine(lines, i); why != "" {
				t.Errorf("line %d of %q %s", i, lines, why)
			}
		}
		checkMeasure(t, b, style, measure)
	}
}

// checkMeasure checks that no ink stands outside the measure and that the
// marks of a line follow one another.
func checkMeasure(t *testing.T, b *paper.Block, style paper.ParagraphStyle, measure paper.Length) {
	t.Helper()
	const rounding = paper.Point / 20
	var last paper.Text
	for _, m := range b.Marks(0, 0) {
		m := m.(paper.Text)
		right := m.X + width(t, m)
		runes := []rune(m.String)
		if isBad("，。、；：？！）》」』”’〉】〕", runes[len(runes)-1]) {
			right -= m.Size / 2
		}
		if m.X < -m.Size/2 || right > measure+rounding {
			t.Errorf("%q stands from %v to %v, measure %v", m.String, m.X, right, measure)
		}
		if m.Y == last.Y && last.String != "" {
			if _, end := ink(t, last); end > first(ink(t, m)) {
				t.Errorf("%q overlaps %q", m.String, last.String)
			}
		}
		last = m
	}
}

// In narrow cells the rules may give way, but the text stays whole and within
// the measure.
func TestNarrowMeasures(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		text := prose(rnd, 30)
		measure := paper.Pt(float64(10 + rnd.IntN(60)))
		lines := fonts(t).Set(text, plain(paper.AlignLeft), measure).Lines()
		if got := strings.Join(lines, ""); got != text {
			t.Fatalf("lines are not the text:\n got %q\nwant %q", got, text)
		}
		for _, l := range lines {
			w := fonts(t).Advance(l, plain(0).TextStyle)
			if n := len([]rune(l)); n > 1 && w > measure+paper.Length(n)*5*paper.Point {
				t.Errorf("%q is %v wide, measure %v", l, w, measure)
			}
		}
	}
}

func TestDegenerateMeasure(t *testing.T) {
	for _, measure := range []paper.Length{0, -5, 1} {
		if got := strings.Join(fonts(t).Set("政府，信息", plain(paper.AlignJustify), measure).Lines(), ""); got != "政府，信息" {
			t.Errorf("measure %d: %q", measure, got)
		}
	}
}

func first(a, _ paper.Length) paper.Length { return a }

// ink returns where the outlines of a mark begin and end.
func ink(t testing.TB, m paper.Text) (left, right paper.Length) {
	t.Helper()
	runes := []rune(m.String)
	a, _ := outline(t, m, runes[0])
	_, b := outline(t, m, runes[len(runes)-1])
	last := fonts(t).Font(m.Face).Advance(runes[len(runes)-1], m.Size)
	return m.X + a, m.X + width(t, m) - last + b
}

func outline(t testing.TB, m paper.Text, r rune) (left, right paper.Length) {
	f := fonts(t).Font(m.Face)
	var buf sfnt.Buffer
	index, _ := f.Glyph(r)
	b, _, err := f.SFNT().GlyphBounds(&buf, sfnt.GlyphIndex(index), fixed.Int26_6(m.Size), font.HintingNone)
	if err != nil {
		t.Fatal(err)
	}
	return paper.Length(b.Min.X), paper.Length(b.Max.X)
}

package paper_test

import (
	"strings"
	"testing"

	"zwgk/internal/paper"
)

// marksOf sets a text and returns its marks with the lines' right edge.
func marksOf(t *testing.T, text string, style paper.ParagraphStyle, width paper.Length) []paper.Text {
	t.Helper()
	var out []paper.Text
	for _, m := range fonts(t).Set(text, style, width).Marks(0, 0) {
		out = append(out, m.(paper.Text))
	}
	return out
}

func near(a, b paper.Length) bool { return a-b < 40 && b-a < 40 }

func TestGridHolds28Characters(t *testing.T) {
	text := strings.Repeat("政府信息公开", 14) // 84 characters
	style := paper.BodyStyle()
	style.First = 0
	marks := marksOf(t, text, style, paper.MM(156))
	if len(marks) != 3 {
		t.Fatalf("%d marks, want one for each of 3 lines", len(marks))
	}
	for _, m := range marks {
		if n := len([]rune(m.String)); n != 28 || m.Tracking < -210 || m.Tracking > -200 {
			t.Errorf("line of %d characters with tracking %d", n, m.Tracking)
		}
	}
}

func TestFirstLineIndent(t *testing.T) {
	marks := marksOf(t, strings.Repeat("政府信息公开", 10), paper.BodyStyle(), paper.MM(156))
	if !near(marks[0].X, 2*15793) || marks[1].X != 0 {
		t.Errorf("lines start at %d and %d", marks[0].X, marks[1].X)
	}
	if n := len([]rune(marks[0].String)); n != 26 {
		t.Errorf("first line holds %d characters, want 26", n)
	}
}

func TestHangingIndent(t *testing.T) {
	style := plain(paper.AlignLeft)
	style.Left, style.First = 3, -2
	marks := marksOf(t, strings.Repeat("附件说明", 8), style, paper.Pt(150))
	if marks[0].X != paper.Pt(10) || marks[1].X != paper.Pt(30) || len([]rune(marks[0].String)) != 14 || len([]rune(marks[1].String)) != 12 {
		t.Errorf("got %v", marks)
	}
}

func TestAlignment(t *testing.T) {
	for align, want := range map[paper.Align]paper.Length{
		paper.AlignLeft: 0, paper.AlignCenter: paper.Pt(30), paper.AlignRight: paper.Pt(60), paper.AlignJustify: 0,
	} {
		if got := marksOf(t, "政府信息", plain(align), paper.Pt(100)); got[0].X != want {
			t.Errorf("align %d: starts at %v, want %v", align, got[0].X, want)
		}
	}
}

// Justified lines reach the right edge; words and numbers keep their shape and
// stay in one mark; a last line is not stretched.
func TestJustification(t *testing.T) {
	style := plain(paper.AlignJustify)
	style.Face = paper.Song
	text := "全年主动公开政府信息3,607条，比上年增长12.5%，其中Gazette网站1,204条，占比33.4%"
	b := fonts(t).Set(text, style, paper.Pt(155))
	lines := map[paper.Length][]paper.Text{}
	for _, m := range b.Marks(0, 0) {
		m := m.(paper.Text)
		lines[m.Y] = append(lines[m.Y], m)
	}
	for y, line := range lines {
		last := line[len(line)-1]
		end := last.X + width(t, last)
		if lastLine := y > b.Height()-b.Leading; lastLine != (end < paper.Pt(150)) {
			t.Errorf("line %v ends at %v", line, end)
		}
		for _, m := range line {
			if m.Tracking != 0 && strings.ContainsAny(m.String, ",.%Gt") {
				t.Errorf("token in stretched mark %q", m.String)
			}
		}
	}
	all := ""
	for _, m := range b.Marks(0, 0) {
		all += "|" + m.(paper.Text).String
	}
	for _, token := range []string{"3,607", "12.5%", "Gazette", "1,204", "33.4%"} {
		if !strings.Contains(all, token) {
			t.Errorf("%s is divided between marks: %s", token, all)
		}
	}
}

// The gaps beside a number are as wide as those between characters.
func TestJustifiedGapsAreEven(t *testing.T) {
	style := plain(paper.AlignJustify)
	marks := marksOf(t, "全年公开信息3607条，比上年增长", style, paper.Pt(118))
	var line []paper.Text
	for _, m := range marks {
		if m.Y == marks[0].Y {
			line = append(line, m)
		}
	}
	if len(line) != 3 {
		t.Fatalf("first line: %v", line)
	}
	before := line[1].X - line[0].X - width(t, line[0])
	after := line[2].X - line[1].X - width(t, line[1])
	if before != after || before != line[0].Tracking || before <= 0 {
		t.Errorf("gaps %v and %v beside the number, %v between characters", before, after, line[0].Tracking)
	}
}

// A line that would have to be torn apart is left as it is.
func TestNoWideGaps(t *testing.T) {
	marks := marksOf(t, "公开AReallyVeryLongWordIndeedItIs公开", plain(paper.AlignJustify), paper.Pt(160))
	if marks[0].Tracking != 0 || marks[0].String != "公开" {
		t.Errorf("got %v", marks[0])
	}
}

// —— is one stroke over two squares although the fonts' dashes are short.
func TestDashIsOneStroke(t *testing.T) {
	for _, face := range []paper.Face{paper.Song, paper.SongBold, paper.Hei, paper.Kai} {
		style := plain(paper.AlignLeft)
		style.Face = face
		marks := marksOf(t, "公开——信息", style, paper.Pt(100))
		var dash, after paper.Text
		for i, m := range marks {
			if strings.HasPrefix(m.String, "—") {
				dash, after = m, marks[min(i+1, len(marks)-1)]
			}
		}
		if !strings.HasPrefix(dash.String, "——") {
			t.Fatalf("face %d: %v", face, marks)
		}
		l, r := outline(t, dash, '—')
		step := fonts(t).Font(face).Advance('—', dash.Size) + dash.Tracking
		if r < l+step {
			t.Errorf("face %d: gap of %v in the dash", face, l+step-r)
		}
		if after != dash && after.X != paper.Pt(40) {
			t.Errorf("face %d: the text goes on at %v, want 40 pt", face, after.X)
		}
	}
}

// Faces are chosen character by character; quotes take a full square.
func TestMixedFaces(t *testing.T) {
	style := plain(paper.AlignLeft)
	style.Face = paper.Kai
	marks := marksOf(t, "公开“三农”信息", style, paper.Pt(200))
	var faces []paper.Face
	s := ""
	for _, m := range marks {
		faces = append(faces, m.Face)
		s += m.String
	}
	if s != "公开“三农”信息" || len(marks) != 5 || faces[1] != paper.Song || marks[2].X != paper.Pt(30) {
		t.Errorf("got %v", marks)
	}
}

func TestSpans(t *testing.T) {
	b := fonts(t).SetSpans([]paper.Span{
		{Text: "主动公开。", TextStyle: paper.TextStyle{Face: paper.Hei, Size: 10 * paper.Point}},
		{Text: "全年公开信息"}, {Text: "三千条"},
	}, plain(paper.AlignLeft), paper.Pt(300))
	marks := b.Marks(paper.Pt(5), paper.Pt(7))
	if len(marks) != 2 || marks[0].(paper.Text).Face != paper.Hei || marks[1].(paper.Text).String != "全年公开信息三千条" || marks[1].(paper.Text).X != paper.Pt(55) {
		t.Errorf("got %v", marks)
	}
}

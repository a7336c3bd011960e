package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/ui/theme"
)

// drawn are the objects of a widget at a width.
func drawn(t *testing.T, w fyne.Widget, width float32) []fyne.CanvasObject {
	t.Helper()
	w.Resize(fyne.NewSize(width, HeightFor(w, width)))
	return test.WidgetRenderer(w).Objects()
}

func TestAMarkLiesUnderItsWordsOnEveryLine(t *testing.T) {
	desk(t, theme.Standard)
	text := "第一段没有什么。\n第二段里有身份证号110105194912310021，一直写到下一行去了，这一行也要长一些。"
	from := strings.Index(text, "身份证号")
	to := strings.Index(text, "下一行") + len("下一行")
	style := Reg(theme.Body)
	m := NewMarked(text, style, []TextMark{{From: from, To: to, Tone: Must}})
	var words strings.Builder
	var washed float32
	lines := map[float32]bool{}
	for _, o := range drawn(t, m, 300) {
		switch one := o.(type) {
		case *canvas.Text:
			words.WriteString(one.Text)
		case *canvas.Rectangle:
			if one.Size().Height == theme.Strong {
				washed += one.Size().Width
				lines[one.Position().Y] = true
			}
		}
	}
	if got := words.String(); got != strings.ReplaceAll(text, "\n", "") {
		t.Errorf("drawn is %q", got)
	}
	if want := measure(text[from:to], style).Width; washed < want-4 || washed > want+4 {
		t.Errorf("marked are %.1f, the words are %.1f wide", washed, want)
	}
	if len(lines) < 2 {
		t.Errorf("the mark lies on %d lines", len(lines))
	}
	if y, ok := m.CurrentLine(); ok {
		t.Errorf("no mark is the current one: %.1f", y)
	}
	current := NewMarked(text, style, []TextMark{{From: from, To: to, Tone: Must, Current: true}})
	drawn(t, current, 300)
	if y, ok := current.CurrentLine(); !ok || y != style.LineHeight() {
		t.Errorf("the current mark is at %.1f, its paragraph is the second", y)
	}
}

func TestATextOfNothingAndOfUnknownCharactersIsDrawn(t *testing.T) {
	desk(t, theme.Standard)
	for _, text := range []string{"", "\n\n", "𠮷野家", "x"} {
		m := NewMarked(text, Reg(theme.Body), []TextMark{{From: 0, To: len(text), Tone: Review}})
		var words strings.Builder
		for _, o := range drawn(t, m.Indented(), 200) {
			if one, ok := o.(*canvas.Text); ok {
				words.WriteString(one.Text)
			}
		}
		if words.String() != strings.ReplaceAll(text, "\n", "") {
			t.Errorf("%q is drawn as %q", text, words.String())
		}
	}
}

func TestTheColumnsOfAPaperTableFillItsWidth(t *testing.T) {
	desk(t, theme.Standard)
	long := strings.Repeat("很长的事由", 30)
	for _, width := range []float32{120, 300, 431, 900} {
		table := NewPaperTable([]string{"姓名", "身份证号", "事由", "金额（元）"},
			[][]string{{"王德顺", "110105194912310021", long, "3000"}, {"", "", "", ""}}, []int{3}, nil)
		drawn(t, table, width)
		var total float32
		for c, w := range table.columnWidths(width) {
			if w <= 0 {
				t.Errorf("at %.0f column %d is %.1f wide", width, c, w)
			}
			total += w
		}
		if total < width-0.5 || total > width+0.5 {
			t.Errorf("at %.0f the columns are %.1f wide", width, total)
		}
	}
	table := NewPaperTable([]string{"姓名", "证号"}, [][]string{{"甲", "乙"}, {"丙", "丁"}}, nil, func(row, column int) []TextMark {
		return []TextMark{{From: 0, To: 3, Tone: Must, Current: row == 1 && column == 1}}
	})
	drawn(t, table, 300)
	if y, ok := table.CurrentLine(); !ok || y < table.heights[0]+table.heights[1] {
		t.Errorf("the current mark is at %.1f, below two rows of %v", y, table.heights)
	}
}

func TestARouteThatIsTooWidePutsItsDatesBelow(t *testing.T) {
	desk(t, theme.Standard)
	var steps []Step
	for _, name := range []string{"拟稿", "初审", "保密审查", "审核", "签发", "公开", "建档"} {
		steps = append(steps, Step{Name: name, Result: "欧阳建军", When: "12月22日", State: StepDone})
	}
	r := NewRoute(steps)
	wide, narrow := r.HeightFor(1200), r.HeightFor(600)
	if narrow <= wide || r.pitch(600)*7 > 600 {
		t.Errorf("%.0f high where there is room, %.0f where there is none; %.0f wide", wide, narrow, r.pitch(600)*7)
	}
	r.Resize(fyne.NewSize(600, narrow))
	dates := 0
	for _, o := range test.WidgetRenderer(r.scroll.Content.(fyne.Widget)).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Text == "12月22日" {
			dates++
			if bottom := text.Position().Y + text.MinSize().Height; bottom > narrow+4 {
				t.Errorf("a date is cut at %.0f of %.0f", bottom, narrow)
			}
		}
	}
	if dates != 7 {
		t.Errorf("%d dates stand by themselves", dates)
	}
}

// The scroll bar of steps that do not fit lies over the lowest part of them: no
// words may stand there.
func TestTheBarOfARouteLeavesItsWordsAlone(t *testing.T) {
	desk(t, theme.Extra)
	r := NewRoute([]Step{{Name: "拟稿", Result: "刘建军", When: "11月10日", State: StepDone}, {Name: "初审", Result: "站所负责人", State: StepNow},
		{Name: "保密审查", Result: "办公室"}, {Name: "签发", Result: "分管领导"}, {Name: "公开", Result: "办公室"}, {Name: "建档", Result: "办公室"}})
	const width = 500
	r.Resize(fyne.NewSize(width, r.HeightFor(width)))
	line := r.scroll.Content.(*routeLine)
	if line.Size().Width <= width {
		t.Fatalf("the steps fit: %.0f", line.Size().Width)
	}
	words := 0
	for _, o := range test.WidgetRenderer(line).Objects() {
		text, ok := o.(*canvas.Text)
		if !ok {
			continue
		}
		words++
		if bottom := text.Position().Y + text.MinSize().Height; bottom > r.Size().Height-theme.Gap2 {
			t.Errorf("%s ends at %.1f of %.1f", text.Text, bottom, r.Size().Height)
		}
	}
	if words == 0 {
		t.Error("the route has no words")
	}
}

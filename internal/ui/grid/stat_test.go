package grid

import (
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/annual"
	"zwgk/internal/paper"
	"zwgk/internal/ui/theme"
)

func statTables() []string { return []string{annual.Table2, annual.Table3, annual.Table4} }

func newStat(t testing.TB, key string) *StatTable {
	t.Helper()
	useTheme(t, theme.Standard)
	e := annual.Edition2021()
	table := NewStatTable(e.Table(key).Title, Widths(key), Describe(e, key, figures(e)))
	show(t, table, 702, 496)
	return table
}

// TestDescribeHasEveryFigureOnceAtItsAddress in both forms of the report.
func TestDescribeHasEveryFigureOnceAtItsAddress(t *testing.T) {
	for _, e := range annual.Editions() {
		f := figures(e)
		seen := map[string]string{}
		for _, key := range statTables() {
			for _, c := range Describe(e, key, f) {
				if c.Address == "" {
					if !c.Head {
						t.Errorf("%s %s: a figure without an address: %q", e.ID, key, c.Text)
					}
					continue
				}
				if _, twice := seen[c.Address]; twice {
					t.Errorf("%s: %s stands twice", e.ID, c.Address)
				}
				seen[c.Address] = c.Text
			}
		}
		n := 0
		for a, column := range e.Cells {
			n++
			if want := f[a].Format(column.Unit); seen[string(a)] != want {
				t.Errorf("%s: %s shows %q, want %q", e.ID, a, seen[string(a)], want)
			}
		}
		if n != len(seen) {
			t.Errorf("%s: %d figures shown, the form has %d", e.ID, len(seen), n)
		}
	}
}

// TestCellsCoverTheTableWithoutOverlap: every place belongs to one cell.
func TestCellsCoverTheTableWithoutOverlap(t *testing.T) {
	useTheme(t, theme.Standard)
	for _, e := range annual.Editions() {
		for _, key := range statTables() {
			cells := Describe(e, key, figures(e))
			f := newStatForm("", Widths(key), cells)
			if slices.Contains(f.owner, -1) {
				t.Errorf("%s %s has holes", e.ID, key)
			}
			for i, a := range f.boxes {
				for j, b := range f.boxes[:i] {
					if a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h {
						t.Errorf("%s %s: %q overlaps %q", e.ID, key, cells[i].Text, cells[j].Text)
					}
				}
			}
		}
	}
}

// TestTextsStayInTheirCells at every type setting.
func TestTextsStayInTheirCells(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Large, theme.Extra} {
		useTheme(t, setting)
		e := annual.Edition2021()
		for _, key := range statTables() {
			table := NewStatTable("", Widths(key), Describe(e, key, figures(e)))
			for i, texts := range table.sheet.labels {
				b := table.form.boxes[i]
				for _, text := range texts {
					at, size := text.Position(), text.MinSize()
					if at.X < b.x || at.X+size.Width > b.x+b.w+1 || at.Y < b.y-3 || at.Y+size.Height > b.y+b.h+4 {
						t.Errorf("setting %d, %s: %q stands out of its cell", setting, key, text.Text)
					}
				}
			}
		}
	}
}

// TestTablesAreThoseOfThePaper compares words, rows and columns with the marks
// of the printed report.
func TestTablesAreThoseOfThePaper(t *testing.T) {
	e := annual.Edition2021()
	f := figures(e)
	doc := report(t, f, fonts(t))
	words := squeeze(allText(doc))
	for _, key := range statTables() {
		cells := Describe(e, key, f)
		for _, c := range cells {
			for _, piece := range pieces(c.Text) {
				if !strings.Contains(words, squeeze(piece)) {
					t.Errorf("%s: %q is not on the paper", key, c.Text)
				}
			}
		}
		comparePlaces(t, key, cells, doc)
	}
}

// comparePlaces holds the order of figures on paper, down and across, against
// rows and columns of the cells.
func comparePlaces(t *testing.T, key string, cells []StatCell, doc *paper.Document) {
	t.Helper()
	at := map[string]paper.Text{}
	for _, p := range doc.Pages {
		for _, m := range p.Marks {
			if text, ok := m.(paper.Text); ok && text.Size < 12*paper.Point {
				at[text.String] = text
			}
		}
	}
	for _, a := range cells {
		for _, b := range cells {
			if a.Address != "" && b.Address != "" {
				comparePair(t, key, a, b, at[a.Text], at[b.Text])
			}
		}
	}
}

func comparePair(t *testing.T, key string, a, b StatCell, pa, pb paper.Text) {
	t.Helper()
	middle := func(text paper.Text) float64 { return (text.X + text.Size*paper.Length(len(text.String))/4).Points() }
	if pa.String == "" || pb.String == "" {
		t.Fatalf("%s: %q or %q is not on the paper", key, a.Text, b.Text)
	}
	if (a.Row == b.Row) != (pa.Y == pb.Y) || a.Row < b.Row && pa.Y >= pb.Y {
		t.Fatalf("%s: rows of %q and %q differ from the paper", key, a.Text, b.Text)
	}
	ca, cb := 2*a.Col+a.ColSpan, 2*b.Col+b.ColSpan
	if ca < cb && middle(pa) >= middle(pb) || ca == cb && math.Abs(middle(pa)-middle(pb)) > 8 {
		t.Fatalf("%s: columns of %q and %q differ from the paper", key, a.Text, b.Text)
	}
}

func allText(doc *paper.Document) string {
	var b strings.Builder
	for _, p := range doc.Pages {
		for _, m := range p.Marks {
			if text, ok := m.(paper.Text); ok {
				b.WriteString(text.String)
			}
		}
	}
	return b.String()
}

// pieces cuts a label into pieces short enough to stay in one line on paper.
func pieces(text string) []string {
	var out []string
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，。、（）：“”"+string(hint), r) }) {
		for runes := []rune(clause); len(runes) > 0; runes = runes[min(2, len(runes)):] {
			out = append(out, string(runes[:min(2, len(runes))]))
		}
	}
	return out
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestEveryFigureIsReachedByArrows from any other.
func TestEveryFigureIsReachedByArrows(t *testing.T) {
	total := 0
	for _, key := range statTables() {
		table := newStat(t, key)
		table.FocusGained()
		reached := map[string]bool{table.Current(): true}
		for open := []string{table.Current()}; len(open) > 0; {
			from := open[0]
			open = open[1:]
			for _, k := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight} {
				table.cursor = table.find(from)
				press(table, k)
				if a := table.Current(); !reached[a] {
					reached[a] = true
					open = append(open, a)
				}
			}
		}
		want := 0
		for _, c := range table.cells {
			if c.Address != "" {
				want++
			}
		}
		if len(reached) != want {
			t.Errorf("%s: %d of %d figures are reached", key, len(reached), want)
		}
		total += want
	}
	if total < 200 {
		t.Errorf("only %d figures looked at", total)
	}
}

func TestOpeningAFigure(t *testing.T) {
	table := newStat(t, annual.Table3)
	var opened []string
	table.OnOpen = func(a string) { opened = append(opened, a) }
	table.FocusGained()
	press(table, fyne.KeyDown, fyne.KeyReturn)
	i := table.find("table3.granted.total")
	b := table.form.boxes[i]
	table.sheet.Tapped(&fyne.PointEvent{Position: fyne.NewPos(b.x+5, b.y+5)})
	table.sheet.Tapped(&fyne.PointEvent{Position: fyne.NewPos(60, table.form.boxes[0].y+20)}) // a label
	if want := []string{"table3.carried_over.natural_person", "table3.granted.total"}; !slices.Equal(opened, want) {
		t.Errorf("opened %v, want %v", opened, want)
	}
	if table.Opened() != "table3.granted.total" {
		t.Errorf("framed %q", table.Opened())
	}
}

func TestMarksAndRevealing(t *testing.T) {
	table := newStat(t, annual.Table3)
	const far = "table3.carried_forward.total"
	table.SetMark(far, Wrong)
	table.SetMark("table3.granted.total", Warning)
	i := table.find(far)
	if got := table.sheet.labels[i][0].Color; got != theme.Red {
		t.Errorf("a wrong figure is %v", got)
	}
	if n := len(table.sheet.shades); n != 2 {
		t.Errorf("%d tints, want 2", n)
	}
	table.Reveal(far)
	b, view := table.form.boxes[i], table.scroll
	if b.y < view.offset.Y || b.y+b.h > view.offset.Y+view.Size().Height {
		t.Errorf("%v is not in sight at %v", b, view.offset)
	}
	table.SetCells(Describe(annual.Edition2021(), annual.Table3, nil))
	table.SetMarks(nil)
	if len(table.sheet.shades) != 0 {
		t.Error("tints stay without marks")
	}
}

func TestFigureOpenedBeforeTheTableHasASizeIsInSight(t *testing.T) {
	useTheme(t, theme.Standard)
	e := annual.Edition2021()
	table := NewStatTable("", Widths(annual.Table3), Describe(e, annual.Table3, figures(e)))
	table.Open("table3.carried_forward.total")
	show(t, table, 702, 300)
	b, view := table.form.boxes[table.cursor], table.scroll
	if b.y < view.offset.Y || b.y+b.h > view.offset.Y+view.Size().Height {
		t.Errorf("%v is not in sight at %v", b, view.offset)
	}
}

func TestUnknownKeysGoOnToTheCanvas(t *testing.T) {
	useTheme(t, theme.Standard)
	e := annual.Edition2021()
	table := NewStatTable("", Widths(annual.Table4), Describe(e, annual.Table4, nil))
	w := show(t, table, 702, 300)
	var passed fyne.KeyName
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { passed = k.Name })
	press(table, fyne.KeyEscape)
	if passed != fyne.KeyEscape {
		t.Error("Esc does not reach the canvas")
	}
}

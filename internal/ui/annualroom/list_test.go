package annualroom

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

func demo(t testing.TB, items int) *desk.Desk {
	t.Helper()
	d, err := desk.Demo(context.Background(), filepath.Join(t.TempDir(), "demo"), items)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// listOf is the list of all applications of an office.
func listOf(d *desk.Desk, records int, run present.Runner) *present.RecordList {
	return present.NewRecordList("依申请公开登记", records, run, func(ctx context.Context, order annual.Order, offset, n int) (desk.EntryPage, error) {
		return d.EntryPage(ctx, annual.All(annual.Applications), order, offset, n)
	})
}

func useTheme(t testing.TB) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
}

func show(o fyne.CanvasObject) fyne.Window {
	w := test.NewWindow(o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 600))
	return w
}

func TestTheListOpensARecordAndLeadsBack(t *testing.T) {
	useTheme(t)
	d := demo(t, 500)
	var opened []string
	back := 0
	p := newRecordsPage(listOf(d, 500, present.Inline{}), func(r present.RecordRow) { opened = append(opened, r.ID) }, func() { back++ })
	w := show(p.content)
	defer w.Close()
	p.table.FocusGained()
	kittest.Press(p.table, fyne.KeyEnd, fyne.KeyReturn)
	i, row, ok := p.table.Selected()
	all, err := d.EntryPage(t.Context(), annual.All(annual.Applications), annual.Order{}, 0, 1)
	if err != nil || !ok || i != all.Records-1 || !slices.Equal(opened, []string{row.Key}) {
		t.Fatalf("row %d %q, opened %v", i, row.Key, opened)
	}
	for column, cell := range row.Cells {
		if cell == "" && column != 3 { // not all have ended
			t.Errorf("column %d of %v is empty", column, row.Cells)
		}
	}
	first := row
	p.table.SortBy(2)
	kittest.Press(p.table, fyne.KeyHome)
	if _, row, _ = p.table.Selected(); row.Key == first.Key || row.Cells[2][:4] != "2024" {
		t.Errorf("sorted by its begin, the list starts with %v", row.Cells)
	}
	kittest.Press(p.table, fyne.KeyEscape)
	if back != 1 {
		t.Error("Esc does not lead back")
	}
}

func TestAnEmptyListSaysWhatWasSearched(t *testing.T) {
	useTheme(t)
	list := present.NewRecordList("", 0, present.Inline{}, nil)
	list.Searched = "查了2025年度报告的“自然人”，没有记录"
	p := newRecordsPage(list, nil, nil)
	w := show(p.content)
	defer w.Close()
	if p.table.Len() != 0 {
		t.Error("an empty list has rows")
	}
}

// paged is a Runner that works at once and remembers that it was asked.
type paged struct{ pages int }

func (r *paged) Go(work func(context.Context) error, done func(error)) {
	r.pages++
	done(work(context.Background()))
}

// BenchmarkListJumpToEnd opens the list of all applications and jumps to its
// end, in an office of a thousand and, in turn, in one of a million: database,
// presenter and table together. "ratio" is that of the medians.
func BenchmarkListJumpToEnd(b *testing.B) {
	const few, many = 1000, 1_000_000
	offices := map[int]*desk.Desk{}
	for _, items := range []int{few, many} {
		offices[items] = demo(b, items)
		// The room has counted the ledgers when a list is opened in it.
		if _, err := offices[items].EntryPage(b.Context(), annual.All(annual.Applications), annual.Order{}, 0, 1); err != nil {
			b.Fatal(err)
		}
	}
	open := func(items int) time.Duration {
		run := &paged{}
		start := time.Now()
		p := newRecordsPage(listOf(offices[items], items, run), nil, nil)
		w := show(p.content)
		kittest.Press(p.table, fyne.KeyEnd)
		took := time.Since(start)
		if i, row, ok := p.table.Selected(); !ok || i != items-1 || row.Key == "" || run.pages < 2 {
			b.Fatalf("of %d: row %d %v after %d pages", items, i, row, run.pages)
		}
		w.Close()
		return took
	}
	times := map[int][]time.Duration{}
	useTheme(b)
	open(few) // the type is read once
	for b.Loop() {
		for _, items := range []int{few, many} {
			times[items] = append(times[items], open(items))
		}
	}
	middle := func(items int) float64 {
		slices.Sort(times[items])
		return float64(times[items][len(times[items])/2].Microseconds()) / 1000
	}
	b.ReportMetric(middle(few), "ms/1k")
	b.ReportMetric(middle(many), "ms/1M")
	b.ReportMetric(middle(many)/middle(few), "ratio")
}

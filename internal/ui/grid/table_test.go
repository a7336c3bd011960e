package grid

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/ui/theme"
)

const (
	tableW, tableH = 800, 394 // ten rows under the head
	onScreen       = 10
)

func newTable(t testing.TB, s Source) *DataTable {
	t.Helper()
	useTheme(t, theme.Standard)
	table := NewDataTable(fakeColumns())
	table.SetSource(s)
	show(t, table, tableW, tableH)
	return table
}

func visible(table *DataTable) (keys []string) {
	for _, v := range table.view.views {
		if !v.holder.Hidden && v.holder.Position().Y < float32(table.bodyHeight()) {
			keys = append(keys, v.cells[0].first.Text)
		}
	}
	return keys
}

func mouse(table *DataTable, row int, m fyne.KeyModifier) {
	table.MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, theme.TableHead.Get()+float32(row)*theme.TableRow.Get()+5)},
		Button:     desktop.MouseButtonPrimary, Modifier: m,
	})
}

func TestTableShowsItsRowsWhateverTheirNumber(t *testing.T) {
	for _, n := range []int{0, 1, 1000, 1_000_000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			source := &fakeSource{n: n}
			table := newTable(t, source)
			if got := len(visible(table)); got != min(n, onScreen) {
				t.Fatalf("%d rows in sight, want %d", got, min(n, onScreen))
			}
			press(table, fyne.KeyEnd)
			i, row, ok := table.Selected()
			if n == 0 {
				if ok {
					t.Fatal("a row of an empty table is selected")
				}
				return
			}
			if want := fmt.Sprintf("k%d", n-1); !ok || i != n-1 || row.Key != want {
				t.Fatalf("End selects %d %q, want %q", i, row.Key, want)
			}
			if keys := visible(table); !slices.Contains(keys, row.Key) {
				t.Errorf("the last row is not in sight: %v", keys)
			}
			last := table.view.views[min(n, onScreen)-1].holder
			if bottom := last.Position().Y + last.Size().Height; n >= onScreen && bottom != tableH-theme.TableHead.Get() {
				t.Errorf("the last row ends at %v", bottom)
			}
		})
	}
}

func TestTableAsksOnlyForWhatIsSeenAndOneScreenMore(t *testing.T) {
	source := &fakeSource{n: 1_000_000}
	table := newTable(t, source)
	press(table, fyne.KeyEnd)
	table.Select(500_000)
	for range 40 {
		press(table, fyne.KeyPageDown)
	}
	total := 0
	for _, s := range source.asked {
		if n := s.to - s.from; n > 2*onScreen+1 {
			t.Errorf("asked for %d rows at once, from %d", n, s.from)
		}
		total += s.to - s.from
	}
	if total > (3+41)*2*onScreen {
		t.Errorf("asked for %d rows in all", total)
	}
	if len(table.pages.rows) > maxKept+4*onScreen {
		t.Errorf("%d rows kept", len(table.pages.rows))
	}
}

func TestTableQueuesNothingBehindAFastDrag(t *testing.T) {
	source := &fakeSource{n: 100_000, hold: true}
	table := newTable(t, source)
	for i := range 200 {
		table.scrollTo(float64(i) * 10_000)
	}
	if len(source.later) > maxAsked {
		t.Fatalf("%d requests under way", len(source.later))
	}
	source.hold = false
	source.release()
	if first, _ := table.inSight(); visible(table)[0] != fmt.Sprintf("k%d", first) {
		t.Errorf("the rows under the view are %v, want from k%d", visible(table), first)
	}
}

func TestStaleRowsAreDropped(t *testing.T) {
	source := &fakeSource{n: 100, hold: true}
	table := newTable(t, source)
	table.Reload()
	source.key = func(i int) string { return fmt.Sprintf("new%d", i) }
	stale := source.later[:1]
	source.later = source.later[1:]
	source.key = func(i int) string { return fmt.Sprintf("old%d", i) }
	stale[0]()
	if got := visible(table)[0]; got != "" {
		t.Errorf("rows of before the reload are shown: %q", got)
	}
	source.key = func(i int) string { return fmt.Sprintf("new%d", i) }
	source.release()
	if got := visible(table)[0]; got != "new0" {
		t.Errorf("first row is %q", got)
	}
}

func TestTableKeyboard(t *testing.T) {
	table := newTable(t, &fakeSource{n: 1000})
	var opened []string
	table.OnActivate = func(_ int, r Row) { opened = append(opened, r.Key) }
	table.FocusGained()
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 1}, {fyne.KeyDown, 2}, {fyne.KeyUp, 1}, {fyne.KeyPageDown, 10}, {fyne.KeyPageDown, 19}, {fyne.KeyPageUp, 10},
		{fyne.KeyEnd, 999}, {fyne.KeyDown, 999}, {fyne.KeyHome, 0}, {fyne.KeyUp, 0},
	} {
		press(table, step.key)
		if i, _, _ := table.Selected(); i != step.want {
			t.Fatalf("%s leads to row %d, want %d", step.key, i, step.want)
		}
	}
	press(table, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(opened, []string{"k1"}) {
		t.Errorf("Enter opens %v", opened)
	}
	var passed fyne.KeyName
	table.OnKey = func(e *fyne.KeyEvent) { passed = e.Name }
	press(table, fyne.KeyEscape)
	if passed != fyne.KeyEscape {
		t.Error("Esc is not handed on")
	}
}

func TestRingShowsOnlyWithTheKeyboard(t *testing.T) {
	table := newTable(t, &fakeSource{n: 5})
	table.Select(1)
	ring := table.view.views[1].focus
	if !ring.Hidden {
		t.Error("a ring without the keyboard")
	}
	table.FocusGained()
	if ring.Hidden {
		t.Error("no ring with the keyboard")
	}
	table.FocusLost()
	if !ring.Hidden {
		t.Error("the ring stays when the keyboard leaves")
	}
}

func TestUnreadablePageSaysSoAndIsReadAgain(t *testing.T) {
	source := &fakeSource{n: 1000, err: errors.New("gone")}
	useTheme(t, theme.Standard)
	table := NewDataTable(fakeColumns())
	var reported error
	table.OnError = func(err error) { reported = err }
	source.hold = true
	table.SetSource(source)
	show(t, table, tableW, tableH)
	source.release()
	if reported == nil || !table.pages.isFailed(0) {
		t.Fatal("the error is not reported")
	}
	if got := table.view.views[0].cells[0].first.Text; got == "" {
		t.Error("the table does not say that it could not read")
	}
	asked := len(source.asked)
	table.scrollTo(1)
	if len(source.asked) != asked {
		t.Error("a failed page is asked for again by itself")
	}
	source.err, source.hold = nil, false
	mouse(table, 0, 0)
	if got := visible(table)[0]; got != "k0" {
		t.Errorf("after another try the first row is %q", got)
	}
}

func TestHeadSorts(t *testing.T) {
	table := newTable(t, &fakeSource{n: 10})
	type order struct {
		column int
		d      Direction
	}
	var got []order
	table.OnSort = func(c int, d Direction) { got = append(got, order{c, d}) }
	lanes, _ := table.lanes(tableW)
	for _, column := range []int{0, 0, 1, 2} {
		table.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(lanes[column].x+5, 10)}, Button: desktop.MouseButtonPrimary})
	}
	want := []order{{0, Ascending}, {0, Descending}, {1, Ascending}}
	if !slices.Equal(got, want) {
		t.Errorf("sorted %v, want %v; column 2 cannot be sorted", got, want)
	}
}

func TestKeySorts(t *testing.T) {
	table := newTable(t, &fakeSource{n: 10})
	type order struct {
		column int
		d      Direction
	}
	var got []order
	table.OnSort = func(c int, d Direction) { got = append(got, order{c, d}) }
	for range 5 {
		table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF8})
	}
	want := []order{{0, Ascending}, {0, Descending}, {1, Ascending}, {1, Descending}, {0, Ascending}}
	if !slices.Equal(got, want) {
		t.Errorf("sorted %v, want %v; column 2 cannot be sorted", got, want)
	}
}

func TestNotYetCountedSource(t *testing.T) {
	source := &fakeSource{n: -1, hold: true}
	table := newTable(t, source)
	if len(source.later) != 1 || len(visible(table)) != onScreen {
		t.Fatalf("%d requests, %d places", len(source.later), len(visible(table)))
	}
	source.n = 4
	source.release()
	if got := visible(table); !slices.Equal(got, []string{"k0", "k1", "k2", "k3"}) {
		t.Errorf("rows %v", got)
	}
}

func TestNamesTakeASecondLineAtLargeType(t *testing.T) {
	var f fitter
	useTheme(t, theme.Extra)
	cut := f.fit("关于加强冬季消防安全工作的通知（第二次修订）", theme.Body.Size(), 240, false, 2)
	if cut[1] == "" || cut[0]+cut[1] != "关于加强冬季消防安全工作的通知（第二次修订）" {
		t.Errorf("two lines are %q", cut)
	}
	if one := f.fit("关于加强冬季消防安全工作的通知", theme.Body.Size(), 100, false, 1); one[1] != "" || width(one[0], theme.Body.Size(), false) > 100 {
		t.Errorf("one line is %q", one)
	}
}

// BenchmarkTableJumpToEnd jumps to the end and back, by turns in a thousand
// rows and in a million: the cost is that of the screen.
func BenchmarkTableJumpToEnd(b *testing.B) {
	small, large := newTable(b, &fakeSource{n: 1000}), newTable(b, &fakeSource{n: 1_000_000})
	jump := func(table *DataTable) time.Duration {
		table.pages.rows = map[int]Row{} // or the second jump asks for nothing
		start := time.Now()
		press(table, fyne.KeyEnd, fyne.KeyHome)
		return time.Since(start)
	}
	var thousand, million time.Duration
	for b.Loop() {
		thousand += jump(small)
		million += jump(large)
	}
	b.ReportMetric(float64(thousand.Nanoseconds())/float64(b.N), "ns/1k")
	b.ReportMetric(float64(million.Nanoseconds())/float64(b.N), "ns/1M")
	b.ReportMetric(float64(million)/float64(thousand), "ratio")
}

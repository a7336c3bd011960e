package grid

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

func TestSeveralRows(t *testing.T) {
	table := newTable(t, &fakeSource{n: 1000})
	table.SetMulti(true)
	count := 0
	table.OnTick = func(n int) { count = n }
	mouse(table, 1, 0)
	press(table, fyne.KeySpace)
	mouse(table, 3, fyne.KeyModifierControl)
	if got := table.Ticked(); count != 2 || len(got) != 2 || !slices.Contains(got, "k3") {
		t.Fatalf("ticked %v", got)
	}
	mouse(table, 6, fyne.KeyModifierShift)
	if got := table.Ticked(); count != 5 || !slices.Contains(got, "k5") {
		t.Fatalf("ticked after Shift %v", got)
	}
	table.Reload()
	if len(table.Ticked()) != 5 {
		t.Error("ticks are lost in a reload")
	}
	press(table, fyne.KeySpace)
	table.Untick()
	if count != 0 || len(table.Ticked()) != 0 {
		t.Error("ticks stay after Untick")
	}
}

func TestSelectionSurvivesAReload(t *testing.T) {
	for _, c := range []struct {
		name    string
		after   func(s *fakeSource)
		want    int
		wantKey string
		told    int
	}{
		{"same place", func(*fakeSource) {}, 4, "k4", 0},
		{"moved on the screen", func(s *fakeSource) {
			s.key = func(i int) string {
				if i == 7 {
					return "k4"
				}
				return fmt.Sprintf("x%d", i)
			}
		}, 7, "k4", 0},
		{"gone", func(s *fakeSource) { s.key = func(i int) string { return fmt.Sprintf("x%d", i) } }, 4, "x4", 1},
		{"shorter", func(s *fakeSource) { s.n = 3 }, 2, "k2", 1},
		{"empty", func(s *fakeSource) { s.n = 0 }, -1, "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := &fakeSource{n: 100}
			table := newTable(t, source)
			table.Select(4)
			told := 0
			table.OnSelect = func(int, Row) { told++ }
			c.after(source)
			table.Reload()
			i, row, _ := table.Selected()
			if i != c.want || row.Key != c.wantKey || told != c.told {
				t.Errorf("row %d %q, told %d times; want %d %q, %d", i, row.Key, told, c.want, c.wantKey, c.told)
			}
		})
	}
}

type findingSource struct{ fakeSource }

func (s *findingSource) Find(_ string, done func(int)) { done(70) }

func TestSelectionIsFoundFarAway(t *testing.T) {
	source := &findingSource{fakeSource{n: 100}}
	table := newTable(t, source)
	table.Select(4)
	source.key = func(i int) string { return fmt.Sprintf("k%d", i-66) }
	table.Reload()
	if i, row, _ := table.Selected(); i != 70 || row.Key != "k4" {
		t.Errorf("selected %d %q, want 70 k4", i, row.Key)
	}
}

func TestSelectWaitsForItsRow(t *testing.T) {
	source := &fakeSource{n: 1000, hold: true}
	table := newTable(t, source)
	var told []string
	table.OnSelect = func(_ int, r Row) { told = append(told, r.Key) }
	table.Select(2)
	if _, _, ok := table.Selected(); ok || len(told) != 0 {
		t.Fatal("a row is selected before it is there")
	}
	source.release()
	if !slices.Equal(told, []string{"k2"}) {
		t.Errorf("told of %v", told)
	}
}

// The record that is open beside a list is the current row wherever it stands,
// and no other is.
func TestAFollowedRecordIsTheCurrentRow(t *testing.T) {
	source := &fakeSource{n: 100}
	table := newTable(t, source)
	mouse(table, 4, 0)
	table.Follow("k7")
	if i, row, ok := table.Selected(); !ok || i != 7 || row.Key != "k7" {
		t.Fatalf("the current row is %d %q", i, row.Key)
	}
	source.key = func(i int) string { return fmt.Sprintf("k%d", i+5) }
	table.Reload()
	if i, row, _ := table.Selected(); i != 2 || row.Key != "k7" {
		t.Errorf("after a reload: %d %q", i, row.Key)
	}
	source.key = func(i int) string { return fmt.Sprintf("x%d", i) }
	table.Reload()
	if i, row, ok := table.Selected(); ok {
		t.Errorf("what is not in the list is row %d %q", i, row.Key)
	}
	press(table, fyne.KeyDown)
	if i, _, ok := table.Selected(); !ok || i != 0 {
		t.Errorf("the keyboard goes on from %d", i)
	}
	table.Reload()
	if i, _, ok := table.Selected(); !ok || i != 0 {
		t.Errorf("a row chosen since is lost: %d", i)
	}
}

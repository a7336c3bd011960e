package present_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/present"
)

// crowded is a demo office whose figures have more records than fit beside
// the table.
func crowded(t *testing.T) (*present.Annual, *screen[present.AnnualModel]) {
	t.Helper()
	d, err := desk.Demo(t.Context(), filepath.Join(t.TempDir(), "demo"), 300)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	view := &screen[present.AnnualModel]{}
	room := present.NewAnnual(d, present.Inline{}, view, desk.DemoYear)
	room.Load()
	return room, view
}

const received annual.Address = "table3.new_received.total"

// pages reads a list from the first row to the last.
func pages(t *testing.T, list *present.RecordList) (rows []present.ListRow) {
	t.Helper()
	for offset := 0; offset < list.Len(); offset += 25 {
		list.Page(offset, 25, func(read []present.ListRow, err error) {
			if err != nil || len(read) != min(25, list.Len()-offset) {
				t.Fatalf("from %d: %d rows, %v", offset, len(read), err)
			}
			rows = append(rows, read...)
		})
	}
	return rows
}

func TestAllRecordsOfAFigureAreListed(t *testing.T) {
	room, view := crowded(t)
	room.ShowAll()
	if view.last().List != nil {
		t.Fatal("a list of no figure")
	}
	room.Open(received)
	opened := view.last().Opened
	if len(opened.Rows) != 30 || opened.More <= 0 {
		t.Fatalf("%d rows beside the table, %d more", len(opened.Rows), opened.More)
	}
	room.ShowAll()
	list := view.last().List
	if list == nil || list.Title != opened.Title || list.Len() != 30+opened.More || !list.Sortable {
		t.Fatalf("list %+v", list)
	}
	rows := pages(t, list)
	for i, r := range opened.Rows {
		if rows[i].RecordRow != r {
			t.Errorf("row %d is %+v, beside the table %+v", i, rows[i].RecordRow, r)
		}
	}
	list.Sort(annual.ByBegun, true)
	sorted := pages(t, list)
	if !slices.IsSortedFunc(sorted, func(a, b present.ListRow) int { return -compare(a.Begun, b.Begun) }) || len(sorted) != len(rows) {
		t.Error("not in the order asked for")
	}
	room.CloseList()
	if m := view.last(); m.List != nil || m.Opened != opened {
		t.Error("the way back does not lead to the figure")
	}
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Every list says in words what a record is and how it ended.
func TestTheListSpeaksOfEveryLedger(t *testing.T) {
	room, view := crowded(t)
	for cell := range annual.Edition2021().Cells {
		room.Open(cell)
		room.ShowAll()
		for _, r := range pages(t, view.last().List) {
			if r.Title == "" || r.Result == "" {
				t.Errorf("%s: %+v", cell, r)
			}
		}
	}
}

func TestAnotherFigureClosesTheList(t *testing.T) {
	room, view := crowded(t)
	room.Open(received)
	room.ShowAll()
	room.Open("table3.granted.total")
	if view.last().List != nil {
		t.Error("the list of another figure stays")
	}
	room.ShowAll()
	room.Load()
	if view.last().List != nil {
		t.Error("the list stays when the figures are fetched again")
	}
}

func TestAPageThatCannotBeReadSaysSo(t *testing.T) {
	gone := errors.New("gone")
	list := present.NewRecordList("新收", 500, present.Inline{}, func(context.Context, annual.Order, int, int) (desk.EntryPage, error) {
		return desk.EntryPage{}, gone
	})
	list.Page(0, 10, func(rows []present.ListRow, err error) {
		if !errors.Is(err, gone) || len(rows) != 0 {
			t.Errorf("%d rows, %v", len(rows), err)
		}
	})
	if list.Len() != 500 {
		t.Errorf("what cannot be read counts %d", list.Len())
	}
}

func TestALongListIsNotSorted(t *testing.T) {
	if list := present.NewRecordList("", 1_000_000, present.Inline{}, nil); list.Sortable {
		t.Error("sorting a million records for a page is offered")
	}
}

package present_test

import (
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// homeOn is 首页 of an office on 14 January 2026.
func homeOn(t *testing.T, d *desk.Desk) present.HomeModel {
	t.Helper()
	view := &screen[present.HomeModel]{}
	present.NewHome(dueDesk{d, workday.MustDate("2026-01-14"), nil}, present.Inline{}, view).Load()
	if len(view.fails) > 0 {
		t.Fatal(view.fails)
	}
	return view.last()
}

func TestHomeShowsHowFarTheYearsReportIs(t *testing.T) {
	d := demo(t)
	card := homeOn(t, d).Report
	if card == nil || card.Title != "2025年度报告" || card.Due != "1月20日报送，还有4个工作日" || card.Current != 1 || !card.Waits || card.Line != "74条记录，等核对和签发" {
		t.Fatalf("card %+v", card)
	}
	room := &screen[present.AnnualModel]{}
	annual := present.NewAnnual(d, present.Inline{}, room, desk.DemoYear)
	annual.Load()
	annual.SignOff("马文华", workday.MustDate("2026-01-14"), "")
	if card = homeOn(t, d).Report; card.Waits || card.Current != 3 || card.Line != "马文华1月14日签发，已定稿" {
		t.Errorf("signed off: %+v", card)
	}
}

func TestHomeOfANewOffice(t *testing.T) {
	for level, reports := range map[office.Level]bool{office.Town: true, office.Village: false} {
		name := map[office.Level]string{office.Town: "青石镇人民政府", office.Village: "石坳村村民委员会"}[level]
		d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "office"), level, name, desk.Person{Name: "陈晓梅", Now: func() time.Time { return time.Date(2026, 1, 14, 9, 0, 0, 0, time.UTC) }})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close() })
		card := homeOn(t, d).Report
		if (card != nil) != reports {
			t.Errorf("%s: card %+v", name, card)
		}
		if card != nil && (card.Current != 0 || card.Act != "编年度报告") {
			t.Errorf("a new office: %+v", card)
		}
	}
}

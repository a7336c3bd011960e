package workday_test

import (
	"strings"
	"testing"
	"time"
)

// The arrangements of 2019 to 2026 as ranges, a second time and in another form
// than the packs: 休 are weekdays off, 班 are weekend days worked. The packs are
// compared with this, and the independent counter counts by it.
var arranged = []struct {
	year    int
	off, on string
}{
	{2019, "2018-12-31~01-01、02-04~02-08、04-05、05-01~05-03、06-07、09-13、10-01~10-04、10-07",
		"2018-12-29、02-02~02-03、04-28、05-05、09-29、10-12"},
	{2020, "01-01、01-24、01-27~01-31、04-06、05-01、05-04~05-05、06-25~06-26、10-01~10-02、10-05~10-08",
		"01-19、04-26、05-09、06-28、09-27、10-10"},
	{2021, "01-01、02-11~02-12、02-15~02-17、04-05、05-03~05-05、06-14、09-20~09-21、10-01、10-04~10-07",
		"02-07、02-20、04-25、05-08、09-18、09-26、10-09"},
	{2022, "01-03、01-31~02-04、04-04~04-05、05-02~05-04、06-03、09-12、10-03~10-07",
		"01-29~01-30、04-02、04-24、05-07、10-08~10-09"},
	{2023, "01-02、01-23~01-27、04-05、05-01~05-03、06-22~06-23、09-29、10-02~10-06",
		"01-28~01-29、04-23、05-06、06-25、10-07~10-08"},
	{2024, "01-01、02-12~02-16、04-04~04-05、05-01~05-03、06-10、09-16~09-17、10-01~10-04、10-07",
		"02-04、02-18、04-07、04-28、05-11、09-14、09-29、10-12"},
	{2025, "01-01、01-28~01-31、02-03~02-04、04-04、05-01~05-02、05-05、06-02、10-01~10-03、10-06~10-08",
		"01-26、02-08、04-27、09-28、10-11"},
	{2026, "01-01~01-02、02-16~02-20、02-23、04-06、05-01、05-04~05-05、06-19、09-25、10-01~10-02、10-05~10-07",
		"01-04、02-14、02-28、05-09、09-20、10-10"},
}

// offByDate spells the arrangements of a year out: 2006-01-02 → off.
func offByDate(t testing.TB, year int) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, a := range arranged {
		if a.year == year {
			spell(t, out, year, a.off, true)
			spell(t, out, year, a.on, false)
		}
	}
	return out
}

func spell(t testing.TB, out map[string]bool, year int, ranges string, off bool) {
	t.Helper()
	day := func(s string) time.Time {
		layout := time.DateOnly
		if len(s) == len("01-02") {
			layout = "01-02"
		}
		d, err := time.Parse(layout, s)
		if err != nil {
			t.Fatal(err)
		}
		if d.Year() == 0 {
			d = time.Date(year, d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
		}
		return d
	}
	for _, r := range strings.Split(ranges, "、") {
		first, last, isRange := strings.Cut(r, "~")
		if !isRange {
			last = first
		}
		for d := day(first); !d.After(day(last)); d = d.AddDate(0, 0, 1) {
			out[d.Format(time.DateOnly)] = off
		}
	}
}

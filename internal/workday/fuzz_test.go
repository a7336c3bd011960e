package workday_test

import (
	"encoding/json"
	"io/fs"
	"reflect"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
	"zwgk/resources"
)

// Whatever a file holds, it is refused with a fault and a sentence, or it is a
// pack that makes a calendar and survives being written and read. For a longer
// run add -fuzzminimizetime 20x, or the time goes into shortening the first find.
func FuzzParsePack(f *testing.F) {
	entries, err := fs.ReadDir(resources.Calendars(), ".")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		file, err := fs.ReadFile(resources.Calendars(), e.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	for _, seed := range []string{
		sample2027, sampleLocal, "", "{", "[]", "{}", "null", "year", "year,2027", "\ufeff{}", "\xff\xfe",
		"year,2027,source,\"\ndate,name,isOff\n", "日期,名称,休班\n", `{"days":[null],"sources":[null]}`,
		"year,2026,source,甲,kind,local\ndate,name,isOff\n2026-02-28,节,true\n2026-03-07,节,班\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := workday.ParsePack(file)
		if err != nil {
			if fault.CodeOf(err) == "" || fault.Sentence(err) == "" {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		if p.Year() < 1949 || p.Year() > 2199 || len(p.Data().Sources) == 0 {
			t.Fatalf("a pack that is not sound: %+v", p)
		}
		c, err := workday.NewCalendar(p)
		if err != nil {
			t.Fatalf("a pack no calendar takes: %v", err)
		}
		for _, e := range p.Data().Days {
			if work, known := c.IsWorkday(e.Date); work == e.Off || !known {
				t.Fatalf("%v: the pack says off=%v, the calendar work=%v", e.Date, e.Off, work)
			}
		}
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 64<<10 {
			return // escapes made it longer than a file may be
		}
		back, err := workday.ParsePack(text)
		if err != nil || !reflect.DeepEqual(back, p) {
			t.Fatalf("not read back: %v\n%s", err, text)
		}
	})
}

// A date that is read is a day of the calendar, written exactly as it was read.
func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-09-14", "2024-02-29", "2026-02-29", "0000-01-01", "0001-01-01", "9999-12-31", "", "2026-9-1", "2026-09-14Z", "２０２６-09-14"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := workday.ParseDate(s)
		if err != nil {
			return
		}
		if d.String() != s {
			t.Fatalf("%q was read as %v", s, d)
		}
		if again, err := workday.NewDate(d.Year, d.Month, d.Day); err != nil || again != d {
			t.Fatalf("%v is no day of the calendar: %v", d, err)
		}
		next := d.AddDays(1)
		if !d.Before(next) || d.DaysUntil(next) != 1 || (d.Weekday()+1)%7 != next.Weekday() {
			t.Fatalf("the day after %v is %v", d, next)
		}
	})
}

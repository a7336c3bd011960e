package workday_test

import (
	"encoding/json"
	"testing"
	"time"

	"zwgk/internal/workday"
)

func date(s string) workday.Date { return workday.MustDate(s) }

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2026-09-14", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"} {
		d, err := workday.ParseDate(s)
		if err != nil || d.String() != s {
			t.Errorf("ParseDate(%q) = %v, %v", s, d, err)
		}
	}
	for _, s := range []string{
		"", " ", "2026-9-14", "2026/09/14", "2026年9月14日", "20260914", "2026-09-14 ", "2026-09-14T00:00:00Z",
		"2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "12026-01-01", "-001-01-01", "２０２６-09-14",
	} {
		if d, err := workday.ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		}
	}
}

func TestNewDateRefusesDaysThatDoNotExist(t *testing.T) {
	for _, c := range []struct {
		y    int
		m    time.Month
		d    int
		good bool
	}{
		{2024, 2, 29, true}, {2026, 2, 29, false}, {2026, 4, 31, false}, {2026, 12, 31, true},
		{2026, 0, 1, false}, {2026, 13, 1, false}, {2026, 1, 0, false}, {0, 1, 1, false}, {10000, 1, 1, false},
	} {
		if _, err := workday.NewDate(c.y, c.m, c.d); (err == nil) != c.good {
			t.Errorf("NewDate(%d, %d, %d): %v, want good=%v", c.y, c.m, c.d, err, c.good)
		}
	}
}

func TestMustDatePanicsOnAMistypedConstant(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustDate accepted 2026-02-30")
		}
	}()
	workday.MustDate("2026-02-30")
}

// The day is the one on the wall where t was taken, not the day in UTC.
func TestDateOfKeepsTheLocalDay(t *testing.T) {
	beijing := time.FixedZone("CST", 8*3600)
	midnight := time.Date(2026, 9, 15, 0, 30, 0, 0, beijing) // still the 14th in UTC
	if got := workday.DateOf(midnight); got != date("2026-09-15") {
		t.Errorf("got %v", got)
	}
}

func TestDateArithmetic(t *testing.T) {
	for _, c := range []struct {
		from string
		days int
		to   string
	}{
		{"2026-09-14", 0, "2026-09-14"},
		{"2026-12-31", 1, "2027-01-01"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2023-02-28", 1, "2023-03-01"},
		{"2026-01-01", -1, "2025-12-31"},
		{"2026-01-01", 365, "2027-01-01"},
		{"1949-10-01", 91402, "2199-12-31"},
		{"0202-09-14", 666203, "2026-09-14"}, // a year mistyped by one digit
	} {
		if got := date(c.from).AddDays(c.days); got != date(c.to) {
			t.Errorf("%s + %d = %v, want %s", c.from, c.days, got, c.to)
		}
		if got := date(c.from).DaysUntil(date(c.to)); got != c.days {
			t.Errorf("%s until %s = %d, want %d", c.from, c.to, got, c.days)
		}
		if got := date(c.to).DaysUntil(date(c.from)); got != -c.days {
			t.Errorf("%s until %s = %d, want %d", c.to, c.from, got, -c.days)
		}
	}
}

func TestDateOrder(t *testing.T) {
	ascending := []workday.Date{{}, date("1949-10-01"), date("2025-12-31"), date("2026-01-01"), date("2026-01-31"), date("2026-02-01")}
	for i, a := range ascending {
		for j, b := range ascending {
			if a.Before(b) != (i < j) || a.After(b) != (i > j) || (a.Compare(b) == 0) != (i == j) {
				t.Errorf("%v and %v are out of order", a, b)
			}
		}
	}
}

func TestDateInWords(t *testing.T) {
	for s, want := range map[string]string{"2026-01-09": "2026年1月9日", "2026-10-16": "2026年10月16日"} {
		if got := date(s).Chinese(); got != want {
			t.Errorf("%s is written %s, want %s", s, got, want)
		}
	}
	week := []string{"周一", "周二", "周三", "周四", "周五", "周六", "周日"}
	for i, want := range week {
		d := date("2026-09-14").AddDays(i)
		if got := d.ChineseWeekday(); got != want || int(d.Weekday()) != (i+1)%7 {
			t.Errorf("%v is %s (%v), want %s", d, got, d.Weekday(), want)
		}
	}
	var none workday.Date
	if none.Chinese() != "" || none.String() != "" || !none.IsZero() || date("2026-01-01").IsZero() {
		t.Error("no date must be written as nothing, and only no date is zero")
	}
}

func TestDateInJSON(t *testing.T) {
	type paper struct{ Due, Sent workday.Date }
	in := paper{Due: date("2026-10-16")}
	text, err := json.Marshal(in)
	if err != nil || string(text) != `{"Due":"2026-10-16","Sent":""}` {
		t.Fatalf("%s, %v", text, err)
	}
	out := paper{Sent: date("2020-01-01")} // must be overwritten by ""
	if err := json.Unmarshal(text, &out); err != nil || out != in {
		t.Errorf("%+v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"Due":"2026-2-30"}`), &out); err == nil {
		t.Error("a day that does not exist was read")
	}
}

package workday

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the civil calendar, with no clock and no time zone: the
// law counts days, not hours. The zero Date means "no date".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns the date y-m-d, or an error when the calendar has no such day.
func NewDate(y int, m time.Month, d int) (Date, error) {
	date := Date{y, m, d}
	if y < 1 || y > 9999 || DateOf(date.midnight()) != date {
		return Date{}, fmt.Errorf("no such day: %04d-%02d-%02d", y, int(m), d)
	}
	return date, nil
}

// ParseDate reads the form 2006-01-02, the only one the program writes itself.
// How people write dates in their ledgers is package sheet's business.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, err
	}
	return NewDate(t.Date()) // which refuses the year 0000, as time.Parse does not
}

// MustDate is ParseDate for dates written in source code.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// DateOf returns the day on which t falls in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

func (d Date) midnight() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether d is "no date".
func (d Date) IsZero() bool { return d == Date{} }

// AddDays returns the date n calendar days after d (before it, when n < 0).
func (d Date) AddDays(n int) Date { return DateOf(d.midnight().AddDate(0, 0, n)) }

// DaysUntil returns the number of calendar days from d to e.
func (d Date) DaysUntil(e Date) int {
	// In seconds, because a time.Duration ends after 292 years and a mistyped
	// year 0202 must not be counted wrong on top.
	const day = 24 * 60 * 60
	return int((e.midnight().Unix() - d.midnight().Unix()) / day)
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// ChineseWeekday gives the day of the week as the office writes it: 周一 … 周日.
func (d Date) ChineseWeekday() string {
	return [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}[d.Weekday()]
}

// Compare orders dates; the zero Date comes first.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// String gives 2006-01-02, or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Chinese gives the form used on official papers (GB/T 9704-2012 §7.3.5.4):
// 2026年1月9日, Arabic figures and no leading zeros.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, int(d.Month), d.Day)
}

// MarshalText and UnmarshalText make a Date 2006-01-02 in JSON; "" is no date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

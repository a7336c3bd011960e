package workday_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Worked examples, counted by hand: received → after 7, 15, 20 and 40
// working days.
func TestDeadlineOfEveryExample(t *testing.T) {
	c := builtIn(t)
	periods := []int{7, 15, 20, 40}
	for _, e := range []struct {
		received, covers string
		due              []string
	}{
		{"2026-01-30", "春节和两个调休周六", []string{"2026-02-10", "2026-02-27", "2026-03-05", "2026-04-02"}},
		{"2026-02-10", "2月14日、28日上班", []string{"2026-02-26", "2026-03-09", "2026-03-16", "2026-04-14"}},
		{"2026-02-13", "节前", []string{"2026-03-02", "2026-03-12", "2026-03-19", "2026-04-17"}},
		{"2026-04-01", "清明、劳动节", []string{"2026-04-13", "2026-04-23", "2026-04-30", "2026-06-01"}},
		{"2026-09-14", "中秋、国庆和两个上班的周末", []string{"2026-09-22", "2026-10-10", "2026-10-16", "2026-11-13"}},
		{"2026-09-21", "国庆", []string{"2026-10-08", "2026-10-19", "2026-10-26", "2026-11-23"}},
		{"2025-01-20", "1月26日、2月8日上班", []string{"2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"}},
		{"2025-04-21", "4月27日上班", []string{"2025-04-29", "2025-05-14", "2025-05-21", "2025-06-19"}},
		{"2025-09-22", "9月28日、10月11日上班", []string{"2025-09-30", "2025-10-17", "2025-10-24", "2025-11-21"}},
		{"2024-02-01", "除夕当年是工作日", []string{"2024-02-09", "2024-02-27", "2024-03-05", "2024-04-02"}},
	} {
		for i, n := range periods {
			got, err := c.Deadline(date(e.received), n)
			if err != nil || got.Due != date(e.due[i]) || got.Estimated() || len(got.Awaiting) != 0 {
				t.Errorf("%s + %d (%s): %v, %+v, %v; want %s", e.received, n, e.covers, got.Due, got.Coverage, err, e.due[i])
			}
		}
	}
}

// 民法典 第二百零一条: the day of receipt does not count, whether it is a working
// day or not, and day 1 is the first working day after it.
func TestDayOfReceiptIsNotCounted(t *testing.T) {
	c := builtIn(t)
	for _, e := range []struct{ received, first, why string }{
		{"2026-09-14", "2026-09-15", "Monday to Tuesday"},
		{"2026-09-18", "2026-09-20", "Friday; the Sunday is a make-up day"},
		{"2026-09-20", "2026-09-21", "received on the make-up day itself"},
		{"2026-09-24", "2026-09-28", "before 中秋节"},
		{"2026-09-30", "2026-10-08", "before 国庆节"},
		{"2026-10-03", "2026-10-08", "received in the holiday"},
		{"2018-12-30", "2019-01-02", "元旦 given in two years' days"},
		{"2025-12-31", "2026-01-04", "元旦 bridged to a Sunday worked"},
	} {
		got, err := c.Deadline(date(e.received), 1)
		if err != nil || got.Due != date(e.first) {
			t.Errorf("received %s: %v, %v, want %s (%s)", e.received, got.Due, err, e.first, e.why)
		}
	}
}

// The list has every day from the day after receipt to the last, each with its
// ordinal if it counts and its notice if one speaks of it.
func TestCountProvesItself(t *testing.T) {
	got, err := builtIn(t).Deadline(date("2026-09-14"), 20)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, d := range got.Days {
		list = append(list, fmt.Sprintf("%s %s %d %s %s", d.Date, d.Date.ChineseWeekday(), d.Ordinal, d.Explain(), d.Source.Number))
	}
	for _, want := range []string{
		"2026-09-15 周二 1 工作日 ",
		"2026-09-19 周六 0 周末 ",
		"2026-09-20 周日 5 国庆节调休上班 国办发明电〔2025〕7号",
		"2026-09-25 周五 0 中秋节放假 国办发明电〔2025〕7号",
		"2026-10-07 周三 0 国庆节放假 国办发明电〔2025〕7号",
		"2026-10-10 周六 15 国庆节调休上班 国办发明电〔2025〕7号",
		"2026-10-16 周五 20 工作日 ",
	} {
		if !slices.Contains(list, want) {
			t.Errorf("the list lacks %q:\n%s", want, strings.Join(list, "\n"))
		}
	}
	if len(list) != 32 || got.Received != date("2026-09-14") || got.N != 20 || got.Due != got.Days[31].Date {
		t.Errorf("%d days from %v to %v", len(list), got.Received, got.Due)
	}
	if len(got.Sources) != 1 || got.Sources[0].Number != "国办发明电〔2025〕7号" {
		t.Errorf("sources: %+v", got.Sources)
	}
}

// The notices cited are the years' own and those that name a day counted over.
func TestCountCitesItsNotices(t *testing.T) {
	c := builtIn(t)
	for _, e := range []struct {
		received string
		n        int
		want     string
	}{
		{"2019-04-24", 7, "国办发明电〔2018〕15号 国办发明电〔2019〕3号"},
		{"2019-09-02", 7, "国办发明电〔2018〕15号"},
		{"2020-01-20", 7, "国办发明电〔2019〕16号 国办发明电〔2020〕1号"},
		{"2025-12-25", 7, "国办发明电〔2024〕12号 国办发明电〔2025〕7号"},
		{"2018-12-28", 1, "国办发明电〔2018〕15号"},
	} {
		got, err := c.Deadline(date(e.received), e.n)
		if err != nil {
			t.Fatal(err)
		}
		var numbers []string
		for _, s := range got.Sources {
			numbers = append(numbers, s.Number)
		}
		if strings.Join(numbers, " ") != e.want {
			t.Errorf("%s + %d cites %v, want %s", e.received, e.n, numbers, e.want)
		}
	}
}

func TestYearsNotLoaded(t *testing.T) {
	c := builtIn(t)
	for _, e := range []struct {
		received            string
		n                   int
		due                 string
		uncovered, awaiting []int
		why                 string
	}{
		{"2026-11-26", 20, "2026-12-24", nil, nil, "ends before the days a notice for 2027 may reach"},
		{"2026-11-27", 20, "2026-12-25", nil, []int{2027}, "ends on a day it may reach"},
		{"2026-12-14", 14, "2027-01-01", []int{2027}, nil, "runs into 2027: Monday to Friday"},
		{"2027-03-01", 5, "2027-03-08", []int{2027}, nil, "lies in 2027"},
		{"2018-12-24", 3, "2018-12-27", []int{2018}, nil, "2018 is not loaded"},
		{"2018-12-30", 2, "2019-01-03", nil, nil, "31 December 2018 is known from the notice for 2019"},
		{"2025-12-20", 8, "2025-12-31", nil, nil, "2026 is loaded, so December 2025 is settled"},
		{"2026-12-30", 270, "2028-01-12", []int{2027, 2028}, nil, "runs through 2027 into 2028"},
	} {
		got, err := c.Deadline(date(e.received), e.n)
		if err != nil {
			t.Fatal(err)
		}
		if got.Due != date(e.due) || !slices.Equal(got.Uncovered, e.uncovered) || !slices.Equal(got.Awaiting, e.awaiting) || got.Estimated() != (e.uncovered != nil) {
			t.Errorf("%s + %d: due %v, %+v; want %s, %v, %v (%s)", e.received, e.n, got.Due, got.Coverage, e.due, e.uncovered, e.awaiting, e.why)
		}
		tally, err := c.WorkdaysBetween(date(e.received), got.Due)
		if err != nil || tally.Workdays != e.n || !slices.Equal(tally.Uncovered, e.uncovered) || !slices.Equal(tally.Awaiting, e.awaiting) {
			t.Errorf("%s to %v: %+v, %v", e.received, got.Due, tally, err)
		}
	}
	with, err := c.With(mustPack(t, sample2027))
	if err != nil {
		t.Fatal(err)
	}
	got, err := with.Deadline(date("2026-12-14"), 14)
	if err != nil || got.Due != date("2027-01-04") || got.Estimated() || got.Awaiting != nil {
		t.Errorf("with 2027 loaded: %v, %+v, %v; want 2027-01-04, certain", got.Due, got.Coverage, err)
	}
}

func TestWhatCannotBeCounted(t *testing.T) {
	c := builtIn(t)
	for _, e := range []struct {
		received workday.Date
		n        int
		words    string
	}{
		{date("2026-09-14"), 0, "期限不能是0个工作日"},
		{date("2026-09-14"), -7, "期限不能是-7个工作日"},
		{date("2026-09-14"), math.MinInt, "期限不能是"},
		{date("2026-09-14"), math.MaxInt, "2199年以后"},
		{date("2199-12-30"), 2, "2199年以后"},
		{workday.Date{}, 20, "没有写日期"},
		{workday.Date{Year: 2026, Month: 2, Day: 30}, 20, "2026-02-30不对"},
		{date("1948-12-31"), 20, "1948-12-31不在1949年至2199年之间"},
		{date("2200-01-01"), 20, "2200-01-01不在1949年至2199年之间"},
		{date("0202-09-14"), 20, "查一查年份"},
	} {
		got, err := c.Deadline(e.received, e.n)
		checkFault(t, err, fault.Invalid, e.words)
		if !got.Due.IsZero() || got.Days != nil {
			t.Errorf("%v + %d: a refusal came with the date %v", e.received, e.n, got.Due)
		}
	}
	for _, e := range []struct{ received, due string }{{"1949-01-01", "1949-01-03"}, {"2199-12-30", "2199-12-31"}} {
		got, err := c.Deadline(date(e.received), 1)
		if err != nil || got.Due != date(e.due) || !got.Estimated() {
			t.Errorf("%s + 1: %v, %v, want %s as an estimate", e.received, got.Due, err, e.due)
		}
	}
}

func TestWorkdaysBetween(t *testing.T) {
	c := builtIn(t)
	for _, e := range []struct {
		after, upTo string
		want        int
		why         string
	}{
		{"2026-09-14", "2026-09-14", 0, "a day to itself"},
		{"2026-09-14", "2026-09-15", 1, "the first day is not counted, the last is"},
		{"2026-09-18", "2026-09-20", 1, "a make-up Sunday"},
		{"2026-09-24", "2026-09-27", 0, "中秋节"},
		{"2026-09-14", "2026-10-16", 20, "as Deadline counts"},
		{"2018-12-28", "2019-01-01", 1, "29 December 2018 worked, 31 off"},
		{"2025-12-31", "2026-12-31", 248, "a whole year"},
		{"2018-12-31", "2026-12-31", 1994, "eight years"},
	} {
		got, err := c.WorkdaysBetween(date(e.after), date(e.upTo))
		if err != nil || got.Workdays != e.want {
			t.Errorf("%s to %s: %+v, %v, want %d (%s)", e.after, e.upTo, got, err, e.want, e.why)
		}
	}
	_, err := c.WorkdaysBetween(date("2026-09-15"), date("2026-09-14"))
	checkFault(t, err, fault.Invalid, "2026-09-14在2026-09-15之前")
	_, err = c.WorkdaysBetween(workday.Date{}, date("2026-09-14"))
	checkFault(t, err, fault.Invalid, "没有写日期")
	_, err = c.WorkdaysBetween(date("2026-09-14"), date("2206-09-14"))
	checkFault(t, err, fault.Invalid, "2206-09-14")
}

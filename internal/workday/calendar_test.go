package workday_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Every exception in the shipped packs, and no other, is in the
// table; so a slip of the pen in either is seen.
func TestShippedPacksAreTheNotices(t *testing.T) {
	packs := builtInPacks(t)
	if len(packs) != len(arranged) {
		t.Fatalf("%d packs, want %d", len(packs), len(arranged))
	}
	for i, p := range packs {
		want := offByDate(t, arranged[i].year)
		got := map[string]bool{}
		for _, e := range p.Data().Days {
			got[e.Date.String()] = e.Off
		}
		if p.Year() != arranged[i].year || p.Kind() != workday.National || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%d (%s):\n got %v\nwant %v", p.Year(), p.Kind(), got, want)
		}
		for _, s := range p.Data().Sources {
			if s.Title == "" || s.Number == "" || s.URL == "" || s.Published.IsZero() {
				t.Errorf("%d: a source is not complete: %+v", p.Year(), s)
			}
		}
	}
}

// Make-up days give back what bridges take, so that a notice takes exactly the
// statutory days from the working year (放假办法 第二条): 11, and 13 from 2025. In
// 2020 the extension took 31 January and gave 1 February back.
func TestEachNoticeTakesTheStatutoryDays(t *testing.T) {
	for _, p := range builtInPacks(t) {
		taken := 0
		for _, e := range p.Data().Days {
			if e.Off {
				taken++
			} else {
				taken--
			}
		}
		want := 11
		if p.Year() == 2020 || p.Year() >= 2025 {
			want = 13
		}
		if taken != want {
			t.Errorf("%d: %d days taken, want %d", p.Year(), taken, want)
		}
	}
}

func TestWorkdaysInYear(t *testing.T) {
	c := calendarOf(t, shippedPacks(t)...)
	workdays := map[int]int{2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}
	if len(workdays) != len(c.Packs()) {
		t.Errorf("%d years are counted here, %d ship", len(workdays), len(c.Packs()))
	}
	for year, want := range workdays {
		got, err := c.WorkdaysInYear(year)
		if err != nil || got.Workdays != want || got.Estimated() {
			t.Errorf("%d: %+v, %v, want %d", year, got, err, want)
		}
	}
	for _, year := range []int{0, 26, 1948, 2200} {
		_, err := c.WorkdaysInYear(year)
		checkFault(t, err, fault.Invalid, fmt.Sprint(year))
	}
}

func TestWhatADayIs(t *testing.T) {
	c := calendarOf(t, append(builtInPacks(t), mustPack(t, sampleLocal))...)
	for _, w := range []struct {
		day         string
		work, known bool
		reason      workday.Reason
		words       string
		notice      string // 文号
	}{
		{"2026-09-14", true, true, workday.WorkingDay, "工作日", ""},
		{"2026-09-19", false, true, workday.Weekend, "周末", ""},
		{"2026-09-20", true, true, workday.AdjustedWorkday, "国庆节调休上班", "国办发明电〔2025〕7号"},
		{"2026-09-25", false, true, workday.Holiday, "中秋节放假", "国办发明电〔2025〕7号"},
		{"2026-09-26", false, true, workday.Weekend, "周末", ""},
		// 3月8日, 5月4日 and the like are holidays of some citizens only.
		{"2022-03-08", true, true, workday.WorkingDay, "工作日", ""},
		// The eve of 2024 was encouraged, not given; from 2025 it is given.
		{"2024-02-09", true, true, workday.WorkingDay, "工作日", ""},
		{"2025-01-28", false, true, workday.Holiday, "春节放假", "国办发明电〔2024〕12号"},
		// 2020 was extended by a second notice, and 2019 changed by one.
		{"2020-01-30", false, true, workday.Holiday, "春节放假", "国办发明电〔2019〕16号"},
		{"2020-01-31", false, true, workday.Holiday, "春节放假", "国办发明电〔2020〕1号"},
		{"2020-02-01", false, true, workday.Weekend, "周末", ""},
		{"2020-02-03", true, true, workday.WorkingDay, "工作日", ""},
		{"2019-05-02", false, true, workday.Holiday, "劳动节放假", "国办发明电〔2019〕3号"},
		{"2019-04-28", true, true, workday.AdjustedWorkday, "劳动节调休上班", "国办发明电〔2019〕3号"},
		// December days that stand in the notice of the year after.
		{"2018-12-29", true, true, workday.AdjustedWorkday, "元旦调休上班", "国办发明电〔2018〕15号"},
		{"2018-12-31", false, true, workday.Holiday, "元旦放假", "国办发明电〔2018〕15号"},
		{"2022-12-31", false, true, workday.Weekend, "周末", ""},
		{"2018-12-28", true, false, workday.WorkingDay, "工作日（估算）", ""},
		{"2027-01-02", false, false, workday.Weekend, "周末（估算）", ""},
		{"2026-04-20", false, true, workday.Holiday, "三月三（地方假日）放假", ""},
		{"2026-04-26", true, true, workday.AdjustedWorkday, "三月三（地方假日）调休上班", ""},
	} {
		day := c.Day(date(w.day))
		work, known := c.IsWorkday(date(w.day))
		if work != w.work || known != w.known || day.Work() != w.work || day.Known != w.known {
			t.Errorf("%s: work %v known %v, want %v %v", w.day, work, known, w.work, w.known)
		}
		if day.Reason != w.reason || day.Explain() != w.words || day.Source.Number != w.notice || day.Ordinal != 0 {
			t.Errorf("%s: %s, %s, %q; want %s, %s, %q", w.day, day.Reason, day.Explain(), day.Source.Number, w.reason, w.words, w.notice)
		}
	}
	if work, known := c.IsWorkday(workday.Date{}); work || known {
		t.Error("no date is a working day")
	}
}

// Without packs the calendar still answers, Monday to Friday, and says that it
// does not know.
func TestZeroCalendarKnowsNothing(t *testing.T) {
	var c workday.Calendar
	for d := date("2026-09-14"); d.Before(date("2026-09-21")); d = d.AddDays(1) {
		weekday := d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
		if work, known := c.IsWorkday(d); work != weekday || known {
			t.Errorf("%v: work %v, known %v", d, work, known)
		}
	}
	if c.Covers(2026) || len(c.Packs()) != 0 {
		t.Error("a calendar without packs covers a year")
	}
}

func TestALaterPackReplacesItsYear(t *testing.T) {
	c := builtIn(t)
	if !c.Covers(2026) || c.Covers(2027) || c.Covers(2018) {
		t.Fatal("2019 to 2026 are covered, nothing else")
	}
	with, err := c.With(mustPack(t, sample2027))
	if err != nil || !with.Covers(2027) || c.Covers(2027) {
		t.Fatalf("adding a year: %v, and the old calendar must stay as it was", err)
	}
	changed, err := with.With(mustPack(t, replace(sample2027, "2027-02-20,春节,false", "2027-02-27,春节,false")))
	if err != nil || len(changed.Packs()) != len(with.Packs()) {
		t.Fatalf("replacing a year: %v, %d packs", err, len(changed.Packs()))
	}
	if work, _ := changed.IsWorkday(date("2027-02-20")); work {
		t.Error("20 February is still worked after the arrangement was replaced")
	}
	if work, _ := changed.IsWorkday(date("2027-02-27")); !work {
		t.Error("27 February is not worked")
	}
	_, err = workday.NewCalendar(append(with.Packs(), mustPack(t, sample2027))...)
	checkFault(t, err, fault.Exists, "2027年")
}

// A province's notice stands over the national one for its own holidays, even
// over a national make-up day; it does not make a year known.
func TestLocalHolidays(t *testing.T) {
	lifted := mustPack(t, "year,2026,source,试验用的地方通知,kind,地方\ndate,name,isOff\n2026-02-28,藏历新年,true\n")
	given := append([]workday.Pack{lifted}, builtInPacks(t)...)
	c := calendarOf(t, given...)
	if given[0].Kind() != workday.Local {
		t.Error("the caller's packs were put in another order")
	}
	day := c.Day(date("2026-02-28"))
	if day.Work() || !day.Local || day.Name != "藏历新年" {
		t.Errorf("28 February 2026: %+v", day)
	}
	last := c.Packs()[len(c.Packs())-1]
	if last.Kind() != workday.Local {
		t.Error("local packs come after national ones")
	}

	alone := calendarOf(t, lifted)
	if alone.Covers(2026) {
		t.Error("a local pack covers a year")
	}
	if _, known := alone.IsWorkday(date("2026-02-27")); known {
		t.Error("a local pack vouches for a day it does not name")
	}
}

func TestPacksThatContradictEachOther(t *testing.T) {
	on := "year,2026,source,甲通知,kind,local\ndate,name,isOff\n2026-04-25,三月三,false\n"
	off := "year,2026,source,乙通知,kind,local\ndate,name,isOff\n2026-04-25,三月三,true\n"
	_, err := workday.NewCalendar(mustPack(t, on), mustPack(t, off))
	checkFault(t, err, fault.Conflict, "2026-04-25在《甲通知》里和在《乙通知》里不一样")
	if _, err := workday.NewCalendar(mustPack(t, on), mustPack(t, on)); err != nil {
		t.Errorf("two notices that agree: %v", err)
	}
	if _, err := workday.NewCalendar(workday.Pack{}); err == nil {
		t.Error("a pack nobody checked was taken")
	}
}

// What a caller does with what it was given does not reach the calendar.
func TestCalendarDoesNotChange(t *testing.T) {
	c := builtIn(t)
	clear(c.Packs())
	days := c.Packs()[0].Data().Days
	slices.Reverse(days)
	days[0].Off = !days[0].Off
	if got, err := c.WorkdaysInYear(2019); err != nil || got.Workdays != 250 || c.Packs()[0].Year() != 2019 {
		t.Errorf("%+v, %v", got, err)
	}
}

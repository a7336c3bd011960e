package workday

import (
	"slices"
	"time"

	"zwgk/internal/fault"
)

// Coverage says how far the loaded packs vouch for the days a result rests on.
// Years are in ascending order.
type Coverage struct {
	// Uncovered are the years without a national pack that the result rests on.
	Uncovered []int
	// Awaiting are years not loaded either, not reached by the result, whose
	// notice may yet move one of the last days of December it does rest on.
	Awaiting []int
}

// Estimated reports whether some day was taken as Monday to Friday for want of
// a pack. An estimate must not be printed on a paper that leaves the office.
func (c Coverage) Estimated() bool { return len(c.Uncovered) > 0 }

func (c *Coverage) note(cal *Calendar, day Day) {
	if !day.Known {
		c.Uncovered = addYear(c.Uncovered, day.Date.Year)
	}
	if year := cal.awaits(day); year != 0 {
		c.Awaiting = addYear(c.Awaiting, year)
	}
}

// settle drops from Awaiting what Uncovered says more strongly.
func (c *Coverage) settle() {
	c.Awaiting = slices.DeleteFunc(c.Awaiting, func(y int) bool { return slices.Contains(c.Uncovered, y) })
}

// addYear appends y to years that were noted in order of date.
func addYear(years []int, y int) []int {
	if n := len(years); n > 0 && years[n-1] == y {
		return years
	}
	return append(years, y)
}

// Count is a period of working days, counted, with the proof.
type Count struct {
	Received Date     // the day the period starts from; not counted (民法典 第二百零一条)
	N        int      // the length, working days
	Due      Date     // the last day
	Days     []Day    // every day after Received up to and including Due
	Sources  []Source // the notices the count rests on, in order of use
	Coverage
}

// Deadline counts n working days from received: day 1 is the first working day
// after it, and the n-th is Due. It returns a fault when n is below 1, and when
// received or Due is outside 1949 to 2199.
func (c *Calendar) Deadline(received Date, n int) (Count, error) {
	if err := checkDate(received); err != nil {
		return Count{}, err
	}
	if n < 1 {
		return Count{}, fault.New(fault.Invalid, "期限不能是%d个工作日。写1个或更多", n)
	}
	count := Count{Received: received, N: n}
	for ordinal := 0; ordinal < n; {
		day := c.Day(received.AddDays(len(count.Days) + 1))
		if day.Date.Year > lastYear {
			return Count{}, fault.New(fault.Invalid, "从%s起%d个工作日要算到%d年以后。查一查天数", received, n, lastYear)
		}
		if day.Work() {
			ordinal++
			day.Ordinal = ordinal
		}
		count.Days = append(count.Days, day)
		count.note(c, day)
		count.cite(c, day)
		count.Due = day.Date
	}
	count.settle()
	return count, nil
}

// cite adds the notices day rests on: the year's own, which vouches also for
// the days it does not name, and the one that names the day.
func (c *Count) cite(cal *Calendar, day Day) {
	if p, ok := cal.national[day.Date.Year]; ok {
		c.addSource(p.data.Sources[0])
	}
	if day.Source != (Source{}) {
		c.addSource(day.Source)
	}
}

func (c *Count) addSource(s Source) {
	if !slices.Contains(c.Sources, s) {
		c.Sources = append(c.Sources, s)
	}
}

// Tally is a number of working days, and how far packs vouch for it.
type Tally struct {
	Workdays int
	Coverage
}

// WorkdaysBetween counts the working days after the one day up to and including
// the other, as a period runs; from a day to itself it is 0. It returns a fault
// when upTo comes before after, or a day is outside 1949 to 2199.
func (c *Calendar) WorkdaysBetween(after, upTo Date) (Tally, error) {
	for _, d := range []Date{after, upTo} {
		if err := checkDate(d); err != nil {
			return Tally{}, err
		}
	}
	if upTo.Before(after) {
		return Tally{}, fault.New(fault.Invalid, "%s在%s之前，算不出中间有几个工作日。把先后换过来", upTo, after)
	}
	return c.tally(after.AddDays(1), upTo), nil
}

// WorkdaysInYear counts the working days of a year. It returns a fault for a
// year outside 1949 to 2199.
func (c *Calendar) WorkdaysInYear(year int) (Tally, error) {
	if err := checkYear(year); err != nil {
		return Tally{}, err
	}
	return c.tally(Date{year, time.January, 1}, Date{year, time.December, 31}), nil
}

// tally counts from first to last, both included.
func (c *Calendar) tally(first, last Date) Tally {
	var t Tally
	for d := first; !d.After(last); d = d.AddDays(1) {
		day := c.Day(d)
		if day.Work() {
			t.Workdays++
		}
		t.note(c, day)
	}
	t.settle()
	return t
}

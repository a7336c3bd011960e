package workday

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"zwgk/internal/fault"
)

// Calendar tells working days from others. It is made of packs and does not
// change, so it may be shared between goroutines. The zero Calendar covers no
// year: it counts Monday to Friday and says that it estimates.
type Calendar struct {
	packs    []Pack
	national map[int]Pack    // by year
	special  map[Date]ruling // what the packs say, local over national
}

// ruling is a day as one pack has it.
type ruling struct {
	Exception
	source Source
	local  bool
}

// NewCalendar makes a calendar of packs, at most one national pack a year. It
// returns an Exists fault for a second one, and a Conflict fault when two
// national packs, or two local ones, disagree about a day. A local pack may
// contradict a national one: where the province moved its own holidays, its
// notice is the one the office follows.
func NewCalendar(packs ...Pack) (*Calendar, error) {
	c := &Calendar{
		packs:    slices.Clone(packs),
		national: map[int]Pack{},
		special:  map[Date]ruling{},
	}
	// National first, so that local rulings are laid over them.
	layer := map[Kind]int{National: 0, Local: 1}
	slices.SortStableFunc(c.packs, func(a, b Pack) int {
		return cmp.Or(cmp.Compare(layer[a.Kind()], layer[b.Kind()]), cmp.Compare(a.Year(), b.Year()))
	})
	for _, p := range c.packs {
		if err := c.add(p); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *Calendar) add(p Pack) error {
	if p.Year() == 0 {
		return errors.New("workday: a Pack that neither NewPack nor ParsePack made")
	}
	if p.Kind() == National {
		if old, ok := c.national[p.Year()]; ok {
			return fault.New(fault.Exists, "%d年的放假安排已经有了，来源是%s。一年只留一份，留下发布晚的", p.Year(), old.data.Sources[0].Title)
		}
		c.national[p.Year()] = p
	}
	local := p.Kind() == Local
	for _, e := range p.data.Days {
		old, ok := c.special[e.Date]
		if ok && old.local == local {
			if old.Off != e.Off {
				return fault.New(fault.Conflict, "%s在《%s》里和在《%s》里不一样，一个放假一个上班。照后发的通知改好再装入", e.Date, old.source.Title, p.source(e).Title)
			}
			continue // both say the same; the first is enough
		}
		c.special[e.Date] = ruling{e, p.source(e), local}
	}
	return nil
}

// With returns a calendar that also has p. A national pack takes the place of
// the one for its year, because the last notice is the one in force (in 2019
// and 2020 a second notice changed the year). A local pack is added.
func (c *Calendar) With(p Pack) (*Calendar, error) {
	packs := slices.DeleteFunc(c.Packs(), func(old Pack) bool {
		return p.Kind() == National && old.Kind() == National && old.Year() == p.Year()
	})
	return NewCalendar(append(packs, p)...)
}

// Packs returns the packs, national before local, each by year.
func (c *Calendar) Packs() []Pack { return slices.Clone(c.packs) }

// Covers reports whether a national pack for the year is loaded.
func (c *Calendar) Covers(year int) bool {
	_, ok := c.national[year]
	return ok
}

// Day tells what d is and why. It answers for any day; outside the covered
// years with Known false, unless a pack names the day itself.
func (c *Calendar) Day(d Date) Day {
	if r, ok := c.special[d]; ok {
		day := Day{Date: d, Reason: Holiday, Name: r.Name, Source: r.source, Local: r.local, Known: true}
		if !r.Off {
			day.Reason = AdjustedWorkday
		}
		return day
	}
	day := Day{Date: d, Reason: WorkingDay, Known: c.Covers(d.Year)}
	if isWeekend(d) {
		day.Reason = Weekend
	}
	return day
}

// IsWorkday reports whether d is a working day, and whether a pack vouches for
// that. With known false, work only says that d is a Monday to Friday. "No
// date" is neither.
func (c *Calendar) IsWorkday(d Date) (work, known bool) {
	if d.IsZero() {
		return false, false
	}
	day := c.Day(d)
	return day.Work(), day.Known
}

// awaits returns the year whose missing notice may still move the day, or 0: day
// is one of the last of a covered year, and the year after is not loaded.
func (c *Calendar) awaits(day Day) int {
	d := day.Date
	late := d.Month == time.December && d.Day > 31-marginDays
	if !late || !c.Covers(d.Year) || c.Covers(d.Year+1) {
		return 0
	}
	return d.Year + 1
}

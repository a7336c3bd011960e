package desk

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// The demo office: a town whose people, papers and figures are invented. Two
// parts make it: ledgers of whole years, always the same to the last figure,
// and what the town's people did at the desk last year and up to yesterday.
const (
	DemoYear  = 2025 // the first year whose report can be made
	DemoItems = 14   // applications of a year, about what a town receives

	demoName  = "青石镇人民政府"
	demoUser  = "演示"
	demoLimit = 2_000_000
)

// Demo makes a demo office in dir, with the given number of applications in the
// ledger of DemoYear.
func Demo(ctx context.Context, dir string, items int) (*Desk, error) {
	return DemoOn(ctx, dir, items, time.Now)
}

// DemoOn is Demo by another clock. What is under way in the town ends on the
// day before its today, which is the first working day of 2026 or later.
func DemoOn(ctx context.Context, dir string, items int, now func() time.Time) (*Desk, error) {
	if items < 1 || items > demoLimit {
		return nil, fault.New(fault.Usage, "件数写1到%d", demoLimit)
	}
	today := demoToday(now())
	founded := time.Date(today.Year-1, 1, 4, 9, 0, 0, 0, now().Location())
	g := &demoTown{rand: rand.New(rand.NewPCG(2019, 711)), at: founded, today: today} // 国务院令第711号
	d, err := found(ctx, dir, g.id(), office.Town, demoName, Person{Name: demoUser, Now: func() time.Time { return founded }})
	if err != nil {
		return nil, err
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return g.ledgers(ctx, tx, items) })
	if err == nil {
		err = tellDemo(ctx, d, today)
	}
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	d.who, d.now, d.person = demoUser, now, nil
	return d, nil
}

// demoToday is the day that the town's story leads to. A clock that was never
// set would lead it to years that the calendars do not know.
func demoToday(now time.Time) workday.Date {
	today, first := workday.DateOf(now), workday.Date{Year: DemoYear + 1, Month: time.January, Day: 5}
	if today.Before(first) {
		return first
	}
	return today
}

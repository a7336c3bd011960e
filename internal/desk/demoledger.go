package desk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/oklog/ulid/v2"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// demoTown writes the ledgers.
type demoTown struct {
	rand  *rand.Rand
	at    time.Time    // when the ledgers are entered
	today workday.Date // what would be later has not happened
	ids   uint64
}

// ledgers enters DemoYear with so many applications, and as many as a town
// receives for each year from the one before it to the last.
func (g *demoTown) ledgers(ctx context.Context, tx *store.Tx, items int) error {
	if err := g.year(ctx, tx, DemoYear, items); err != nil {
		return err
	}
	for year := DemoYear + 1; year < g.today.Year; year++ {
		if err := g.year(ctx, tx, year, DemoItems); err != nil {
			return err
		}
	}
	if err := store.Documents.Add(tx, g.documents()); err != nil {
		return err
	}
	earlier := g.earlier()
	if err := store.Applications.Add(tx, earlier); err != nil {
		return err
	}
	return store.Acts.Add(tx, g.acts(DemoYear-1))
}

func (g *demoTown) year(ctx context.Context, tx *store.Tx, year, items int) error {
	const portion = 10_000 // bounds memory for a very large town
	for done := 0; done < items; done += portion {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := store.Applications.Add(tx, g.applications(year, done, min(portion, items-done))); err != nil {
			return err
		}
	}
	if err := store.Cases.Add(tx, g.cases(year, items)); err != nil {
		return err
	}
	return store.Acts.Add(tx, g.acts(year))
}

// earlier are the applications of the year before DemoYear. All of them were
// answered in it, so that the figures of DemoYear do not depend on them.
func (g *demoTown) earlier() []store.Stored[request.Application] {
	var records []store.Stored[request.Application]
	for i := range DemoItems {
		if i%14 == 0 {
			continue // received late in the year before
		}
		s := g.application(DemoYear-1, i)
		if a := s.Record; a.Closed.Year < DemoYear {
			records = append(records, s)
		}
	}
	return records
}

// id is a ULID that depends on nothing but its number.
func (g *demoTown) id() string {
	g.ids++
	var id ulid.ULID
	if err := id.SetTime(ulid.Timestamp(g.at)); err != nil {
		panic(err) // the demo's own date is far from the end of ULID's range
	}
	for i := range 8 {
		id[15-i] = byte(g.ids >> (8 * i))
	}
	return id.String()
}

func pick[T any](g *demoTown, from []T) T { return from[g.rand.IntN(len(from))] }

// weighted picks by weight, so that the town's figures look like a town's.
func weighted[T any](g *demoTown, from []weight[T]) T {
	total := 0
	for _, w := range from {
		total += w.n
	}
	at := g.rand.IntN(total)
	for _, w := range from {
		if at -= w.n; at < 0 {
			return w.value
		}
	}
	return from[0].value
}

type weight[T any] struct {
	value T
	n     int
}

func (g *demoTown) applications(year, first, n int) []store.Stored[request.Application] {
	records := make([]store.Stored[request.Application], 0, n)
	for i := first; i < first+n; i++ {
		records = append(records, g.application(year, i))
	}
	return records
}

func (g *demoTown) application(year, i int) store.Stored[request.Application] {
	carried := i%14 == 0 // received late in the year before
	start := workday.Date{Year: year, Month: 1, Day: 2}
	received := start.AddDays(g.rand.IntN(363))
	if carried {
		received = start.AddDays(-2 - g.rand.IntN(20))
	}
	number := fmt.Sprintf("SQ%d-%04d", received.Year, i+1)
	a := request.Application{
		ID: g.id(), Number: number, Received: received,
		Kind: weighted(g, demoKinds), Channel: pick(g, request.Channels()[:5]),
		Subject: "申请公开" + pick(g, demoSubjects), Delivery: "纸质",
	}
	a.Applicant = pick(g, demoSurnames) + pick(g, []string{"某", "某某"})
	if a.Kind != request.NaturalPerson {
		a.Applicant = pick(g, demoOrgans[a.Kind])
	}
	closed := received.AddDays(6 + g.rand.IntN(21))
	outcome := weighted(g, demoOutcomes)
	if !closed.After(g.today) {
		a.Outcome, a.Closed = outcome, closed
		a.ReplyNumber = fmt.Sprintf("青公复〔%d〕%d号", closed.Year, i+1)
	}
	return store.Stored[request.Application]{Key: "n:" + fold(number), Place: "演示", Record: a}
}

func (g *demoTown) cases(year, items int) []store.Stored[request.Case] {
	var records []store.Stored[request.Case]
	for i := range max(1, items/20) {
		c := request.Case{
			ID: g.id(), Number: fmt.Sprintf("青政复〔%d〕%d号", year, i+1), Kind: weighted(g, demoCases),
			Received: workday.Date{Year: year, Month: 2, Day: 1}.AddDays(g.rand.IntN(320)),
		}
		if c.Received.Month < 11 {
			c.Result, c.ConcludedYear = weighted(g, demoResults), year
		}
		key := prefixed(string(c.Kind), c.Number)
		records = append(records, store.Stored[request.Case]{Key: "n:" + fold(key), Place: "演示", Record: c})
	}
	return records
}

func (g *demoTown) documents() []store.Stored[disclosure.Document] {
	var records []store.Stored[disclosure.Document]
	for i, title := range demoDocuments {
		year := DemoYear - i%5
		d := disclosure.Document{
			ID: g.id(), Kind: disclosure.NormativeDocument, Title: "青石镇人民政府关于印发《" + title + "》的通知",
			Number: fmt.Sprintf("青政规〔%d〕%d号", year, i/5+1), Made: workday.Date{Year: year, Month: time.Month(3 + i%9), Day: 6 + i},
		}
		if i == len(demoDocuments)-1 {
			d.Abolished = workday.Date{Year: DemoYear, Month: 9, Day: 1}
		}
		key := prefixed(string(d.Kind), d.Number)
		records = append(records, store.Stored[disclosure.Document]{Key: "n:" + fold(key), Place: "演示", Record: d})
	}
	return records
}

func (g *demoTown) acts(year int) []store.Stored[annual.Act] {
	var records []store.Stored[annual.Act]
	for month := 1; month <= 12; month++ {
		quantities := map[annual.ActKind]int64{
			annual.Licences: int64(5 + g.rand.IntN(12)), annual.Penalties: int64(g.rand.IntN(4)),
			annual.CoerciveMeasures: int64(g.rand.IntN(2)), annual.Charges: int64(g.rand.IntN(9000)) * 100,
		}
		for _, kind := range annual.ActKinds() {
			a := annual.Act{ID: g.id(), Kind: kind, Year: year, Month: month, Quantity: quantities[kind]}
			key := fmt.Sprintf("%s %d-%02d ", kind, a.Year, a.Month)
			records = append(records, store.Stored[annual.Act]{Key: "n:" + fold(key), Place: "演示", Record: a})
		}
	}
	return records
}

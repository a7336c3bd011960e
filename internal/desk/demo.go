package desk

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/oklog/ulid/v2"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// The demo office: a town whose people and figures are invented. The same
// number of items always gives the same town, to the byte of every record.
const (
	DemoYear  = 2025 // the year whose report can be made
	DemoItems = 14   // applications, about what a town receives

	demoName  = "青石镇人民政府"
	demoLimit = 2_000_000
)

// Demo makes a demo office with the given number of applications in dir.
func Demo(ctx context.Context, dir string, items int) (*Desk, error) {
	if items < 1 || items > demoLimit {
		return nil, fault.New(fault.Usage, "件数写1到%d", demoLimit)
	}
	at := time.Date(DemoYear+1, 1, 14, 9, 0, 0, 0, time.FixedZone("CST", 8*3600))
	g := &demoTown{rand: rand.New(rand.NewPCG(2019, 711)), at: at} // 国务院令第711号
	d, err := found(ctx, dir, g.id(), office.Town, demoName, Person{Name: "演示", Now: func() time.Time { return at }})
	if err != nil {
		return nil, err
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		const portion = 10_000 // bounds memory for a very large town
		for done := 0; done < items; done += portion {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := store.Applications.Add(tx, g.applications(done, min(portion, items-done))); err != nil {
				return err
			}
		}
		if err := store.Cases.Add(tx, g.cases(items)); err != nil {
			return err
		}
		if err := store.Documents.Add(tx, g.documents()); err != nil {
			return err
		}
		return store.Acts.Add(tx, g.acts())
	})
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	d.now = time.Now
	return d, nil
}

type demoTown struct {
	rand *rand.Rand
	at   time.Time
	ids  uint64
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

func (g *demoTown) applications(first, n int) []store.Stored[request.Application] {
	records := make([]store.Stored[request.Application], 0, n)
	for i := first; i < first+n; i++ {
		records = append(records, g.application(i))
	}
	return records
}

func (g *demoTown) application(i int) store.Stored[request.Application] {
	carried := i%14 == 0 // received late in the year before
	start := workday.Date{Year: DemoYear, Month: 1, Day: 2}
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
	if closed.Year <= DemoYear {
		a.Outcome, a.Closed = outcome, closed
		a.ReplyNumber = fmt.Sprintf("青公复〔%d〕%d号", closed.Year, i+1)
	}
	return store.Stored[request.Application]{Key: "n:" + fold(number), Place: "演示", Record: a}
}

func (g *demoTown) cases(items int) []store.Stored[request.Case] {
	var records []store.Stored[request.Case]
	for i := range max(1, items/20) {
		c := request.Case{
			ID: g.id(), Number: fmt.Sprintf("青政复〔%d〕%d号", DemoYear, i+1), Kind: weighted(g, demoCases),
			Received: workday.Date{Year: DemoYear, Month: 2, Day: 1}.AddDays(g.rand.IntN(320)),
		}
		if c.Received.Month < 11 {
			c.Result, c.ConcludedYear = weighted(g, demoResults), DemoYear
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

func (g *demoTown) acts() []store.Stored[annual.Act] {
	var records []store.Stored[annual.Act]
	for month := 1; month <= 12; month++ {
		quantities := map[annual.ActKind]int64{
			annual.Licences: int64(5 + g.rand.IntN(12)), annual.Penalties: int64(g.rand.IntN(4)),
			annual.CoerciveMeasures: int64(g.rand.IntN(2)), annual.Charges: int64(g.rand.IntN(9000)) * 100,
		}
		for _, kind := range annual.ActKinds() {
			a := annual.Act{ID: g.id(), Kind: kind, Year: DemoYear, Month: month, Quantity: quantities[kind]}
			key := fmt.Sprintf("%s %d-%02d ", kind, a.Year, a.Month)
			records = append(records, store.Stored[annual.Act]{Key: "n:" + fold(key), Place: "演示", Record: a})
		}
	}
	return records
}

package desk

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// growthSizes are the items of the offices that BenchmarkGrowth compares: a
// clerk's everyday, a large town, and the design limit.
func growthSizes(b *testing.B) []int {
	b.Helper()
	sizes := []int{10_000, 100_000, 1_000_000}
	most, err := strconv.Atoi(os.Getenv("ZWGK_GROWTH")) // a smaller end, for a short look
	if err != nil {
		return sizes
	}
	return slices.DeleteFunc(sizes, func(n int) bool { return n > most })
}

// BenchmarkGrowth does a day's work in offices of ten thousand, a hundred
// thousand and a million items, and as many applications: the last page of a
// list, a search for a word of two characters, saving an item, the figures of a
// year, a backup. Beside the search the command line of SQLite looks for the same
// word with LIKE; beside the backup cp copies the folder and reads the copy.
func BenchmarkGrowth(b *testing.B) {
	for _, size := range growthSizes(b) {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			g := newGrown(b, size)
			for b.Loop() {
				for _, work := range g.works() {
					g.time(work.name, work.do)
				}
			}
			for _, work := range g.works() {
				times := g.times[work.name]
				slices.Sort(times)
				b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms/"+work.name)
			}
		})
	}
}

// grown is an office that has grown.
type grown struct {
	*Desk
	b      *testing.B
	size   int
	random *rand.Rand
	words  []string
	times  map[string][]time.Duration
	made   int
}

func newGrown(b *testing.B, size int) *grown {
	b.Helper()
	g := &grown{Desk: deskOf(b, office.Town), b: b, size: size, random: rand.New(rand.NewPCG(10, uint64(size))), times: map[string][]time.Duration{}}
	for range 3000 {
		g.words = append(g.words, string([]rune{rune(0x4E00 + g.random.IntN(2500)), rune(0x4E00 + g.random.IntN(2500))}))
	}
	const atOnce = 1000
	for range size / atOnce {
		applications := make([]store.Stored[request.Application], atOnce)
		for i := range applications {
			applications[i] = g.application()
		}
		err := g.office.Change(b.Context(), g.author(), func(tx *store.Tx) error {
			for range atOnce {
				item, text := g.item()
				if err := keepNew(tx, &item, &text, nil); err != nil {
					return err
				}
			}
			return store.Applications.Add(tx, applications)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return g
}

func (g *grown) word() string { return g.words[g.random.IntN(len(g.words))] }

func (g *grown) text(words int) string {
	var t strings.Builder
	for range words {
		t.WriteString(g.word())
	}
	return t.String() + "。"
}

// item is a draft of a hundred characters.
func (g *grown) item() (disclosure.Item, disclosure.Revision) {
	route := office.BuiltInRoutes(office.Town)[0]
	item := disclosure.Item{
		ID: store.NewID(), Title: g.text(6), Kind: "A15", Attribute: disclosure.Proactive, Audience: disclosure.Everyone,
		Drafter: disclosure.Who{Name: "陈晓梅"}, Begun: g.Today(), Formed: g.Today(), Route: route,
	}
	item, text, err := item.Revise(disclosure.Revision{Title: item.Title, Body: g.text(50), By: item.Drafter, On: g.Today()})
	if err != nil {
		g.b.Fatal(err)
	}
	return item, text
}

func (g *grown) application() store.Stored[request.Application] {
	g.made++
	received := workday.Date{Year: 2025, Month: 1, Day: 2}.AddDays(g.made % 300)
	return store.Stored[request.Application]{Key: fmt.Sprintf("n:%d", g.made), Record: request.Application{
		Number: fmt.Sprintf("SQ2025-%07d", g.made), Received: received, Applicant: "王某", Kind: request.NaturalPerson, Subject: g.text(8),
		Outcome: request.Granted, Closed: received.AddDays(14),
	}}
}

// work is one thing that is timed.
type work struct {
	name string
	do   func() error
}

func (g *grown) works() []work {
	ctx, word := g.b.Context(), g.word()
	folder := g.b.TempDir()
	return []work{
		{"list", func() error {
			page, err := g.office.ItemsPage(ctx, store.ItemFilter{}, g.size-50, 50)
			if err == nil && len(page.Rows) != 50 {
				err = fmt.Errorf("%d rows", len(page.Rows))
			}
			return err
		}},
		{"search", func() error { _, err := g.office.Search(ctx, store.Query{Words: word, Limit: 50}); return err }},
		{"sqlite-like", func() error {
			statement := "SELECT count(*) FROM search_text WHERE body LIKE '%" + word + "%' OR title LIKE '%" + word + "%'"
			return exec.CommandContext(ctx, "sqlite3", "-readonly", filepath.Join(g.Folder(), "office.db"), statement).Run()
		}},
		{"save", func() error {
			item, text := g.item()
			return g.office.Change(ctx, g.author(), func(tx *store.Tx) error { return keepNew(tx, &item, &text, nil) })
		}},
		{"report", func() error {
			g.addOne()
			report, err := g.AnnualReport(ctx, 2025, g.Today(), nil)
			if err == nil && report.Get(annual.At(annual.Table3, annual.NewReceived, annual.Total)).Number < int64(g.size) {
				err = fmt.Errorf("not everything was counted")
			}
			return err
		}},
		{"backup", func() error {
			_, err := g.Backup(ctx, BackupOrder{To: filepath.Join(folder, store.NewID()+".zwgkbak")}, nil)
			return err
		}},
		{"cp-and-read", func() error {
			return exec.CommandContext(ctx, "sh", "-c", `cp -a "$1" "$2" && sync -f "$2" && cat "$2"/office.db "$2"/office.db-wal >/dev/null; rm -r "$2"`, "sh", g.Folder(), filepath.Join(folder, "copy")).Run()
		}},
	}
}

// addOne changes the office, so that no figure of before is taken.
func (g *grown) addOne() {
	err := g.office.Change(g.b.Context(), g.author(), func(tx *store.Tx) error {
		return store.Applications.Add(tx, []store.Stored[request.Application]{g.application()})
	})
	if err != nil {
		g.b.Fatal(err)
	}
}

func (g *grown) time(name string, do func() error) {
	g.b.Helper()
	start := time.Now()
	if err := do(); err != nil {
		g.b.Fatalf("%s: %v", name, err)
	}
	g.times[name] = append(g.times[name], time.Since(start))
}

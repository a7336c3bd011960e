package desk

import (
	"encoding/json"
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
var growthSizes = []int{10_000, 100_000, 1_000_000}

// BenchmarkGrowth does a day's work in offices of ten thousand, a hundred
// thousand and a million items, and as many applications: both ends of a list, a
// search for a word of two characters, saving an item, the figures of a year, a
// backup. Each is held against a peer that works on the same office in turn: the
// end of the list against its start; the search and the figures against the
// command line of SQLite, with LIKE and with GROUP BY; the save against a file of
// the same content brought to the disk; the backup against cp and one read of the
// copy. All figures are medians. One round (-benchtime 1x) repeats what is quick.
func BenchmarkGrowth(b *testing.B) {
	for _, size := range growthSizes {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			begun := time.Now()
			g := newGrown(b, size)
			took := time.Since(begun)
			for b.Loop() {
				for _, w := range g.works() {
					for range w.rounds {
						g.time("ms/"+w.peer, w.theirs)
						g.time("ms/"+w.name, w.ours)
					}
				}
			}
			g.report()
			b.ReportMetric(took.Seconds(), "make-s")
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
	folder string // for copies
}

func newGrown(b *testing.B, size int) *grown {
	b.Helper()
	g := &grown{
		Desk: deskOf(b, office.Town), b: b, size: size, random: rand.New(rand.NewPCG(10, uint64(size))),
		times: map[string][]time.Duration{}, folder: b.TempDir(),
	}
	for range 3000 {
		g.words = append(g.words, string([]rune{rune(0x4E00 + g.random.IntN(2500)), rune(0x4E00 + g.random.IntN(2500))}))
	}
	const atOnce = 10_000 // as one import
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

// item is a draft of sixty characters, so that a million of them and their backup
// fit on an ordinary disk.
func (g *grown) item() (disclosure.Item, disclosure.Revision) {
	route := office.BuiltInRoutes(office.Town)[0]
	item := disclosure.Item{
		ID: store.NewID(), Title: g.text(6), Kind: "A15", Attribute: disclosure.Proactive, Audience: disclosure.Everyone,
		Drafter: disclosure.Who{Name: "陈晓梅"}, Begun: g.Today(), Formed: g.Today(), Route: route,
	}
	item, text, err := item.Revise(disclosure.Revision{Title: item.Title, Body: g.text(30), By: item.Drafter, On: g.Today()})
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

// work is one thing that is timed, and what it is held against.
type work struct {
	name, peer   string
	rounds       int
	ours, theirs func() error
}

func (g *grown) works() []work {
	word := g.word()
	return []work{
		{"list-last", "list-first", 40, func() error { return g.page(g.size - 50) }, func() error { return g.page(0) }},
		{"search", "like", 5, func() error { return g.search(word) }, func() error {
			return g.sqlite("SELECT count(*) FROM search_text WHERE body LIKE '%" + word + "%' OR title LIKE '%" + word + "%'")
		}},
		{"save", "file", 130, g.save, g.file}, // twice over what waits to be indexed
		{"report", "group-by", 5, g.reportAgain, func() error {
			return g.sqlite("SELECT outcome, kind, count(*) FROM application GROUP BY outcome, kind")
		}},
		{"backup", "cp", max(1, min(3, 300_000/g.size)), g.backup, g.copy},
	}
}

func (g *grown) page(offset int) error {
	page, err := g.office.ItemsPage(g.b.Context(), store.ItemFilter{}, offset, 50)
	if err == nil && len(page.Rows) != 50 {
		err = fmt.Errorf("%d rows", len(page.Rows))
	}
	return err
}

func (g *grown) search(word string) error {
	result, err := g.office.Search(g.b.Context(), store.Query{Words: word, Limit: 50})
	if err == nil && len(result.Hits) == 0 {
		err = fmt.Errorf("%s was not found", word)
	}
	return err
}

// sqlite runs the command line of SQLite on the same database.
func (g *grown) sqlite(statement string) error {
	return exec.CommandContext(g.b.Context(), "sqlite3", "-readonly", filepath.Join(g.Folder(), "office.db"), statement).Run()
}

func (g *grown) save() error {
	item, text := g.item()
	return g.office.Change(g.b.Context(), g.author(), func(tx *store.Tx) error { return keepNew(tx, &item, &text, nil) })
}

// file keeps an item as a file that is on the disk when it returns.
func (g *grown) file() error {
	item, text := g.item()
	content, err := json.Marshal([]any{item, text})
	if err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(g.folder, "item.json"))
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.Write(content); err != nil {
		return err
	}
	return f.Sync()
}

// reportAgain makes the figures of a year after a change, so that none of before
// is taken.
func (g *grown) reportAgain() error {
	err := g.office.Change(g.b.Context(), g.author(), func(tx *store.Tx) error {
		return store.Applications.Add(tx, []store.Stored[request.Application]{g.application()})
	})
	if err != nil {
		return err
	}
	report, err := g.AnnualReport(g.b.Context(), 2025, g.Today(), nil)
	if err == nil && report.Get(annual.At(annual.Table3, annual.NewReceived, annual.Total)).Number < int64(g.size) {
		err = fmt.Errorf("not everything was counted")
	}
	return err
}

func (g *grown) backup() error {
	path := filepath.Join(g.folder, "备份.zip")
	defer os.Remove(path)
	made, err := g.Backup(g.b.Context(), BackupOrder{To: path}, nil)
	if err == nil && !made.Sound {
		err = fmt.Errorf("the backup is not sound")
	}
	return err
}

func (g *grown) copy() error {
	to := filepath.Join(g.folder, "cp")
	defer os.RemoveAll(to)
	return copyAndRead(g.b.Context(), g.Folder(), to)
}

func (g *grown) time(name string, do func() error) {
	g.b.Helper()
	start := time.Now()
	if err := do(); err != nil {
		g.b.Fatalf("%s: %v", name, err)
	}
	g.times[name] = append(g.times[name], time.Since(start))
}

// report gives the medians, and the size of the database.
func (g *grown) report() {
	for name, times := range g.times {
		slices.Sort(times)
		g.b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, name)
	}
	info, err := os.Stat(filepath.Join(g.Folder(), "office.db"))
	if err != nil {
		g.b.Fatal(err)
	}
	g.b.ReportMetric(float64(info.Size())/(1<<20), "MB")
}

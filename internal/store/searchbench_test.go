package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/disclosure"
	"zwgk/internal/workday"
)

// corpus makes random texts of words of two characters, some of them common
// and most of them rare, as words are.
type corpus struct {
	*rand.Rand
	words []string
	made  int
}

func newCorpus(seed uint64) *corpus {
	c := &corpus{Rand: rand.New(rand.NewPCG(seed, 711))}
	for range 6000 {
		c.words = append(c.words, string([]rune{rune(0x4E00 + c.IntN(2500)), rune(0x4E00 + c.IntN(2500))}))
	}
	return c
}

func (c *corpus) word() string {
	f := c.Float64()
	return c.words[int(f*f*float64(len(c.words)))]
}

// text makes a text of about so many characters, a comma after every few words.
func (c *corpus) text(characters int) string {
	var b strings.Builder
	for n := 0; n < characters; n += 2 {
		b.WriteString(c.word())
		if c.IntN(6) == 0 {
			b.WriteString("，")
			n++
		}
	}
	return b.String()
}

func (c *corpus) entry(characters int) SearchEntry {
	c.made++
	return SearchEntry{
		ID: NewID(), Kind: "item", Title: c.text(14), Number: fmt.Sprintf("青政发〔2025〕%d号", c.made), Text: c.text(characters),
		Date: workday.Date{Year: 2016, Month: 1, Day: 1}.AddDays(c.IntN(3650)),
	}
}

const corpusItems, corpusCharacters = 100_000, 600

// library makes an office with 100,000 items of 600 characters to search.
func library(b *testing.B, c *corpus) *Office {
	b.Helper()
	o := newOffice(b)
	start := time.Now()
	for range corpusItems / 1000 {
		change(b, o, func(tx *Tx) error {
			for range 1000 {
				if err := tx.indexNew(c.entry(corpusCharacters)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	var index, all int64
	for statement, target := range map[string]*int64{
		"SELECT sum(length(block)) FROM search_data":                             &index,
		"SELECT page_count * page_size FROM pragma_page_count, pragma_page_size": &all,
	} {
		if err := o.read.QueryRow(statement).Scan(target); err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("built in %v, %d MB, %d MB of it the index", time.Since(start).Round(time.Second), all>>20, index>>20)
	return o
}

const newestWanted = 50

// scan is the peer: SQLite looks for the word in every text, counts, and takes
// the newest. The texts are written folded already, which favours it.
func scan(ctx context.Context, o *Office, word string) (total int, newest []string, err error) {
	const statement = `SELECT id, count(*) OVER () FROM search_entry JOIN search_text USING (n)
		WHERE instr(title, ?1) OR instr(number, ?1) OR instr(body, ?1) ORDER BY date DESC, n DESC LIMIT ?2`
	err = each(ctx, o, statement, []any{word, newestWanted}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id, &total)
		newest = append(newest, id)
		return err
	})
	return total, newest, err
}

// BenchmarkSearch100k looks for words of two characters in 100,000 items of 600
// characters: how many there are, and the newest fifty; in turn a plain scan
// does the same. "ratio" is the scan's time to ours.
func BenchmarkSearch100k(b *testing.B) {
	c := newCorpus(1)
	o := library(b, c)
	var ours, peers []time.Duration
	for b.Loop() {
		word := c.word()
		start := time.Now()
		result, err := o.Search(b.Context(), Query{Words: word, Limit: newestWanted})
		ours = append(ours, time.Since(start))
		if err != nil {
			b.Fatal(err)
		}
		start = time.Now()
		total, newest, err := scan(b.Context(), o, word)
		peers = append(peers, time.Since(start))
		if err != nil {
			b.Fatal(err)
		}
		ids := make([]string, len(result.Hits))
		for i, h := range result.Hits {
			ids[i] = h.ID
		}
		if result.Total != total || !slices.Equal(ids, newest) || result.Searched != corpusItems {
			b.Fatalf("%s: %d found of %d, the scan finds %d", word, result.Total, result.Searched, total)
		}
	}
	tail(b, "search", ours, "scan", peers)
	for name, words := range map[string]string{"1-char": c.word()[:3], "4-chars": c.word() + c.word(), "two-words": c.word() + " " + c.word()} {
		start := time.Now()
		result, err := o.Search(b.Context(), Query{Words: words, Limit: newestWanted})
		if err != nil {
			b.Fatal(err)
		}
		b.Logf("%s: %d found in %v", name, result.Total, time.Since(start))
	}
}

// tail reports medians and 95th percentiles, and how many times the second is
// the first.
func tail(b *testing.B, ourName string, ours []time.Duration, peerName string, peers []time.Duration) {
	b.Helper()
	slices.Sort(ours)
	slices.Sort(peers)
	for name, at := range map[string]func([]time.Duration) time.Duration{
		"median": func(d []time.Duration) time.Duration { return d[len(d)/2] },
		"p95":    func(d []time.Duration) time.Duration { return d[len(d)*95/100] },
		"mean": func(d []time.Duration) (sum time.Duration) {
			for _, one := range d {
				sum += one
			}
			return sum / time.Duration(len(d))
		},
	} {
		our, peer := at(ours), at(peers)
		b.ReportMetric(our.Seconds()*1000, "ms-"+name+"/"+ourName)
		b.ReportMetric(peer.Seconds()*1000, "ms-"+name+"/"+peerName)
		b.ReportMetric(peer.Seconds()/our.Seconds(), "times-"+name)
	}
}

// BenchmarkSaveWithIndex saves one record of 600 characters with its log entry
// and its index and, in turn, the same without the index.
func BenchmarkSaveWithIndex(b *testing.B) {
	c, m := newCorpus(2), newMaker(3)
	with, without := newOffice(b), newOffice(b)
	indexed, plain := *Documents, *Documents
	plain.found = nil
	var ours, peers []time.Duration
	save := func(o *Office, l *Ledger[disclosure.Document], s Stored[disclosure.Document]) time.Duration {
		start := time.Now()
		change(b, o, func(tx *Tx) error { return l.Add(tx, []Stored[disclosure.Document]{s}) })
		return time.Since(start)
	}
	for b.Loop() {
		s := m.document()
		s.Record.Title, s.Record.Note = c.text(14), c.text(corpusCharacters)
		peers = append(peers, save(without, &plain, s))
		ours = append(ours, save(with, &indexed, s))
	}
	tail(b, "without", peers, "with-index", ours)
}

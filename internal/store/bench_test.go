package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/request"
)

// million makes an office with a million applications.
func million(b *testing.B) *Office {
	b.Helper()
	const all, portion = 1_000_000, 10_000
	o, m := newOffice(b), newMaker(1)
	change(b, o, func(tx *Tx) error {
		for range all / portion {
			if err := Applications.Add(tx, several(portion, m.application)); err != nil {
				return err
			}
		}
		return nil
	})
	return o
}

// groupBy is the peer: one plain query over the same table.
func groupBy(b *testing.B, o *Office) (total int64) {
	b.Helper()
	rows, err := o.read.QueryContext(b.Context(), `SELECT outcome, kind, count(*) FROM application GROUP BY outcome, kind`)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var outcome, kind string
		var n int64
		if err := rows.Scan(&outcome, &kind, &n); err != nil {
			b.Fatal(err)
		}
		total += n
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return total
}

func tabulate(b *testing.B, o *Office) annual.Figures {
	b.Helper()
	o.counted.Store(nil)
	census, err := o.Census(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return annual.Tabulate(census, 2025)
}

// BenchmarkCensus1M counts all tables of a year over a million applications
// and, in turn, lets SQLite run one plain GROUP BY over them. "ratio" is ours
// to the peer's, of the medians.
func BenchmarkCensus1M(b *testing.B) {
	o := million(b)
	var ours, peers []time.Duration
	for b.Loop() {
		start := time.Now()
		if tabulate(b, o)["table3.new_received.total"].Number == 0 {
			b.Fatal("nothing was counted")
		}
		ours = append(ours, time.Since(start))
		start = time.Now()
		if n := groupBy(b, o); n != 1_000_000 {
			b.Fatalf("%d applications", n)
		}
		peers = append(peers, time.Since(start))
	}
	report(b, "ms/census", ours, "ms/group-by", peers)
}

// BenchmarkImportInsert10k adds 10,000 applications with their log entries in
// one change and, in turn, only inserts the same rows into the table.
func BenchmarkImportInsert10k(b *testing.B) {
	records := several(10_000, newMaker(1).application)
	folder := b.TempDir()
	var ours, peers []time.Duration
	for b.Loop() {
		for _, how := range []struct {
			times *[]time.Duration
			work  func(*Tx) error
		}{
			{&ours, func(tx *Tx) error { return Applications.Add(tx, records) }},
			{&peers, func(tx *Tx) error { return insertOnly(tx, records) }},
		} {
			o, err := Create(b.Context(), filepath.Join(folder, fmt.Sprint(len(ours), len(peers))), town, clerk)
			if err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			change(b, o, how.work)
			*how.times = append(*how.times, time.Since(start))
			if err := o.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
	report(b, "ms/add", ours, "ms/insert-only", peers)
}

// insertOnly is the peer: the same rows, without ids, digests and log.
func insertOnly(tx *Tx, records []Stored[request.Application]) error {
	rows := make([][]any, len(records))
	for i := range records {
		rows[i] = Applications.storedValues(&records[i])
	}
	return tx.insertRows(Applications.table, Applications.storedColumns(), rows)
}

func report(b *testing.B, ourName string, ours []time.Duration, peerName string, peers []time.Duration) {
	slices.Sort(ours)
	slices.Sort(peers)
	our, peer := ours[len(ours)/2], peers[len(peers)/2]
	b.ReportMetric(float64(our.Microseconds())/1000, ourName)
	b.ReportMetric(float64(peer.Microseconds())/1000, peerName)
	b.ReportMetric(our.Seconds()/peer.Seconds(), "ratio")
}

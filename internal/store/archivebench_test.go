package store

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zwgk/internal/archive"
)

// millionPieces is an office with 1,000,000 pieces of twenty years, made by SQL
// since only the reading of lists is measured. A tenth waits for a number.
func millionPieces(b *testing.B) *Office {
	b.Helper()
	o := newOffice(b)
	const make1M = `
DROP TRIGGER piece_unnumbered;
INSERT INTO closing VALUES ('c', 2000, '', '{}');
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
INSERT INTO piece (id, state, source, record, year, retention, unit, title, own_title, document, responsible, day, secrecy, remarks, pages, copy,
  number, code, closing, paper, due, kept, core, laid, content)
SELECT printf('01J%023d', i), iif(i % 50000 < 45000, 'archived', 'pending'), 'item', 'r' || i, 2000 + i / 50000, iif(i / 25000 % 2, 'Y', 'D30'), '',
  '第' || i || '件公开事项', 0, '', '青石镇人民政府', '2026-01-05', '', '', 3, '',
  iif(i % 50000 < 45000, i % 25000 + 1, 0), iif(i % 50000 < 45000, 'WS-' || i, ''), iif(i % 50000 < 45000, 'c', NULL),
  i % 3 = 0, '', 0, '', '', printf('{"id":"x","title":"%s"}', hex(randomblob(400)))
FROM n`
	if _, err := o.write.Exec(make1M); err != nil {
		b.Fatal(err)
	}
	return o
}

// BenchmarkPiecesPage1M: a page of 50 at the end of a list of 1,000,000 pieces
// against one at its start, of all pieces, of one state, of those without paper.
func BenchmarkPiecesPage1M(b *testing.B) {
	o := millionPieces(b)
	for name, f := range map[string]PieceFilter{
		"all": {}, "one state": {States: []archive.State{archive.Pending}}, "no paper": {NoPaper: true}, "one year": {Year: 2011},
	} {
		b.Run(name, func(b *testing.B) {
			whole, err := o.PiecesPage(b.Context(), f, 0, 1)
			if err != nil {
				b.Fatal(err)
			}
			var starts, ends []time.Duration
			for b.Loop() {
				starts = append(starts, piecesPageTime(b, o, f, 0))
				ends = append(ends, piecesPageTime(b, o, f, int(whole.Total)-50))
			}
			report(b, "ms/end", ends, "ms/start", starts)
		})
	}
	b.Run("shelves", func(b *testing.B) {
		for b.Loop() {
			if shelves, err := o.Shelves(b.Context(), 0); err != nil || len(shelves) != 40 {
				b.Fatal(len(shelves), err)
			}
		}
	})
}

func piecesPageTime(b *testing.B, o *Office, f PieceFilter, offset int) time.Duration {
	b.Helper()
	began := time.Now()
	page, err := o.PiecesPage(b.Context(), f, offset, 50)
	if err != nil || len(page.Rows) != 50 {
		b.Fatal(len(page.Rows), err)
	}
	return time.Since(began)
}

// BenchmarkCloseYear closes a year of 20,000 pieces and, in turn, one of 2,000.
// "ratio" is that of the two times.
func BenchmarkCloseYear(b *testing.B) {
	folder := b.TempDir()
	times := map[int][]time.Duration{}
	for b.Loop() {
		for _, n := range []int{2_000, 20_000} {
			o, err := Create(b.Context(), filepath.Join(folder, NewID()), town, clerk)
			if err != nil {
				b.Fatal(err)
			}
			pieces := newMaker(1).compose(b, o, 2025, n)
			heard := 0
			start := time.Now()
			change(b, o, func(tx *Tx) error { return closeYear(tx, 2025, pieces, func(done, all int) { heard = done }) })
			times[n] = append(times[n], time.Since(start))
			if heard != n {
				b.Fatalf("heard of %d pieces", heard)
			}
			if err := o.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
	for n := range times {
		slices.Sort(times[n])
	}
	report(b, "ms/20000", times[20_000], "ms/2000", times[2_000])
}

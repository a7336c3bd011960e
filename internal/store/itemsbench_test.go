package store

import (
	"testing"
	"time"

	"zwgk/internal/disclosure"
)

// millionItems is an office with 1,000,000 items, made by SQL since only the
// reading of lists is measured.
func millionItems(b *testing.B) *Office {
	b.Helper()
	o := newOffice(b)
	const make1M = `
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
INSERT INTO item (id, state, step, title, kind, attribute, entry, period, station, number, document, drafter, explains, begun, formed, posted, until, content)
SELECT printf('01J%023d', i), CASE i % 8 WHEN 0 THEN 'review' WHEN 1 THEN 'hanging' ELSE 'archived' END, 'filing', '第' || i || '件公开事项', 'A11', 'proactive',
  '', '', '党政办', '', '', 'p1', 0, '2026-01-05', '2026-01-05', '', '', printf('{"id":"x","title":"%s"}', hex(randomblob(400)))
FROM n`
	if _, err := o.write.Exec(make1M); err != nil {
		b.Fatal(err)
	}
	return o
}

// BenchmarkItemsPage1M: a page of 50 at the end of a list of 1,000,000 items
// against one at its start, of all items and of one state.
func BenchmarkItemsPage1M(b *testing.B) {
	o := millionItems(b)
	for name, f := range map[string]ItemFilter{"all": {}, "one state": {States: []disclosure.StateName{disclosure.InReview}}} {
		b.Run(name, func(b *testing.B) {
			whole, err := o.ItemsPage(b.Context(), f, 0, 1)
			if err != nil {
				b.Fatal(err)
			}
			var starts, ends []time.Duration
			for b.Loop() {
				starts = append(starts, pageTime(b, o, f, 0))
				ends = append(ends, pageTime(b, o, f, int(whole.Total)-50))
			}
			report(b, "end", ends, "start", starts)
		})
	}
}

func pageTime(b *testing.B, o *Office, f ItemFilter, offset int) time.Duration {
	b.Helper()
	began := time.Now()
	page, err := o.ItemsPage(b.Context(), f, offset, 50)
	if err != nil || len(page.Rows) != 50 {
		b.Fatal(len(page.Rows), err)
	}
	return time.Since(began)
}

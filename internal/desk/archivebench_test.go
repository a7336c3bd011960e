package desk

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/archive"
	"zwgk/internal/office"
)

// BenchmarkCloseYear closes a year of 20,000 paper files and, in turn, one of
// 2,000. "ratio" is that of the two times; the issue allows 12.
func BenchmarkCloseYear(b *testing.B) {
	took := map[int]time.Duration{}
	rounds := 0
	for b.Loop() {
		rounds++
		for _, n := range []int{2_000, 20_000} {
			d := must[*Desk](b)(Found(b.Context(), filepath.Join(b.TempDir(), fmt.Sprint(n)), office.Town, "青石镇人民政府", clerk))
			s := &staffed{Desk: d, t: b}
			s.done(s.KeepLooseAll(b.Context(), s.loose(2024, n)))
			began := time.Now()
			must[archive.Closing](b)(d.CloseYear(b.Context(), 2024, nil))
			took[n] += time.Since(began)
			s.done(d.Close())
		}
	}
	b.ReportMetric(float64(took[2_000].Milliseconds())/float64(rounds), "ms/2000")
	b.ReportMetric(float64(took[20_000].Milliseconds())/float64(rounds), "ms/20000")
	b.ReportMetric(float64(took[20_000])/float64(took[2_000]), "ratio")
}

// BenchmarkArchiveCopy makes the archive copy of an item with its slip, its text,
// a PDF of two pages by others and a photograph. "check" is how long looking at it
// takes before a hand-over.
func BenchmarkArchiveCopy(b *testing.B) {
	ctx, s := b.Context(), archiveTown(b)
	item := madeOf(b, s.closedYear(2026), archive.FromItem)
	scheme := must[archive.Scheme](b)(s.ArchiveScheme(ctx))
	c := must[*copier](b)(s.copier(ctx, scheme))
	defer c.close()
	var checked time.Duration
	for b.Loop() {
		if _, _, err := c.copy(ctx, item); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		began := time.Now()
		if pages := must[int](b)(s.pagesOfCopy(ctx, s.office.FilePath(item.Copy.Digest))); pages != item.Copy.Pages {
			b.Fatal(pages)
		}
		checked += time.Since(began)
		b.StartTimer()
	}
	b.ReportMetric(float64(checked.Milliseconds())/float64(b.N), "ms/check")
	b.ReportMetric(float64(item.Copy.Size)/1024, "KB/copy")
}

//go:build unix

package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"zwgk/internal/pdfin"
)

// folderOf is how many reports the folder of the benchmark has.
const folderOf = 200

// BenchmarkFolder compares the cost of a report in a folder of 200 with that of
// a folder of one: finding, reading, judging, adding up and the list of who is
// missing. A folder of 200 and 200 folders of one are examined in turn with one
// engine, so that compiling PDFium counts for neither. "ratio" is of the
// medians of wall time; "cpu-ratio" of processor time, which does not gain from
// two files at once and hardly suffers from what else the machine does.
func BenchmarkFolder(b *testing.B) {
	engine := pdfin.New(readerFolder(), pdfin.Limits{})
	defer engine.Close(b.Context())
	for _, ending := range []string{".json", ".docx", ".pdf"} {
		b.Run(ending[1:], func(b *testing.B) {
			folder, ones, organs := countyOf(b, ending)
			examine := func(path string, organs []string) {
				look := &county{order: CountyOrder{Paths: []string{path}, Organs: organs}, pdfs: func() *pdfin.Engine { return engine }}
				c, err := look.check(b.Context(), nil)
				if err != nil || len(c.Reports) != len(organs) || len(c.Missing) > 0 || len(c.Unread) > 0 {
					b.Fatal(path, err)
				}
			}
			examine(ones[0], organs[:1])
			var alone, together cost
			for b.Loop() {
				alone.add(func() {
					for i, one := range ones {
						examine(one, organs[i:i+1])
					}
				})
				together.add(func() { examine(folder, organs) })
			}
			b.ReportMetric(alone.median(alone.wall)*1000/folderOf, "ms/alone")
			b.ReportMetric(together.median(together.wall)*1000/folderOf, "ms/in-folder")
			b.ReportMetric(together.median(together.wall)/alone.median(alone.wall), "ratio")
			b.ReportMetric(together.median(together.cpu)/alone.median(alone.cpu), "cpu-ratio")
			b.ReportMetric(float64(together.most)/(1<<20), "MB-heap-in-folder")
		})
	}
}

// countyOf writes the reports of 200 organs into one folder, and one of them
// into 200.
func countyOf(b *testing.B, ending string) (folder string, ones, organs []string) {
	b.Helper()
	folder = b.TempDir()
	r := reportOf(b)
	for i := range folderOf {
		stem := fmt.Sprintf("青石%d镇", i)
		organs = append(organs, stem)
		path := written(b, renamed(b, r, stem), folder, fmt.Sprint(i)+ending)
		one := b.TempDir()
		content := must[[]byte](b)(os.ReadFile(path))
		if err := os.WriteFile(filepath.Join(one, "0"+ending), content, 0o600); err != nil {
			b.Fatal(err)
		}
		ones = append(ones, one)
	}
	return folder, ones, organs
}

// cost collects what a work took.
type cost struct {
	wall, cpu []float64 // seconds
	most      uint64    // bytes of the heap that were in use afterwards, garbage included
}

func (c *cost) add(work func()) {
	runtime.GC()
	wall, cpu := time.Now(), processorTime()
	work()
	c.wall, c.cpu = append(c.wall, time.Since(wall).Seconds()), append(c.cpu, processorTime()-cpu)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	c.most = max(c.most, m.HeapInuse)
}

func (c *cost) median(of []float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}

// processorTime is what the process has used so far.
func processorTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

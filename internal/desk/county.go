package desk

import (
	"context"
	"sync"

	"zwgk/internal/annual"
	"zwgk/internal/pdfin"
	"zwgk/internal/sheet"
)

// CountyOrder says which annual reports are examined, and against what.
type CountyOrder struct {
	// Paths are files, hand-over packages, and folders; of a folder all that
	// can be read is, also one level below.
	Paths []string
	// Previous is a file with last year's report, for all of Paths; "" takes
	// those of the same organ that lie among them.
	Previous string
	// Organs are those that owe a report; nil when nobody said.
	Organs []string
	// Context is what is known besides. Its Due is that of the latest year.
	Context annual.Context
}

// CountyCheck is what examining the reports came to.
type CountyCheck = sheet.CountyCheck

// CheckReports reads reports that others wrote, judges them by every rule, adds
// their tables up and says who is missing. A file that cannot be read is an
// entry of the result with its reason; where only one was named, that is the
// error. progress hears of every file. Nothing of the office is touched.
func (d *Desk) CheckReports(ctx context.Context, o CountyOrder, progress Progress) (*CountyCheck, error) {
	return (&county{order: o, pdfs: d.pdfs}).check(ctx, progress)
}

// CheckReports is Desk.CheckReports for those who have no office at hand.
func CheckReports(ctx context.Context, o CountyOrder, progress Progress) (*CountyCheck, error) {
	// Nothing is compiled before the first PDF, and the engine is closed with
	// nothing written.
	engine := pdfin.New(readerFolder(), pdfin.Limits{})
	defer engine.Close(context.WithoutCancel(ctx)) //nolint:errcheck // it was only read with
	return (&county{order: o, pdfs: func() *pdfin.Engine { return engine }}).check(ctx, progress)
}

// county is one look at the reports of several offices.
type county struct {
	order    CountyOrder
	pdfs     func() *pdfin.Engine
	previous *annual.Report
}

// readFile is a file as it was read: the reports in it, or why there are none.
type readFile struct {
	path      string
	documents []*annual.Document
	err       error
}

func (c *county) check(ctx context.Context, progress Progress) (*CountyCheck, error) {
	paths, folder, err := countyPaths(c.order.Paths)
	if err != nil {
		return nil, err
	}
	if c.order.Previous != "" {
		if c.previous, err = c.lastYears(ctx, c.order.Previous); err != nil {
			return nil, err
		}
	}
	files := make([]readFile, len(paths))
	sideBySide(len(paths), func(i int) {
		files[i] = c.read(ctx, paths[i])
	}, func(done int) { progress.tell(done, len(paths)) })
	if err := ctx.Err(); err != nil {
		return nil, err // half a county proves nothing
	}
	if len(files) == 1 && !folder && files[0].err != nil {
		return nil, files[0].err
	}
	return c.judge(ctx, files)
}

// countyWorkers bounds how many files are open at once, and with it the
// memory: one of the largest size takes some hundred megabytes.
const countyWorkers = 2

// sideBySide does n works, countyWorkers at a time. told, when it is not nil,
// hears after each how many are done; it is never called twice at once.
func sideBySide(n int, do func(i int), told func(done int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	var counting sync.Mutex
	done := 0
	for range min(countyWorkers, n) {
		workers.Go(func() {
			for i := range next {
				do(i)
				if told != nil {
					counting.Lock()
					done++
					told(done)
					counting.Unlock()
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
}

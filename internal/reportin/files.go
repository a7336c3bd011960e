package reportin

import (
	"context"
	"runtime"
	"sync"

	"zwgk/internal/annual"
)

// Result is a file with the reports in it, or why there are none.
type Result struct {
	Path      string
	Documents []*annual.Document
	Err       error
}

// Files reads many files, as many at a time as there are processors, and gives
// them in the order of paths. done, when it is not nil, is told after each file
// how many there are so far; it is never called twice at once. After ctx has
// ended the files that are left have its error.
func Files(ctx context.Context, paths []string, options Options, done func(read int)) []Result {
	results := make([]Result, len(paths))
	next := make(chan int)
	var workers sync.WaitGroup
	var counting sync.Mutex
	read := 0
	for range min(runtime.GOMAXPROCS(0), len(paths)) {
		workers.Go(func() {
			for i := range next {
				results[i] = readFile(ctx, paths[i], options)
				if done != nil {
					counting.Lock()
					read++
					done(read)
					counting.Unlock()
				}
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	workers.Wait()
	return results
}

func readFile(ctx context.Context, path string, options Options) Result {
	if err := ctx.Err(); err != nil {
		return Result{Path: path, Err: err}
	}
	docs, err := File(ctx, path, options)
	return Result{Path: path, Documents: docs, Err: err}
}

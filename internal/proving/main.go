package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"sync"

	"zwgk/internal/proving/records"
)

func main() {
	out := flag.String("out", "docs/reliability.md", "the file to write; what it says is kept beside it as .json")
	only := flag.String("only", "", "the proofs to run, such as T1,T4; all when empty")
	fuzz := flag.String("fuzz", "1h", "how long each fuzz target runs")
	together := flag.Int("together", 1, "how many fuzz targets run at the same time")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	passed, err := prove(ctx, *out, strings.FieldsFunc(*only, func(r rune) bool { return r == ',' }), *fuzz, *together)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if !passed {
		os.Exit(2)
	}
}

// prove runs the proofs and writes the paper after each, also after a failure:
// what did not hold stands in it. A proof that is not run keeps the row of its
// last run, with the day of that. Fuzz targets run so many together, every other
// proof alone.
func prove(ctx context.Context, out string, only []string, fuzz string, together int) (passed bool, err error) {
	together = max(together, 1)
	all := proofs(fuzz, together)
	paper, err := openPaper(out, all)
	if err != nil {
		return false, err
	}
	var running sync.WaitGroup
	free := make(chan struct{}, together)
	for _, p := range all {
		if !p.wanted(only) {
			continue
		}
		if !p.fuzzes() {
			running.Wait()
			paper.add(p.run(ctx))
			continue
		}
		free <- struct{}{}
		running.Go(func() {
			defer func() { <-free }()
			paper.add(p.run(ctx))
		})
	}
	running.Wait()
	return !paper.failed, paper.err
}

// wanted reports whether a proof is asked for, by its own number or by that of
// the row it is part of: T17 asks for T17.1 too. An empty list asks for all.
func (p proof) wanted(only []string) bool {
	row, _, _ := strings.Cut(p.id, ".")
	return records.Wanted(only, p.id) || records.Wanted(only, row)
}

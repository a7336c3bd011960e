package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"zwgk/internal/proving/records"
)

func main() {
	out := flag.String("out", "docs/benchmarks.md", "the file to write; the figures are kept beside it as .json")
	notes := flag.String("notes", "docs/benchmarks-notes.md", "what is said below the tables")
	only := flag.String("only", "", "the benchmarks to run, such as import,growth; all when empty, none for “page”")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	held, err := measure(ctx, *out, *notes, strings.FieldsFunc(*only, func(r rune) bool { return r == ',' }))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if !held {
		os.Exit(2)
	}
}

// measure runs the benchmarks and writes the page after each. A benchmark that is
// not run, or fails, keeps its figures of before, with their day. held is false
// when one failed or is beyond its limit.
func measure(ctx context.Context, out, notes string, only []string) (held bool, err error) {
	kept, err := records.Read[record](records.Beside(out))
	if err != nil {
		return false, err
	}
	words, err := os.ReadFile(notes)
	if err != nil {
		return false, err
	}
	held = true
	write := func() error { return os.WriteFile(out, []byte(page(benchmarks(), kept, string(words))), 0o600) }
	for _, b := range benchmarks() {
		if !records.Wanted(only, b.id) {
			continue
		}
		r, err := b.run(ctx)
		if err != nil {
			fmt.Fprintln(os.Stderr, b.id, err)
			held = false
			continue
		}
		kept[b.id] = r
		for _, row := range b.rows {
			fmt.Println(b.id, strings.Join(row.cells(r), "  "))
			held = held && row.holds(r)
		}
		if err := records.Write(records.Beside(out), kept); err != nil {
			return false, err
		}
		if err := write(); err != nil {
			return false, err
		}
	}
	return held, write()
}

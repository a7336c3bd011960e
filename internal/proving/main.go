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
// last run, with the day of that.
func prove(ctx context.Context, out string, only []string, fuzz string, together int) (passed bool, err error) {
	kept, err := records.Read[record](records.Beside(out))
	if err != nil {
		return false, err
	}
	passed = true
	all := proofs(fuzz)
	for _, p := range all {
		if !records.Wanted(only, p.id) {
			continue
		}
		r := p.run(ctx, together)
		fmt.Println(r.line())
		passed = passed && r.passed()
		kept[p.id] = r.record
		if err := records.Write(records.Beside(out), kept); err != nil {
			return false, err
		}
		if err := os.WriteFile(out, []byte(page(all, kept)), 0o600); err != nil {
			return false, err
		}
	}
	return passed, nil
}

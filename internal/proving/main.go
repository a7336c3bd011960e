package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
)

func main() {
	out := flag.String("out", "docs/reliability.md", "the file to write")
	only := flag.String("only", "", "the proofs to run, such as T1,T4; all when empty")
	fuzz := flag.String("fuzz", "1h", "how long each fuzz target runs")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	passed, err := prove(ctx, *out, strings.FieldsFunc(*only, func(r rune) bool { return r == ',' }), *fuzz)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if !passed {
		os.Exit(2)
	}
}

// prove runs the proofs and writes the paper after each, also after a failure:
// what did not hold stands in it.
func prove(ctx context.Context, out string, only []string, fuzz string) (passed bool, err error) {
	var results []result
	passed = true
	all := proofs(fuzz)
	for _, p := range all {
		if len(only) > 0 && !contains(only, p.id) {
			continue
		}
		r := p.run(ctx)
		fmt.Println(r.line())
		passed = passed && r.passed()
		results = append(results, r)
		if err := os.WriteFile(out, []byte(page(results, len(results) == len(all))), 0o600); err != nil {
			return false, err
		}
	}
	return passed, nil
}

func contains(list []string, word string) bool {
	for _, w := range list {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

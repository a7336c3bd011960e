package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
)

// task is a word of the command line.
type task struct {
	name, does string
	do         func(context.Context, *workshop) error
}

func tasks() []task {
	return []task{
		{"windows", "zwgk.exe, zwgkctl.exe, the installer and the portable zip", only(windows)},
		{"linux", "deb, rpm and tar.gz for amd64 and arm64", only(linux)},
		{"terminal", "zwgkctl for the platforms without a window", only(terminal)},
		{"all", "everything, checksums and the list of what is inside", everything},
		{"twice", "everything two times, and whether the bytes are the same", twice},
		{"smoke", "try what all has made", smoke},
		{"licences", "docs/licences.md", licences},
		{"audit", "go vet, staticcheck and the known weaknesses of what is used", audit},
	}
}

// only makes one group of artefacts and says which they are.
func only(group maker) func(context.Context, *workshop) error {
	return func(ctx context.Context, w *workshop) error {
		made, err := group(ctx, w)
		for _, a := range made {
			fmt.Println(a)
		}
		return err
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	all := tasks()
	i := -1
	if len(os.Args) == 2 {
		i = slices.IndexFunc(all, func(t task) bool { return t.name == os.Args[1] })
	}
	if i < 0 {
		var words []string
		for _, t := range all {
			words = append(words, t.name+"\t"+t.does)
		}
		fmt.Fprintf(os.Stderr, "release WORD, one of:\n%s\n", strings.Join(words, "\n"))
		os.Exit(1)
	}
	w, err := newWorkshop(ctx)
	if err == nil {
		err = all[i].do(ctx, w)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

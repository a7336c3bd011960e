// Command zwgkctl does the office's work from a terminal: the same jobs as the
// window, over the same desk. It needs no C compiler and no display.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"zwgk/internal/fault"
)

// The exit codes. They are documented in docs/zwgkctl.md and in the help.
const (
	exitOK       = 0
	exitFailed   = 1 // the job could not be done
	exitUsage    = 2 // the call is wrong
	exitFindings = 3 // done, but rows were refused or a check found errors
	exitDamaged  = 4 // stored data does not match its digests or its log
)

// errFindings and errDamaged end a command that has said all there is to say.
var (
	errFindings = errors.New("findings")
	errDamaged  = errors.New("damaged")
)

// session is what a command works with.
type session struct {
	context.Context
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run executes a command line and returns its exit code.
func run(ctx context.Context, args []string, out, errOut io.Writer) int {
	s := &session{ctx, out, errOut}
	err := dispatch(s, args)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errDamaged):
		return exitDamaged
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(errOut, "已停下，没有改动记录")
		return exitFailed
	}
	fmt.Fprintln(errOut, fault.Sentence(err))
	if os.Getenv("ZWGK_DEBUG") != "" {
		fmt.Fprintln(errOut, err)
	}
	switch fault.CodeOf(err) {
	case fault.Usage:
		return exitUsage
	case fault.Damaged:
		return exitDamaged
	}
	return exitFailed
}

func dispatch(s *session, args []string) error {
	if len(args) == 0 {
		fmt.Fprint(s.out, overview())
		return fault.New(fault.Usage, "没有写要办的事。看上面的说明，例如 zwgkctl init")
	}
	name, rest := args[0], args[1:]
	switch name {
	case "help", "-h", "--help":
		return help(s, rest)
	}
	for _, c := range commands() {
		if c.name == name {
			return c.execute(s, rest)
		}
	}
	return fault.New(fault.Usage, "没有“%s”这件事。能办的事见 zwgkctl help", name)
}

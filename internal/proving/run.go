package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"

	"zwgk/internal/proving/records"
)

// tags are those of make test, and the whole number of trials.
const tags = "ci,migrated_fynedo,prove"

// proof is one line of the proving ground.
type proof struct {
	id, shows, asks string
	steps           []step
}

// step is one run of go test.
type step struct {
	pkg, run string
	fuzz     string // name of a fuzz target; run is not used then
	lasts    string // of a fuzz target
	workers  int    // of a fuzz target; one for each core when 0
	extra    string // further build tags
}

func (s step) arguments() []string {
	all := tags
	if s.extra != "" {
		all += "," + s.extra
	}
	if s.fuzz != "" {
		words := []string{"test", "-timeout", "0", "-tags", all, "-run", "^$", "-fuzz", "^" + s.fuzz + "$", "-fuzztime", s.lasts, "-fuzzminimizetime", "1x"}
		if s.workers > 0 {
			words = append(words, "-parallel", strconv.Itoa(s.workers))
		}
		return append(words, "./"+s.pkg)
	}
	return []string{"test", "-count=1", "-timeout", "3h", "-tags", all, "-run", s.run, "./" + s.pkg}
}

func (s step) command() string {
	return records.Shell(append([]string{"go"}, s.arguments()...)...)
}

// result is a proof with what came of it.
type result struct {
	proof
	record
}

func (r result) line() string {
	verdict := "passed"
	if !r.passed() {
		verdict = "FAILED"
	}
	return fmt.Sprintf("%-4s %s  %d tests  %s  %s", r.id, verdict, r.Tests, r.Took, strings.Join(append(r.Failed, r.Figures...), "; "))
}

// fuzzes reports whether the proof is a fuzz target, which may share the machine
// with others.
func (p proof) fuzzes() bool { return p.steps[0].fuzz != "" }

// run does the steps of a proof one after the other.
func (p proof) run(ctx context.Context) result {
	r := result{proof: p, record: newRecord(p)}
	begun := time.Now()
	for _, s := range p.steps {
		h := s.do(ctx)
		r.Tests += h.tests
		r.Figures = append(r.Figures, h.figures...)
		r.Failed = append(r.Failed, h.failed...)
	}
	r.Took = time.Since(begun).Round(time.Second).String()
	return r
}

// hearing is what was heard of one step.
type hearing struct {
	tests           int
	figures, failed []string
}

// event is a line of go test -json.
type event struct{ Action, Test, Output string }

// told is what a test logged: file_test.go:12: the words.
var told = regexp.MustCompile(`^\s+\w+_test\.go:\d+: (.*)`)

// executed is what the fuzzer says at its end.
var executed = regexp.MustCompile(`elapsed: (\S+), execs: (\d+)`)

// do runs a step. A step that runs no test has failed.
func (s step) do(ctx context.Context) hearing {
	h, err := s.listen(ctx)
	switch {
	case err != nil:
		h.failed = append(h.failed, s.command()+": "+err.Error())
	case h.tests == 0:
		h.failed = append(h.failed, s.command()+": no test ran")
	}
	return h
}

func (s step) listen(ctx context.Context) (h hearing, err error) {
	arguments := s.arguments()
	arguments = append([]string{arguments[0], "-json"}, arguments[1:]...)
	command := exec.CommandContext(ctx, "go", arguments...)
	var problems bytes.Buffer
	command.Stderr = &problems
	pipe, err := command.StdoutPipe()
	if err != nil {
		return h, err
	}
	if err := command.Start(); err != nil {
		return h, err
	}
	var ending ending
	lines := bufio.NewScanner(pipe)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			continue
		}
		h.hear(e)
		if s.fuzz != "" {
			ending.hear(e)
		}
	}
	err = command.Wait()
	if ending.ran != "" && (err == nil || ending.late && !ending.crashed) {
		return hearing{tests: 1, figures: []string{s.pkg + " " + s.fuzz + ": " + ending.ran}}, nil
	}
	if err != nil && problems.Len() > 0 {
		err = fmt.Errorf("%w: %s", err, strings.TrimSpace(problems.String()))
	}
	return h, err
}

// ending is how a fuzz target ended. The fuzzer itself fails now and then when
// its time is over while a worker still runs (late); a crash leaves its input
// and is told apart by that.
type ending struct {
	ran           string
	late, crashed bool
}

func (f *ending) hear(e event) {
	if m := executed.FindStringSubmatch(e.Output); m != nil {
		f.ran = fmt.Sprintf("%s inputs in %s, no crash", m[2], m[1])
	}
	f.late = f.late || strings.Contains(e.Output, "context deadline exceeded")
	f.crashed = f.crashed || strings.Contains(e.Output, "Failing input")
}

func (h *hearing) hear(e event) {
	switch e.Action {
	case "pass":
		if e.Test != "" && !strings.Contains(e.Test, "/") {
			h.tests++
		}
	case "fail":
		if e.Test != "" {
			h.failed = append(h.failed, e.Test)
		}
	case "output":
		if m := told.FindStringSubmatch(e.Output); m != nil {
			h.figures = append(h.figures, strings.TrimPrefix(strings.TrimSpace(m[1]), "figure: "))
		}
	}
}

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"time"
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
	extra    string // further build tags
}

func (s step) arguments() []string {
	all := tags
	if s.extra != "" {
		all += "," + s.extra
	}
	if s.fuzz != "" {
		return []string{"test", "-tags", all, "-run", "^$", "-fuzz", "^" + s.fuzz + "$", "-fuzztime", s.lasts, "-fuzzminimizetime", "1x", "./" + s.pkg}
	}
	return []string{"test", "-count=1", "-timeout", "3h", "-tags", all, "-run", s.run, "./" + s.pkg}
}

func (s step) command() string {
	words := append([]string{"go"}, s.arguments()...)
	for i, w := range words {
		if strings.ContainsAny(w, "^$|()*") {
			words[i] = "'" + w + "'"
		}
	}
	return strings.Join(words, " ")
}

// result is what came of a proof.
type result struct {
	proof
	took    time.Duration
	tests   int      // that passed
	figures []string // what the tests said of themselves
	failed  []string
}

func (r result) passed() bool { return len(r.failed) == 0 && r.tests > 0 }

func (r result) line() string {
	verdict := "passed"
	if !r.passed() {
		verdict = "FAILED"
	}
	return fmt.Sprintf("%-4s %s  %d tests  %s  %s", r.id, verdict, r.tests, r.took.Round(time.Second), strings.Join(append(r.failed, r.figures...), "; "))
}

func (p proof) run(ctx context.Context) result {
	r := result{proof: p}
	begun := time.Now()
	for _, s := range p.steps {
		before := r.tests
		if err := s.do(ctx, &r); err != nil {
			r.failed = append(r.failed, s.command()+": "+err.Error())
		} else if r.tests == before {
			r.failed = append(r.failed, s.command()+": no test ran")
		}
	}
	r.took = time.Since(begun)
	return r
}

// event is a line of go test -json.
type event struct{ Action, Test, Output string }

// told is what a test logged: file_test.go:12: the words.
var told = regexp.MustCompile(`^\s+\w+_test\.go:\d+: (.*)`)

// executed is what the fuzzer says at its end.
var executed = regexp.MustCompile(`elapsed: (\S+), execs: (\d+)`)

func (s step) do(ctx context.Context, r *result) error {
	arguments := s.arguments()
	arguments = append([]string{arguments[0], "-json"}, arguments[1:]...)
	command := exec.CommandContext(ctx, "go", arguments...)
	var problems bytes.Buffer
	command.Stderr = &problems
	pipe, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	fuzzed := ""
	lines := bufio.NewScanner(pipe)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			continue
		}
		r.hear(e)
		if m := executed.FindStringSubmatch(e.Output); m != nil && s.fuzz != "" {
			fuzzed = fmt.Sprintf("%s: %s inputs in %s, no crash", s.fuzz, m[2], m[1])
		}
	}
	err = command.Wait()
	if err != nil && problems.Len() > 0 {
		err = fmt.Errorf("%w: %s", err, strings.TrimSpace(problems.String()))
	}
	if fuzzed != "" && err == nil {
		r.figures = append(r.figures, fuzzed)
	}
	return err
}

func (r *result) hear(e event) {
	switch e.Action {
	case "pass":
		if e.Test != "" && !strings.Contains(e.Test, "/") {
			r.tests++
		}
	case "fail":
		if e.Test != "" {
			r.failed = append(r.failed, e.Test)
		}
	case "output":
		if m := told.FindStringSubmatch(e.Output); m != nil {
			r.figures = append(r.figures, strings.TrimPrefix(strings.TrimSpace(m[1]), "figure: "))
		}
	}
}

package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"zwgk/internal/proving/records"
)

// tags are those of make test, and those of the built programs.
const (
	tags       = "ci,migrated_fynedo"
	tagsBuilt  = tags + ",e2e"
	tagsWindow = "gles,x11,migrated_fynedo,e2e"
)

// benchmark is one run of go test -bench, and the rows that come of it.
type benchmark struct {
	id, pkg  string
	bench    string // of -bench
	rounds   string // of -benchtime
	tags     string // tags when empty
	settings []string
	apart    bool // its rows stand in the table of growth
	rows     []row
}

// record is what is kept of the last run of a benchmark.
type record struct {
	Day     string             `json:"day"`
	Machine string             `json:"machine"`
	Load    string             `json:"load,omitempty"` // before the run
	Took    string             `json:"took,omitempty"`
	Command string             `json:"command"`
	Figures map[string]float64 `json:"figures"` // by benchmark and unit: "Backup/plain cp-s"
}

func (b benchmark) arguments() []string {
	built := b.tags
	if built == "" {
		built = tags
	}
	return []string{"test", "-timeout", "3h", "-tags", built, "-run", "^$", "-bench", b.bench, "-benchtime", b.rounds, "./" + b.pkg}
}

func (b benchmark) command() string {
	return records.Shell(slices.Concat(b.settings, []string{"go"}, b.arguments())...)
}

// run measures. A figure that the rows ask for and the benchmark does not give is
// an error.
func (b benchmark) run(ctx context.Context) (record, error) {
	r := record{Day: records.Today(), Machine: records.Machine(), Load: load(), Command: b.command()}
	begun := time.Now()
	command := exec.CommandContext(ctx, "go", b.arguments()...)
	command.Env = append(os.Environ(), b.settings...)
	var problems bytes.Buffer
	command.Stderr = &problems
	out, err := command.Output()
	if err != nil {
		return r, fmt.Errorf("%s: %w\n%s%s", b.command(), err, out, problems.String())
	}
	r.Took = time.Since(begun).Round(time.Second).String()
	r.Figures = figures(string(out))
	for _, row := range b.rows {
		for _, name := range row.names() {
			if _, given := r.Figures[name]; !given {
				return r, fmt.Errorf("%s gives no %q, but %v", b.command(), name, slices.Sorted(maps.Keys(r.Figures)))
			}
		}
	}
	return r, nil
}

// load is how many programs wanted a processor in the last minute, where the
// system says it.
func load() string {
	said, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	return strings.Fields(string(said))[0]
}

// measured is a line of go test -bench: the benchmark, the processors that it
// had, the rounds, and then figures with their units.
var measured = regexp.MustCompile(`(?m)^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+(.*)$`)

// figures reads what go test printed.
func figures(out string) map[string]float64 {
	found := map[string]float64{}
	for _, line := range measured.FindAllStringSubmatch(out, -1) {
		for pair := range slices.Chunk(strings.Fields(line[2]), 2) {
			if value, err := strconv.ParseFloat(pair[0], 64); err == nil && len(pair) == 2 {
				found[line[1]+" "+pair[1]] = value
			}
		}
	}
	return found
}

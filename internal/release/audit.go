package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// The tools of the audit, at the versions that were looked at.
const (
	staticcheckTool = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"
	govulncheckTool = "golang.org/x/vuln/cmd/govulncheck@v1.9.0"
	testTags        = "ci,migrated_fynedo"
)

// checked are the checks of staticcheck as .golangci.yml has them: what only
// rules on the form of comments and on short names is left out.
const checked = "all,-ST1000,-ST1003,-ST1020,-ST1021,-ST1022,-QF1001,-QF1008"

// audit looks through the whole tree: go vet, staticcheck, and the known
// weaknesses of what it uses. A weakness is an error; that their list cannot
// be reached is said and is none.
func audit(ctx context.Context, w *workshop) error {
	var all []error
	for _, tool := range []struct {
		name string
		args []string
	}{
		{"go vet", []string{"vet", "-tags", testTags, "./..."}},
		{"staticcheck", []string{"run", staticcheckTool, "-tags", testTags, "-checks", checked, "./..."}},
		{"govulncheck", []string{"run", govulncheckTool, "-tags", testTags, "./..."}},
	} {
		began := time.Now()
		said, err := w.hear(ctx, command{name: "go", args: tool.args})
		switch {
		case err != nil && unreachable(err):
			fmt.Printf("%s：没有查。漏洞库 https://vuln.go.dev 连不上；在能上网的电脑上再做一次make audit\n", tool.name)
			continue
		case err != nil:
			all = append(all, err)
			fmt.Printf("%s：有问题\n", tool.name)
		default:
			fmt.Printf("%s：没有发现问题（%s）\n%s", tool.name, time.Since(began).Round(time.Second), said)
		}
	}
	return errors.Join(all...)
}

// unreachable says whether govulncheck failed before it looked at anything.
func unreachable(err error) bool {
	return strings.Contains(err.Error(), "govulncheck: fetching vulnerabilities:")
}

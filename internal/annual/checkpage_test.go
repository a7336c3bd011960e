package annual_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"zwgk/internal/annual"
)

// checkPage is the page of the documentation with the table of the rules.
const checkPage = "../../docs/report-checks.md"

// tally is a line of that table.
type tally struct {
	cases, near          int // of rulecases_test.go
	known, found, missed int
	false                int
}

// tallies counts everything that the tests know about each rule.
func tallies(t *testing.T) map[string]tally {
	t.Helper()
	out := map[string]tally{}
	for _, c := range ruleCases() {
		line := out[c.rule]
		if c.severity == pass {
			line.near++
		} else {
			line.cases++
		}
		out[c.rule] = line
	}
	records := publishedRecords(t)
	expected := map[string]bool{}
	for _, k := range knownMistakes() {
		line := out[k.rule]
		line.known++
		if found, judged := k.found(records); judged && found || !judged && k.missed == "" {
			line.found++
		} else {
			line.missed++
		}
		out[k.rule] = line
		expected[k.id+k.rule] = k.words == nil
	}
	for id, rules := range records {
		for rule := range rules {
			if !expected[id+rule] {
				line := out[rule]
				line.false++
				out[rule] = line
			}
		}
	}
	return out
}

// TestTheTableOfRulesIsTrue compares docs/report-checks.md with what the rules
// do. Without the stored records the numbers that come from them are taken as
// listed.
func TestTheTableOfRulesIsTrue(t *testing.T) {
	page, err := os.ReadFile(checkPage)
	if err != nil {
		t.Fatal(err)
	}
	counted := tallies(t)
	words := map[annual.Severity]string{annual.Error: "要改", annual.Warning: "请核对"}
	var want strings.Builder
	sum := tally{}
	for _, rule := range annual.AllRules() {
		n := counted[rule.Name]
		fmt.Fprintf(&want, "| `%s` | %s | %d | %d | %d | %d | %d | %d |\n", rule.Name, words[rule.Severity], n.cases, n.near, n.known, n.found, n.missed, n.false)
		sum = tally{sum.cases + n.cases, sum.near + n.near, sum.known + n.known, sum.found + n.found, sum.missed + n.missed, sum.false + n.false}
	}
	fmt.Fprintf(&want, "| 合计 | | %d | %d | %d | %d | %d | %d |\n", sum.cases, sum.near, sum.known, sum.found, sum.missed, sum.false)
	if !strings.Contains(string(page), want.String()) {
		t.Errorf("%s has another table; it should be\n%s", checkPage, want.String())
	}
	for _, k := range knownMistakes() {
		if line := fmt.Sprintf("| %s | `%s` | %s |", k.id, k.rule, k.missed); k.missed != "" && !strings.Contains(string(page), line) {
			t.Errorf("%s does not list what is missed: %s", checkPage, line)
		}
	}
}

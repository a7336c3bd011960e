package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// testsOf lists the tests and fuzz targets of a package of the house.
func testsOf(t *testing.T, pkg string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../..", pkg, "*_test.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s has no tests: %v", pkg, err)
	}
	var names []string
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
				names = append(names, f.Name.Name)
			}
		}
	}
	return names
}

// Every test that a proof names is there: a renamed one would pass for proved.
func TestEveryProofNamesItsTests(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range proofs("1s", 1) {
		if seen[p.id] || p.shows == "" || p.asks == "" || len(p.steps) == 0 {
			t.Errorf("%s: %+v", p.id, p)
		}
		row, _, _ := strings.Cut(p.id, ".")
		seen[p.id], seen[row] = true, true
		for _, s := range p.steps {
			names := "\n" + strings.Join(testsOf(t, s.pkg), "\n") + "\n"
			wanted := []string{s.fuzz}
			if s.fuzz == "" {
				wanted = strings.Split(strings.Trim(s.run, "^$()"), "|")
			}
			for _, name := range wanted {
				if name != "." && !strings.Contains(names, "\n"+name+"\n") {
					t.Errorf("%s: %s has no %s", p.id, s.pkg, name)
				}
			}
			if _, err := regexp.Compile(s.run); err != nil {
				t.Error(err)
			}
		}
	}
	for n := 1; n <= 20; n++ {
		if id := "T" + strings.TrimLeft(string(rune('0'+n/10)), "0") + string(rune('0'+n%10)); !seen[id] {
			t.Errorf("%s is not proved", id)
		}
	}
}

func TestThePageSaysWhatDidNotHold(t *testing.T) {
	all := []proof{{id: "T1", shows: "甲"}, {id: "T2", shows: "丙"}, {id: "T3", shows: "戊"}, {id: "T4", shows: "己"}, {id: "T5", shows: "庚"}}
	kept := map[string]record{
		"T1": {Day: "2026-11-20", Tests: 3, Took: "2s", Figures: []string{"15 kills"}, Commands: []string{"go test -run '^TestA$' ./internal/store"}},
		"T2": {Day: "2026-11-22", Failed: []string{"TestB|C"}},
		"T3": {Day: "2026-11-22"},
		"T5": {Day: "2026-11-22", Tests: 17, Short: "15s"},
	}
	text := page(all, kept)
	for _, want := range []string{"| T4 | 己 |  | 没有做过 |", "通过：3个测试，2s | 2026-11-20 |", "- 15 kills", "**不够**：只试了15s", "没有通过**：TestB／C", "'^TestA$' ./internal/store"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	if kept["T3"].passed() || kept["T2"].passed() || !kept["T1"].passed() {
		t.Error("what ran no test, or failed, passes")
	}
}

func TestTheRecordOfAProofSaysHowToRunItAgain(t *testing.T) {
	r := newRecord(proof{id: "T1", steps: []step{{pkg: "internal/store", run: "^TestA$"}}})
	if r.Day == "" || r.Machine == "" || len(r.Commands) != 1 || !strings.HasSuffix(r.Commands[0], "-run '^TestA$' ./internal/store") {
		t.Errorf("%+v", r)
	}
}

// A proof runs its tests, hears what they say and names the one that fails.
func TestAProofRunsItsTests(t *testing.T) {
	t.Chdir("../..")
	r := proof{id: "T0", steps: []step{{pkg: "internal/fault", run: "."}}}.run(t.Context())
	if !r.passed() || r.Tests == 0 {
		t.Errorf("%+v", r)
	}
	r = proof{id: "T0", steps: []step{{pkg: "internal/fault", run: "^TestOfThisNameThereIsNone$"}}}.run(t.Context())
	if r.passed() || !strings.Contains(strings.Join(r.Failed, ""), "no test ran") {
		t.Errorf("%+v", r)
	}
}

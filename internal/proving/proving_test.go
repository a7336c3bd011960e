package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
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
	for _, p := range proofs("1s") {
		if seen[p.id] || p.shows == "" || p.asks == "" || len(p.steps) == 0 {
			t.Errorf("%s: %+v", p.id, p)
		}
		seen[p.id] = true
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
	good := result{proof: proof{id: "T1", shows: "甲", asks: "乙", steps: []step{{pkg: "internal/store", run: "^TestA$"}}}, tests: 3, took: 2 * time.Second, figures: []string{"15 kills"}}
	bad := result{proof: proof{id: "T2", shows: "丙", asks: "丁"}, failed: []string{"TestB|C"}}
	none := result{proof: proof{id: "T3", shows: "戊", asks: "己"}}
	text := page([]result{good, bad, none}, false)
	for _, want := range []string{"只跑了表里的几项", "通过：3个测试", "- 15 kills", "没有通过**：TestB／C", "'^TestA$' ./internal/store"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	if none.passed() || bad.passed() || !good.passed() {
		t.Error("what ran no test, or failed, passes")
	}
}

// A proof runs its tests, hears what they say and names the one that fails.
func TestAProofRunsItsTests(t *testing.T) {
	if err := os.Chdir("../.."); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chdir("internal/proving"); err != nil {
			t.Error(err)
		}
	})
	r := proof{id: "T0", steps: []step{{pkg: "internal/fault", run: "."}}}.run(t.Context())
	if !r.passed() || r.tests == 0 {
		t.Errorf("%+v", r)
	}
	r = proof{id: "T0", steps: []step{{pkg: "internal/fault", run: "^TestOfThisNameThereIsNone$"}}}.run(t.Context())
	if r.passed() || !strings.Contains(strings.Join(r.failed, ""), "no test ran") {
		t.Errorf("%+v", r)
	}
}

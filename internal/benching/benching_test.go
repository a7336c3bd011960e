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

	"zwgk/internal/proving/records"
)

// benchmarksOf lists the benchmarks of a package of the house.
func benchmarksOf(t *testing.T, pkg string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../..", pkg, "*_test.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s has no tests: %v", pkg, err)
	}
	var names []string
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && strings.HasPrefix(f.Name.Name, "Benchmark") {
				names = append(names, f.Name.Name)
			}
		}
	}
	return names
}

// Every figure of the page is one that a benchmark gives: a renamed one would
// leave an empty line.
func TestEveryRowHasItsBenchmark(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range benchmarks() {
		if seen[b.id] || len(b.rows) == 0 || b.rounds == "" {
			t.Errorf("%+v", b)
		}
		seen[b.id] = true
		function, _, _ := strings.Cut(b.bench, "/")
		chosen := regexp.MustCompile(function)
		there := map[string]bool{}
		for _, name := range benchmarksOf(t, b.pkg) {
			there[strings.TrimPrefix(name, "Benchmark")] = chosen.MatchString(name)
		}
		for _, row := range b.rows {
			for _, name := range row.names() {
				whole, unit, found := strings.Cut(name, " ")
				benchmark, _, _ := strings.Cut(whole, "/")
				if !found || unit == "" || !there[benchmark] {
					t.Errorf("%s: %s runs no %q", b.id, b.command(), name)
				}
			}
			if (row.peer == "") != (row.theirs == "" && row.unit != times) {
				t.Errorf("%s: %q names a peer without its figure, or a figure without its peer", b.id, row.what)
			}
		}
	}
}

func TestWhatGoTestPrints(t *testing.T) {
	const printed = `goos: linux
cpu: Intel(R) Xeon(R) Processor
BenchmarkBackup/plain-2         	       3	7723213952 ns/op	        10.2 backup-s	         7.50 cp-s
BenchmarkGrowth/10000 	       1	5 ns/op	 1.5 ms/save
--- BENCH: BenchmarkOther-2
PASS
`
	got := figures(printed)
	for name, want := range map[string]float64{"Backup/plain backup-s": 10.2, "Backup/plain cp-s": 7.5, "Growth/10000 ms/save": 1.5} {
		if got[name] != want {
			t.Errorf("%s is %v, want %v", name, got[name], want)
		}
	}
	if len(got) != 5 {
		t.Error(got)
	}
}

func TestRatiosAndLimits(t *testing.T) {
	slower := row{what: "甲", peer: "乙", ours: "a", theirs: "b", unit: seconds, limit: 1.5}
	faster := row{what: "甲", peer: "乙", ours: "a", theirs: "b", unit: milliseconds, faster: true, limit: 30}
	for _, c := range []struct {
		name         string
		row          row
		ours, theirs float64
		holds        bool
		want         string
	}{
		{"within", slower, 10.2, 7.5, true, "甲 10.2 s 乙：7.50 s 1.36 1.5"},
		{"at the limit", slower, 3, 2, true, "甲 3.00 s 乙：2.00 s 1.50 1.5"},
		{"beyond", slower, 4, 2, false, "甲 4.00 s 乙：2.00 s **2.00** 1.5"},
		{"fast enough", faster, 19.7, 1409, true, "甲 19.7 ms 乙：1,409 ms 快72倍 快30倍"},
		{"not fast enough", faster, 100, 1000, false, "甲 100 ms 乙：1,000 ms **快10倍** 快30倍"},
		{"nanoseconds", row{what: "甲", peer: "乙", ours: "a", theirs: "b", unit: nanoseconds}, 2e6, 4e6, true, "甲 2.00 ms 乙：4.00 ms 0.50 "},
		{"a ratio", row{what: "甲", peer: "乙", ours: "a", unit: times, limit: 1}, 0.86, 0, true, "甲  乙 0.86 1"},
		{"alone", row{what: "甲", ours: "a", unit: megabytes}, 14.2, 0, true, "甲 14.2 MB   "},
	} {
		r := record{Figures: map[string]float64{"a": c.ours, "b": c.theirs}}
		if got := strings.Join(c.row.cells(r), " "); got != c.want || c.row.holds(r) != c.holds {
			t.Errorf("%s: %q holds %v, want %q", c.name, got, c.row.holds(r), c.want)
		}
	}
	if got := slower.cells(record{})[1]; got != "没有量过" {
		t.Error(got)
	}
}

func TestThePage(t *testing.T) {
	all := append([]benchmark{
		{id: "save", pkg: "internal/store", bench: "^BenchmarkSave$", rounds: "9x", rows: []row{{what: "保存", peer: "文件", ours: "Save a", theirs: "Save b", unit: milliseconds, limit: 3}}},
		{id: "paper", rows: []row{{what: "排版", ours: "Paper ns/op", unit: nanoseconds}}},
	}, grown()...)
	kept := map[string]record{
		"save":        {Day: "2026-11-20", Machine: "甲机", Load: "0.50", Command: "go test -bench Save", Figures: map[string]float64{"Save a": 4, "Save b": 1}},
		"paper":       {Day: "2026-11-21", Figures: map[string]float64{"Paper ns/op": 34e6}},
		"growth-10k":  {Day: "2026-11-22", Took: "9s", Figures: map[string]float64{"Growth/10000 ms/save": 1, "Growth/10000 ms/file": 2, "Growth/10000 MB": 39}},
		"growth-100k": {Day: "2026-11-21", Took: "5m0s", Figures: map[string]float64{"Growth/100000 ms/save": 1.5, "Growth/100000 ms/file": 2, "Growth/100000 MB": 390}},
	}
	text := page(all, kept, "说明：\n\n- 丙\n")
	for _, want := range []string{
		"| 保存 | 4.00 ms | 文件：1.00 ms | **4.00** | 3 | 2026-11-20 | save |",
		"| 排版 | 34.0 ms | 2026-11-21 | paper |",
		"| 保存一件公开事项 | 同样的内容存成一个文件并落盘 | 1.00 ms／2.00 ms，0.50 | 1.50 ms／2.00 ms，0.75 | 没有量过 | ×1.50 | ×1.00 |",
		"1万件：2026-11-22，资料39.0 MB，量了9s；10万件：2026-11-21，资料390 MB，量了5m0s\n",
		"- save（2026-11-20，甲机，负载0.50）：`go test -bench Save`\n",
		"- growth-1m（没有量过）：`go test -timeout 3h -tags ci,migrated_fynedo -run '^$' -bench '^BenchmarkGrowth$/^1000000$' -benchtime 1x ./internal/desk`\n",
		"\n说明：\n\n- 丙\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
}

// One benchmark is measured; the others keep their figures, and what is out of
// its limit is told.
func TestOneRowIsMeasuredAgain(t *testing.T) {
	t.Chdir("../..")
	out, notes := filepath.Join(t.TempDir(), "benchmarks.md"), filepath.Join(t.TempDir(), "notes.md")
	if err := os.WriteFile(notes, []byte("说明"), 0o600); err != nil {
		t.Fatal(err)
	}
	old := map[string]record{"import": {Day: "2026-11-20", Figures: map[string]float64{"Import10000 ms/import": 412, "Import10000 ms/iterate": 538}}}
	if err := records.Write(records.Beside(out), old); err != nil {
		t.Fatal(err)
	}
	if held, err := measure(t.Context(), out, notes, []string{"page"}); err != nil || !held {
		t.Fatal(held, err)
	}
	text, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(text), "412 ms | excelize只把同一文件走一遍：538 ms | 0.77 | 1.5 | 2026-11-20 | import |") {
		t.Errorf("%v\n%s", err, text)
	}
	if _, err := (benchmark{pkg: "internal/archive", bench: "^BenchmarkClose$/^2000$", rounds: "1x", rows: []row{{ours: "Close/2000 ns/op"}}}).run(t.Context()); err != nil {
		t.Error(err)
	}
	_, err = benchmark{pkg: "internal/archive", bench: "^BenchmarkClose$/^2000$", rounds: "1x", rows: []row{{ours: "Close ms/nothing"}}}.run(t.Context())
	if err == nil || !strings.Contains(err.Error(), "Close ms/nothing") {
		t.Errorf("a figure that is not given: %v", err)
	}
}

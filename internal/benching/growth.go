package main

import (
	"fmt"
	"strings"
)

// growth is what BenchmarkGrowth does in offices of every size.
var growth = []struct{ what, ours, peer, theirs string }{
	{"清单末尾一页（50行）", "list-last", "第一页", "list-first"},
	{"查一个两个字的词", "search", "sqlite3命令行 `LIKE`", "like"},
	{"保存一件公开事项", "save", "同样的内容存成一个文件并落盘", "file"},
	{"年度报告的全部数", "report", "sqlite3命令行 `GROUP BY`", "group-by"},
	{"备份加核对", "backup", "`cp -a` 加把拷出来的读一遍", "cp"},
}

// sizes are the items of the offices, how the page names them, and the name of
// the benchmark that measures there.
var sizes = []struct{ items, name, id string }{
	{"10000", "1万件", "growth-10k"}, {"100000", "10万件", "growth-100k"}, {"1000000", "100万件", "growth-1m"},
}

func growthName(items, unit string) string { return "Growth/" + items + " ms/" + unit }

// grown are the benchmarks of growth, one for each size; their rows stand in a
// table of their own.
func grown() []benchmark {
	var all []benchmark
	for _, size := range sizes {
		b := benchmark{id: size.id, pkg: "internal/desk", bench: "^BenchmarkGrowth$/^" + size.items + "$", rounds: "1x", apart: true}
		for _, g := range growth {
			b.rows = append(b.rows, row{
				what: g.what + "，" + size.name, peer: g.peer, unit: milliseconds,
				ours: growthName(size.items, g.ours), theirs: growthName(size.items, g.theirs),
			})
		}
		all = append(all, b)
	}
	return all
}

// growthTable shows what becomes of a day's work while an office grows: in each
// cell ours, the peer's and the ratio, and then how many times ours and the
// peer's took at ten times the size.
func growthTable(kept map[string]record) string {
	var b strings.Builder
	heads, rule, about := []string{"做什么", "同伴"}, "|---|---|", []string{}
	for _, size := range sizes {
		heads, rule = append(heads, size.name), rule+"---|"
		if r, run := kept[size.id]; run {
			about = append(about, fmt.Sprintf("%s：%s，资料%s，量了%s", size.name, r.Day, megabytes.write(r.Figures["Growth/"+size.items+" MB"]), r.Took))
		}
	}
	fmt.Fprintf(&b, "| %s | 大10倍，我们的用时 | 同伴的 |\n%s---|---|\n", strings.Join(heads, " | "), rule)
	for _, g := range growth {
		cells, ours, theirs := []string{g.what, g.peer}, []float64{}, []float64{}
		for _, size := range sizes {
			r := kept[size.id]
			ours = append(ours, r.Figures[growthName(size.items, g.ours)])
			theirs = append(theirs, r.Figures[growthName(size.items, g.theirs)])
			cells = append(cells, compared(ours[len(ours)-1], theirs[len(theirs)-1]))
		}
		b.WriteString(line(append(cells, factors(ours), factors(theirs))...))
	}
	return b.String() + "\n" + strings.Join(about, "；") + "\n"
}

func compared(ours, theirs float64) string {
	if ours == 0 || theirs == 0 {
		return notMeasured
	}
	return fmt.Sprintf("%s／%s，%s", milliseconds.write(ours), milliseconds.write(theirs), number(ours/theirs))
}

// factors are how many times a figure is the one before it.
func factors(of []float64) string {
	var all []string
	for i := 1; i < len(of); i++ {
		if of[i-1] != 0 && of[i] != 0 {
			all = append(all, "×"+number(of[i]/of[i-1]))
		}
	}
	return strings.Join(all, "，")
}

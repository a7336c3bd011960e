package internal_test

import (
	"cmp"
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// The picture of the import rules, docs/imports.svg, is drawn from the tables
// of layering_test.go and the words of docs/architecture.md. A plain run
// compares; ZWGK_PICTURES=write draws it anew.
func TestThePictureOfTheImportRules(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	picture := drawPlan(wordsOf(string(page)))
	for name := range plan() {
		if !strings.Contains(picture, ">"+name+"<") {
			t.Errorf("%s is not in the picture", name)
		}
	}
	file := filepath.Join("..", "docs", "imports.svg")
	if os.Getenv("ZWGK_PICTURES") == "write" {
		if err := os.WriteFile(file, []byte(picture), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != picture {
		t.Error("docs/imports.svg is not what the tables say: ZWGK_PICTURES=write go test ./internal -run Picture")
	}
}

// plan is every package with what of the house it may import, without what all
// around the rules may: the rules.
var plan = sync.OnceValue(func() map[string][]string {
	all := maps.Clone(rooms)
	maps.Copy(all, rules)
	return all
})

// A band is a layer of the house; each may import those below it.
type band struct {
	name, note, tint string
	rows             [][]string
	top, bottom      int
}

const (
	bandTop = iota
	bandWindow
	bandPresent
	bandDesk
	bandTools
	bandRules
	bandResources
	bandWorkshop
)

func bands() []band {
	return []band{
		{name: "程序", note: "cmd", tint: "#e8eefc"},
		{name: "窗口", note: "只有这里引用Fyne", tint: "#e6f4f1"},
		{name: "屏幕", note: "没有窗口部件", tint: "#eaf5e4"},
		{name: "能做的事", note: "权限、规则、一次事务", tint: "#fdf3dc"},
		{name: "器具", note: "知道规则，不知道上面", tint: "#fbe9e2"},
		{name: "规则", note: "只用标准库和彼此", tint: "#f3e6f5"},
		{name: "随程序的", note: "字体、日历、图标", tint: "#eeeeee"},
		{name: "工场", note: "测试、证明、做安装包，不进程序", tint: "#f7f7f7"},
	}
}

// bandOf says in which layer a package stands.
func bandOf(name string) int {
	last := name[strings.LastIndex(name, "/")+1:]
	first, _, _ := strings.Cut(name, "/")
	_, isRule := rules[name]
	switch {
	case isRule:
		return bandRules
	case slices.Contains([]string{"proving", "benching", "release"}, first), strings.HasPrefix(name, "cmd/zwgk/"), strings.HasSuffix(last, "test"), last == "disktrace":
		return bandWorkshop
	case first == "cmd":
		return bandTop
	case first == "ui":
		return bandWindow
	case first == "present":
		return bandPresent
	case first == "desk":
		return bandDesk
	case first == "resources":
		return bandResources
	}
	return bandTools
}

const (
	left, columns          = 150, 5
	boxWide, gapX, gapY    = 222, 14, 26
	right                  = left + columns*boxWide + (columns-1)*gapX
	wide                   = right + 170
	lineHigh, lettersALine = 15, 33
)

// box is a package in the picture.
type box struct {
	name, words string
	imports     []string // in lines
	x, y, high  int
}

// drawPlan draws the bands with their boxes from top to bottom, the arrows
// between boxes of a band, and at the right what band may import which.
func drawPlan(words map[string]string) string {
	all, houses := bands(), map[string]*box{}
	for i := range all {
		all[i].rows = rowsOf(i)
	}
	y := 74
	for i := range all {
		all[i].top = y
		y += 16
		for _, row := range all[i].rows {
			high := 0
			for column, name := range row {
				b := &box{name: name, words: words[name], imports: lines(told(name)), x: indent(row) + column*(boxWide+gapX), y: y}
				b.high = 30 + lineHigh*len(b.imports)
				if b.words != "" {
					b.high += 18
				}
				high = max(high, b.high)
				houses[name] = b
			}
			y += high + gapY
		}
		y += 16 - gapY
		all[i].bottom = y
		y += 16
	}
	var s strings.Builder
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="'Noto Sans SC','Microsoft YaHei','LXGW WenKai',sans-serif">`+"\n", wide, y+10, wide, y+10)
	s.WriteString(`<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#5b6472"/></marker></defs>` + "\n")
	fmt.Fprintf(&s, `<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", wide, y+10)
	s.WriteString(`<text x="20" y="36" font-size="22" font-weight="bold" fill="#20242b">谁可以引用谁</text>` + "\n")
	s.WriteString(`<text x="20" y="58" font-size="13" fill="#5b6472">箭头从引用的指向被引用的。框里小字是除规则以外可以引用的包，一个不多；规则以外的每个包都可以引用规则。由internal/layering_test.go的表画成。</text>` + "\n")
	for _, b := range all {
		drawBand(&s, b)
	}
	for _, name := range slices.Sorted(maps.Keys(houses)) {
		for _, to := range near()[name] {
			drawArrow(&s, houses[name], houses[to])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(houses)) {
		drawBox(&s, houses[name])
	}
	drawRail(&s, all)
	s.WriteString("</svg>\n")
	return s.String()
}

// rowsOf puts the packages of a band into rows so that arrows go down; a row
// holds as many as fit.
func rowsOf(of int) [][]string {
	var names []string
	for name := range plan() {
		if bandOf(name) == of {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(depth(b), depth(a)), strings.Compare(a, b))
	})
	var rows [][]string
	for i, name := range names {
		last := len(rows) - 1
		if i == 0 || len(rows[last]) == columns || depth(names[i-1]) != depth(name) && of != bandWorkshop {
			rows = append(rows, nil)
			last++
		}
		rows[last] = append(rows[last], name)
	}
	if of != bandWorkshop {
		untangle(rows)
	}
	return rows
}

// untangle puts each package below those that import it, so that few arrows cross.
func untangle(rows [][]string) {
	place := map[string]int{}
	for _, row := range rows {
		wanted := map[string]int{}
		for i, name := range row {
			sum, n := 0, 0
			for from, x := range place {
				if slices.Contains(near()[from], name) {
					sum, n = sum+x, n+1
				}
			}
			wanted[name] = indent(row) + i*(boxWide+gapX)
			if n > 0 {
				wanted[name] = sum / n
			}
		}
		slices.SortStableFunc(row, func(a, b string) int { return cmp.Compare(wanted[a], wanted[b]) })
		for i, name := range row {
			place[name] = indent(row) + i*(boxWide+gapX)
		}
	}
}

// indent puts a short row into the middle.
func indent(row []string) int { return left + (columns-len(row))*(boxWide+gapX)/2 }

// inBand are the packages of its own band each package may import.
var inBand = sync.OnceValue(func() map[string][]string {
	own := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(plan())) {
		for _, to := range slices.Sorted(maps.Keys(plan())) {
			if bandOf(to) == bandOf(name) && (slices.Contains(plan()[name], to) || strings.HasPrefix(to, name+"/") && name == "ui") {
				own[name] = append(own[name], to)
			}
		}
	}
	return own
})

// depth is how many steps of imports are below a package in its band.
func depth(name string) int {
	deepest := 0
	for _, to := range inBand()[name] {
		deepest = max(deepest, depth(to)+1)
	}
	return deepest
}

// near are the imports of a band that do not also follow from others: with
// all, the picture would be a ball of wool. What the box says is left out.
var near = sync.OnceValue(func() map[string][]string {
	closest := map[string][]string{}
	for name, own := range inBand() {
		if name != "ui" && bandOf(name) != bandWorkshop {
			closest[name] = slices.DeleteFunc(slices.Clone(own), func(to string) bool {
				return slices.ContainsFunc(own, func(over string) bool { return over != to && reaches(over, to) })
			})
		}
	}
	return closest
})

func reaches(from, to string) bool {
	return slices.ContainsFunc(inBand()[from], func(next string) bool { return next == to || reaches(next, to) })
}

// told are the imports as a box names them.
func told(name string) []string {
	var short []string
	if name == "ui" {
		short = append(short, "ui/*")
	}
	for _, to := range plan()[name] {
		if bandOf(name) == bandWindow {
			to = strings.TrimPrefix(to, "ui/")
		}
		short = append(short, to)
	}
	return short
}

// lines breaks a list of names.
func lines(names []string) []string {
	var broken []string
	for i, name := range names {
		if last := len(broken) - 1; i > 0 && len(broken[last])+1+len(name) <= lettersALine {
			broken[last] += " " + name
		} else {
			broken = append(broken, name)
		}
	}
	return broken
}

func drawBand(s *strings.Builder, b band) {
	fmt.Fprintf(s, `<rect x="10" y="%d" width="%d" height="%d" rx="10" fill="%s"/>`+"\n", b.top, right+14-10, b.bottom-b.top, b.tint)
	fmt.Fprintf(s, `<text x="24" y="%d" font-size="19" font-weight="bold" fill="#20242b">%s</text>`+"\n", b.top+34, b.name)
	for i, note := range strings.Split(b.note, "，") {
		fmt.Fprintf(s, `<text x="24" y="%d" font-size="11" fill="#5b6472">%s</text>`+"\n", b.top+54+15*i, note)
	}
}

func drawBox(s *strings.Builder, b *box) {
	fmt.Fprintf(s, `<rect x="%d" y="%d" width="%d" height="%d" rx="6" fill="#ffffff" stroke="#9aa3b2"/>`+"\n", b.x, b.y, boxWide, b.high)
	y := b.y + 20
	fmt.Fprintf(s, `<text x="%d" y="%d" font-size="15" font-weight="bold" fill="#20242b">%s</text>`+"\n", b.x+10, y, html.EscapeString(b.name))
	if b.words != "" {
		y += 18
		fmt.Fprintf(s, `<text x="%d" y="%d" font-size="12" fill="#39414e">%s</text>`+"\n", b.x+10, y, html.EscapeString(b.words))
	}
	for _, line := range b.imports {
		y += lineHigh
		fmt.Fprintf(s, `<text x="%d" y="%d" font-size="11" fill="#7a8496">%s</text>`+"\n", b.x+10, y, html.EscapeString(line))
	}
}

func drawArrow(s *strings.Builder, from, to *box) {
	x1, y1, x2, y2 := from.x+boxWide/2, from.y+from.high, to.x+boxWide/2, to.y-2
	bend := max(14, (y2-y1)/2)
	fmt.Fprintf(s, `<path d="M%d %dC%d %d %d %d %d %d" fill="none" stroke="#5b6472" stroke-width="1.3" marker-end="url(#tip)"/>`+"\n", x1, y1, x1, y1+bend, x2, y2-bend, x2, y2)
}

// drawRail draws which band imports from which, as the tables have it.
func drawRail(s *strings.Builder, all []band) {
	x := right + 34
	for to := range all {
		var from []int
		for i := range all {
			if i != to && i != bandWorkshop && bandImports(i, to) {
				from = append(from, i)
			}
		}
		if len(from) == 0 {
			continue
		}
		end := (all[to].top + all[to].bottom) / 2
		start := all[slices.Min(from)].top + 24
		fmt.Fprintf(s, `<path d="M%d %dV%d" stroke="#5b6472" stroke-width="2" fill="none"/>`+"\n", x, min(start, end), max(all[slices.Max(from)].top+24, end))
		for _, i := range from {
			fmt.Fprintf(s, `<path d="M%d %dH%d" stroke="#5b6472" stroke-width="2" fill="none"/><circle cx="%d" cy="%d" r="4" fill="#5b6472"/>`+"\n", right+14, all[i].top+24, x, x, all[i].top+24)
		}
		fmt.Fprintf(s, `<path d="M%d %dH%d" stroke="#5b6472" stroke-width="2" fill="none" marker-end="url(#tip)"/>`+"\n", x, end, right+16)
		x += 20
	}
}

// bandImports says whether a package of a band may import one of another.
func bandImports(from, to int) bool {
	if to == bandRules {
		return from < bandRules
	}
	for name, imports := range plan() {
		if bandOf(name) == from && slices.ContainsFunc(imports, func(i string) bool { return bandOf(i) == to }) {
			return true
		}
	}
	return false
}

// wordsOf reads what docs/architecture.md says each package is, up to the first
// stop: the list of packages, indented like the folders.
func wordsOf(page string) map[string]string {
	_, list, _ := strings.Cut(page, "\n```\n")
	list, _, _ = strings.Cut(list, "\n```")
	words, above := map[string]string{}, map[int]string{}
	for line := range strings.Lines(list) {
		text := strings.TrimLeft(line, " ")
		in := len(line) - len(text)
		name, about, ok := strings.Cut(strings.TrimSpace(text), "  ")
		if name == "internal/" {
			above = map[int]string{}
		}
		if !ok {
			continue
		}
		for _, one := range strings.Fields(name) {
			if parent := above[in-2]; in > 0 && parent != "" {
				one = parent + "/" + one
			}
			about = strings.TrimSpace(about)
			if end := strings.IndexAny(about, "：。（，；"); end > 0 {
				about = about[:end]
			}
			words[one] = about
			above[in] = one
		}
		if in == 0 {
			above = map[int]string{0: name}
		}
	}
	return words
}

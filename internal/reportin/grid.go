package reportin

import (
	"slices"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/annual/prose"
)

// grid is a table with its cells.
type grid struct {
	rows [][]string
	// columns is true when a cell's index is its column; otherwise a cell that
	// spans columns is one cell.
	columns bool
}

// read recognises which of the report's tables this is and takes its cells.
// A sheet may hold all three; key is then the first. section is the number of
// the section that the table stands in, 0 when there is none.
func (g grid) read(section int) (key string, figures annual.Figures, labels []annual.Label, form string) {
	all := prose.Plain(strings.Join(g.texts(), ""))
	edition := editionOf(all)
	figures = annual.Figures{}
	take := func(table string, cells annual.Figures, wrong []annual.Label) {
		if len(cells) == 0 {
			return
		}
		if key == "" {
			key = table
		}
		for a, v := range cells {
			figures[a] = v
		}
		labels = append(labels, wrong...)
	}
	if prose.ContainsAny(all, "行政规范性文件", "规范性文件") && strings.Contains(all, "行政许可") {
		cells, wrong := g.readDisclosed(edition)
		take(annual.Table2, cells, wrong)
		if len(cells) > 0 {
			form = edition.ID
		}
	}
	if strings.Contains(all, "本年新收") || strings.Contains(all, "自然人") && strings.Contains(all, "予以公开") {
		cells, wrong := g.readApplications()
		take(annual.Table3, cells, wrong)
	}
	if strings.Contains(all, "结果维持") || section == 4 && strings.Contains(all, "复议") {
		cells, wrong := g.readCases()
		take(annual.Table4, cells, wrong)
	}
	return key, figures, labels, form
}

func (g grid) texts() []string {
	var out []string
	for _, row := range g.rows {
		out = append(out, nonEmpty(row)...)
	}
	return out
}

// editionOf tells the forms apart by the heads of table two.
func editionOf(plain string) *annual.Edition {
	if prose.ContainsAny(plain, "新制作数量", "上一年项目数量", "对外公开总数量", "采购项目数量") {
		return annual.Edition2019()
	}
	return annual.Edition2021()
}

// readDisclosed reads table two: rows are found by their names, cells stand
// behind them.
func (g grid) readDisclosed(edition *annual.Edition) (annual.Figures, []annual.Label) {
	figures := annual.Figures{}
	var labels []annual.Label
	table := edition.Table(annual.Table2)
	for _, row := range table.Rows {
		cells, printed, ok := g.rowNamed(row.Name(), len(row.Columns))
		if !ok {
			continue
		}
		if prose.Plain(printed) != prose.Plain(row.Name()) {
			labels = append(labels, annual.Label{Where: annual.At(annual.Table2, row.Key, row.Columns[0].Key), Printed: printed, Right: row.Name()})
		}
		if g.columns && len(row.Columns) > 1 {
			cells = g.underHeads(printed, row)
		}
		for i, c := range row.Columns {
			figures[annual.At(annual.Table2, row.Key, c.Key)] = annual.ParseCell(prose.Fold(cells[i]), c.Unit)
		}
	}
	if len(figures) == 0 {
		return nil, nil
	}
	return figures, append(labels, g.missing(annual.Table2, headsOfDisclosed(table))...)
}

// underHeads takes the cells of a sheet's row from the columns of its heads:
// merged columns make gaps between them.
func (g grid) underHeads(name string, row annual.Row) []string {
	out := make([]string, len(row.Columns))
	for i, cells := range g.rows {
		if len(nonEmpty(cells)) == 0 || nonEmpty(cells)[0] != name {
			continue
		}
		for j, c := range row.Columns {
			if column := g.columnOf(i, prose.Plain(c.Label)); column >= 0 && column < len(cells) {
				out[j] = cells[column]
			}
		}
		break
	}
	return out
}

// headsOfDisclosed are the words over the rows of table two.
func headsOfDisclosed(table *annual.Table) []string {
	var out []string
	seen := map[string]bool{}
	for _, row := range table.Rows {
		for _, text := range append([]string{row.Label[0]}, columnLabels(row)...) {
			if !seen[text] {
				seen[text] = true
				out = append(out, text)
			}
		}
	}
	return out
}

func columnLabels(row annual.Row) []string {
	var out []string
	for _, c := range row.Columns {
		out = append(out, c.Label)
	}
	return out
}

// missing lists the heads that the table does not print.
func (g grid) missing(table string, heads []string) []annual.Label {
	all := prose.Plain(strings.Join(g.texts(), "\n"))
	var out []annual.Label
	for _, head := range heads {
		if !strings.Contains(all, prose.Plain(head)) {
			out = append(out, annual.Label{Where: annual.Address(table), Printed: g.closest(head, heads), Right: head})
		}
	}
	return out
}

// closest finds the cell that a missing head was probably meant to be; the
// others of the heads are what they are.
func (g grid) closest(head string, heads []string) string {
	best, found := 0.39, ""
	for _, text := range g.texts() {
		known := slices.ContainsFunc(heads, func(h string) bool { return prose.Plain(h) == prose.Plain(text) })
		if s := prose.Similarity(text, head); s > best && !known {
			best, found = s, text
		}
	}
	return found
}

// rowNamed finds a row by the text of its first cell and gives the n cells
// behind it.
func (g grid) rowNamed(name string, n int) (cells []string, printed string, ok bool) {
	want := prose.Plain(name)
	best, at, column := 0.7, -1, 0
	for i, row := range g.rows {
		for j, text := range row {
			if text == "" {
				continue
			}
			s := prose.Similarity(text, want)
			if prose.Plain(text) == want {
				s = 2
			}
			if s > best {
				best, at, column = s, i, j
			}
			break
		}
	}
	if at < 0 {
		return nil, "", false
	}
	row := g.rows[at]
	cells = make([]string, n)
	rest := row[column+1:]
	if n == 1 { // one cell over three columns
		rest = nonEmpty(rest)
	}
	copy(cells, rest)
	return cells, row[column], true
}

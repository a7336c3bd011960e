package reportin

import (
	"slices"

	"zwgk/internal/annual"
	"zwgk/internal/annual/prose"
)

// readCases reads table four: fifteen cells in the row under the heads.
func (g grid) readCases() (annual.Figures, []annual.Label) {
	table := annual.Edition2021().Table(annual.Table4)
	first := -1
	var columns []int
	for i, row := range g.rows {
		heads := caseHeads(row, table)
		if first < 0 && len(heads) == 0 {
			continue
		}
		if len(heads) > 0 {
			first = i
			columns = append(columns, heads...)
			continue
		}
		if cells, ok := g.caseValues(row, columns); ok {
			return caseFigures(cells, table), g.missing(annual.Table4, append(headsOfCases(table), columnLabels(table.Rows[0])...))
		}
		first, columns = -1, nil
	}
	return nil, nil
}

// caseHeads gives the columns of a row that hold 结果维持 and the like.
func caseHeads(row []string, table *annual.Table) []int {
	var out []int
	for i, text := range row {
		for _, c := range table.Rows[0].Columns {
			if prose.Plain(text) == c.Label {
				out = append(out, i)
			}
		}
	}
	if len(out) < len(table.Rows[0].Columns) {
		return nil
	}
	return out
}

func caseFigures(cells []string, table *annual.Table) annual.Figures {
	figures, at := annual.Figures{}, 0
	for _, r := range table.Rows {
		for _, c := range r.Columns {
			figures[annual.At(annual.Table4, r.Key, c.Key)] = annual.ParseCell(prose.Fold(cells[at]), c.Unit)
			at++
		}
	}
	return figures
}

// caseValues takes the row of figures under the heads.
func (g grid) caseValues(values []string, columns []int) ([]string, bool) {
	const count = 15
	if !g.columns {
		return values, len(values) == count
	}
	if len(columns) != count {
		return nil, false
	}
	slices.Sort(columns)
	cells := make([]string, count)
	for i, c := range columns {
		if c < len(values) {
			cells[i] = values[c]
		}
	}
	return cells, true
}

func headsOfCases(table *annual.Table) []string {
	var out []string
	for _, row := range table.Rows {
		out = append(out, row.Label...)
	}
	return out
}

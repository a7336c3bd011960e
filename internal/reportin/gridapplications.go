package reportin

import (
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/annual/prose"
)

// readApplications reads table three from the row 本年新收 on.
func (g grid) readApplications() (annual.Figures, []annual.Label) {
	first := -1
	for i, row := range g.rows {
		if strings.Contains(prose.Plain(strings.Join(row, "")), "本年新收") {
			first = i
			break
		}
	}
	if first < 0 {
		return nil, nil
	}
	rows := applicationRows(g.rows[first:])
	figures := annual.Figures{}
	var labels []annual.Label
	columns := g.applicantColumns(first)
	next := 0
	for _, cells := range g.rows[first:] {
		label, values := splitRow(cells, columns)
		at := matchRow(rows, next, label)
		if at < 0 {
			if len(figures) > 0 && next >= len(rows) {
				break
			}
			continue
		}
		next = at + 1
		row := rows[at]
		if prose.Plain(label) != prose.Plain(row.Name()) {
			labels = append(labels, annual.Label{Where: annual.At(annual.Table3, row.Key, annual.Total), Printed: label, Right: row.Name()})
		}
		for i, c := range row.Columns {
			figures[annual.At(annual.Table3, row.Key, c.Key)] = annual.ParseCell(prose.Fold(values[i]), c.Unit)
		}
	}
	if len(figures) == 0 {
		return nil, nil
	}
	heads := append([]string{annual.IdentityHead, annual.ApplicantsHead, annual.OrganisationsHead}, columnLabels(rows[0])...)
	return figures, append(labels, g.missing(annual.Table3, heads)...)
}

// applicationRows are the rows of the form whose 其他处理 the table has.
func applicationRows(rows [][]string) []annual.Row {
	for _, row := range rows {
		if prose.ContainsAny(prose.Plain(strings.Join(row, "")), "逾期不补正", "逾期未按收费") {
			return annual.Edition2021().Table(annual.Table3).Rows
		}
	}
	return annual.Edition2019().Table(annual.Table3).Rows
}

// applicantColumns finds the columns of a sheet's seven kinds by its heads
// above row first; nil when cells have no columns.
func (g grid) applicantColumns(first int) []int {
	if !g.columns {
		return nil
	}
	var out []int
	for _, c := range annual.Edition2021().Table(annual.Table3).Rows[0].Columns {
		out = append(out, g.columnOf(first, prose.Plain(c.Label)))
	}
	for _, c := range out {
		if c < 0 {
			return nil
		}
	}
	return out
}

func (g grid) columnOf(before int, label string) int {
	for i := before - 1; i >= 0 && i >= before-6; i-- {
		for j, text := range g.rows[i] {
			if prose.Plain(text) == label {
				return j
			}
		}
	}
	return -1
}

// applicants is the number of columns with figures in table three.
const applicants = 7

// splitRow parts a row into its own label and its seven values.
func splitRow(cells []string, columns []int) (label string, values []string) {
	values = make([]string, applicants)
	if columns != nil {
		for i, c := range columns {
			if c < len(cells) {
				values[i] = cells[c]
			}
		}
		cells = cells[:min(len(cells), columns[0])]
	} else {
		from := max(0, len(cells)-applicants)
		copy(values, cells[from:])
		cells = cells[:from]
	}
	if texts := nonEmpty(cells); len(texts) > 0 {
		label = texts[len(texts)-1]
	}
	return label, values
}

// matchRow finds the row that a label names, at or after next; rows are met in
// the order of the form.
func matchRow(rows []annual.Row, next int, label string) int {
	if label == "" {
		return -1
	}
	for i := next; i < len(rows); i++ {
		if prose.Plain(rows[i].Name()) == prose.Plain(label) {
			return i
		}
	}
	best, at := 0.45, -1
	for i := next; i < len(rows) && i < next+4; i++ {
		if s := prose.Similarity(rows[i].Name(), label); s > best {
			best, at = s, i
		}
	}
	return at
}

package form

import (
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/paper"
)

// postedTable sets a table of a posted text in type of a given size over the
// whole width.
func postedTable(fonts *paper.FontSet, t disclosure.Table, size, width paper.Length) *paper.Table {
	if len(t.Header) == 0 {
		return nil
	}
	style := paper.CellStyle{
		TextStyle: paper.TextStyle{Face: paper.Song, Size: size}, Align: paper.AlignCenter,
		PadX: size * padding / em, PadY: size / 5,
	}
	head := style
	head.Face = paper.Hei
	even := uneven(t)
	table := &paper.Table{
		Columns: measure(fonts, t, even).widths(size, width),
		Style:   style, HeadStyle: &head, MinRow: rowHeight(size), Inside: size / 28, Outside: size / 14,
	}
	row := paper.Row{}
	for c, name := range t.Header {
		row.Cells = append(row.Cells, cell(name))
		table.Columns[c].Style = columnStyle(t, c, style)
	}
	table.Head = []paper.Row{row}
	for _, r := range t.Rows {
		table.Rows = append(table.Rows, paper.Row{Cells: rowCells(t, r, even)})
	}
	if len(t.Rows) == 0 {
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{{Text: "无", ColSpan: len(t.Header), Style: &style}}})
	}
	return withSums(table, t, style)
}

func rowCells(t disclosure.Table, row []string, even []bool) []paper.Cell {
	cells := make([]paper.Cell, 0, len(t.Header))
	for c := range t.Header {
		text := ""
		if c < len(row) {
			text = strings.TrimSpace(row[c])
		}
		cells = append(cells, cell(written(text, even[c])))
	}
	return cells
}

func isAmountColumn(t disclosure.Table, c int) bool {
	return slices.Contains(t.Amounts, c) || t.Account != nil && t.Account.Amount == c
}

// columnStyle sets amounts to the right, long texts to the left and the rest
// in the middle.
func columnStyle(t disclosure.Table, c int, style paper.CellStyle) *paper.CellStyle {
	const longText = 8 // characters
	if isAmountColumn(t, c) {
		style.Align = paper.AlignRight
		return &style
	}
	for _, row := range t.Rows {
		if c < len(row) && length(strings.TrimSpace(row[c])) > longText && strings.ContainsFunc(row[c], isHan) {
			style.Align = paper.AlignLeft
			break
		}
	}
	return &style
}

func isHan(r rune) bool { return r >= 0x3400 && r <= 0x9fff || r >= 0x20000 }

// uneven tells the amount columns that were written in several ways, or that
// stand above sums: they are printed alike (1,234.50), or the points would not
// stand one below another. Other columns are printed as they were written.
func uneven(t disclosure.Table) []bool {
	out := make([]bool, len(t.Header))
	for c := range out {
		if !isAmountColumn(t, c) {
			continue
		}
		ways := map[string]bool{}
		for _, row := range t.Rows {
			if c < len(row) {
				if _, ok := disclosure.ParseAmount(row[c]); ok {
					ways[wayOfWriting(row[c])] = true
				}
			}
		}
		out[c] = len(ways) > 1 || t.Account != nil
	}
	return out
}

// wayOfWriting is what an amount looks like, whatever its value.
func wayOfWriting(amount string) string {
	whole, after, _ := strings.Cut(strings.TrimSpace(amount), ".")
	way := fmt.Sprint(len(after))
	switch {
	case strings.ContainsAny(whole, ",，"):
		way += " with commas"
	case len(whole) > 3:
		way += " without commas"
	}
	return way
}

// written returns an amount as its column shows it. What is no amount, such
// as a masked one, stays as it is.
func written(text string, even bool) string {
	if !even {
		return text
	}
	if fen, ok := disclosure.ParseAmount(text); ok {
		return disclosure.FormatAmount(fen)
	}
	return text
}

// withSums adds the lines of an account: what was there, what came, what was
// spent, what is left.
func withSums(table *paper.Table, t disclosure.Table, style paper.CellStyle) *paper.Table {
	if t.Account == nil {
		return table
	}
	label, value := style, style
	label.Face = paper.Hei
	value.Align = paper.AlignRight
	if n := len(table.Rows); n > 0 {
		table.Rows[n-1].KeepWithNext = true // the sums never stand alone on a page
	}
	sums := accountLines(t.Account)
	for n, line := range sums {
		at := min(max(t.Account.Amount, 0), len(t.Header)-1)
		amount := paper.Cell{Text: line.value, Style: &value}
		row := paper.Row{KeepWithNext: n < len(sums)-1}
		switch {
		case at == 0 && len(t.Header) > 1:
			row.Cells = []paper.Cell{amount, {Text: line.label, ColSpan: len(t.Header) - 1, Style: &label}}
		case at == 0:
			row.Cells = []paper.Cell{{Text: line.label + "：" + line.value, Style: &label}}
		default:
			row.Cells = []paper.Cell{{Text: line.label, ColSpan: at, Style: &label}, amount}
			if rest := len(t.Header) - at - 1; rest > 0 {
				row.Cells = append(row.Cells, paper.Cell{ColSpan: rest})
			}
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

type accountLine struct{ label, value string }

func accountLines(a *disclosure.Account) []accountLine {
	return []accountLine{
		{"上期结余", disclosure.FormatAmount(a.Before)},
		{"收入合计", disclosure.FormatAmount(a.Income)},
		{"支出合计", disclosure.FormatAmount(a.Spending)},
		{"本期结余", disclosure.FormatAmount(a.After)},
	}
}

// sumsOf are the sums that stand below column c.
func sumsOf(t disclosure.Table, c int) []string {
	if t.Account == nil || t.Account.Amount != c {
		return nil
	}
	var sums []string
	for _, line := range accountLines(t.Account) {
		sums = append(sums, line.value)
	}
	return sums
}

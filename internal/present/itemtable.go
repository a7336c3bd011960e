package present

import (
	"encoding/csv"
	"fmt"
	"strings"

	"zwgk/internal/disclosure"
)

// TableInput is a table as it was pasted from a workbook: a line for each row,
// cells apart by tabs, the heads first.
type TableInput struct {
	Title, Cells string
	// Account asks for sums that agree; the others are amounts in yuan.
	Account                         bool
	Before, Income, Spending, After string
}

// Table reads what was pasted. The sentence says how many rows there are and,
// of an account, what the rows add up to; or what is wrong, and then ok is
// false.
func (in TableInput) Table() (t disclosure.Table, sentence string, ok bool) {
	t = disclosure.Table{Title: strings.TrimSpace(in.Title)}
	lines := pasted(in.Cells)
	if len(lines) == 0 {
		return t, "还没有表。从WPS表格里复制，粘贴在上面", false
	}
	t.Header, t.Rows = lines[0], lines[1:]
	t.Amounts = amountColumns(t)
	if in.Account {
		t.Account = &disclosure.Account{Direction: directionColumn(t), Amount: -1}
		if len(t.Amounts) > 0 {
			t.Account.Amount = t.Amounts[0]
		}
		for _, sum := range []struct {
			name, text string
			to         *int64
		}{
			{"上期结余", in.Before, &t.Account.Before}, {"收入合计", in.Income, &t.Account.Income},
			{"支出合计", in.Spending, &t.Account.Spending}, {"本期结余", in.After, &t.Account.After},
		} {
			amount, read := disclosure.ParseAmount(sum.text)
			if !read {
				return t, sum.name + "“" + sum.text + "”不是数。写成1234.50这样", false
			}
			*sum.to = amount
		}
	}
	if err := t.Validate(); err != nil {
		return t, sentenceOf(err), false
	}
	return t, tableWords(t), true
}

func tableWords(t disclosure.Table) string {
	words := fmt.Sprintf("%d列，%d行", len(t.Header), len(t.Rows))
	if t.Account == nil {
		return words
	}
	income, spending := t.Sums()
	return words + fmt.Sprintf("。按明细：收入%s元，支出%s元，结余%s元，相符",
		disclosure.FormatAmount(income), disclosure.FormatAmount(spending), disclosure.FormatAmount(t.Account.Before+income-spending))
}

// pasted splits what a workbook puts on the clipboard. A cell with a line
// break comes in quotes.
func pasted(text string) [][]string {
	reader := csv.NewReader(strings.NewReader(strings.ReplaceAll(text, "\r\n", "\n")))
	reader.Comma, reader.LazyQuotes, reader.FieldsPerRecord = '\t', true, -1
	lines, err := reader.ReadAll()
	if err != nil {
		lines = nil
		for line := range strings.Lines(text) {
			lines = append(lines, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
		}
	}
	var kept [][]string
	width := 0
	for _, line := range lines {
		full := false
		for i, cell := range line {
			line[i] = strings.TrimSpace(strings.ReplaceAll(cell, "\n", " "))
			full = full || line[i] != ""
		}
		if full {
			kept, width = append(kept, line), max(width, len(line))
		}
	}
	for i := range kept { // a workbook leaves empty cells at the end out
		for len(kept[i]) < width {
			kept[i] = append(kept[i], "")
		}
	}
	return kept
}

// amountHeads are words of the head of a column of amounts.
var amountHeads = []string{"金额", "元", "款", "收入", "支出", "结余", "余额"}

func amountColumns(t disclosure.Table) []int {
	var columns []int
	for c, head := range t.Header {
		named := false
		for _, word := range amountHeads {
			named = named || strings.Contains(head, word)
		}
		if named && columnIs(t, c, func(cell string) bool {
			_, ok := disclosure.ParseAmount(cell)
			return ok || cell == ""
		}) {
			columns = append(columns, c)
		}
	}
	return columns
}

// directionColumn is the column that says 收入 or 支出 in every row, or -1.
func directionColumn(t disclosure.Table) int {
	for c := range t.Header {
		if columnIs(t, c, func(cell string) bool { return cell == disclosure.IncomeWord || cell == disclosure.SpendingWord }) {
			return c
		}
	}
	return -1
}

func columnIs(t disclosure.Table, column int, fits func(cell string) bool) bool {
	for _, row := range t.Rows {
		if !fits(row[column]) {
			return false
		}
	}
	return len(t.Rows) > 0
}

// InputOf is a table as it would have been pasted, to be changed.
func InputOf(t disclosure.Table) TableInput {
	lines := []string{strings.Join(t.Header, "\t")}
	for _, row := range t.Rows {
		lines = append(lines, strings.Join(row, "\t"))
	}
	in := TableInput{Title: t.Title, Cells: strings.Join(lines, "\n")}
	if a := t.Account; a != nil {
		in.Account = true
		in.Before, in.Income = disclosure.FormatAmount(a.Before), disclosure.FormatAmount(a.Income)
		in.Spending, in.After = disclosure.FormatAmount(a.Spending), disclosure.FormatAmount(a.After)
	}
	return in
}

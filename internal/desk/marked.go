package desk

import "zwgk/internal/sheet"

// MarkWorkbook writes a copy of the workbook of an import to target, with the
// cells of every refused row in red and the reason as their comment.
func MarkWorkbook(report *ImportReport, target string) error {
	var problems []sheet.Problem
	for _, row := range report.Rows {
		if row.Action == Refused {
			problems = append(problems, sheet.Problem{Place: row.Place, Value: row.Value, Sentence: row.Reason})
		}
	}
	return sheet.Mark(report.File, target, problems)
}

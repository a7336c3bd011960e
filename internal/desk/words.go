package desk

import (
	"fmt"

	"zwgk/internal/annual"
	"zwgk/internal/request"
)

// money is an amount in 分 as the clerk reads it.
type money int64

// inWords says a value of a record in the words of the form.
func inWords(value any) string {
	switch v := value.(type) {
	case request.Outcome:
		return rowName(annual.Table3, string(v))
	case request.ApplicantKind:
		return v.Label()
	case request.CaseResult:
		return columnLabel(annual.Table4, string(v))
	case request.Channel:
		return v.Label()
	case money:
		return annual.FormatAmount(int64(v)) + "万元"
	}
	return fmt.Sprint(value)
}

func rowName(table, key string) string {
	for _, row := range annual.Edition2021().Table(table).Rows {
		if row.Key == key {
			return row.Name()
		}
	}
	return key
}

func columnLabel(table, key string) string {
	for _, column := range annual.Edition2021().Table(table).Rows[0].Columns {
		if column.Key == key {
			return column.Label
		}
	}
	return key
}

// NameOf says in a list what a record is.
func NameOf(e annual.Entry) string {
	switch e.Ledger {
	case annual.Cases:
		return rowName(annual.Table4, e.Kind)
	case annual.Acts:
		return rowName(annual.Table2, e.Kind) + "　" + e.Title
	case annual.Applications, annual.Documents:
	}
	return e.Title
}

// ResultOf says in a list how a record ended or how much it stands for.
func ResultOf(e annual.Entry) string {
	switch e.Ledger {
	case annual.Applications:
		return outcomeWords(request.Application{Outcome: request.Outcome(e.Result), Closed: e.Ended})
	case annual.Cases:
		return resultWords(request.Case{Result: request.CaseResult(e.Result)})
	case annual.Documents:
		if e.Ended.IsZero() {
			return "有效"
		}
		return "已废止"
	case annual.Acts:
		if e.Kind == string(annual.Charges) {
			return inWords(money(e.Quantity))
		}
	}
	return fmt.Sprintf("%d件", e.Quantity)
}

package sheet

import (
	"fmt"

	"zwgk/internal/fault"
	"zwgk/internal/request"
)

// caseTaker makes cases of the rows of 复议诉讼台账.
type caseTaker struct {
	kinds   map[[2]string]caseKindValue
	results map[string]caseResultValue
}

func newCaseTaker() *caseTaker {
	return &caseTaker{map[[2]string]caseKindValue{}, map[string]caseResultValue{}}
}

func (*caseTaker) begin(*table, []string) string { return "" }
func (*caseTaker) end(*table)                    {}

func (c *caseTaker) take(t *table) {
	r := request.Case{
		Number:    t.code(fieldNumber),
		Received:  t.date(fieldReceived),
		Concluded: t.date(fieldClosed),
		Note:      t.text(fieldNote),
	}
	words := [2]string{t.text(fieldKind), t.text(fieldHow)}
	kind, ok := c.kinds[words]
	if !ok {
		if kind = readCaseKind(words[0], words[1]); len(c.kinds) < maxCached {
			c.kinds[words] = kind
		}
	}
	if r.Kind = kind.kind; kind.fault != "" {
		if kind.how && t.has(fieldHow) {
			t.refuse(fieldHow, words[1], kind.fault)
		} else {
			t.refuse(fieldKind, words[0], kind.fault)
		}
	}
	text := t.text(fieldOutcome)
	result := remember(c.results, text, readCaseResult)
	if r.Result = result.result; result.fault != "" {
		t.refuse(fieldOutcome, text, result.fault)
	}
	if r.Result != "" || !r.Concluded.IsZero() {
		// Without a day, the year of the ledger carries the result.
		if r.ConcludedYear = t.year; !r.Concluded.IsZero() {
			r.ConcludedYear = r.Concluded.Year
		}
	}
	if !t.bad {
		if err := r.Validate(); err != nil {
			f := caseField(r)
			t.refuse(f, t.cell(f).text, fault.Sentence(err))
		}
	}
	if t.bad {
		return
	}
	if r.Received.Year > t.year {
		t.note(fieldReceived, t.cell(fieldReceived).text,
			fmt.Sprintf("收到日期%s在%d年以后。核对", r.Received, t.year))
	}
	t.ledger.Cases = append(t.ledger.Cases, Row[request.Case]{r, t.summary.Name, t.row.number})
}

// caseField is the column to look at when r breaks a rule.
func caseField(r request.Case) field {
	switch {
	case r.Received.IsZero(), r.Concluded.IsZero() && r.Result != "":
		return fieldReceived
	case r.Kind == "":
		return fieldKind
	case r.Result == "":
		return fieldOutcome
	}
	return fieldClosed
}

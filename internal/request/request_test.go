package request_test

import (
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

func date(s string) workday.Date {
	if s == "" {
		return workday.Date{}
	}
	return workday.MustDate(s)
}

func TestAnApplicationThatCanBeCounted(t *testing.T) {
	for _, c := range []struct {
		name             string
		received, closed string
		kind             request.ApplicantKind
		outcome          request.Outcome
		says             string // "" when the application is right
	}{
		{"open", "2025-03-18", "", request.NaturalPerson, "", ""},
		{"answered", "2025-03-18", "2025-04-02", request.Commercial, request.Granted, ""},
		{"answered on the spot", "2025-03-18", "2025-03-18", request.NaturalPerson, request.Granted, ""},
		{"no day of receipt", "", "", request.NaturalPerson, "", "收到日期"},
		{"no kind of applicant", "2025-03-18", "", "", "", "申请人类别"},
		{"a kind that the form lacks", "2025-03-18", "", "company", "", "六类"},
		{"an outcome that the form lacks", "2025-03-18", "2025-04-02", request.NaturalPerson, "denied", "表三的结果"},
		{"an outcome without its day", "2025-03-18", "", request.NaturalPerson, request.Granted, "没有答复日期"},
		{"a day without its outcome", "2025-03-18", "2025-04-02", request.NaturalPerson, "", "没有办理结果"},
		{"answered before it came", "2025-03-18", "2025-03-17", request.NaturalPerson, request.Granted, "早于"},
	} {
		a := request.Application{Received: date(c.received), Closed: date(c.closed), Kind: c.kind, Outcome: c.outcome}
		checkSentence(t, c.name, a.Validate(), c.says)
		if a.Open() != (c.outcome == "") {
			t.Errorf("%s: open is %v", c.name, a.Open())
		}
	}
}

func TestACaseThatCanBeCounted(t *testing.T) {
	for _, c := range []struct {
		name                string
		kind                request.CaseKind
		received, concluded string
		year                int
		result              request.CaseResult
		says                string
	}{
		{"pending", request.Reconsideration, "2025-03-18", "", 0, "", ""},
		{"concluded", request.DirectLitigation, "2025-03-18", "2026-01-05", 2026, request.Upheld, ""},
		{"concluded, the day not recorded", request.Reconsideration, "2025-03-18", "", 2025, request.Overturned, ""},
		{"no day of receipt", request.Reconsideration, "", "", 0, "", "收到日期"},
		{"neither 复议 nor 诉讼", "", "2025-03-18", "", 0, "", "复议还是行政诉讼"},
		{"concluded without a result", request.Reconsideration, "2025-03-18", "2025-05-01", 2025, "", "没有审理结果"},
		{"a result without a year", request.Reconsideration, "2025-03-18", "", 0, request.Upheld, "哪一年"},
		{"concluded before it came", request.Reconsideration, "2025-03-18", "2025-03-01", 2025, request.Upheld, "早于"},
		{"concluded in a year before", request.Reconsideration, "2025-03-18", "", 2024, request.Upheld, "早于"},
		{"day and year differ", request.Reconsideration, "2025-03-18", "2025-05-01", 2026, request.Upheld, "不符"},
	} {
		record := request.Case{Kind: c.kind, Received: date(c.received), Concluded: date(c.concluded), ConcludedYear: c.year, Result: c.result}
		checkSentence(t, c.name, record.Validate(), c.says)
	}
}

func checkSentence(t *testing.T, name string, err error, says string) {
	t.Helper()
	switch {
	case says == "" && err != nil:
		t.Errorf("%s: %v", name, err)
	case says != "" && (fault.CodeOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), says)):
		t.Errorf("%s: %v, want a sentence with %q", name, err, says)
	}
}

// TestTheFormsLists: 21 outcomes and six kinds of applicant, each once.
func TestTheFormsLists(t *testing.T) {
	outcomes := map[request.Outcome]bool{}
	for _, o := range request.Outcomes() {
		outcomes[o] = o.Valid()
	}
	if len(outcomes) != 21 || request.Outcome("result_total").Valid() || request.Outcome("").Valid() {
		t.Errorf("%d outcomes", len(outcomes))
	}
	kinds := map[request.ApplicantKind]bool{}
	for _, k := range request.ApplicantKinds() {
		kinds[k] = k.Valid()
	}
	if len(kinds) != 6 || request.ApplicantKind("total").Valid() {
		t.Errorf("%d kinds of applicant", len(kinds))
	}
	request.Outcomes()[0] = "changed"
	if request.Outcomes()[0] != request.Granted {
		t.Error("a caller can change the form")
	}
}

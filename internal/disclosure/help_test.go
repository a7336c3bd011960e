package disclosure_test

import (
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

var (
	drafter    = disclosure.Who{ID: "p1", Name: "李小满", Role: office.Drafter}
	section    = disclosure.Who{ID: "p2", Name: "周长顺", Role: office.Section}
	clerk      = disclosure.Who{ID: "p3", Name: "陈晓梅", Role: office.Clerk}
	deputy     = disclosure.Who{ID: "p4", Name: "赵国梁", Role: office.Deputy}
	leader     = disclosure.Who{ID: "p5", Name: "何建民", Role: office.Leader}
	supervisor = disclosure.Who{ID: "p6", Name: "孙有德", Role: office.Supervisor}
	archivist  = disclosure.Who{ID: "p7", Name: "吴桂芳", Role: office.Archivist}
)

var everybody = []disclosure.Who{drafter, section, clerk, deputy, leader, supervisor, archivist}

func day(s string) workday.Date { return workday.MustDate(s) }

// newItem is a draft with a text, ready to be sent.
func newItem(route office.Route) disclosure.Item {
	return disclosure.Item{
		ID: "i1", Title: "2026年农机购置补贴结果", Kind: "A11", Attribute: disclosure.Proactive, Audience: disclosure.Everyone,
		Formed: day("2026-03-02"), Drafter: drafter, Begun: day("2026-03-03"), Route: route, Revision: 1,
	}
}

var answered = &disclosure.Questions{MayPublish: true, How: "村公示栏张贴", Scope: "全社会"}

// through takes an item to the step of a kind, everybody agreeing.
func through(t *testing.T, i disclosure.Item, to office.StepKind) disclosure.Item {
	t.Helper()
	var err error
	if i.At == 0 {
		if i, err = i.Submit(day("2026-03-04")); err != nil {
			t.Fatal(err)
		}
	}
	for i.Step().Kind != to {
		if i, err = i.Pass(agreeing(i.Step().Kind), 0); err != nil {
			t.Fatalf("%s: %v", i.Step().Name, err)
		}
	}
	return i
}

// agreeing is the review of whoever takes a step.
func agreeing(k office.StepKind) disclosure.Review {
	by := map[office.StepKind]disclosure.Who{
		office.FinancialReview: supervisor, office.PreliminaryReview: section, office.SupervisionReview: supervisor,
		office.SecrecyReview: clerk, office.ApprovalReview: deputy, office.CollectiveDecision: leader, office.SignOff: leader,
	}[k]
	r := disclosure.Review{By: by, On: day("2026-03-05"), Text: "同意。"}
	switch k {
	case office.SecrecyReview:
		r.Questions = answered
	case office.CollectiveDecision:
		r.Paper = &disclosure.Paper{Meeting: "3月5日两委会议", RecordedBy: clerk}
	}
	return r
}

var board = disclosure.Publication{ID: "b1", Channel: catalog.NoticeBoard, Place: "村部公示栏", On: day("2026-03-06"), By: clerk}

// says checks an error's sentence; "" wants none.
func says(t *testing.T, name string, err error, want string) {
	t.Helper()
	if (err == nil) != (want == "") || !strings.Contains(fault.Sentence(err), want) {
		t.Errorf("%s: %v, want %q", name, err, want)
	}
}

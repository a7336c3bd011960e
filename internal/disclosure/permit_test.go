package disclosure_test

import (
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
)

// matrix says who may do what at each step of the longest routes: one letter
// for each of the seven people of everybody, in that order (drafter, section,
// clerk, deputy, leader, supervisor, archivist); a dot where not.
var matrix = map[disclosure.Action]map[office.StepKind]string{
	disclosure.Write:     every("d.c...."),
	disclosure.SeeIt:     every("dscelva"),
	disclosure.SeeFull:   every("dscelva"),
	disclosure.SettleOne: every(".sce.v."),
	disclosure.PostIt:    every("d.c...."),
	disclosure.Listen:    every("d.c...."),
	disclosure.EndIt:     every("..c.l.."),
	disclosure.FileIt:    every("..c...a"),
	disclosure.Record: only(map[office.StepKind]string{
		office.FinancialReview: "d.c...a", office.PreliminaryReview: "d.c...a", office.SupervisionReview: "d.c...a",
		office.SecrecyReview: "d.c...a", office.ApprovalReview: "d.c...a", office.CollectiveDecision: "d.c...a", office.SignOff: "d.c...a",
	}),
	disclosure.Judge: only(map[office.StepKind]string{
		office.FinancialReview: ".....v.", office.PreliminaryReview: ".s.....", office.SupervisionReview: ".....v.",
		office.SecrecyReview: "..c....", office.ApprovalReview: "...e...", office.CollectiveDecision: "....l..", office.SignOff: "....l..",
	}),
}

func every(who string) map[office.StepKind]string {
	m := map[office.StepKind]string{}
	for _, k := range office.StepKinds() {
		m[k] = who
	}
	return m
}

func only(some map[office.StepKind]string) map[office.StepKind]string {
	m := every(".......")
	for k, who := range some {
		m[k] = who
	}
	return m
}

// TestWhoMayDoWhatAtWhichStep is the whole matrix: role × step × action.
func TestWhoMayDoWhatAtWhichStep(t *testing.T) {
	tried := 0
	for _, action := range disclosure.Actions() {
		for _, kind := range office.StepKinds() {
			i := newItem(office.Route{ID: "r", Name: "r", Steps: []office.Step{{Kind: kind, Name: kind.Label()}}})
			for n, who := range everybody {
				tried++
				err := disclosure.May(who, action, &i)
				if want := matrix[action][kind][n] != '.'; (err == nil) != want {
					t.Errorf("%s, %s, %s: %v, want allowed %v", who.Role, kind, action, err, want)
				}
			}
		}
	}
	if tried != len(everybody)*len(office.StepKinds())*len(disclosure.Actions()) || len(office.Roles()) != len(everybody) {
		t.Errorf("%d of the matrix tried", tried)
	}
	i := newItem(office.TownRoute())
	if disclosure.May(clerk, "burn", &i) == nil {
		t.Error("an action that is none is allowed")
	}
}

package office_test

import (
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// TestBuiltInRoutes: the routes of the users' own papers, step by step.
func TestBuiltInRoutes(t *testing.T) {
	for _, c := range []struct {
		name  string
		level office.Level
		route office.Route
		want  string
	}{
		{"the town's", office.Town, office.TownRoute(), "拟稿→初审→保密审查→审核→签发→公开→建档"},
		{"the village's", office.Village, office.VillageRoute(), "提出→监委会审查→两委会议→公布→征询意见→建档"},
		{"the leading group's", office.Town, office.CollectiveRoute(), "拟稿→督查小组先审→保密审查→领导小组研究→组长同意→公开→建档"},
		{"what is not made public", office.Town, office.WithholdingRoute(), "拟稿→初审→保密审查→集体研究→签发备案→建档"},
		{"the town's with accounts", office.Town, office.TownRoute().WithAudit(), "拟稿→审计理财→初审→保密审查→审核→签发→公开→建档"},
	} {
		var names []string
		for _, s := range c.route.Steps {
			names = append(names, s.Name)
		}
		if got := strings.Join(names, "→"); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
		if err := c.route.Validate(c.level); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if twice := office.TownRoute().WithAudit().WithAudit(); len(twice.Steps) != 8 {
		t.Errorf("audited twice: %d steps", len(twice.Steps))
	}
}

// TestRoutesOfOnesOwn: what a route must have and in which order.
func TestRoutesOfOnesOwn(t *testing.T) {
	step := func(k office.StepKind) office.Step { return office.Step{Kind: k, Name: k.Label()} }
	town := func(change func(*office.Route)) office.Route {
		r := office.TownRoute()
		change(&r)
		return r
	}
	for _, c := range []struct {
		name  string
		level office.Level
		route office.Route
		says  string
	}{
		{"two approvals", office.Town, town(func(r *office.Route) {
			r.Steps = append(r.Steps[:4:4], append([]office.Step{{Kind: office.ApprovalReview, Name: "副镇长审核"}}, r.Steps[4:]...)...)
		}), ""},
		{"no name", office.Town, town(func(r *office.Route) { r.Name = " " }), "名称"},
		{"no secrecy review", office.Town, town(func(r *office.Route) { r.Steps = append(r.Steps[:2:2], r.Steps[3:]...) }), "保密审查"},
		{"no sign-off", office.Town, town(func(r *office.Route) { r.Steps = append(r.Steps[:4:4], r.Steps[5:]...) }), "签发"},
		{"published before signed", office.Town, town(func(r *office.Route) { r.Steps[4], r.Steps[5] = r.Steps[5], r.Steps[4] }), "位置不对"},
		{"twice the same", office.Town, town(func(r *office.Route) { r.Steps[1] = r.Steps[2] }), "位置不对"},
		{"no filing", office.Town, town(func(r *office.Route) { r.Steps = r.Steps[:6] }), "到建档结束"},
		{"an unknown step", office.Town, town(func(r *office.Route) { r.Steps[1].Kind = "lunch" }), "什么环节"},
		{"a village without its committee", office.Village, office.Route{Name: "村", Steps: []office.Step{
			step(office.Drafting), step(office.CollectiveDecision), step(office.Publishing), step(office.Filing),
		}}, "村务监督委员会"},
	} {
		err := c.route.Validate(c.level)
		if (err == nil) != (c.says == "") || !strings.Contains(fault.Sentence(err), c.says) {
			t.Errorf("%s: %v, want %q", c.name, err, c.says)
		}
	}
}

// TestEveryStepHasSomebody: no route can come to a step that no role takes.
func TestEveryStepHasSomebody(t *testing.T) {
	for _, k := range office.StepKinds() {
		if k.Label() == "" || len(k.Roles()) == 0 {
			t.Errorf("step %s: label %q, roles %v", k, k.Label(), k.Roles())
		}
	}
}

// TestRoutesAreWrittenAndReadBack as people write them.
func TestRoutesAreWrittenAndReadBack(t *testing.T) {
	for _, r := range []office.Route{office.TownRoute(), office.VillageRoute(), office.CollectiveRoute(), office.WithholdingRoute(), office.TownRoute().WithAudit()} {
		got, err := office.ParseRoute(r.Name, r.String())
		if err != nil || got.String() != r.String() {
			t.Errorf("%s reads back as %s, %v", r, got, err)
		}
	}
	own, err := office.ParseRoute("两级审核", "拟稿、初审，保密审查 审核：副镇长审核 > 审核:镇长审核 -> 签发 公开 归档")
	if err != nil || own.Steps[3].Name != "副镇长审核" || own.Steps[4].Name != "镇长审核" || own.Steps[7].Kind != office.Filing || own.Validate(office.Town) != nil {
		t.Errorf("%+v %v %v", own, err, own.Validate(office.Town))
	}
	if _, err := office.ParseRoute("坏的", "拟稿→吃饭"); !strings.Contains(fault.Sentence(err), "“吃饭”不是审签的环节") {
		t.Error(err)
	}
}

package disclosure_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/privacy"
)

// TestWhatAReviewMustSay walks up to each step and tries what is not enough.
func TestWhatAReviewMustSay(t *testing.T) {
	same := agreeing(office.SignOff)
	same.By = clerk
	for _, c := range []struct {
		name   string
		route  office.Route
		at     office.StepKind
		change func(*disclosure.Review)
		open   int
		says   string
	}{
		{"初审", office.TownRoute(), office.PreliminaryReview, func(*disclosure.Review) {}, 3, ""},
		{"one's own draft", office.TownRoute(), office.PreliminaryReview, func(r *disclosure.Review) { r.By = drafter }, 0, "不能自己审"},
		{"one's own draft, on paper", office.TownRoute(), office.PreliminaryReview, func(r *disclosure.Review) {
			r.By = disclosure.Who{Name: drafter.Name}
		}, 0, "不能自己审"},
		{"nobody's", office.TownRoute(), office.PreliminaryReview, func(r *disclosure.Review) { r.By = disclosure.Who{} }, 0, "谁的意见"},
		{"yesterday's", office.TownRoute(), office.PreliminaryReview, func(r *disclosure.Review) { r.On = day("2026-03-03") }, 0, "早于上一步"},
		{"501 characters", office.TownRoute(), office.PreliminaryReview, func(r *disclosure.Review) { r.Text = strings.Repeat("同", 501) }, 0, "501个字"},
		{"保密审查 without the three answers", office.TownRoute(), office.SecrecyReview, func(r *disclosure.Review) { r.Questions = nil }, 0, "三问"},
		{"that says no", office.TownRoute(), office.SecrecyReview, func(r *disclosure.Review) { r.Questions = &disclosure.Questions{How: "栏", Scope: "村"} }, 0, "不能公开"},
		{"that says not how", office.TownRoute(), office.SecrecyReview, func(r *disclosure.Review) { r.Questions = &disclosure.Questions{MayPublish: true, Scope: "村"} }, 0, "怎样公开"},
		{"that says not to whom", office.TownRoute(), office.SecrecyReview, func(r *disclosure.Review) { r.Questions = &disclosure.Questions{MayPublish: true, How: "栏"} }, 0, "公开范围"},
		{"with three open findings", office.TownRoute(), office.SecrecyReview, func(*disclosure.Review) {}, 3, "还有3处"},
		{"that opened again afterwards", office.TownRoute(), office.SignOff, func(*disclosure.Review) {}, 1, "还有1处"},
		{"签发 by who did 保密审查", office.TownRoute(), office.SignOff, func(r *disclosure.Review) { r.By = clerk }, 0, "签发要换一个人"},
		{"unless the office has said why", office.TownRoute(), office.SignOff, func(r *disclosure.Review) { r.By, r.SamePerson = clerk, "全镇只有两人" }, 0, ""},
		{"a meeting without its name", office.VillageRoute(), office.CollectiveDecision, func(r *disclosure.Review) { r.Paper = nil }, 0, "写明会议"},
		{"a village's open findings", office.VillageRoute(), office.SupervisionReview, func(*disclosure.Review) {}, 1, "还有1处"},
	} {
		i := through(t, newItem(c.route), c.at)
		r := agreeing(c.at)
		c.change(&r)
		next, err := i.Pass(r, c.open)
		says(t, c.name, err, c.says)
		if moved := next.At != i.At; moved != (c.says == "") {
			t.Errorf("%s: at %d, was at %d", c.name, next.At, i.At)
		}
	}
}

func TestWhatADraftMustHaveToBeSent(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*disclosure.Item)
		says   string
	}{
		{"all of it", func(*disclosure.Item) {}, ""},
		{"no text", func(i *disclosure.Item) { i.Revision = 0 }, "没有正文"},
		{"no day of formation", func(i *disclosure.Item) { i.Formed.Year = 0; i.Formed.Month = 0; i.Formed.Day = 0 }, "形成日期"},
		{"an account that nobody audits", func(i *disclosure.Item) { i.Flags.Financial = true }, "审计理财"},
		{"an account on its way to audit", func(i *disclosure.Item) { i.Flags.Financial, i.Route = true, i.Route.WithAudit() }, ""},
		{"a village's account", func(i *disclosure.Item) { i.Flags.Financial, i.Route = true, office.VillageRoute() }, ""},
		{"sent before", func(i *disclosure.Item) { i.At = 2 }, "已经送审"},
	} {
		i := newItem(office.TownRoute())
		c.change(&i)
		_, err := i.Submit(day("2026-03-04"))
		says(t, c.name, err, c.says)
	}
}

// TestReturned: a return leads back to the drafter with the reason, and what
// had been passed must be passed again.
func TestReturned(t *testing.T) {
	i := through(t, newItem(office.TownRoute()), office.ApprovalReview)
	r := agreeing(office.ApprovalReview)
	r.Text = ""
	_, err := i.Return(r)
	says(t, "without a reason", err, "退回要写原因")
	r.Text = "金额与附表不符，核对后再送。"
	i, err = i.Return(r)
	says(t, "with a reason", err, "")
	if i.State() != disclosure.WasReturned || i.ReturnedFor().Text != r.Text || len(i.Current()) != 0 {
		t.Errorf("returned: %s %+v, %d opinions stand", i.State(), i.ReturnedFor(), len(i.Current()))
	}
	i, text, err := i.Revise(disclosure.Revision{Title: i.Title, Body: "改过的正文"})
	says(t, "redrafted", err, "")
	if text.Number != 2 {
		t.Errorf("redrafted: number %d", text.Number)
	}
	i, err = i.Submit(day("2026-03-06"))
	says(t, "sent again", err, "")
	if i.State() != disclosure.InReview || i.At != 1 || i.ReturnedFor() != nil || len(i.Current()) != 1 {
		t.Errorf("sent again: %s at %d, %d opinions stand", i.State(), i.At, len(i.Current()))
	}
}

// TestAChangeReopensTheRoute: after review every change needs a reason and
// sends the item back to its beginning.
func TestAChangeReopensTheRoute(t *testing.T) {
	for _, at := range []office.StepKind{office.PreliminaryReview, office.SignOff, office.Publishing, office.Filing} {
		i := newItem(office.TownRoute())
		if at == office.Filing {
			i = through(t, i, office.Publishing)
			i, _ = i.Post(board)
			i, _ = i.AddEvidence("b1", disclosure.Evidence{Digest: "d", Name: "n"})
			i, _ = i.Go()
		} else {
			i = through(t, i, at)
		}
		_, _, err := i.Revise(disclosure.Revision{Title: "新标题", Body: "新正文"})
		says(t, string(at)+" without a reason", err, "改动要写原因")
		i, _, err = i.Revise(disclosure.Revision{Title: "新标题", Body: "新正文", Reason: "金额更正"})
		says(t, string(at), err, "")
		if i.At != 0 || i.Title != "新标题" || i.Revision != 2 {
			t.Errorf("%s: at %d, %q, revision %d", at, i.At, i.Title, i.Revision)
		}
	}
}

// TestPersonalDataIsSettledByAnother: not by the drafter, not without a
// reason, and only for the text that was looked at.
func TestPersonalDataIsSettledByAnother(t *testing.T) {
	i := through(t, newItem(office.TownRoute()), office.SecrecyReview)
	s := disclosure.Settlement{Place: "p1", Digest: "d1", Kind: "phone", Mask: true, By: clerk, On: day("2026-03-05")}
	mine := s
	mine.By = drafter
	_, err := i.Settle(mine)
	says(t, "by the drafter", err, "另一个人")
	stays := s
	stays.Kind, stays.Mask = "wechat", false
	_, err = i.Settle(stays)
	says(t, "it stays without a reason", err, "照登要写理由")
	id := stays
	id.Kind, id.Severity, id.Reason = privacy.IDCard, privacy.MustMask, "可以"
	_, err = i.Settle(id)
	says(t, "an ID number stays", err, "必须遮盖")
	id.Reason = "是项目编号，不是身份证号"
	_, err = i.Settle(id)
	says(t, "a number that is none", err, "")
	mark := s
	mark.Kind, mark.Severity = privacy.Classification, privacy.Forbid
	_, err = i.Settle(mark)
	says(t, "a mark of secrecy", err, "遮盖了也不能公开")
	i, err = i.Settle(s)
	says(t, "masked", err, "")
	if open := i.OpenPlaces("d1", []string{"p1", "p2"}); len(open) != 1 || open[0] != "p2" {
		t.Errorf("open: %v", open)
	}
	if open := i.OpenPlaces("d2", []string{"p1"}); len(open) != 1 {
		t.Errorf("in another text: %v", open)
	}
	if !i.Masked("d1", "p1") || !i.Masked("d1", "never seen") {
		t.Error("what is settled as masked, or not settled, shows")
	}
}

// TestAnyWalkKeepsTheOrder: whatever people try, in whatever order, nothing is
// posted that was not passed at every step, in the newest text, by others than
// the drafter.
func TestAnyWalkKeepsTheOrder(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 11))
	posted := 0
	for range 3000 {
		i := newItem([]office.Route{office.TownRoute(), office.VillageRoute(), office.CollectiveRoute()}[dice.IntN(3)])
		for range 30 {
			r := agreeing(i.Step().Kind)
			r.By, r.On, r.Text = everybody[dice.IntN(len(everybody))], day("2026-03-06"), "同意。"
			var err error
			switch dice.IntN(8) {
			case 0:
				i, err = i.Return(r)
			case 1:
				i, _, err = i.Revise(disclosure.Revision{Title: "改", Body: "改", Reason: "更正"})
			case 2:
				i, err = i.Post(board)
			case 3:
				i, err = i.Submit(day("2026-03-06"))
			default:
				i, err = i.Pass(r, dice.IntN(5)/4)
			}
			_ = err // most are refused; what matters is what is let through
			if i.Hanging() != nil {
				break
			}
		}
		if i.Hanging() == nil {
			continue
		}
		posted++
		passed := i.Current()
		if len(passed) != i.Route.Index(office.Publishing) {
			t.Fatalf("posted after %d of %d steps", len(passed), i.Route.Index(office.Publishing))
		}
		for n, o := range passed {
			if o.At != n || o.Revision != i.Revision || n > 0 && o.By.ID == drafter.ID {
				t.Fatalf("step %d: %+v", n, o)
			}
		}
	}
	if posted < 100 {
		t.Errorf("only %d of 3000 walks came to the board", posted)
	}
}

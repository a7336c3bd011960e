package present_test

import (
	"context"
	"os"
	"slices"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/present"
	"zwgk/internal/tour"
)

func firstDay(t *testing.T) tour.Tour {
	t.Helper()
	text, err := os.ReadFile("../../resources/handbook/tour.txt")
	if err != nil {
		t.Fatal(err)
	}
	return must(tour.Parse(string(text)))(t)
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// practice is somebody who does what the first day tells.
type practice struct {
	t    *testing.T
	desk *desk.Desk
	day  tour.Tour
	id   string
}

// acts bring about each condition, the way the rooms do it.
func (p *practice) acts() map[tour.Condition]func(context.Context) error {
	onPaper := func(signer string) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := p.desk.Pass(ctx, p.id, desk.ReviewInput{
				Questions: &disclosure.Questions{MayPublish: true, How: "公示栏", Scope: "全社会"},
				Paper:     &desk.PaperInput{Signer: signer, On: p.desk.Today()},
			})
			return err
		}
	}
	return map[tour.Condition]func(context.Context) error{
		tour.Registered: func(ctx context.Context) error { return p.write(ctx, "王秀兰，身份证号11010519491231002X。") },
		tour.Submitted: func(ctx context.Context) error {
			if err := p.write(ctx, "王秀兰，发放320元。"); err != nil {
				return err
			}
			_, err := p.desk.Submit(ctx, p.id)
			return err
		},
		tour.SlipPrinted: func(ctx context.Context) error { _, err := p.desk.ItemPaper(ctx, p.id, desk.SlipPaper); return err },
		tour.ReviewNoted: onPaper("周长顺"), tour.SecrecyNoted: onPaper("陈晓梅"),
		tour.SignOffNoted: func(ctx context.Context) error {
			if err := onPaper("赵国梁")(ctx); err != nil {
				return err
			}
			return onPaper("何建民")(ctx)
		},
		tour.Posted: func(ctx context.Context) error {
			_, err := p.desk.Post(ctx, p.id, desk.PostingInput{Channel: catalog.NoticeBoard, Place: "镇政府东墙", On: p.desk.Today()})
			return err
		},
		tour.Proved: func(ctx context.Context) error {
			photo, err := p.desk.PracticePhoto()
			if err != nil {
				return err
			}
			item := must(p.desk.Item(ctx, p.id))(p.t).Item
			_, err = p.desk.AddEvidence(ctx, p.id, item.Publications[0].ID, photo, "")
			return err
		},
		tour.Filed: func(ctx context.Context) error {
			if _, err := p.desk.GoOn(ctx, p.id); err != nil {
				return err
			}
			_, err := p.desk.File(ctx, p.id)
			return err
		},
		tour.ReportPrinted: func(ctx context.Context) error {
			report, err := p.desk.AnnualReport(ctx, desk.DemoYear, p.desk.Today(), nil)
			if err != nil {
				return err
			}
			document, fonts, err := desk.LayOut(report)
			if err != nil {
				return err
			}
			_, err = p.desk.KeepPages(report.Title, document, fonts)
			return err
		},
	}
}

func (p *practice) write(ctx context.Context, body string) error {
	draft := must(p.desk.NewDraft(ctx, "town-010"))(p.t)
	if p.id != "" {
		draft.Item = must(p.desk.Item(ctx, p.id))(p.t).Item
	}
	draft.Text.Title, draft.Text.Body = p.day.Written("标题"), body
	item, err := p.desk.SaveDraft(ctx, draft)
	p.id = item.ID
	return err
}

// The first day goes on by itself as soon as the office is as each step wants
// it, and not before.
func TestTheFirstDayFollowsTheOffice(t *testing.T) {
	view, d, day, kept := &screen[present.TourModel]{}, demo(t), firstDay(t), 0
	if !d.IsDemo() {
		t.Error("the demo does not know itself")
	}
	p := &practice{t: t, desk: d, day: day}
	guide := present.NewTour(d, present.Inline{}, view, day, 1, func(step int) { kept = step })
	guide.Start()
	acts := p.acts()
	for n, step := range day.Steps {
		if m := view.last(); m.Number != n+1 || m.Of != len(day.Steps) || m.Title != step.Title || m.Done || kept != n+1 {
			t.Fatalf("step %d: %+v, kept %d", n+1, m, kept)
		}
		guide.Look()
		if view.last().Number != n+1 {
			t.Fatalf("step %d goes on with nothing done", n+1)
		}
		if step.Done == tour.Seen {
			if last := n+1 == len(day.Steps); guide.Next() == last {
				t.Errorf("after step %d", n+1)
			}
			continue
		}
		if err := acts[step.Done](t.Context()); err != nil {
			t.Fatalf("step %d: %v", n+1, err)
		}
		guide.Look()
		if m := view.last(); m.Before != string(step.Done) {
			t.Errorf("after step %d: %+v", n+1, m)
		}
		if !slices.ContainsFunc(view.shown, func(m present.TourModel) bool { return m.Number == n+1 && m.Done }) {
			t.Errorf("step %d is not ticked", n+1)
		}
	}
	guide.Back()
	if m := view.last(); m.Number != len(day.Steps)-1 || !m.Done || m.Before != "" {
		t.Errorf("back to a step that is done: %+v", m)
	}
}

// A founded office is no demo.
func TestARealOfficeIsNoDemo(t *testing.T) {
	d := must(desk.Found(t.Context(), t.TempDir()+"/单位", "town", "青石镇人民政府", desk.Person{Name: "陈晓梅"}))(t)
	defer d.Close()
	if d.IsDemo() {
		t.Error("an office is taken for the demo")
	}
}

func TestAStepIsTakenUpWhereItWasLeft(t *testing.T) {
	view, day := &screen[present.TourModel]{}, firstDay(t)
	for step, want := range map[int]int{-1: 1, 1: 1, 4: 4, 99: len(day.Steps)} {
		guide := present.NewTour(demo(t), present.Inline{}, view, day, step, func(int) {})
		guide.Start()
		guide.Fold()
		if m := view.last(); m.Number != want || !m.Folded {
			t.Errorf("begun at %d: %+v", step, m)
		}
	}
}

package present

import (
	"context"
	"log/slog"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/tour"
)

// TourDesk is what the first day looks at in the office.
type TourDesk interface {
	Search(ctx context.Context, words string, limit int) (desk.SearchResult, error)
	Item(ctx context.Context, id string) (*desk.ItemView, error)
	Printed() ([]string, error)
}

var _ TourDesk = (*desk.Desk)(nil)

// TourModel is the step of the first day that is under way.
type TourModel struct {
	Number, Of int // from 1
	Title, Why string
	Sentences  []string
	Done       bool   // what the step is to bring about is so
	Condition  string // what that is
	Before     string // what the step before has just brought about, "" otherwise
	Folded     bool   // only the title is to be seen
}

// Last reports whether no step follows.
func (m TourModel) Last() bool { return m.Number == m.Of }

// Tour presents the first day beside the rooms. It looks at the office after
// everything that is done there, and goes on when a step is done.
type Tour struct {
	desk TourDesk
	run  Runner
	view View[TourModel]
	tour tour.Tour
	keep func(step int) // remembers the step, from 1

	at      int
	known   bool // whether the step was done is known
	done    bool
	before  string
	folded  bool
	looking bool
	again   bool // something was done while the office was looked at
}

// NewTour returns the presenter of a first day that begins at a step, counted
// from 1.
func NewTour(d TourDesk, run Runner, view View[TourModel], day tour.Tour, step int, keep func(step int)) *Tour {
	return &Tour{desk: d, run: run, view: view, tour: day, keep: keep, at: min(max(step-1, 0), len(day.Steps)-1)}
}

// Start shows the step.
func (t *Tour) Start() { t.turn(t.at, "") }

// Next goes on, whether the step is done or not. It reports whether there is
// anything to go on to.
func (t *Tour) Next() bool {
	if t.at+1 == len(t.tour.Steps) {
		return false
	}
	t.turn(t.at+1, "")
	return true
}

// Back returns to the step before.
func (t *Tour) Back() {
	if t.at > 0 {
		t.turn(t.at-1, "")
	}
}

// Fold shows only the title, or everything again.
func (t *Tour) Fold() {
	t.folded = !t.folded
	t.show()
}

func (t *Tour) turn(to int, before string) {
	t.at, t.known, t.done, t.before = to, false, false, before
	t.keep(to + 1)
	t.show()
	t.Look()
}

// Look is called after something was done in the office.
func (t *Tour) Look() {
	if t.looking {
		t.again = true
		return
	}
	t.looking, t.again = true, false
	at := t.at
	var facts tour.Facts
	t.run.Go(func(ctx context.Context) (err error) {
		facts, err = t.facts(ctx)
		return err
	}, func(err error) {
		t.looking = false
		if err != nil {
			slog.Warn("tour", "error", err)
		} else if at == t.at {
			t.take(facts)
		}
		if t.again || at != t.at {
			t.Look()
		}
	})
}

// take goes on when the step has just been done. One that was done before it
// was turned to stays: the person has come back to read it.
func (t *Tour) take(facts tour.Facts) {
	step := t.tour.Steps[t.at]
	held, before, known := facts[step.Done], t.done, t.known
	t.done, t.known = held, true
	if held == before && known {
		return
	}
	t.show()
	if known && held && t.at+1 < len(t.tour.Steps) {
		t.turn(t.at+1, string(step.Done))
	}
}

func (t *Tour) show() {
	step := t.tour.Steps[t.at]
	m := TourModel{
		Number: t.at + 1, Of: len(t.tour.Steps), Title: step.Title, Why: step.Why,
		Done: t.done, Condition: string(step.Done), Before: t.before, Folded: t.folded,
	}
	for _, s := range step.Sentences {
		m.Sentences = append(m.Sentences, s.Text)
	}
	t.view.Show(m)
}

// The field by whose text the tour's own item is known, and the words by which
// the papers are.
const (
	tourTitleField = "标题"
	tourSlip       = "审批单"
	tourReport     = "年度报告"
	tourReportSlip = "审签单"
	tourSearched   = 50 // items with the words of the title that are looked at
)

// facts looks at the tour's own item, the newest of its title, and at what was
// printed.
func (t *Tour) facts(ctx context.Context) (tour.Facts, error) {
	facts, title := tour.Facts{}, t.tour.Written(tourTitleField)
	printed, err := t.desk.Printed()
	if err != nil {
		return nil, err
	}
	for _, name := range printed {
		if strings.Contains(name, tourSlip) && strings.Contains(name, title) {
			facts[tour.SlipPrinted] = true
		}
		if strings.Contains(name, tourReport) && !strings.Contains(name, tourReportSlip) {
			facts[tour.ReportPrinted] = true
		}
	}
	found, err := t.desk.Search(ctx, title, tourSearched)
	if err != nil {
		return nil, err
	}
	newest := ""
	for _, hit := range found.Hits {
		if hit.Kind == desk.FoundItem && hit.Title == title && hit.ID > newest {
			newest = hit.ID
		}
	}
	if newest == "" {
		delete(facts, tour.SlipPrinted)
		return facts, nil
	}
	v, err := t.desk.Item(ctx, newest)
	if err == nil {
		itemFacts(facts, v)
	}
	return facts, err
}

// itemFacts says how far an item is.
func itemFacts(facts tour.Facts, v *desk.ItemView) {
	i := &v.Item
	facts[tour.Registered] = true
	facts[tour.Submitted] = i.At > 0 && len(v.Open) == 0
	noted := map[office.StepKind]tour.Condition{
		office.PreliminaryReview: tour.ReviewNoted, office.SecrecyReview: tour.SecrecyNoted, office.SignOff: tour.SignOffNoted,
	}
	for _, o := range i.Current() {
		if c := noted[o.Step]; c != "" && o.Verdict == disclosure.Passed && o.Paper != nil {
			facts[c] = true
		}
	}
	for _, p := range i.Publications {
		facts[tour.Posted] = true
		facts[tour.Proved] = facts[tour.Proved] || len(p.Evidence) > 0
	}
	facts[tour.Filed] = i.State() == disclosure.InArchive
}

package present

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// AskRow is something that the paper should say and the records do not.
type AskRow struct {
	Kind     writing.EventKind
	Question string // 本年参加或者组织了几次培训
	Name     string // 培训
	Unit     string // of the quantity; "" for none
	Told     bool   // it is words only
	Here     bool   // the answer will stand in the part in sight
}

// EventRow is something that the office did and that was registered.
type EventRow struct{ ID, Name, Line string }

// askRows are the questions, those of a part first.
func (a *Annual) askRows(part string) (rows []AskRow) {
	for _, ask := range a.draft.Asks {
		row := askRow(ask.Kind)
		row.Question, row.Here = ask.Question, ask.Part == part
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b AskRow) int {
		switch {
		case a.Here == b.Here:
			return 0
		case a.Here:
			return -1
		}
		return 1
	})
	return rows
}

func askRow(k writing.EventKind) AskRow {
	return AskRow{Kind: k, Question: k.Question(), Name: k.Label(), Unit: k.Unit(), Told: k.Told()}
}

func eventRows(events []writing.Event) (rows []EventRow) {
	for _, e := range events {
		row := EventRow{ID: e.ID, Name: e.Kind.Label()}
		switch {
		case e.None:
			row.Line = "没有"
		default:
			row.Line = strings.TrimSpace(monthDay(e.Day) + "　" + e.Title)
			if e.Day.IsZero() {
				row.Line = e.Title
			}
			if e.Quantity > 0 {
				row.Line = strings.TrimLeft(fmt.Sprintf("%s　%d%s", row.Line, e.Quantity, e.Kind.Unit()), "　")
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// EventKinds are the kinds of work of which the paper can speak.
func (a *Annual) EventKinds() (rows []AskRow) {
	for _, k := range writing.EventKindsOf(a.model.Paper) {
		rows = append(rows, askRow(k))
	}
	return rows
}

// EventInput is something that the office did, as it was filled in.
type EventInput struct {
	Kind            writing.EventKind
	Day             workday.Date
	Quantity, Title string
}

// Register keeps something that the office did; done is told what is wrong
// with which field.
func (a *Annual) Register(in EventInput, done func(wrong map[string]string)) {
	e := writing.Event{Year: a.model.Year, Kind: in.Kind, Day: in.Day, Title: strings.TrimSpace(strings.ReplaceAll(in.Title, "\n", ""))}
	if in.Quantity != "" {
		n, err := strconv.ParseInt(in.Quantity, 10, 64)
		if err != nil {
			done(map[string]string{QuantityField: "数量不对。写阿拉伯数字，没有就空着"})
			return
		}
		e.Quantity = n
	}
	if err := e.Validate(a.desk.Today()); err != nil {
		done(map[string]string{a.wrongField(e, err): sentenceOf(err)})
		return
	}
	a.addEvent(e, done)
}

// QuantityField is where a sentence about a quantity belongs.
const QuantityField = "quantity"

// wrongField is the field with which, put right, the rule has something else
// to say or nothing.
func (a *Annual) wrongField(e writing.Event, err error) string {
	day, quantity, title := e, e, e
	day.Day, quantity.Quantity, title.Title = workday.Date{}, 1, "题目"
	for _, r := range []struct {
		field  string
		there  bool // it can be filled in
		better writing.Event
	}{{FormedField, true, day}, {QuantityField, e.Kind.Unit() != "", quantity}, {TitleField, true, title}} {
		if !r.there {
			continue
		}
		if after := r.better.Validate(a.desk.Today()); after == nil || sentenceOf(after) != sentenceOf(err) {
			return r.field
		}
	}
	return ""
}

// None keeps that the office did nothing of a kind in the year.
func (a *Annual) None(kind writing.EventKind) {
	a.addEvent(writing.Event{Year: a.model.Year, Kind: kind, None: true}, func(wrong map[string]string) {
		for _, sentence := range wrong {
			a.view.Fail(sentence)
		}
	})
}

func (a *Annual) addEvent(e writing.Event, done func(wrong map[string]string)) {
	a.keep(func() {
		a.run.Go(func(ctx context.Context) error {
			_, err := a.desk.AddWorkEvent(ctx, e)
			return err
		}, func(err error) {
			if err != nil {
				tell(func(sentence string) { done(map[string]string{"": sentence}) }, err)
				return
			}
			done(nil)
			a.Load()
		})
	})
}

// Unregister takes something back that was registered.
func (a *Annual) Unregister(id string) {
	a.keep(func() {
		a.run.Go(func(ctx context.Context) error { return a.desk.RemoveWorkEvent(ctx, id) }, func(err error) {
			if err != nil {
				tell(a.view.Fail, err)
				return
			}
			a.Load()
		})
	})
}

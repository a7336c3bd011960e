package present

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// RequestCaseRow is a 复议 or 诉讼 about the request.
type RequestCaseRow struct {
	ID, Number string
	Kind       string
	Line       string // 2026年1月5日收到, how it ended and where it counts
	Open       bool   // 尚未审结
}

var (
	caseKinds = map[request.CaseKind]string{
		request.Reconsideration: "行政复议", request.DirectLitigation: "诉讼（未经复议）", request.LitigationAfterReconsideration: "诉讼（复议后）",
	}
	caseResults = map[request.CaseResult]string{request.Upheld: "结果维持", request.Overturned: "结果纠正", request.OtherResult: "其他结果"}
)

// CaseWords are the kinds and the results of table four, in its order.
func CaseWords() (kinds, results []string) {
	for _, k := range request.CaseKinds() {
		kinds = append(kinds, caseKinds[k])
	}
	for _, r := range request.CaseResults() {
		results = append(results, caseResults[r])
	}
	return kinds, results
}

// CaseYearRule is what is shown where the year of a case is chosen.
func CaseYearRule() string { return desk.CaseYearRule }

func (p *Requests) casesOf(v *desk.RequestView) []RequestCaseRow {
	today := p.desk.Today()
	var rows []RequestCaseRow
	for _, c := range v.Cases {
		row := RequestCaseRow{ID: c.ID, Number: c.Number, Kind: caseKinds[c.Kind], Line: nearDay(c.Received, today) + "收到，尚未审结", Open: c.Result == ""}
		if c.Result != "" {
			row.Line = fmt.Sprintf("%s收到，%s，计在%d年", nearDay(c.Received, today), caseResults[c.Result], c.ConcludedYear)
		}
		rows = append(rows, row)
	}
	return rows
}

// CaseAnswers are a 复议 or 诉讼 as it is entered.
type CaseAnswers struct {
	Kind     int // of the kinds; -1 for none
	Number   string
	Received workday.Date
}

// AddCase enters a 复议 or 诉讼 about the open request.
func (p *Requests) AddCase(a CaseAnswers, done func(wrong map[string]string)) {
	c := request.Case{Number: a.Number, Received: a.Received}
	field := NumberField
	switch {
	case strings.TrimSpace(a.Number) == "":
	case a.Received.IsZero() || a.Received.After(p.desk.Today()):
		field = MovedOnField
	case a.Kind < 0:
		field = KindField
	}
	if a.Kind >= 0 {
		c.Kind = request.CaseKinds()[a.Kind]
	}
	p.act(field, done, "已登记", func(ctx context.Context, id string) error {
		_, err := p.desk.RecordCase(ctx, c, id)
		return err
	})
}

// ConclusionAnswers say how a case ended and in which year it counts.
type ConclusionAnswers struct {
	Case   string // id
	Result int    // of the results; -1 for none
	On     workday.Date
	Year   int
	Why    string
}

// CaseYears are the years in which a case can count, the likeliest first: that
// of its end, or this one.
func (p *Requests) CaseYears(id string, on workday.Date) (words []string, years []int) {
	first := p.desk.Today().Year
	if !on.IsZero() {
		years = []int{on.Year}
	} else if p.request != nil {
		n := slices.IndexFunc(p.request.Cases, func(c request.Case) bool { return c.ID == id })
		from := first
		if n >= 0 {
			from = p.request.Cases[n].Received.Year
		}
		for y := first; y >= from; y-- {
			years = append(years, y)
		}
	}
	for _, y := range years {
		words = append(words, strconv.Itoa(y)+"年")
	}
	return words, years
}

// Conclude records the result of a case.
func (p *Requests) Conclude(a ConclusionAnswers, done func(wrong map[string]string)) {
	if a.Result < 0 {
		done(map[string]string{ResultField: "没有选审理结果。照决定书或者判决书选"})
		return
	}
	field := MovedOnField
	if a.On.IsZero() {
		field = ReasonField
	}
	p.act(field, done, "已登记审理结果", func(ctx context.Context, _ string) error {
		return p.desk.ConcludeCase(ctx, a.Case, request.CaseResults()[a.Result], a.On, a.Year, a.Why)
	})
}

// OtherCases hands over the cases of the register that can be linked to the
// open request: their ids and what they are.
func (p *Requests) OtherCases(show func(ids, words []string)) {
	if p.request == nil {
		return
	}
	id, today := p.request.Line.ID, p.desk.Today()
	var cases []request.Case
	p.run.Go(func(ctx context.Context) (err error) {
		cases, err = p.desk.OtherCases(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		var ids, words []string
		for _, c := range cases {
			ids = append(ids, c.ID)
			words = append(words, strings.Join(kept(c.Number, caseKinds[c.Kind], nearDay(c.Received, today)+"收到"), "　"))
		}
		show(ids, words)
	})
}

// LinkCase links a case of the register to the open request.
func (p *Requests) LinkCase(caseID string, done func(wrong map[string]string)) {
	if caseID == "" {
		done(map[string]string{NumberField: "没有选是哪一件。从登记簿里的选"})
		return
	}
	p.act(NumberField, done, "已关联", func(ctx context.Context, id string) error { return p.desk.LinkCase(ctx, caseID, id) })
}

package present

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/sheet"
)

// fill makes the model of a result: what is worst comes first.
func (p *County) fill() {
	c := p.result
	p.order = nil
	for i := range c.Unread {
		p.order = append(p.order, countyEntry{unread: &c.Unread[i]})
	}
	for i := range c.Reports {
		p.order = append(p.order, countyEntry{report: &c.Reports[i]})
	}
	slices.SortStableFunc(p.order[len(c.Unread):], func(a, b countyEntry) int {
		return cmp.Or(
			cmp.Compare(b.report.Count(annual.Error), a.report.Count(annual.Error)),
			cmp.Compare(b.report.Count(annual.Warning), a.report.Count(annual.Warning)),
		)
	})
	m := CountyModel{Organs: p.model.Organs, Checked: true, From: namesOf(p.paths), Row: -1, Missing: c.Missing}
	errors, warnings := 0, 0
	for _, e := range p.order {
		row := e.row()
		errors, warnings = errors+row.Errors, warnings+row.Warnings
		m.Rows = append(m.Rows, row)
	}
	m.Summary, m.Tone = countySummary(c, errors, warnings)
	m.Total = countyTotal(c)
	if c.Listed > 0 {
		m.Owed = fmt.Sprintf("名单%d个单位，%d个报了，没有报告的%d个", c.Listed, c.Listed-len(c.Missing), len(c.Missing))
	}
	if len(p.order) > 0 {
		m.Row, m.Chosen = 0, p.order[0].shown()
	}
	p.model = m
}

// countySummary says in a line what a look found.
func countySummary(c *sheet.CountyCheck, errors, warnings int) (string, Tone) {
	parts := []string{fmt.Sprintf("核对%d份", len(c.Reports))}
	tone := Good
	add := func(n int, words string, as Tone) {
		if n > 0 {
			parts, tone = append(parts, fmt.Sprintf(words, n)), max(tone, as)
		}
	}
	add(errors, "要改%d处", Urgent)
	add(warnings, "请核对%d处", Caution)
	add(len(c.Unread), "读不出来%d份", Urgent)
	add(len(c.Missing), "没有报告的单位%d个", Urgent)
	if tone == Good {
		parts = append(parts, "没有要改的")
	}
	return strings.Join(parts, "，"), tone
}

func (e countyEntry) row() CountyRow {
	if e.unread != nil {
		return CountyRow{File: e.unread.File, Unread: true, State: "读不出来", Tone: Urgent}
	}
	r := e.report
	row := CountyRow{
		Organ: r.Document.Organ, File: r.Name(), Errors: r.Count(annual.Error), Warnings: r.Count(annual.Warning), Unjudged: r.Count(annual.Unjudged),
		State: "没有要改的", Tone: Good,
	}
	if row.Organ == "" {
		row.Organ = "没有认出单位"
	}
	if r.Document.Year > 0 {
		row.Year = strconv.Itoa(r.Document.Year)
	}
	switch {
	case row.Errors > 0:
		row.State, row.Tone = fmt.Sprintf("要改%d处", row.Errors), Urgent
	case row.Warnings > 0:
		row.State, row.Tone = fmt.Sprintf("请核对%d处", row.Warnings), Caution
	}
	return row
}

// shown is an entry with all its findings, the most severe first; rules that
// were not judged for one reason are one finding.
func (e countyEntry) shown() *CountyReport {
	if e.unread != nil {
		return &CountyReport{Title: e.unread.File, Unread: e.unread.Reason}
	}
	row := e.row()
	title := row.Organ
	if row.Year != "" {
		title += row.Year + "年度"
	}
	shown := &CountyReport{
		Title: title, File: row.File,
		Counts: fmt.Sprintf("核对%d项规则，要改%d处，请核对%d处，未判断%d处", len(annual.AllRules()), row.Errors, row.Warnings, row.Unjudged),
	}
	unjudged := map[string]int{}
	for _, severity := range []annual.Severity{annual.Error, annual.Warning, annual.Unjudged} {
		for _, f := range e.report.Findings {
			if f.Severity != severity {
				continue
			}
			if at, known := unjudged[f.Message]; known && severity == annual.Unjudged {
				shown.Findings[at].Rule += "、" + f.Rule
				continue
			}
			one := CountyFinding{Message: f.Message, Rule: f.Rule, Place: f.Place, Quote: f.Quote, Basis: f.Basis, Severity: severity}
			if severity == annual.Unjudged {
				unjudged[f.Message], one.Basis = len(shown.Findings), ""
			}
			shown.Findings = append(shown.Findings, one)
		}
	}
	return shown
}

// countyTotal is the sums, with what they lack and what does not agree in them.
func countyTotal(c *sheet.CountyCheck) *CountyTotal {
	if c.Total.Reports == 0 {
		return nil
	}
	t := &CountyTotal{Title: fmt.Sprintf("%d年度%d份合计", c.Total.Report.Year, c.Total.Reports), Report: c.Total.Report, Lacking: c.Total.Lacking}
	if n := len(c.Total.Lacking); n > 0 {
		most := 0
		for _, reports := range c.Total.Lacking {
			most = max(most, reports)
		}
		t.Notes = append(t.Notes, fmt.Sprintf("有%d格，最多%d份报告里没有数，合计里没有它们", n, most))
	}
	for _, f := range c.Total.Check() {
		if f.Severity == annual.Error {
			t.Notes = append(t.Notes, "合计要改："+f.Message)
		}
	}
	return t
}

// LackingWords says of a cell of the sums in how many reports it has no number;
// "" when it has one in all.
func (t *CountyTotal) LackingWords(a annual.Address) string {
	if n := t.Lacking[a]; n > 0 {
		return fmt.Sprintf("%s：%d份报告里没有这个数", t.Report.Edition().Place(a), n)
	}
	return ""
}

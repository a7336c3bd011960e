package present

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/annual/prose"
	"zwgk/internal/writing"
)

// FindingRow is one finding of 核对.
type FindingRow struct {
	Title, Basis string
	Rule         string
	Place        string // of one in the prose: “五、存在的主要问题及改进情况”第2段
	Severity     annual.Severity
	Where        annual.Address // a cell or table; of one in the prose as annual has it
	Part         string         // of one in the prose: key of the part it lies in
	Line         int            // of one in the prose: paragraph of the part's text, from 0
}

// FindingTally is how many there are of each.
type FindingTally struct{ Errors, Warnings, Passed, Unjudged int }

// severityRank orders severities, the hardest first.
func severityRank(s annual.Severity) int {
	return slices.Index([]annual.Severity{annual.Error, annual.Warning, annual.Unjudged}, s)
}

// setFindings takes what the checks found on the report that the draft gives.
func (m *AnnualModel) setFindings(findings []annual.Finding, draft *writing.Draft) {
	m.Findings, m.Unjudged, m.Marks = nil, nil, map[annual.Address]annual.Severity{}
	m.Tally = FindingTally{}
	broken := map[string]bool{}
	for _, f := range findings {
		row := FindingRow{Title: f.Message, Basis: f.Basis, Rule: f.Rule, Place: f.Place, Severity: f.Severity, Where: f.Where}
		row.Part, row.Line = placeIn(draft, f.Where)
		broken[f.Rule] = true
		switch f.Severity {
		case annual.Error:
			m.Tally.Errors++
		case annual.Warning:
			m.Tally.Warnings++
		case annual.Unjudged:
			m.Unjudged = append(m.Unjudged, row)
			continue
		}
		m.Findings = append(m.Findings, row)
		if m.Marks[f.Where] != annual.Error {
			m.Marks[f.Where] = f.Severity
		}
	}
	slices.SortStableFunc(m.Findings, func(a, b FindingRow) int { return severityRank(a.Severity) - severityRank(b.Severity) })
	m.Tally.Unjudged, m.Tally.Passed = len(m.Unjudged), len(annual.AllRules())-len(broken)
	m.setIdentity(broken["T3-MAIN"])
}

// setIdentity says whether table three adds up.
func (m *AnnualModel) setIdentity(broken bool) {
	number := func(row string) string {
		return m.Report.Get(annual.At(annual.Table3, row, annual.Total)).Format(annual.Pieces)
	}
	m.Holds = !broken
	word := "勾稽相符"
	if broken {
		word = "勾稽不符"
	}
	m.Identity = fmt.Sprintf("%s：新收%s＋结转%s＝办结%s＋结转下年%s", word, number(annual.NewReceived), number(annual.CarriedOver), number(annual.ResultTotal), number(annual.CarriedForward))
	if m.Holds {
		m.Identity += "，7列都相等"
	}
}

// placeIn gives the part in which a place of the prose lies (preamble.1,
// section5.2), and the line of its text; "" for any other place.
func placeIn(d *writing.Draft, where annual.Address) (part string, line int) {
	stretch, number, _ := strings.Cut(string(where), ".")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || d == nil {
		return "", 0
	}
	section := ""
	if stretch != "preamble" {
		at, err := strconv.Atoi(strings.TrimPrefix(stretch, "section"))
		headings := annual.Headings()
		if err != nil || at < 1 || at > len(headings) {
			return "", 0
		}
		section = headings[at-1]
	}
	for _, p := range d.Parts {
		if p.Section != section {
			continue
		}
		paragraphs := len(prose.Paragraphs(d.Filled(p)))
		if n > paragraphs {
			n -= paragraphs
			continue
		}
		lines := len(prose.Paragraphs(p.Text.Fill(d.Facts)))
		return p.Key, max(0, n-1-(paragraphs-lines)) // a heading may stand by itself
	}
	return "", 0
}

// OpenFinding turns to the place that a finding speaks of: its figure, or the
// part of the prose that it lies in.
func (a *Annual) OpenFinding(f FindingRow) {
	if f.Part == "" {
		a.Open(f.Where)
		return
	}
	a.choose(writing.AnnualReport, f.Part, func() {
		a.model.Current = Write
		a.model.Line = f.Line
	})
}

package disclosure

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"zwgk/internal/privacy"
	"zwgk/internal/workday"
)

// Personal is one finding of personal data in a revision.
type Personal struct {
	privacy.Finding // offsets are those in the title, body, cell or line it stands in
	// Place tells findings of one text apart; see Settlement.
	Place string
	Where string // for the clerk: 正文第3段, 表一第2行
	Part  Part
}

// Part is what of a revision a finding stands in.
type Part struct {
	Kind       PartKind
	Table, Row int    // indexes, for a cell
	Column     int    // index, for a cell
	Attachment string // digest, for a file
}

// PartKind tells the parts of a revision apart.
type PartKind string

// The parts.
const (
	InTitle      PartKind = "title"
	InBody       PartKind = "body"
	InTableTitle PartKind = "table_title"
	InCell       PartKind = "cell"
	InFile       PartKind = "file" // which the desk reads
)

// PersonalIn finds the personal data in title, body and tables. Ages are
// counted on the day the text was written.
func PersonalIn(r Revision) []Personal {
	day := dayOf(r.On)
	var found []Personal
	add := func(where func(privacy.Finding) string, part Part, findings []privacy.Finding) {
		for _, f := range findings {
			found = append(found, Personal{Finding: f, Where: where(f), Part: part, Place: placeOf(part, f)})
		}
	}
	add(fixed("标题"), Part{Kind: InTitle}, privacy.Find(r.Title, day))
	add(func(f privacy.Finding) string {
		return fmt.Sprintf("正文第%d段", 1+strings.Count(r.Body[:f.Start], "\n"))
	}, Part{Kind: InBody}, privacy.Find(r.Body, day))
	for n, t := range r.Tables {
		add(fixed(tableName(n)+"标题"), Part{Kind: InTableTitle, Table: n}, privacy.Find(t.Title, day))
		for _, c := range privacy.FindTable(t.Header, t.Rows, day) {
			add(fixed(fmt.Sprintf("%s第%d行", tableName(n), c.Row+1)), Part{Kind: InCell, Table: n, Row: c.Row, Column: c.Col}, []privacy.Finding{c.Finding})
		}
	}
	return found
}

func fixed(where string) func(privacy.Finding) string {
	return func(privacy.Finding) string { return where }
}

// placeOf names a finding within the text of one digest.
func placeOf(p Part, f privacy.Finding) string {
	return fmt.Sprintf("%s:%d:%d:%d:%s:%d-%d:%s", p.Kind, p.Table, p.Row, p.Column, p.Attachment, f.Start, f.End, f.Kind)
}

func tableName(n int) string {
	return "表" + string([]rune("一二三四五六七八九十")[min(n, 9)])
}

// dayOf is a date as the privacy rules want it.
func dayOf(d workday.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// Places lists the places of findings.
func Places(found []Personal) []string {
	var places []string
	for _, p := range found {
		places = append(places, p.Place)
	}
	return places
}

// Masked is the revision as a view shows it: the findings for which hide says
// so are masked by the rules. Attachments stay as they are; those with open
// findings are left out of what leaves the office.
func Masked(r Revision, found []Personal, rules privacy.Rules, view privacy.View, hide func(place string) bool) Revision {
	of := func(part Part) []privacy.Finding {
		var findings []privacy.Finding
		for _, p := range found {
			if p.Part == part && hide(p.Place) {
				findings = append(findings, p.Finding)
			}
		}
		return findings
	}
	r.Title = rules.Mask(r.Title, of(Part{Kind: InTitle}), view)
	r.Body = rules.Mask(r.Body, of(Part{Kind: InBody}), view)
	r.Tables = slices.Clone(r.Tables)
	for n := range r.Tables {
		t := &r.Tables[n]
		t.Title = rules.Mask(t.Title, of(Part{Kind: InTableTitle, Table: n}), view)
		rows := make([][]string, len(t.Rows))
		for i, row := range t.Rows {
			rows[i] = slices.Clone(row)
		}
		for _, p := range found {
			if p.Part.Kind == InCell && p.Part.Table == n && hide(p.Place) {
				part := p.Part
				rows[part.Row][part.Column] = rules.Mask(t.Rows[part.Row][part.Column], of(part), view)
			}
		}
		t.Rows = rows
	}
	return r
}

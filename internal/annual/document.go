package annual

import (
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/annual/prose"
	"zwgk/internal/workday"
)

// Document is a report as a reader has it in hand, whoever wrote it and in
// whatever file it came: the Report, and what only a finished paper shows.
type Document struct {
	*Report
	Signature string  // the organ named under the text
	Dated     string  // the date under the text as printed, when it is no date
	Labels    []Label // words of the tables' heads that are not the form's
	Pictures  []int   // sections, from 1, in which a picture stands and no table
	// Narrative is what the prose says in figures, for a source that has them
	// but not the sentences; nil when the sentences are there.
	Narrative *Narrative
	Shown     Shown
}

// Label is a heading of a row or column that a table prints otherwise than
// the form.
type Label struct {
	Where   Address // a cell of the row or column
	Printed string
	Right   string
}

// Shown says which parts of the paper the source shows. Rules on the others
// are not judged.
type Shown struct {
	Title     bool // the title line
	Prose     bool // headings and paragraphs, from the first to the last
	Signature bool // the lines under the text
	Labels    bool // the tables' heads as printed
}

// DocumentOf gives a report of our own, or of a report file, as a document.
// Its tables are laid out from the form, so that their labels are right.
func DocumentOf(r *Report) *Document {
	written := strings.TrimSpace(r.Preamble) != ""
	for _, s := range r.Sections {
		written = written || strings.TrimSpace(s.Text) != ""
	}
	return &Document{
		Report: r, Signature: r.Organ,
		Shown: Shown{Title: r.Title != "", Prose: written && len(r.Sections) > 0, Signature: !r.Issued.IsZero(), Labels: true},
	}
}

// Context is what is known about a report besides the paper itself.
type Context struct {
	// Due is the last day on which the office's superior wants the report. The
	// zero date stands for 31 January, the usual day; the law sets none for
	// townships (docs/report-checks.md).
	Due workday.Date
	// Places are names that may stand in the text besides the office's own: its
	// county, its website's owner.
	Places []string
	// Notices are numbers of notices that the report may cite besides those of
	// its form, as they are printed.
	Notices []string
}

// paragraph is a piece of the report's text, folded for reading.
type paragraph struct {
	section int // from 1; 0 is the preamble
	number  int // in its section, from 1
	heading string
	text    string
}

// where names the paragraph for programs: preamble.1, section5.2.
func (p *paragraph) where() Address {
	if p.section == 0 {
		return Address(fmt.Sprintf("preamble.%d", p.number))
	}
	return Address(fmt.Sprintf("section%d.%d", p.section, p.number))
}

// place names it for a person.
func (p *paragraph) place() string {
	if p.section == 0 {
		return fmt.Sprintf("引言第%d段", p.number)
	}
	return fmt.Sprintf("“%s”第%d段", p.heading, p.number)
}

// reading is a document prepared for the rules.
type reading struct {
	*Document
	ctx        Context
	paragraphs []*paragraph
	told       []Told
	lists      []list
	shares     []shareTold
}

// list and shareTold are a breakdown and a share with their paragraph; nil in
// a narrative without sentences.
type list struct {
	prose.Breakdown
	at       *paragraph
	complete bool // the parts are all there can be
}

type shareTold struct {
	prose.Share
	at *paragraph
}

func read(doc *Document, ctx Context) *reading {
	r := &reading{Document: doc, ctx: ctx}
	for i, text := range prose.Paragraphs(doc.Preamble) {
		r.paragraphs = append(r.paragraphs, &paragraph{0, i + 1, "", prose.Fold(text)})
	}
	for i, s := range doc.Sections {
		for j, text := range prose.Paragraphs(s.Text) {
			r.paragraphs = append(r.paragraphs, &paragraph{i + 1, j + 1, s.Heading, prose.Fold(text)})
		}
	}
	for _, p := range r.paragraphs {
		quantities := prose.Quantities(p.text)
		r.told = append(r.told, r.tell(p, quantities)...)
		for _, b := range prose.Breakdowns(p.text, quantities) {
			r.lists = append(r.lists, list{Breakdown: b, at: p})
		}
		for _, s := range prose.Shares(p.text, quantities) {
			r.shares = append(r.shares, shareTold{s, p})
		}
	}
	if doc.Narrative != nil {
		r.told = append(r.told, doc.Narrative.Told...)
		r.lists = append(r.lists, doc.Narrative.lists...)
		r.shares = append(r.shares, doc.Narrative.shares...)
	}
	return r
}

// spoken reports whether there is any prose to judge, be it figures only.
func (r *reading) spoken() bool { return len(r.paragraphs) > 0 || r.Narrative != nil }

// sections returns the paragraphs of a section, found by its place in the form.
func (r *reading) section(number int) []*paragraph {
	at := slices.IndexFunc(r.Sections, func(s Section) bool { return SectionNumber(s.Heading) == number })
	if at < 0 {
		return nil
	}
	var out []*paragraph
	for _, p := range r.paragraphs {
		if p.section == at+1 {
			out = append(out, p)
		}
	}
	return out
}

const sectionNumerals = "一二三四五六七八九十"

// SectionNumber reads 一、 to 十、 at the beginning of a heading; 0 is none.
func SectionNumber(heading string) int {
	runes := []rune(strings.TrimSpace(heading))
	if len(runes) < 2 || !strings.ContainsRune("、.．，,", runes[1]) {
		return 0
	}
	for i, r := range []rune(sectionNumerals) {
		if r == runes[0] {
			return i + 1
		}
	}
	return 0
}

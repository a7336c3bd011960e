package form

import (
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/paper"
)

// AnnualReport lays out a report in the format of GB/T 9704-2012: title,
// preamble, six sections with the three tables in theirs, signature and date.
// The error names characters that no font at hand can print.
func AnnualReport(r *annual.Report, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, paper.GBT9704())
	flow.Heading(0, titled(flow, r.Title, titleStyle()), titleStyle())
	flow.Space(paper.Leading3)
	flow.Paragraphs(r.Preamble, paper.BodyStyle())
	edition := r.Edition()
	for _, section := range r.Sections {
		table := tableUnder(edition, section.Heading)
		flow.Heading(1, section.Heading, sectionStyle(table != nil))
		setPassages(flow, section.Text)
		if table != nil {
			flow.Table(layout(table, r.Figures))
			flow.Space(paper.Leading3 / 2)
		}
	}
	flow.Signature(r.Organ, r.Issued.Chinese(), paper.BodyStyle())
	return flow.Document(reportMeta(r))
}

func reportMeta(r *annual.Report) paper.Meta {
	return meta(r.Title, "政府信息公开工作年度报告", office.Organ{Name: r.Organ}, r.Issued)
}

// titleStyle keeps the title to the grid of 22 lines: with the empty line
// below it, it takes two.
func titleStyle() paper.ParagraphStyle {
	style := paper.TitleStyle()
	style.Leading = paper.Leading3
	return style
}

// sectionStyle leaves a little air between a heading and the table under it.
func sectionStyle(overTable bool) paper.ParagraphStyle {
	style := paper.HeadingStyle(1)
	if overTable {
		style.After = paper.Pt(4)
	}
	return style
}

// passage is a paragraph of the body. A head that is run into it, （一）主动公开。,
// is in 楷体 (GB/T 9704-2012 §7.3.3); a head on a line of its own has no rest.
type passage struct{ head, rest string }

// passages parts a text into its paragraphs, one a line.
func passages(text string) []passage {
	var all []passage
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, passageOf(line))
		}
	}
	return all
}

func passageOf(line string) passage {
	head, rest, found := strings.Cut(line, "。")
	if !strings.HasPrefix(line, "（") || !isNumeral(line) || length(head) > longestHeading {
		return passage{rest: line}
	}
	if found {
		head += "。"
	}
	return passage{head, rest}
}

func setPassages(flow *paper.Flow, text string) {
	for _, p := range passages(text) {
		p.set(flow)
	}
}

func (p passage) set(flow *paper.Flow) {
	style := paper.BodyStyle()
	switch {
	case p.head == "":
		flow.Paragraph(p.rest, style)
	case p.rest == "":
		flow.Heading(2, p.head, paper.HeadingStyle(2))
	default:
		kai := style.TextStyle
		kai.Face = paper.Kai
		flow.Spans(style, paper.Span{Text: p.head, TextStyle: kai}, paper.Span{Text: p.rest})
	}
}

func tableUnder(edition *annual.Edition, heading string) *annual.Table {
	for i := range edition.Tables {
		if edition.Tables[i].Title == heading {
			return &edition.Tables[i]
		}
	}
	return nil
}

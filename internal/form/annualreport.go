package form

import (
	"strings"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/paper"
)

// AnnualReport lays out a report in the format of GB/T 9704-2012: title,
// preamble, six sections with the three tables in theirs, signature and date.
// The error names characters that no font at hand can print.
func AnnualReport(r *annual.Report, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, paper.GBT9704())
	flow.Heading(0, r.Title, titleStyle())
	flow.Space(paper.Leading3)
	flow.Paragraphs(r.Preamble, paper.BodyStyle())
	edition := r.Edition()
	for _, section := range r.Sections {
		table := tableUnder(edition, section.Heading)
		flow.Heading(1, section.Heading, sectionStyle(table != nil))
		for text := range strings.Lines(section.Text) {
			paragraph(flow, strings.TrimSpace(text))
		}
		if table != nil {
			flow.Table(layout(table, r.Figures))
			flow.Space(paper.Leading3 / 2)
		}
	}
	flow.Signature(r.Organ, r.Issued.Chinese(), paper.BodyStyle())
	return flow.Document(paper.Meta{
		Title: r.Title, Author: r.Organ, Subject: "政府信息公开工作年度报告",
		Created: time.Date(r.Issued.Year, r.Issued.Month, r.Issued.Day, 0, 0, 0, 0, time.FixedZone("CST", 8*3600)),
	})
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

// paragraph sets a paragraph of the body. A heading run into it, （一）主动公开。,
// is in 楷体 (GB/T 9704-2012 §7.3.3).
func paragraph(flow *paper.Flow, text string) {
	style := paper.BodyStyle()
	head, rest, found := strings.Cut(text, "。")
	if !strings.HasPrefix(text, "（") || !found || len([]rune(head)) > 24 {
		if text != "" {
			flow.Paragraph(text, style)
		}
		return
	}
	kai := style.TextStyle
	kai.Face = paper.Kai
	flow.Spans(style, paper.Span{Text: head + "。", TextStyle: kai}, paper.Span{Text: rest})
}

func tableUnder(edition *annual.Edition, heading string) *annual.Table {
	for i := range edition.Tables {
		if edition.Tables[i].Title == heading {
			return &edition.Tables[i]
		}
	}
	return nil
}

func layout(t *annual.Table, figures annual.Figures) *paper.Table {
	switch t.Key {
	case annual.Table2:
		return disclosedTable(t, figures)
	case annual.Table3:
		return applicationsTable(t, figures)
	default:
		return casesTable(t, figures)
	}
}

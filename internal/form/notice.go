package form

import (
	"fmt"
	"path"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Notice is what stands on a 公示, 公告 or 通知.
type Notice struct {
	Sheet          Sheet
	Organ          office.Organ
	Revision       disclosure.Revision
	DocumentNumber string       // 文号; "" for none
	To             string       // 主送, without its colon; "" for none
	Term           Term         // 公示期
	Contact        Contact      // with a Term, or when anything is in it
	On             workday.Date // 成文日期
}

// posterSizes are the sizes of type of a notice in A3, from large to small;
// one that does not fit on a page at any of them goes over several at the
// last.
var posterSizes = points(56, 52, 48, 46, 44, 42, 40, 38, 36, 34, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22)

// raggedFrom is the size from which on lines hold so few characters that
// stretching them to the edge would tear holes.
const raggedFrom = 36 * paper.Point

// PublicNotice lays out a notice: in A4 in the format of 公文 (GB/T 9704-2012),
// in A3 as a poster in the largest type that fits on one page. Either is
// turned when a table is too wide for it.
func PublicNotice(n Notice, fonts *paper.FontSet) (*paper.Document, error) {
	if n.Sheet == A4 {
		return n.official(fonts)
	}
	var doc *paper.Document
	var err error
	for i, size := range posterSizes {
		style := posted(A3, mostColumns(n.Revision.Tables) >= wideTable)
		if i < len(posterSizes)-1 && leastHeight(n.Revision.Body, size, style.BlockWidth) > style.BlockHeight {
			continue
		}
		style.Leading, style.SignatureGap = size*3/2, size
		style.NumberStyle.Size = paper.Size4
		body := posterBody(size)
		if size >= raggedFrom {
			body.Align = paper.AlignLeft
		}
		doc, err = n.layOut(fonts, style, posterTitle(size), body, size*4/5)
		if doc == nil || len(doc.Pages) == 1 {
			return doc, err
		}
	}
	return doc, err
}

// official lays out the notice as 公文.
func (n Notice) official(fonts *paper.FontSet) (*paper.Document, error) {
	const wideGrid = 40 // characters of 三号 on a line of a turned page
	page, body := paper.GBT9704(), paper.BodyStyle()
	for _, t := range n.Revision.Tables {
		if !measure(fonts, t, uneven(t)).fit(paper.Size5Small, page.BlockWidth) {
			page, body.Grid = page.Landscape(), wideGrid
			break
		}
	}
	return n.layOut(fonts, page, paper.TitleStyle(), body, paper.Size4Small)
}

func (n Notice) layOut(fonts *paper.FontSet, page paper.PageStyle, title, body paper.ParagraphStyle, cell paper.Length) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, page)
	flow.Heading(0, titled(flow, n.Revision.Title, title), title)
	if n.DocumentNumber != "" {
		number := body
		number.Align, number.First, number.KeepWithNext = paper.AlignCenter, 0, true
		flow.Paragraph(n.DocumentNumber, number)
	}
	flow.Space(body.Leading / 2)
	if n.To != "" {
		to := body
		to.First, to.KeepWithNext = 0, true
		flow.Paragraph(n.To+"：", to)
	}
	copyText(flow, n.Revision.Body, body)
	for _, t := range n.Revision.Tables {
		tableWithTitle(flow, t, fittingSize(fonts, t, cell, page.BlockWidth))
	}
	if len(n.Revision.Tables) > 0 {
		flow.Space(body.Leading / 2)
	}
	n.contact(flow, body)
	n.attachments(flow, body)
	flow.Signature(n.Organ.Name, dayOrHand(n.On), body)
	return flow.Document(meta(n.Revision.Title, "公示公告", n.Organ, n.On))
}

func (n Notice) contact(flow *paper.Flow, body paper.ParagraphStyle) {
	if n.Term.isZero() && n.Contact == (Contact{}) {
		return
	}
	for i, line := range objectionLines(n.Term, n.Contact, flow, body) {
		style := body
		if i > 0 {
			style.Align = paper.AlignLeft
		}
		flow.Paragraph(line, style)
	}
}

// attachments is 附件说明: below the text after an empty line, numbered when
// there are several (GB/T 9704-2012 §7.3.4).
func (n Notice) attachments(flow *paper.Flow, body paper.ParagraphStyle) {
	all := n.Revision.Attachments
	for i, a := range all {
		style, text := body, withoutExtension(a.Name)
		style.Align, style.First, style.Left = paper.AlignLeft, -3, 5
		if len(all) > 1 {
			style.First, style.Left = -1.5, 6.5
			text = fmt.Sprintf("%d. %s", i+1, text)
		}
		if i == 0 {
			text = "附件：" + text
			style.First = 2 - style.Left
			style.Before = body.Leading
		}
		flow.Paragraph(text, style)
	}
}

// withoutExtension is the name of a file as a paper names it.
func withoutExtension(name string) string {
	const longest = 6 // .xlsx and the like
	ext := path.Ext(name)
	if len(ext) < 2 || len(ext) > longest || strings.ContainsFunc(ext, func(r rune) bool { return r > 0x7f }) {
		return name
	}
	return strings.TrimSuffix(name, ext)
}

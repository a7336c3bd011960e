package form

import (
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Letter is what stands on a 明白纸 or 一封信.
type Letter struct {
	Organ    office.Organ
	Revision disclosure.Revision
	To       string // 称呼, without its colon: 农民朋友们
	Contact  Contact
	On       workday.Date
}

// OpenLetter lays out a 明白纸 or 一封信 on A4 in 小三, or in 四号 when that
// brings it on one page.
func OpenLetter(l Letter, fonts *paper.FontSet) (*paper.Document, error) {
	var doc *paper.Document
	var err error
	for _, size := range []paper.Length{paper.Size3Small, paper.Size4, paper.Size3Small} {
		doc, err = l.layOut(size, fonts)
		if doc == nil || len(doc.Pages) == 1 {
			break
		}
	}
	return doc, err
}

func (l Letter) layOut(size paper.Length, fonts *paper.FontSet) (*paper.Document, error) {
	style := posted(A4, false)
	style.Left, style.BlockWidth = paper.MM(24), paper.A4Width-paper.MM(48)
	style.Leading, style.SignatureGap = size*17/10, size
	flow := paper.NewFlow(fonts, style)
	title := paper.TitleStyle()
	title.After = size
	flow.Heading(0, titled(flow, l.Revision.Title, title), title)
	body := posterBody(size)
	body.Leading = style.Leading
	if l.To != "" {
		to := body
		to.First, to.Face, to.KeepWithNext = 0, paper.Hei, true
		flow.Paragraph(l.To+"：", to)
	}
	copyText(flow, l.Revision.Body, body)
	for _, t := range l.Revision.Tables {
		tableWithTitle(flow, t, fittingSize(fonts, t, paper.Size4Small, style.BlockWidth))
	}
	if l.Contact != (Contact{}) {
		flow.Space(size / 2)
		ask := body
		ask.Align, ask.First = paper.AlignLeft, 2
		for _, line := range contactLines(l.Contact) {
			flow.Paragraph(line, ask)
		}
	}
	flow.Signature(l.Organ.Name, dayOrHand(l.On), body)
	return flow.Document(meta(l.Revision.Title, "明白纸", l.Organ, l.On))
}

// contactLines are the ways to ask that are known.
func contactLines(c Contact) []string {
	var asking []string
	for _, way := range [][2]string{{"联系人：", c.Person}, {"咨询电话：", c.Phone}} {
		if way[1] != "" {
			asking = append(asking, way[0]+way[1])
		}
	}
	out := []string{strings.Join(asking, "　　")}
	if len(asking) == 0 {
		out = nil
	}
	if c.Supervision != "" {
		out = append(out, "监督电话："+c.Supervision)
	}
	return out
}

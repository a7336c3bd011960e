package form

import (
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// Reply is what stands on a letter of 依申请公开: the paragraphs that
// request.Compose made. They are placed, never changed.
type Reply struct {
	Organ      office.Organ
	Paragraphs []request.Paragraph
	Issued     workday.Date // 成文日期, for the file's own description
	// Code is the head of the audit chain and makes the paper the office's own
	// copy. What is sent out has none.
	Code string
}

// sealRooms are the empty lines above the signature, in the order in which they
// are tried: two leave room for the seal; where that would push the contact
// alone onto a new page, one line (印章顶端上距正文一行之内) keeps it back, and
// three take the signature along.
var sealRooms = []paper.Length{2, 1, 3}

// ReplyLetter lays out a letter N01 to N27 in the format of GB/T 9704-2012
// without a red head: title, 文号, addressee, text, signature and date with room
// for the seal, contact, and below a line to cut along the slip that comes
// back. The signature has the last two lines of the text with it.
func ReplyLetter(r Reply, fonts *paper.FontSet) (*paper.Document, error) {
	for _, room := range sealRooms {
		doc, err := r.layOut(fonts, room, r.notes(), r.slipRows())
		if err != nil {
			return doc, err
		}
		with, err := r.layOut(fonts, room, r.notes(), nil)
		if err != nil {
			return doc, err
		}
		without, err := r.layOut(fonts, room, nil, nil)
		if err != nil {
			return doc, err
		}
		if len(with.Pages) == len(without.Pages) {
			return doc, nil
		}
	}
	return r.layOut(fonts, sealRooms[0], r.notes(), r.slipRows())
}

func (r Reply) layOut(fonts *paper.FontSet, room paper.Length, notes []string, slip []blankRow) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, r.page(room))
	r.head(flow)
	for _, p := range r.Paragraphs {
		if p.Kind == request.BodyLine || p.Kind == request.RemedyLine {
			letterText(flow, p.Text)
		}
	}
	body := paper.BodyStyle()
	flow.Signature(strings.Join(r.of(request.SignatureLine), "、"), strings.Join(r.of(request.DateLine), "、"), body)
	for _, note := range notes {
		style := body
		style.Align = paper.AlignLeft
		flow.Paragraph(note, style)
	}
	tearOff(flow, slip)
	return flow.Document(meta(r.Title(), "政府信息公开申请文书", r.Organ, r.Issued))
}

// page is that of GB/T 9704. The office's copy has its code at the foot, and the
// page number beside it.
func (r Reply) page(room paper.Length) paper.PageStyle {
	style := paper.GBT9704()
	style.SignatureGap = room * paper.Leading3
	if r.Code != "" {
		style.Numbers, style.NumberStyle.Size = paper.NumberOfTotal, paper.Size5
		style.Foot = "存档　" + codeLine(r.Code)
	}
	return style
}

// head sets title, 文号 and addressee.
func (r Reply) head(flow *paper.Flow) {
	title := titleStyle()
	flow.Heading(0, r.partedTitle(flow, title), title)
	body := paper.BodyStyle()
	body.First, body.KeepWithNext = 0, true
	for _, number := range r.of(request.NumberLine) {
		style := body
		style.Align = paper.AlignCenter
		flow.Paragraph(number, style)
	}
	flow.Space(paper.Leading3)
	for _, to := range r.of(request.AddresseeLine) {
		flow.Paragraph(to, body)
	}
}

// partedTitle parts a title that would fill its line: after the organ's name,
// else where titled does. A character's air on either side is left free.
func (r Reply) partedTitle(flow *paper.Flow, style paper.ParagraphStyle) string {
	title := r.Title()
	rest, ours := strings.CutPrefix(title, r.Organ.Name)
	width := flow.Style().BlockWidth
	if flow.Fonts().Advance(title, style.TextStyle) <= width-2*style.Size {
		return title
	}
	if ours && rest != "" && r.Organ.Name != "" && flow.Fonts().Advance(r.Organ.Name, style.TextStyle) <= width {
		return r.Organ.Name + "\n" + rest
	}
	return titled(flow, title, style)
}

// letterText sets a paragraph of a letter. A number with its heading, 一、予以公开
// 的部分：, is in 黑体 (GB/T 9704-2012 §7.3.3).
func letterText(flow *paper.Flow, text string) {
	style := paper.BodyStyle()
	head, rest, found := chapterHead(text)
	if !found {
		flow.Paragraph(text, style)
		return
	}
	hei := style.TextStyle
	hei.Face = paper.Hei
	flow.Spans(style, paper.Span{Text: head, TextStyle: hei}, paper.Span{Text: rest})
}

// chapterHead cuts a paragraph behind its numbered heading.
func chapterHead(text string) (head, rest string, found bool) {
	head, rest, found = strings.Cut(text, "：")
	if !found || !isChapter(head) || length(head) > longestHeading {
		return "", text, false
	}
	return head + "：", rest, true
}

// Title is the letter's title, on one line.
func (r Reply) Title() string { return strings.Join(r.of(request.TitleLine), "") }

// of returns the texts of the paragraphs of a kind.
func (r Reply) of(kind request.ParagraphKind) []string {
	var texts []string
	for _, p := range r.Paragraphs {
		if p.Kind == kind {
			texts = append(texts, p.Text)
		}
	}
	return texts
}

// notes are the contact lines as 附注: in brackets below the date (GB/T 9704-2012
// §7.3.6).
func (r Reply) notes() []string {
	notes := nonEmpty(r.of(request.ContactLine)...)
	for i, n := range notes {
		if !strings.HasPrefix(n, "（") {
			notes[i] = "（" + n + "）"
		}
	}
	return notes
}

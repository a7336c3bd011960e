package form

import (
	"strings"

	"zwgk/internal/paper"
	"zwgk/internal/request"
)

// ServiceReceipt lays out a 送达回证 (N28) as a ruled form: what Compose filled in
// is printed, what is signed on delivery has room to be written in.
func ServiceReceipt(r Reply, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(r.Code))
	title := paper.TitleStyle()
	title.After = paper.Pt(14)
	flow.Heading(0, r.partedTitle(flow, title), title)
	table := blankTable(r.serviceRows(), paper.Size4, paper.Pt(150))
	table.MinRow, table.KeepTogether = signHeight, false
	flow.Table(table)
	flow.Signature(strings.Join(r.of(request.SignatureLine), "、"), strings.Join(r.of(request.DateLine), "、"), serviceStyle())
	for _, note := range r.notes() {
		flow.Paragraph(note, serviceStyle())
	}
	return flow.Document(meta(r.Title(), "送达回证", r.Organ, r.Issued))
}

// serviceRows are the rows of the form, what is printed before what is signed.
func (r Reply) serviceRows() []blankRow {
	var rows []blankRow
	for _, text := range append(r.of(request.BodyLine), r.of(request.SlipLine)...) {
		rows = append(rows, rowOf(text))
	}
	return rows
}

func serviceStyle() paper.ParagraphStyle {
	return paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size4}, Leading: paper.Size4 * 17 / 10}
}

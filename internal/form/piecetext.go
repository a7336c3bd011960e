package form

import (
	"strconv"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// KeptText is a text that never hung, as it lies in the archive.
type KeptText struct {
	Organ    office.Organ
	Revision disclosure.Revision
	Note     string // under the title: why it did not hang
	Code     string // head of the audit chain
}

// KeptTextPaper lays out a text with its tables, and names its attachments.
func KeptTextPaper(t KeptText, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(t.Code))
	formTitle(flow, t.Revision.Title)
	headLine(flow, paper.Size5, t.Organ.Name, t.Note, dayOrHand(t.Revision.On))
	style := reportStyle()
	copyText(flow, t.Revision.Body, style)
	for _, table := range t.Revision.Tables {
		tableWithTitle(flow, table, fittingSize(fonts, table, formSize, flow.Style().BlockWidth))
	}
	for i, a := range t.Revision.Attachments {
		flow.Paragraph("附件"+strconv.Itoa(i+1)+"："+withoutExtension(a.Name), style)
	}
	return flow.Document(meta(t.Revision.Title, "建档归档", t.Organ, t.Revision.On))
}

// Opinions are what people said of an item, with the answers.
type Opinions struct {
	Organ office.Organ
	Item  disclosure.Item
	Code  string // head of the audit chain
}

// OpinionsPaper lays out the 意见和答复 of an item in the order in which they came.
func OpinionsPaper(o Opinions, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, keptWide(o.Code))
	formTitle(flow, "意见和答复登记表")
	headLine(flow, paper.Size5, "事项："+o.Item.Title, "单位："+o.Organ.Name)
	l := newListColumns(paper.Size5)
	l.fixed("序号", 24).fixed("提出日期", 72).fixed("提出人、方式", 72).prose().shared("意见", 4).fixed("是否"+paper.BreakHint+"采纳", 36).shared("答复", 4).
		fixed("答复日期", 72).fixed("答复人", 40)
	table := l.table(paper.Size5 * 22 / 10)
	var last workday.Date
	for i, f := range o.Item.Feedback {
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(strconv.Itoa(i+1), chinese(f.On), lines(orElse(f.From, "没有署名"), f.Way), f.Text,
			adopted(f), f.Answer, chinese(f.AnsweredOn), f.AnsweredBy.Name)})
		last = f.On
	}
	flow.Table(table)
	return flow.Document(meta("意见和答复："+o.Item.Title, "建档归档", o.Organ, last))
}

func adopted(f disclosure.Feedback) string {
	switch {
	case f.Adopted == nil:
		return ""
	case *f.Adopted:
		return "采纳"
	}
	return "不采纳"
}

// KeptBeside lists the files of a piece of which no page can be printed: the
// page that stands for them in the archive copy.
type KeptBeside struct {
	Organ office.Organ
	Piece archive.Piece
	Code  string // head of the audit chain
}

// KeptBesidePaper lays out the list of files that are kept beside the copy, with
// their digests.
func KeptBesidePaper(b KeptBeside, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(b.Code))
	formTitle(flow, "另存文件清单")
	headLine(flow, paper.Size5, "题名："+b.Piece.CatalogueTitle(), eightFigures(b.Piece.Date))
	l := newListColumns(paper.Size5)
	l.fixed("序号", 24).shared("名称", 2).shared("文件名", 2).shared("校验码（SHA-256）", 3)
	table := l.table(paper.Size5 * 22 / 10)
	for _, part := range b.Piece.Parts {
		if part.Digest != "" {
			table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(strconv.Itoa(len(table.Rows)+1), part.Title, part.Name, inFours(part.Digest))})
		}
	}
	flow.Table(table)
	return flow.Document(meta("另存文件清单："+b.Piece.Title, "建档归档", b.Organ, b.Piece.Date))
}

// inFours parts a digest, so that it can be read out and breaks in its column.
func inFours(digest string) string {
	var parted []byte
	for i := range len(digest) {
		if i > 0 && i%4 == 0 {
			parted = append(parted, ' ')
		}
		parted = append(parted, digest[i])
	}
	return string(parted)
}

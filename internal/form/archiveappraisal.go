package form

import (
	"strconv"

	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/paper"
)

// AppraisalPaper is what stands on the papers of a 到期鉴定: the report, and the
// list by which pieces are destroyed.
type AppraisalPaper struct {
	Organ     office.Organ
	Scheme    archive.Scheme
	Appraisal archive.Appraisal
	Pieces    []archive.Piece // those of the appraisal, in the order of their numbers
	Code      string          // head of the audit chain
}

// verdict is what this appraisal decided of a piece.
func (a AppraisalPaper) verdict(p *archive.Piece) archive.Appraised {
	for _, v := range p.Appraisals {
		if v.Appraisal == a.Appraisal.ID {
			return v
		}
	}
	return archive.Appraised{}
}

// decided are the pieces with a verdict.
func (a AppraisalPaper) decided(v archive.Verdict) []archive.Piece {
	var out []archive.Piece
	for i := range a.Pieces {
		if a.verdict(&a.Pieces[i]).Verdict == v {
			out = append(out, a.Pieces[i])
		}
	}
	return out
}

// DestructionList lays out the 销毁清册 of what an appraisal condemned, to be
// signed by the group that appraised, by who approved it and by the witnesses. It
// is kept for ever; nothing is destroyed without it.
func DestructionList(a AppraisalPaper, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, keptWide(a.Code))
	formTitle(flow, "档案销毁清册")
	headLine(flow, paper.Size5, "单位："+orElse(a.Scheme.FondsName, a.Organ.Name), fondsLabel+"："+orBlank(a.Scheme.Fonds, 4), "鉴定日期："+dayOrHand(a.Appraisal.On))
	condemned := a.decided(archive.Destroy)
	l := newListColumns(paper.Size5)
	l.fixed("序号", 24).codes(fonts, condemned, wholeCode).shared("题名", 5).fixed("文号", 70).prose().
		fixed("责任者", 72).prose().fixed("日期", 48).fixed("保管"+paper.BreakHint+"期限", 22).fixed("页数", 21).shared("销毁理由", 4)
	table := l.table(paper.Size5 * 22 / 10)
	for i := range condemned {
		p := &condemned[i]
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(strconv.Itoa(i+1), p.Code, p.CatalogueTitle(), partedNumber(p.DocumentNumber), pieceMaker(*p),
			p.CatalogueDate(), p.Retention.Label(), count(p.Pages), a.verdict(p).Why)})
	}
	if len(condemned) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(l.columns)}}}}
	}
	table.Rows[len(table.Rows)-1].KeepWithNext = true
	table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{{Text: "合计" + piecesWord(len(condemned)), ColSpan: 7}, cell(count(pagesOf(condemned))), {}}})
	closing(table)
	flow.Table(table)
	flow.Space(paper.Pt(6))
	flow.Table(a.destruction())
	return flow.Document(meta("档案销毁清册", "档案鉴定销毁", a.Organ, a.Appraisal.On))
}

// destruction is where it is signed that, how and before whom it was done.
func (a AppraisalPaper) destruction() *paper.Table {
	const size = paper.Size5
	left, d := formLeft(size), a.Appraisal.Destroyed
	whole := func(label, text string) paper.Row {
		return paper.Row{KeepWithNext: true, Cells: []paper.Cell{cell(label), {Text: text, ColSpan: 5, Style: left}}}
	}
	return &paper.Table{
		Columns: []paper.Column{{Width: paper.Pt(118)}, {Share: 3, Style: left}, {Width: paper.Pt(60)}, {Share: 3, Style: left}, {Width: paper.Pt(60)}, {Share: 3, Style: left}},
		Style:   formCell(size), MinRow: paper.Pt(30), Inside: paper.Pt(0.5), Outside: paper.Pt(1), KeepTogether: true,
		Rows: []paper.Row{
			whole("鉴定小组（签名）", signers(a.Appraisal.Members)),
			whole("批准人（签名）", signers([]string{a.Appraisal.Approved})),
			whole("监销人（签名）", orElse(signers(d.Witnesses), "（不少于2人）")),
			{Cells: cellsOf("销毁日期", dayInCell(d.On), "销毁地点", d.Place, "销毁方式", d.Way)},
		},
	}
}

// AppraisalReport lays out a 鉴定工作报告 in short: what was looked at, by whom,
// what was decided of every piece and why.
func AppraisalReport(a AppraisalPaper, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(a.Code))
	formTitle(flow, "档案鉴定工作报告")
	headLine(flow, formSize, "单位："+orElse(a.Scheme.FondsName, a.Organ.Name), "鉴定日期："+dayOrHand(a.Appraisal.On))
	smallTitle(flow, "一、鉴定情况")
	flow.Paragraph(a.summary(), reportStyle())
	flow.Paragraphs(a.Appraisal.Report, reportStyle())
	smallTitle(flow, "二、逐件意见")
	table := a.verdicts(fonts)
	closing(table)
	flow.Table(table)
	flow.Space(paper.Pt(8))
	flow.Table(signing(formSize, [2]string{"鉴定小组（签名）", signers(a.Appraisal.Members)}, [2]string{"批准人（签名）", signers([]string{a.Appraisal.Approved})}))
	return flow.Document(meta("档案鉴定工作报告", "档案鉴定销毁", a.Organ, a.Appraisal.On))
}

// reportStyle is the text of a short report.
func reportStyle() paper.ParagraphStyle {
	return paper.ParagraphStyle{
		TextStyle: paper.TextStyle{Face: paper.FangSong, Size: formSize}, Align: paper.AlignJustify, First: 2, Leading: formSize * 17 / 10,
	}
}

// summary says how much was looked at and what came of it.
func (a AppraisalPaper) summary() string {
	keep, destroy := a.decided(archive.KeepOn), a.decided(archive.Destroy)
	words := "本次鉴定保管期限届满的档案" + piecesWord(len(a.Pieces)) + "、" + strconv.Itoa(pagesOf(a.Pieces)) + "页。继续保存" + piecesWord(len(keep)) + "，销毁" + piecesWord(len(destroy))
	if rest := len(a.Pieces) - len(keep) - len(destroy); rest > 0 {
		words += "，还没有意见" + piecesWord(rest)
	}
	return words + "。"
}

func (a AppraisalPaper) verdicts(fonts *paper.FontSet) *paper.Table {
	const size = paper.Size5
	l := newListColumns(size)
	l.fixed("序号", 24).codes(fonts, a.Pieces, partedCode).shared("题名", 4).fixed("鉴定意见", 46).shared("理由", 3)
	table := l.table(size * 22 / 10)
	for i := range a.Pieces {
		p := &a.Pieces[i]
		v := a.verdict(p)
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(strconv.Itoa(i+1), partedCode(*p), p.CatalogueTitle(), verdictWord(v), v.Why)})
	}
	if len(table.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(l.columns)}}}}
	}
	return table
}

// verdictWord says what is to become of a piece, and until when it is kept.
func verdictWord(v archive.Appraised) string {
	switch {
	case v.Verdict != archive.KeepOn:
		return v.Verdict.Label()
	case v.Until == 0:
		return v.Verdict.Label() + paper.BreakHint + "（永久）"
	}
	return v.Verdict.Label() + paper.BreakHint + "至" + strconv.Itoa(v.Until) + "年"
}

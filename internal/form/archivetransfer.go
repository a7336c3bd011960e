package form

import (
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/paper"
)

// TransferList is what stands on the 移交清单 to the county archive.
type TransferList struct {
	Organ    office.Organ
	Scheme   archive.Scheme
	Transfer archive.Transfer
	Pieces   []archive.Piece // in the order of their numbers
	Code     string          // head of the audit chain
}

// TransferListPaper lays out the list of what goes to the county archive. Of
// every piece it says how the information in it was made public (档案法实施条例
// article 30): 公开属性、是否公开、日期、渠道. Both sides sign.
func TransferListPaper(t TransferList, fonts *paper.FontSet) (*paper.Document, error) {
	style := keptWide(t.Code)
	style.Left, style.BlockWidth = paper.MM(14), style.Width-paper.MM(28)
	flow := paper.NewFlow(fonts, style)
	formTitle(flow, "档案移交清单")
	headLine(flow, paper.Size5, "移交单位："+orElse(t.Scheme.FondsName, t.Organ.Name), fondsLabel+"："+orBlank(t.Scheme.Fonds, 4),
		"接收单位："+orBlank(t.Transfer.To, 8), yearLabel+"："+orBlank(t.years(), 4))
	table := t.table(fonts)
	closing(table)
	flow.Table(table)
	flow.Space(paper.Pt(4))
	if t.Transfer.Package != "" {
		flow.Paragraph("随清单移交电子文件一包，校验清单的SHA-256值："+t.Transfer.Package, remarkStyle())
	}
	flow.Paragraph("提前移交进馆的，移交期限届满前，政府信息公开事项仍由原单位办理（档案法第十五条）。", remarkStyle())
	signLine(flow, "移交单位（盖章）：", "接收单位（盖章）：")
	signLine(flow, "移交人（签名）：", "接收人（签名）：")
	sideBySide(flow, []string{"移交日期：" + dayOrHand(t.Transfer.On), "接收日期：" + dayOrHand(t.Transfer.Received)}, false)
	return flow.Document(meta("档案移交清单", "档案移交", t.Organ, t.Transfer.On))
}

func (t TransferList) years() string {
	words := make([]string, len(t.Transfer.Years))
	for i, y := range t.Transfer.Years {
		words[i] = strconv.Itoa(y)
	}
	return strings.Join(words, "、")
}

func (t TransferList) table(fonts *paper.FontSet) *paper.Table {
	const size = 10 * paper.Point
	l := newListColumns(size)
	l.fixed("序号", 24).codes(fonts, t.Pieces, partedCode).shared("题名", 1).fixed("文号", 66).prose().fixed("责任者", 51).prose()
	l.fixed("日期", 48).fixed("保管期限", 22).fixed("页数", 21).
		fixed("公开属性", 51).fixed("是否公开", 32).fixed("公开日期", 48).fixed("公开渠道", 60).prose().fixed("备注", 52).prose()
	table := l.table(size * 22 / 10)
	table.Head = transferHead()
	for i := range t.Pieces {
		table.Rows = append(table.Rows, transferRow(i+1, &t.Pieces[i], l.left))
	}
	if len(table.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(l.columns)}}}}
	}
	table.Rows = append(table.Rows, t.sums())
	if n := len(table.Rows); n > 1 {
		table.Rows[n-2].KeepWithNext = true
	}
	return table
}

func transferHead() []paper.Row {
	var first []paper.Cell
	for _, name := range []string{"序号", "档号", "题名", "文号", "责任者", "日期", "保管" + paper.BreakHint + "期限", "页数"} {
		first = append(first, paper.Cell{Text: name, RowSpan: 2})
	}
	first = append(first, paper.Cell{Text: "公开情况", ColSpan: 4}, paper.Cell{Text: "备注", RowSpan: 2})
	return []paper.Row{{Cells: first}, {Cells: cellsOf("公开属性", "是否"+paper.BreakHint+"公开", "日期", "渠道")}}
}

// transferRow is the line of a piece. A withdrawn number keeps its line, so that
// the numbers of the list have no gap.
func transferRow(n int, p *archive.Piece, left *paper.CellStyle) paper.Row {
	number := cell(strconv.Itoa(n))
	if p.State == archive.Withdrawn {
		const between = 10 // 题名 to 渠道
		return paper.Row{Cells: []paper.Cell{number, cell(partedCode(*p)), {Text: withdrawnWords(p.Withdrawal), ColSpan: between, Style: left}, cell(withdrawnWord)}}
	}
	remarks := nonEmpty(p.Remarks, after("密级：", p.Secrecy))
	if p.State == archive.Destroyed {
		remarks = append(remarks, archive.Destroyed.Label())
	}
	o := p.Openness
	public := "未公开"
	switch {
	case o.Public:
		public = "已公开"
	case o.Attribute == "" && o.Reason == "":
		public = "" // not known: to be written in
	default:
		remarks = append(remarks, nonEmpty(o.Reason)...)
	}
	return paper.Row{Cells: append([]paper.Cell{number}, cellsOf(partedCode(*p), p.CatalogueTitle(), partedNumber(p.DocumentNumber), pieceMaker(*p), p.CatalogueDate(),
		p.Retention.Label(), count(p.Pages), o.Attribute.Label(), public, eightFigures(o.On), channelsWord(o.Channels), strings.Join(remarks, "；"))...)}
}

// sums counts what is really handed over.
func (t TransferList) sums() paper.Row {
	there := standing(t.Pieces)
	return paper.Row{Cells: []paper.Cell{{Text: "合计" + piecesWord(len(there)), ColSpan: 7}, cell(count(pagesOf(there))), {ColSpan: 5}}}
}

package form

import (
	"strconv"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Ledger is what stands on a monthly ledger of what was made public, or of
// what was not.
type Ledger struct {
	Organ  office.Organ
	Period string // 2026年10月
	Rows   []LedgerRow
	On     workday.Date // 登记时间
	Code   string       // head of the audit chain
}

// LedgerRow is one item of a ledger.
type LedgerRow struct {
	Item    disclosure.Item
	Summary string // 内容描述
}

// OpenLedger lays out the 门户网站公开信息登记表 of a month.
func OpenLedger(l Ledger, fonts *paper.FontSet) (*paper.Document, error) {
	return l.layOut(fonts, "门户网站公开信息登记表", "公开属性", paper.Column{Width: paper.Pt(84)}, func(i disclosure.Item) string {
		return i.Attribute.Label()
	})
}

// WithheldLedger lays out the 不予公开政府信息登记表 of a month. Its rows have a
// reason each.
func WithheldLedger(l Ledger, fonts *paper.FontSet) (*paper.Document, error) {
	const size = 11 * paper.Point
	return l.layOut(fonts, "不予公开政府信息登记表", "不予公开的理由", paper.Column{Share: 3, Style: formLeft(size)}, func(i disclosure.Item) string {
		if i.Withheld == nil {
			return ""
		}
		return reasonText(i.Withheld)
	})
}

func (l Ledger) layOut(fonts *paper.FontSet, title, last string, column paper.Column, value func(disclosure.Item) string) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, keptWide(l.Code))
	formTitle(flow, title)
	headLine(flow, formSize, "填写单位："+l.Organ.Name, "所属月份："+orBlank(l.Period, 6), "登记时间："+dayOrHand(l.On))
	style := formCell(11 * paper.Point)
	left := formLeft(style.Size)
	table := &paper.Table{
		Columns: []paper.Column{{Width: paper.Pt(36)}, {Width: paper.Pt(150)}, {Share: 3, Style: left}, {Share: 4, Style: left}, {Width: paper.Pt(104)}, column},
		Head:    []paper.Row{{Cells: cellsOf("序号", "信息编号", "信息名称", "内容描述", "生成时间", last)}},
		Style:   style, HeadStyle: headCell(style.Size), MinRow: paper.Pt(26), Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	for n, r := range l.Rows {
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(
			strconv.Itoa(n+1), ledgerNumber(r.Item), r.Item.Title, r.Summary, chinese(r.Item.Formed), value(r.Item))})
	}
	if len(l.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "本月没有", ColSpan: len(table.Columns)}}}}
	}
	flow.Table(table)
	flow.Space(paper.Pt(8))
	signLine(flow, "填表人：", "审核人：", "负责人：")
	return flow.Document(meta(l.Period+title, "月度台账", l.Organ, l.On))
}

func ledgerNumber(i disclosure.Item) string {
	if i.IndexNumber != "" {
		return i.IndexNumber
	}
	return i.DocumentNumber
}

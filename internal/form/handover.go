package form

import (
	"strconv"
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// HandOver is what stands on a 移交办公室存档清单.
type HandOver struct {
	Organ   office.Organ
	Station string // 移交科室
	Number  string // 编号; "" leaves its place
	Rows    []HandOverRow
	On      workday.Date // 移交日期; zero leaves its place
	Code    string       // head of the audit chain
}

// HandOverRow is one item with its papers.
type HandOverRow struct {
	Title  string
	Number string   // 索引号 or 文号
	Papers []string // 审批单、正文、照片……
	Pages  int
	Copies int
	Note   string
}

// HandOverList lays out a 移交办公室存档清单, to be signed by both sides.
func HandOverList(h HandOver, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, keptWide(h.Code))
	formTitle(flow, "移交办公室存档清单")
	headLine(flow, formSize, "移交科室："+orBlank(h.Station, 8), "编号："+orBlank(h.Number, 8))
	style := formCell(11 * paper.Point)
	table := &paper.Table{
		Columns: []paper.Column{
			{Width: paper.Pt(36)}, {Share: 3, Style: formLeft(style.Size)}, {Width: paper.Pt(150)}, {Share: 2, Style: formLeft(style.Size)},
			{Width: paper.Pt(42)}, {Width: paper.Pt(42)}, {Width: paper.Pt(90)},
		},
		Head:  []paper.Row{{Cells: cellsOf("序号", "材料名称", "索引号（文号）", "所含材料", "页数", "份数", "备注")}},
		Style: style, HeadStyle: headCell(style.Size), MinRow: paper.Pt(26), Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	pages, copies := 0, 0
	for n, r := range h.Rows {
		pages, copies = pages+r.Pages, copies+r.Copies
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(
			strconv.Itoa(n+1), r.Title, r.Number, strings.Join(r.Papers, "、"), count(r.Pages), count(r.Copies), r.Note)})
	}
	if n := len(table.Rows); n > 0 {
		table.Rows[n-1].KeepWithNext = true
	}
	table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{
		{Text: "合计" + strconv.Itoa(len(h.Rows)) + "件", ColSpan: 4}, cell(count(pages)), cell(count(copies)), {},
	}})
	flow.Table(table)
	flow.Space(paper.Pt(10))
	signLine(flow, "移交人（签名）：", "接收人（签名）：")
	sideBySide(flow, []string{"移交日期：" + dayOrHand(h.On), "接收日期：" + dayByHand}, false)
	return flow.Document(meta("移交办公室存档清单", "存档移交", h.Organ, h.On))
}

// count writes a number of pages or copies; 0 is not known yet.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func cellsOf(texts ...string) []paper.Cell {
	out := make([]paper.Cell, len(texts))
	for i, text := range texts {
		out[i].Text = text
	}
	return out
}

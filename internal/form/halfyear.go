package form

import (
	"strconv"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// HalfYear is what stands on the list of a half-year: what had to be public
// by 15 July or 15 January.
type HalfYear struct {
	Organ      office.Organ
	Period     catalog.Period
	Rows       []HalfYearRow
	Unfinished bool         // the list is of what is still to be done
	On         workday.Date // the day on which matters stood so
	Code       string       // head of the audit chain
}

// HalfYearRow is one entry of the catalogue with what became of it.
type HalfYearRow struct {
	Entry       catalog.Entry
	State       catalog.State
	Published   workday.Date // zero when it was not
	Responsible string       // 责任科室、责任人
}

// HalfYearList lays out the 半年公开清单, or the list of what is unfinished.
func HalfYearList(h HalfYear, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, keptWide(h.Code))
	title := h.Period.Name + "公开清单"
	if h.Unfinished {
		title = h.Period.Name + "未完成公开事项清单"
	}
	formTitle(flow, title)
	headLine(flow, formSize, "单位："+h.Organ.Name, "应公开日期："+dayOrHand(h.Period.Due)+"前", "截至："+dayOrHand(h.On))
	style := formCell(11 * paper.Point)
	left := formLeft(style.Size)
	table := &paper.Table{
		Columns: []paper.Column{
			{Width: paper.Pt(36)}, {Width: paper.Pt(92)}, {Share: 3, Style: left}, {Share: 4, Style: left}, {Share: 3, Style: left},
			{Width: paper.Pt(92)}, {Width: paper.Pt(56)}, {Width: paper.Pt(104)},
		},
		Head:  []paper.Row{{Cells: cellsOf("序号", "领域", "公开事项", "公开内容（要素）", "公开渠道", "责任科室", "状态", "公开日期")}},
		Style: style, HeadStyle: headCell(style.Size), MinRow: paper.Pt(26), Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	for n, r := range h.Rows {
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(
			strconv.Itoa(n+1), r.Entry.Domain, entryName(r.Entry), r.Entry.Content, channelNames(r.Entry, "、"),
			responsible(r), r.State.Label(), chinese(r.Published))})
	}
	if len(h.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(table.Columns)}}}}
	}
	flow.Table(table)
	flow.Space(paper.Pt(6))
	flow.Paragraph("合计"+strconv.Itoa(len(h.Rows))+"项。"+stateCounts(h.Rows), paper.ParagraphStyle{TextStyle: style.TextStyle})
	signLine(flow, "填表人：", "审核人：")
	return flow.Document(meta(title, "半年公开清单", h.Organ, h.On))
}

func responsible(r HalfYearRow) string {
	if r.Responsible != "" {
		return r.Responsible
	}
	return r.Entry.Body
}

// stateCounts says how many rows are in which state.
func stateCounts(rows []HalfYearRow) string {
	counts := map[catalog.State]int{}
	for _, r := range rows {
		counts[r.State]++
	}
	var parts []string
	for _, s := range catalog.States() {
		if counts[s] > 0 {
			parts = append(parts, s.Label()+strconv.Itoa(counts[s])+"项")
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "其中：" + strings.Join(parts, "，") + "。"
}

// channelNames lists an entry's channels.
func channelNames(e catalog.Entry, between string) string {
	var names []string
	for _, c := range e.Channels {
		name := c.Label()
		if c == catalog.OtherCarrier && e.OtherChannel != "" {
			name += "（" + e.OtherChannel + "）"
		}
		names = append(names, name)
	}
	return strings.Join(names, between)
}

// entryName is 一级事项 and 二级事项, a line each.
func entryName(e catalog.Entry) string {
	if e.Category1 == e.Category2 {
		return e.Category1
	}
	return lines(e.Category1, e.Category2)
}

package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// DayCount is what stands on the day-by-day sheet of an application's clock.
type DayCount struct {
	Organ   office.Organ
	Number  string // 登记编号
	Subject string // 申请内容
	Status  request.Status
	On      workday.Date // 打印日期
	Code    string       // head of the audit chain
}

// estimateMark stands on every page of a count that is only estimated.
const estimateMark = "估算，不得写入文书"

const daySize = paper.Size5

// DaySheet lays out the count of a term: what it rests on and how sure that is,
// every day from receipt to the last with what it is and what is made of it,
// sums that add up, and the notices of the calendar.
func DaySheet(c DayCount, fonts *paper.FontSet) (*paper.Document, error) {
	style := kept(c.Code)
	if c.Status.Estimated() {
		style.Foot = strings.TrimSpace(estimateMark + "　" + style.Foot)
	}
	flow := paper.NewFlow(fonts, style)
	formTitle(flow, "答复期限逐日计算表")
	if c.Status.Estimated() {
		estimateBox(flow)
	}
	headLine(flow, daySize, "单位："+c.Organ.Name, "登记编号："+orBlank(c.Number, 8), "打印日期："+dayOrHand(c.On))
	flow.Table(c.summary())
	smallTitle(flow, "一、计算的依据")
	flow.Table(groundsTable(c.Status.Why))
	smallTitle(flow, "二、逐日计算")
	flow.Table(c.days())
	for _, line := range c.remarks() {
		flow.Paragraph(line, remarkStyle())
	}
	flow.Space(paper.Pt(6))
	signLine(flow, "计算人：", "核对人：")
	return flow.Document(meta("答复期限逐日计算表 "+c.Number, "期限计算", c.Organ, c.On))
}

// estimateBox says in large type that the count is no fact.
func estimateBox(flow *paper.Flow) {
	flow.Table(&paper.Table{
		Columns: []paper.Column{{}}, Outside: paper.Pt(1.5), MinRow: paper.Pt(40),
		Style: paper.CellStyle{TextStyle: paper.TextStyle{Face: paper.Hei, Size: paper.Size2, Tracking: paper.Pt(4)}, Align: paper.AlignCenter},
		Rows:  []paper.Row{{Cells: []paper.Cell{cell(estimateMark)}}},
	})
	flow.Space(paper.Pt(6))
}

func smallTitle(flow *paper.Flow, text string) {
	flow.Heading(1, text, paper.ParagraphStyle{
		TextStyle: paper.TextStyle{Face: paper.Hei, Size: paper.Size4Small}, Leading: paper.Size4Small * 3 / 2,
		Before: paper.Pt(8), After: paper.Pt(2),
	})
}

func remarkStyle() paper.ParagraphStyle {
	return paper.ParagraphStyle{
		TextStyle: paper.TextStyle{Face: paper.Song, Size: daySize}, Leading: daySize * 8 / 5, Before: paper.Pt(2),
	}
}

func (c DayCount) summary() *paper.Table {
	s, f := c.Status, newFields(daySize)
	if c.Subject != "" {
		f.whole("申请内容", c.Subject)
	}
	f.pair("收到之日", dayAndWeek(s.Received), "期限最后一日", c.last())
	f.pair("期限", fmt.Sprintf("%d个工作日，自%s的次日起", s.Term, s.Origin.Chinese()), "补正告知"+paper.BreakHint+"最后一日", dayAndWeek(s.SupplementBy))
	if !s.Closed.IsZero() {
		f.whole(s.ClosedBy.Label(), dayAndWeek(s.Closed))
	}
	return &f.table
}

// last is the last day, or what the clock waits for.
func (c DayCount) last() string {
	s := c.Status
	switch {
	case !s.Due.IsZero() && s.Estimated():
		return dayAndWeek(s.Due) + "（估算）"
	case !s.Due.IsZero():
		return dayAndWeek(s.Due)
	case s.Wait.Until.IsZero():
		return s.Wait.Words() + "，还定不了"
	}
	return s.Wait.Words() + "，到" + s.Wait.Until.Chinese()
}

func dayAndWeek(d workday.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Chinese() + " " + d.ChineseWeekday()
}

// dayStyle is the type of the sheet's tables.
func dayStyle() paper.CellStyle {
	return paper.CellStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: daySize}, Align: paper.AlignCenter, PadX: paper.Pt(4), PadY: paper.Pt(1)}
}

func dayTable(columns []paper.Column, head ...string) *paper.Table {
	style := dayStyle()
	hei := style
	hei.Face = paper.Hei
	return &paper.Table{
		Columns: columns, Head: []paper.Row{{Cells: cellsOf(head...)}}, HeadStyle: &hei,
		Style: style, MinRow: paper.Pt(15.5), Inside: paper.Pt(0.5), Outside: paper.Pt(1),
	}
}

func dayLeft() *paper.CellStyle {
	s := dayStyle()
	s.Align = paper.AlignLeft
	return &s
}

// groundsTable says what the count rests on. What is not confirmed stands in
// black type.
func groundsTable(grounds []request.Ground) *paper.Table {
	table := dayTable([]paper.Column{{Width: paper.Pt(30)}, {Share: 5, Style: dayLeft()}, {Share: 3, Style: dayLeft()}, {Width: paper.Pt(48)}},
		"序号", "经过", "依据", "可信度")
	doubt := dayStyle()
	doubt.Face = paper.Hei
	for n, g := range grounds {
		certainty := cell(g.Certainty.Label())
		if g.Certainty != request.Confirmed {
			certainty.Style = &doubt
		}
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{cell(strconv.Itoa(n + 1)), cell(g.Text), cell(g.Basis), certainty}})
	}
	return table
}

// days is a row for every day, from the day of receipt on.
func (c DayCount) days() *paper.Table {
	s := c.Status
	table := dayTable([]paper.Column{
		{Width: paper.Pt(30)}, {Width: paper.Pt(92)}, {Width: paper.Pt(36)}, {Share: 2, Style: dayLeft()}, {Share: 4, Style: dayLeft()}, {Width: paper.Pt(34)},
	}, "序号", "日期", "星期", "这一天", "怎样计算", "出处")
	table.Rows = []paper.Row{{Cells: cellsOf("", s.Received.Chinese(), s.Received.ChineseWeekday(), "收到之日", "当日不计入", "")}}
	for n, d := range s.Days {
		row := cellsOf(strconv.Itoa(n+1), d.Date.Chinese(), d.Date.ChineseWeekday(), d.Explain(), c.reckoned(d), sourceMark(s.Sources, d.Source))
		tint(row, d, s.Due)
		table.Rows = append(table.Rows, paper.Row{Cells: row})
	}
	if n := len(table.Rows); n > 1 {
		table.Rows[n-1].KeepWithNext = true
	}
	total := *dayLeft()
	total.Face = paper.Hei
	table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{{Text: s.Sum(), ColSpan: len(table.Columns), Style: &total}}})
	return table
}

// tint greys what does not count, and sets the last day in black type.
func tint(row []paper.Cell, d request.Day, due workday.Date) {
	const light, grey = 14, 28
	for i := range row {
		style := dayStyle()
		if i == 3 || i == 4 {
			style.Align = paper.AlignLeft
		}
		switch {
		case d.Date == due:
			style.Face = paper.Hei
		case d.Kind == request.Rest:
			style.Shade = light
		case d.Kind != request.Counted:
			style.Shade = grey
		}
		row[i].Style = &style
	}
}

// reckoned is what the clock makes of a day.
func (c DayCount) reckoned(d request.Day) string {
	switch d.Kind {
	case request.Rest:
		return "不计"
	case request.Paused:
		return "停计：" + d.Why
	case request.Void:
		return "作废：" + d.Why
	case request.Counted:
	}
	words := fmt.Sprintf("第%d个工作日", d.Ordinal)
	if d.Date == c.Status.Due {
		words += "，期限最后一日"
	}
	return words
}

// sourceMark is the number under which the notice stands below the table.
func sourceMark(sources []workday.Source, s workday.Source) string {
	if i := slices.Index(sources, s); i >= 0 {
		return fmt.Sprintf("[%d]", i+1)
	}
	return ""
}

// remarks are the notices, and what whoever reads the sheet must know.
func (c DayCount) remarks() []string {
	var lines []string
	for i, source := range c.Status.Sources {
		line := fmt.Sprintf("[%d] 《%s》", i+1, source.Title)
		if source.Number != "" {
			line += "（" + source.Number + "）"
		}
		lines = append(lines, line)
	}
	for _, year := range c.Status.Uncovered {
		lines = append(lines, fmt.Sprintf("估算：没有装入%d年的放假安排，暂按周一至周五上班计算。%s。", year, estimateMark))
	}
	for _, year := range c.Status.Awaiting {
		lines = append(lines, fmt.Sprintf("提示：没有装入%d年的放假安排，它可能改动%d年12月末的日子，装入后再核对期限。", year, year-1))
	}
	for _, finding := range c.Status.Findings {
		lines = append(lines, "核对："+finding+"。")
	}
	if slices.ContainsFunc(c.Status.Why, func(g request.Ground) bool { return g.Certainty != request.Confirmed }) {
		lines = append(lines, "可信度为“推断”“未核”的，是对条文的理解或者没有见到原文，由法制人员核对。")
	}
	return lines
}

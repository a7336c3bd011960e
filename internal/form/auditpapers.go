package form

import (
	"strconv"
	"time"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// AuditLog is what stands on a printed part of the 操作日志.
type AuditLog struct {
	Organ  office.Organ
	Filter string // what was chosen: 2026年11月1日到2026年11月22日，陈晓梅; "" for all
	Rows   []AuditRow
	On     workday.Date // 打印日期
	Code   string       // head of the audit chain
}

// AuditRow is one entry.
type AuditRow struct {
	Seq        int64
	At         time.Time
	Person     string
	What       string
	Record     string
	WrongClock bool
}

// AuditLogPaper lays a part of the log out on A4 on its side: number, time,
// person, what was done and to which record.
func AuditLogPaper(l AuditLog, fonts *paper.FontSet) (*paper.Document, error) {
	const title, size = "操作日志", 10 * paper.Point
	flow := paper.NewFlow(fonts, keptWide(l.Code))
	formTitle(flow, title)
	chosen := l.Filter
	if chosen == "" {
		chosen = "全部"
	}
	headLine(flow, formSize, "单位："+l.Organ.Name, "打印日期："+dayOrHand(l.On))
	flow.Paragraph("范围："+chosen+"，共"+strconv.Itoa(len(l.Rows))+"条", remarkStyle())
	flow.Space(paper.Pt(4))
	style, left := formCell(size), formLeft(size)
	style.PadY, left.PadY = paper.Pt(2), paper.Pt(2)
	table := &paper.Table{
		Columns: []paper.Column{{Width: paper.Pt(48)}, {Width: paper.Pt(104)}, {Width: paper.Pt(84)}, {Share: 4, Style: left}, {Share: 5, Style: left}},
		Head:    []paper.Row{{Cells: cellsOf("条", "时间", "谁", "做了什么", "哪件记录")}},
		Style:   style, HeadStyle: headCell(size), Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	for _, r := range l.Rows {
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(strconv.FormatInt(r.Seq, 10), AuditTime(r.At, r.WrongClock), r.Person, r.What, r.Record)})
	}
	if len(l.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(table.Columns)}}}}
	}
	flow.Table(table)
	flow.Space(paper.Pt(8))
	signLine(flow, "打印人：", "核对人：")
	return flow.Document(meta(title+"："+chosen, title, l.Organ, l.On))
}

// AuditTime is the time of an entry in China, to the minute. A time that a wrong
// clock gave says so.
func AuditTime(at time.Time, wrong bool) string {
	text := at.In(time.FixedZone("CST", 8*3600)).Format("2006-01-02 15:04")
	if wrong {
		return text + "（时间不对）"
	}
	return text
}

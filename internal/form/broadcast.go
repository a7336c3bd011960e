package form

import (
	"strconv"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Broadcast is what stands on a 广播稿.
type Broadcast struct {
	Organ    office.Organ
	Revision disclosure.Revision
	Opening  string // said before the text; "" for 现在播送……
	Closing  string // said after it; "" for 播送完了……
	On       workday.Date
	Places   string // which loudspeakers, "" to be written in
	Code     string // head of the audit chain
}

// BroadcastScript lays out a 广播稿: one breath to a line, numbered, with the
// seconds to wait after it, and above it the place to write who read it when.
func BroadcastScript(b Broadcast, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(b.Code))
	formTitle(flow, "广播稿")
	f := newFields(formSize)
	f.whole("标题", b.Revision.Title)
	f.pair("播出地点", b.Places, "播出日期", dayByHand)
	f.pair("播音员", "", "播出次数", "")
	flow.Table(&f.table)
	flow.Space(paper.Pt(8))
	flow.Table(scriptTable(b.lines()))
	return flow.Document(meta("广播稿："+b.Revision.Title, "广播稿", b.Organ, b.On))
}

func (b Broadcast) lines() []Line {
	opening, closing := b.Opening, b.Closing
	if opening == "" {
		opening = "现在播送" + b.Organ.Name + "的通知。"
	}
	if closing == "" {
		closing = "播送完了，谢谢收听。"
	}
	all := breaths(nil, opening)
	all = append(all, Script(b.Revision)...)
	return breaths(all, closing)
}

func scriptTable(script []Line) *paper.Table {
	text := paper.CellStyle{
		TextStyle: paper.TextStyle{Face: paper.FangSong, Size: paper.Size3Small}, Align: paper.AlignLeft,
		Leading: paper.Pt(23), PadX: paper.Pt(4), PadY: paper.Pt(3),
	}
	table := &paper.Table{
		Columns: []paper.Column{{Width: paper.Pt(30)}, {Share: 1, Style: &text}, {Width: paper.Pt(38)}},
		Head:    []paper.Row{{Cells: []paper.Cell{cell("句"), cell("播读内容"), cell("停顿")}}},
		Style:   formCell(formSize), HeadStyle: headCell(formSize), MinRow: paper.Pt(28), Inside: paper.Pt(0.4), Outside: paper.Pt(1),
	}
	for n, line := range script {
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{
			cell(strconv.Itoa(n + 1)), cell(line.Text), cell(strconv.Itoa(line.Pause) + "秒"),
		}})
	}
	return table
}

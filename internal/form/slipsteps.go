package form

import (
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// slipSteps is the table of the route: a row for each step.
func slipSteps(i disclosure.Item, size paper.Length) *paper.Table {
	table := &paper.Table{
		Columns: []paper.Column{{Width: labelWidth}, {Share: 1, Style: formLeft(size)}, {Width: paper.Pt(84)}, {Width: paper.Pt(98)}},
		Head:    []paper.Row{{Cells: []paper.Cell{cell("环节"), cell("意见"), cell("签名"), cell("日期")}}},
		Style:   formCell(size), HeadStyle: headCell(size), MinRow: size * 2, Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	for at, step := range i.Route.Steps {
		table.Rows = append(table.Rows, stepRow(i, at, step))
	}
	return table
}

// signRoom is the height of a step that is signed on paper.
const signRoom = 33 * paper.Point

func stepRow(i disclosure.Item, at int, step office.Step) paper.Row {
	opinion, name, on := stepTaken(i, at, step)
	when := chinese(on)
	if when == "" {
		when = dayInOneCell
	}
	row := paper.Row{Cells: []paper.Cell{cell(step.Name), cell(opinion), cell(name), cell(when)}}
	if name == "" {
		row.MinHeight = signRoom
	}
	return row
}

// stepTaken is what happened at a step, empty when nothing has.
func stepTaken(i disclosure.Item, at int, step office.Step) (opinion, name string, on workday.Date) {
	switch step.Kind {
	case office.Publishing:
		return publishing(i)
	case office.Filing:
		if !i.Filed.IsZero() {
			return "已建档", "", i.Filed
		}
		return "", "", workday.Date{}
	case office.Consultation:
		return consultation(i, at), "", workday.Date{}
	}
	for _, o := range i.Current() {
		if o.At == at && o.Verdict == disclosure.Passed {
			return opinionText(o), o.By.Name, o.On
		}
	}
	return "", "", workday.Date{}
}

func opinionText(o disclosure.Opinion) string {
	text := o.Text
	if text == "" {
		text = "同意"
		if o.Step == office.Drafting {
			text = "送审"
		}
	}
	if o.Paper == nil {
		return text
	}
	if o.Paper.Meeting != "" {
		text = lines(text, "会议："+o.Paper.Meeting)
	}
	return lines(text, "（纸上签署，"+o.Paper.RecordedBy.Name+"登记）")
}

func publishing(i disclosure.Item) (opinion, name string, on workday.Date) {
	var lines []string
	for _, p := range i.Publications {
		if p.Revision != i.Revision {
			continue
		}
		line := p.On.Chinese() + "，" + p.Channel.Label()
		if p.Place != "" {
			line += "，" + p.Place
		}
		lines = append(lines, line)
		if name == "" {
			name, on = p.By.Name, p.On
		}
	}
	return strings.Join(lines, "\n"), name, on
}

func consultation(i disclosure.Item, at int) string {
	if i.At <= at && len(i.Feedback) == 0 {
		return ""
	}
	if len(i.Feedback) == 0 {
		return "没有收到意见"
	}
	return "收到意见" + SpokenNumber(int64(len(i.Feedback))) + "条，已答复" +
		SpokenNumber(int64(len(i.Feedback)-len(i.Unanswered()))) + "条"
}

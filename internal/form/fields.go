package form

import (
	"strings"

	"zwgk/internal/paper"
)

// formSize is the type of the office's own forms: 小四.
const formSize = paper.Size4Small

func formCell(size paper.Length) paper.CellStyle {
	return paper.CellStyle{
		TextStyle: paper.TextStyle{Face: paper.Song, Size: size}, Align: paper.AlignCenter,
		Leading: size * 14 / 10, PadX: paper.Pt(5), PadY: paper.Pt(4),
	}
}

func formLeft(size paper.Length) *paper.CellStyle {
	s := formCell(size)
	s.Align = paper.AlignLeft
	return &s
}

// headCell is the style of column heads: 黑体.
func headCell(size paper.Length) *paper.CellStyle {
	s := formCell(size)
	s.Face = paper.Hei
	return &s
}

// fields is a ruled form: labels with what is written beside them, one or two
// to a row.
type fields struct {
	table paper.Table
	left  *paper.CellStyle
}

// labelWidth has room for five characters.
const labelWidth = 74 * paper.Point

func newFields(size paper.Length) *fields {
	return &fields{
		table: paper.Table{
			Columns: []paper.Column{{Width: labelWidth}, {Share: 1}, {Width: labelWidth}, {Share: 1}},
			Style:   formCell(size), MinRow: size * 2, Inside: paper.Pt(0.6), Outside: paper.Pt(1),
		},
		left: formLeft(size),
	}
}

// pair adds a row of two labels.
func (f *fields) pair(label, value, label2, value2 string) {
	f.table.Rows = append(f.table.Rows, paper.Row{Cells: []paper.Cell{
		cell(label), {Text: value, Style: f.left}, cell(label2), {Text: value2, Style: f.left},
	}})
}

// whole adds a row of one label.
func (f *fields) whole(label, value string) { f.tall(label, value, 0) }

// tall is whole with a least height, room to write.
func (f *fields) tall(label, value string, height paper.Length) {
	f.table.Rows = append(f.table.Rows, paper.Row{MinHeight: height, Cells: []paper.Cell{
		cell(label), {Text: value, ColSpan: 3, Style: f.left},
	}})
}

// headLine sets texts side by side above a table: the first at the left edge,
// the last at the right, those between in the middle.
func headLine(flow *paper.Flow, size paper.Length, texts ...string) {
	table := &paper.Table{Unruled: true, Style: paper.CellStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: size}, PadX: paper.Pt(1)}}
	var cells []paper.Cell
	widths := flow.Style().BlockWidth
	for i, text := range texts {
		style := table.Style
		switch {
		case i == len(texts)-1 && i > 0:
			style.Align = paper.AlignRight
		case i > 0:
			style.Align = paper.AlignCenter
		}
		natural := flow.Fonts().Advance(text, style.TextStyle) + paper.Pt(4)
		table.Columns = append(table.Columns, paper.Column{Share: int(min(natural, widths) / 100)})
		cells = append(cells, paper.Cell{Text: text, Style: &style})
	}
	table.Rows = []paper.Row{{Cells: cells, KeepWithNext: true}}
	flow.Table(table)
	flow.Space(paper.Pt(2))
}

// signLine sets labels side by side, each with a rule to sign on.
func signLine(flow *paper.Flow, labels ...string) {
	sideBySide(flow, labels, true)
}

// sideBySide gives each text an equal part of the width, with a rule behind
// it when it is to be signed.
func sideBySide(flow *paper.Flow, texts []string, signed bool) {
	const size = formSize
	style := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: size}, Leading: size * 2}
	part := flow.Style().BlockWidth / paper.Length(len(texts))
	var marks []paper.Mark
	for i, text := range texts {
		x := part * paper.Length(i)
		marks = append(marks, flow.Fonts().Set(text, style, part).Marks(x, 0)...)
		if signed {
			from, base := x+flow.Fonts().Advance(text, style.TextStyle)+paper.Pt(2), size*3/2+paper.Pt(2)
			marks = append(marks, paper.Line{X1: from, Y1: base, X2: x + part - paper.Pt(14), Y2: base, Width: paper.Pt(0.6), Color: paper.Black})
		}
	}
	flow.Marks(style.Leading, marks...)
}

// boxes writes choices to be ticked by hand.
func boxes(choices ...string) string {
	return "□" + strings.Join(choices, "　"+paper.BreakHint+"□")
}

// lines joins what is not empty, a line each.
func lines(texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, "\n")
}

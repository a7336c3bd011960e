package form

import (
	"strings"

	"zwgk/internal/paper"
	"zwgk/internal/request"
)

// blankRow is a row of a slip: what is asked, and the answer when it is printed.
type blankRow struct{ label, value string }

// rowOf reads a line of a slip, 对上述内容的公开：□同意　□不同意. A line without a
// colon has no label. Where nothing but a date is asked for, its place is printed.
func rowOf(line string) blankRow {
	label, value, found := strings.Cut(line, "：")
	if !found {
		return blankRow{value: line}
	}
	if value == "" && strings.HasSuffix(label, "日期") && !strings.ContainsAny(label, "、（") {
		value = dayByHand
	}
	return blankRow{label, value}
}

// The least heights of a row to write in: of a signature, and of an account of
// something.
const (
	signHeight  = 40 * paper.Point
	storyHeight = 84 * paper.Point
)

// room is the least height of the row.
func (b blankRow) room() paper.Length {
	switch {
	case b.value != "":
		return 0
	case strings.Contains(b.label, "理由") || strings.Contains(b.label, "情况"):
		return storyHeight
	}
	return signHeight
}

// blankTable is a ruled form of rows, with their labels in a column at the left.
func blankTable(rows []blankRow, size, labels paper.Length) *paper.Table {
	left := formLeft(size)
	table := &paper.Table{
		Columns: []paper.Column{{Width: labels}, {Share: 1, Style: left}},
		Style:   formCell(size), MinRow: size * 2, Inside: paper.Pt(0.6), Outside: paper.Pt(1), KeepTogether: true,
	}
	for _, r := range rows {
		cells := []paper.Cell{cell(hintedLabel(r.label)), cell(strings.Replace(r.value, "（邮政", paper.BreakHint+"（邮政", 1))}
		if r.label == "" {
			cells = []paper.Cell{{Text: r.value, ColSpan: 2, Style: left}}
		}
		table.Rows = append(table.Rows, paper.Row{MinHeight: r.room(), Cells: cells})
	}
	return table
}

// hintedLabel parts a long label before its bracket: 受送达人（签名或者盖章）.
func hintedLabel(label string) string {
	return strings.NewReplacer("（签名、", paper.BreakHint+"（签名、"+paper.BreakHint, "（", paper.BreakHint+"（").Replace(label)
}

// The words around a slip that is cut off.
var (
	cutText   = strings.Repeat("┈", 14) + "　沿此线裁下　" + strings.Repeat("┈", 14)
	slipTitle = "回　　执"
)

// cutLine is a dashed line to cut along.
func cutLine(flow *paper.Flow) {
	flow.Paragraph(cutText, paper.ParagraphStyle{
		TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size5}, Align: paper.AlignCenter, Leading: paper.Size5 * 2,
		Before: paper.Leading3 / 2, KeepWithNext: true,
	})
}

// slipRows are the lines of the slip that comes back, and before them where it
// goes and which letter it belongs to: it is read apart from the letter.
func (r Reply) slipRows() []blankRow {
	asked := r.of(request.SlipLine)
	if len(asked) == 0 {
		return nil
	}
	rows := []blankRow{{"送交", r.Organ.Name}}
	if number := strings.Join(r.of(request.NumberLine), "、"); number != "" {
		rows = append(rows, blankRow{"来文文号", number})
	}
	for _, line := range asked {
		rows = append(rows, rowOf(line))
	}
	return rows
}

// tearOff sets the slip that comes back, below a line to cut along, undivided.
func tearOff(flow *paper.Flow, rows []blankRow) {
	if len(rows) == 0 {
		return
	}
	cutLine(flow)
	flow.Paragraph(slipTitle, paper.ParagraphStyle{
		TextStyle: paper.TextStyle{Face: paper.Hei, Size: paper.Size3}, Align: paper.AlignCenter, Leading: paper.Leading3, KeepWithNext: true,
	})
	flow.Table(blankTable(rows, paper.Size4Small, paper.Pt(150)))
}

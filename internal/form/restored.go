package form

import (
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Restored is what stands on a 恢复核对报告: how an office that came out of a backup
// compares with what the backup says of itself.
type Restored struct {
	Organ   office.Organ
	Verdict string      // in a sentence
	Facts   [][2]string // what, and what it is
	Rows    [][]string  // what was compared, in the backup, restored, equal or not
	Notes   []string
	On      workday.Date // printed
}

// RestoredReport lays out a 恢复核对报告, which is kept with the recovery card.
func RestoredReport(r Restored, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(""))
	formTitle(flow, "恢复核对报告")
	flow.Paragraph(r.Verdict, reportStyle())
	flow.Space(paper.Pt(6))
	f := newFields(formSize)
	f.table.Columns[0].Width = 8 * formSize // 附件与摘要相符 on one line
	for _, fact := range r.Facts {
		f.whole(fact[0], fact[1])
	}
	flow.Table(&f.table)
	flow.Space(paper.Pt(8))
	flow.Table(r.comparison())
	flow.Space(paper.Pt(8))
	for _, note := range r.Notes {
		flow.Paragraph(note, reportStyle())
	}
	flow.Space(paper.Pt(10))
	signLine(flow, "核对人（签名）：", "日期：")
	return flow.Document(meta("恢复核对报告", "恢复", r.Organ, r.On))
}

// comparison has a row for everything that was counted in both.
func (r Restored) comparison() *paper.Table {
	table := &paper.Table{
		Columns: []paper.Column{{Share: 3}, {Share: 5}, {Share: 5}, {Width: paper.Pt(44)}},
		Head:    []paper.Row{{Cells: cellsOf("核对什么", "备份里", "恢复以后", "结果")}},
		Style:   *formLeft(paper.Size5), HeadStyle: headCell(paper.Size5), Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	for _, row := range r.Rows {
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(row...)})
	}
	return table
}

package present

import (
	"context"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// LookAtSheet turns to the recovery card of the last verified backup.
func (p *Backups) LookAtSheet() {
	last := p.status.Sound
	if last == nil {
		p.view.Fail("还没有备份，没有恢复卡可以打印。先备份一次")
		return
	}
	wanted := p.draws.start()
	m := &PaperPages{Kind: "recovery", Word: "备份恢复卡"}
	p.run.Go(func(ctx context.Context) (err error) {
		m.Document, m.Fonts, err = p.desk.RecoverySheet(ctx, *last)
		return err
	}, func(err error) {
		switch {
		case !wanted():
		case err != nil:
			tell(p.view.Fail, err)
		default:
			p.model.Paper = m
			p.view.Show(p.model)
		}
	})
}

// Place is where a paper goes unless the person chooses otherwise.
func (p *Backups) Place(name, ending string) string { return p.desk.PrintedPath(name, ending) }

// PrintPaper hands the pages in sight to the printer.
func (p *Backups) PrintPaper(hand func(path string)) {
	m := p.model.Paper
	if m == nil {
		return
	}
	var path string
	p.run.Go(func(context.Context) (err error) {
		path, err = p.desk.KeepPages(m.Word, m.Document, m.Fonts)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		hand(path)
	})
}

// SavePaper writes the pages in sight to a PDF.
func (p *Backups) SavePaper(path string) {
	m := p.model.Paper
	if m == nil {
		return
	}
	p.run.Go(func(context.Context) error { return p.desk.SavePages(path, m.Document, m.Fonts) }, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.view.Say("已存到" + path)
	})
}

// comparisonPaper is what a restored office was compared by, as it is kept with
// the recovery card.
func comparisonPaper(r *desk.RestoreReport, out *RestoreOutcome, on workday.Date, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, comparisonPage())
	title := paper.TitleStyle()
	title.After = paper.Pt(10)
	flow.Heading(0, "恢复核对报告", title)
	text := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size4Small}, Leading: paper.Size4Small * 3 / 2}
	flow.Paragraph(out.Line, text)
	small := paper.CellStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size5}, PadX: paper.Pt(4)}
	facts := &paper.Table{Columns: []paper.Column{{Width: paper.Pt(90)}, {}}, Style: small, MinRow: paper.Size5 * 2}
	for _, f := range out.Facts {
		facts.Rows = append(facts.Rows, paper.Row{Cells: []paper.Cell{{Text: f.Name}, {Text: f.Text}}})
	}
	flow.Space(paper.Pt(6))
	flow.Table(facts)
	flow.Space(paper.Pt(8))
	flow.Table(comparisonTable(out.Rows, small))
	flow.Space(paper.Pt(8))
	for _, note := range out.Notes {
		flow.Paragraph(note, text)
	}
	flow.Space(paper.Pt(10))
	flow.Paragraph("核对人（签名）：　　　　　　　　　　日期：　　　　年　　月　　日", text)
	return flow.Document(paper.Meta{
		Title: "恢复核对报告", Author: r.Restored.Organ.Name, Subject: "恢复",
		Created: time.Date(on.Year, on.Month, on.Day, 0, 0, 0, 0, time.UTC),
	})
}

// comparisonTable has a row for everything that was counted in both.
func comparisonTable(rows [][]string, style paper.CellStyle) *paper.Table {
	head := style
	head.Face, head.Align = paper.Hei, paper.AlignCenter
	t := &paper.Table{
		Columns: []paper.Column{{Share: 3}, {Share: 5}, {Share: 5}, {Width: paper.Pt(40)}}, Style: style, HeadStyle: &head, MinRow: paper.Size5 * 2,
	}
	row := func(cells []string) paper.Row {
		var r paper.Row
		for _, text := range cells {
			r.Cells = append(r.Cells, paper.Cell{Text: text})
		}
		return r
	}
	heads := RestoreColumns()
	t.Head = []paper.Row{row(heads[:])}
	for _, cells := range rows {
		t.Rows = append(t.Rows, row(cells))
	}
	return t
}

// comparisonPage is A4, bound at the left.
func comparisonPage() paper.PageStyle {
	const top, left, right, bottom = 22, 27, 20, 22 // millimetres
	return paper.PageStyle{
		Width: paper.A4Width, Height: paper.A4Height, Top: paper.MM(top), Left: paper.MM(left),
		BlockWidth: paper.A4Width - paper.MM(left+right), BlockHeight: paper.A4Height - paper.MM(top+bottom),
		Leading: paper.Size4Small * 3 / 2, Orphans: 2, Widows: 2,
		Numbers: paper.NumberOfTotal, NumberStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size5}, NumberGap: paper.MM(5),
	}
}

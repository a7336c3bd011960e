package paper_test

import (
	"fmt"
	"strings"
	"testing"

	"zwgk/internal/paper"
)

// slim is a page of ten lines.
func slim(numbers paper.Numbering, foot string) paper.PageStyle {
	return paper.PageStyle{
		Width: paper.A4Width, Height: paper.A4Height, Top: paper.MM(20), Left: paper.MM(20), BlockWidth: paper.MM(170), BlockHeight: paper.Pt(200),
		Leading: paper.Pt(20), Numbers: numbers, NumberStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size5}, NumberGap: paper.MM(5), Foot: foot,
	}
}

func smallBody() paper.ParagraphStyle {
	return paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size4Small}}
}

// TestPageOfTotal: every page of several says which it is of how many, a
// single one says nothing; the foot stands on all.
func TestPageOfTotal(t *testing.T) {
	for _, foot := range []string{"", "台账校验码 3fa9"} {
		for _, n := range []int{1, 35} {
			flow := paper.NewFlow(fonts(t), slim(paper.NumberOfTotal, foot))
			for range n {
				flow.Paragraph("一行", smallBody())
			}
			doc, err := flow.Document(paper.Meta{})
			if err != nil {
				t.Fatal(err)
			}
			for i, page := range doc.Pages {
				want := fmt.Sprintf("第%d页　共%d页", i+1, len(doc.Pages))
				if got := strings.Contains(said(page), want); got != (len(doc.Pages) > 1) {
					t.Errorf("page %d of %d says %s: %v", i+1, len(doc.Pages), want, got)
				}
				if !strings.Contains(said(page), foot) {
					t.Errorf("page %d lacks its foot", i+1)
				}
			}
		}
	}
}

// TestTableKeepsItsEndWithWhatFollows: the sums of a table go with the
// signatures below it to the next page.
func TestTableKeepsItsEndWithWhatFollows(t *testing.T) {
	for rows := 3; rows < 30; rows++ {
		flow := paper.NewFlow(fonts(t), slim(paper.NumberNone, ""))
		table := &paper.Table{Columns: make([]paper.Column, 1), Style: paper.CellStyle{TextStyle: smallBody().TextStyle}, MinRow: paper.Pt(20), KeepWithNext: true}
		for i := range rows {
			table.Rows = append(table.Rows, paper.Row{Cells: cells(fmt.Sprintf("r%02d", i)), KeepWithNext: i >= rows-3 && i < rows-1})
		}
		flow.Table(table)
		flow.Space(paper.Pt(6))
		style := smallBody()
		style.KeepWithNext = true
		flow.Paragraph("监督电话", style)
		flow.Table(&paper.Table{Columns: make([]paper.Column, 2), Style: table.Style, MinRow: paper.Pt(40), Rows: []paper.Row{{Cells: cells("签名", "")}}})
		doc, err := flow.Document(paper.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		last := said(doc.Pages[len(doc.Pages)-1])
		for _, want := range []string{fmt.Sprintf("r%02d", rows-2), fmt.Sprintf("r%02d", rows-1), "监督电话", "签名"} {
			if !strings.Contains(last, want) {
				t.Errorf("%d rows: the last page says %q, without %s", rows, last, want)
			}
		}
		all := ""
		for _, page := range doc.Pages {
			all += said(page)
		}
		for i := range rows {
			if strings.Count(all, fmt.Sprintf("r%02d", i)) != 1 {
				t.Errorf("%d rows: row %d does not stand once", rows, i)
			}
		}
	}
}

// TestSpaceAtTheEndOfAPageIsDropped: a page that is full to its last line
// does not hand the space after it on to the next.
func TestSpaceAtTheEndOfAPageIsDropped(t *testing.T) {
	for lines := range 12 {
		flow := paper.NewFlow(fonts(t), slim(paper.NumberNone, ""))
		for range lines {
			flow.Paragraph("一行", smallBody())
		}
		style := smallBody()
		style.Before = paper.Pt(20)
		flow.Paragraph("附件", style)
		flow.Paragraph("一", smallBody())
		flow.Paragraph("二", smallBody())
		flow.Signature("青石镇人民政府", "2026年11月22日", smallBody())
		doc, err := flow.Document(paper.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range doc.Pages[1:] {
			if first := texts(page)[0]; first.Y > paper.MM(20)+paper.Pt(20) {
				t.Errorf("%d lines: page %d begins %.0f points below its top", lines, i+2, (first.Y - paper.MM(20)).Points())
			}
		}
	}
}

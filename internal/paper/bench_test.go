package paper_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"zwgk/internal/paper"
)

func BenchmarkBreak20000(b *testing.B) {
	text := []rune(strings.Repeat(strings.ReplaceAll(general, "\n", ""), 60))[:20000]
	s := string(text)
	f := fonts(b)
	for b.Loop() {
		f.Set(s, paper.BodyStyle(), paper.MM(156))
	}
}

func BenchmarkFlow500Pages(b *testing.B) {
	f := fonts(b)
	rnd := rand.New(rand.NewPCG(5, 5))
	var paragraphs []string
	for range 2200 {
		paragraphs = append(paragraphs, prose(rnd, 100))
	}
	for b.Loop() {
		flow := paper.NewFlow(f, paper.GBT9704())
		for _, p := range paragraphs {
			flow.Paragraph(p, paper.BodyStyle())
		}
		doc, err := flow.Document(paper.Meta{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(doc.Pages)), "pages")
	}
}

func BenchmarkTable5000Rows(b *testing.B) {
	f := fonts(b)
	t := &paper.Table{
		Columns: []paper.Column{{Width: paper.Pt(40)}, {Share: 3}, {Share: 2}, {Width: paper.Pt(60)}, {Width: paper.Pt(60)}, {Width: paper.Pt(40)}},
		Head:    []paper.Row{{Cells: cells("序号", "题名", "责任者", "日期", "档号", "页数")}},
		Style:   cellStyle(paper.AlignLeft),
	}
	for i := range 5000 {
		t.Rows = append(t.Rows, paper.Row{Cells: cells(fmt.Sprint(i+1), fmt.Sprintf("青石镇人民政府关于做好%d年政府信息公开工作的通知（第%d号）", 2000+i%26, i), "青石镇人民政府", "20250101", fmt.Sprintf("0%d-1", i), "12")})
	}
	for b.Loop() {
		flow := paper.NewFlow(f, paper.GBT9704())
		flow.Table(t)
		doc, err := flow.Document(paper.Meta{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(doc.Pages)), "pages")
	}
}

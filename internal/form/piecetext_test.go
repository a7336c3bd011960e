package form_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/pdf/pdftest"
)

var keptOrgan = office.Organ{Level: office.Town, Name: "青石镇人民政府"}

// TestPapersThatOnlyTheArchiveHas are archival and say what they stand for.
func TestPapersThatOnlyTheArchiveHas(t *testing.T) {
	fonts, refused := loadFonts(t), false
	text := disclosure.Revision{
		Title: "关于某工程的会议纪要", Body: "第一段。\n第二段。", On: day("2026-03-02"),
		Tables:      []disclosure.Table{{Title: "附表", Header: []string{"项目", "金额（元）"}, Rows: [][]string{{"路面", "1200"}}}},
		Attachments: []disclosure.Attachment{{Name: "预算.xlsx"}},
	}
	item := disclosure.Item{Title: "低保名单公示", Feedback: []disclosure.Feedback{
		{On: day("2026-03-03"), From: "村民", Way: "来访", Text: "李某家有车", Answer: "车已报废", AnsweredOn: day("2026-03-05"), AnsweredBy: disclosure.Who{Name: "陈晓梅"}, Adopted: &refused},
		{On: day("2026-03-04"), Text: "标准偏低"},
	}}
	piece := archive.Piece{Title: "会议签到表", Date: day("2026-03-02"), Parts: []archive.Part{{Title: "签到表", Name: "签到.wav", Digest: strings.Repeat("0f", 32)}}}
	papers := map[string]struct {
		lay  func() (*paper.Document, error)
		says []string
	}{
		"text": {func() (*paper.Document, error) {
			return form.KeptTextPaper(form.KeptText{Organ: keptOrgan, Revision: text, Note: "没有公布", Code: "c0de"}, fonts)
		}, []string{"关于某工程的会议纪要", "没有公布", "第二段。", "1200", "附件1：预算", "c0de"}},
		"opinions": {func() (*paper.Document, error) {
			return form.OpinionsPaper(form.Opinions{Organ: keptOrgan, Item: item, Code: "c0de"}, fonts)
		}, []string{"李某家有车", "不采纳", "车已报废", "陈晓梅", "没有署名", "标准偏低"}},
		"beside": {func() (*paper.Document, error) {
			return form.KeptBesidePaper(form.KeptBeside{Organ: keptOrgan, Piece: piece, Code: "c0de"}, fonts)
		}, []string{"签到.wav", "0f0f 0f0f"}},
	}
	folder := t.TempDir()
	var paths []string
	for name, p := range papers {
		doc, err := p.lay()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var said strings.Builder
		for _, page := range doc.Pages {
			said.WriteString(strings.Join(linesOf(page), "\n") + "\n")
		}
		for _, want := range p.says {
			if !strings.Contains(pdftest.Squeeze(said.String()), pdftest.Squeeze(want)) {
				t.Errorf("%s does not say %q:\n%s", name, want, said.String())
			}
		}
		var b bytes.Buffer
		path := filepath.Join(folder, name+".pdf")
		if err := pdf.Write(&b, doc, fonts); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	pdftest.Validate(t, paths...)
}

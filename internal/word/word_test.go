package word_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/word"
	"zwgk/internal/word/wordtest"
)

// report has every style, every kind of block, and a table with merged cells.
func report() word.Document {
	blocks := []word.Block{word.Text(word.Title, "青石镇人民政府\n2026年政府信息公开工作年度报告")}
	for _, s := range []word.Style{
		word.Number, word.Addressee, word.Heading1, word.Heading2, word.Heading3, word.Body, word.Caption, word.CutLine, word.Note, word.Signature,
	} {
		blocks = append(blocks, word.Text(s, "这一段的样式是“"+string(s)+"”，条例第三十六条。"))
	}
	blocks = append(blocks,
		word.Paragraph{Style: word.Body, Runs: []word.Run{{Text: "（一）主动公开。", Face: word.Kai}, {Text: "全年公开12条。"}}},
		applications(), word.PageBreak{}, word.Text(word.Body, "第二页"))
	return word.Document{
		Meta:   word.Meta{Title: "年度报告", Author: "青石镇人民政府", Subject: "政府信息公开", Created: time.Date(2026, 1, 20, 0, 0, 0, 0, time.UTC)},
		Blocks: blocks,
	}
}

// applications is a table as large as table three: 25 rows of 10 columns, with a
// head of three rows and labels that stand over several rows.
func applications() *word.Table {
	t := &word.Table{Columns: []float64{1, 3, 6, 2, 2, 2, 2, 2, 2, 2}}
	third := []word.Cell{}
	for _, c := range []string{"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"} {
		third = append(third, word.Cell{Text: c})
	}
	t.Head = []word.Row{
		{Cells: []word.Cell{{Text: "勾稽关系", ColSpan: 3, RowSpan: 3}, {Text: "申请人情况", ColSpan: 7}}},
		{Cells: []word.Cell{{Text: "自然人", RowSpan: 2}, {Text: "法人或者其他组织", ColSpan: 5}, {Text: "总计", RowSpan: 2}}},
		{Cells: third},
	}
	for r := range 25 {
		var cells []word.Cell
		switch {
		case r < 2:
			cells = append(cells, word.Cell{Text: fmt.Sprintf("第%d行", r+1), ColSpan: 3, Style: word.CellLeft})
		case r == 2:
			cells = append(cells, word.Cell{Text: "三、办理结果", RowSpan: 23, Vertical: true}, word.Cell{Text: "予以公开", ColSpan: 2})
		case r%4 == 3:
			cells = append(cells, word.Cell{Text: fmt.Sprintf("（%d）类", r), RowSpan: 4}, word.Cell{Text: fmt.Sprintf("第%d行", r+1), Style: word.CellLeft})
		default:
			cells = append(cells, word.Cell{Text: fmt.Sprintf("第%d行", r+1), Style: word.CellLeft})
		}
		for c := range 7 {
			cells = append(cells, word.Cell{Text: fmt.Sprint(1000 + r*7 + c)})
		}
		t.Rows = append(t.Rows, word.Row{Cells: cells, Height: 18})
	}
	return t
}

func written(t testing.TB, d word.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := word.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func saved(t testing.TB, name string, d word.Document) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, written(t, d), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEqualDocumentsGiveEqualBytes(t *testing.T) {
	if !bytes.Equal(written(t, report()), written(t, report())) {
		t.Error("the same document gave two different files")
	}
}

// TestEveryPartIsThere: what the content types and the relations name exists,
// and the other way round.
func TestEveryPartIsThere(t *testing.T) {
	for _, numbers := range []word.Numbering{word.NumberOutside, word.NumberCentre, word.NumberNone} {
		d := report()
		d.Numbers = numbers
		parts := wordtest.Parts(t, written(t, d))
		for name := range parts {
			if strings.HasPrefix(name, "word/") && !strings.Contains(name, "_rels") && !strings.Contains(parts["[Content_Types].xml"], `"/`+name+`"`) {
				t.Errorf("%s has no content type", name)
			}
		}
		for piece := range strings.SplitSeq(parts["word/_rels/document.xml.rels"], `Target="`) {
			if target, _, found := strings.Cut(piece, `"/>`); found && parts["word/"+target] == "" {
				t.Errorf("%s is named and not there", target)
			}
		}
		if feet := strings.Count(parts["word/document.xml"], "<w:footerReference"); feet != map[word.Numbering]int{word.NumberOutside: 2, word.NumberCentre: 1}[numbers] {
			t.Errorf("numbering %d has %d feet", numbers, feet)
		}
	}
}

// TestOfficialFormat: the measures of GB/T 9704-2012 stand in the file.
func TestOfficialFormat(t *testing.T) {
	parts := wordtest.Parts(t, written(t, report()))
	for part, wants := range map[string][]string{
		"word/document.xml": {`w:w="11906" w:h="16838"`, `w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"`, `<w:docGrid w:type="lines" w:linePitch="579"/>`},
		"word/styles.xml": {`w:line="579" w:lineRule="exact"`, `w:firstLineChars="200" w:firstLine="640"`, `<w:outlineLvl w:val="0"/>`, `<w:name w:val="heading 3"/>`,
			`w:eastAsia="方正小标宋简体"`, `w:eastAsia="仿宋_GB2312"`, `w:eastAsia="黑体"`, `w:eastAsia="楷体_GB2312"`},
		"word/fontTable.xml": {`<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>`},
		"docProps/core.xml":  {"<dc:title>年度报告</dc:title>", "<dc:creator>青石镇人民政府</dc:creator>", "2026-01-20T00:00:00Z"},
	} {
		for _, want := range wants {
			if !strings.Contains(parts[part], want) {
				t.Errorf("%s has no %s", part, want)
			}
		}
	}
}

// grid is what the tests need of a written table.
type grid struct {
	Columns []struct{} `xml:"tblGrid>gridCol"`
	Rows    []struct {
		Head  *struct{} `xml:"trPr>tblHeader"`
		Cells []struct {
			Span *struct {
				Val int `xml:"val,attr"`
			} `xml:"tcPr>gridSpan"`
			Merge *struct {
				Val string `xml:"val,attr"`
			} `xml:"tcPr>vMerge"`
			Text []string `xml:"p>r>t"`
		} `xml:"tc"`
	} `xml:"tr"`
}

// TestTableThree: every row covers all ten columns, merged cells begin once, the
// head repeats, and each figure stands once.
func TestTableThree(t *testing.T) {
	var read struct {
		Table grid `xml:"body>tbl"`
	}
	if err := xml.Unmarshal([]byte(wordtest.Parts(t, written(t, report()))["word/document.xml"]), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Table.Columns) != 10 || len(read.Table.Rows) != 28 {
		t.Fatalf("%d columns, %d rows", len(read.Table.Columns), len(read.Table.Rows))
	}
	begins, figures := 0, 0
	for r, row := range read.Table.Rows {
		covered := 0
		for _, c := range row.Cells {
			covered++
			if c.Span != nil {
				covered += c.Span.Val - 1
			}
			if c.Merge != nil && c.Merge.Val == "restart" {
				begins++
			}
			if c.Merge != nil && c.Merge.Val == "" && len(c.Text) > 0 {
				t.Errorf("row %d repeats %q in a merged cell", r, c.Text)
			}
			if len(c.Text) == 1 && len(c.Text[0]) == 4 {
				figures++
			}
		}
		if covered != 10 || (row.Head != nil) != (r < 3) {
			t.Errorf("row %d covers %d columns, head %v", r, covered, row.Head != nil)
		}
	}
	if begins != 3+1+6 || figures != 25*7 {
		t.Errorf("%d merged cells begin, %d figures", begins, figures)
	}
}

// TestTablesThatDoNotAddUp: spans beyond the edge, missing cells and a table of
// nothing are put right.
func TestTablesThatDoNotAddUp(t *testing.T) {
	odd := []*word.Table{
		{},
		{Columns: []float64{0, 0}, Rows: []word.Row{{Cells: []word.Cell{{Text: "宽", ColSpan: 9, RowSpan: 9}}}}},
		{Columns: []float64{1, -1, 1}, Rows: []word.Row{{}, {Cells: []word.Cell{{Text: "甲", RowSpan: 2}, {Text: "乙", ColSpan: 2}, {Text: "多"}}}, {Cells: []word.Cell{{Text: "丙", ColSpan: 5}}}}},
		{Columns: []float64{1, 1, 1}, Rows: []word.Row{{Cells: []word.Cell{{}, {Text: "下", RowSpan: 2}}}, {Cells: []word.Cell{{Text: "左", ColSpan: 2}}}}},
	}
	for i, table := range odd {
		d := word.Document{Blocks: []word.Block{table, table}}
		var read struct {
			Tables []grid `xml:"body>tbl"`
		}
		if err := xml.Unmarshal([]byte(wordtest.Parts(t, written(t, d))["word/document.xml"]), &read); err != nil {
			t.Fatal(err)
		}
		for _, g := range read.Tables {
			for r, row := range g.Rows {
				covered := 0
				for _, c := range row.Cells {
					covered++
					if c.Span != nil {
						covered += c.Span.Val - 1
					}
				}
				if covered != len(g.Columns) {
					t.Errorf("table %d row %d covers %d of %d columns", i, r, covered, len(g.Columns))
				}
			}
		}
	}
}

// hostile are texts that a file must survive, with what is left of them.
var hostile = []struct{ text, want string }{
	{"甲\x00\x01\x08\x1b乙", "甲乙"},
	{"</w:t><w:t>&amp;\"'", "</w:t><w:t>&amp;\"'"},
	{"]]> <!-- <?xml ?> -->", "]]> <!-- <?xml ?> -->"},
	{"𠮷野家䶮", "𠮷野家䶮"},
	{"半个\xed\xa0\x80字\xff", "半个字"},
	{"看不见\u202e\u200b\ufeff的\uFDD0字\uFFFE", "看不见的字"},
	{"  空格  ", "  空格  "},
	{strings.Repeat("这一句写得很长。", 5000), strings.Repeat("这一句写得很长。", 5000)},
}

// texts returns the text of every paragraph in a document part.
func texts(t testing.TB, document string) []string {
	t.Helper()
	var all []string
	for d := xml.NewDecoder(strings.NewReader(document)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "p":
			all = append(all, "")
		case "t":
			var s string
			if err := d.DecodeElement(&s, &start); err != nil {
				t.Fatal(err)
			}
			all[len(all)-1] += s
		}
	}
}

func TestHostileTexts(t *testing.T) {
	var d word.Document
	for _, h := range hostile {
		d.Blocks = append(d.Blocks, word.Text(word.Body, h.text), &word.Table{Columns: []float64{1}, Rows: []word.Row{{Cells: []word.Cell{{Text: h.text}}}}}, word.Text(word.Style(h.text), h.text))
	}
	d.Meta = word.Meta{Title: hostile[1].text, Author: hostile[0].text, Subject: hostile[5].text}
	read := texts(t, wordtest.Parts(t, written(t, d))["word/document.xml"])
	for i, h := range hostile {
		for k := range 3 {
			if got := read[3*i+k]; got != h.want {
				t.Errorf("%.40q is %.40q in the file", h.text, got)
			}
		}
	}
}

// TestLibreOfficeReadsIt: it opens the report and the hostile texts, and reads
// the same words in the same order; on paper the table is whole and the pages
// are numbered.
func TestLibreOfficeReadsIt(t *testing.T) {
	bad := word.Document{}
	for _, h := range hostile {
		bad.Blocks = append(bad.Blocks, word.Text(word.Body, h.text))
	}
	var paths, wants []string
	for i, d := range []word.Document{report(), bad} {
		paths = append(paths, saved(t, fmt.Sprintf("d%d.docx", i), d))
		wants = append(wants, strings.Join(texts(t, wordtest.Parts(t, written(t, d))["word/document.xml"]), ""))
	}
	for i, got := range wordtest.Texts(t, paths...) {
		if pdftest.Squeeze(got) != pdftest.Squeeze(wants[i]) {
			t.Errorf("document %d: LibreOffice reads\n%.2000s\nwant\n%.2000s", i, got, wants[i])
		}
	}
	for _, printed := range wordtest.PDFs(t, paths[0]) {
		text := pdftest.Squeeze(pdftest.Text(t, printed))
		for _, want := range []string{"—1—", "—2—", "1000", "1174", "法律服务机构"} {
			if !strings.Contains(text, want) {
				t.Errorf("the printed report has no %s", want)
			}
		}
	}
}

// full is a disk that is full after some bytes.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

// TestAFullDiskIsSaid: an incomplete file is never taken for a whole one.
func TestAFullDiskIsSaid(t *testing.T) {
	size := len(written(t, report()))
	for room := 0; room < size; room += 97 {
		if err := word.Write(&full{room}, report()); !errors.Is(err, io.ErrShortWrite) {
			t.Fatalf("%d of %d bytes: %v", room, size, err)
		}
	}
	if err := word.Write(&full{size}, report()); err != nil {
		t.Error(err)
	}
}

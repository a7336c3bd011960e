package word_test

import (
	"strings"
	"testing"

	"zwgk/internal/word"
	"zwgk/internal/word/wordtest"
)

func documentPart(t *testing.T, blocks ...word.Block) string {
	t.Helper()
	return wordtest.Parts(t, written(t, word.Document{Blocks: blocks}))["word/document.xml"]
}

// TestAHeadingRunIntoText: the run has the style of the heading, which the file
// defines and links to it; a style that is no heading sets no run.
func TestAHeadingRunIntoText(t *testing.T) {
	parts := wordtest.Parts(t, written(t, word.Document{Blocks: []word.Block{word.Paragraph{Style: word.Body, Runs: []word.Run{
		{Text: "（一）主动公开。", As: word.Heading2}, {Text: "公开36条。", As: word.Caption},
	}}}}))
	if got := parts["word/document.xml"]; !strings.Contains(got, `<w:rPr><w:rStyle w:val="Heading2Char"/></w:rPr><w:t xml:space="preserve">（一）主动公开。`) || strings.Count(got, "rStyle") != 1 {
		t.Errorf("the paragraph is %s", got)
	}
	for _, want := range []string{`w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:link w:val="Heading2Char"/>`, `<w:style w:type="character" w:customStyle="1" w:styleId="Heading2Char">`} {
		if !strings.Contains(parts["word/styles.xml"], want) {
			t.Errorf("the styles lack %s", want)
		}
	}
}

// TestTypeAndEdgesOfATable belong to that table only.
func TestTypeAndEdgesOfATable(t *testing.T) {
	rows := []word.Row{{Cells: []word.Cell{{Text: "甲"}}}, {Cells: []word.Cell{{Text: "乙"}}}}
	got := documentPart(t, &word.Table{Columns: []float64{1}, Rows: rows, Size: 7.5, Pad: 2}, word.Text(word.Body, "之间"), &word.Table{Columns: []float64{1}, Rows: rows})
	if strings.Count(got, `<w:sz w:val="15"/><w:szCs w:val="15"/>`) != 2 || strings.Count(got, `<w:left w:w="40" w:type="dxa"/>`) != 1 || strings.Count(got, `<w:left w:w="80" w:type="dxa"/>`) != 1 {
		t.Errorf("the tables are %s", got)
	}
}

// TestATableOnOnePage: every row but the last stays with the next one, the head
// with the body.
func TestATableOnOnePage(t *testing.T) {
	row := word.Row{Cells: []word.Cell{{Text: "格"}, {Text: "格"}}}
	for _, c := range []struct {
		table word.Table
		keeps int
	}{
		{word.Table{Head: []word.Row{row}, Rows: []word.Row{row, row}}, 0},
		{word.Table{Head: []word.Row{row}, Rows: []word.Row{row, row}, Together: true}, 4},
		{word.Table{Head: []word.Row{row, row}, Together: true}, 2},
		{word.Table{Rows: []word.Row{row}, Together: true}, 0},
	} {
		c.table.Columns = []float64{1, 1}
		if got := strings.Count(documentPart(t, &c.table), "<w:keepNext/>"); got != c.keeps {
			t.Errorf("%d cells stay with the next row, want %d", got, c.keeps)
		}
	}
}

// TestATableAtTheFoot has no rules at its sides and stands at the end of the
// text block, whatever is above it.
func TestATableAtTheFoot(t *testing.T) {
	got := documentPart(t, &word.Table{Columns: []float64{1}, AtFoot: true, Rows: []word.Row{{Cells: []word.Cell{{Text: "抄送：县政府办公室。", Style: word.Imprint}}}}})
	for _, want := range []string{`w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="center" w:tblpYSpec="bottom"/>`, `<w:top w:val="single" w:sz="8"`, `<w:left w:val="nil"`, `<w:insideH w:val="single" w:sz="6"`, `<w:pStyle w:val="Imprint"/>`} {
		if !strings.Contains(got, want) {
			t.Errorf("the table has no %s: %s", want, got)
		}
	}
	if ordinary := documentPart(t, &word.Table{Columns: []float64{1}, Rows: []word.Row{{}}}); strings.Contains(ordinary, "tblpPr") || strings.Contains(ordinary, "nil") {
		t.Errorf("an ordinary table is %s", ordinary)
	}
}

func TestCleanTexts(t *testing.T) {
	for _, h := range hostile {
		if got := word.Clean(h.text); got != h.want {
			t.Errorf("%.40q is %.40q", h.text, got)
		}
	}
	if got := word.Clean("甲\r\n乙\r丙\u2028丁\v戊"); got != "甲\n乙\n丙\n丁\n戊" {
		t.Errorf("ends of lines are %q", got)
	}
}

package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"zwgk/internal/extract"
	"zwgk/internal/fault"
)

// outline writes blocks in a line each.
func outline(blocks []extract.Block) string {
	var out []string
	for _, b := range blocks {
		switch {
		case b.Picture:
			out = append(out, "picture")
		case b.Rows != nil:
			var rows []string
			for _, row := range b.Rows {
				rows = append(rows, strings.Join(row, ","))
			}
			out = append(out, "table "+strings.Join(rows, ";"))
		default:
			out = append(out, b.Text)
		}
	}
	return strings.Join(out, "|")
}

func TestBlocksStandInTheirOrder(t *testing.T) {
	const ns = `xmlns:w="w" xmlns:a="a"`
	cell := func(text string) string { return "<w:tc><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>" }
	paragraph := func(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }
	for name, c := range map[string]struct{ body, want string }{
		"paragraphs around a table": {paragraph("前") + "<w:tbl><w:tr>" + cell("甲") + cell("") + "</w:tr><w:tr>" + cell("1") + cell("2") + "</w:tr></w:tbl>" + paragraph("后"), "前|table 甲,;1,2|后"},
		"a picture":                 {"<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>", "picture"},
		"deleted words":             {"<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>", "留"},
		"a table in a cell":         {"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p><w:tbl><w:tr>" + cell("内") + "</w:tr></w:tbl></w:tc></w:tr></w:tbl>", "table 外内"},
		"empty paragraphs":          {paragraph("") + paragraph(" "), ""},
		"two paragraphs in a cell":  {"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>商业</w:t></w:r></w:p><w:p><w:r><w:t>企业</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "table 商业企业"},
	} {
		data := pack(t, map[string]string{"word/document.xml": fmt.Sprintf("<w:document %s><w:body>%s</w:body></w:document>", ns, c.body)})
		blocks, err := extract.Blocks(t.Context(), "a.docx", data, extract.Limits{})
		if err != nil || outline(blocks) != c.want {
			t.Errorf("%s: %q, error %v, want %q", name, outline(blocks), err, c.want)
		}
	}
}

func TestBlocksOfWhatIsNone(t *testing.T) {
	for name, data := range map[string]string{"a.docx": "", "b.docx": "PK", "c.txt": "字", "d.pdf": "%PDF", "e.xlsx": "PKx"} {
		if blocks, err := extract.Blocks(t.Context(), name, []byte(data), extract.Limits{}); err == nil || fault.CodeOf(err) == "" {
			t.Errorf("%s: %d blocks, error %v", name, len(blocks), err)
		}
	}
	deep := strings.Repeat("<w:tbl>", 400)
	if _, err := extract.Blocks(t.Context(), "a.docx", pack(t, map[string]string{"word/document.xml": deep}), extract.Limits{}); fault.CodeOf(err) != fault.Unreadable {
		t.Errorf("nested without end: %v", err)
	}
}

package extract_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"zwgk/internal/extract"
	"zwgk/internal/fault"
)

var today = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

const id = "11010519491231002X"

// where runs the search over a file with this content and tells what was found.
func where(t *testing.T, name string, content []byte) string {
	t.Helper()
	doc, err := extract.File(t.Context(), write(t, name, content), extract.Limits{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out []string
	for _, f := range doc.Search(today) {
		out = append(out, fmt.Sprintf("%s %s %s", f.Where, f.Kind, f.Text))
	}
	return strings.Join(out, "|")
}

func write(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// pack makes a container with the given parts.
func pack(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPlainText(t *testing.T) {
	text := "公示\r\n\r\n张三，身份证" + id + "\r\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	utf16 := []byte{0xff, 0xfe}
	for _, r := range text {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, content := range map[string][]byte{"utf-8": []byte(text), "bom": []byte("\xef\xbb\xbf" + text), "gb18030": gb, "utf-16": utf16} {
		if got, want := where(t, "名单.txt", content), "第3行 id_card "+id; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestCSV(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"under its heading": {"补助名单\n姓名,身份证号,账号\n张三,110105194912310021,19010101040012345\n", "第3行第2列 id_card 110105194912310021|第3行第3列 bank_card 19010101040012345"},
		"semicolons":        {"姓名;电话\n张三;13812345678\n", "第2行第2列 phone 13812345678"},
		"as WPS writes it":  {"姓名,电话\n张三,1.3812345678E+10\n", "第2行第2列 phone 13812345678"},
		"as text formula":   {"姓名,电话\n张三,=\"13812345678\"\n", "第2行第2列 phone 13812345678"},
		"line in a cell":    {"姓名,备注\n\"张\n三\",x\n李四,13812345678\n", "第4行第2列 phone 13812345678"},
		"broken quotes":     {"姓名,电话\n\"张三,13812345678\n", "第2行第1列 phone 13812345678"},
		"nothing":           {"村名,户数\n石坳村,120\n", ""},
	} {
		if got := where(t, "a.csv", []byte(c.content)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A workbook as a spreadsheet program writes it: rich text, a number that is an
// identity number's length, a hidden sheet, a comment, a formula's text.
func TestWorkbook(t *testing.T) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	check := func(errs ...error) {
		t.Helper()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	}
	check(f.SetSheetName("Sheet1", "名单"),
		f.SetSheetRow("名单", "A1", &[]any{"青石镇救助名单"}),
		f.SetSheetRow("名单", "A3", &[]any{"序号", "姓名", "身份证号", "电话", "致贫原因", "出生日期"}),
		f.SetSheetRow("名单", "A5", &[]any{1, "张三", "x", 13812345678, "脑梗", 43164}),
		f.SetCellRichText("名单", "C5", []excelize.RichTextRun{{Text: id[:6]}, {Text: id[6:], Font: &excelize.Font{Bold: true}}}),
		f.AddComment("名单", excelize.Comment{Cell: "B5", Text: "车牌浙A12345"}))
	_, err := f.NewSheet("旧")
	check(err, f.SetCellStr("旧", "AB2", "微信号：zhang_san88"), f.SetSheetVisible("旧", false))
	buf, err := f.WriteToBuffer()
	check(err)
	got := where(t, "救助.xlsx", buf.Bytes())
	for _, want := range []string{"名单!C5 id_card " + id, "名单!D5 phone 13812345678", "名单!E5 health 脑梗", "名单!B5 minor 张三", "名单!B5的批注 plate 浙A12345", "旧!AB2 wechat zhang_san88"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	if n := strings.Count(got, "|") + 1; n != 6 {
		t.Errorf("%d findings: %s", n, got)
	}
}

const wordStart, wordEnd = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>`, `</w:body></w:document>`

// A document whose texts are split over runs, in tables, beside deleted words.
func TestWord(t *testing.T) {
	content := pack(t, map[string]string{
		"word/document.xml": wordStart +
			`<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>公示</w:t></w:r></w:p><w:p/>` +
			`<w:p><w:r><w:t xml:space="preserve">张三，身份证110105</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>19491231</w:t></w:r><w:r><w:t>002X</w:t></w:r>` +
			`<w:del><w:r><w:delText>13912345678</w:delText></w:r></w:del><w:r><w:instrText>HYPERLINK 13712345678</w:instrText></w:r></w:p>` +
			`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>年龄</w:t></w:r></w:p></w:tc></w:tr>` +
			`<w:tr><w:tc><w:p><w:r><w:t>王小丽</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` +
			`<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>电话13812345678</w:t></w:r></w:p></w:txbxContent></mc:Choice>` +
			`<mc:Fallback><w:txbxContent><w:p><w:r><w:t>电话13812345678</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>` + wordEnd,
		"word/header1.xml":  `<w:hdr xmlns:w="w"><w:p><w:r><w:t>秘密★1年</w:t></w:r></w:p></w:hdr>`,
		"word/comments.xml": `<w:comments xmlns:w="w"><w:comment><w:p><w:r><w:t>微信号：zhang_san88</w:t></w:r></w:p></w:comment></w:comments>`,
	})
	want := "第2段附近删去的字 phone 13912345678|第2段 id_card " + id + "|第3段 phone 13812345678|页眉第1段 classification 秘密★1年|批注第1段 wechat zhang_san88|表1第2行第1列 minor 王小丽"
	if got := where(t, "公示.docx", content); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// Every file that is not read is refused with a sentence.
func TestRefusals(t *testing.T) {
	bomb := pack(t, map[string]string{"word/document.xml": wordStart + strings.Repeat(" ", 4<<20) + wordEnd})
	deep := pack(t, map[string]string{"word/document.xml": wordStart + strings.Repeat("<a>", 1000)})
	small := extract.Limits{FileBytes: 1 << 20, PartBytes: 1 << 20, SumBytes: 1 << 20, TextBytes: 1 << 10}
	for _, c := range []struct {
		name    string
		content []byte
		code    fault.Code
	}{
		{"a.docx", bomb, fault.TooLarge},
		{"a.docx", deep, fault.Unreadable},
		{"a.docx", bomb[:len(bomb)/2], fault.Unreadable},
		{"a.docx", nil, fault.Unreadable},
		{"a.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), fault.Unreadable},
		{"a.docx", []byte("hello"), fault.Unreadable},
		{"a.docx", pack(t, map[string]string{"x": "y"}), fault.Unreadable},
		{"a.xlsx", pack(t, map[string]string{"xl/workbook.xml": "<workbook><sheets>"}), fault.Unreadable},
		{"a.xlsx", pack(t, map[string]string{"xl/workbook.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), fault.Unreadable},
		{"a.txt", bytes.Repeat([]byte("字"), 1000), fault.TooLarge},
		{"a.csv", bytes.Repeat([]byte("字,"), 1000), fault.TooLarge},
		{"a.txt", make([]byte, 2<<20), fault.TooLarge},
		{"a.pdf", []byte("%PDF"), fault.Unreadable},
		{"a.doc", []byte("x"), fault.Unreadable},
		{"a.xls", []byte("x"), fault.Unreadable},
		{"a", []byte("x"), fault.Unreadable},
	} {
		_, err := extract.File(t.Context(), write(t, c.name, c.content), small)
		if fault.CodeOf(err) != c.code || strings.ContainsAny(fault.Sentence(err), "！!您") {
			t.Errorf("%s with %d bytes: %v", c.name, len(c.content), err)
		}
	}
	if _, err := extract.File(t.Context(), filepath.Join(t.TempDir(), "没有.txt"), extract.Limits{}); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := extract.File(t.Context(), t.TempDir(), extract.Limits{}); fault.CodeOf(err) != fault.Unreadable {
		t.Errorf("a folder: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := extract.Bytes(ctx, "a.txt", []byte("x"), extract.Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// Whatever a container holds, it is read or refused with a sentence.
func FuzzBytes(f *testing.F) {
	for _, s := range []string{"", "a,b\n\"", "\xff\xfea", "PK\x03\x04"} {
		for kind := range byte(4) {
			f.Add([]byte(s), kind)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, kind byte) {
		name := "a" + []string{".txt", ".csv", ".xlsx", ".docx"}[kind%4]
		doc, err := extract.Bytes(t.Context(), name, data, extract.Limits{PartBytes: 1 << 20, SumBytes: 1 << 21})
		if err != nil {
			if fault.CodeOf(err) == "" {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		for _, found := range doc.Search(today) {
			if found.Where == "" || found.Text == "" {
				t.Fatalf("%+v", found)
			}
		}
	})
}

package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

const goodSheet = `<worksheet ` + mainSpace + `><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>收到日期</t></is></c><c r="B1" t="inlineStr"><is><t>类别</t></is></c>` +
	`<c r="C1" t="inlineStr"><is><t>办理结果</t></is></c><c r="D1" t="inlineStr"><is><t>答复日期</t></is></c></row>` +
	`<row r="2"><c r="A2"><v>45356</v></c><c r="B2" t="inlineStr"><is><t>自然人</t></is></c></row>%s</sheetData></worksheet>`

func goodParts(more string) parts { return handmade(fmt.Sprintf(goodSheet, more), "<sst/>") }

func (p parts) with(name, content string) parts {
	p[name] = content
	return p
}

func (p parts) without(name string) parts {
	delete(p, name)
	return p
}

// limits small enough that hostile files in tests stay small too.
var tight = Limits{FileBytes: 1 << 20, PartBytes: 1 << 20, SumBytes: 2 << 20, Rows: 1000, Columns: 50, Sheets: 5}

func TestHostileFiles(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 2000)
	good := goodParts("").bytes(t)
	bomb := strings.Repeat("\x00", 4<<20)
	cellsOf := func(n int) string {
		return `<row r="3">` + strings.Repeat(`<c/>`, n) + `</row>`
	}
	for name, c := range map[string]struct {
		content []byte
		code    fault.Code
		want    string
	}{
		"empty":                  {nil, fault.Unreadable, "空的"},
		"xls":                    {[]byte(ole), fault.Unreadable, "旧版Excel"},
		"encrypted":              {[]byte(ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), fault.Unreadable, "密码"},
		"text":                   {[]byte("登记编号,收到日期\n1,2024.3.5\n"), fault.Unreadable, "纯文字"},
		"html":                   {[]byte("\ufeff<html><table></table></html>"), fault.Unreadable, "网页"},
		"pdf":                    {[]byte("%PDF-1.7"), fault.Unreadable, "PDF"},
		"noise":                  {[]byte("\x00\x01\x02\x03"), fault.Unreadable, "不是.xlsx"},
		"truncated":              {good[:len(good)-40], fault.Unreadable, "不完整"},
		"too large a file":       {bytes.Repeat([]byte("PK"), 1<<20), fault.TooLarge, "超过1兆"},
		"docx":                   {goodParts("").without("_rels/.rels").without("xl/workbook.xml").with("word/document.xml", "<w/>").bytes(t), fault.Unreadable, "Word"},
		"pptx":                   {parts{"ppt/presentation.xml": "<p/>"}.bytes(t), fault.Unreadable, "演示"},
		"xlsb":                   {parts{"xl/workbook.bin": "x"}.bytes(t), fault.Unreadable, "xlsb"},
		"ods":                    {parts{"content.xml": "<x/>"}.bytes(t), fault.Unreadable, "ods"},
		"zip":                    {parts{"照片.jpg": "x"}.bytes(t), fault.Unreadable, "压缩包"},
		"bomb in the sheet":      {goodParts("").with("xl/worksheets/sheet1.xml", bomb).bytes(t), fault.TooLarge, "太大"},
		"bomb in the strings":    {goodParts("").with("xl/sharedStrings.xml", bomb).bytes(t), fault.TooLarge, "太大"},
		"bomb in the book":       {goodParts("").with("xl/workbook.xml", bomb).bytes(t), fault.TooLarge, "太大"},
		"size declared too low":  {lyingZip(t, 4<<20, 100), fault.Unreadable, "损坏"},
		"size declared too high": {lyingZip(t, 100, 1000), fault.Unreadable, "损坏"},
		"cell at the end":        {goodParts(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`).bytes(t), fault.TooLarge, "第1048576行XFD列"},
		"cell far right":         {goodParts(`<row r="3"><c r="AY3"><v>1</v></c></row>`).bytes(t), fault.TooLarge, "第3行AY列"},
		"cell far down":          {goodParts(`<row r="1001"><c r="A1001"><v>1</v></c></row>`).bytes(t), fault.TooLarge, "第1001行A列"},
		"row beyond the end":     {goodParts(`<row r="1048577"><c><v>1</v></c></row>`).bytes(t), fault.Unreadable, "损坏"},
		"column beyond the end":  {goodParts(`<row r="3"><c r="XFE3"><v>1</v></c></row>`).bytes(t), fault.Unreadable, "损坏"},
		"many empty cells":       {goodParts(cellsOf(20_000)).bytes(t), fault.Unreadable, "损坏"},
		"rows out of order":      {goodParts(`<row r="2"><c><v>1</v></c></row>`).bytes(t), fault.Unreadable, "损坏"},
		"cells out of order":     {goodParts(`<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>1</v></c></row>`).bytes(t), fault.Unreadable, "损坏"},
		"cell of another row":    {goodParts(`<row r="3"><c r="A4"><v>1</v></c></row>`).bytes(t), fault.Unreadable, "损坏"},
		"declared entities":      {goodParts("").with("xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>`).bytes(t), fault.Unreadable, "不正常"},
		"entities in the texts":  {goodParts("").with("xl/sharedStrings.xml", `<!DOCTYPE x><sst/>`).bytes(t), fault.Unreadable, "损坏"},
		"cut sheet":              {goodParts("").with("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1"`).bytes(t), fault.Unreadable, "损坏"},
		"cut row":                {goodParts("").with("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"></sheetData>`).bytes(t), fault.Unreadable, "损坏"},
		"cut texts":              {goodParts("").with("xl/sharedStrings.xml", `<sst><si><t>a</t>`).bytes(t), fault.Unreadable, "损坏"},
		"utf-16":                 {goodParts("").with("xl/worksheets/sheet1.xml", "\xff\xfe<\x00").bytes(t), fault.Unreadable, "编码"},
		"deep nesting":           {goodParts("").with("xl/worksheets/sheet1.xml", strings.Repeat("<a>", 300_000)).bytes(t), fault.Unreadable, "损坏"},
		"no sheets":              {goodParts("").with("xl/workbook.xml", "<workbook/>").bytes(t), fault.Unreadable, "没有表"},
		"many sheets":            {goodParts("").with("xl/workbook.xml", "<workbook>"+strings.Repeat(`<sheet name="a"/>`, 6)+"</workbook>").bytes(t), fault.TooLarge, "超过5张"},
		"missing sheet":          {goodParts("").without("xl/worksheets/sheet1.xml").bytes(t), fault.Invalid, "不是表格"},
		"empty sheet":            {goodParts("").with("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>").bytes(t), fault.Invalid, "空表"},
	} {
		l, err := Read(t.Context(), bytesFile(t, "台账.xlsx", c.content), Applications, 2024, tight)
		if l != nil && err == nil || fault.CodeOf(err) != c.code || !strings.Contains(fault.Sentence(err), c.want) {
			t.Errorf("%s: %v (%s), want %s with %q", name, err, fault.CodeOf(err), c.code, c.want)
		}
	}
}

// lyingZip is a workbook whose sheet holds size bytes and declares another
// number.
func lyingZip(t *testing.T, size, declared int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range goodParts("").without("xl/worksheets/sheet1.xml") {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, content)
	}
	var packed bytes.Buffer
	f, _ := flate.NewWriter(&packed, flate.BestSpeed)
	_, _ = f.Write(make([]byte, size))
	_ = f.Close()
	w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate,
		UncompressedSize64: uint64(declared), CompressedSize64: uint64(packed.Len())})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write(packed.Bytes())
	_ = z.Close()
	return b.Bytes()
}

// The central directory may claim any number of files.
func TestDirectoryLies(t *testing.T) {
	b := goodParts("").bytes(t)
	end := bytes.LastIndex(b, []byte("PK\x05\x06"))
	binary.LittleEndian.PutUint16(b[end+8:], 60_000)
	binary.LittleEndian.PutUint16(b[end+10:], 60_000)
	if _, err := Read(t.Context(), bytesFile(t, "a.xlsx", b), Applications, 2024, Limits{}); fault.CodeOf(err) != fault.Unreadable {
		t.Error(err)
	}
}

func TestHarmlessOddities(t *testing.T) {
	styles := `<styleSheet><cellXfs>` + strings.Repeat(`<xf numFmtId="0"/>`, 200_000) + `</cellXfs></styleSheet>`
	for name, p := range map[string]parts{
		"plain":                        goodParts(""),
		"styles that pack very well":   goodParts("").with("xl/styles.xml", styles),
		"styled cells to the end":      goodParts(`<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>`),
		"entity that nobody declared":  goodParts("<row r=\"3\"><c t=\"str\"><v>&nope;</v></c></row>"),
		"text number beyond the table": goodParts(`<row r="3"><c r="A3" t="s"><v>99</v></c></row>`),
		"no strings":                   goodParts("").without("xl/sharedStrings.xml"),
		"names with backslashes":       backslashes(goodParts("")),
	} {
		l, err := Read(t.Context(), p.file(t), Applications, 2024, Limits{})
		if err != nil || len(l.Applications) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func backslashes(p parts) parts {
	out := parts{}
	for name, content := range p {
		out[strings.ReplaceAll(name, "/", `\`)] = content
	}
	return out
}

func TestNotAFile(t *testing.T) {
	dir := t.TempDir()
	for path, code := range map[string]fault.Code{dir: fault.Unreadable, filepath.Join(dir, "无.xlsx"): fault.NotFound, filepath.Join(dir, "a\x00b"): fault.Unreadable, os.DevNull: fault.Unreadable} {
		if _, err := Read(t.Context(), path, Applications, 2024, Limits{}); fault.CodeOf(err) != code {
			t.Errorf("%q: %v", path, err)
		}
	}
	if _, err := Read(t.Context(), dir, "x", 2024, Limits{}); fault.CodeOf(err) != fault.Usage {
		t.Error(err)
	}
	if _, err := Read(t.Context(), dir, Cases, 24, Limits{}); fault.CodeOf(err) != fault.Usage {
		t.Error(err)
	}
}

// However many rows are wrong, what is kept stays bounded and is counted.
func TestProblemsAreBounded(t *testing.T) {
	var b strings.Builder
	const n = maxListed + 500
	for i := range n {
		fmt.Fprintf(&b, `<row r="%d"><c r="A%d"><v>1</v></c><c r="B%d"><v>1</v></c></row>`, i+3, i+3, i+3)
	}
	l := mustRead(t, goodParts(b.String()).file(t), Applications, 2024)
	if len(l.Problems) != maxListed || l.Unlisted < n/2 || l.Sheets[0].Refused != n {
		t.Errorf("%d problems, %d unlisted, %+v", len(l.Problems), l.Unlisted, l.Sheets[0])
	}
}

func FuzzRead(f *testing.F) {
	f.Add(goodParts("").bytes(f))
	f.Add(goodParts(`<row r="3"><c r="A3" t="s"><v>0</v></c></row>`).with("xl/sharedStrings.xml", `<sst><si><r><t>甲</t></r><rPh><t>a</t></rPh></si></sst>`).bytes(f))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	body, _ := untidy(12)
	for _, path := range []string{workbookFile(f, append(append(cells{{"2024年"}}, twoRows...), body...), twoRowMerges(2)...),
		workbookFile(f, cells{countHead, {"1月", 1, 2, 3, 4.5}, {"合计", 1, 2, 3, 4.5}})} {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		path := bytesFile(t, "a.xlsx", b)
		for _, k := range Kinds() {
			l, err := Read(t.Context(), path, k, 2024, tight)
			if err != nil && fault.CodeOf(err) == "" {
				t.Fatalf("an error that is no fault: %v", err)
			}
			if err == nil && l.Records() == 0 && len(l.Problems) == 0 {
				t.Fatal("nothing read and nothing said")
			}
		}
	})
}

// FuzzSheet puts arbitrary XML where the cells are.
func FuzzSheet(f *testing.F) {
	f.Add(fmt.Sprintf(goodSheet, ""), "<sst/>")
	f.Add(fmt.Sprintf(goodSheet, `<row><c t="s"><v>0</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>`)+`<mergeCells><mergeCell ref="A2:D4"/></mergeCells>`, "<sst><si><t>a</t></si></sst>")
	f.Add("<worksheet><sheetData><row r='1'><c r='A1'><v>&#x41;&bad;&</v></c></row></sheetData>", "<sst><si/>")
	f.Add("<a", "<![CDATA[")
	f.Fuzz(func(t *testing.T, sheet, texts string) {
		_, err := Read(t.Context(), handmade(sheet, texts).file(t), Applications, 2024, tight)
		if err != nil && fault.CodeOf(err) == "" {
			t.Fatalf("an error that is no fault: %v", err)
		}
	})
}

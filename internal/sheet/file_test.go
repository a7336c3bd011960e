package sheet

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// WPS writes shared strings with runs of formatted text and phonetic guides,
// rows and cells without values, and texts with their spaces kept.
func TestWPSFile(t *testing.T) {
	texts := []string{
		`<si><t>登记编号</t></si>`, `<si><t xml:space="preserve">收到日期 </t></si>`, `<si><r><rPr><sz val="11"/></rPr><t>申请</t></r><r><t>人</t></r><rPh sb="0" eb="2"><t>shenqing</t></rPh><phoneticPr fontId="1"/></si>`,
		`<si><t>类别</t></si>`, `<si><t>申请内容</t></si>`, `<si><t>办理结果</t></si>`, `<si><t>答复日期</t></si>`,
		`<si><t>自然人</t></si>`, `<si><t xml:space="preserve">  低保&amp;补贴&#10;名册_x000D_</t></si>`, `<si><r><t>不予公开</t></r><r><rPr><b/></rPr><t>（过程性信息）</t></r></si>`, `<si><t>2024年3月20日</t></si>`, `<si/>`, `<si><t/></si>`,
		`<si><t><![CDATA[某<某>]]></t></si>`,
	}
	sheet := xmlHead + `<worksheet ` + mainSpace + `><sheetPr/><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" style="1"/></cols><sheetData>
<row r="1" spans="1:7"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="s"><v>5</v></c><c r="G1" t="s"><v>6</v></c><c r="XFD1" s="1"/></row>
<row r="2" hidden="1"><c r="A2"><v>1.2345678901E+10</v></c><c r="B2" s="3"><v>45356.5</v></c><c r="C2" t="s"><v>13</v></c><c r="D2" t="s"><v>7</v></c><c r="E2" t="s"><v>8</v></c><c r="F2" t="s"><v>9</v></c><c r="G2" t="s"><v>10</v></c></row>
<row r="3"><c r="A3" s="1"/><c r="B3" t="s"><v>11</v></c></row>
<row r="5"><c r="A5" t="inlineStr"><is><t>乙&lt;2&gt;</t></is></c><c t="str"><f>TEXT(1,"x")</f><v>2024-03-06</v></c><c r="D5" t="s"><v>7</v></c><c r="E5" t="s"><v>12</v></c></row>
<row r="1048576"><c r="A1048576" s="1"/></row>
</sheetData><mergeCells count="1"><mergeCell ref="H1:I1"/></mergeCells><pageMargins left="0.7"/></worksheet>`
	for name, p := range map[string]parts{
		"plain":    handmade(sheet, xmlHead+`<sst `+mainSpace+` count="9" uniqueCount="9">`+strings.Join(texts, "")+`</sst>`),
		"prefixed": handmade(prefixed(sheet), xmlHead+`<sst `+mainSpace+`>`+strings.Join(texts, "")+`</sst>`),
	} {
		l := mustRead(t, p.file(t), Applications, 2024)
		if len(l.Problems) > 0 || len(l.Applications) != 2 {
			t.Fatalf("%s: %+v\n%s", name, l.Applications, sentences(l.Problems))
		}
		r := l.Applications[0].Record
		if r.Number != "12345678901" || r.Received.String() != "2024-03-05" || r.Applicant != "某<某>" || r.Subject != "低保&补贴 名册" ||
			r.Outcome != "denied_process_info" || r.Closed.String() != "2024-03-20" {
			t.Errorf("%s: %+v", name, r)
		}
		r = l.Applications[1].Record
		if r.Number != "乙<2>" || r.Received.String() != "2024-03-06" || !r.Open() || l.Applications[1].Row != 5 {
			t.Errorf("%s: %+v", name, l.Applications[1])
		}
	}
}

// prefixed writes every element with a namespace prefix, as .NET programs do.
func prefixed(xml string) string {
	head, body, _ := strings.Cut(xml, "?>")
	body = strings.ReplaceAll(body, "</", "\x00")
	body = strings.ReplaceAll(body, "<", "<x:")
	body = strings.ReplaceAll(body, "\x00", "</x:")
	return head + "?>" + strings.Replace(body, "xmlns=", "xmlns:x=", 1)
}

func TestStreamWriterFile(t *testing.T) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	body, open := untidy(300)
	for i, r := range append(append(cells{{"2024年台账"}}, twoRows...), body...) {
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), r); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range twoRowMerges(2) {
		from, to, _ := strings.Cut(m, ":")
		if err := w.MergeCell(from, to); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "流.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	l := mustRead(t, path, Applications, 2024)
	got := openOnes(l)
	if len(l.Problems) > 0 || len(l.Applications) != 300 || got != open {
		t.Errorf("%d rows, %d open, want 300, %d\n%s", len(l.Applications), got, open, sentences(l.Problems))
	}
}

func TestDate1904AndStyles(t *testing.T) {
	f := excelize.NewFile()
	yes := true
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
		t.Fatal(err)
	}
	shown := "yyyy\"年\"m\"月\"d\"日\""
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &shown})
	if err != nil {
		t.Fatal(err)
	}
	head := append(append([]any{}, oneRow...), "备注")
	_ = f.SetSheetRow("Sheet1", "A1", &head)
	_ = f.SetSheetRow("Sheet1", "A2", &[]any{"1", 43894, "甲", "自然人", 43894, "在办", nil, 43894})
	_ = f.SetCellStyle("Sheet1", "H2", "H2", style)
	path := filepath.Join(t.TempDir(), "1904.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	l := mustRead(t, path, Applications, 2024)
	if len(l.Applications) != 1 {
		t.Fatal(sentences(l.Problems))
	}
	if r := l.Applications[0].Record; r.Received.String() != "2024-03-05" || r.Note != "2024-03-05" || r.Subject != "43894" {
		t.Errorf("%+v", r)
	}
}

func TestIsDateFormat(t *testing.T) {
	for format, want := range map[string]bool{"yyyy-mm-dd": true, `yyyy"年"m"月"d"日"`: true, "m/d": true, "[$-804]yyyy\\-mm": true, "0.00": false, "h:mm": false, `0"d"m`: false, "[Red]0": false} {
		if isDateFormat(format) != want {
			t.Errorf("%s: %v", format, !want)
		}
	}
}

// The reader of this package and excelize see the same cells.
func TestSameCellsAsExcelize(t *testing.T) {
	body, _ := untidy(200)
	path := workbookFile(t, append(append(cells{{"2024年台账"}}, twoRows...), body...), twoRowMerges(2)...)
	compareWithExcelize(t, path)
}

func compareWithExcelize(t *testing.T, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	want := map[int]string{}
	rows, err := f.Rows(f.GetSheetList()[0])
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; rows.Next(); n++ {
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for i := range columns {
			columns[i] = clean(columns[i])
		}
		if line := strings.TrimRight(strings.Join(columns, "|"), "|"); line != "" {
			want[n] = line
		}
	}
	got := map[int]string{}
	eachRow(t, path, func(r *row) {
		texts := make([]string, len(r.cells))
		for i, c := range r.cells {
			if !c.filled {
				texts[i] = c.text
			}
		}
		if line := strings.TrimRight(strings.Join(texts, "|"), "|"); line != "" {
			got[r.number] = line
		}
	})
	if len(got) != len(want) || len(got) == 0 {
		t.Fatalf("%d rows, excelize has %d", len(got), len(want))
	}
	for n := range want {
		if got[n] != want[n] {
			t.Fatalf("row %d: %q, excelize has %q", n, got[n], want[n])
		}
	}
}

// eachRow reads the first sheet of a file.
func eachRow(t *testing.T, path string, see func(*row)) {
	t.Helper()
	limits := DefaultLimits()
	f, size, err := openFile(path, limits)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	z, err := openZip(f, size)
	if err != nil {
		t.Fatal(err)
	}
	w, err := openWorkbook(t.Context(), z, limits)
	if err != nil {
		t.Fatal(err)
	}
	g, err := w.openGrid(t.Context(), w.sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	var r row
	for {
		ok, err := g.next(&r)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return
		}
		see(&r)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		" a ": "a", "a\nb": "a b", "a\r\n\r\nb": "a b", "张　三": "张　三", "\u3000张三\u3000": "张三", "e\u0301": "é", "a\u200bb": "ab", "\ufeffx": "x",
		"_x000D_": "", "a_x0041_b": "aAb", "a_xZZZZ_b": "a_xZZZZ_b", "a\tb": "a b", "（一）": "（一）", "\u202eabc": "abc", "a\u00a0": "a", "": "",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

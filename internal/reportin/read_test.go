package reportin_test

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/reportin"
)

func lines(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}

// read reads one report from memory.
func read(t testing.TB, name string, data []byte) *annual.Document {
	t.Helper()
	docs, err := reportin.Bytes(t.Context(), name, data, reportin.Options{})
	if err != nil || len(docs) != 1 {
		t.Fatalf("%s: %d reports, error %v", name, len(docs), err)
	}
	return docs[0]
}

// sameTables compares every cell.
func sameTables(t *testing.T, got, want *annual.Report) {
	t.Helper()
	if !maps.Equal(got.Figures, want.Figures) {
		for a, c := range annual.Edition2021().Cells {
			if got.Get(a) != want.Get(a) {
				t.Errorf("%s is %q, want %q", a, got.Get(a).Format(c.Unit), want.Get(a).Format(c.Unit))
			}
		}
	}
	if got.Form != "2021" {
		t.Errorf("form %q", got.Form)
	}
}

// sameProse compares title, headings and paragraphs.
func sameProse(t *testing.T, got, want *annual.Report) {
	t.Helper()
	if got.Title != want.Title || got.Preamble != want.Preamble || got.Year != want.Year || got.Issued != want.Issued || got.Level != want.Level {
		t.Errorf("read %q of %d, %s, %s, preamble %q", got.Title, got.Year, got.Issued, got.Level, got.Preamble)
	}
	if len(got.Sections) != len(want.Sections) {
		t.Fatalf("%d sections, want %d", len(got.Sections), len(want.Sections))
	}
	for i, s := range want.Sections {
		if got.Sections[i] != s {
			t.Errorf("section %q\n%s\nwant %q\n%s", got.Sections[i].Heading, got.Sections[i].Text, s.Heading, s.Text)
		}
	}
}

func TestWordFile(t *testing.T) {
	want := town()
	got := read(t, "年报.docx", docx(t, want))
	sameTables(t, got.Report, want)
	sameProse(t, got.Report, want)
	if got.Signature != want.Organ || len(got.Labels) > 0 || !got.Shown.Labels || !got.Shown.Prose {
		t.Errorf("signature %q, labels %v, shown %+v", got.Signature, got.Labels, got.Shown)
	}
}

func TestWorkbook(t *testing.T) {
	want := town()
	for _, oneSheet := range []bool{true, false} {
		got := read(t, "年报.xlsx", xlsx(t, want, oneSheet))
		sameTables(t, got.Report, want)
		if got.Title != want.Title || got.Year != want.Year || len(got.Labels) > 0 {
			t.Errorf("title %q, year %d, labels %v", got.Title, got.Year, got.Labels)
		}
	}
}

func TestReportFile(t *testing.T) {
	want := town()
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, "年报.json", data)
	sameTables(t, got.Report, want)
	sameProse(t, got.Report, want)
}

func TestReportFileWithAList(t *testing.T) {
	docs, err := reportin.Bytes(t.Context(), "几份.json", []byte(`[{"year":2024,"form":"2021","level":"town","narrative":{"主动公开":58,"分类":{"文件":11,"处罚":12,"其他":40}}},{"year":2023,"narrative":null}]`), reportin.Options{})
	if err != nil || len(docs) != 2 || docs[0].Narrative == nil || docs[1].Narrative != nil {
		t.Fatalf("%d reports, error %v", len(docs), err)
	}
}

// TestFilesOfAnotherProgram reads the demo town's report as LibreOffice saved
// it from a web page: a docx, and a sheet with the prose above the tables.
func TestFilesOfAnotherProgram(t *testing.T) {
	for _, name := range []string{"libreoffice.docx", "libreoffice.xlsx"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		doc := read(t, name, data)
		if len(doc.Figures) != 200 || len(doc.Sections) != 6 || len(doc.Labels) > 0 || doc.Organ != "青石镇" || doc.Year != 2025 {
			t.Errorf("%s: %d cells, %d sections, labels %v, %s %d", name, len(doc.Figures), len(doc.Sections), doc.Labels, doc.Organ, doc.Year)
		}
		for _, f := range annual.CheckDocument(doc, annual.Context{}) {
			if f.Severity != annual.Unjudged {
				t.Errorf("%s: %s %s", name, f.Rule, f.Message)
			}
		}
	}
}

// TestHeadingsThatTheProgramCounts: with automatic numbering the numerals are
// not in the file.
func TestHeadingsThatTheProgramCounts(t *testing.T) {
	want := town()
	data := docx(t, want)
	for _, heading := range annual.Headings() {
		_, words, _ := strings.Cut(heading, "、")
		data = replaceInDocx(t, data, ">"+heading+"<", ">"+words+"<")
	}
	sameProse(t, read(t, "年报.docx", data).Report, want)
}

// TestOldForm reads the tables of 2019, used for the wrong year.
func TestOldForm(t *testing.T) {
	want := town()
	want.Form, want.Figures = "2019", annual.Figures{}
	n := int64(0)
	for a := range annual.Edition2019().Cells {
		n++
		want.Figures[a] = annual.Count(n)
		if annual.UnitOf(a) == annual.Amount || strings.HasSuffix(string(a), "amount") {
			want.Figures[a] = annual.Count(n * annual.AmountScale)
		}
	}
	for _, name := range []string{"年报.docx", "年报.xlsx"} {
		data := docx(t, want)
		if name == "年报.xlsx" {
			data = xlsx(t, want, false)
		}
		got := read(t, name, data)
		if got.Form != "2019" || !maps.Equal(got.Figures, want.Figures) {
			t.Errorf("%s: form %q, %d of %d cells", name, got.Form, len(got.Figures), len(want.Figures))
		}
		found := false
		for _, f := range annual.CheckDocument(got, annual.Context{}) {
			found = found || f.Rule == "FORM-YEAR" && f.Severity == annual.Error
		}
		if !found {
			t.Errorf("%s: the wrong form is not found", name)
		}
	}
}

// TestPictureForATable: where the form has a table and the file a picture, the
// document says so.
func TestPictureForATable(t *testing.T) {
	want := town()
	want.Figures = annual.Figures{}
	data := replaceInDocx(t, docx(t, want), "三、收到和处理政府信息公开申请情况</w:t></w:r></w:p>", `三、收到和处理政府信息公开申请情况</w:t></w:r></w:p><w:p><w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r></w:p>`)
	if doc := read(t, "年报.docx", data); len(doc.Pictures) != 1 || doc.Pictures[0] != 3 {
		t.Errorf("pictures in sections %v", doc.Pictures)
	}
}

// TestTextOfAPDF reads what pdftotext made of the report of the demo town, with
// its option -layout and without.
func TestTextOfAPDF(t *testing.T) {
	for _, name := range []string{"pdf-layout.txt", "pdf-raw.txt"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		doc := read(t, name, data)
		if len(doc.Figures) != 200 {
			t.Errorf("%s: %d cells", name, len(doc.Figures))
		}
		for _, f := range annual.CheckDocument(doc, annual.Context{}) {
			if f.Severity != annual.Unjudged {
				t.Errorf("%s: %s %s", name, f.Rule, f.Message)
			}
		}
		for i, s := range doc.Sections {
			if s.Heading != annual.Headings()[i] {
				t.Errorf("%s: heading %q", name, s.Heading)
			}
		}
		if text := doc.Sections[0].Text; strings.Count(text, "\n") != 4 || !strings.Contains(text, "没有政府信息公开平台新建") {
			t.Errorf("%s: paragraphs of section one:\n%s", name, text)
		}
		if text := doc.Sections[4].Text; strings.Count(text, "\n") != 1 {
			t.Errorf("%s: paragraphs of section five:\n%s", name, text)
		}
	}
}

// TestWebText reads a report as people paste it from a web page: one cell in a
// line, with strokes, and the navigation above.
func TestWebText(t *testing.T) {
	want := town()
	var b strings.Builder
	b.WriteString("您现在所在的位置：首页 > 政府信息公开 > 青石镇\n" + want.Title + "\n发布时间：2026-01-20 来源：青石镇\n" + want.Preamble + "\n")
	for _, s := range want.Sections {
		b.WriteString(s.Heading + "\n" + s.Text + "\n")
		for _, table := range want.Edition().Tables {
			if table.Title != s.Heading {
				continue
			}
			for _, row := range paperTable(table, want.Figures) {
				for _, c := range row {
					b.WriteString("|\n" + c.text + "\n")
				}
			}
		}
	}
	got := read(t, "网页.txt", []byte(b.String()))
	sameTables(t, got.Report, want)
	if got.Title != want.Title || got.Preamble != want.Preamble {
		t.Errorf("title %q, preamble %q", got.Title, got.Preamble)
	}
}

// TestWhatIsWrongStaysWrong: misprints, blanks and odd cells come through.
func TestWhatIsWrongStaysWrong(t *testing.T) {
	r := town()
	r.Title = "关于2025年度政府信息公开情况的报告"
	r.Sections[0].Heading = "一、工作基本情况"
	r.Figures["table3.granted.research"] = annual.Value{State: annual.Blank}
	r.Figures["table3.granted.total"] = annual.Value{State: annual.Words, Text: "3件"}
	data := docx(t, r)
	doc := read(t, "年报.docx", data)
	if doc.Title != r.Title || doc.Sections[0].Heading != r.Sections[0].Heading || doc.Year != 2025 {
		t.Errorf("title %q, heading %q, year %d", doc.Title, doc.Sections[0].Heading, doc.Year)
	}
	for _, a := range []annual.Address{"table3.granted.research", "table3.granted.total"} {
		if doc.Get(a) != r.Figures[a] {
			t.Errorf("%s: %+v, want %+v", a, doc.Get(a), r.Figures[a])
		}
	}
}

func TestMisprintedLabels(t *testing.T) {
	for _, c := range []struct{ right, printed string }{
		{"5.属于三类内部事务信息", "5.属于三类内容事务信息"},
		{"2.其他法律行政法规禁止公开", "2.其他法律行政止公开"},
		{"行政规范性文件", "规范性文件"},
		{"本年废止件数", "本年作废件数"},
	} {
		data := replaceInDocx(t, docx(t, town()), ">"+c.right+"<", ">"+c.printed+"<")
		doc := read(t, "年报.docx", data)
		found := false
		for _, l := range doc.Labels {
			found = found || l.Printed == c.printed && l.Right == c.right
		}
		if !found || len(doc.Figures) != 200 {
			t.Errorf("%s for %s: labels %+v, %d cells", c.printed, c.right, doc.Labels, len(doc.Figures))
		}
	}
}

func TestUnreadableFiles(t *testing.T) {
	for name, data := range map[string]string{
		"空.docx": "", "假.docx": "PK\x03\x04", "旧.doc": "\xd0\xcf\x11\xe0", "旧.xls": "x", "图.png": "x", "年报.pdf": "%PDF-1.4", "坏.json": "{", "别的.txt": "今天开会。\n", "空.txt": "", "坏.xlsx": "PK\x03\x04x", "年报.wps": "x",
	} {
		docs, err := reportin.Bytes(t.Context(), name, []byte(data), reportin.Options{})
		if err == nil || len(docs) > 0 || fault.CodeOf(err) == "" {
			t.Errorf("%s: %d reports, error %v", name, len(docs), err)
		}
	}
	if _, err := reportin.File(t.Context(), filepath.Join(t.TempDir(), "没有.docx"), reportin.Options{}); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := reportin.File(t.Context(), t.TempDir(), reportin.Options{}); fault.CodeOf(err) != fault.Unreadable {
		t.Errorf("a folder: %v", err)
	}
}

// pages is a PDF for which a test knows the text.
type pages []string

func (p pages) Pages() int { return len(p) }
func (p pages) Close()     {}
func (p pages) Text(_ context.Context, page int) (string, error) {
	if p[page] == "broken" {
		return "", errors.New("broken")
	}
	return p[page], nil
}

func TestPagesOfAPDF(t *testing.T) {
	open := func(p pages) reportin.Options {
		return reportin.Options{PDF: func(context.Context, string, []byte) (reportin.PageText, error) { return p, nil }}
	}
	data, err := os.ReadFile(filepath.Join("testdata", "pdf-raw.txt"))
	if err != nil {
		t.Fatal(err)
	}
	half := strings.Index(string(data), "三、收到")
	docs, err := reportin.Bytes(t.Context(), "年报.pdf", nil, open(pages{string(data[:half]), string(data[half:])}))
	if err != nil || len(docs) != 1 || len(docs[0].Figures) != 200 {
		t.Errorf("%d reports, error %v", len(docs), err)
	}
	if _, err := reportin.Bytes(t.Context(), "扫描.pdf", nil, open(pages{"", " \n"})); fault.CodeOf(err) != fault.Unreadable || !strings.Contains(err.Error(), "扫描") {
		t.Errorf("a scan: %v", err)
	}
	if _, err := reportin.Bytes(t.Context(), "坏.pdf", nil, open(pages{"broken"})); err == nil {
		t.Error("a broken page was read")
	}
}

// FuzzText: whatever the text, reading it ends, and what is read can be judged.
func FuzzText(f *testing.F) {
	for _, name := range []string{"pdf-layout.txt", "pdf-raw.txt"} {
		if data, err := os.ReadFile(filepath.Join("testdata", name)); err == nil {
			f.Add(data)
		}
	}
	f.Add([]byte("一、\n一、总体情况\n二、主动公开政府信息情况\n第二十条\n规章 1 2 3\n三、收到和处理政府信息公开申请情况\n本年新收 1\n2026年13月45日"))
	f.Fuzz(func(t *testing.T, data []byte) {
		docs, err := reportin.Bytes(t.Context(), "x.txt", data, reportin.Options{})
		if err != nil {
			return
		}
		for _, d := range docs {
			annual.CheckDocument(d, annual.Context{})
		}
	})
}

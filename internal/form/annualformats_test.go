package form_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/form"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/reportin"
	"zwgk/internal/sheet"
	"zwgk/internal/word/wordtest"
	"zwgk/internal/workday"
)

// delivered is a report in every format.
type delivered struct {
	report          *annual.Report
	pdf             string // the file's path
	docx, xlsx, web []byte
}

func deliver(t *testing.T, r *annual.Report) delivered {
	t.Helper()
	path, _ := write(t, r, loadFonts(t))
	return delivered{
		report: r, pdf: path,
		docx: writtenBy(t, form.WriteAnnualReport, r), xlsx: writtenBy(t, sheet.WriteAnnualTables, r), web: writtenBy(t, form.AnnualReportPage, r),
	}
}

// writtenBy writes a report twice: equal reports are equal files.
func writtenBy(t *testing.T, write func(io.Writer, *annual.Report) error, r *annual.Report) []byte {
	t.Helper()
	var once, again bytes.Buffer
	for _, b := range []*bytes.Buffer{&once, &again} {
		if err := write(b, r); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(once.Bytes(), again.Bytes()) {
		t.Error("the same report gave two different files")
	}
	return once.Bytes()
}

// readBack reads a file as the county does.
func readBack(t *testing.T, name string, data []byte) *annual.Document {
	t.Helper()
	docs, err := reportin.Bytes(t.Context(), name, data, reportin.Options{})
	if err != nil || len(docs) != 1 {
		t.Fatalf("%s: %d reports, error %v", name, len(docs), err)
	}
	return docs[0]
}

// reportsOfAllKinds: every cell a number of its own; a town's year of nothing;
// cells without a number; amounts to the 分; a title and a name on two lines.
func reportsOfAllKinds() map[string]*annual.Report {
	each := sample("青石镇人民政府")
	none, holes, cents, long := sample("青石镇人民政府"), sample("青石镇人民政府"), sample("青石镇人民政府"), sample("某某经济技术开发区管理委员会")
	i := 0
	for a, c := range annual.Edition2021().Cells {
		none.Figures[a] = annual.Count(0)
		if i++; i%3 == 0 {
			holes.Figures[a] = annual.Value{State: annual.Blank}
		} else if i%3 == 1 {
			holes.Figures[a] = annual.Value{State: annual.Words, Text: "/"}
		}
		if c.Unit == annual.Amount {
			cents.Figures[a] = annual.Count(123_456_789)
		}
	}
	return map[string]*annual.Report{"each cell its number": each, "zeros": none, "holes": holes, "amounts to the 分": cents, "a long name": long}
}

// TestEveryFormatSaysTheSame: what the report holds is read back from the .docx,
// the .xlsx and the page, cell by cell and paragraph by paragraph, and all say
// what the PDF says.
func TestEveryFormatSaysTheSame(t *testing.T) {
	for name, r := range reportsOfAllKinds() {
		t.Run(name, func(t *testing.T) {
			d := deliver(t, r)
			docx, xlsx := readBack(t, "年报.docx", d.docx), readBack(t, "年报.xlsx", d.xlsx)
			sameProse(t, docx, r)
			for _, read := range []*annual.Document{docx, xlsx} {
				if !maps.Equal(read.Figures, r.Figures) || len(read.Labels) > 0 || read.Year != r.Year || read.Form != r.Form {
					t.Errorf("figures or labels %v of %d are read otherwise", read.Labels, read.Year)
				}
			}
			webReport(t, d.web).same(t, r)
			sameAsPrinted(t, d)
		})
	}
}

// sameProse compares title, preamble, headings, paragraphs, signature and date.
func sameProse(t *testing.T, got *annual.Document, want *annual.Report) {
	t.Helper()
	title := strings.ReplaceAll(got.Title, "\n", "")
	if title != want.Title || got.Preamble != want.Preamble || got.Signature != want.Organ || got.Issued != want.Issued {
		t.Errorf("read %q by %q of %s, preamble %q", title, got.Signature, got.Issued, got.Preamble)
	}
	if !slices.Equal(got.Sections, want.Sections) {
		t.Errorf("read the sections\n%+v\nwant\n%+v", got.Sections, want.Sections)
	}
}

var printedNumber = regexp.MustCompile(`—\s*\d+\s*—`)

// pdfWords are the characters of a PDF without its page numbers.
func pdfWords(t *testing.T, path string) string {
	t.Helper()
	return pdftest.Squeeze(printedNumber.ReplaceAllString(pdftest.Text(t, path), ""))
}

// sameAsPrinted: the page and the .docx have the same words in the same order;
// the PDF has the same paragraphs, in each row of a table the same figures, and
// over all the same characters. (Other cells of a table come in a PDF in the
// order of their place on paper.)
func sameAsPrinted(t *testing.T, d delivered) {
	t.Helper()
	word, printed := pdftest.Squeeze(wordWords(t, d.docx)), pdfWords(t, d.pdf)
	if web := pdftest.Squeeze(strings.Join(webReport(t, d.web).words, "")); web != word {
		t.Errorf("the page says\n%s\nthe .docx\n%s", web, word)
	}
	if sorted(printed) != sorted(word) {
		t.Errorf("the PDF says\n%s\nthe .docx\n%s", printed, word)
	}
	texts := []string{d.report.Title, d.report.Preamble}
	for _, s := range d.report.Sections {
		texts = append(texts, append(strings.Split(s.Text, "\n"), s.Heading)...)
	}
	for _, table := range d.report.Edition().Tables {
		for _, row := range table.Rows {
			figures := ""
			for _, c := range row.Columns {
				figures += d.report.Get(annual.At(table.Key, row.Key, c.Key)).Format(c.Unit)
			}
			texts = append(texts, figures)
		}
	}
	for _, text := range texts {
		if text = pdftest.Squeeze(text); !strings.Contains(printed, text) || !strings.Contains(word, text) {
			t.Errorf("not in one piece: %s", text)
		}
	}
}

func sorted(s string) string {
	runes := []rune(s)
	slices.Sort(runes)
	return string(runes)
}

// wordWords is the text of a .docx in its order.
func wordWords(t *testing.T, data []byte) string {
	t.Helper()
	var all strings.Builder
	inText := false
	for token := range tokens(t, []byte(wordtest.Parts(t, data)["word/document.xml"])) {
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				all.Write(token)
			}
		}
	}
	return all.String()
}

// tokens reads strict XML.
func tokens(t *testing.T, data []byte) func(func(xml.Token) bool) {
	return func(yield func(xml.Token) bool) {
		t.Helper()
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatalf("no XML: %v\n%.3000s", err, data)
			}
			if !yield(token) {
				return
			}
		}
	}
}

// TestLibreOfficePrintsTheSame: it prints a report's .docx and .xlsx and the
// .docx of a summary, and on paper they have the words of ours; the tables keep
// to their pages.
func TestLibreOfficePrintsTheSame(t *testing.T) {
	r := sample("青石镇人民政府")
	d := deliver(t, r)
	folder := t.TempDir()
	summary := summaryFile(t, sampleSummary())
	files := []string{filepath.Join(folder, "年报.docx"), filepath.Join(folder, "总结.docx"), filepath.Join(folder, "三张表.xlsx")}
	for i, data := range [][]byte{d.docx, summary, d.xlsx} {
		if err := os.WriteFile(files[i], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if !wordtest.Calc(t) {
		files = files[:2]
	}
	printed := wordtest.PDFs(t, files...)
	if len(printed) == 0 {
		return
	}
	if got, want := pdfWords(t, printed[0]), pdfWords(t, d.pdf); sorted(got) != sorted(want) {
		t.Errorf("LibreOffice prints\n%s\nour PDF says\n%s", got, want)
	}
	onePage(t, printed[0], "三、收到和处理政府信息公开申请情况", "四、结转下年度继续办理")
	if got, want := pdfWords(t, printed[1]), wordWords(t, summary); sorted(got) != sorted(pdftest.Squeeze(want)) {
		t.Errorf("of the summary LibreOffice prints\n%s\nwant\n%s", got, want)
	}
	if len(printed) == 2 {
		return
	}
	want := ""
	for i, table := range annual.Edition2021().Tables {
		want += r.Title + table.Title + "单位：" + r.Organ + "成文日期：" + r.Issued.Chinese() + "第" + string(rune('1'+i)) + "页共3页"
		table.Print(r.Figures).Places(func(_, _ int, c annual.PrintedCell) { want += c.Text })
	}
	if got := pdfWords(t, printed[2]); sorted(got) != sorted(pdftest.Squeeze(want)) {
		t.Errorf("of the workbook LibreOffice prints\n%s\nwant\n%s", got, want)
	}
}

// onePage checks that texts stand on one page of a printed file.
func onePage(t *testing.T, path string, texts ...string) {
	t.Helper()
	for page := range strings.SplitSeq(pdftest.Text(t, path), "\f") {
		page = pdftest.Squeeze(page)
		if strings.Contains(page, texts[0]) {
			for _, text := range texts {
				if !strings.Contains(page, text) {
					t.Errorf("%s stands on another page than %s", text, texts[0])
				}
			}
			return
		}
	}
	t.Errorf("%s is on no page", texts[0])
}

// TestHostileReports: whatever the texts are, the files hold, and say it as it
// is, without what nobody can see.
func TestHostileReports(t *testing.T) {
	fonts := loadFonts(t)
	for _, text := range []string{
		"</p><script>alert(1)</script>", `"'&amp;<>{{.Title}}]]>`, "甲\x00乙\u202e丙\u200b丁\ufeff", "半个\xed\xa0\x80字\xff", strings.Repeat("这一段写得很长。", 1250), "（一）" + strings.Repeat("长", 400) + "。",
	} {
		r := &annual.Report{Organ: text, Year: 2025, Form: "2021", Issued: workday.MustDate("2026-01-20"), Title: text, Preamble: text + "\n" + text, Figures: annual.Figures{}}
		for _, heading := range annual.Headings() {
			r.Sections = append(r.Sections, annual.Section{Heading: heading, Text: text + "\r\n\n（二）" + text})
		}
		for a := range annual.Edition2021().Cells {
			r.Figures[a] = annual.Value{State: annual.Words, Text: text}
		}
		web := webReport(t, writtenBy(t, form.AnnualReportPage, r))
		word := pdftest.Squeeze(wordWords(t, writtenBy(t, form.WriteAnnualReport, r)))
		seen := strings.NewReplacer("\x00", "", "\u202e", "", "\u200b", "", "\ufeff", "", "\xed\xa0\x80", "", "\xff", "").Replace(text)
		said := pdftest.Squeeze(strings.Join(web.words, ""))
		if n := strings.Count(said, pdftest.Squeeze(seen)); n != len(r.Figures)+16 || said != word {
			t.Errorf("%.40q stands %d times on the page, and the .docx says the same: %v", text, n, said == word)
		}
		if doc, err := form.AnnualReport(r, fonts); doc == nil || len(doc.Pages) == 0 {
			t.Errorf("%.40q is on no page (%v)", text, err)
		}
	}
}

package form_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/word/wordtest"
	"zwgk/internal/writing"
)

func sampleSummary() writing.Summary {
	return writing.Summary{
		Title: "青石镇2025年政务公开工作总结", Preamble: "现将青石镇2025年政务公开工作总结如下。",
		Sections: []annual.Section{
			{Heading: "一、政务公开取得的成绩", Text: "（一）加强领导，明确职责\n镇政府召开政务公开专题会议2次，参加培训3次，共86人次。\n（二）主动公开。2025年公开各类信息126条，其中财政资金类32条、乡村振兴类41条、其他53条。"},
			{Heading: "二、存在的问题", Text: "一是有3件公开事项没有按期公开。\n二是公开目录里有5项全年没有公开。"},
			{Heading: "三、下步工作打算", Text: "一要期满以前提醒经办人公开。\n二要对照目录逐项核对，有内容的及时公开。"},
		},
		Organ: "青石镇人民政府", Issued: day("2026-01-20"),
		CopyTo: "县政府办公室，县司法局，县档案馆，各村民委员会，镇直各单位，本镇各领导", Copies: 25, Filing: true,
	}
}

func summaryPaper(t *testing.T, s writing.Summary, fonts *paper.FontSet) *paper.Document {
	t.Helper()
	doc, err := form.Summary(s, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func summaryFile(t *testing.T, s writing.Summary) []byte {
	t.Helper()
	var once, again bytes.Buffer
	for _, b := range []*bytes.Buffer{&once, &again} {
		if err := form.WriteSummary(b, s); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(once.Bytes(), again.Bytes()) {
		t.Error("the same summary gave two different files")
	}
	return once.Bytes()
}

// TestSummarySaysWhatItHolds in order, on paper and in the word processor.
func TestSummarySaysWhatItHolds(t *testing.T) {
	fonts, s := loadFonts(t), sampleSummary()
	var file bytes.Buffer
	if err := pdf.Write(&file, summaryPaper(t, s, fonts), fonts); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "总结.pdf")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	pdftest.Validate(t, path)
	want := s.Title + s.Preamble
	for _, section := range s.Sections {
		want += section.Heading + section.Text
	}
	want = pdftest.Squeeze(want + s.Organ + "2026年1月20日抄送：" + s.CopyTo + "。存档共印25份")
	if got := pdfWords(t, path); got != want {
		t.Errorf("the PDF says\n%s\nwant\n%s", got, want)
	}
	if got := pdftest.Squeeze(wordWords(t, summaryFile(t, s))); got != want {
		t.Errorf("the .docx says\n%s\nwant\n%s", got, want)
	}
}

// TestImprintStandsAtTheFoot: on whatever page the text ends, the last rule is
// the end of the text block, and the signature is on that page too.
func TestImprintStandsAtTheFoot(t *testing.T) {
	fonts, page := loadFonts(t), paper.GBT9704()
	seen := map[int]bool{}
	for length := range 34 {
		s := sampleSummary()
		s.Sections[1].Text += strings.Repeat("\n又一个问题。", length)
		doc := summaryPaper(t, s, fonts)
		seen[len(doc.Pages)] = true
		last := doc.Pages[len(doc.Pages)-1]
		var rules []paper.Length
		for _, mark := range last.Marks {
			if line, ok := mark.(paper.Line); ok {
				rules = append(rules, line.Y1)
			}
		}
		if len(rules) != 3 || !slices.IsSorted(rules) || rules[2] != page.Top+page.BlockHeight {
			t.Errorf("%d more lines: rules at %v", length, rules)
		}
		words := pdftest.Squeeze(strings.Join(linesOf(last), ""))
		for _, want := range []string{"青石镇人民政府", "2026年1月20日", "抄送：", "共印25份"} {
			if !strings.Contains(words, want) {
				t.Errorf("%d more lines: %s is not on the last page: %s", length, want, words)
			}
		}
	}
	if !seen[1] || !seen[2] {
		t.Errorf("the summaries have pages %v", seen)
	}
}

// TestImprintOfWhatIsKnown: what is not said leaves no trace.
func TestImprintOfWhatIsKnown(t *testing.T) {
	fonts := loadFonts(t)
	for _, c := range []struct {
		change func(*writing.Summary)
		want   string
		rules  int
	}{
		{func(*writing.Summary) {}, "抄送：县政府办公室。存档共印25份", 3},
		{func(s *writing.Summary) { s.CopyTo = " 县政府办公室。 " }, "抄送：县政府办公室。存档共印25份", 3},
		{func(s *writing.Summary) { s.Copies = 0 }, "抄送：县政府办公室。存档", 3},
		{func(s *writing.Summary) { s.CopyTo, s.Filing = "", false }, "共印25份", 2},
		{func(s *writing.Summary) { s.Copies, s.Filing = 0, false }, "抄送：县政府办公室。", 2},
		{func(s *writing.Summary) { s.CopyTo, s.Copies, s.Filing = "", 0, false }, "", 0},
	} {
		s := sampleSummary()
		s.CopyTo = "县政府办公室"
		c.change(&s)
		doc := summaryPaper(t, s, fonts)
		rules := 0
		for _, mark := range doc.Pages[0].Marks {
			if _, ok := mark.(paper.Line); ok {
				rules++
			}
		}
		_, foot, _ := strings.Cut(wordWords(t, summaryFile(t, s)), "1月20日")
		if said := pdftest.Squeeze(strings.Join(linesOf(doc.Pages[0]), "")); foot != c.want || rules != c.rules || !strings.Contains(said, c.want) {
			t.Errorf("the foot is %q with %d rules, want %q with %d", foot, rules, c.want, c.rules)
		}
	}
}

// TestSummaryHasTrueHeadings: 一、 and a （一） on a line of its own are headings of
// the file; one that is run into its text is a part of the paragraph.
func TestSummaryHasTrueHeadings(t *testing.T) {
	body := wordtest.Parts(t, summaryFile(t, sampleSummary()))["word/document.xml"]
	for style, want := range map[string]int{"Title": 1, "Heading1": 3, "Heading2": 1, "Imprint": 2, "ImprintEnd": 1} {
		if got := strings.Count(body, fmt.Sprintf(`<w:pStyle w:val="%s"/>`, style)); got != want {
			t.Errorf("%d paragraphs are %s, want %d", got, style, want)
		}
	}
	if strings.Count(body, `<w:rStyle w:val="Heading2Char"/>`) != 1 {
		t.Error("no heading is run into its text")
	}
	var outline []string
	for _, b := range summaryPaper(t, sampleSummary(), loadFonts(t)).Outline {
		outline = append(outline, b.Title)
	}
	if want := "青石镇2025年政务公开工作总结 一、政务公开取得的成绩 （一）加强领导，明确职责 二、存在的问题 三、下步工作打算"; strings.Join(outline, " ") != want {
		t.Errorf("the outline is %v", outline)
	}
}

// TestEmptyAndHostileSummaries: nothing stands where nothing is known, and no
// text breaks the file.
func TestEmptyAndHostileSummaries(t *testing.T) {
	fonts := loadFonts(t)
	empty := strings.Join(linesOf(summaryPaper(t, writing.Summary{}, fonts).Pages[0]), "")
	if strings.ContainsAny(empty, "0抄共") {
		t.Errorf("an empty summary says %s", empty)
	}
	for _, text := range []string{"</w:t>&<>\"'", "甲\x00乙\u202e丙", strings.Repeat("很长的一段话。", 1500)} {
		s := writing.Summary{Title: text, Preamble: text, Organ: text, CopyTo: text, Copies: 1 << 40, Filing: true, Sections: []annual.Section{{Heading: text, Text: text}}}
		seen := strings.NewReplacer("\x00", "", "\u202e", "").Replace(text)
		if got := strings.Count(wordWords(t, summaryFile(t, s)), strings.TrimSuffix(seen, "。")); got != 6 {
			t.Errorf("%.20q stands %d times in the file", text, got)
		}
		doc := summaryPaper(t, s, fonts)
		printed := ""
		for _, page := range doc.Pages {
			printed += strings.Join(linesOf(page), "")
		}
		if got := strings.Count(printed, "长"); len(doc.Pages) > 120 || got != 6*strings.Count(text, "长") {
			t.Errorf("%.20q takes %d pages and has %d of its characters", text, len(doc.Pages), got)
		}
	}
}

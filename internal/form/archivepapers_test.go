package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/form"
)

// TestNineColumns: in the order of DA/T 22-2015, on every page, whichever way the
// sheet lies.
func TestNineColumns(t *testing.T) {
	fonts := loadFonts(t)
	for _, upright := range []bool{false, true} {
		c := catalogue(byUnit(), 60)
		c.Upright = upright
		doc, err := form.PieceCataloguePaper(c, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if page := doc.Pages[0]; (page.Width > page.Height) == upright {
			t.Errorf("upright %v: %.0f × %.0f", upright, page.Width.Points(), page.Height.Points())
		}
		for i, page := range doc.Pages {
			lines := linesOf(page)
			for _, want := range []string{"序号 档号 文号 责任者 题名 日期 密级 页数 备注", "台账校验码 " + code + " " + fmt.Sprintf("第%d页　共%d页", i+1, len(doc.Pages))} {
				if !slices.Contains(lines, want) {
					t.Errorf("upright %v, page %d lacks %q", upright, i+1, want)
				}
			}
		}
	}
}

// TestCatalogueLines: every number once and in order, also the withdrawn with its
// reason and the destroyed; own titles in brackets; days in eight figures; a
// correction and what it puts right point at each other.
func TestCatalogueLines(t *testing.T) {
	c := catalogue(byUnit(), 26)
	c.Pieces[4].Title = "撤了的题名"
	doc, err := form.PieceCataloguePaper(c, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	text, after := said(doc), 0
	for _, p := range c.Pieces {
		at := strings.Index(text[after:], p.Code)
		if at < 0 || strings.Count(text, p.Code) != 1 {
			t.Fatalf("%s does not stand once and in order", p.Code)
		}
		after += at
	}
	for _, want := range []string{"［依申请〔2025〕1号案卷］", "20250213", "此号撤销：与0002件是同一份文件", "撤号", "（赵明，2026年3月11日）", "已销毁", "更正0009件", "见0011件",
		"共25件，522页。其中已销毁1件。另有撤销的件号1个。"} {
		if !strings.Contains(text, want) {
			t.Errorf("the catalogue lacks %s", want)
		}
	}
	if strings.Contains(text, "撤了的题名") {
		t.Error("a withdrawn number still has a title")
	}
}

// TestCatalogueCover has the five entries, with nothing made up where one is
// missing.
func TestCatalogueCover(t *testing.T) {
	fonts := loadFonts(t)
	doc, err := form.PieceCatalogueCover(catalogue(byUnit(), 1), fonts)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"归档文件目录", "全宗号 0417", "全宗名称 青石镇人民政府", "年度 2025", "保管期限 30年", "机构（问题） 党政办公室"}
	if got := linesOf(doc.Pages[0]); !slices.Equal(got, want) {
		t.Errorf("the cover says %q", got)
	}
	doc, err = form.PieceCatalogueCover(form.PieceCatalogue{Organ: town}, fonts)
	if err != nil {
		t.Fatal(err)
	}
	if got := linesOf(doc.Pages[0]); !slices.Equal(got, []string{"归档文件目录", "全宗号", "全宗名称", "年度", "保管期限", "机构（问题）"}) {
		t.Errorf("the empty cover says %q", got)
	}
}

// TestNoPassForWhatWasNotLookedAt: whatever a line claims.
func TestNoPassForWhatWasNotLookedAt(t *testing.T) {
	fonts := loadFonts(t)
	found := []archive.Finding{{Message: "少了2页"}}
	for _, c := range []struct {
		line archive.Line
		word string
	}{
		{archive.Line{Result: archive.Passed, Looked: 76, Of: 76}, "通过"},
		{archive.Line{Result: archive.Passed, Looked: 75, Of: 76}, "未检全"},
		{archive.Line{Result: archive.Passed, Looked: 0, Of: 76}, "未检测"},
		{archive.Line{Result: archive.Passed}, "未检测"},
		{archive.Line{Result: archive.Passed, Looked: -1, Of: -1}, "未检测"},
		{archive.Line{Looked: 76, Of: 76}, "未检测"},
		{archive.Line{Result: "某种新结果", Looked: 76, Of: 76}, "未检测"},
		{archive.Line{Result: archive.NotLooked, Looked: 76, Of: 76}, "未检测"},
		{archive.Line{Result: archive.NotLooked, Looked: 70, Of: 76}, "未检全"},
		{archive.Line{Result: archive.Failed, Looked: 76, Of: 76}, "不通过"},
		{archive.Line{Result: archive.Passed, Looked: 76, Of: 76, Findings: found}, "不通过"},
	} {
		c.line.Rule.What = "甲"
		doc, err := form.CheckRecordPaper(check([]archive.Line{c.line}), fonts)
		if err != nil {
			t.Fatal(err)
		}
		want, may := fmt.Sprintf("甲 %d/%d %s", c.line.Looked, c.line.Of, c.word), c.word == "通过"
		lines := linesOf(doc.Pages[0])
		if !slices.Contains(lines, want) {
			t.Errorf("%+v: no line %q in %q", c.line, want, lines)
		}
		text := said(doc)
		if strings.Contains(text, "可以移交") != may || strings.Contains(text, "不能移交") == may || strings.Contains(text, "没有发现问题。") {
			t.Errorf("%+v: the record concludes %s", c.line, text)
		}
	}
	doc, err := form.CheckRecordPaper(check(nil), fonts)
	if err != nil {
		t.Fatal(err)
	}
	if text := said(doc); strings.Contains(text, "通过") || !strings.Contains(text, "不能移交") {
		t.Errorf("a check of nothing says %s", text)
	}
}

// TestOnlyWhatIsAChoiceMayBeLeftOut: a rule that need not be looked at is listed
// as 未检测 and does not stop the hand-over, unless it was begun or claims a pass.
func TestOnlyWhatIsAChoiceMayBeLeftOut(t *testing.T) {
	fonts := loadFonts(t)
	for _, c := range []struct {
		line archive.Line
		may  bool
	}{
		{archive.Line{Rule: archive.Rule{Optional: true}, Result: archive.NotLooked, Why: "没有接光盘"}, true},
		{archive.Line{Rule: archive.Rule{Optional: true}, Result: archive.NotLooked, Looked: 1, Of: 3}, false},
		{archive.Line{Rule: archive.Rule{Optional: true}, Result: archive.Passed, Of: 3}, false},
		{archive.Line{Rule: archive.Rule{Optional: true}, Result: archive.Failed, Looked: 3, Of: 3}, false},
		{archive.Line{Rule: archive.Rule{Optional: true}}, false},
		{archive.Line{Result: archive.NotLooked, Why: "没有接光盘"}, false},
	} {
		lines := append(passedLines(), c.line)
		doc, err := form.CheckRecordPaper(check(lines), fonts)
		if err != nil {
			t.Fatal(err)
		}
		text := said(doc)
		if strings.Contains(text, "：可以移交") != c.may || strings.Contains(text, "不能移交") == c.may || strings.Contains(text, "全部通过") {
			t.Errorf("%+v: the record concludes %s", c.line, text)
		}
		if c.may && !archive.OK(lines) {
			t.Errorf("%+v: the paper allows what the rules refuse", c.line)
		}
	}
}

// TestTransferTellsOpenness of every piece (档案法实施条例 article 30).
func TestTransferTellsOpenness(t *testing.T) {
	doc, err := form.TransferListPaper(transfer(), loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	text := said(doc)
	for _, want := range []string{"公开情况", "主动公开已公开20250301政府网站、镇政务公开栏", "不予公开未公开含申请人个人信息", "依申请公开已公开20250602公开查阅点", "合计24件", "此号撤销：",
		strings.Repeat("3fa9c02b", 8)} {
		if !strings.Contains(text, want) {
			t.Errorf("the list lacks %s", want)
		}
	}
	unknown := transfer()
	unknown.Pieces = []archive.Piece{{Title: "甲"}}
	if doc, err = form.TransferListPaper(unknown, loadFonts(t)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(said(doc), "未公开") {
		t.Error("a piece of which nothing is known is called 未公开")
	}
}

// TestOnlyTheCondemnedAreListed for destruction, with room for every signature.
func TestOnlyTheCondemnedAreListed(t *testing.T) {
	a := appraised()
	a.Pieces[5].Appraisals = append([]archive.Appraised{{Appraisal: "another", Verdict: archive.KeepOn}}, a.Pieces[5].Appraisals...)
	a.Pieces[0].Appraisals = append(a.Pieces[0].Appraisals, archive.Appraised{Appraisal: "another", Verdict: archive.Destroy})
	doc, err := form.DestructionList(a, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	text := said(doc)
	for i, p := range a.Pieces {
		if want := i%3 == 2; strings.Contains(text, p.Code) != want {
			t.Errorf("%s stands in the list: %v, want %v", p.Code, !want, want)
		}
	}
	for _, want := range []string{"合计2件", "鉴定小组（签名）", "批准人（签名）", "监销人（签名）", "王海涛", "李文静", "化浆"} {
		if !strings.Contains(text, want) {
			t.Errorf("the list lacks %s", want)
		}
	}
}

// TestLoanSlipHasTwoCounterfoils on one page.
func TestLoanSlipHasTwoCounterfoils(t *testing.T) {
	doc, err := form.LoanSlipPaper(loan(), loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	text := said(doc)
	for words, times := range map[string]int{"档案借阅单": 2, "0417-WS·2025-D30-DZB-0004": 2, "王海涛": 2, "2026年12月4日": 2, "第一联": 1, "第二联": 1, "批准人（签名）": 1, "2号柜3格，30年第1盒": 2} {
		if got := strings.Count(text, words); got != times || len(doc.Pages) != 1 {
			t.Errorf("%s stands %d times on %d pages, want %d on 1", words, got, len(doc.Pages), times)
		}
	}
}

// TestEmptyArchivePapers: what is not known leaves its place.
func TestEmptyArchivePapers(t *testing.T) {
	fonts := loadFonts(t)
	for _, s := range append(bareArchivePapers(""), of("nothing", form.PieceCataloguePaper, form.PieceCatalogue{}), of("no boxes", form.BoxSpines, form.BoxLabels{}),
		of("no stamps", form.StampSheetPaper, form.StampSheet{})) {
		text := said(lay(t, s, fonts))
		for _, bad := range []string{"××", "0001", "0000", "0年", "nil", "%!", "（）", "［］"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: an empty paper says %s: %s", s.name, bad, text)
			}
		}
	}
}

// TestHostileArchivePapers: long texts stand whole on what has pages for them,
// are cut on labels, and a character that no font has is named.
func TestHostileArchivePapers(t *testing.T) {
	fonts := loadFonts(t)
	long := strings.Repeat("这一格里写了很长的说明。", 150)
	labels := []string{"cover", "volume", "box cover", "spines", "stamps"}
	for _, s := range bareArchivePapers(long) {
		doc := lay(t, s, fonts)
		if shown := strings.Count(said(doc), "这"); shown < 150 && !slices.Contains(labels, s.name) || len(doc.Pages) > 60 {
			t.Errorf("%s: %d sentences on %d pages", s.name, shown, len(doc.Pages))
		}
		for i, page := range doc.Pages {
			for _, run := range runs(page) {
				if run.Y > page.Height || run.Y < 0 {
					t.Errorf("%s page %d: %q stands beside the sheet", s.name, i+1, run.String)
				}
			}
		}
	}
	const rare = "\U00020BB7"
	if len(fonts.Unprintable(rare)) == 0 {
		t.Fatal("the fonts have 𠮷 now: take a rarer character")
	}
	for _, s := range bareArchivePapers(rare + "某") {
		doc, err := s.make(fonts)
		if fault.CodeOf(err) != fault.Font || doc == nil || !strings.Contains(said(doc), "〓") {
			t.Errorf("%s: %v", s.name, err)
		}
	}
}

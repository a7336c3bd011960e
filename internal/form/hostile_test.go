package form_test

import (
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/form"
)

// everyPaper makes each paper from nothing but an organ, a revision and an item.
func everyPaper(r disclosure.Revision, i disclosure.Item, e []catalog.Entry) []paperSample {
	var half []form.HalfYearRow
	for _, entry := range e {
		half = append(half, form.HalfYearRow{Entry: entry})
	}
	ledger := form.Ledger{Organ: town, Rows: []form.LedgerRow{{Item: i, Summary: r.Body}}}
	return []paperSample{
		of("slip", form.ReviewSlip, form.Slip{Organ: town, Item: i, Revision: r}),
		of("notice A4", form.PublicNotice, form.Notice{Organ: town, Revision: r}),
		of("notice A3", form.PublicNotice, form.Notice{Sheet: form.A3, Organ: town, Revision: r}),
		of("board A4", form.PostedSheet, form.Board{Organ: village, Revision: r}),
		of("board A3", form.PostedSheet, form.Board{Sheet: form.A3, Organ: village, Revision: r, Signers: []string{}}),
		of("letter", form.OpenLetter, form.Letter{Organ: town, Revision: r}),
		of("broadcast", form.BroadcastScript, form.Broadcast{Organ: town, Revision: r}),
		of("handover", form.HandOverList, form.HandOver{Organ: town, Rows: []form.HandOverRow{{Title: r.Title, Note: r.Body}}}),
		of("ledger", form.OpenLedger, ledger),
		of("withheld", form.WithheldLedger, ledger),
		of("half-year", form.HalfYearList, form.HalfYear{Organ: town, Rows: half}),
		of("catalogue", form.CataloguePaper, form.Catalogue{Organ: village, Entries: e}),
		of("guide", form.GuidePaper, form.Guide{Organ: town, Preface: r.Body}),
		of("explanation", form.ExplanationNotice, form.Explanation{Organ: town, Action: disclosure.Superseded.Label(), Title: r.Title, Reason: r.Body, Successor: r.Title}),
		of("filing", form.WithholdingFiling, form.Filing{Organ: town, Item: i}),
	}
}

// TestEmptyPapers: what is not known leaves its place, never ××, a zero date
// or a stray word.
func TestEmptyPapers(t *testing.T) {
	fonts := loadFonts(t)
	for _, s := range everyPaper(disclosure.Revision{}, disclosure.Item{}, nil) {
		text := said(lay(t, s, fonts))
		for _, bad := range []string{"××", "0001", "0000", "0年", "nil", "%!", "A0", "（）"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: an empty paper says %s: %s", s.name, bad, text)
			}
		}
	}
}

// TestHostileTexts: nothing is lost, however long or strange.
func TestHostileTexts(t *testing.T) {
	fonts := loadFonts(t)
	long := strings.Repeat("这一格里写了很长很长的说明文字，没有分行。", 500) // 10,000 characters
	count := func(text string) int { return strings.Count(text, "这") }
	table := disclosure.Table{Title: long[:600], Header: []string{"序号", "姓名", "说明", "金额"}, Amounts: []int{3},
		Rows: [][]string{{"1", "䶮", long, "1,234.50"}, {"2", "", "", ""}, {"3", strings.Repeat("A", 300), "x", "不是数"}}}
	r := disclosure.Revision{
		Title: strings.Repeat("关于公开很长标题的公示", 18), Body: long + "\n\n\n\u3000\t\n" + strings.Repeat("1234567890", 40),
		Tables: []disclosure.Table{table, {Title: "空表", Header: []string{"甲", "乙"}}, {Title: "没有表头"}},
	}
	i := disclosure.Item{Title: r.Title, Kind: "A07", Withheld: &disclosure.Withholding{Explanation: long}}
	entry := catalog.Entry{Category1: r.Title, Content: long, Basis: long, Unconfirmed: true}
	for _, s := range everyPaper(r, i, []catalog.Entry{entry, entry}) {
		doc := lay(t, s, fonts)
		text := said(doc)
		if len(doc.Pages) > 120 {
			t.Errorf("%s: %d pages", s.name, len(doc.Pages))
		}
		if shown := count(text); strings.HasPrefix(s.name, "board") && shown < 1000 || s.name == "catalogue" && shown < 2000 {
			t.Errorf("%s: only %d of the sentences are printed", s.name, shown)
		}
		if strings.HasPrefix(s.name, "notice") && !strings.Contains(text, "䶮") {
			t.Errorf("%s: a rare character is lost", s.name)
		}
	}
}

// TestUnprintableCharacterOnEveryPaper: a character that no font has is named
// in the error; the document is there to be shown.
func TestUnprintableCharacterOnEveryPaper(t *testing.T) {
	fonts := loadFonts(t)
	const rare = "\U00020BB7"
	if len(fonts.Unprintable(rare)) == 0 {
		t.Fatal("the fonts have 𠮷 now: take a rarer character")
	}
	r := disclosure.Revision{Title: rare + "村公示", Body: rare}
	i := disclosure.Item{Title: r.Title}
	for _, s := range everyPaper(r, i, []catalog.Entry{{Category1: rare}}) {
		doc, err := s.make(fonts)
		if err == nil || !strings.Contains(err.Error(), rare) {
			t.Errorf("%s: error %v does not name the character", s.name, err)
		}
		if doc == nil || len(doc.Pages) == 0 {
			t.Errorf("%s: nothing to show", s.name)
		}
	}
}

// TestTitlesPartBetweenWords: 词意完整.
func TestTitlesPartBetweenWords(t *testing.T) {
	fonts := loadFonts(t)
	for title, first := range map[string]string{
		"关于2026年第三季度农业机械购置补贴发放结果的公示":     "关于2026年第三季度",
		"青石镇人民政府关于2026年度村级组织运转经费使用情况的公告": "青石镇人民政府关于2026年度",
		"关于青石镇2026年农村危房改造补助对象名单的公示":      "关于青石镇2026年",
	} {
		doc, err := form.PublicNotice(form.Notice{Organ: town, Revision: disclosure.Revision{Title: title, Body: "正文。"}}, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if lines := linesOf(doc.Pages[0]); strings.ReplaceAll(lines[0], " ", "") != first {
			t.Errorf("%s parts as %s / %s", title, lines[0], lines[1])
		}
	}
}

// TestCatalogueMergesItsFirstColumn: 一级事项 stands once for its rows, 领域 as a
// banner, the retired not at all.
func TestCatalogueMergesItsFirstColumn(t *testing.T) {
	e := entries()
	for n := range e[2:5] {
		e[2+n].Category1 = "救助综合业务"
	}
	e = append(e, catalog.Entry{Position: 9, Category1: "停用的事项", Retired: true})
	doc, err := form.CataloguePaper(form.Catalogue{Organ: town, Entries: e}, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	text := said(doc)
	for words, times := range map[string]int{"救助综合业务": 1, "社会救助": 1, "停用的事项": 0, "（待核）": 1, "公开主体": len(doc.Pages)} {
		if got := strings.Count(text, words); got != times {
			t.Errorf("%s stands %d times, want %d", words, got, times)
		}
	}
}

// TestWideTableTurnsTheNotice rather than tear its words.
func TestWideTableTurnsTheNotice(t *testing.T) {
	fonts := loadFonts(t)
	wide := disclosure.Table{Header: strings.Split("序号 村 组 户主 身份证号 银行账号 地块 面积（亩） 单价（元） 金额（元） 发放日期 开户行 联系电话 备注", " ")}
	row := strings.Split("1 东河村 一组 欧阳修文 3709**********1234 **** 村东南大地块 12.35 120.00 1,482.00 2026-11-20 青石信用社 138****1234 -", " ")
	wide.Rows = [][]string{row}
	for _, sheet := range []form.Sheet{form.A4, form.A3} {
		doc, err := form.PublicNotice(form.Notice{Sheet: sheet, Organ: town, Revision: disclosure.Revision{Title: "公示", Body: "如下。", Tables: []disclosure.Table{wide}}}, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if page := doc.Pages[0]; page.Width < page.Height {
			t.Error("the page is not turned")
		}
		text := said(doc)
		for _, want := range append(row, "（亩）", "（元）") {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not stand whole", want)
			}
		}
	}
}

// TestWhoSigns: a village that names nobody has its four, a town none.
func TestWhoSigns(t *testing.T) {
	fonts := loadFonts(t)
	for _, c := range []struct {
		board form.Board
		boxes int
	}{
		{form.Board{Organ: village}, 4}, {form.Board{Organ: town}, 0}, {form.Board{Organ: village, Signers: []string{}}, 0},
		{form.Board{Organ: town, Signers: []string{"分管领导", "经办人", "财政所长", "纪委书记", "会计"}}, 5},
	} {
		doc, err := form.PostedSheet(c.board, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(said(doc), "（签名）"); got != c.boxes {
			t.Errorf("%s: %d boxes to sign, want %d", c.board.Organ.Name, got, c.boxes)
		}
	}
}

func BenchmarkPostedSheet300(b *testing.B) {
	fonts := loadFonts(b)
	for b.Loop() {
		if _, err := form.PostedSheet(accountBoard(form.A3, 300), fonts); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLongestNotice(b *testing.B) {
	fonts := loadFonts(b)
	notice := form.Notice{Sheet: form.A3, Organ: town, Revision: disclosure.Revision{Title: "公示", Body: strings.Repeat("这是一句不长不短的话。\n", disclosure.LongestBody/12)}}
	for b.Loop() {
		if _, err := form.PublicNotice(notice, fonts); err != nil {
			b.Fatal(err)
		}
	}
}

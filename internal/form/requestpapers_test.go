package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// timelines are clocks of every kind: plain, restarted, paused, waiting, closed.
var timelines = map[string][]request.Event{
	"plain":        {{Date: day("2026-09-14"), Kind: request.Received}},
	"waits for 补正": {{Date: day("2026-09-14"), Kind: request.Received}, {Date: day("2026-09-16"), Kind: request.SupplementNotified}},
	"a fee, extended, answered": {
		{Date: day("2026-01-20"), Kind: request.Received}, {Date: day("2026-01-26"), Kind: request.FeeNotified}, {Date: day("2026-02-24"), Kind: request.FeePaid},
		{Date: day("2026-03-02"), Kind: request.Extended, Days: 10, Approver: "孙丽"}, {Date: day("2026-04-01"), Kind: request.Answered},
	},
	"two third parties": {
		{Date: day("2026-04-20"), Kind: request.Received}, {Date: day("2026-04-24"), Kind: request.ConsultSent, Ref: "甲"}, {Date: day("2026-04-27"), Kind: request.ConsultSent, Ref: "乙"},
		{Date: day("2026-05-08"), Kind: request.ConsultAnswered, Ref: "甲"},
	},
}

// TestDaySheetAddsUp: each day stands once, what is made of it is counted, and
// the counts are those of the last row.
func TestDaySheetAddsUp(t *testing.T) {
	fonts := loadFonts(t)
	for name, events := range timelines {
		status, err := request.Clock(shippedCalendar(t, "2026"), events)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		doc, err := form.DaySheet(form.DayCount{Organ: town, Status: status}, fonts)
		if err != nil {
			t.Fatal(err)
		}
		counts, next, sums := map[string]int{}, 1, ""
		for _, page := range doc.Pages {
			for _, line := range linesOf(page) {
				if strings.HasPrefix(line, "合计") {
					sums = line
				}
				date := status.Received.AddDays(next)
				if !strings.HasPrefix(line, fmt.Sprintf("%d %s %s", next, date.Chinese(), date.ChineseWeekday())) {
					continue
				}
				next++
				for words, kind := range map[string]string{"个工作日": "计入", "停计：": "停计", "不计": "休息"} {
					if strings.Contains(line, words) && !strings.Contains(line, "作废") {
						counts[kind]++
					}
				}
				if strings.Contains(line, "作废：") {
					counts["作废"]++
				}
			}
		}
		if sums != status.Sum() || next-1 != len(status.Days) {
			t.Errorf("%s: %d of %d days, %q", name, next-1, len(status.Days), sums)
		}
		for kind, n := range counts {
			if !strings.Contains(sums, fmt.Sprintf("%s%d日", kind, n)) {
				t.Errorf("%s: %d rows are %s, and the last row says %s", name, n, kind, sums)
			}
		}
	}
}

// TestDaySheetSaysHowSureItIs: every ground with its provision and its mark, the
// notices by name and number, and what is 推断 or 未核 is handed to a lawyer.
func TestDaySheetSaysHowSureItIs(t *testing.T) {
	fonts := loadFonts(t)
	status, err := request.Clock(shippedCalendar(t, "2026"), timelines["a fee, extended, answered"])
	if err != nil {
		t.Fatal(err)
	}
	doc, err := form.DaySheet(form.DayCount{Organ: town, Status: status}, fonts)
	if err != nil {
		t.Fatal(err)
	}
	text := said(doc)
	for _, g := range status.Why {
		if !strings.Contains(text, g.Basis) || !strings.Contains(text, g.Certainty.Label()) {
			t.Errorf("the sheet lacks the ground %s (%s, %s)", g.Text, g.Basis, g.Certainty.Label())
		}
	}
	for _, want := range []string{"未核", "由法制人员核对", "《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）", "春节调休上班"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet lacks %s", want)
		}
	}
	if strings.Contains(text, "估算") {
		t.Error("a count with its calendar is called an estimate")
	}
}

// TestEstimatesAreMarked: on every page, and with the year that is missing.
func TestEstimatesAreMarked(t *testing.T) {
	fonts := loadFonts(t)
	doc, err := form.DaySheet(form.DayCount{Organ: town, Status: caseOfTheHoliday(t, shippedCalendar(t, "2025"))}, fonts)
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range doc.Pages {
		if !strings.Contains(strings.Join(linesOf(page), "\n"), "估算，不得写入文书") {
			t.Errorf("page %d does not say that it is an estimate", i+1)
		}
	}
	if !strings.Contains(said(doc), "没有装入2026年的放假安排") {
		t.Error("the missing year is not named")
	}
}

// TestRegisterWithoutNames: nothing that says who applied, unless it is asked for.
func TestRegisterWithoutNames(t *testing.T) {
	fonts := loadFonts(t)
	who := append(applicant().Texts(), application().Applicant)
	for _, named := range []bool{false, true} {
		doc, err := form.RegisterPaper(register(named), fonts)
		if err != nil {
			t.Fatal(err)
		}
		text := said(doc)
		for _, w := range who {
			if strings.Contains(text, w) != named {
				t.Errorf("named %v: the register has %q: %v", named, w, !named)
			}
		}
		if strings.Contains(text, "不得对外提供") != named {
			t.Errorf("named %v: the warning is out of place", named)
		}
		for _, want := range []string{"法律服", "部分公开", "青政公复", "征求意见中", "（估算）"} {
			if !strings.Contains(text, want) {
				t.Errorf("the register lacks %s", want)
			}
		}
	}
}

// TestLongRegister: each of 300 lines once, the head on every page.
func TestLongRegister(t *testing.T) {
	r := register(true)
	r.Rows = slices.Repeat(r.Rows, 150)
	for i := range r.Rows {
		r.Rows[i].Line.Number = fmt.Sprintf("2026-%03d", i+1)
	}
	doc, err := form.RegisterPaper(r, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	text := said(doc)
	for i := range r.Rows {
		if n := strings.Count(text, fmt.Sprintf("2026-%03d", i+1)); n != 1 {
			t.Errorf("line %d stands %d times", i+1, n)
		}
	}
	if heads := strings.Count(text, "登记编号"); heads != len(doc.Pages) {
		t.Errorf("%d heads on %d pages", heads, len(doc.Pages))
	}
}

// TestStatisticsHas35Figures on one page; what is not counted stays free, and
// zero is printed.
func TestStatisticsHas35Figures(t *testing.T) {
	rows := form.StatisticsRows()
	if len(rows) != 35 || rows[0].Code != "01" || rows[34].Code != "35" || rows[9].Name != "依申请公开信息申请总数" {
		t.Fatalf("%d rows", len(rows))
	}
	doc, err := form.StatisticsPaper(statistics(), loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != 1 {
		t.Errorf("%d pages", len(doc.Pages))
	}
	lines := linesOf(doc.Pages[0])
	for _, want := range []string{"01 主动公开政府信息数 条 0 0", "05 网站政府信息公开专栏页面访问量 次", "17 对申请的答复总数 件 16 176"} {
		if !slices.Contains(lines, want) {
			t.Errorf("no line %q in %q", want, lines)
		}
	}
}

// TestEnvelopes: their own size, six boxes with a figure each, one page however
// long the address, and nothing but the figures where the boxes are printed.
func TestEnvelopes(t *testing.T) {
	fonts := loadFonts(t)
	for size, mm := range map[form.EnvelopeSize][2]float64{form.EnvelopeDL: {220, 110}, form.EnvelopeC5: {229, 162}} {
		for _, printed := range []bool{false, true} {
			e := envelope(size)
			e.Printed = printed
			e.ToAddress = strings.Repeat("某某自治区某某自治州", 6) + "幸福路8号"
			doc, err := form.EnvelopePaper(e, fonts)
			if err != nil {
				t.Fatal(err)
			}
			page := doc.Pages[0]
			if len(doc.Pages) != 1 || page.Width != paper.MM(mm[0]) || page.Height != paper.MM(mm[1]) {
				t.Errorf("%d pages, %.0f × %.0f", len(doc.Pages), page.Width.Points(), page.Height.Points())
			}
			boxes := 0
			for _, m := range page.Marks {
				if _, ok := m.(paper.Rect); ok {
					boxes++
				}
			}
			if want := map[bool]int{false: 7, true: 0}[printed]; boxes != want {
				t.Errorf("printed %v: %d boxes", printed, boxes)
			}
			if text := said(doc); !strings.HasPrefix(text, "255401") || !strings.Contains(text, "王海燕（收）") || !strings.HasSuffix(text, "邮政编码：255400") {
				t.Errorf("the envelope says %s", text)
			}
		}
	}
}

// TestRegistrationForms: boxes to tick where nothing is known, a firm's fields
// for a firm, no purpose, and no estimated day.
func TestRegistrationForms(t *testing.T) {
	fonts := loadFonts(t)
	text := func(r form.Registration, layOut func(form.Registration, *paper.FontSet) (*paper.Document, error)) string {
		doc, err := layOut(r, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Pages) != 1 {
			t.Errorf("%d pages", len(doc.Pages))
		}
		return said(doc)
	}
	blank := text(form.Registration{Organ: town}, form.RegistrationForm)
	for _, want := range []string{"□自然人", "□法律服务机构", "□当面领取", "□信函", "信用代码"} {
		if !strings.Contains(blank, want) {
			t.Errorf("the empty form lacks %s", want)
		}
	}
	firm := form.Registration{Organ: town, Line: application(), Identity: request.Identity{Legal: "周建国", Contact: "李丽"}, Due: day("2026-10-16"), Estimate: true}
	firm.Line.Kind = request.Commercial
	full := text(firm, form.RegistrationForm)
	receipt := text(firm, form.IntakeReceipt)
	for _, want := range []string{"商业企业", "周建国", "李丽", "另行告知"} {
		if !strings.Contains(full, want) {
			t.Errorf("the form of a firm lacks %s", want)
		}
	}
	if strings.Contains(full+receipt, "2026年10月16日") || strings.Contains(blank, "用途") {
		t.Error("an estimate or a purpose stands on the form")
	}
	if strings.Count(receipt, "王海燕") != 2 || !strings.Contains(receipt, "存根") {
		t.Errorf("the receipt is not in two parts: %s", receipt)
	}
}

// bareRequestPapers makes each paper from nothing but a text in every place.
func bareRequestPapers(text string) []paperSample {
	line := request.Application{Subject: text, Number: text, Applicant: text, Note: text}
	kinds := []request.ParagraphKind{request.TitleLine, request.NumberLine, request.AddresseeLine, request.BodyLine, request.RemedyLine,
		request.SignatureLine, request.DateLine, request.ContactLine, request.SlipLine}
	r := form.Reply{Organ: town}
	for _, k := range kinds {
		r.Paragraphs = append(r.Paragraphs, request.Paragraph{Kind: k, Text: text})
	}
	status := request.Status{Received: day("2026-09-14"), Origin: day("2026-09-14"), Why: []request.Ground{{Text: text, Basis: text}}, Findings: []string{text},
		Sources: []workday.Source{{Title: text}}}
	return []paperSample{
		of("reply", form.ReplyLetter, r),
		of("service", form.ServiceReceipt, r),
		of("envelope", form.EnvelopePaper, form.Envelope{To: text, ToAddress: text}),
		of("days", form.DaySheet, form.DayCount{Organ: town, Subject: text, Status: status}),
		of("register", form.RegisterPaper, form.Register{Organ: town, Named: true, Rows: []form.RegisterRow{{Line: line, Identity: request.Identity{Address: text}}}}),
		of("statistics", form.StatisticsPaper, form.Statistics{Organ: town, Rows: []form.StatisticsRow{{Name: text}}}),
		of("registration", form.RegistrationForm, form.Registration{Organ: town, Line: line, Identity: request.Identity{Address: text}, Papers: []string{text}}),
		of("intake", form.IntakeReceipt, form.Registration{Organ: town, Line: line, Papers: []string{text}}),
	}
}

// TestEmptyRequestPapers: what is not known leaves its place, never ××, a zero
// date or a stray word.
func TestEmptyRequestPapers(t *testing.T) {
	fonts := loadFonts(t)
	for _, s := range append(bareRequestPapers(""), of("nothing", form.ReplyLetter, form.Reply{}), of("empty register", form.RegisterPaper, form.Register{}), of("no figures", form.StatisticsPaper, form.Statistics{})) {
		text := said(lay(t, s, fonts))
		for _, bad := range []string{"××", "0001", "0000", "nil", "%!", "（）"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: an empty paper says %s: %s", s.name, bad, text)
			}
		}
	}
}

// TestHostileRequestPapers: long texts are printed whole, and a character that no
// font has is named in the error, on paper with 〓 in its place.
func TestHostileRequestPapers(t *testing.T) {
	fonts := loadFonts(t)
	long := strings.Repeat("这一格里写了很长的说明。", 150)
	for _, s := range bareRequestPapers(long) {
		doc := lay(t, s, fonts)
		if shown := strings.Count(said(doc), "这"); shown < 150 || len(doc.Pages) > 60 {
			t.Errorf("%s: %d sentences on %d pages", s.name, shown, len(doc.Pages))
		}
	}
	const rare = "\U00020BB7"
	if len(fonts.Unprintable(rare)) == 0 {
		t.Fatal("the fonts have 𠮷 now: take a rarer character")
	}
	for _, s := range bareRequestPapers(rare + "某") {
		doc, err := s.make(fonts)
		if fault.CodeOf(err) != fault.Font || doc == nil || !strings.Contains(said(doc), "〓") {
			t.Errorf("%s: %v", s.name, err)
		}
	}
}

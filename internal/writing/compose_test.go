package writing_test

import (
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// TestPartsOfTheReport: the keys are kept with what clerks write, so that they
// are what they always were.
func TestPartsOfTheReport(t *testing.T) {
	for _, c := range []struct {
		paper writing.Paper
		want  string
	}{
		{writing.AnnualReport, "preamble 1.proactive 1.on_request 1.management 1.platform 1.supervision 2.disclosed 3.applied 4.disputes 5.follow_up 5.problems 6.fees 6.other"},
		{writing.WorkSummary, "preamble 1.leadership 1.proactive 1.on_request 1.management 1.platform 1.supervision 2.problems 3.plans"},
		{writing.VillageSummary, "preamble 1.posted 2.voices 3.oversight 4.open"},
		{"poem", ""},
	} {
		var keys []string
		for _, p := range writing.Compose(c.paper, quiet(), nil).Parts {
			keys = append(keys, p.Key)
		}
		if got := strings.Join(keys, " "); got != c.want {
			t.Errorf("%s has the parts %s", c.paper, got)
		}
	}
}

func TestReport(t *testing.T) {
	f := three()
	f.Previous = &annual.Report{Year: 2024}
	r := writing.Compose(writing.AnnualReport, f, nil).Report(issued)
	if r.Title != "青石镇2025年政府信息公开工作年度报告" || r.Organ != "青石镇人民政府" || r.Level != "town" || r.Form != "2021" || r.Issued != issued || r.Year != theYear || r.Previous != f.Previous {
		t.Errorf("%+v", r)
	}
	if len(r.Figures) != len(f.Figures) {
		t.Errorf("%d cells", len(r.Figures))
	}
	for i, heading := range annual.Headings() {
		if r.Sections[i].Heading != heading {
			t.Errorf("section %d is headed %s", i+1, r.Sections[i].Heading)
		}
	}
	if writing.Compose(writing.WorkSummary, f, nil).Report(issued) != nil {
		t.Error("a summary is no report")
	}
}

// TestEditsKeepTheirFigures: what the clerk wrote stands, its figures follow
// the records, and it is told when the suggestion has changed since.
func TestEditsKeepTheirFigures(t *testing.T) {
	before := three()
	d := writing.Compose(writing.AnnualReport, before, nil)
	text, err := writing.Read("今年收到〔新收申请 3〕件，都按期答复。", before)
	if err != nil {
		t.Fatal(err)
	}
	edit, err := d.Edit("1.on_request", text)
	if err != nil {
		t.Fatal(err)
	}
	edits := writing.Edits{"1.on_request": edit}
	stands := func(f *writing.Facts, moved bool, want string) {
		t.Helper()
		d := writing.Compose(writing.AnnualReport, f, edits)
		p, _ := d.Part("1.on_request")
		if !p.Edited || p.Moved != moved || d.Filled(p) != want {
			t.Errorf("edited %v, moved %v: %s", p.Edited, p.Moved, d.Filled(p))
		}
		if !strings.Contains(print(d.Report(issued)), want) {
			t.Errorf("the report lacks %s", want)
		}
	}
	stands(before, false, "（二）依申请公开。今年收到3件，都按期答复。")

	more := three()
	l := ledger{annual.Census{}}
	l.apply(request.NaturalPerson, request.Granted, theYear, theYear, 8)
	more.Figures = annual.Tabulate(l.Census, theYear)
	stands(more, false, "（二）依申请公开。今年收到8件，都按期答复。")

	l.apply(request.NaturalPerson, "", theYear, 0, 1)
	more.Figures = annual.Tabulate(l.Census, theYear)
	stands(more, true, "（二）依申请公开。今年收到9件，都按期答复。")
}

func TestAnEditThatIsTheSuggestionIsNone(t *testing.T) {
	d := writing.Compose(writing.AnnualReport, three(), nil)
	p, _ := d.Part("1.on_request")
	edit, err := d.Edit("1.on_request", p.Text)
	if err != nil {
		t.Fatal(err)
	}
	if p, _ := writing.Compose(writing.AnnualReport, three(), writing.Edits{"1.on_request": edit}).Part("1.on_request"); p.Edited || p.Moved {
		t.Errorf("%+v", p)
	}
}

func TestWhatCannotBeKept(t *testing.T) {
	d := writing.Compose(writing.AnnualReport, three(), nil)
	for _, c := range []struct {
		key  string
		text writing.Text
		code fault.Code
		say  string
	}{
		{"1.weather", "晴。", fault.NotFound, "1.weather"},
		{"1.platform", "共{table3.nobody}件。", fault.Invalid, "table3.nobody"},
		{"1.platform", "共{件。", fault.Invalid, "不成对"},
		{"1.platform", "共〔件〕。", fault.Invalid, "没有叫“件”的数"},
		{"1.platform", "共\x00件。", fault.Invalid, "看不见"},
		{"1.platform", writing.Text(strings.Repeat("长", 20_001)), fault.TooLarge, "20000"},
	} {
		_, err := d.Edit(c.key, c.text)
		if fault.CodeOf(err) != c.code || !strings.Contains(fault.Sentence(err), c.say) {
			t.Errorf("%s %.20q: %v", c.key, string(c.text), err)
		}
	}
}

// TestAPartThatSaysNothingIsLeftOut: points of a summary are numbered without
// gaps.
func TestAPartThatSaysNothingIsLeftOut(t *testing.T) {
	f := quiet()
	s := writing.Compose(writing.WorkSummary, f, nil).Summary(issued, " 县政务公开办公室 ", 25)
	if s.Title != "青石镇2025年政务公开工作总结" || s.CopyTo != "县政务公开办公室" || s.Copies != 25 || !s.Filing || s.Organ != f.Organ.Name || s.Issued != issued {
		t.Errorf("%+v", s)
	}
	done := s.Sections[0].Text
	if strings.Contains(done, "组织领导") || !strings.HasPrefix(done, "（一）主动公开。") || !strings.Contains(done, "\n（二）依申请公开。") || !strings.Contains(done, "\n（三）政府信息管理。") || strings.Contains(done, "（四）") {
		t.Error(done)
	}
	f.Events = []writing.Event{{Kind: "leadership", Title: "副镇长分管"}, {Kind: "self_check", Quantity: 2}}
	s = writing.Compose(writing.WorkSummary, f, nil).Summary(issued, "", -1)
	done = s.Sections[0].Text
	if !strings.HasPrefix(done, "（一）组织领导。") || !strings.Contains(done, "\n（二）主动公开。") || !strings.Contains(done, "\n（五）监督检查。") || s.Copies != 0 {
		t.Error(done)
	}
	if got := s.Sections[1]; got.Heading != "二、存在的问题" || got.Text != "自查发现问题2个。" {
		t.Errorf("%+v", got)
	}
	if got := s.Sections[2]; got.Heading != "三、下步工作打算" || got.Text != "对自查发现的问题逐个复查，没有整改的限期整改。" {
		t.Errorf("%+v", got)
	}
	f.Delays = &writing.Delays{Items: 1}
	s = writing.Compose(writing.WorkSummary, f, nil).Summary(issued, "", 0)
	if s.Sections[1].Text != "一是有1条信息超过法定期限公开。\n二是自查发现问题2个。" || s.Sections[2].Text != "一要信息形成当天登记，期满以前提醒承办人公开。\n二要对自查发现的问题逐个复查，没有整改的限期整改。" {
		t.Error(s.Sections)
	}
}

func TestVillageSummary(t *testing.T) {
	full := func(f *writing.Facts, _ ledger) {
		f.Organ = village
		f.Published = writing.Published{Items: 9, Classes: []writing.Share{{Name: "财务", Number: 8}, {Name: "宅基地", Number: 1}}, Channels: []writing.Share{{Name: "公示栏", Number: 9}}}
		f.Village = &writing.Village{Months: 7, Quarters: 4, Opinions: 3, Answered: 2, Open: 1}
		f.Events = []writing.Event{{Kind: "finance_review", Quantity: 1, Title: "票据已经补齐"}, {Kind: "assessment", None: true}}
	}
	with := func(v writing.Village) func(*writing.Facts, ledger) {
		return func(f *writing.Facts, _ ledger) { f.Organ, f.Village = village, &v }
	}
	check(t, writing.VillageSummary, []saying{
		{"opening", "preamble", full, "根据《中华人民共和国村民委员会组织法》关于村务公开的规定，现将大坪村村民委员会2025年村务公开工作情况总结如下。"},
		{"what was posted", "1.posted", full, "2025年，公布村务9条，按类别分，财务类8条、宅基地类1条。四个季度都有公布，公布村务的月份有7个月。通过公示栏公开9条。"},
		{"nothing posted", "1.posted", with(writing.Village{}), "2025年，没有登记公布的村务。"},
		{"two quarters", "1.posted", with(writing.Village{Months: 2, Quarters: 2}), "2025年，有2个季度公布了村务，公布村务的月份有2个月。"},
		{"some answered", "2.voices", full, "2025年，收到村民对公布事项的意见3条，已经答复2条，还没有答复1条。"},
		{"one answered", "2.voices", with(writing.Village{Opinions: 1, Answered: 1}), "2025年，收到村民对公布事项的意见1条，已经答复。"},
		{"all answered", "2.voices", with(writing.Village{Opinions: 2, Answered: 2}), "2025年，收到村民对公布事项的意见2条，都已经答复。"},
		{"none answered", "2.voices", with(writing.Village{Opinions: 2}), "2025年，收到村民对公布事项的意见2条，还没有答复。"},
		{"no opinions", "2.voices", with(writing.Village{}), "2025年，没有收到村民对公布事项的意见。"},
		{"nobody has looked", "2.voices", nothing, ""},
		{"oversight", "3.oversight", full, "2025年，开展民主理财1次，提出问题1个，票据已经补齐。没有民主评议村民委员会成员。"},
		{"no oversight known", "3.oversight", nothing, "2025年，没有登记民主理财、村务监督和民主评议。"},
		{"open matters", "4.open", full, "从本年度的登记看，主要问题：一是有1条村民意见没有答复；二是年末有1项村务事项没有办结。\n2026年的打算：一是逐条答复并公布答复的内容；二是办结以后公布结果。"},
		{"a quarter without", "4.open", with(writing.Village{Months: 3, Quarters: 3}), "从本年度的登记看，主要问题是有1个季度没有公布村务。\n2026年的打算是每季度公布一次，财务往来多的每月公布。"},
		{"nothing open", "4.open", nothing, "2025年末没有登记未办结的村务事项。2026年按季度核对公布的内容，及时补登遗漏的事项。"},
	})
	f := quiet()
	full(f, ledger{})
	if s := writing.Compose(writing.VillageSummary, f, nil).Summary(issued, "", 0); s.Title != "大坪村村民委员会2025年村务公开工作总结" || len(s.Sections) != 4 {
		t.Errorf("%+v", s)
	}
}

// TestAsks: what the 条例 wants said is asked for first, then what most reports
// say, and never what is answered.
func TestAsks(t *testing.T) {
	kinds := func(f *writing.Facts, paper writing.Paper) string {
		var all []string
		for _, a := range writing.Compose(paper, f, nil).Asks {
			if a.Question == "" || a.Part == "" {
				t.Errorf("%+v", a)
			}
			all = append(all, string(a.Kind))
		}
		return strings.Join(all, " ")
	}
	f := quiet()
	for _, c := range []struct {
		name   string
		answer []writing.EventKind
		want   string
	}{
		{"nothing known", nil, "evaluation public_review accountability elsewhere audit platform leadership contact"},
		{"some answered", []writing.EventKind{"evaluation", "audit", "accountability", "elsewhere"}, "public_review platform leadership contact revision meeting training self_check"},
	} {
		for _, k := range c.answer {
			f.Events = append(f.Events, writing.Event{Kind: k, None: true})
		}
		if got := kinds(f, writing.AnnualReport); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	for _, k := range writing.EventKinds() {
		f.Events = append(f.Events, writing.Event{Kind: k, None: true})
	}
	if got := kinds(f, writing.AnnualReport) + kinds(f, writing.WorkSummary) + kinds(f, writing.VillageSummary); got != "" {
		t.Errorf("all is answered, and still asked for: %s", got)
	}
	f = quiet()
	f.Published.Items = 1
	if got := kinds(f, writing.AnnualReport); strings.Contains(got, "elsewhere") {
		t.Error(got)
	}
	if got := kinds(f, writing.VillageSummary); got != "village_meeting finance_review oversight assessment" {
		t.Error(got)
	}
}

func TestLastYearsPromisesAreAskedFor(t *testing.T) {
	f := quiet()
	f.Previous = &annual.Report{Year: 2024, Sections: []annual.Section{{Heading: "五、存在的主要问题及改进情况",
		Text: "主要问题是村级公开栏更新不够及时。\n2025年的改进措施：一是按季度检查公开栏；二是把报送纳入考核。我镇将加强培训。"}}}
	asks := writing.Compose(writing.AnnualReport, f, nil).Asks
	if want := "上年度的报告提出：一是按季度检查公开栏；二是把报送纳入考核；我镇将加强培训。今年落实了哪些"; asks[0].Kind != "follow_up" || asks[0].Question != want || asks[0].Part != "5.follow_up" {
		t.Errorf("%+v", asks[0])
	}
	f.Events = []writing.Event{{Kind: "follow_up", None: true}}
	if asks := writing.Compose(writing.AnnualReport, f, nil).Asks; asks[0].Kind == "follow_up" {
		t.Errorf("%+v", asks[0])
	}
}

func TestLastYear(t *testing.T) {
	before := &annual.Report{Year: 2024, Preamble: "根据条例编制本报告。", Sections: []annual.Section{
		{Heading: "一、总体情况", Text: "（一）主动公开。2024年，主动公开政府信息9条。\n补充一段。\n（二）依申请公开情况。没有申请。\n(三)信息管理。审核。\n（四）政府信息公开平台建设。网站。"},
		{Heading: "五、存在的主要问题及改进情况", Text: "主要问题是年末有2件申请尚未办结。\n2025年的改进措施是到期以前答复。"},
		{Heading: "六、其他需要报告的事项", Text: "没有其他需要报告的事项。\n依据《政府信息公开信息处理费管理办法》，2024年没有发出收费通知，实际收取信息处理费0元。"},
	}}
	f := three()
	f.Previous = before
	d := writing.Compose(writing.AnnualReport, f, nil)
	for _, c := range []struct {
		key, want   string
		least, most float64
	}{
		{"preamble", "根据条例编制本报告。", 0.01, 0.3},
		{"1.proactive", "（一）主动公开。2024年，主动公开政府信息9条。\n补充一段。", 0.2, 0.9},
		{"1.on_request", "（二）依申请公开情况。没有申请。", 0.05, 0.5},
		{"1.management", "(三)信息管理。审核。", 0.01, 0.5},
		{"1.platform", "（四）政府信息公开平台建设。网站。", 0.05, 0.6},
		{"1.supervision", "", 0, 0}, // nothing has its name or number, or is like it
		{"2.disclosed", "", 0, 0},
		{"6.fees", "依据《政府信息公开信息处理费管理办法》，2024年没有发出收费通知，实际收取信息处理费0元。", 0.99, 1},
		{"6.other", "没有其他需要报告的事项。", 1, 1},
	} {
		p, _ := d.Part(c.key)
		text, similar := writing.LastYear(d, p)
		if text != c.want || similar < c.least || similar > c.most {
			t.Errorf("%s: %q, %.2f", c.key, text, similar)
		}
	}
	p, _ := d.Part("5.problems")
	if text, _ := writing.LastYear(d, p); text != before.Sections[1].Text {
		t.Errorf("of last year's section five only %q is found", text)
	}
	f.Previous = nil
	if text, similar := writing.LastYear(d, p); text != "" || similar != 0 {
		t.Errorf("%q, %.2f of no report", text, similar)
	}
}

func TestValidate(t *testing.T) {
	today := workday.MustDate("2026-11-22")
	training := writing.Event{Year: 2026, Kind: "training"}
	with := func(change func(*writing.Event)) writing.Event {
		e := training
		change(&e)
		return e
	}
	for _, c := range []struct {
		event writing.Event
		say   string // "" when it is sound
	}{
		{training, ""},
		{with(func(e *writing.Event) { e.Day, e.Quantity, e.Title = today, 12, "新条例" }), ""},
		{with(func(e *writing.Event) { e.None = true }), ""},
		{with(func(e *writing.Event) { e.Kind = "" }), "哪一类"},
		{with(func(e *writing.Event) { e.Kind = "holiday" }), "哪一类"},
		{with(func(e *writing.Event) { e.Year = 2027 }), "2027"},
		{with(func(e *writing.Event) { e.Year = 0 }), "年度0"},
		{with(func(e *writing.Event) { e.Day = workday.MustDate("2026-11-23") }), "还没有到"},
		{with(func(e *writing.Event) { e.Day = workday.MustDate("2025-12-31") }), "不在2026年"},
		{with(func(e *writing.Event) { e.Quantity = -1 }), "数量-1"},
		{with(func(e *writing.Event) { e.None, e.Quantity = true, 1 }), "只留一样"},
		{with(func(e *writing.Event) { e.None, e.Title = true, "无" }), "只留一样"},
		{with(func(e *writing.Event) { e.Title = "第一行\n第二行" }), "几行"},
		{with(func(e *writing.Event) { e.Title = "〔2021〕30号" }), "圆括号"},
		{with(func(e *writing.Event) { e.Title = strings.Repeat("长", 301) }), "300"},
		{with(func(e *writing.Event) { e.Kind, e.Quantity = "meeting", 3 }), "不记数量"},
		{with(func(e *writing.Event) { e.Kind = "consultation" }), "没有写数量"},
		{with(func(e *writing.Event) { e.Kind, e.Quantity = "consultation", 3 }), ""},
		{with(func(e *writing.Event) { e.Kind = "leadership" }), "没有写内容"},
		{with(func(e *writing.Event) { e.Kind, e.Title = "leadership", "。" }), "没有写内容"},
		{with(func(e *writing.Event) { e.Kind, e.None = "leadership", true }), ""},
	} {
		err := c.event.Validate(today)
		switch {
		case c.say == "" && err != nil:
			t.Errorf("%+v: %v", c.event, err)
		case c.say != "" && (fault.CodeOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), c.say)):
			t.Errorf("%+v: %v, want %s", c.event, err, c.say)
		}
	}
}

package disclosure_test

import (
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// TestSeedCase1: 农机补贴结果 goes through the seven steps to the archive, and
// nothing can be posted before 保密审查 has spoken.
func TestSeedCase1SevenSteps(t *testing.T) {
	i := newItem(office.TownRoute())
	for _, kind := range []office.StepKind{office.PreliminaryReview, office.SecrecyReview, office.ApprovalReview, office.SignOff} {
		i = through(t, i, kind)
		_, err := i.Post(board)
		says(t, "posted at "+i.Step().Name, err, "审签完才能公布")
	}
	i = through(t, i, office.Publishing)
	if i.State() != disclosure.Ready {
		t.Errorf("before posting: %s", i.State())
	}
	i, err := i.Post(board)
	says(t, "posted", err, "")
	if i.State() != disclosure.Hanging {
		t.Errorf("posted: %s", i.State())
	}
	_, err = i.Go()
	says(t, "without a photograph", err, "没有凭证")
	i, err = i.AddEvidence("b1", disclosure.Evidence{Digest: "d", Name: "照片.jpg", Taken: day("2026-03-06")})
	says(t, "evidence", err, "")
	i, err = i.TakeDown("b1", day("2026-03-20"), clerk)
	says(t, "taken down", err, "")
	if i.State() != disclosure.Down {
		t.Errorf("taken down: %s", i.State())
	}
	i, err = i.Go()
	says(t, "on to the archive", err, "")
	i, err = i.File(day("2026-03-31"))
	says(t, "filed", err, "")
	if i.State() != disclosure.InArchive {
		t.Errorf("filed: %s", i.State())
	}
	_, _, err = i.Revise(disclosure.Revision{Title: "改", Body: "改", Reason: "改"})
	says(t, "changed in the archive", err, "已经建档")
}

// TestSeedCase2: 不予公开 needs a reason, its explanation and the meeting.
func TestSeedCase2Withholding(t *testing.T) {
	for _, c := range []struct {
		name string
		w    *disclosure.Withholding
		says string
	}{
		{"nothing said", nil, "要有理由"},
		{"no reason", &disclosure.Withholding{Explanation: "磋商中", Meeting: "3月党委会"}, "要有理由"},
		{"a reason that the law lacks", &disclosure.Withholding{Reason: "busy", Explanation: "忙", Meeting: "3月党委会"}, "不在条例"},
		{"no explanation", &disclosure.Withholding{Reason: disclosure.ProcessInfo, Meeting: "3月党委会"}, "说明具体理由"},
		{"no meeting", &disclosure.Withholding{Reason: disclosure.ProcessInfo, Explanation: "还在磋商"}, "集体研究"},
		{"complete", &disclosure.Withholding{Reason: disclosure.ProcessInfo, Explanation: "还在磋商", Meeting: "党委会纪要〔2026〕3号"}, ""},
	} {
		i := newItem(office.WithholdingRoute())
		i.Attribute, i.Withheld = disclosure.Withhold, c.w
		says(t, c.name, i.Validate(day("2026-03-03")), c.says)
	}
	i := newItem(office.TownRoute())
	i.Attribute = disclosure.Withhold
	i.Withheld = &disclosure.Withholding{Reason: disclosure.ProcessInfo, Explanation: "还在磋商", Meeting: "党委会纪要〔2026〕3号"}
	_, err := i.Submit(day("2026-03-04"))
	says(t, "on the way to the board", err, "集体研究、备案")
	i.Flags.MajorMatter = true
	says(t, "三重一大", i.Validate(day("2026-03-03")), "必须公开")
}

func TestADraftThatCanBeKept(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*disclosure.Item)
		says   string
	}{
		{"as it is", func(*disclosure.Item) {}, ""},
		{"names with rare characters", func(i *disclosure.Item) { i.Title = "𠮷家沟䶮户公示" }, ""},
		{"no title", func(i *disclosure.Item) { i.Title = " " }, "标题"},
		{"a title of 201 characters", func(i *disclosure.Item) { i.Title = strings.Repeat("长", 201) }, "201个字"},
		{"two lines", func(i *disclosure.Item) { i.Title = "上\n下" }, "一行"},
		{"no kind", func(i *disclosure.Item) { i.Kind = "A16" }, "公开类别"},
		{"no attribute", func(i *disclosure.Item) { i.Attribute = "" }, "公开属性"},
		{"a group without a name", func(i *disclosure.Item) { i.Audience = disclosure.SpecificGroup }, "没有写是谁"},
		{"formed in 1970", func(i *disclosure.Item) { i.Formed = day("1970-01-01") }, "太早"},
		{"formed in 1971", func(i *disclosure.Item) { i.Formed = day("1971-01-01") }, ""},
		{"formed in two years", func(i *disclosure.Item) { i.Formed = day("2028-03-02") }, "一年以后"},
	} {
		i := newItem(office.TownRoute())
		c.change(&i)
		says(t, c.name, i.Validate(day("2026-03-03")), c.says)
	}
}

// TestTheClockOfAnItem: 20 working days from the day it was formed, three for
// a 解读.
func TestTheClockOfAnItem(t *testing.T) {
	var plain workday.Calendar // Monday to Friday
	for _, c := range []struct {
		name   string
		change func(*disclosure.Item)
		due    string
	}{
		{"article 26", func(*disclosure.Item) {}, "2026-03-30"},
		{"a 解读", func(i *disclosure.Item) { i.Relations.Interprets = "i0" }, "2026-03-05"},
		{"no day of formation", func(i *disclosure.Item) { i.Formed = workday.Date{} }, ""},
		{"never to be posted", func(i *disclosure.Item) { i.Route = office.WithholdingRoute() }, ""},
		{"posted", func(i *disclosure.Item) { i.Publications = []disclosure.Publication{board} }, ""},
	} {
		i := newItem(office.TownRoute())
		c.change(&i)
		due, why, runs, err := i.Deadline(&plain)
		if err != nil || runs != (c.due != "") || runs && (due.Due.String() != c.due || why == "") {
			t.Errorf("%s: %s %q %v %v", c.name, due.Due, why, runs, err)
		}
	}
}

func TestRelationsAndEndings(t *testing.T) {
	preview := newItem(office.TownRoute())
	preview.Flags.Preview = true
	says(t, "never posted", disclosure.CheckResult(&preview), "没有公布过")
	preview = through(t, preview, office.Publishing)
	preview, err := preview.Post(board)
	says(t, "posted", err, "")
	preview, err = preview.Hear(disclosure.Feedback{ID: "f1", On: day("2026-03-08"), From: "二组村民", Text: "建议把路灯装到桥头"})
	says(t, "heard", err, "")
	says(t, "not decided", disclosure.CheckResult(&preview), "采纳还是不采纳")
	_, err = preview.Reply("f1", "会上研究", nil, day("2026-03-09"), clerk)
	says(t, "neither yes nor no", err, "采纳还是不采纳")
	no := false
	_, err = preview.Reply("f1", " ", &no, day("2026-03-09"), clerk)
	says(t, "no without a reason", err, "不采纳的写理由")
	preview, err = preview.Reply("f1", "桥头不在本期预算内，列入明年", &no, day("2026-03-09"), clerk)
	says(t, "no, because", err, "")
	says(t, "decided", disclosure.CheckResult(&preview), "")

	_, err = preview.End(disclosure.Ending{Kind: disclosure.Revoked, On: day("2026-03-10"), By: clerk})
	says(t, "revoked without a word", err, "写明原因")
	gone, err := preview.End(disclosure.Ending{Kind: disclosure.Revoked, On: day("2026-03-10"), By: clerk, Explanation: "方案调整"})
	says(t, "revoked", err, "")
	if gone.State() != disclosure.HasEnded {
		t.Errorf("revoked: %s", gone.State())
	}
	_, _, err = gone.Revise(disclosure.Revision{Title: "新", Body: "新"})
	says(t, "written on", err, "已经撤销")
	if _, err = gone.TakeDown("b1", day("2026-03-11"), clerk); err != nil {
		t.Errorf("a revoked item cannot be taken down: %v", err)
	}
}

// TestPosting: what a posting must say.
func TestPosting(t *testing.T) {
	for _, c := range []struct {
		name   string
		item   func(*disclosure.Item)
		change func(*disclosure.Publication)
		says   string
	}{
		{"on the board", nil, func(*disclosure.Publication) {}, ""},
		{"on no channel", nil, func(p *disclosure.Publication) { p.Channel = "" }, "渠道"},
		{"no day", nil, func(p *disclosure.Publication) { p.On = workday.Date{} }, "公布日期"},
		{"no place", nil, func(p *disclosure.Publication) { p.Place = "" }, "地点"},
		{"a website has no place", nil, func(p *disclosure.Publication) { p.Place, p.Channel = "", catalog.Website }, ""},
		{"before it was signed", nil, func(p *disclosure.Publication) { p.On = day("2026-03-04") }, "先审查，后公开"},
		{"a term that ended before", nil, func(p *disclosure.Publication) { p.Until = day("2026-03-05") }, "早于公布日期"},
		{"internal matters on the web", func(i *disclosure.Item) { i.Audience = disclosure.Internal }, func(p *disclosure.Publication) { p.Channel = catalog.Website }, "对内公开"},
	} {
		i := through(t, newItem(office.TownRoute()), office.Publishing)
		if c.item != nil {
			c.item(&i)
		}
		p := board
		c.change(&p)
		_, err := i.Post(p)
		says(t, c.name, err, c.says)
	}
	i := through(t, newItem(office.TownRoute()), office.Publishing)
	p := board
	p.Until = day("2026-03-13")
	i, err := i.Post(p)
	says(t, "for seven days", err, "")
	_, err = i.TakeDown("b1", day("2026-03-13"), clerk)
	says(t, "taken down on the last day", err, "第二天起")
	_, err = i.TakeDown("b1", day("2026-03-14"), clerk)
	says(t, "taken down the day after", err, "")
}

func TestHowLongANoticeHangs(t *testing.T) {
	var plain workday.Calendar
	for _, c := range []struct {
		notice disclosure.Notice
		last   string
		known  bool
	}{
		{disclosure.Notice{}, "", true},
		{disclosure.Notice{Days: 7}, "2026-03-13", true},
		{disclosure.Notice{Days: 5, Working: true}, "2026-03-13", false},
	} {
		last, known, err := c.notice.LastDay(&plain, day("2026-03-06"))
		if err != nil || last.String() != c.last || known != c.known {
			t.Errorf("%+v: %s known %v %v", c.notice, last, known, err)
		}
	}
}

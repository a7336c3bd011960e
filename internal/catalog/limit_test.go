package catalog_test

import (
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

func TestReadingATimeLimit(t *testing.T) {
	for text, want := range map[string][3]string{
		"信息形成或者变更之日起20个工作日内":        {"20个工作日", "", ""},
		"制定或获取信息之日起10个工作日内，公示7个工作日": {"10个工作日", "", "7个工作日"},
		"信息形成或变更之日起3个工作日内":          {"3个工作日", "", ""},
		"及时公开，公告期限为5个工作日":           {"", "", "5个工作日"},
		"自信息形成之日起二十个工作日内":           {"20个工作日", "", ""},
		"十五个工作日以内":                  {"15个工作日", "", ""},
		"批准后20日内":                   {"20日", "批准", ""},
		"自审批决定作出之日起７个工作日内":          {"7个工作日", "审批决定作出", ""},
		"公示期满后5个工作日内":               {"5个工作日", "公示期满", ""},
		"突发事件发生后24小时内":              {"24小时", "突发事件发生", ""},
		"公示不少于7天":                   {"", "", "7日"},
		"公告7日内":                     {"7日", "", ""},
		"每季度的首个月20日":                {"", "", ""},
		"及时":                        {"", "", ""},
		"":                          {"", "", ""},
	} {
		l := catalog.ReadTimeLimit(text)
		got := [3]string{"", l.Start, ""}
		if !l.Within.IsZero() {
			got[0] = l.Within.String()
		}
		if !l.Notice.IsZero() {
			got[2] = l.Notice.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func calendar2026(t *testing.T) *workday.Calendar {
	t.Helper()
	pack, err := workday.NewPack(workday.PackData{Year: 2026, Sources: []workday.Source{{Title: "通知"}}, Days: []workday.Exception{
		{Date: day("2026-01-01"), Name: "元旦", Off: true}, {Date: day("2026-02-17"), Name: "春节", Off: true}, {Date: day("2026-04-06"), Name: "清明节", Off: true},
		{Date: day("2026-05-01"), Name: "劳动节", Off: true}, {Date: day("2026-06-19"), Name: "端午节", Off: true}, {Date: day("2026-09-25"), Name: "中秋节", Off: true},
		{Date: day("2026-10-01"), Name: "国庆节", Off: true},
	}})
	if err != nil {
		t.Fatal(err)
	}
	c, err := workday.NewCalendar(pack)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestByWhenToPublish(t *testing.T) {
	for _, c := range []struct {
		limit, formed, due, says   string
		village                    bool
		assumed, estimated, longer bool
	}{
		{limit: "20个工作日内", formed: "2026-03-02", due: "2026-03-30", says: "按公开时限“20个工作日内”"},
		{limit: "3个工作日内", formed: "2026-04-03", due: "2026-04-09", says: "3个工作日内，2026-04-09前"},
		{limit: "及时", formed: "2026-03-02", due: "2026-03-30", says: "第二十六条：20个工作日内", assumed: true},
		{limit: "随时公布", formed: "2026-03-02", due: "2026-03-30", says: "村务也没有法定天数", village: true, assumed: true},
		{limit: "30个工作日内", formed: "2026-03-02", due: "2026-04-14", says: "比《政府信息公开条例》第二十六条的20个工作日长", longer: true},
		{limit: "30个工作日内", formed: "2026-03-02", due: "2026-04-14", says: "30个工作日内", village: true},
		{limit: "批准后20日内", formed: "2026-03-02", due: "2026-03-22", says: "原文从“批准”起算"},
		{limit: "24小时内", formed: "2026-03-02", due: "2026-03-03", says: "24小时内"},
		{limit: "10个工作日内", formed: "2026-12-28", due: "2027-01-11", says: "估算", estimated: true},
	} {
		e := catalog.Entry{Category1: "甲", TimeLimit: c.limit, ForVillage: c.village, Mode: catalog.Mode{Proactive: true}}
		clock, err := catalog.PublishBy(e, day(c.formed), calendar2026(t))
		if err != nil || clock.Due.String() != c.due || !strings.Contains(clock.Sentence, c.says) || clock.Assumed != c.assumed || clock.Estimated != c.estimated || clock.Longer != c.longer {
			t.Errorf("%s from %s: %+v %v", c.limit, c.formed, clock, err)
		}
	}
	if _, err := catalog.PublishBy(catalog.Entry{}, workday.Date{}, calendar2026(t)); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("without a date: %v", err)
	}
	if _, err := catalog.PublishBy(catalog.Entry{}, day("1900-01-01"), calendar2026(t)); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("long ago: %v", err)
	}
}

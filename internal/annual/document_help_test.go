package annual_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/workday"
)

// sound is a town's report of 2024 in which nothing is wrong.
func sound() *annual.Document {
	figures := annual.Figures{}
	for a := range annual.Edition2021().Cells {
		figures[a] = annual.Count(0)
	}
	set := func(number int64, cells ...annual.Address) {
		for _, a := range cells {
			figures[a] = annual.Count(number)
		}
	}
	set(3, "table3.new_received.natural_person", "table3.new_received.total", "table3.result_total.natural_person", "table3.result_total.total")
	set(2, "table3.granted.natural_person", "table3.granted.total")
	set(1, "table3.other_misc.natural_person", "table3.other_misc.total", "table4.reconsideration.upheld", "table4.reconsideration.total")
	set(4, "table2.normative_documents.made", "table2.normative_documents.in_force")
	set(63_000_000, "table2.charges.amount_10k_yuan")
	set(50, "table2.licences.decisions")
	report := &annual.Report{
		Organ: "青石镇人民政府", Level: "town", Year: 2024, Form: "2021", Issued: workday.MustDate("2025-01-20"),
		Title:    "青石镇2024年政府信息公开工作年度报告",
		Preamble: "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制本报告。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。",
		Sections: []annual.Section{
			{Heading: "一、总体情况", Text: strings.Join([]string{
				"（一）主动公开。2024年，我镇主动公开政府信息120条，其中机构职能10条、财政信息30条、工作动态80条。",
				"（二）依申请公开。2024年，我镇收到政府信息公开申请3件，其中予以公开2件，申请人撤回1件；发生行政复议1件，结果维持，没有发生行政诉讼。",
				"（三）政府信息管理。严格执行先审查、后公开，全年制发行政规范性文件4件。",
				"（四）政府信息公开平台建设。在便民服务中心设政务公开专区，及时维护县政府网站本镇栏目。",
				"（五）监督保障。全年组织培训2次，考核和社会评议结果良好，没有责任追究的情形。",
			}, "\n")},
			{Heading: "二、主动公开政府信息情况"}, {Heading: "三、收到和处理政府信息公开申请情况"}, {Heading: "四、政府信息公开行政复议、行政诉讼情况"},
			{Heading: "五、存在的主要问题及改进情况", Text: "村级公开栏更新不够及时，部分站所报送信息偏少。\n2025年，我镇将按季度检查村级公开栏，把报送情况纳入站所考核。"},
			{Heading: "六、其他需要报告的事项", Text: "2024年没有收取信息处理费。"},
		},
		Figures: figures,
	}
	return annual.DocumentOf(report)
}

// lastYear is the report of 2023 that sound follows on.
func lastYear() *annual.Report {
	before := *sound().Report
	before.Figures = maps.Clone(before.Figures)
	before.Year, before.Title = 2023, "青石镇2023年政府信息公开工作年度报告"
	before.Figures["table2.normative_documents.made"] = annual.Count(0)
	before.Figures["table2.normative_documents.in_force"] = annual.Count(0)
	before.Sections = slices.Clone(before.Sections)
	before.Sections[0].Text = "（一）主动公开。把惠农补贴、宅基地审批两类信息作为重点，在村务公开栏和广播里同步公开，方便老年人了解。"
	before.Sections[4].Text = "宣传不够，部分群众不知道可以申请公开。2024年在赶集日设点宣传。"
	return &before
}

// change is what a case does to the sound report.
type change func(*annual.Document)

// with replaces words wherever they stand in the prose.
func with(old, changed string) change {
	return func(d *annual.Document) {
		d.Preamble = strings.ReplaceAll(d.Preamble, old, changed)
		for i := range d.Sections {
			d.Sections[i].Text = strings.ReplaceAll(d.Sections[i].Text, old, changed)
		}
	}
}

// adding puts a paragraph at the end of a section.
func adding(section int, text string) change {
	return func(d *annual.Document) { d.Sections[section-1].Text += "\n" + text }
}

// titled gives another title.
func titled(title string) change { return func(d *annual.Document) { d.Title = title } }

// headed gives a section another heading.
func headed(section int, heading string) change {
	return func(d *annual.Document) { d.Sections[section-1].Heading = heading }
}

// cell puts a number into cells.
func cell(number int64, cells ...annual.Address) change {
	return func(d *annual.Document) {
		for _, a := range cells {
			d.Figures[a] = annual.Count(number)
		}
	}
}

// dated puts another date under the report.
func dated(date string) change {
	return func(d *annual.Document) { d.Issued = workday.MustDate(date) }
}

// undated puts something under the report that is no date.
func undated(printed string) change {
	return func(d *annual.Document) { d.Issued, d.Dated = workday.Date{}, printed }
}

// after sets last year's report, itself changed.
func after(changes ...change) change {
	return func(d *annual.Document) {
		before := annual.DocumentOf(lastYear())
		for _, c := range changes {
			c(before)
		}
		d.Previous = before.Report
	}
}

// all makes several changes.
func all(changes ...change) change {
	return func(d *annual.Document) {
		for _, c := range changes {
			c(d)
		}
	}
}

// quiet makes a year without applications and cases.
func quiet(d *annual.Document) {
	for a := range d.Figures {
		if table, _, _ := a.Split(); table != annual.Table2 {
			d.Figures[a] = annual.Count(0)
		}
	}
	with("我镇收到政府信息公开申请3件，其中予以公开2件，申请人撤回1件；发生行政复议1件，结果维持，没有发生行政诉讼。", "我镇没有收到政府信息公开申请。")(d)
}

// alarms are the rules that give an error or a warning, with the severity.
func alarms(doc *annual.Document, ctx annual.Context) map[string]annual.Severity {
	out := map[string]annual.Severity{}
	for _, f := range annual.CheckDocument(doc, ctx) {
		if f.Severity == annual.Error || f.Severity == annual.Warning && out[f.Rule] == "" {
			out[f.Rule] = f.Severity
		}
	}
	return out
}

func TestASoundReportRaisesNoAlarm(t *testing.T) {
	for _, c := range []change{all(), after(), quiet, all(quiet, after())} {
		doc := sound()
		c(doc)
		for _, f := range annual.CheckDocument(doc, annual.Context{}) {
			if f.Severity != annual.Unjudged && f.Rule != "CARRY" && f.Rule != "YEAR-JUMP" {
				t.Errorf("%s %s: %s", f.Severity, f.Rule, f.Message)
			}
		}
	}
}

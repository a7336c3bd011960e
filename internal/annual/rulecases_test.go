package annual_test

import (
	"testing"

	"zwgk/internal/annual"
)

// ruleCase is a report in which a rule must speak, or a report that is nearly
// so and in which it must not.
type ruleCase struct {
	rule     string
	name     string
	make     change
	severity annual.Severity // "" for a near miss
}

const (
	must = annual.Error
	look = annual.Warning
	pass = annual.Severity("")
)

func ruleCases() []ruleCase {
	var cases []ruleCase
	cases = append(cases, tableCases()...)
	cases = append(cases, frameCases()...)
	cases = append(cases, citationCases()...)
	cases = append(cases, figureCases()...)
	return append(cases, wordCases()...)
}

// TestEveryRuleHasATrueCaseAndANearMiss runs the cases, and holds that no rule
// is without either.
func TestEveryRuleHasATrueCaseAndANearMiss(t *testing.T) {
	found, missed := map[string]int{}, map[string]int{}
	for _, c := range ruleCases() {
		doc := sound()
		c.make(doc)
		if got := alarms(doc, annual.Context{})[c.rule]; got != c.severity {
			t.Errorf("%s, %s: %q, want %q", c.rule, c.name, got, c.severity)
		}
		if c.severity == pass {
			missed[c.rule]++
		} else {
			found[c.rule]++
		}
	}
	for _, rule := range annual.AllRules() {
		if found[rule.Name] == 0 || missed[rule.Name] == 0 {
			t.Errorf("%s has %d true cases and %d near misses", rule.Name, found[rule.Name], missed[rule.Name])
		}
		if rule.Basis == "" || rule.Severity == "" {
			t.Errorf("%s has no basis or severity", rule.Name)
		}
	}
	if n := len(annual.AllRules()); n != 35 {
		t.Errorf("%d rules, want the 35 that are named", n)
	}
}

// Cases of the rules on the tables. More of them are in check_test.go.
func tableCases() []ruleCase {
	words := func(at annual.Address, text string) change {
		return func(d *annual.Document) { d.Figures[at] = annual.ParseCell(text, annual.UnitOf(at)) }
	}
	form := func(year int, id string) change {
		return func(d *annual.Document) { d.Year, d.Form = year, id }
	}
	level := func(l string) change { return func(d *annual.Document) { d.Level = l } }
	return []ruleCase{
		{"FORM-YEAR", "2019年的表用在2024年度", form(2024, "2019"), must},
		{"FORM-YEAR", "2019年的表用在2020年度", form(2020, "2019"), pass},
		{"CELL", "空白", words("table3.granted.research", ""), must},
		{"CELL", "单位写在格子里", words("table2.charges.amount_10k_yuan", "240万元"), must},
		{"CELL", "0", words("table3.granted.research", "0"), pass},
		{"REG0", "镇有规章", cell(6, "table2.regulations.in_force"), must},
		{"REG0", "市有规章", all(cell(6, "table2.regulations.in_force"), level("city")), pass},
		{"T3-MAIN", "新收多1", cell(4, "table3.new_received.natural_person", "table3.new_received.total"), must},
		{"T3-MAIN", "新收多1，结转下年也多1", cell(1, "table3.carried_over.natural_person", "table3.carried_over.total", "table3.carried_forward.natural_person", "table3.carried_forward.total"), pass},
		{"T3-SUM", "予以公开少1", cell(1, "table3.granted.natural_person", "table3.granted.total"), must},
		{"T3-SUM", "予以公开少1，部分公开多1", cell(1, "table3.granted.natural_person", "table3.granted.total", "table3.partially_granted.natural_person", "table3.partially_granted.total"), pass},
		{"T3-ROW", "总计不等于各列", cell(2, "table3.new_received.total"), must},
		{"T3-ROW", "自然人换成企业", all(cell(2, "table3.new_received.natural_person"), cell(1, "table3.new_received.commercial")), pass},
		{"T4-SUM", "总计没有加尚未审结", cell(1, "table4.direct_litigation.pending"), must},
		{"T4-SUM", "总计加了尚未审结", cell(1, "table4.direct_litigation.pending", "table4.direct_litigation.total"), pass},
		{"CARRY", "上年结转下年2", after(cell(2, "table3.carried_forward.total")), must},
		{"CARRY", "上年结转下年0", after(), pass},
		{"INFORCE", "上年现行有效9", after(cell(9, "table2.normative_documents.in_force")), look},
		{"INFORCE", "上年0加制发4", after(), pass},
		{"YEAR-JUMP", "行政许可从50到600", all(cell(600, "table2.licences.decisions"), after()), look},
		{"YEAR-JUMP", "行政许可从50到400", all(cell(400, "table2.licences.decisions"), after()), pass},
		{"YEAR-JUMP", "行政强制从0到15", all(cell(15, "table2.coercive_measures.decisions"), after()), pass},
		{"DECIMALS", "六位小数", cell(190_457_379, "table2.charges.amount_10k_yuan"), look},
		{"DECIMALS", "四位小数", cell(190_457_300, "table2.charges.amount_10k_yuan"), pass},
		{"LABEL", "内部写成内容", labelled("5.属于三类内容事务信息", "5.属于三类内部事务信息"), must},
		{"LABEL", "没有通栏行", labelled("", "第二十条第（一）项"), look},
		{"LABEL", "没有写全", labelled("1.申请人无正当理由逾期不补正", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"), look},
		{"LABEL", "一字不差", all(), pass},
	}
}

func labelled(printed, right string) change {
	return func(d *annual.Document) {
		d.Labels = append(d.Labels, annual.Label{Where: "table3.denied_internal_affairs.total", Printed: printed, Right: right})
	}
}

// Cases of title, sections, headings, years and dates.
func frameCases() []ruleCase {
	return []ruleCase{
		{"TITLE", "没有“工作年度报告”", titled("关于2024年度政府信息公开情况的报告"), must},
		{"TITLE", "少“年度”", titled("青石镇2024年度政府信息公开工作报告"), must},
		{"TITLE", "没有年", titled("青石镇政府信息公开工作年度报告"), must},
		{"TITLE", "别的年", titled("青石镇2023年政府信息公开工作年度报告"), must},
		{"TITLE", "年度两次", titled("青石镇2024年度政府信息公开工作年度报告"), look},
		{"TITLE", "年份在前", titled("2024年青石镇政府信息公开工作年度报告"), pass},
		{"TITLE", "两行", titled("青石镇2024年\n政府信息公开工作年度报告"), pass},
		{"SECTIONS", "少第六部分", func(d *annual.Document) { d.Sections = d.Sections[:5] }, must},
		{"SECTIONS", "次序颠倒", func(d *annual.Document) { d.Sections[1], d.Sections[2] = d.Sections[2], d.Sections[1] }, must},
		{"SECTIONS", "写成五个部分", with("编制本报告。", "编制本报告，全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题五个部分。"), must},
		{"SECTIONS", "2019年以前的部分", with("编制本报告。", "编制本报告。本报告由概述、主动公开政府信息情况、政府信息公开的收费及减免情况、存在的主要问题等部分组成。"), must},
		{"SECTIONS", "小标题从（二）起", with("（一）主动公开。", "主动公开。"), must},
		{"SECTIONS", "没有写平台", with("（四）政府信息公开平台建设。在便民服务中心设政务公开专区，及时维护县政府网站本镇栏目。", "（四）群众满意。"), look},
		{"SECTIONS", "表格是图片", func(d *annual.Document) { d.Pictures = []int{2} }, look},
		{"SECTIONS", "六个部分都列出", with("编制本报告。", "编制本报告。报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"), pass},
		{"SECTIONS", "别的事有五个方面", adding(1, "从五个方面加强政府信息公开工作的组织领导。"), pass},
		{"HEADING", "工作基本情况", headed(1, "一、工作基本情况"), must},
		{"HEADING", "存在问题及改进情况", headed(5, "五、存在问题及改进情况"), must},
		{"HEADING", "少一个顿号", headed(4, "四、政府信息公开行政复议行政诉讼情况"), pass},
		{"YEAR", "上年的数", with("2024年，我镇主动公开", "2023年，我镇主动公开"), must},
		{"YEAR", "上一年度", with("2024年，我镇主动公开", "上一年度，我镇主动公开"), look},
		{"YEAR", "打算写成去年", with("2025年，我镇将", "2023年，我镇将"), must},
		{"YEAR", "打算写成报告年度", with("2025年，我镇将", "2024年，我镇将"), look},
		{"YEAR", "和上年比", adding(1, "2023年公开政府信息100条，2024年比2023年增加20条。"), pass},
		{"YEAR", "别年的一天", adding(1, "2023年12月印发公开目录2份。"), pass},
		{"YEAR", "别年的文件", adding(1, "印发《2023年政务公开工作要点》2份。"), pass},
		{"PERIOD", "去年的期限", with("统计期限为2024年1月1日至2024年12月31日", "统计期限为2023年1月1日至2023年12月31日"), must},
		{"PERIOD", "到30日", with("2024年12月31日", "2024年12月30日"), must},
		{"PERIOD", "缺字", with("统计期限为2024年1月1日", "统计期限为20241月1日"), look},
		{"PERIOD", "后一个年份省略", with("至2024年12月31日", "至12月31日止"), pass},
		{"DATE", "年份没有改", dated("2024-01-20"), must},
		{"DATE", "年底前", dated("2024-12-28"), look},
		{"DATE", "六月", dated("2025-06-17"), look},
		{"DATE", "不是日期", undated("2025年2月30日"), must},
		{"DATE", "31日", dated("2025-01-31"), pass},
	}
}

// Cases of notices and laws.
func citationCases() []ruleCase {
	notice := func(number string) change { return with("国办公开办函〔2021〕30号", number) }
	return []ruleCase{
		{"BASIS", "旧格式的文号", notice("国办公开办函〔2019〕60号"), must},
		{"BASIS", "没有的文号", notice("国办公开办函〔2019〕30号"), must},
		{"BASIS", "方括号", notice("国办公开办函[2021]30号"), pass},
		{"BASIS", "另一个通知", adding(1, "按照《政府信息公开平台规范》（国办公开办函〔2019〕61号）整理栏目。"), pass},
		{"LAW-TITLE", "少“政府”", with("《中华人民共和国政府信息公开条例》", "《中华人民共和国信息公开条例》"), must},
		{"LAW-TITLE", "条列", with("《中华人民共和国政府信息公开条例》", "《中华人民共和国政府信息公开条列》"), must},
		{"LAW-TITLE", "简称", with("《中华人民共和国政府信息公开条例》", "《政府信息公开条例》"), pass},
		{"LAW-TITLE", "地方的条例", adding(1, "按照《某某市政府信息公开规定》和《某省政府信息公开条例》执行。"), pass},
		{"LAW-WORDING", "2007年的国务院令", with("国务院令第711号", "国务院令第492号"), must},
		{"LAW-WORDING", "三需要", adding(1, "满足群众生产、生活、科研等特殊需要。"), must},
		{"LAW-WORDING", "以公开为原则", adding(1, "坚持以公开为原则、不公开为例外。"), look},
		{"LAW-WORDING", "15个工作日答复", adding(1, "申请均在15个工作日内答复。"), look},
		{"LAW-WORDING", "第三方15个工作日", adding(1, "征求第三方意见，第三方在15个工作日内答复。"), pass},
		{"LAW-WORDING", "以公开为常态", adding(1, "坚持以公开为常态、不公开为例外。"), pass},
	}
}

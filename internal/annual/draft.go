package annual

import (
	"fmt"
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// Draft writes the report of a year from its figures. Every number in the text
// is taken from the figures, and a sentence about something that no ledger
// records says so: the clerk completes it, the program invents nothing.
func Draft(organ office.Organ, year int, issued workday.Date, figures Figures) *Report {
	d := drafter{year: year, figures: figures, regulations: organ.Level.MakesRegulations()}
	headings := Headings()
	texts := []string{d.overview(), "", "", "", d.problems(), d.otherMatters()}
	sections := make([]Section, len(headings))
	for i := range headings {
		sections[i] = Section{headings[i], texts[i]}
	}
	return &Report{
		Organ: organ.Name, Level: string(organ.Level), Year: year, Form: Edition2021().ID, Issued: issued,
		Title:    fmt.Sprintf("%s%d年政府信息公开工作年度报告", organ.ShortName(), year),
		Preamble: d.preamble(organ.Name),
		Sections: sections, Figures: figures,
	}
}

type drafter struct {
	year        int
	figures     Figures
	regulations bool
}

// total is the number in a row's 总计 column of table three.
func (d drafter) total(rows ...request.Outcome) int64 {
	var n int64
	for _, row := range rows {
		n += d.figures[At(Table3, string(row), Total)].Number
	}
	return n
}

func (d drafter) number(table, row, column string) int64 {
	return d.figures[At(table, row, column)].Number
}

func (d drafter) preamble(organ string) string {
	return fmt.Sprintf("根据《中华人民共和国政府信息公开条例》第五十条和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（%s）的要求，%s编制本报告。报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。所列数据的统计期限为%d年1月1日至%d年12月31日。",
		Edition2021().Notice, organ, d.year, d.year)
}

// overview has the five parts that the form asks of section one; 监督保障
// includes 考核、社会评议 and 责任追究 (条例 article 50 item 4).
func (d drafter) overview() string {
	return lines(
		"（一）主动公开。"+d.proactive(),
		"（二）依申请公开。"+d.onRequest()+d.disputes(),
		"（三）政府信息管理。"+d.management(),
		"（四）政府信息公开平台建设。本年度台账没有政府信息公开平台新建、停用或者改版的登记。",
		"（五）监督保障。本年度台账没有政府信息公开工作考核、社会评议和责任追究的登记。",
	)
}

func (d drafter) proactive() string {
	made := fmt.Sprintf("制发行政规范性文件%d件", d.number(Table2, "normative_documents", Made))
	if d.regulations {
		made = fmt.Sprintf("制发规章%d件、行政规范性文件%d件", d.number(Table2, "regulations", Made), d.number(Table2, "normative_documents", Made))
	}
	return fmt.Sprintf("%d年，%s；作出行政许可决定%d件、行政处罚决定%d件、行政强制决定%d件；行政事业性收费%s万元。",
		d.year, made, d.number(Table2, string(Licences), Decisions), d.number(Table2, string(Penalties), Decisions),
		d.number(Table2, string(CoerciveMeasures), Decisions), FormatAmount(d.number(Table2, string(Charges), AmountDue)))
}

func (d drafter) onRequest() string {
	received, carried := d.number(Table3, NewReceived, Total), d.number(Table3, CarriedOver, Total)
	if received+carried == 0 {
		return fmt.Sprintf("%d年没有收到政府信息公开申请，也没有上年结转的申请。", d.year)
	}
	s := fmt.Sprintf("%d年收到政府信息公开申请%d件，其中自然人%d件、法人或者其他组织%d件；上年结转%d件。",
		d.year, received, d.number(Table3, NewReceived, string(request.NaturalPerson)),
		received-d.number(Table3, NewReceived, string(request.NaturalPerson)), carried)
	done := d.number(Table3, ResultTotal, Total)
	if done == 0 {
		return s + fmt.Sprintf("年内没有办结的申请，%d件结转下年度继续办理。", d.number(Table3, CarriedForward, Total))
	}
	return s + fmt.Sprintf("办结%d件，其中%s；结转下年度继续办理%d件。", done, d.outcomes(), d.number(Table3, CarriedForward, Total))
}

// outcomes lists the groups of results that occurred; together they are all
// results, so the parts add up to the total.
func (d drafter) outcomes() string {
	groups := []struct {
		label string
		rows  []request.Outcome
	}{
		{"予以公开", []request.Outcome{request.Granted}},
		{"部分公开", []request.Outcome{request.PartiallyGranted}},
		{"不予公开", []request.Outcome{request.DeniedStateSecret, request.DeniedLawForbidden, request.DeniedSafetyStability, request.DeniedThirdParty,
			request.DeniedInternalAffairs, request.DeniedProcessInfo, request.DeniedEnforcementFile, request.DeniedAdminQuery}},
		{"无法提供", []request.Outcome{request.UnavailableNotHeld, request.UnavailableNeedsWork, request.UnavailableUnclear}},
		{"不予处理", []request.Outcome{request.RejectedPetition, request.RejectedDuplicate, request.RejectedPublication, request.RejectedAbusive, request.RejectedReconfirm}},
		{"其他处理", []request.Outcome{request.OtherNoCorrection, request.OtherFeeUnpaid, request.OtherMisc}},
	}
	var parts []string
	for _, g := range groups {
		if n := d.total(g.rows...); n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d件", g.label, n))
		}
	}
	return strings.Join(parts, "、")
}

func (d drafter) disputes() string {
	review := d.number(Table4, string(request.Reconsideration), Total)
	direct := d.number(Table4, string(request.DirectLitigation), Total)
	after := d.number(Table4, string(request.LitigationAfterReconsideration), Total)
	if review+direct+after == 0 {
		return "没有因政府信息公开工作发生的行政复议和行政诉讼。"
	}
	s := fmt.Sprintf("因政府信息公开工作发生行政复议%d件，", review)
	if direct+after == 0 {
		return s + "没有发生行政诉讼。"
	}
	return s + fmt.Sprintf("行政诉讼%d件（未经复议直接起诉%d件、复议后起诉%d件）。", direct+after, direct, after)
}

func (d drafter) management() string {
	normative := fmt.Sprintf("行政规范性文件本年废止%d件，年末现行有效%d件。", d.number(Table2, "normative_documents", Abolished), d.number(Table2, "normative_documents", InForce))
	if !d.regulations {
		return normative
	}
	return fmt.Sprintf("规章本年废止%d件，年末现行有效%d件；", d.number(Table2, "regulations", Abolished), d.number(Table2, "regulations", InForce)) + normative
}

// problems pairs each problem that the figures show with what will be done.
func (d drafter) problems() string {
	var found, measures []string
	note := func(n int64, problem, measure string) {
		if n > 0 {
			found = append(found, fmt.Sprintf(problem, n))
			measures = append(measures, measure)
		}
	}
	note(d.number(Table3, CarriedForward, Total), "年末有%d件申请尚未办结", "对结转的申请逐件列出法定期限，到期前答复")
	note(d.total(request.UnavailableUnclear, request.OtherNoCorrection), "有%d件申请因内容不明确、申请人没有补正而未能提供信息", "在接收申请时当面或者电话确认内容，补正告知写明需要补正的具体事项")
	note(d.overturned(), "有%d件行政复议、行政诉讼的结果是纠正", "对结果纠正的案件逐件复核，改进答复的事实和依据")
	if len(found) == 0 {
		return fmt.Sprintf("%d年的申请、复议和诉讼台账没有反映出超期、纠正等问题；本年度业务量小，登记和答复的规范还没有经过充分检验。下一年度按季度核对台账，及时补登遗漏的事项。", d.year)
	}
	return lines(
		"从本年度台账看，主要问题是："+strings.Join(found, "；")+"。",
		fmt.Sprintf("%d年的改进措施是：", d.year+1)+strings.Join(measures, "；")+"。",
	)
}

func (d drafter) overturned() int64 {
	var n int64
	for _, k := range request.CaseKinds() {
		n += d.number(Table4, string(k), string(request.Overturned))
	}
	return n
}

// otherMatters reports the 信息处理费 (国办函〔2020〕109号). Ledgers so far do not
// record payments, so the sentence says what was recorded.
func (d drafter) otherMatters() string {
	const basis = "依据《政府信息公开信息处理费管理办法》，"
	if n := d.total(request.OtherFeeUnpaid); n > 0 {
		return basis + fmt.Sprintf("本年度因申请人逾期未按收费通知要求缴纳费用而不再处理的申请%d件；台账没有信息处理费实际收取金额的登记。没有其他需要报告的事项。", n)
	}
	return basis + "本年度台账没有发出收费通知和收取信息处理费的登记。没有其他需要报告的事项。"
}

func lines(paragraphs ...string) string { return strings.Join(paragraphs, "\n") }

package writing

import (
	"fmt"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/request"
)

// onRequest is （二）依申请公开.
func (w writer) onRequest() Text {
	return w.inYear(w.applications(), w.results(), w.disputes(), w.tellAll("consultation"))
}

// applications says what came in, and from whom.
func (w writer) applications() string {
	in, over := w.number(received), w.number(carriedOver)
	switch {
	case in == 0 && over == 0:
		return sentence("没有收到政府信息公开申请", "也没有上年结转的申请")
	case in == 0:
		return sentence("没有收到政府信息公开申请", w.than(""), "上年结转"+w.count(carriedOver))
	}
	return sentence("收到政府信息公开申请"+w.count(received), w.from(), w.than("和上年一样多"), w.some("上年结转", carriedOver, "没有上年结转的申请"))
}

// from says who applied.
func (w writer) from() string {
	in, persons := w.number(received), w.number(fromPersons)
	switch {
	case in == 1 && persons == 1:
		return "申请人是自然人"
	case in == 1 && persons == 0:
		return "申请人是法人或者其他组织"
	case persons == in:
		return "申请人都是自然人"
	case persons == 0:
		return "申请人都是法人或者其他组织"
	}
	return "其中自然人" + w.count(fromPersons) + "、法人或者其他组织" + w.count(fromBodies)
}

// than compares what came in with last year, when last year's report is at
// hand.
func (w writer) than(same string) string {
	if g := w.Figure(receivedChange); !g.Known {
		return ""
	}
	before := w.Previous.Get(annual.Address(received)).Number
	switch in := w.number(received); {
	case in > before:
		return "比上年增加" + w.count(receivedChange)
	case in < before:
		return "比上年减少" + w.count(receivedChange)
	}
	return same
}

// results says what became of them. The groups are all results, so that they
// add up to what was closed.
func (w writer) results() string {
	if w.number(received)+w.number(carriedOver) == 0 {
		return ""
	}
	open := w.some("结转下年度继续办理", carriedForward, "没有结转下年度的申请")
	if w.number(closed) == 0 {
		return sentence("年内没有办结的申请", open)
	}
	var names, parts []string
	for _, g := range outcomeGroups {
		if w.number(g.fact) > 0 {
			names = append(names, g.label)
			parts = append(parts, g.label+w.count(g.fact))
		}
	}
	how := "其中" + strings.Join(parts, "、")
	if len(parts) == 1 {
		how = "结果是" + names[0]
		if w.number(closed) > 1 {
			how = "结果都是" + names[0]
		}
	}
	return sentence("办结"+w.count(closed), how) + sentence(open)
}

// disputes are 行政复议 and 行政诉讼 over the year's disclosure.
func (w writer) disputes() string {
	if w.number(reviews)+w.number(suits) == 0 {
		return sentence("没有因政府信息公开工作发生的行政复议和行政诉讼")
	}
	review := "没有发生行政复议"
	if w.number(reviews) > 0 {
		review = join("，", "发生行政复议"+w.count(reviews), w.judged(request.Reconsideration))
	}
	return sentence("因政府信息公开工作"+review) + w.litigation()
}

func (w writer) litigation() string {
	direct := w.number(cell(annual.Table4, string(request.DirectLitigation), annual.Total))
	after := w.number(cell(annual.Table4, string(request.LitigationAfterReconsideration), annual.Total))
	all := "发生行政诉讼" + w.count(suits)
	switch {
	case direct+after == 0:
		return sentence("没有发生行政诉讼")
	case after == 0:
		return sentence(all, "未经复议直接起诉", w.judged(request.DirectLitigation))
	case direct == 0:
		return sentence(all, "复议后起诉", w.judged(request.LitigationAfterReconsideration))
	}
	return sentence(all) + w.suits("未经复议直接起诉", request.DirectLitigation) + w.suits("复议后起诉", request.LitigationAfterReconsideration)
}

func (w writer) suits(words string, kind request.CaseKind) string {
	return sentence(words+"的"+w.count(cell(annual.Table4, string(kind), annual.Total)), w.judged(kind))
}

// verdicts are the columns of table four in words: of one of several results,
// of the only result, and of the only result of several cases.
var verdicts = []struct{ key, one, only, all string }{
	{string(request.Upheld), "结果维持", "结果是维持", "结果都是维持"},
	{string(request.Overturned), "结果纠正", "结果是纠正", "结果都是纠正"},
	{string(request.OtherResult), "其他结果", "是其他结果", "都是其他结果"},
	{annual.Pending, "尚未审结", "尚未审结", "都尚未审结"},
}

// judged says what came of a kind of cases.
func (w writer) judged(kind request.CaseKind) string {
	var parts []string
	only := ""
	for _, v := range verdicts {
		fact := cell(annual.Table4, string(kind), v.key)
		switch w.number(fact) {
		case 0:
			continue
		case 1:
			only = v.only
		default:
			only = v.all
		}
		parts = append(parts, v.one+w.count(fact))
	}
	if len(parts) == 1 {
		return only
	}
	return strings.Join(parts, "、")
}

// fees is what section six says of the 信息处理费, whatever the amount.
func (w writer) fees() Text {
	unpaid := total(request.OtherFeeUnpaid)
	out := w.some("发出收费通知", notices, "没有发出收费通知")
	if w.number(notices) == 0 && w.number(unpaid) > 0 {
		out = "" // the ledgers disagree, and the notices are the ones to be looked up
	}
	year := join("，", out, "实际收取信息处理费"+w.count(collected), w.only("减免信息处理费", waived),
		w.only("因申请人逾期未按收费通知要求缴纳费用而不再处理的申请", unpaid))
	return Text(sentence("依据《政府信息公开信息处理费管理办法》", fmt.Sprintf("%d年", w.Year)+year))
}

// other is what else section six says.
func (w writer) other() Text {
	if told := w.told("other_matter"); told != "" {
		return Text(told)
	}
	return "没有其他需要报告的事项。"
}

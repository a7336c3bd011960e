package sheet

import (
	"fmt"
	"strings"
	"sync"

	"zwgk/internal/request"
)

// caseKindValue is what the two columns 案件类型 and 起诉方式 say together.
type caseKindValue struct {
	kind  request.CaseKind
	fault string
	how   bool // the fault is in 起诉方式
}

// litigation is a 行政诉讼 of which it is not known how it was brought.
const litigation request.CaseKind = "litigation"

// readCaseKind reads the kind of a case; how may be blank.
func readCaseKind(text, how string) caseKindValue {
	if noValue(strings.TrimSpace(fold(text))) {
		text = ""
	}
	if noValue(strings.TrimSpace(fold(how))) {
		how = ""
	}
	if text == "" && how == "" {
		return caseKindValue{fault: "没有写明是行政复议还是行政诉讼；诉讼还要写明未经复议直接起诉或复议后起诉"}
	}
	kind, ok := caseKind(text)
	if !ok && text != "" {
		return caseKindValue{fault: fmt.Sprintf("案件类型“%s”不认识。写“行政复议”或“行政诉讼”", clip(text))}
	}
	if how == "" {
		if kind == litigation {
			return caseKindValue{how: true, fault: "诉讼没有写明是未经复议直接起诉还是复议后起诉，进不了表四。补上起诉方式"}
		}
		return caseKindValue{kind: kind}
	}
	way, ok := caseKind(how)
	switch {
	case !ok || way == litigation:
		return caseKindValue{how: true, fault: fmt.Sprintf("起诉方式“%s”不认识。写“未经复议直接起诉”或“复议后起诉”", clip(how))}
	case text == "" || kind == litigation && way != request.Reconsideration || kind == way:
		return caseKindValue{kind: way}
	}
	return caseKindValue{how: true, fault: fmt.Sprintf("案件类型“%s”与起诉方式“%s”对不上。复议案件不填起诉方式，诉讼写明直接起诉或复议后起诉", clip(text), clip(how))}
}

// caseKind reads one of the two columns, or both written into one.
func caseKind(text string) (request.CaseKind, bool) {
	parts := pieces(clip(text))
	if k, ok := caseWords().kinds.find(strings.Join(parts, "")); ok {
		return k, true
	}
	kind := request.CaseKind("")
	for _, p := range parts {
		k, ok := caseWords().kinds.find(p)
		switch {
		case !ok:
			return "", false
		case kind == "" || kind == litigation && k != request.Reconsideration:
			kind = k
		case k != kind && (k != litigation || kind == request.Reconsideration):
			return "", false
		}
	}
	return kind, kind != ""
}

// caseResultValue is what a result cell says; "" means 尚未审结.
type caseResultValue struct {
	result request.CaseResult
	fault  string
}

func readCaseResult(text string) caseResultValue {
	if noValue(strings.TrimSpace(fold(text))) {
		return caseResultValue{}
	}
	parts := pieces(clip(text))
	whole := strings.Join(parts, "")
	if r, ok := caseWords().results.find(whole); ok {
		return caseResultValue{result: r}
	}
	if ask, ok := caseWords().unclear.find(whole); ok {
		return caseResultValue{fault: fmt.Sprintf(ask, clip(text))}
	}
	found := request.CaseResult("none")
	for _, p := range parts {
		r, ok := caseWords().results.find(p)
		if !ok || found != "none" && found != r {
			found = "none"
			break
		}
		found = r
	}
	if found != "none" {
		return caseResultValue{result: found}
	}
	return caseResultValue{fault: fmt.Sprintf("审理结果“%s”不认识。写“结果维持”、“结果纠正”、“其他结果”或“尚未审结”", clip(text))}
}

const (
	askDismissed = "“%s”有两种可能。驳回复议请求、诉讼请求的写“结果维持”，驳回起诉、不予受理的写“其他结果”"
	askWonLost   = "“%s”看不出表四的结果。写“结果维持”、“结果纠正”或“其他结果”"
)

// caseTables are the words for 复议 and 诉讼, by what they mean.
type caseTables struct {
	kinds   wordIndex[request.CaseKind]
	results wordIndex[request.CaseResult]
	unclear wordIndex[string] // what to ask
	clashes []string
}

var caseWords = sync.OnceValue(buildCaseWords)

func buildCaseWords() caseTables {
	t := caseTables{kinds: wordIndex[request.CaseKind]{}, results: wordIndex[request.CaseResult]{}, unclear: wordIndex[string]{}}
	for k, words := range map[request.CaseKind][]string{
		request.Reconsideration: {"行政复议", "复议", "复议案件", "行政复议案件", "政府信息公开行政复议"},
		request.DirectLitigation: {"未经复议直接起诉", "直接起诉", "直接诉讼", "未经复议", "未经复议直接诉讼", "未经复议起诉", "未复议直接起诉", "直诉", "行政诉讼直接起诉",
			"行政诉讼未经复议直接起诉", "诉讼直接起诉", "未复议"},
		request.LitigationAfterReconsideration: {"复议后起诉", "复议后诉讼", "经复议后起诉", "经复议", "经复议起诉", "先复议后起诉", "经过复议", "复议后", "复议后提起诉讼",
			"行政诉讼复议后起诉", "诉讼复议后起诉", "经复议后"},
		litigation: {"行政诉讼", "诉讼", "行政诉讼案件", "诉讼案件", "应诉", "行政应诉", "政府信息公开行政诉讼", "行政诉讼一审", "行政诉讼二审", "一审", "二审"},
	} {
		t.kinds.add(k, &t.clashes, words...)
	}
	for r, words := range map[request.CaseResult][]string{
		"": {"尚未审结", "未审结", "审理中", "正在审理", "在审", "未结", "待审", "尚未结案", "未结案", "审查中", "正在审查", "中止", "中止审理", "待判决", "待裁决",
			"在办", "办理中", "未判决", "尚未判决", "待审理", "已受理", "已立案", "结转", "结转下年"},
		request.Upheld: {"结果维持", "维持", "维持原行政行为", "维持原决定", "维持原判", "维持原答复", "复议维持", "驳回诉讼请求", "驳回原告诉讼请求", "驳回复议请求",
			"驳回申请人的复议请求", "决定维持", "判决维持", "驳回行政复议请求", "判决驳回原告诉讼请求", "判决驳回诉讼请求"},
		request.Overturned: {"结果纠正", "纠正", "撤销", "变更", "确认违法", "责令履行", "责令重新答复", "撤销重作", "撤销并责令重新答复", "部分撤销", "确认无效", "责令重作",
			"撤销并责令重作", "责令限期履行", "撤销原答复", "撤销原行政行为", "责令限期答复", "撤销责令重新答复", "责令重新作出答复", "确认违法责令履行", "撤销并责令重新作出答复",
			"责令重新作出", "责令答复", "限期履行", "限期答复"},
		request.OtherResult: {"其他结果", "其他", "其它", "其它结果", "终止", "终止审理", "终止复议", "撤回", "撤诉", "准予撤诉", "准许撤诉", "申请人撤回", "原告撤诉", "撤回申请",
			"撤回复议申请", "撤回起诉", "驳回起诉", "不予受理", "调解", "和解", "调解结案", "驳回复议申请", "裁定驳回起诉", "不予立案", "按撤诉处理", "移送", "撤回复议", "终止行政复议",
			"申请人撤回申请", "原告撤回起诉", "和解撤诉"},
	} {
		t.results.add(r, &t.clashes, words...)
	}
	for ask, words := range map[string][]string{
		askDismissed: {"驳回", "驳回申请", "驳回申请人", "予以驳回", "裁定驳回", "驳回上诉"},
		askWonLost:   {"胜诉", "败诉", "已审结", "审结", "已结案", "结案", "已判决", "已裁决", "已办结", "办结"},
	} {
		t.unclear.add(ask, &t.clashes, words...)
	}
	return t
}

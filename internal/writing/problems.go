package writing

import (
	"fmt"
	"strings"
)

// finding is something that the year's records show and that is to be done
// better.
type finding struct {
	fact    Fact
	problem string // # is the figure with its measure word
	measure string
	again   string // what is done when last year's report named the same
	word    string // by which last year's report is known to have named it
}

var findings = []finding{
	{lateAnswers, "有#申请超过法定期限答复", "收到申请当天列出答复期限，期满以前提醒承办人", "把答复期限交专人逐日核对，期满以前没有答复的报分管负责人", "超过法定期限答复"},
	{lateItems, "有#信息超过法定期限公开", "信息形成当天登记，期满以前提醒承办人公开", "每月核对一次没有公开的信息，超过期限的报分管负责人", "超过法定期限公开"},
	{carriedForward, "年末有#申请尚未办结", "对结转的申请逐件列出法定期限，到期以前答复", "对结转的申请每月通报一次进度，不再结转", "尚未办结"},
	{uncorrected, "有#申请没有补正清楚，没有能够提供信息", "在接收申请时当面或者电话确认内容，补正告知写明需要补正的具体事项", "补正告知发出以前交专人复核，附上填写样本", "没有补正清楚"},
	{overturned, "有#行政复议、行政诉讼的结果是纠正", "对结果纠正的案件逐件复核，改进答复的事实和依据", "答复发出以前先经法制人员审核", "结果是纠正"},
	{uncovered, "公开目录里有#事项全年没有公开", "对照目录逐项核对，有内容的及时公开，没有内容的写明原因", "把没有公开的目录事项分给承办人，按季度核对", "公开目录里有"},
	{"self_check.quantity", "自查发现问题#", "对自查发现的问题逐个复查，没有整改的限期整改", "把反复出现的问题写进工作制度，按制度检查", "自查发现问题"},
}

// found are the findings of the year, each with its measure.
func (w writer) found(all []finding) (problems, measures []string) {
	before := w.lastProblems()
	for _, f := range all {
		if w.number(f.fact) == 0 {
			continue
		}
		problem, measure := strings.Replace(f.problem, "#", w.count(f.fact), 1), f.measure
		if strings.Contains(before, f.word) {
			problem, measure = problem+"，上年度的报告已经提出", f.again
		}
		problems, measures = append(problems, problem), append(measures, measure)
	}
	return problems, measures
}

// lastProblems is what last year's report says in section five.
func (w writer) lastProblems() string {
	const problems = 5
	return sectionOf(w.Previous, problems)
}

// problems is section five: what the records show, and what will be done.
func (w writer) problems() Text {
	problems, measures := w.found(findings)
	if len(problems) == 0 {
		return Text(fmt.Sprintf("%d年的台账没有反映出%s的情况。%d年按季度核对台账，及时补登遗漏的事项。", w.Year, w.clear(), w.Year+1))
	}
	return lines(sentence("从本年度台账看，主要问题"+listed(problems)), sentence(fmt.Sprintf("%d年的改进措施", w.Year+1)+listed(measures)))
}

// clear names what was looked at and found in order.
func (w writer) clear() string {
	names := []string{"年末申请尚未办结", "行政复议和行政诉讼结果纠正"}
	if w.Delays != nil {
		names = append([]string{"超过法定期限答复、公开"}, names...)
	}
	if w.Published.Entries > 0 {
		names = append(names, "目录事项全年没有公开")
	}
	return strings.Join(names, "、")
}

var ordinals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// listed numbers points inside a sentence: 一是……；二是……. A single one has no
// number.
func listed(points []string) string {
	if len(points) == 1 {
		return "是" + points[0]
	}
	return "：" + join("；", numbered("是", points)...)
}

// numbered puts 一是, 一要 before each point.
func numbered(word string, points []string) []string {
	out := make([]string, len(points))
	for i, p := range points {
		out[i] = ordinals[i%len(ordinals)] + word + p
	}
	return out
}

// followUp says what became of last year's measures, as far as the records know.
func (w writer) followUp() Text {
	kept := ""
	if w.Previous != nil && w.number(carriedOver) > 0 && w.number(carriedForward) == 0 {
		kept = sentence("上年结转的" + w.count(carriedOver) + "申请已经全部办结")
	}
	return Text(w.told("follow_up") + kept)
}

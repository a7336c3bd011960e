package writing

import "fmt"

// workPreamble opens the 政务公开工作总结.
func (w writer) workPreamble() Text {
	return Text(fmt.Sprintf("现将%s%d年政务公开工作总结如下。", w.Organ.ShortName(), w.Year))
}

func (w writer) leadership() Text { return w.inYear(w.tellAll("leadership", "meeting", "training")) }

// workPlatform and workSupervision leave out what the annual report must say
// even of nothing.
func (w writer) workPlatform() Text {
	return w.inYear(w.usedChannels(), w.tellAll("platform", "column_opened", "column_closed", "zone"))
}

func (w writer) workSupervision() Text {
	return w.inYear(w.tellAll("self_check", "village_check", "evaluation", "public_review", "accountability", "follow_up"))
}

// workProblems are 一是……, 二是……, a paragraph each.
func (w writer) workProblems() Text {
	problems, _ := w.found(findings)
	if len(problems) == 0 {
		return Text(fmt.Sprintf("%d年的台账没有反映出%s的情况。", w.Year, w.clear()))
	}
	return points("是", problems)
}

// workPlans are 一要……, 二要……, one for each problem.
func (w writer) workPlans() Text {
	_, measures := w.found(findings)
	if len(measures) == 0 {
		return Text(fmt.Sprintf("%d年按季度核对台账，及时补登遗漏的事项。", w.Year+1))
	}
	return points("要", measures)
}

// points are numbered paragraphs; a single one has no number.
func points(word string, all []string) Text {
	if len(all) == 1 {
		return Text(sentence(all[0]))
	}
	paragraphs := numbered(word, all)
	for i, p := range paragraphs {
		paragraphs[i] = sentence(p)
	}
	return lines(paragraphs...)
}

// villagePreamble opens the 村务公开工作总结. It cites no article: the law was
// amended as of 2026, and its articles have other numbers since.
func (w writer) villagePreamble() Text {
	return Text(fmt.Sprintf("根据《中华人民共和国村民委员会组织法》关于村务公开的规定，现将%s%d年村务公开工作情况总结如下。", w.Organ.Name, w.Year))
}

// posted is what the village published, how often and where.
func (w writer) posted() Text {
	text := w.inYear(w.items("公布村务"), w.often(), w.channels(), w.coverage())
	if text == "" {
		return w.inYear("没有登记公布的村务。")
	}
	return text
}

// often says in how many months and quarters something was posted.
func (w writer) often() string {
	if w.Village == nil || w.number(postedMonths) == 0 {
		return ""
	}
	if w.number(missedQuarters) == 0 {
		return sentence("四个季度都有公布", "公布村务的月份有"+w.count(postedMonths))
	}
	return sentence("有"+w.count(postedQuarters)+"公布了村务", "公布村务的月份有"+w.count(postedMonths))
}

// voices are what villagers said of what was posted, and the answers.
func (w writer) voices() Text {
	if w.Village == nil {
		return ""
	}
	got := "收到村民对公布事项的意见" + w.count(opinions)
	switch all, done := w.number(opinions), w.number(answered); {
	case all == 0:
		return w.inYear("没有收到村民对公布事项的意见。")
	case done >= all && all == 1:
		return w.inYear(sentence(got, "已经答复"))
	case done >= all:
		return w.inYear(sentence(got, "都已经答复"))
	case done == 0:
		return w.inYear(sentence(got, "还没有答复"))
	}
	return w.inYear(sentence("收到村民对公布事项的意见"+w.count(opinions), "已经答复"+w.count(answered), "还没有答复"+w.count(unanswered)))
}

// oversight is how the village watched over its own affairs.
func (w writer) oversight() Text {
	told := w.tellAll("village_meeting", "finance_review", "oversight", "assessment")
	if told == "" {
		return w.inYear("没有登记民主理财、村务监督和民主评议。")
	}
	return w.inYear(told)
}

// villageFindings are the findings of a village's year.
var villageFindings = []finding{
	{missedQuarters, "有#没有公布村务", "每季度公布一次，财务往来多的每月公布", "每季度末由村务监督委员会核对公布的内容", "没有公布村务"},
	{lateItems, "有#村务没有按期公布", "期满以前提醒经办人公布", "没有按期公布的由村务监督委员会督促", "没有按期公布"},
	{unanswered, "有#村民意见没有答复", "逐条答复并公布答复的内容", "没有答复的逐条说明原因", "没有答复"},
	{uncovered, "公开目录里有#事项全年没有公开", "对照目录逐项核对，有内容的及时公布", "把没有公布的事项分给经办人，按季度核对", "公开目录里有"},
	{openMatters, "年末有#村务事项没有办结", "办结以后公布结果", "对没有办结的事项每季度公布一次进展", "没有办结"},
}

// open is what is left to do.
func (w writer) open() Text {
	problems, measures := w.found(villageFindings)
	if len(problems) == 0 {
		return Text(fmt.Sprintf("%d年末没有登记未办结的村务事项。%d年按季度核对公布的内容，及时补登遗漏的事项。", w.Year, w.Year+1))
	}
	return lines(sentence("从本年度的登记看，主要问题"+listed(problems)), sentence(fmt.Sprintf("%d年的打算", w.Year+1)+listed(measures)))
}

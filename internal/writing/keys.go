package writing

import "zwgk/internal/annual"

// The keys of the parts. They are kept with what a clerk wrote, so that they
// never change.
const (
	keyPreamble    = "preamble"
	keyProactive   = "1.proactive"
	keyOnRequest   = "1.on_request"
	keyManagement  = "1.management"
	keyPlatform    = "1.platform"
	keySupervision = "1.supervision"
	keyDisclosed   = "2.disclosed"
	keyApplied     = "3.applied"
	keyDisputes    = "4.disputes"
	keyFollowUp    = "5.follow_up"
	keyProblems    = "5.problems"
	keyFees        = "6.fees"
	keyOther       = "6.other"

	keyLeadership = "1.leadership"
	keyFaults     = "2.problems"
	keyPlans      = "3.plans"

	keyPosted    = "1.posted"
	keyVoices    = "2.voices"
	keyOversight = "3.oversight"
	keyOpen      = "4.open"
)

// outline is where a part stands and who writes it.
type outline struct {
	key     string
	section string // "" for the preamble
	heading string // its own name; the mark （一） comes before it
	write   func(writer) Text
}

// outlineOf gives the parts of a paper.
func outlineOf(paper Paper) []outline {
	switch paper {
	case AnnualReport:
		return annualOutline
	case WorkSummary:
		return workOutline
	case VillageSummary:
		return villageOutline
	}
	return nil
}

var annualOutline = func() []outline {
	h := annual.Headings()
	tables := func(writer) Text { return "" } // the tables speak for themselves
	return []outline{
		{keyPreamble, "", "", writer.preamble},
		{keyProactive, h[0], "主动公开", writer.proactive},
		{keyOnRequest, h[0], "依申请公开", writer.onRequest},
		{keyManagement, h[0], "政府信息管理", writer.management},
		{keyPlatform, h[0], "平台建设", writer.platform},
		{keySupervision, h[0], "监督保障", writer.supervision},
		{keyDisclosed, h[1], "", tables},
		{keyApplied, h[2], "", tables},
		{keyDisputes, h[3], "", tables},
		{keyFollowUp, h[4], "", writer.followUp},
		{keyProblems, h[4], "", writer.problems},
		{keyFees, h[5], "", writer.fees},
		{keyOther, h[5], "", writer.other},
	}
}()

const (
	workDone   = "一、政务公开取得的成绩"
	workFaults = "二、存在的问题"
	workPlans  = "三、下步工作打算"
)

var workOutline = []outline{
	{keyPreamble, "", "", writer.workPreamble},
	{keyLeadership, workDone, "组织领导", writer.leadership},
	{keyProactive, workDone, "主动公开", writer.proactive},
	{keyOnRequest, workDone, "依申请公开", writer.onRequest},
	{keyManagement, workDone, "政府信息管理", writer.management},
	{keyPlatform, workDone, "平台建设", writer.workPlatform},
	{keySupervision, workDone, "监督检查", writer.workSupervision},
	{keyFaults, workFaults, "", writer.workProblems},
	{keyPlans, workPlans, "", writer.workPlans},
}

var villageOutline = []outline{
	{keyPreamble, "", "", writer.villagePreamble},
	{keyPosted, "一、村务公布情况", "", writer.posted},
	{keyVoices, "二、征询意见和答复情况", "", writer.voices},
	{keyOversight, "三、民主监督情况", "", writer.oversight},
	{keyOpen, "四、没有办结的事项和下步打算", "", writer.open},
}
